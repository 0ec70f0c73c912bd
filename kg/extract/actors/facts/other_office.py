"""Two people of one surname, told apart by title: "President Orrin", "First Lady Mira Orrin"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.actors.facts.person_facts import by_apposition, by_title
from kg.extract.lexicon import words
from kg.gazetteer import gazetteer

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
