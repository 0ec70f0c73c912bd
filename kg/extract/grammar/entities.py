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


class Named:
    """The names of an article, of which none overlaps another."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._at: dict[int, Entity] = {}
        """The name that each token belongs to."""
        for one in entities:
            self.put(one)

    def put(self, one: Entity) -> None:
        """Put a name in the place of those that it overlaps."""
        mine = range(one.first, one.last)
        for other in {self._at[i] for i in mine if i in self._at}:
            self.drop(other)
        self._at.update(dict.fromkeys(mine, one))

    def drop(self, one: Entity) -> None:
        """Take out the name at a place, where one is there."""
        for i in range(one.first, one.last):
            here = self._at.get(i)
            if here is not None and (here.first, here.last) == (one.first, one.last):
                del self._at[i]

    def entities(self) -> tuple[Entity, ...]:
        """Return the names in text order."""
        return tuple(dict.fromkeys(self._at[i] for i in sorted(self._at)))


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
