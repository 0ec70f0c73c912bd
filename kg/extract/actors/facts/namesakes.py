"""People of one surname in different fields: "Detective Sergeant Moyo", "lawyer Piet Moyo".

In: the names of an article. Out: whom a surname under a title means, and which surnames are borne
by people of several fields, so that a bare one means whoever was named last.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kg.extract.actors.facts.other_office import field_of
from kg.gazetteer import gazetteer
from kg.gazetteer.spelling import without_marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.model import Entity
    from kg.parse import ParsedArticle


class Named(NamedTuple):
    """A mention that is more than a surname: its token, the full name, family and given name."""

    place: int
    name: str
    family: str
    given: str


def by_own_field(
    parsed: ParsedArticle, surnames: Iterable[Entity], full: Iterable[Named]
) -> dict[int, Named]:
    """Return by place whom a surname means whose title, or its field, is of one namesake alone.

    "Captain Lee" beside "Captain Ann Lee" and "lawyer Oto Lee" is Ann Lee.
    """
    named = list(full)
    fields = _fields_of(parsed, named)
    titled: dict[tuple[str, str], list[Named]] = {}
    for one in named:
        titled.setdefault((_title(parsed, one.place), folded(one.family)), []).append(one)
    found: dict[int, Named] = {}
    for entity in surnames:
        title = _title(parsed, entity.first)
        mine = titled.get((title, folded(parsed.tokens[entity.first].text)), []) if title else []
        if len({one.name for one in mine}) == 1:
            found[entity.first] = mine[0]._replace(place=entity.first)
            continue
        called = fields.get(folded(parsed.tokens[entity.first].text), {})
        field = field_of(parsed, entity) if called else None
        same = [one for one, told in called.values() if field in told]
        if field is not None and len(same) == 1:
            found[entity.first] = same[0]._replace(place=entity.first)
    return found


def _title(parsed: ParsedArticle, place: int) -> str:
    """Return the office that stands with a capital before a name, "" for none."""
    before = parsed.tokens[place - 1] if place else None
    title = before.text.casefold() if before is not None and before.text[:1].isupper() else ""
    return title if title in gazetteer().roles else ""


def in_several_fields(
    parsed: ParsedArticle, others: Mapping[int, str], full: Iterable[Named]
) -> frozenset[str]:
    """Return the surnames, folded, that people of several fields bear.

    `others` are the surnames by place that nobody is meant by who is named in full.
    """
    found = {
        folded(name)
        for place, name in others.items()
        if field_of(parsed, parsed.entity_at[place]) is not None
    }
    for family, called in _fields_of(parsed, full).items():
        told = {f for _, fields in called.values() for f in fields}
        if len(called) > 1 and len(told) > 1:
            found.add(family)
    return frozenset(found)


def last_named(parsed: ParsedArticle, mentions: Iterable[Named]) -> list[str]:
    """Return who was named last after each mention; "" where one sentence names several."""
    told = [(parsed.tokens[m.place].sent, m.name) for m in mentions]
    named: dict[int, set[str]] = {}
    for sentence, name in told:
        named.setdefault(sentence, set()).add(name)
    return [name if len(named[sentence]) == 1 else "" for sentence, name in told]


def _fields_of(
    parsed: ParsedArticle, full: Iterable[Named]
) -> dict[str, dict[str, tuple[Named, set[str]]]]:
    """Return by family name everybody who is named in full, with the fields told of him."""
    found: dict[str, dict[str, tuple[Named, set[str]]]] = {}
    for one in full:
        called = found.setdefault(folded(one.family), {})
        fields = called.setdefault(one.name, (one, set()))[1]
        field = field_of(parsed, parsed.entity_at[one.place])
        fields |= {field} if field is not None else set()
    return found


def is_of_other_gender(gender: str, given: str) -> bool:
    """Tell whether a given name is one of the commonest of the other gender.

    >>> is_of_other_gender("m", "Michelle"), is_of_other_gender("m", "Robin")
    (True, False)
    """
    return gazetteer().given.get(given, gender) != gender


def folded(name: str) -> str:
    """Return a name as names are compared: lower case, no marks, straight apostrophes."""
    return without_marks(name.replace("’", "'").casefold())


_MISSPELT = 7
"""Letters of a surname at least of which one may be wrong; short ones have too many neighbours."""


def misspelt(surname: str, full: Iterable[Named]) -> list[Named]:
    """Return who bears a surname but for one letter: "Chowdhary" beside "Adhir Chowdhury".

    Whom a paper calls by the surname alone it has named in full, so nobody else is meant; where two
    names are as near, none is.
    """
    if " " in surname or len(surname) < _MISSPELT:
        return []
    near = [one for one in full if _is_near(surname, folded(one.family))]
    return near if len({one.name for one in near}) == 1 else []


def _is_near(one: str, other: str) -> bool:
    """Tell whether two words differ in one letter, but for the first: another, more, or swapped."""
    if one[:1] != other[:1] or abs(len(one) - len(other)) > 1 or len(other) < _MISSPELT - 1:
        return False
    head = next((k for k, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if head is None:
        return len(one) != len(other)
    rests = (
        (one[head + 1 :], other[head + 1 :]),
        (one[head + 1 :], other[head:]),
        (one[head:], other[head + 1 :]),
        (one[head + 1 : head + 2] + one[head : head + 1] + one[head + 2 :], other[head:]),
    )
    return any(a == b for a, b in rests)
