"""What a word can be in an attribution, as BIO labels, and the best legal sequence of them."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from kg.model import Span


class Role(StrEnum):
    """What a stretch of words is in an attribution."""

    SOURCE = "source"
    CUE = "cue"
    CONTENT = "content"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who (`source`) says, thinks or wants (`cue`) what (`content`); each in any number of pieces.

    The pieces of a role stand in the order of the text and do not overlap.
    """

    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...] = ()

    def of(self, role: Role) -> tuple[Span, ...]:
        """Return the pieces of one role."""
        return {Role.SOURCE: self.source, Role.CUE: self.cue}.get(role, self.content)

    def spans(self) -> tuple[Span, ...]:
        """Return the pieces of all roles in the order of the text."""
        return tuple(sorted(self.source + self.cue + self.content))


LABELS = ("O", *(f"{bio}-{role}" for role in Role for bio in "BI"))
"""The names of the labels; a label is a place in this list, and 0 is "outside"."""

OUTSIDE = 0
_BEGIN = {role: 1 + 2 * i for i, role in enumerate(Role)}
_ROLE = {label: role for role, begin in _BEGIN.items() for label in (begin, begin + 1)}
_OVER = (Role.CONTENT, Role.SOURCE, Role.CUE)
"""Where roles of several attributions meet in a word the later one is kept: a cue is the smallest
and the rest hangs on it, a content is the largest and loses least."""


def is_begin(label: int) -> bool:
    """Tell whether the label begins a stretch."""
    return label % 2 == 1


def role_of(label: int) -> Role | None:
    """Return the role that a label stands for, None for "outside"."""
    return _ROLE.get(label)


def outermost(attributions: Iterable[Attribution]) -> tuple[Attribution, ...]:
    """Leave out each attribution that stands whole inside a content of another one.

    Of two that stand inside each other (the same words marked twice) the first is kept.
    """
    every = tuple(attributions)
    inside = {
        (i, j)
        for i, inner in enumerate(every)
        for j, outer in enumerate(every)
        if i != j and _within(inner, outer)
    }
    return tuple(
        inner
        for i, inner in enumerate(every)
        if not any((i, j) in inside and ((j, i) not in inside or j < i) for j in range(len(every)))
    )


def _within(inner: Attribution, outer: Attribution) -> bool:
    return all(any(c.covers(span) for c in outer.content) for span in inner.spans())


def labels(words: Sequence[tuple[int, int]], attributions: Iterable[Attribution]) -> list[int]:
    """Return one label a word; a word belongs to the stretch that its first character is in.

    `words` are places in order. Give the `outermost` attributions, else the inner ones are marked
    in the contents of the outer ones. An attribution's own cue or source splits its content.
    """
    starts = [start for start, _ in words]
    stretch = [(-1, OUTSIDE)] * len(words)
    pieces = [(role, span) for a in attributions for role in Role for span in a.of(role)]
    pieces.sort(key=lambda piece: (_OVER.index(piece[0]), piece[1]))
    for number, (role, span) in enumerate(pieces):
        first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
        stretch[first:last] = [(number, _BEGIN[role])] * (last - first)
    before = -1
    found = []
    for number, begin in stretch:
        found.append(begin + (number == before and begin != OUTSIDE))
        before = number
    return found


def stretches(tags: Sequence[int]) -> Iterator[tuple[Role, int, int]]:
    """Yield each stretch of a legal sequence: its role and its words `[first, last)`.

    >>> [(role.value, i, j) for role, i, j in stretches([1, 2, 3, 0, 5, 6, 5])]
    [('source', 0, 2), ('cue', 2, 3), ('content', 4, 6), ('content', 6, 7)]
    """
    first = 0
    for i in range(1, len(tags) + 1):
        if i == len(tags) or tags[i] == OUTSIDE or is_begin(tags[i]):
            role = role_of(tags[first])
            if role is not None:
                yield role, first, i
            first = i


def legal(before: int | None, label: int) -> bool:
    """Tell whether a label may follow another, or (None) begin the sequence.

    Only "inside" is bound to anything: to the same role before it.
    """
    if label == OUTSIDE or is_begin(label):
        return True
    return before is not None and role_of(before) is role_of(label)


_FORBIDDEN = np.array(
    [[0.0 if legal(a, b) else -np.inf for b in range(len(LABELS))] for a in range(len(LABELS))]
)
_EVERY = np.arange(len(LABELS))
_FIRST = np.array([0.0 if legal(None, b) else -np.inf for b in range(len(LABELS))])


def best(scores: NDArray[np.floating]) -> list[int]:
    """Return the legal sequence of labels with the highest sum of `scores` (words × labels).

    Viterbi; of sequences that sum up alike the one with the lower label number wins, looked at
    from the last word. `scores` are log probabilities or anything else that may be added up.
    """
    if not len(scores):
        return []
    likeliest: list[int] = scores.argmax(axis=1).tolist()
    if legal(None, likeliest[0]) and all(legal(a, b) for a, b in pairwise(likeliest)):
        return likeliest  # four windows of five: no other sequence sums up higher
    score = scores[0] + _FIRST
    back = []
    for row in scores[1:]:
        step = score[:, None] + _FORBIDDEN
        came = step.argmax(axis=0)
        back.append(came)
        score = step[came, _EVERY] + row
    path = [int(score.argmax())]
    for came in reversed(back):
        path.append(int(came[path[-1]]))
    return path[::-1]
