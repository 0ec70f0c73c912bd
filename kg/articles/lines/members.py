"""Those named on a line above what they say: members of a parliament with seat and party, players.

A name alone is a speaker's where what stands below is one quotation, marks and all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.articles.lines.shape import OPENING
from kg.articles.wordlists import phrases, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.articles.lines.shape import Row

SEAT = 12
"""Words of a seat and a party at most."""


QUOTED = 3
"""Words that a quotation below a name has more than: “The Long Road” is a title."""


@cache
def _picture_text() -> re.Pattern[str]:
    """Return the pattern of a picture's text with the name behind it: "Photo of Ann LeeAnn Lee"."""
    pictures = "|".join(p.capitalize() for p in phrases("captions", "pictures"))
    return re.compile(
        rf"(?:{pictures})(?: of)? (?P<name>[^\W\d_][^()\d]{{3,50}}?)\s?"
        r"(?P<again>(?P=name))\b(?:[ \t]*(?P<seat>\([^()]{2,40}\)))?"
    )


@dataclass(frozen=True, slots=True)
class Member:
    """The name in such a line, and how many lines of seat and party stand below it: 0 or 1."""

    name: str
    between: int
    kind: str = "member"
    start: int = 0
    end: int | None = None


def members(rows: Sequence[Row], longest: int) -> dict[int, Member]:
    """Return the lines that name a member above what he says, by their rows' numbers.

    "Ann Lee, Harrow West (Lab)", "Ann Lee MP", or a name with "Harrow West, Labour" below it. One
    alone may be a caption or a list, so there are two at least, each with a sentence below.
    `longest` is how many words a name has at most.
    """
    found: dict[int, Member] = {}
    pictured = {r.number: m for r in rows if (m := _pictured(r.text, longest)) is not None}
    for row, below in pairwise(rows):
        above = found.get(row.number - 1)
        if row.bullet or row.text[-1] in ".:;,?!" or (above is not None and above.between):
            continue
        made = _member(row.text, below.text)
        if made is not None and _is_name(made.name, longest):
            found[row.number] = made
    last = {r.number: r.text[-1] for r in rows}
    kept = {n: m for n, m in found.items() if last.get(n + 1 + m.between, "-") in '.?!”"’'}
    kept |= pictured
    return (kept if len(kept) > 1 else {}) | _above_quotations(rows, longest)


def _above_quotations(rows: Sequence[Row], longest: int) -> dict[int, Member]:
    """Return the lines that hold a name alone, each right above a quotation: a round of voices.

    Each but the last has the next right behind its quotation; one alone may be a caption.
    """
    found: dict[int, Member] = {}
    for row, below in pairwise(rows):
        bare = not row.bullet and row.text[-1] not in ".:;,?!" and row.text[0] not in OPENING
        if bare and _is_quotation(below.text) and _is_name(row.text, longest):
            found[row.number] = Member(row.text, 0, "quoted")
    return {n: m for n, m in found.items() if n - 2 in found or n + 2 in found}


def _is_quotation(text: str) -> bool:
    return len(text.split()) > QUOTED and text[0] in '“"«„' and text[-1] in '”"»“'


def _pictured(text: str, longest: int) -> Member | None:
    """Return the member named twice in a row: "Photo of Ann LeeAnn Lee (Lab) I …".

    So prints a page that has nothing between a picture, the name and the words.
    """
    match = _picture_text().match(text)
    if match is None or not _is_name(match["name"], longest):
        return None
    seat = match["seat"]
    if seat is not None and seat.strip(" ()").casefold() not in words("turns", "parties"):
        return None
    return Member(match["name"], 0, start=match.start("again"), end=match.end())


def _member(text: str, below: str) -> Member | None:
    name = text.partition(",")[0].partition("(")[0].strip()
    before, _, letters = name.rpartition(" ")
    if letters in words("turns", "members"):
        whole = text == name or _seat(text[len(name) :])
        return Member(before, 0) if whole else None
    if _seat(text[len(name) :]):
        return Member(name, 0)
    return Member(name, 1) if text == name and _seat(f", {below}") else None


def _is_name(name: str, longest: int) -> bool:
    parts = name.split()
    small = words("bylines", "particles")
    return 2 <= len(parts) <= longest and all(
        (p[0].isupper() and all(c.isalpha() or c in ".-'’" for c in p)) or p.lower() in small
        for p in parts
    )


def _seat(text: str) -> bool:
    """Tell whether words behind a name are a seat and a party: ", Harrow West (Lab)"."""
    if len(text.split()) > SEAT:
        return False
    parts = [p.strip(" )") for p in re.split(r"[,(–—]", text) if p.strip(" )")]
    return bool(parts) and parts[-1].casefold() in words("turns", "parties")
