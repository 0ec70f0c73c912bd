"""How well attributions found agree with marked ones: shares from 0 to 1, by words.

Words are runs of letters and digits, so punctuation decides nothing. The measure of a whole
attribution is that of the figures given for PolNeAR: source and content agree by half (Dice) or
more, and the cues share a word.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from kg.tagger.tags import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.model import Span

_WORD = re.compile(r"\w+(?:['’.\-]\w+)*")
_ENOUGH = 0.5

type _Words = tuple[frozenset[int], frozenset[int], frozenset[int]]


class Roles(Protocol):
    """What has the three roles: an `Attribution`, a `Tagged`."""

    @property
    def source(self) -> tuple[Span, ...]:
        """Who is cited."""

    @property
    def cue(self) -> tuple[Span, ...]:
        """The words that report."""

    @property
    def content(self) -> tuple[Span, ...]:
        """What is reported."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts of one kind of agreement: right ones, all found, all marked."""

    right: int = 0
    found: int = 0
    marked: int = 0

    def __add__(self, other: Figures) -> Figures:
        return Figures(
            self.right + other.right, self.found + other.found, self.marked + other.marked
        )

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 0 when nothing was found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of what is marked that was found; 0 when nothing is marked."""
        return self.right / self.marked if self.marked else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two.

        >>> round(Figures(right=2, found=3, marked=4).f1, 3)
        0.571
        """
        both = self.found + self.marked
        return 2 * self.right / both if both else 0.0


def attributions(text: str, marked: Iterable[Roles], found: Iterable[Roles]) -> Figures:
    """Count whole attributions; each one found is paired with at most one marked."""
    starts = [word.start() for word in _WORD.finditer(text)]
    gold = [words for roles in marked if any(words := _words(roles, starts))]
    ours = [words for roles in found if any(words := _words(roles, starts))]
    pairs = sorted(
        (-sum(map(_dice, g, o)), i, j)
        for i, g in enumerate(gold)
        for j, o in enumerate(ours)
        if g[1] & o[1] or g[2] & o[2]
    )
    left, right = set(range(len(gold))), set(range(len(ours)))
    agreed = 0
    for _, i, j in pairs:
        if i in left and j in right:
            left.remove(i)
            right.remove(j)
            agreed += _agree(gold[i], ours[j])
    return Figures(agreed, len(ours), len(gold))


def words(text: str, role: Role, marked: Iterable[Roles], found: Iterable[Roles]) -> Figures:
    """Count the words that have a role, in whichever attribution."""
    starts = [word.start() for word in _WORD.finditer(text)]
    number = list(Role).index(role)
    gold, ours = (
        frozenset[int]().union(*(_words(roles, starts)[number] for roles in every))
        for every in (marked, found)
    )
    return Figures(len(gold & ours), len(ours), len(gold))


def _words(roles: Roles, starts: Sequence[int]) -> _Words:
    source, cue, content = (
        frozenset(
            i
            for span in spans
            for i in range(bisect_left(starts, span.start), bisect_left(starts, span.end))
        )
        for spans in (roles.source, roles.cue, roles.content)
    )
    return source, cue, content


def _dice(a: frozenset[int], b: frozenset[int]) -> float:
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 1.0


def _agree(gold: _Words, ours: _Words) -> bool:
    cue = bool(gold[1] & ours[1]) or not (gold[1] or ours[1])
    return cue and _dice(gold[0], ours[0]) >= _ENOUGH and _dice(gold[2], ours[2]) >= _ENOUGH
