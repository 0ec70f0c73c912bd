"""Whom "the striker", "the 72-year-old", "the Portuguese manager" take up: who was called so.

A noun before a name ("striker Ann Roe") or set off behind it ("Ann Roe, a striker,") describes a
person; the same noun with "the" means that person while no other was called so. An age means the
one of whom it was told, else the one whom the sentence before is about.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from kg.extract.actors.coreference.told_callings import narrower
from kg.extract.actors.facts.people import gender_of_noun
from kg.extract.grammar.dependents import appositions, has_determiner, main_word, own_subject
from kg.extract.grammar.functions import is_conjunct
from kg.extract.grammar.governors import noun_set_off_by
from kg.extract.grammar.noun_dependents import words_after, words_before
from kg.extract.grammar.noun_phrases import country_of, extent
from kg.extract.grammar.possible_speakers import age_of, is_aged, is_group, role_of
from kg.extract.lexicon import ages_meant, words
from kg.gazetteer import gazetteer
from kg.parse.word_index import places_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.actors.resolver import Resolver
    from kg.gazetteer import Country
    from kg.model import Entity, Token

_AGE = re.compile(r" ?(?:, ?|\( ?|,? aged )(\d{1,3})\b(?! ?(?:per|%))")
"""An age behind a name: "Ann Roe, 72,", "Ann Roe (72)", "Ann Roe, aged 72"."""


_SEVERAL = 2
"""People of whom the same is told that make it tell nobody."""


class DescribedPeople:
    """Finds the person whom a definite noun describes, of those named before it."""

    def __init__(self, identities: Resolver) -> None:
        self.identities = identities
        self.parsed = identities.parsed

    def person(self, head: Token) -> tuple[str, ...]:
        """Return the person whom a definite description means, with a mention of him."""
        if not has_determiner(self.parsed, head, "the", "this") or head.tag in ("NNS", "NNPS"):
            return ()
        if is_aged(self.parsed, head):
            name = self._aged(head)
        else:
            name = self._of_age(head) or self._parent(head) or self._called(head)
            name = name or self._of_decade(head)
        found = self.identities.person(name) if name is not None else ()
        for one in found:
            self.identities.book.mention(extent(self.parsed, head), one, "role")
        return found

    def _called(self, head: Token) -> Token | None:
        """Return the name of the one who was called by this noun before."""
        own = self._told.get(_noun(head))
        calling = own or self._told_narrower(head)
        told = [(place, name) for place, name in calling if place < head.i]
        if len(told) != 1 or is_group(head) or words_after(self.parsed, head) or is_conjunct(head):
            return None
        described, country = self._described(head)
        role = role_of(self.parsed, head)
        if not described or (own and role is not None and country is None):
            return None  # a bare office is that of whoever held it last (`offices`)
        name = told[0][1]
        gender = self.identities.facts.people.gender(self._name(name) or "")
        if gender is not None and gender_of_noun(head) not in (None, gender):
            return None
        return name if country is None or self._may_be_of(name, country, role) else None

    def _told_narrower(self, head: Token) -> list[tuple[int, Token]]:
        """Return of whom a narrower noun is told: "a soldier, Ann Roe," is "the officer".

        Nobody where somebody else is told with the wider noun: "an officer was hurt".
        """
        nouns = narrower().get(_noun(head), frozenset())
        if not nouns:
            return []
        for place in places_of(self.parsed, frozenset({_noun(head), f"{_noun(head)}s"})):
            token = self.parsed.tokens[place]
            another = has_determiner(self.parsed, token, "a", "an", "another")
            if place < head.i and (token.tag == "NNS" or another):
                return []
        found: list[tuple[int, Token]] = []
        for noun in sorted(nouns):
            for place, name in self._told.get(noun, ()):
                self._add(found, place, name)
        return found

    def _described(self, head: Token) -> tuple[bool, Country | None]:
        """Tell whether a noun has only a nationality before it, and whose it is."""
        country = None
        for word in words_before(self.parsed, head):
            if word.text.casefold() in ("the", "this"):
                continue
            country = country_of(self.parsed, word)
            if country is None or country.name == word.text:
                return False, None
        return True, country

    def _may_be_of(self, name: Token, country: Country, role: str | None) -> bool:
        """Tell whether a person may be of a nationality; who holds a state's office must be."""
        people = self.identities.facts.people
        known = people.facts(people.name_at(name) or "").country or self._country_beside(name)
        held = gazetteer().roles.get(role or "")
        stately = held is not None and (held.unique or held.organ is not None)
        if stately or role in words("officials"):
            return known is not None and known.alpha3 == country.alpha3
        return known is None or known.alpha3 == country.alpha3

    def _country_beside(self, name: Token) -> Country | None:
        """Return whose a person is said to be with the noun: "the Swiss striker Ann Roe"."""
        for noun in self._nouns_of(self.parsed.entity_at[name.i]):
            before = self.parsed.tokens[noun.i - 1] if noun.i else noun
            country = country_of(self.parsed, before)
            if country is not None and country.name != before.text:
                return country
        return None

    @cached_property
    def _told(self) -> dict[str, list[tuple[int, Token]]]:
        """The first places where a noun is told of one person and of a second, by the noun."""
        found: dict[str, list[tuple[int, Token]]] = {}
        for entity in self.parsed.parse.entities:
            name = self.parsed.tokens[entity.last - 1]
            if entity.label == "PERSON" and self.identities.facts.people.name_at(name):
                for noun in self._nouns_of(entity):
                    self._add(found.setdefault(_noun(noun), []), max(noun.i, name.i), name)
        return found

    def _add(self, told: list[tuple[int, Token]], place: int, name: Token) -> None:
        """Add whom something is told of, if he is the first or the second one."""
        known = {self._name(n) for _, n in told}
        if len(known) < _SEVERAL and self._name(name) not in known:
            told.append((place, name))

    def _nouns_of(self, entity: Entity) -> Iterator[Token]:
        before = self.parsed.tokens[entity.first - 1] if entity.first else None
        if before is not None and before.tag in ("NN", "NNP") and before.i not in self._named:
            yield before
        last = self.parsed.tokens[entity.last - 1]
        above = noun_set_off_by(self.parsed, last)
        if above is not None and above.tag == "NN" and above.i not in self._named:
            yield above  # "a soldier of the guard, | Ann Roe |,"
        for name in self.parsed.tokens[entity.first : entity.last]:
            for noun in appositions(self.parsed, name):
                if noun.tag == "NN" and noun.i not in self._named:
                    yield noun

    @cached_property
    def _named(self) -> frozenset[int]:
        """The tokens of names."""
        return frozenset(self.parsed.entity_at)

    def _of_age(self, head: Token) -> Token | None:
        """Return the name of whom "the 72-year-old plumber" means: nobody who was called so yet."""
        aged = [t for t in words_before(self.parsed, head) if age_of(self.parsed, t) is not None]
        others = [t for t in words_before(self.parsed, head) if t not in aged]
        person = head.pos == "NOUN" and not is_group(head) and _noun(head) not in self._told
        if len(aged) != 1 or len(others) != 1 or not person or words_after(self.parsed, head):
            return None
        return self._aged(aged[0])

    def _aged(self, head: Token) -> Token | None:
        """Return the name of the one of that age."""
        age = age_of(self.parsed, head) or ""
        told = [(at, name) for at, name in self._ages.get(age, ()) if at < head.i]
        if told:
            return told[0][1] if len(told) == 1 else None
        return self._subject_before(head)

    def _of_decade(self, head: Token) -> Token | None:
        """Return the one told before to be of the years that "the teenager" means, if one is."""
        years = ages_meant().get(_noun(head))
        if years is None or head.tag != "NN" or words_after(self.parsed, head):
            return None
        ages = range(years[0], years[1] + 1)
        told = [t for age, ts in self._ages.items() if int(age) in ages for t in ts]
        named = {self._name(name): name for at, name in told if at < head.i}
        return next(iter(named.values())) if len(named) == 1 else None

    def _parent(self, head: Token) -> Token | None:
        """Return whom the sentence before is about for "the mother-of-two"."""
        after = [t.text for t in self.parsed.tokens[head.i + 1 : head.i + 4]]
        who = self._subject_before(head) if after[:3] == ["-", "of", "-"] else None
        name = self._name(who) if who is not None else None
        known = self.identities.facts.people.gender(name) if name is not None else None
        return who if known in (None, gender_of_noun(head)) else None

    def _subject_before(self, head: Token) -> Token | None:
        """Return the subject of the sentence before in the paragraph, if it is a person's name."""
        first, _ = self.parsed.sentence(head)
        if first == 0 or self.parsed.line_of[first - 1] is not self.parsed.line_of[head.i]:
            return None
        main = main_word(self.parsed, *self.parsed.parse.sentences[head.sent - 1])
        who = own_subject(self.parsed, main) if main is not None else None
        return who if who is not None and self._name(who) is not None else None

    def _name(self, token: Token) -> str | None:
        return self.identities.facts.people.name_at(token)

    @cached_property
    def _ages(self) -> dict[str, list[tuple[int, Token]]]:
        """The first and the second whom an age is told of, by the age."""
        found: dict[str, list[tuple[int, Token]]] = {}
        for entity in self.parsed.parse.entities:
            if entity.label == "PERSON":
                name = self.parsed.tokens[entity.last - 1]
                match = _AGE.match(self.parsed.text, name.end)
                if match is not None:
                    self._add(found.setdefault(match[1], []), name.i, name)
        return found


def _noun(token: Token) -> str:
    return token.text.casefold()
