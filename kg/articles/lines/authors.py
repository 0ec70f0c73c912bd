"""Who wrote an article, by the line that says so."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kg.articles.lines.shape import name_shaped
from kg.articles.publication import written_dates as dates
from kg.articles.wordlists import phrases, words
from kg.model import LineKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.model import Line

MOST = 10
"""Authors that are named, at most."""
LONGEST = 300
"""Characters of a line from which it names no authors."""

_JOINT = re.compile(r"\s*(?:[,;&|·•/()]|\s[–—-]\s|\band\b|\bwith\b)\s*")


@cache
def leading_by() -> re.Pattern[str]:
    """Return the pattern of "by" and "written by" before names."""
    before = "|".join(phrases("bylines", "before_by"))
    return re.compile(rf"\s*(?:(?:{before}) )?by:?\s+", re.IGNORECASE)


@cache
def _place() -> re.Pattern[str]:
    """Return the pattern of what stands between names and a place or paper."""
    return re.compile(rf"\b(?:{'|'.join(phrases('bylines', 'before_place'))})\s")


def authors(text: str, lines: Sequence[Line]) -> str | None:
    """Return the names in the first byline of an article, with commas between them.

    >>> from kg.model import Span, Line
    >>> text = "By ANNA PARK and John Smith, Staff Writers | Oct. 22, 2024"
    >>> authors(text, [Line(span=Span(0, len(text)), kind=LineKind.BYLINE)])
    'ANNA PARK, John Smith'
    """
    for line in lines:
        if line.kind is LineKind.BYLINE:
            found = _names(line.span.of(text))
        elif line.kind is LineKind.TIMESTAMP:
            found = _before_day(line.span.of(text))
        else:
            continue
        if found:
            return ", ".join(found)
    return None


def _before_day(line: str) -> list[str]:
    """Return the name in "Anna Park Published February 28, 2025": a line that says both."""
    labels = "|".join(map(re.escape, phrases("dates", "page", "published")))
    match = re.match(
        rf"([^|·•/,:]{{5,60}}?)[ \t]*[|·•/,]?[ \t]+(?:{labels})\b", line, re.IGNORECASE
    )
    name = match[1].strip() if match is not None else ""
    small = words("bylines", "roles") | words("dates", "page", "around")
    plain = {w.strip(".").casefold() for w in name.split()}
    return [name] if name_shaped(name) and plain.isdisjoint(small) else []


def _names(line: str) -> list[str]:
    lead = leading_by().match(line)
    if lead is None or len(line) > LONGEST:
        return []
    rest = line[lead.end() :]
    first = next(dates.find(rest), None)
    rest = rest[: first.span.start] if first else rest
    rest = _place().split(rest, maxsplit=1)[0]
    roles = words("bylines", "roles")
    ends = phrases("dates", "page", "published") + phrases("dates", "page", "updated")
    found: list[str] = []
    for part in _JOINT.split(rest.strip(" .")):
        low = part.lower()
        plain = {w.strip(".").removesuffix("s") for w in low.split()}
        if name_shaped(part) and not plain & roles and not low.startswith(ends):
            found.append(part)
    return found[:MOST]
