"""Names as a recogniser marks them: putting one in the place of others."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.parse import ParsedArticle

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.model import Entity

MISTAKEN = frozenset({"ORG", "GPE", "FAC", "LOC", "NORP", "PRODUCT", "WORK_OF_ART", "LAW"})
"""Labels under which people's names are found that a recogniser does not know."""


def put(found: dict[tuple[int, int], Entity], one: Entity) -> None:
    """Put an entity in the place of those that it overlaps."""
    for place in [p for p in found if p[0] < one.last and one.first < p[1]]:
        del found[place]
    found[one.first, one.last] = one


def with_entities(parsed: ParsedArticle, found: Iterable[Entity]) -> ParsedArticle:
    """Return the article with these names instead; the same one where they are its own."""
    entities = tuple(sorted(found, key=lambda e: (e.first, e.last)))
    if entities == parsed.parse.entities:
        return parsed
    labels = {i: e.label for e in entities for i in range(e.first, e.last)}
    before = {i for e in parsed.parse.entities for i in range(e.first, e.last)}
    tokens = tuple(
        replace(t, ent=labels.get(t.i, "" if t.i in before else t.ent))
        if labels.get(t.i, "" if t.i in before else t.ent) != t.ent
        else t
        for t in parsed.tokens
    )
    return ParsedArticle(parsed.article, replace(parsed.parse, tokens=tokens, entities=entities))
