"""Quotation marks of every convention: which one opens a quotation, which closes one.

Curly, straight, low, angle, corner, doubled and TeX's marks; nested ones, lost ones, and marks
that stand between blanks in tokenised text. Linear in the length of the text.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

CLOSED_BY = {
    "“": '”"“',
    "”": '”"',
    "„": '“”"',
    "‟": '”"',
    "«": "»",
    "»": "«»",
    "‹": "›",
    "›": "‹›",
    "‘": "’'",
    "‚": "‘’'",
    "`": "'’",
    '"': '"”',
    "'": "'",
    "「": "」",
    "『": "』",
    "〝": "〞〟",
}
"""Each mark that may open a quotation, and what closes it: the conventions that the Unicode
Standard lists in chapter 6.2 (English, German and Danish low and reversed marks, French, Swedish
with one mark for both, Japanese), and pages that mix curly and straight marks."""
_OPENERS: dict[str, str] = {}
for _opening, _closings in CLOSED_BY.items():
    for _closing in _closings:
        _OPENERS[_closing] = _OPENERS.get(_closing, "") + _opening
_MARKS = re.compile("[\"'`" + "".join(sorted({*CLOSED_BY, *_OPENERS} - set("\"'`"))) + "]")
_DOUBLED = {"''": '"', "‘‘": "“", "’’": "”", "``": "“"}
_BEFORE = "([{—–-―/“‘„«‹\"'"
"""What may stand before an opening mark, beside white space."""
SINGLE = frozenset("'‘‚`")
_STOPS = (".", "?", "!", ",", ":", ";", "…")
"""What ends words quoted, so that a mark behind it and a blank closes them."""
_APOSTROPHES = frozenset("'’")


@dataclass(frozen=True, slots=True)
class Mark:
    """A quotation mark: its place, its width, the mark that it is, and what it does there.

    `role` is `open`, `close`, or `lost`: it closes what was never opened. `opened` is the mark that
    a closing one closes, with its place; what stood open inside is dropped.
    """

    place: int
    width: int
    char: str
    role: str
    opened: tuple[str, int] | None = None


def marks_in(text: str, start: int, end: int) -> Iterator[Mark]:
    """Yield the quotation marks between two places of a text, which are a line, in order."""
    if not _MARKS.search(text, start, end):
        return
    marks = _Open()
    doubled = -1
    left = text.count('"', start, end)
    for match in _MARKS.finditer(text, start, end):
        place = match.start()
        char = text[place]
        left -= char == '"'
        if place == doubled:
            continue
        size = width(text, place)
        if size == 2:  # two single marks for one, as some papers print
            char, doubled = _DOUBLED[text[place : place + 2]], place + 1
        seen = _Seen.at(text, place, start, end)
        role = _role(seen, char, marks, again=left > 0 or place == start)
        if char == '"' and role == "close" and seen.opens:
            whole = marks.stack[0] == (char, start)
            role = "open" if _nests(text, place, start, end, whole=whole) else role
        if role == "open":
            marks.push(char, place)
            yield Mark(place, size, char, role)
        elif role == "close":
            yield Mark(place, size, char, role, marks.pop(char))
        elif role == "lost":
            yield Mark(place, size, char, role)


class _Open:
    """The marks that are open at a place, the outermost first."""

    def __init__(self) -> None:
        self.stack: list[tuple[str, int]] = []
        self._counts: Counter[str] = Counter()

    def push(self, mark: str, place: int) -> None:
        """Open a quotation."""
        self.stack.append((mark, place))
        self._counts[mark] += 1

    def fits(self, closing: str) -> bool:
        """Tell whether a mark may close an open one."""
        return any(self._counts[o] for o in _OPENERS.get(closing, ""))

    def pop(self, closing: str) -> tuple[str, int]:
        """Close the innermost opening that fits the mark, dropping unclosed ones inside it."""
        while True:
            found = self.stack.pop()
            self._counts[found[0]] -= 1
            if closing in CLOSED_BY[found[0]]:
                return found


@dataclass(frozen=True, slots=True)
class _Seen:
    """What stands around a mark in its line; a line's ends are like blanks."""

    before: str
    after: str

    @classmethod
    def at(cls, text: str, place: int, start: int, end: int) -> _Seen:
        """Return what stands around the mark at a place."""
        next_ = place + width(text, place)
        before = text[place - 1] if place > start else " "
        return cls(before, text[next_] if next_ < end else " ")

    @property
    def opens(self) -> bool:
        """Tell whether a mark here stands as an opening one does."""
        return (self.before.isspace() or self.before in _BEFORE) and not self.after.isspace()

    @property
    def closes(self) -> bool:
        """Tell whether a mark here stands as a closing one does."""
        return not self.before.isspace() and not self.after.isalnum()


def width(text: str, place: int) -> int:
    """Return how many characters a mark has."""
    return 2 if text[place : place + 2] in _DOUBLED else 1


def _role(seen: _Seen, char: str, marks: _Open, *, again: bool) -> str:
    """Tell what the mark does here: open, close, close what was never opened, or nothing.

    `again`: the line has another straight mark, which may close one that stands between blanks, or
    this one opens the line, as a quotation over several paragraphs does: `" We will stay.`.
    """
    fits = marks.fits(char)
    if char == '"':
        return _straight(seen, fits=fits, again=again)
    if char in _APOSTROPHES or char == "`":
        return _single(seen, char, fits=fits)
    if char == "‚":
        return "open" if seen.opens else "none"
    if char in CLOSED_BY and char in _OPENERS:  # opens in one convention, closes in another
        if fits and not (seen.opens and not seen.closes and char in "“‘"):
            return "close"
        if char in "“‘«" or seen.opens:
            return "open"
        return "lost"
    if char in CLOSED_BY:
        return "open"
    return "close" if fits else "lost"


def _nests(text: str, place: int, start: int, end: int, *, whole: bool) -> bool:
    """Tell whether a straight mark opens a quotation in a quotation: the next two close.

    `whole`: the outer one opens the line. The next paragraph may go on with it, so that one mark
    is left, which closes the inner one: `"We call it "the tax" here.`.
    """
    inner = text.find('"', place + 1, end)
    outer = text.find('"', inner + 1, end) if inner >= 0 else -1
    if whole and inner >= 0 and outer < 0 and not text[start:place].rstrip().endswith(_STOPS):
        return not text[place - 1].isalnum() and _Seen.at(text, inner, start, end).closes
    return outer >= 0 and all(_Seen.at(text, p, start, end).closes for p in (inner, outer))


def _straight(seen: _Seen, *, fits: bool, again: bool) -> str:
    if seen.before.isdigit() and not fits:
        return "none"  # inches
    if seen.opens and not fits:
        return "open"
    if fits:
        return "close"
    apart = seen.before.isspace() and seen.after.isspace()  # tokenised: said " no " .
    return "open" if apart and again else "lost"


def _single(seen: _Seen, char: str, *, fits: bool) -> str:
    if char == "`":
        return "open" if seen.opens else "none"
    if char == "’" or seen.before.isalnum():  # an apostrophe unless a mark of its kind is open
        return "close" if fits and not seen.after.isalnum() else "none"
    if fits and not seen.before.isspace():
        return "close"
    return "open" if not seen.before.isalnum() and seen.after.isalpha() else "none"
