"""Dates as the records write them: EDTF (ISO 8601-2) levels 0 and 1, as a range of days.

Read are day, month, year and season, with `?`, `~`, `%` and with `X` for unknown digits, and the
intervals of two of them, open (`..`) or unknown (empty) on one side.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import NamedTuple


class Days(NamedTuple):
    """The first and last day that a date can mean; None on a side that is open or unknown."""

    first: date | None
    last: date | None


_DATE = re.compile(
    r"(?P<y>[0-9]{4}|[0-9]{3}X|[0-9]{2}XX)(?:-(?P<m>[0-9]{2}|XX)(?:-(?P<d>[0-9]{2}|XX))?)?[?~%]?",
    re.ASCII,
)
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}


def _months(year: int, first: int, last: int) -> Days:
    return Days(date(year, first, 1), date(year, last, monthrange(year, last)[1]))


def _one(text: str) -> Days | None:
    found = _DATE.fullmatch(text)
    if found is None:
        return None
    year, month, day = found["y"], found["m"], found["d"]
    if "X" in year:
        return None if month and month != "XX" else _decade(year)
    y = int(year)
    if y < 1:
        return None
    if month is None or month == "XX":
        return _months(y, 1, 12) if day in (None, "XX") else None
    m = int(month)
    if m in _SEASONS and day is None:
        return _months(y, *_SEASONS[m])
    if not 1 <= m <= 12:
        return None
    return _months(y, m, m) if day is None or day == "XX" else _day(y, m, int(day))


def _decade(year: str) -> Days | None:
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    return Days(date(first, 1, 1), date(last, 12, 31)) if first > 0 else None


def _day(year: int, month: int, day: int) -> Days | None:
    try:
        only = date(year, month, day)
    except ValueError:
        return None
    return Days(only, only)


@lru_cache(maxsize=4096)
def days(text: str) -> Days | None:
    """Return the days that `text` can mean, or None when it is not a date that we read.

    >>> days("2024-10")
    Days(first=datetime.date(2024, 10, 1), last=datetime.date(2024, 10, 31))
    >>> days("2024-10-14/..").last is None, days("2024-02-30") is None
    (True, True)
    """
    start, slash, end = text.partition("/")
    if not slash:
        return _one(start)
    if start in ("", "..") and end in ("", ".."):
        return None
    first = Days(None, None) if start in ("", "..") else _one(start)
    last = Days(None, None) if end in ("", "..") else _one(end)
    if first is None or last is None:
        return None
    if first.first and last.last and first.first > last.last:
        return None
    return Days(first.first, last.last)


_XSD = {10: "xsd:date", 7: "xsd:gYearMonth", 4: "xsd:gYear"}


@lru_cache(maxsize=4096)
def datatype(text: str) -> str:
    """Return the RDF datatype that fits: XSD for a plain day, month or year, else EDTF.

    >>> datatype("2024-10-22"), datatype("2024-10"), datatype("2024-10-22?")
    ('xsd:date', 'xsd:gYearMonth', 'edtf:EDTF')
    """
    plain = text.replace("-", "").isdecimal() and text.isascii()
    if plain and days(text) and not (len(text) == 7 and int(text[5:]) > 12):
        return _XSD.get(len(text), "edtf:EDTF")
    return "edtf:EDTF"
