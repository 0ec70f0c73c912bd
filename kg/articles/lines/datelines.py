"""Datelines: the place, the day and the agency before a report's first sentence."""

from __future__ import annotations

import re
from functools import cache

from kg.articles.wordlists import words

_WORD = r"[^\W\d_][\w.'’-]*"
_CAPS = r"[^\W\d_a-z][^\W\d_a-z.'’-]+"
_PLACE = rf"{_CAPS}(?: {_CAPS}){{0,3}}(?:/{_CAPS}(?: {_CAPS}){{0,2}}){{0,3}}"
_REGION = rf"(?:, {_WORD}(?: {_WORD}){{0,3}})"
_DAY = r"(?:,? (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})(?:,? \d{4})?)"
_MONTH_DAY = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2},?|\d{1,2} [A-Z][a-z]{2,8}\.?)"
_BRACKETED_DAY = rf"(?: \({_MONTH_DAY} \d{{4}}\))"
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
_RELEASED = re.compile(
    rf"(?:{_PLACE}(?: / {_PLACE})?|{_WORD}(?: {_WORD}){{0,2}}){_REGION}?{_BRACKETED_DAY}{_DASH}"
)
"""Place and whole day in brackets, as offices put them: "GENEVA (18 December 2014) –"."""
_REGION_IN_BRACKETS = re.compile(
    rf"{_WORD}(?: {_WORD}){{0,2}} \[{_WORD}(?: {_WORD}){{0,3}}\]{_DAY}{_AGENCY}? ?:"
    rf"(?=\s[^\W\d_a-z])"
)
_KNOWN_DASH = re.compile(
    rf"({_WORD}(?: {_WORD}){{0,2}})({_REGION})({_DASH})(?=[\"'“‘«]?[^\W\d_a-z])"
)
_BEFORE_COLON = re.compile(rf"({_PLACE})({_REGION}?{_DAY})?:\s(?=[\"'“‘«]?[^\W\d_a-z])")
_REPORT = 40
"""Characters behind a place and a colon at least, so that the two open a report, no list."""
_PLACE_COLON = re.compile(
    rf"({_WORD}(?: {_WORD}){{0,3}}(?:/{_WORD}(?: {_WORD}){{0,2}})?){_REGION}?{_DAY}?{_AGENCY}?:"
    rf"(?=\s[\"'“‘«]?[^\W\d_a-z])"
)
_WIRED = re.compile(rf"{_PLACE}{_REGION}?{_DAY}? \([A-Z]{{2,10}}\)(?=\s[\"'“‘«]?[A-Z])")


def dateline(text: str, *, first: bool) -> int:
    """Return how many characters of a line its dateline takes, 0 if it has none.

    The dash belongs to it, the blank after the dash does not. A bare place ("SEOUL — ") counts
    only at the article's `first` paragraph: "NATO — the alliance — said" looks the same. There an
    agency in capitals needs no dash: "OSLO (AP) Police said"; a colon will do: "OSLO: Police said".

    >>> line = "LONDON, Jan 5 (Reuters) - Britain said"
    >>> line[: dateline(line, first=False)]
    'LONDON, Jan 5 (Reuters) -'
    >>> dateline("OSLO (Reuters) -Police said", first=True)
    16
    >>> dateline("NEW OSTIA: Police said on Monday that two men were held.", first=True)
    10
    >>> dateline("MR HALE: Police said on Monday that two men were held.", first=True)
    0
    >>> line = "GENEVA (18 December 2014) – The Working Group today welcomed it"
    >>> line[: dateline(line, first=True)]
    'GENEVA (18 December 2014) –'
    >>> line = "Ostia [Norland], September 10 : Norland captain Ada Brandt said"
    >>> line[: dateline(line, first=True)]
    'Ostia [Norland], September 10 :'
    >>> dateline("Ada Brandt (born 18 December 2014) – a girl – said", first=True)
    0
    >>> dateline("NATO — the alliance — said", first=True)
    0
    """
    head = text[:_MOST]
    match = _ANYWHERE.match(head) or (_leads(head) if first else None)
    match = match or _with_colon(text, first=first)
    if not match or not text[match.end() :].strip():
        return 0
    return len(match[0].rstrip())


def _leads(head: str) -> re.Match[str] | None:
    found = (p.match(head) for p in (_FIRST, _WIRED, _RELEASED, _REGION_IN_BRACKETS))
    return next((f for f in found if f), None) or _known_before_colon(head) or _known(head)


def _known(head: str) -> re.Match[str] | None:
    """Return a place of `data/datelines.toml`, its region and a dash: "Metro Oslo, Norway - The".

    >>> dateline("Metro Manila, Philippines - Senator Brandt said", first=True)
    27
    >>> dateline("Ada Brandt, Norway - Senator Brandt said", first=True)
    0
    """
    found = _KNOWN_DASH.match(head)
    if found is None:
        return None
    place = found[1].casefold().removeprefix("metro ").removeprefix("greater ")
    return found if place in words("datelines", "places") else None


def _known_before_colon(head: str) -> re.Match[str] | None:
    """Return a place of `data/datelines.toml` with a colon, in capitals or not: "New Delhi: The".

    >>> dateline("New Delhi: The court", first=True)
    10
    """
    found = _PLACE_COLON.match(head)
    places = words("datelines", "places")
    known = found is not None and places.issuperset(found[1].casefold().split("/"))
    return found if known else None


def _with_colon(text: str, *, first: bool) -> re.Match[str] | None:
    """Return a place in capitals with a colon: "NEW OSTIA: Police said", "OSTIA, March 3: Police".

    A bare one counts only at the first paragraph, and is no rubric ("EXCLUSIVE:") and no person
    with a title ("MR HALE:").
    """
    match = _BEFORE_COLON.match(text[:_MOST])
    if match is None or len(text) - match.end() < _REPORT:
        return None
    place = match[1].casefold()
    known = place in words("turns", "others") or place.split(" ")[0].rstrip(".") in _titles()
    return match if match[2] or (first and not known) else None


@cache
def _titles() -> frozenset[str]:
    return words("turns", "addresses")
