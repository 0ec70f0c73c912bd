"""Two people of one surname, told apart by title: "President Orrin", "First Lady Mira Orrin".

By offices that their holder has alone, and by the field that one works in: no sergeant is counsel.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from kg.extract.actors.facts.person_facts import by_apposition, by_title
from kg.extract.lexicon import forms_of_address, words
from kg.gazetteer import gazetteer
from kg.gazetteer.csv_rows import csv_rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.model import Entity
    from kg.parse import ParsedArticle


def title_of(parsed: ParsedArticle, entity: Entity) -> str | None:
    """Return the office that stands as a title before a name, one that its holder has alone.

    "President Orrin", "Mayor Orrin"; not "the former president Orrin", nor "businessman Orrin".
    """
    before = parsed.tokens[max(0, entity.first - _NEAR) : entity.first]
    if not before or not before[-1].text[:1].isupper():
        return None
    if any(t.text.casefold().rstrip("-") in words("not_in_office") for t in before):
        return None
    role = by_title(parsed, entity).role
    office = gazetteer().roles.get(role or "")
    exclusive = office is not None and (office.unique or role in words("titles_of_one"))
    return role if exclusive else None


def is_another(parsed: ParsedArticle, bare: Entity, full: Iterable[Entity]) -> bool:
    """Tell whether a surname under a title is not the person whom these mentions name in full.

    His own mentions have a title that is no part of the other, and never that one: a wife's, a
    deputy's. Who is named in full without any title may hold it.
    """
    title = title_of(parsed, bare)
    if title is None:
        return False
    told: set[str] = set()
    for entity in full:
        roles = {by_title(parsed, entity).role, by_apposition(parsed, entity).role}
        if any(role is not None and may_be_one(role, title) for role in roles):
            return False
        own = title_of(parsed, entity)
        told |= {own} if own is not None else set()
    return bool(told)


def works_elsewhere(parsed: ParsedArticle, bare: Entity, full: Iterable[Entity]) -> bool:
    """Tell whether a surname under a title works in another field than all these mentions tell.

    "Detective Sergeant Moyo" beside "the defence lawyer, Piet Moyo"; never where one of the
    mentions in full tells the same field, or none tells any.
    """
    field = field_of(parsed, bare)
    if field is None:
        return False
    told = {f for e in full if (f := field_of(parsed, e)) is not None}
    return bool(told) and all(_apart(field, f) for f in told)


def field_of(parsed: ParsedArticle, entity: Entity) -> str | None:
    """Return the field that the title before a name, or the apposition beside it, tells."""
    first = entity.first
    before = parsed.tokens[max(0, first - _NEAR) : first]
    if any(t.text.casefold().rstrip("-") in words("not_in_office") for t in before):
        return None
    titles = [t.text.casefold().rstrip(".") for t in before if not t.text.isspace()]
    while titles and titles[-1] not in _fields() and _is_courtesy(titles[-1]):
        titles.pop()
    for phrase in (" ".join(titles[-2:]), *titles[-1:], by_apposition(parsed, entity).role or ""):
        if phrase in _fields():
            return _fields()[phrase]
    return None


def _is_courtesy(title: str) -> bool:
    form = forms_of_address().get(title)
    return form is not None and form.kind in ("courtesy", "learned")


def _apart(one: str, other: str) -> bool:
    """Tell whether nobody works in both fields at once: counsel is for one side or the other."""
    sides = {"prosecution", "defence"}
    return one != other and not ("bar" in (one, other) and sides & {one, other})


@cache
def _fields() -> dict[str, str]:
    rows = csv_rows(files("kg.extract") / "data" / "title_fields.csv")
    return {row["title"]: row["field"] for row in rows}


def may_be_one(one: str, other: str) -> bool:
    """Tell whether two titles may be one office: "minister" and "foreign minister".

    Not the president and his deputy, nor a minister and the prime one.
    """
    short, long = sorted((one, other), key=len)
    if long.startswith(short + " "):
        return True
    if not f" {long}".endswith(f" {short}"):
        return False
    office = gazetteer().roles.get(short)
    exclusive = office is not None and (office.unique or short in words("titles_of_one"))
    return not exclusive or long.split(" ")[0] not in words("titles_below")


_NEAR = 4
"""Tokens before a name that can tell that its title is another's by now."""
