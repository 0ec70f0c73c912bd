"""The people named in an article: full names, what a lone "Kim" means, what each one is."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from kg.extract.actors.facts.namesakes import (
    Named,
    by_own_field,
    folded,
    in_several_fields,
    is_of_other_gender,
    last_named,
    misspelt,
)
from kg.extract.actors.facts.other_office import is_another, title_of, works_elsewhere
from kg.extract.actors.facts.person_facts import TITLE, PersonFacts, by_apposition, by_title
from kg.extract.grammar import possible_speakers as agents
from kg.extract.grammar.apposed_names import (
    holder_of,
    is_department,
    is_title,
    name_ending_phrase,
    office_with_name,
)
from kg.extract.grammar.entities import nicknames
from kg.extract.grammar.functions import is_apposition
from kg.extract.lexicon import forms_of_address, words
from kg.gazetteer import gazetteer
from kg.gazetteer.names import words as gazetteer_words
from kg.parse.recognised_names import name_parts

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from kg.model import Entity, Token
    from kg.parse import ParsedArticle


class _Namesakes(NamedTuple):
    """Mentions in full of those who share a part of a name, in text order.

    `holders` says after each of them whom the bare part means, "" for nobody who can be told.
    """

    firsts: list[int]
    names: list[str]
    holders: list[str]


class People:
    """The names of people in one article."""

    def __init__(self, parsed: ParsedArticle) -> None:
        self.parsed = parsed
        self._facts: dict[str, PersonFacts] = {}
        self._genders: dict[str, str | None] = {}
        self._names: dict[int, str | None] = {}
        self._entities = [
            e for e in parsed.parse.entities if e.label == "PERSON" and not self._is_body(e)
        ]
        self._entities.sort(key=lambda e: e.first)
        self._firsts = [e.first for e in self._entities]
        self._named = {i for e in self._entities for i in range(e.first, e.last)}
        self._namesakes: dict[tuple[str, str | None], _Namesakes] = {}
        self._relatives: dict[int, bool] = {}

    def _is_body(self, entity: Entity) -> bool:
        """Tell whether "the outlet Politiken" names a body: the noun before the name says so."""
        first = entity.first - 1
        while first > 0 and self.parsed.tokens[first].text.isspace():
            first -= 1
        before = self.parsed.tokens[first]
        named = before.ent == "ORG" or (
            before.text[:1].isupper() and entity.last - entity.first > 1
        )
        body = entity.first > 0 and not named and agents.is_group(before)
        return body and office_with_name(self.parsed, self.parsed.tokens[entity.last - 1]) is None

    @cached_property
    def _full(self) -> list[Named]:
        """(token, full name, family, given) of every mention that is more than one word."""
        found: list[Named] = []
        named = {self._text(e) for e in self._entities if self._words(e)}
        for entity in self._entities:
            words = [t.text for t in self._words(entity)]
            text = self._text(entity) if words else ""
            plain = _without_initials(text, named)
            words, text = (plain.split(" "), plain) if plain is not None else (words, text)
            if " " in text:  # not "Hale-Osei", a surname in three words
                family, given = name_parts(words)
                found.append(Named(entity.first, text, family, given))
        return found

    @cached_property
    def _others_of_one_surname(self) -> dict[int, str]:
        """Surnames by place whose title is not that of anybody who is named in full with them.

        "President Orrin" beside "First Lady Mira Orrin", and so is his wife "Helga Orrin".
        """
        by_family: dict[str, dict[str, list[int]]] = {}
        for first, name, family, _ in self._full:
            by_family.setdefault(folded(family), {}).setdefault(name, []).append(first)
        found: dict[int, str] = {}
        for entity in self._entities:
            words = self._words(entity)
            if len(words) != 1 or folded(words[0].text) not in by_family:
                continue
            full = by_family[folded(words[0].text)].values()
            if all(self._is_another(entity, places) for places in full):
                found[entity.first] = words[0].text
        return found

    def _is_another(self, bare: Entity, places: list[int]) -> bool:
        full = [self.parsed.entity_at[i] for i in places]
        told = gender_of_title(self.parsed.tokens[bare.first - 1]) if bare.first else None
        if told is not None and all(is_of_other_gender(told, self._words(e)[0].text) for e in full):
            return True  # "Mr. Orrin" beside "Michelle Orrin"
        relative = any(self._is_relative(i) for i in places)
        if relative and title_of(self.parsed, bare) is not None:
            return not any(by_title(self.parsed, e).role for e in full)
        return is_another(self.parsed, bare, full) or works_elsewhere(self.parsed, bare, full)

    @cached_property
    def _by_own_field(self) -> dict[int, Named]:
        surnames = [e for e in self._entities if len(self._words(e)) == 1]
        return by_own_field(self.parsed, surnames, self._full)

    @cached_property
    def _in_several_fields(self) -> frozenset[str]:
        return in_several_fields(self.parsed, self._others_of_one_surname, self._full)

    @cached_property
    def _bearers(self) -> dict[str, list[Named]]:
        """Full names by each part that may stand for them: family, given, any end of the name."""
        found: dict[str, list[Named]] = {}
        for full in self._full:
            words = folded(full[1]).split(" ")
            ends = {" ".join(words[k:]) for k in range(len(words))}
            first = words[:1] if len(words) > 2 and len(words[0]) > 2 else []
            for part in {folded(full[2]), folded(full[3]), *ends, *first}:
                found.setdefault(part, []).append(full)
        for place, name in self._others_of_one_surname.items():
            found.setdefault(folded(name), []).append(Named(place, name, name, ""))
        for one in self._by_own_field.values():
            if folded(one.family) in self._in_several_fields:
                found.setdefault(folded(one.family), []).append(one)
        for known in found.values():
            known.sort(key=itemgetter(0))
        by_place = {f[0]: f for f in self._full}
        for nickname, place in nicknames(self.parsed, self.parsed.parse.entities).items():
            entity = self.parsed.entity_at.get(place)
            if entity is not None and entity.first in by_place:
                found.setdefault(folded(nickname), []).append(by_place[entity.first])
        for full in self._full:  # "Ruiz" of "Ana Ruiz Soler", where nobody else is called so
            words = folded(full[1]).split(" ")
            given_last = "-" in words[-1]  # "Kwok" of "Calvin Kwok Lan-hing"
            if len(words) > 2 and (given_last or full[2] == self._last(full[1])):
                others = found.get(words[-2], [])
                if all(f[1] == full[1] for f in others):
                    found.setdefault(words[-2], []).append(full)
        return found

    @staticmethod
    def _last(name: str) -> str:
        return name.rsplit(" ", 1)[-1]

    def _words(self, entity: Entity) -> list[Token]:
        tokens = self.parsed.tokens[entity.first : entity.last]
        return [t for t in tokens if t.text not in ("'s", "’s") and not t.text.isspace()]

    def _text(self, entity: Entity) -> str:
        words = self._words(entity)
        text = self.parsed.text[words[0].start : words[-1].end]
        return " ".join(text.split())

    def name_at(self, head: Token) -> str | None:
        """Return the full name of the person that a token names, or None if it names none."""
        if head.i not in self._named:
            return None
        if head.i not in self._names:
            entity = self.parsed.entity_at[head.i]
            text = self._text(entity) if self._words(entity) else ""
            alone = entity.first in self._others_of_one_surname
            told = self._by_own_field.get(entity.first)
            full = told.name if told is not None else _without_initials(text, self._times)
            if full is None and text and not alone:
                full = self._full_name(text, head.i)
            self._names[head.i] = (text if full is None else full) or None
        return self._names[head.i]

    def is_ambiguous(self, head: Token) -> bool:
        """Tell whether a token names a person of whom it cannot be told which one is meant."""
        return head.i in self._named and self.name_at(head) is None

    def named_after(self, head: Token) -> Token | None:
        """Return the name that ends an office's phrase: "Ambassador to the U.N. Ann Lee"."""
        at = bisect_right(self._firsts, head.i)
        for entity in self._entities[at : bisect_right(self._firsts, head.i + TITLE)]:
            between = self.parsed.tokens[head.i + 1 : entity.first]
            linked = ("ADP", "DET", "PROPN", "PART", "ADJ", "NOUN")
            if all(t.pos in linked for t in between) and self._attached(head, entity):
                return self.parsed.tokens[entity.last - 1]
        return name_ending_phrase(self.parsed, head)

    def _attached(self, head: Token, entity: Entity) -> bool:
        """Tell whether the name follows at once, or after "to the U.N." and its like.

        "An aide to President Ana Ruiz" is not Ana Ruiz: a body or place must stand between.
        """
        between = self.parsed.tokens[head.i + 1 : entity.first]
        if all(is_title(t) for t in between):
            return True
        entities = (self.parsed.entity_at.get(t.i) for t in between[1:])
        post = any(e is not None and e.label in ("ORG", "GPE", "FAC", "LOC") for e in entities)
        return (post or is_department(head, between)) and between[0].lemma in words(
            "post_prepositions"
        )

    def _full_name(self, part: str, place: int) -> str | None:
        """Return whose part of a name this is: the last one named before, else the first after."""
        wanted = gender_of_title(self.parsed.tokens[place - 1]) if place else None
        key = (part, wanted)
        if key not in self._namesakes:
            self._namesakes[key] = self._namesakes_of(*key)
        known = self._namesakes[key]
        before = bisect_right(known.firsts, place)
        if not before:
            return known.names[0] if known.names else None
        return known.holders[before - 1]

    def _namesakes_of(self, part: str, wanted: str | None) -> _Namesakes:
        """Return who may be meant by a part of a name, after each of their mentions in full.

        Of several namesakes, one takes a bare surname over only when it has been out of use for a
        while, or when he is named in full more often: a passing relative takes nothing over.
        """
        plain = folded(part)
        fits = self._bearers.get(plain) or misspelt(plain, self._full)
        if " " in plain:  # a name of two words and more is only short for a longer one
            fits = [f for f in fits if len(f[1]) > len(part) and not _is_junior(f[1], part)]
        fits = self._agreeing(fits, wanted)
        names = [f[1] for f in fits]
        firsts = [f[0] for f in fits]
        if plain in self._in_several_fields:
            return _Namesakes(firsts, names, last_named(self.parsed, fits))
        if " " in part or len(set(names)) < 2:
            return _Namesakes(firsts, names, names)
        counts, bare = self._times, self._alone.get(part, [])
        holder = best = names[0]
        holders = []
        for first, name in zip(firsts, names, strict=True):
            used = bisect_left(bare, first)
            idle = not used or first - bare[used - 1] > _IDLE
            if name != holder and (idle or counts[name] > counts[holder]):
                holder = name
            best = name if counts[name] > counts[best] else best
            holders.append(holder if counts[holder] * 2 >= counts[best] else best)
        return _Namesakes(firsts, names, holders)

    @cached_property
    def _times(self) -> Counter[str]:
        """How often each person is named in full."""
        return Counter([f[1] for f in self._full] + list(self._others_of_one_surname.values()))

    @cached_property
    def _alone(self) -> dict[str, list[int]]:
        """Where each name of one word stands, in text order."""
        found: dict[str, list[int]] = {}
        for entity in self._entities:
            if entity.last - entity.first == 1:
                found.setdefault(self.parsed.tokens[entity.first].text, []).append(entity.first)
        return found

    def _agreeing(self, fits: list[Named], wanted: str | None) -> list[Named]:
        """Leave out the relatives ("his wife Ann X") and whom "Mr." or "Mrs." cannot mean."""
        apart = [f for f in fits if not self._is_relative(f[0])] or fits
        return [f for f in apart if wanted is None or self._given(f[3]) in (None, wanted)] or apart

    def _is_relative(self, first: int) -> bool:
        if first not in self._relatives:
            self._relatives[first] = self._is_called_relative(first)
        return self._relatives[first]

    def _is_called_relative(self, first: int) -> bool:
        entity = self.parsed.entity_at[first]
        above = holder_of(self.parsed, self.parsed.tokens[entity.last - 1])
        apposed = () if above is None else (above, self.parsed.head(above))
        return any(gender_of_relative(t.lemma) for t in (*self._before(first), *apposed))

    def _before(self, first: int) -> list[Token]:
        """Return up to three tokens before a name that are of its phrase.

        Not "his mother, | Montalvo left", nor "the wife of | Moor", nor another name.
        """
        entity = self.parsed.entity_at[first]
        set_off = is_apposition(self.parsed.tokens[entity.last - 1])
        found: list[Token] = []
        for token in reversed(self.parsed.tokens[max(0, first - 3) : first]):
            ends = token.pos in ("CCONJ", "SCONJ", "ADP", "VERB", "AUX")
            if token.i in self._named or ends or (token.text == "," and not set_off):
                break
            found.append(token)
        return found

    def _given(self, given: str) -> str | None:
        names = gazetteer().genders
        first = given.split(" ")[0]
        return names.get(first) or names.get(first.split("-")[0])

    def gender(self, name: str) -> str | None:
        """Return `m` or `f` by title, relation or office beside a mention, or by given name."""
        if name not in self._genders:
            told = None
            for entity in self._by_name.get(name, []):
                for token in self._before(entity.first):
                    told = told or gender_of_title(token) or gender_of_relative(token.lemma)
                    told = told or gender_of_noun(token)
            parts = name.split(" ")
            self._genders[name] = told or (self._given(parts[0]) if len(parts) > 1 else None)
        return self._genders[name]

    @cached_property
    def _by_name(self) -> dict[str, list[Entity]]:
        found: dict[str, list[Entity]] = {}
        for entity in self._entities:
            name = self.name_at(self.parsed.tokens[entity.last - 1])
            if name is not None:
                found.setdefault(name, []).append(entity)
        return found

    def named(self) -> Iterator[tuple[str, list[Entity]]]:
        """Yield everybody's full name with the places where he is named."""
        yield from self._by_name.items()

    def places_of(self, name: str) -> list[Entity]:
        """Return the places where somebody is named, by his full name."""
        return self._by_name.get(name, [])

    def facts(self, name: str) -> PersonFacts:
        """Return what the article says of a person, the first mention to say it."""
        if name not in self._facts:
            role = country = organ = None
            for entity in self._by_name.get(name, []):
                found = by_title(self.parsed, entity)
                apposed = by_apposition(self.parsed, entity)
                role = role or _office(found.role, apposed.role)
                country = country or found.country or apposed.country
                organ = organ or apposed.organ or found.organ
            self._facts[name] = PersonFacts(role=role, country=country, organ=organ)
        return self._facts[name]


def _without_initials(text: str, named: Container[str]) -> str | None:
    """Return a name without its initials, where the article has it so: "Ann | E. | Lee"."""
    first, *middle, last = text.split(" ") if text.count(" ") > 1 else ["", ""]
    initials = all(len(part.rstrip(".")) == 1 and part[:1].isupper() for part in middle)
    plain = f"{first} {last}"
    return plain if middle and initials and plain in named else None


def _is_junior(name: str, plain: str) -> bool:
    """Tell whether a name is another with "Jr." behind it: the son, where the father is named."""
    rest = name.removeprefix(plain).strip(" ,").rstrip(".").casefold()
    return name.startswith(plain) and rest in gazetteer_words("suffixes")


def _office(before: str | None, after: str | None) -> str | None:
    """Return the office of "the minister, Doctor Ann Lee": a form of address is none beside it."""
    return after if after is not None and before in forms_of_address() else before or after


_IDLE = 160
"""Tokens after which a surname is free for a namesake (tried on 84 articles: 9 of 10 right)."""


def gender_of_title(token: Token) -> str | None:
    """Return what a form of address tells: "Mrs", "Señor", "Dame"."""
    if not token.text[:1].isupper():
        return None
    form = forms_of_address().get(token.text.casefold().rstrip("."))
    return form.gender if form is not None else None


def gender_of_noun(token: Token) -> str | None:
    """Return what a noun for a person tells: "spokeswoman", "king", "businessman"."""
    word = token.text.casefold()
    if word.endswith("woman") or word in words("women"):
        return "f"
    return "m" if word in words("men") else gender_of_relative(word)


def gender_of_relative(word: str) -> str | None:
    """Return what a noun for a relative tells: "sister", "uncle"."""
    female, male = word in words("female_relatives"), word in words("male_relatives")
    return "f" if female else "m" if male else None
