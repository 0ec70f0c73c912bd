"""From the physical lines of a text to its paragraphs: marks set aside, broken lines joined.

A text broken at a fixed width (mail, wire copy, a scan, an RFC) is told from its lines as a whole.
A writer who breaks lines puts a word on the next one only when it does not fit, so a line that goes
on below is as long as the others, whatever it says; and it goes on in the middle of a sentence,
which a paragraph never does. Verse, lists, addresses and tables break where they please: their
lines are not filled.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.articles.lines import markup_marks as marks
from kg.articles.lines.shape import CLOSING, Row
from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WIDEST = 132
"""Columns of the widest line that is broken by a width: those of a wide printer. Above, a line is
a paragraph."""
NARROWEST = 24
"""Columns of the narrowest: a newspaper's column has some thirty."""
FLOWING = 2
"""Lines that break off in the middle of a sentence, from which a text may be a broken one."""
SHARE = 0.3
"""Share of them among all pairs of lines without a blank one between. Broken prose has one half to
two thirds, unbroken prose none; a broken text with many short paragraphs a third."""
FULL = 0.75
"""Share of the width that a line fills, with the word that did not fit, when it was broken."""
MOST_FULL = 0.8
"""Share of the lines broken off that must be full: of verse and lists, half are."""
HALF = 0.5
"""A line shorter than this share of the width ends what it belongs to."""
SPACED = 12
"""Lines to a blank one at most where blank lines part the paragraphs of a broken text. Else only a
line that was not filled, or one that stands in, does."""
_STOPS = ".!?…:;。！？"
_BLANK = re.compile(r"\n[ \t\u00a0]*(?:>[ \t]?)*")


@dataclass(frozen=True, slots=True)
class _Physical:
    """A line that is not blank: its words without marks, and where it stands on the page."""

    span: Span
    text: str
    indent: int
    depth: int
    heading: bool
    bullet: str
    after_blank: bool

    @property
    def right(self) -> int:
        """The column after the last character."""
        return self.indent + len(self.text)


def paragraphs(text: str) -> tuple[Row, ...]:
    """Split a text into its paragraphs and other lines, none blank, each without its marks.

    A paragraph broken over several lines is one row whose text has a blank for each line feed, so
    that offsets hold. Linear.
    """
    flat = marks.without_marks(text)
    lines = list(_physical(flat))
    floor = _floor(lines)
    rows: list[Row] = []
    group: list[_Physical] = []
    for line in lines:
        if group and not (floor is not None and _goes_on(group, line, floor)):
            rows.append(_row(flat, len(rows), group))
            group = []
        group.append(line)
    if group:
        rows.append(_row(flat, len(rows), group))
    return tuple(_items(rows))


def one_for_one(text: str) -> str:
    """Return a line's text with a blank for each line feed and for the marks of quotation after it.

    >>> one_for_one("closed\\n> until May")
    'closed   until May'
    """
    return _BLANK.sub(lambda m: " " * len(m[0]), text) if "\n" in text else text


def _items(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield the rows, items of lists without their marks.

    A dash or a number begins an item beside another of its kind, or under a line that leads in.
    """
    leads = False
    for k, row in enumerate(rows):
        mark = row.bullet
        beside = [r.bullet for r in (*rows[max(0, k - 1) : k], *rows[k + 1 : k + 2]) if r.bullet]
        listed = marks.sure_bullet(mark) or any(marks.same_list(mark, m) for m in beside)
        if mark and (listed or leads):
            start, size = row.span.start, len(mark)
            yield replace(row, span=Span(start + size, row.span.end), text=row.text[size:])
        else:
            yield replace(row, bullet="") if mark else row
            leads = row.text[-1] == ":"


def _row(flat: str, number: int, group: Sequence[_Physical]) -> Row:
    first = group[0]
    span = Span(first.span.start, group[-1].span.end)
    words = one_for_one(span.of(flat))
    return Row(number, span, words, first.depth, first.heading, first.bullet)


def _physical(flat: str) -> Iterator[_Physical]:
    start, blank = 0, True
    raws = flat.split("\n")
    for k, raw in enumerate(raws):
        body = raw.strip()
        depth, taken = marks.quoted(body)
        if body and len(body) == taken:  # a quotation's blank line
            body = ""
        if body:
            below = raws[k + 1].strip() if k + 1 < len(raws) else ""
            left = start + len(raw) - len(raw.lstrip())
            yield _line(body, left, left - start, (depth, taken), below, blank=blank)
        blank = not body
        start += len(raw) + 1


def _line(
    body: str, left: int, column: int, quote: tuple[int, int], below: str, *, blank: bool
) -> _Physical:
    depth, cut = quote
    rest = body[cut:]
    cut += len(rest) - len(rest.lstrip())
    hashes = marks.heading(body[cut:])
    end = marks.heading_end(body) if hashes else len(body)
    cut += hashes
    mark = marks.bullet(body[cut:end])
    if hashes:
        mark = ""
    under = len(body) < WIDEST and len(below) >= 3 and marks.underline(below)
    heading = bool(hashes) or (under and not marks.underline(body))
    span = Span(left + cut, left + end)
    return _Physical(span, body[cut:end], column + cut, depth, heading, mark, blank)


def _floor(lines: Sequence[_Physical]) -> tuple[int, int] | None:
    """Return the width of a broken text and the least that its full lines measure, else None."""
    pairs = [(a, b) for a, b in pairwise(lines) if _adjacent(a, b)]
    flowing = sorted(_measure(a, b) for a, b in pairs if _flows(a, b))
    if len(flowing) < FLOWING or len(flowing) < SHARE * len(pairs):
        return None
    rights = sorted(a.right for a, b in pairs if _flows(a, b))
    width = rights[len(rights) * 9 // 10]
    full = sum(m > FULL * width for m in flowing)
    if width < NARROWEST or full < MOST_FULL * len(flowing):
        return None
    least = int(FULL * width)
    apart = sum(line.after_blank for line in lines)
    if apart > len(lines) // SPACED:
        return width, least
    return width, max(flowing[len(flowing) // 20], least)


def _adjacent(a: _Physical, b: _Physical) -> bool:
    together = not b.after_blank and a.depth == b.depth
    return together and not (a.heading or b.heading) and max(a.right, b.right) <= WIDEST


def _measure(a: _Physical, b: _Physical) -> int:
    """Return how far a line would have gone with the next one's first word."""
    return a.right + 1 + len(b.text.split(maxsplit=1)[0])


def _flows(a: _Physical, b: _Physical) -> bool:
    """Tell whether a sentence breaks off at the end of one line and goes on in the next."""
    if b.bullet and not b.bullet[0].isalpha():
        return False
    core = a.text.rstrip(CLOSING)
    return bool(core) and core[-1] not in _STOPS and b.text.lstrip("\"'“‘(")[:1].islower()


def _goes_on(group: Sequence[_Physical], b: _Physical, floor: tuple[int, int]) -> bool:
    """Tell whether a line belongs to the paragraph of the lines before it."""
    a, (width, least) = group[-1], floor
    if not _adjacent(a, b) or marks.underline(b.text):
        return False
    measure = _measure(a, b)
    if _flows(a, b):
        return measure > HALF * width
    if measure < least or _begins_item(a, b) or a.text.isupper() != b.text.isupper():
        return False
    listed = bool(group[0].bullet)
    if b.indent > a.indent + 1 and not (listed and len(group) == 1):
        return False  # the first line of a paragraph stands in
    set_in = len(group) > 1 and all(line.indent > b.indent + 1 for line in group)
    return not set_in or listed


def _begins_item(a: _Physical, b: _Physical) -> bool:
    """Tell whether a line begins an item of a list; a dash in a sentence that goes on does not."""
    if not b.bullet:
        return False
    stopped = a.text.rstrip(CLOSING)[-1:] in _STOPS
    return stopped or bool(a.bullet) or marks.sure_bullet(b.bullet)
