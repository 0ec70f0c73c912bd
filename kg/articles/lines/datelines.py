"""Datelines: the place, the day and the agency before a report's first sentence."""

from __future__ import annotations

import re

_WORD = r"[^\W\d_][\w.'’-]*"
_CAPS = r"[^\W\d_a-z][^\W\d_a-z.'’-]+"
_PLACE = rf"{_CAPS}(?: {_CAPS}){{0,3}}(?:/{_CAPS}(?: {_CAPS}){{0,2}}){{0,3}}"
_REGION = rf"(?:, {_WORD}(?: {_WORD}){{0,3}})"
_DAY = r"(?:,? (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})(?:,? \d{4})?)"
_AGENCY = rf"(?: ?[(/]{_WORD}(?:[ /-]{_WORD}){{0,4}}[)/]\.?)"
_DASH = r"\s?(?:—|–|--|-)\s"
_BEHIND_AGENCY = rf"(?:{_DASH}|\s(?:—|–|--|-)(?=[\"'“‘«]?[^\W\d_a-z]))"
"""The dash after an agency, which the blank behind it may be lost from: "(Reuters) -Police"."""
_MOST = 120
"""Characters a dateline may take up; the longest place names with region and day stay below."""

_ANYWHERE = re.compile(
    rf"(?:{_PLACE}(?:{_REGION}{{1,2}}{_DAY}?|{_DAY}){_AGENCY}?{_DASH}"
    rf"|(?:{_PLACE}|{_WORD}(?: {_WORD}){{0,2}}){_REGION}?{_DAY}?\.?{_AGENCY}"
    rf"(?:{_BEHIND_AGENCY}|(?<=/\.)\s)"
    rf"|\([A-Z]{_WORD}(?: {_WORD})?\){_DASH})"
)
_FIRST = re.compile(rf"{_PLACE}{_DASH}(?=[\"'“‘«]?[^\W\d_a-z])")
_WIRED = re.compile(rf"{_PLACE}{_REGION}?{_DAY}? \([A-Z]{{2,10}}\)(?=\s[\"'“‘«]?[A-Z])")


def dateline(text: str, *, first: bool) -> int:
    """Return how many characters of a line its dateline takes, 0 if it has none.

    The dash belongs to it, the blank after the dash does not. A bare place ("SEOUL — ") counts
    only at the article's `first` paragraph: "NATO — the alliance — said" looks the same. There an
    agency in capitals needs no dash: "OSLO (AP) Police said".

    >>> line = "LONDON, Jan 5 (Reuters) - Britain said"
    >>> line[: dateline(line, first=False)]
    'LONDON, Jan 5 (Reuters) -'
    >>> dateline("OSLO (Reuters) -Police said", first=True)
    16
    >>> dateline("NATO — the alliance — said", first=True)
    0
    """
    head = text[:_MOST]
    match = _ANYWHERE.match(head) or (_leads(head) if first else None)
    if not match or not text[match.end() :].strip():
        return 0
    return len(match[0].rstrip())


def _leads(head: str) -> re.Match[str] | None:
    return _FIRST.match(head) or _WIRED.match(head)
