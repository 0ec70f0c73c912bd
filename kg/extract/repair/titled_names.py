"""Names with the form of address before them, and those that stand behind an office and its body.

A recogniser that learnt from "Mr. Hale" takes the "Mr" of "Mr Hale" for part of the name, and "Mr
Justice Hale" for a body; "the House of Commons Ann Lee" is two names, and a surname can be that of
a capital.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.entities import (
    MISTAKEN,
    Named,
    inside_names,
    is_inside_place,
    nicknames,
    with_entities,
)
from kg.extract.grammar.functions import is_active_subject
from kg.extract.grammar.possible_speakers import is_group, is_role
from kg.extract.lexicon import forms_of_address, lexicon, words
from kg.extract.repair.cut_names import label_without_first, may_be_name
from kg.gazetteer import gazetteer
from kg.gazetteer.names import fold
from kg.model import Entity
from kg.parse.word_index import places_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.lexicon import FormOfAddress
    from kg.model import Token
    from kg.parse import ParsedArticle

_OFFICE = 24
"""Tokens of an office's phrase at most, with what it is of: the longest office of the gazetteer has
five words, and so has the longest organ."""
_TAIL = (2, 3)
"""Words of a person's name behind that of a body: "Ann Lee", "Ana Ruiz Soler"."""


def with_titles_apart(parsed: ParsedArticle) -> ParsedArticle:
    """Return the article with names apart from titles; the same one where nothing changes."""
    found = Named(parsed.parse.entities)
    names = _Names(parsed)
    for entity in parsed.parse.entities:
        for one in names.mended(entity):
            if one.first == one.last:
                found.drop(entity)
            else:
                found.put(one)
    for one in list(names.missed(found)):
        found.put(one)
    for first, last, _ in inside_names(parsed):
        found.put(Entity(first, last, "PERSON"))
    for one in list(_by_nickname(parsed, found.entities())):
        found.put(one)
    return with_entities(parsed, found.entities())


class _Names:
    """The names of one article, and who is called in full by each part of a name."""

    def __init__(self, parsed: ParsedArticle) -> None:
        self.parsed = parsed
        self.parts: dict[str, int] = {}
        """Where a part of a full name first stands as such."""
        for entity in parsed.parse.entities:
            if entity.label != "PERSON":
                continue
            tokens = [t for t in parsed.tokens[entity.first : entity.last] if t.tag != "POS"]
            plain = tokens[_lead(tokens) :]
            if len(plain) > 1:
                for token in (plain[0], plain[-1]):
                    self.parts.setdefault(token.text, token.i)

    def mended(self, entity: Entity) -> Iterator[Entity]:
        """Yield what takes an entity's place; an empty one where it is no name at all."""
        whole = _with_its_place(self.parsed, entity)
        if whole is not None:
            yield whole
            return
        if entity.label != "PERSON" and entity.label not in MISTAKEN:
            return
        label = label_without_first(self.parsed, entity)
        if label is not None:
            yield Entity(entity.first + 1, entity.last, label)
            return
        tokens = self.parsed.tokens[entity.first : entity.last]
        if entity.label == "PERSON" and _is_noun(self.parsed, entity):
            yield Entity(entity.first, entity.first, entity.label)
            return
        label = _label_of_place(tokens)
        if label is not None and label != entity.label:
            yield Entity(entity.first, entity.last, label)
            return
        if _is_office_of_name(self.parsed, entity):
            yield Entity(entity.first, entity.first, entity.label)
            return
        lead = _lead(tokens)
        if lead == len(tokens):
            if _is_office_alone(self.parsed, entity):
                yield Entity(entity.first, entity.first, entity.label)
            return
        if lead:
            if self._is_title(tokens, lead, entity.label):
                yield Entity(entity.first + lead, entity.last, "PERSON")
            else:
                yield from _called_alone(self.parsed, entity)
            return
        if entity.label != "PERSON":
            before = _form(self.parsed.tokens[entity.first - 1]) if entity.first else None
            personal = before is not None and before.kind in ("courtesy", "learned", "nobility")
            if personal and before is not None and not before.noun and may_be_name(tokens):
                yield Entity(entity.first, entity.last, "PERSON")
                return
            yield from _behind_body(self.parsed, entity)
        else:
            yield from _behind_place(self.parsed, entity)

    def _is_title(self, tokens: tuple[Token, ...], lead: int, label: str) -> bool:
        """Tell whether the words before a name are its title, and no first name or body's name."""
        forms = [f for t in tokens[:lead] if (f := _form(t)) is not None]
        rest = [t for t in tokens[lead:] if t.tag != "POS"]
        if not rest or not may_be_name(tuple(rest)):
            return False
        if lead == 1 and tokens[0].text.casefold() in words("halves_of_titles"):
            return False  # "Tan Wei Ling", who is no "Tan Sri"
        known = any(t.text in self.parts for t in (rest[0], rest[-1]))
        if all(f.kind == "nobility" for f in forms) and len(rest) == 1:
            return known  # "Lady Alba" may be called so and nothing else
        if any(not f.noun for f in forms):
            return True
        given = tokens[0].text in gazetteer().first_names
        return label == "PERSON" and (known or len(rest) > 1) and (known or not given)

    def missed(self, found: Named) -> Iterator[Entity]:
        """Yield names behind a title, and surnames that are capitals, that no recogniser took."""
        taken = {i: e for e in found.entities() for i in range(e.first, e.last)}
        tokens = self.parsed.tokens
        capitals = [t for t in tokens[:-1] if t.text[:1].isupper()]
        for title in capitals:
            before = _form(title)
            if before is None or before.noun or before.kind not in ("courtesy", "learned"):
                continue
            token = tokens[title.i + 1]
            if token.i not in taken and _form(token) is None:
                last = _end_of_name(tokens, token.i, taken)
                if last > token.i:
                    yield Entity(token.i, last, "PERSON")
        yield from _behind_field(self.parsed, capitals, taken)
        yield from _capitals(self.parsed, taken)


def _with_its_place(parsed: ParsedArticle, entity: Entity) -> Entity | None:
    """Return a body's name with the place that it ends in: "the Bank of | Mali", taken for two."""
    closing = parsed.tokens[entity.last - 1].text
    after = parsed.entity_at.get(entity.last)
    if entity.label != "ORG" or closing not in ("of", "for") or after is None:
        return None
    place = after.label in ("GPE", "LOC", "ORG") and after.first == entity.last
    words_ = [t.text for t in parsed.tokens[entity.first : entity.last - 1]]
    organ = fold(" ".join(w for w in words_ if w.casefold() != "the")) in gazetteer().organs
    if organ or not words_[-1][:1].isupper():
        return None  # "the foreign ministry of | Mali" is that state's
    return Entity(entity.first, after.last, entity.label) if place else None


def _by_nickname(parsed: ParsedArticle, found: tuple[Entity, ...]) -> Iterator[Entity]:
    """Yield whoever is called by a nickname alone, from where it is told on."""
    told = nicknames(parsed, found)
    if not told:
        return
    inside = {i: e for e in found for i in range(e.first, e.last)}
    for token in parsed.tokens:
        place = told.get(token.text)
        entity = inside.get(token.i)
        alone = entity is None or entity.last - entity.first == 1
        if place is not None and token.i > place and alone and token.pos in ("PROPN", "NOUN"):
            yield Entity(token.i, token.i + 1, "PERSON")


def _form(token: Token) -> FormOfAddress | None:
    if not token.text[:1].isupper():
        return None
    return forms_of_address().get(token.text.casefold().rstrip("."))


def _lead(tokens: tuple[Token, ...] | list[Token]) -> int:
    """Return how many words before a name are forms of address: "the Hon", "Mr Justice"."""
    second = _form(tokens[1]) if len(tokens) > 1 and tokens[0].text.casefold() == "the" else None
    number = 1 if second is not None and not second.noun else 0
    while number < len(tokens) and (_form(tokens[number]) or tokens[number].text == "."):
        number += 1
    return number


def _is_noun(parsed: ParsedArticle, entity: Entity) -> bool:
    """Tell whether a "person" is a noun without a capital behind an article: "the | baker |"."""
    before = parsed.tokens[entity.first - 1].text.casefold() if entity.first else ""
    alone = entity.last - entity.first == 1
    return alone and before in words("articles") and parsed.tokens[entity.first].text.islower()


def _label_of_place(tokens: tuple[Token, ...]) -> str | None:
    """Return `LOC` for a road or land and `ORG` for a school with a person's name: "Ann Road"."""
    last = tokens[-1].text
    if len(tokens) < 2 or (len(tokens) == 2 and tokens[0].text in gazetteer().first_names):
        return None
    if gazetteer().country(" ".join([t.text for t in tokens])) is not None:
        return "GPE"  # "British Virgin Islands"
    if last in words("thoroughfares") or last in words("lands_in_names"):
        return "LOC"
    return "ORG" if last in words("houses_of_people") else None


def _is_office_alone(parsed: ParsedArticle, entity: Entity) -> bool:
    """Tell whether a "name" is an office: "the | Taoiseach |", "Chief | Constable | for Peru"."""
    before = parsed.tokens[entity.first - 1] if entity.first else None
    if before is None:
        return False
    determined = before.text.casefold() in words("articles") or _form(before) is not None
    return determined and all(is_role(parsed, t) for t in parsed.tokens[entity.first : entity.last])


def _is_office_of_name(parsed: ParsedArticle, entity: Entity) -> bool:
    """Tell whether a "body" is an office before its holder: "Board Chairman | , Ann Lee"."""
    last = parsed.tokens[entity.last - 1]
    if entity.label != "ORG" or entity.last - entity.first < 2 or is_group(last):
        return False
    after = parsed.tokens[entity.last : entity.last + 2]
    named = [t.text for t in after[:1]] == [","] and all(t.pos == "PROPN" for t in after[1:])
    held = named and any(t.dep == "appos" and t.head == last.i for t in parsed.children[last.i])
    return held and is_role(parsed, last)


def _end_of_name(tokens: tuple[Token, ...], first: int, taken: dict[int, Entity]) -> int:
    """Return where the name that begins at a token ends; the same place where none does."""
    last = first
    while last < len(tokens) and last not in taken:
        token = tokens[last]
        if token.pos != "PROPN" or not token.text[:1].isupper() or not token.text.isalpha():
            break
        last += 1
    return last if last > first and may_be_name(tokens[first:last]) else first


def _behind_place(parsed: ParsedArticle, entity: Entity) -> Iterator[Entity]:
    """Yield place and person of "Wales Ann Lee" behind "Attorney General for England and"."""
    tokens = parsed.tokens[entity.first : entity.last]
    before = parsed.tokens[entity.first - 1] if entity.first else None
    linked = before is not None and before.text.casefold() in words("links_of_offices")
    if len(tokens) not in (_TAIL[0] + 1, _TAIL[1] + 1) or not linked:
        return
    names = gazetteer()
    place = names.country(tokens[0].text) is not None or tokens[0].text not in names.first_names
    if place and tokens[1].text in names.first_names and tokens[0].text not in names.surnames:
        yield Entity(entity.first, entity.first + 1, "GPE")
        yield Entity(entity.first + 1, entity.last, "PERSON")


def _office_before(parsed: ParsedArticle, first: int) -> bool:
    """Tell whether an office stands before a token with what it is of: "Minister of State for"."""
    for place in range(first - 1, max(0, first - _OFFICE) - 1, -1):
        token = parsed.tokens[place]
        link = token.text.casefold() in words("links_of_offices")
        after = parsed.tokens[place + 1].text.casefold() in words("links_of_offices")
        if not link and after and is_role(parsed, token):
            return True
        if not link and token.pos not in ("PROPN", "ADJ", "NOUN") and token.text not in (",", "&"):
            return False
    return False


def _behind_body(parsed: ParsedArticle, entity: Entity) -> Iterator[Entity]:
    """Yield body and person of "the House of Commons Ann Lee" behind "Leader of"."""
    yield from _behind_office(parsed, entity)
    yield from _called_alone(parsed, entity)
    tokens = parsed.tokens[entity.first : entity.last]
    names = gazetteer()
    if entity.first == 0 or not _office_before(parsed, entity.first):
        return
    before = parsed.tokens[entity.first - 1]
    linked = before.text.casefold() in words("links_of_offices") or before.text.islower()
    if not linked:  # "Archbishop of Ostia | Ann Lee |"
        if len(tokens) in _TAIL and tokens[0].text in names.first_names and may_be_name(tokens):
            yield Entity(entity.first, entity.last, "PERSON")
        return
    for size in _TAIL:
        cut = entity.last - size
        if cut <= entity.first:
            return
        tail = parsed.tokens[cut : entity.last]
        body = parsed.span(entity.first, cut).of(parsed.text)
        known = fold(body) in names.body_names or names.country(body) is not None
        known = known or fold(body.removeprefix("the ")) in names.organs
        known = known or is_group(parsed.tokens[cut - 1]) or tail[0].text in names.first_names
        known = known or (size == _TAIL[0] and _acts_alone(parsed, tail[-1]))
        if known and may_be_name(tail) and all(t.text[:1].isupper() for t in tail):
            yield Entity(entity.first, cut, entity.label)
            yield Entity(cut, entity.last, "PERSON")
            return


def _acts_alone(parsed: ParsedArticle, surname: Token) -> bool:
    """Tell whether the last word of a name says something elsewhere with no other before it."""
    same = (parsed.tokens[i] for i in places_of(parsed, frozenset({surname.text.casefold()})))
    return any(
        t.i != surname.i
        and is_active_subject(t)
        and parsed.head(t).lemma in lexicon().verbs
        and parsed.tokens[t.i - 1].pos != "PROPN"
        for t in same
    )


def _behind_office(parsed: ParsedArticle, entity: Entity) -> Iterator[Entity]:
    """Yield the person of "Defence CS Ann Lee", an office of a field taken for one name."""
    for size in _TAIL:
        cut = entity.last - size
        office = parsed.tokens[cut - 1] if cut > entity.first else None
        tail = parsed.tokens[cut : entity.last]
        if office is None or is_group(office) or office.text.casefold() not in gazetteer().roles:
            continue
        if may_be_name(tail) and all(t.pos == "PROPN" for t in tail):
            yield Entity(cut, entity.last, "PERSON")
            return


def _called_alone(parsed: ParsedArticle, entity: Entity) -> Iterator[Entity]:
    """Yield the person of "Leader of the Opposition Ann Lee" whom the article calls "Lee" too.

    An office opens the name, and its last word stands alone elsewhere: no body is called so.
    """
    tokens = parsed.tokens[entity.first : entity.last]
    opens = is_role(parsed, tokens[0]) or (tokens[0].text.casefold() in forms_of_address())
    name = tokens[-2:]
    if not opens or len(tokens) < len(name) + 1 or not may_be_name(name):
        return
    if any(t.pos != "PROPN" or _form(t) or t.text.isupper() for t in name):
        return
    alone = (
        e.first
        for e in parsed.parse.entities
        if e.last - e.first == 1 and parsed.tokens[e.first].text == name[-1].text
    )
    if any(parsed.tokens[i].dep in ("nsubj", "nsubjpass", "poss", "dobj") for i in alone):
        yield Entity(entity.last - len(name), entity.last, "PERSON")


def _behind_field(
    parsed: ParsedArticle, capitals: list[Token], taken: dict[int, Entity]
) -> Iterator[Entity]:
    """Yield the person of "Director of Public Works Ann Lee", which is no name as a whole.

    `capitals` are the words with a capital that have another behind them.
    """
    tokens = parsed.tokens
    for token in capitals:
        linked = tokens[token.i + 1].text.casefold() in ("of", "for")
        if not linked or not is_role(parsed, token):
            continue
        first = last = token.i + 2
        while last < len(tokens) and tokens[last].pos == "PROPN" and last not in taken:
            last += 1
        name = tokens[last - 2 : last]
        given = last - first > len(name) and name[0].text in gazetteer().first_names
        if given and may_be_name(name):
            yield Entity(last - 2, last, "PERSON")


def _capitals(parsed: ParsedArticle, taken: dict[int, Entity]) -> Iterator[Entity]:
    """Yield people called as a capital or state is: "Ann Paris", and "Paris" from there on.

    Behind a first name a state's name is a surname where the first name was taken for a person's
    ("Ann | Holland"), not for a town's ("Sydney Australia").
    """
    names = gazetteer()
    called: dict[str, int] = {}
    for i in sorted(i for i in taken if i > 0):
        token, entity = parsed.tokens[i], taken[i]
        country = names.country(token.text)
        if country is None:
            continue
        given = parsed.tokens[token.i - 1]
        joined = given.head == token.i and given.pos == "PROPN" and given.text in names.first_names
        if token.text not in country.capitals:
            joined = joined and given.i in taken and taken[given.i].label == "PERSON"
            joined = joined and not any(a in parsed.text for a in country.adjectives)
        if joined and names.country(given.text) is None and token.pos == "PROPN":
            called.setdefault(token.text, token.i)
            yield Entity(given.i, token.i + 1, "PERSON")
        elif token.text in called and entity.label == "GPE" and not is_inside_place(parsed, token):
            yield Entity(token.i, token.i + 1, "PERSON")
