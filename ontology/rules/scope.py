"""What the record rules look at: one article and all the records about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ontology.rules.violation import as_place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ontology.edtf import Days
    from ontology.rules.violation import Place, Record


@dataclass(frozen=True, slots=True)
class Scope:
    """One article's text, day and records; records by id."""

    article: str
    text: str
    published: Days | None
    statements: Mapping[str, Record]
    propositions: Mapping[str, Record]
    actors: Mapping[str, Record]
    elsewhere: frozenset[str]
    stances: frozenset[tuple[str, str]]
    """Which statement has a stance on which proposition: pairs of proposition and statement."""

    def fault(self, value: object) -> str | None:
        """Say what is wrong with a place in this article: not a pair, outside, empty, blank."""
        span = as_place(value)
        if span is None:
            return f"{value!r} is not [start, end]"
        start, end = span
        if not 0 <= start < end <= len(self.text):
            return f"[{start}, {end}) is not a place in a text of {len(self.text)} characters"
        if self.text[start:end].isspace():
            return f"[{start}, {end}) holds only space"
        return None

    def faults(self, places: list[object], name: str) -> Iterator[tuple[str, Place | None]]:
        """Yield what is wrong with places that must be in order and must not overlap."""
        before = 0
        for value in places:
            fault = self.fault(value)
            span = as_place(value)
            if fault is None and span is not None and span[0] < before:
                fault = f"[{span[0]}, {span[1]}) starts before the place before it ends"
            if fault is not None:
                yield f"{name}: {fault}", span
            elif span is not None:
                before = span[1]
