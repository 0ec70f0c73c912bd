"""Who tells whose report: what stands inside the content of another is told by its speaker.

Each report has at most one teller, and nobody tells himself by way of others: tellers make a tree.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.choose import contains, contents, outside
from kg.extract.voices import tells

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extract.found import Found
    from kg.parse import ParsedArticle


def around(found: Sequence[Found]) -> list[list[int]]:
    """Return for each report the numbers of those whose content it stands in.

    Where two contents each hold the other's cue, one of them runs too far; the longer is around
    the shorter.
    """
    near = contents(found)
    numbers = {id(one): k for k, one in enumerate(found)}
    return [
        [
            numbers[id(other)]
            for other in outside(one, near)
            if not (contains(one, other) and _width(one) > _width(other))
        ]
        for one in found
    ]


def _width(found: Found) -> tuple[int, int]:
    return sum(s.end - s.start for s in found.content.spans), -found.start


def tellers(
    parsed: ParsedArticle, found: Sequence[Found], outer: Sequence[Sequence[int]]
) -> list[int | None]:
    """Return for each report the number of the nearest one around it that tells it, or None."""
    told: list[int | None] = [None] * len(found)
    for number, one in enumerate(found):
        near = [k for k in outer[number] if tells(parsed, found[k], one)]
        for k in sorted(near, key=lambda k: -found[k].start):
            if number not in _above(told, k):
                told[number] = k
                break
    return told


def _above(told: Sequence[int | None], number: int) -> list[int]:
    """Return a report and those that tell it, inner to outer."""
    chain = [number]
    while (up := told[chain[-1]]) is not None:
        chain.append(up)
    return chain
