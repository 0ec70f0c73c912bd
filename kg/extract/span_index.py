"""An index of spans by the place where they lie: what touches a place, without asking them all.

An article with ten thousand reports or quotations must not be compared each with each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from kg.model import Span, Token

WIDTH = 512
"""Characters of a block: some sentences, so that what lies in one is few."""
FEW = 8
"""Spans that are looked at one by one sooner than sorted into blocks."""


class SpanIndex[T]:
    """Values with their spans; each is given back for every place near one of them."""

    def __init__(self) -> None:
        self._blocks: dict[int, list[T]] = {}

    def add(self, value: T, spans: Iterable[Span]) -> None:
        """Put a value in the blocks that its spans touch, after those put there before."""
        for block in _touched(spans):
            self._blocks.setdefault(block, []).append(value)

    def at(self, place: int) -> Sequence[T]:
        """Return the values with a span in the block of a place, in the order they were put in.

        Among them are all whose spans hold the place, and others that are only near.
        """
        return self._blocks.get(place // WIDTH, ())

    def among(self, spans: Iterable[Span]) -> Iterator[T]:
        """Yield the values in the blocks that some spans touch, each block's once."""
        for block in _touched(spans):
            yield from self._blocks.get(block, ())


def _touched(spans: Iterable[Span]) -> Sequence[int]:
    """Return the blocks that some spans touch, each once, in order."""
    found = [range(s.start // WIDTH, s.end // WIDTH + 1) for s in spans]
    return found[0] if len(found) == 1 else sorted(set().union(*found))


def within(spans: Sequence[Span]) -> Callable[[Span], bool]:
    """Return what tells whether a place lies in one of some spans, however many they are."""
    if len(spans) <= FEW:
        return lambda place: any(s.covers(place) for s in spans)
    near = by_span(spans)
    return lambda place: any(s.covers(place) for s in near.at(place.start))


def lies_in(word: Token, spans: Iterable[Span]) -> bool:
    """Tell whether a word lies in one of some spans."""
    return any(s.start <= word.start and word.end <= s.end for s in spans)


def by_span(spans: Iterable[Span]) -> SpanIndex[Span]:
    """Return spans by the blocks they lie in."""
    found: SpanIndex[Span] = SpanIndex()
    for span in spans:
        found.add(span, (span,))
    return found
