"""A place in an article."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True, init=False)
class Span:
    """A place in an article: code points `[start, end)` of the text as read.

    >>> Span(2, 4).of("abcdef")
    'cd'
    """

    start: int
    end: int

    def __init__(self, start: int, end: int) -> None:
        if not 0 <= start <= end:
            raise ValueError(f"not a span: [{start}, {end})")
        _set_start(self, start)
        _set_end(self, end)

    def of(self, text: str) -> str:
        """Return the text at this place."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Tell whether `other` lies inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share a character."""
        return self.start < other.end and other.start < self.end


_set_start, _set_end = (Span.__dict__[name].__set__ for name in Span.__slots__)
"""How the two values are set once: half the time of `object.__setattr__`, and spans are many."""
