"""Long articles in windows that overlap, so that a statement at an edge is seen whole in one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.llm.sentences import Sentence

LIMIT = 6_000
"""Characters of the sentences of a window: about 1,500 tokens, of which models answer well."""
SHARED = 3
"""Sentences that two windows share: a quotation and who says it stand no further apart."""


def windows(
    found: Sequence[Sentence], limit: int = LIMIT, shared: int = SHARED
) -> tuple[tuple[Sentence, ...], ...]:
    """Return the sentences in windows of so many characters, each sharing some with the next.

    A sentence longer than a window is one alone.
    """
    made: list[tuple[Sentence, ...]] = []
    start = 0
    while start < len(found):
        end, size = start, 0
        while end < len(found) and (end == start or size + _length(found[end]) <= limit):
            size += _length(found[end])
            end += 1
        made.append(tuple(found[start:end]))
        if end == len(found):
            break
        start = max(start + 1, end - shared)
    return tuple(made)


def _length(one: Sentence) -> int:
    return one.span.end - one.span.start
