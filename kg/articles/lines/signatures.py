"""Signatures: a dash and a name under or behind what somebody said, wrote or posted.

`“It never left on time.” — Ada Brandt, a fisherman`, `— Ada Brandt (@adabrandt) April 6, 2022`. An
article signed by its author has no quotation above the name: that line is a byline.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.articles.lines.shape import name_shaped
from kg.articles.publication import written_dates as dates
from kg.articles.wordlists import phrases, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.articles.lines.shape import Row

LONGEST = 180
"""Characters of a signature at most: name, office, town and day."""
NAME = 6
"""Words of the name at most."""
OFFICE = 14
"""Words of what stands behind the name, at most."""

MARKS = frozenset("“”\"„«‹»‘'`")
"""What a quotation may begin with, wrong marks too."""
_DASH = re.compile(r"(?:[—–―‒⸺]|--?|~)[ \t\xa0]*(?=[^\W\d_])")
_HANDLE = re.compile(r"\(?(?<![\w.])@\w{1,30}\)?")
_INLINE = re.compile(
    r"[”\"'’»›](?:[ \t\xa0]*(?=(?:[—–―‒⸺]|--)[ \t\xa0]*[^\W\d_])|[ \t\xa0]+(?=-[ \t\xa0]?[A-Z]))"
)
_END = re.compile(r"[ \t\xa0](?=(?:[—–―‒⸺]|--)[ \t\xa0]*[^\W\d_])")


def signature(text: str) -> bool:
    """Tell whether a line is a dash and a name, with office, handle and day or without.

    >>> [signature(t) for t in ("— Ada Brandt, a fisherman", "– and it never left", "-Rates fell")]
    [True, False, False]
    """
    dash = _DASH.match(text)
    if dash is None or len(text) > LONGEST:
        return False
    rest = text[dash.end() :].strip()
    day = next(dates.find(rest), None)
    dated = rest[: day.span.start] + rest[day.span.end :] if day is not None else rest
    bare, handles = _HANDLE.subn("", dated)
    name, _, office = bare.strip(" .,;·|").partition(",")
    low = name.lower()
    if any(low.startswith(p) for p in phrases("bylines", "signed")):
        return False
    named = name_shaped(name.strip(), NAME) or (
        (handles or day is not None or office) and name.strip().isalpha() and name[:1].isupper()
    )
    told = {w.strip(".,").lower() for w in office.split()}
    finite = words("english", "finite") | words("english", "reporting")
    return bool(named) and len(office.split()) <= OFFICE and finite.isdisjoint(told)


def is_of_post(text: str) -> bool:
    """Tell whether a signature is that of a post: it has the poster's handle."""
    return _HANDLE.search(text) is not None


def signature_start(text: str, *, post: bool) -> int | None:
    """Return where the signature behind a quotation, or at the end of a post, begins in a line.

    >>> line = "“No.” — Ada Brandt"
    >>> line[signature_start(line, post=False):]
    '— Ada Brandt'
    """
    tail = max(0, len(text) - LONGEST)
    pattern = _END if post else _INLINE
    for match in reversed(list(pattern.finditer(text, tail))):
        if signature(text[match.end() :]) and (not post or is_of_post(text[match.end() :])):
            return match.end()
    return None


def is_signed_quotation(row: Row) -> bool:
    """Tell whether a line is a quotation with a signature behind it."""
    return row.text[0] in MARKS and signature_start(row.text, post=False) is not None


def ends_in_quotation(row: Row) -> bool:
    """Tell whether a line is a quotation as a whole or ends in one."""
    return bool(row.quoted) or row.text[-1] in "\"'”’»›" or row.text[0] in "“„«‹"


def signature_lines(rows: Sequence[Row], spoken: frozenset[int]) -> dict[int, int]:
    """Return the signatures that are lines of their own, each with the line that it signs.

    `spoken` are the lines that are somebody's words by what the format or a mark tells.
    """
    found: dict[int, int] = {}
    for before, row in pairwise(rows):
        if before.number in found or not signature(row.text):
            continue
        if before.number in spoken or ends_in_quotation(before) or is_of_post(row.text):
            found[row.number] = before.number
    return found
