"""Finding words in a sentence letter by letter: white space and quotation marks alike, no more.

In: a stretch of an article and words that somebody says stand in it. Out: every place of the
article where they do. No case is folded, nothing is left out, no word is cut in two.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.articles.lines.quotation_marks import CLOSED_BY
from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_SINGLE = frozenset("'‘’‚‛`´‹›")
_DOUBLE = frozenset("".join((*CLOSED_BY, *CLOSED_BY.values()))) - _SINGLE
_ALIKE = {**dict.fromkeys(_SINGLE, "'"), **dict.fromkeys(_DOUBLE, '"')}
"""Each quotation mark and what it is taken for: one single and one double mark."""
_SPACED = 0x2E80
"""Code point from which scripts write words without blanks between them, or join particles to
them (Chinese, Japanese, Korean): a place may begin and end inside of a run of letters there."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a text to look in: its characters made alike, and where each stands."""

    text: str
    alike: str
    places: tuple[int, ...]

    @classmethod
    def of(cls, text: str, span: Span) -> Stretch:
        """Return a place of a text to look in."""
        alike, places = _made_alike(span.of(text))
        return cls(text, alike, tuple(span.start + p for p in places))

    def find(self, words: str) -> Iterator[Span]:
        """Yield each place where words stand, from left to right."""
        wanted = _made_alike(words)[0].strip()
        start = self.alike.find(wanted) if wanted else -1
        while start >= 0:
            last = start + len(wanted) - 1
            span = Span(self.places[start], self.places[last] + 1)
            if _is_whole(self.text, span):
                yield span
            start = self.alike.find(wanted, start + 1)


def _made_alike(text: str) -> tuple[str, list[int]]:
    """Return a text with one blank for white space and one mark for those alike, with places."""
    found: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        if char.isspace():
            if found and found[-1] == " ":
                continue
            char = " "
        found.append(_ALIKE.get(char, char))
        places.append(place)
    return "".join(found), places


def _is_whole(text: str, span: Span) -> bool:
    """Tell whether no word is cut at the ends of a place."""
    return not (
        _joins(text[span.start - 1 : span.start], text[span.start])
        or _joins(text[span.end - 1], text[span.end : span.end + 1])
    )


def _joins(left: str, right: str) -> bool:
    if not left or not right or not (left.isalnum() and right.isalnum()):
        return False
    return ord(left) < _SPACED and ord(right) < _SPACED
