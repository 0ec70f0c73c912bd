"""Which lines belong to a turn: the one with its label, and further paragraphs of its speaker."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.articles.lines.shape import narrates
from kg.articles.lines.turns import kind_of
from kg.articles.wordlists import words
from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.articles.lines.label_speakers import Label
    from kg.articles.lines.shape import Row


_WHOLE = ("sound", "quoted")
"""Kinds of labels whose words are whole on their line."""
_CAPITALS = r"[A-Z][A-Z.'’&-]*(?:,? [A-Z][A-Z.'’&-]*){0,6}(?=:[ \t]+\S)"
_FIRST = re.compile(_CAPITALS)
_LATER = re.compile(rf"(?<=[.?!…”\"’'\])])[ \t]+({_CAPITALS})")


def apart(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Return the lines, with turns that run on in one paragraph as lines of their own.

    Only labels in capitals count, behind the end of a sentence of a paragraph that begins with one.

    >>> from kg.articles.lines.shape import rows
    >>> [r.text for r in apart(rows("MR. HALE: No. QUESTION: Why? MR HALE: It is NOTE: dry."))]
    ['MR. HALE: No.', 'QUESTION: Why?', 'MR HALE: It is NOTE: dry.']
    """
    parts = [part for row in rows for part in _parts(row)]
    if len(parts) == len(rows):
        return tuple(rows)
    return tuple(replace(row, number=n) for n, row in enumerate(parts))


def _parts(row: Row) -> Iterator[Row]:
    first = _FIRST.match(row.text)
    if first is None or kind_of(first[0]) is None:
        yield row
        return
    later = (
        m.start(1) for m in _LATER.finditer(row.text, first.end()) if kind_of(m[1]) is not None
    )
    for start, end in pairwise([0, *later, len(row.text)]):
        text = row.text[start:end].rstrip()
        place = row.span.start + start
        yield replace(row, span=Span(place, place + len(text)), text=text)


def spoken_rows(
    rows: Sequence[Row], found: dict[int, Label], ends: frozenset[int]
) -> Iterator[int]:
    """Yield the numbers of the rows that belong to the turn of the label before them.

    Further paragraphs of a turn are its speaker's till the next label, if it says "I", "we" or
    "you", or turns of this text have several and nobody is reported in it: narration may begin
    again after any turn, and nothing marks it. `ends` are the rows that end a turn: heads of
    sections, and what is no part of the text.
    """
    own = own_rows(rows, found)
    several = _several(rows, found, ends)
    open_ = heard = False
    for row in rows:
        if row.number in own:
            heard = found[row.number].kind in _WHOLE if row.number in found else heard
            open_ = not heard  # a shot list goes on with what is seen
        elif not open_ or row.number in ends:
            open_ = False
        elif _goes_on(row) or (several and not narrates(row)):
            yield row.number
        else:
            open_ = False


def own_rows(rows: Sequence[Row], found: dict[int, Label]) -> frozenset[int]:
    """Return the rows that begin with a label, and those right below a label that stands alone."""
    alone = [n + 1 + found[n].between for n in found if found[n].words >= len(rows[n].text)]
    return frozenset(found) | {n for n in alone if n < len(rows)}


def _several(rows: Sequence[Row], found: dict[int, Label], ends: frozenset[int]) -> bool:
    """Tell whether some turn before the last has a second paragraph."""
    last = max(found, default=-1)
    inner = [r for r in rows if min(found, default=0) < r.number < last]
    plain = [r for r in inner if r.number not in found and r.number not in ends]
    return len(plain) > len(found) // 4


def _goes_on(row: Row) -> bool:
    bare = {w.replace("’", "'") for w in row.bare}
    return not words("turns", "first_second").isdisjoint(bare)
