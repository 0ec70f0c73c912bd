"""Dates as English newspapers write them: strict, with the month in letters or ISO 8601.

Of six other languages a day with month and year is read ("3. Mai 2024", "3 de mayo de 2024").

`10/11/2024` is the tenth of November or the eleventh of October; such a date is never read.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date
from functools import cache
from typing import TYPE_CHECKING

from kg.articles.wordlists import numbers
from kg.errors import ConfigError
from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_EDTF = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_DIGIT = re.compile(r"\d")
_LEAP = 2024
"""A date without a year is checked against a leap year, so that 29 February may stand."""


@dataclass(frozen=True, slots=True)
class DateExpression:
    """A date in a text: its place, its numbers, and the day of the week written beside it.

    `weekday` counts from Monday = 0. Without a year `year` is None.
    """

    span: Span
    year: int | None
    month: int
    day: int
    weekday: int | None = None

    @property
    def edtf(self) -> str | None:
        """The day as `2024-10-22`, None without a year."""
        return None if self.year is None else date(self.year, self.month, self.day).isoformat()

    def nearest(self, day: date) -> date:
        """Return the day meant: without a year, the one nearest to `day`."""
        years = (self.year,) if self.year else (day.year - 1, day.year, day.year + 1)
        days = [date(y, self.month, self.day) for y in years if _valid(y, self.month, self.day)]
        if not days:  # 29 February far from a leap year
            return date(day.year, 2, 28)
        return min(days, key=lambda d: abs(d - day))


@cache
def _pattern() -> re.Pattern[str]:
    month = "|".join(sorted({_cased(m) for m in numbers("dates", "months")}, key=len, reverse=True))
    weekday = "|".join(
        sorted({_cased(d) for d in numbers("dates", "weekdays")}, key=len, reverse=True)
    )
    day = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
    year = r"(?:19|20)\d\d"
    return re.compile(
        rf"(?:\b(?P<weekday>{weekday})\b\.?,?\s{{0,3}}\(?)?"
        rf"(?:\b(?P<month>{month})\b\.?,?\s{{1,3}}(?P<day>{day})(?![\d%])(?!,\d{{3}})(?!\.\d)"
        rf"(?:,?\s{{1,3}}(?P<year>{year})(?!\d))?"
        rf"|\b(?<![\d,.])(?P<day2>{day})\s{{1,3}}(?:of\s)?(?P<month2>{month})\b\.?,?"
        rf"(?:\s{{1,3}}(?P<year2>{year})(?!\d))?"
        rf"|\b(?<![\d,.])(?P<day4>(?:0?[1-9]|[12]\d|3[01]))(?:\.|er|º|°)?\s{{1,3}}(?:(?:de|DE)\s)?"
        rf"(?P<month4>{_elsewhere()})\b\.?\s{{1,3}}(?:(?:de|DE)\s)?(?P<year4>{year})(?!\d)"
        rf"|\b(?P<year3>{year})(?P<sep>[-./])(?P<month3>\d\d)(?P=sep)(?P<day3>\d\d)(?!\d))"
    )


def _elsewhere() -> str:
    """Return the alternatives of the month names of other languages, also in small letters."""
    names = {f"{m}|{_cased(m)}" for m in numbers("dates", "months_elsewhere")}
    return "|".join(sorted(names, key=len, reverse=True))


def _cased(word: str) -> str:
    return f"{word.capitalize()}|{word.upper()}"


def find(text: str, offset: int = 0) -> Iterator[DateExpression]:
    """Yield the days named in a text; `offset` is added to every place.

    >>> [(d.edtf, d.weekday) for d in find("Posted October. 23, 2024 08:45, or Tue 22 Oct 2024")]
    [('2024-10-23', None), ('2024-10-22', 1)]
    """
    if not _DIGIT.search(text):
        return
    for match in _pattern().finditer(text):
        part = match.groupdict()
        month = _month(part)
        digits = part["day"] or part["day2"] or part["day3"] or part["day4"]
        day = int(digits.rstrip("sthndr"))
        written = part["year"] or part["year2"] or part["year3"] or part["year4"]
        year = int(written) if written else None
        if _valid(year or _LEAP, month, day):
            weekday = numbers("dates", "weekdays").get((part["weekday"] or "").lower())
            span = Span(offset + match.start(), offset + match.end())
            yield DateExpression(span, year, month, day, weekday)


def _month(part: dict[str, str | None]) -> int:
    name = part["month"] or part["month2"]
    if name is not None:
        return numbers("dates", "months")[name.lower()]
    abroad = part["month4"]
    if abroad is not None:
        return numbers("dates", "months_elsewhere")[abroad.lower()]
    return int(part["month3"] or 0)


def _valid(year: int, month: int, day: int) -> bool:
    inside = MINYEAR <= year <= MAXYEAR and 1 <= month <= 12
    return inside and 1 <= day <= monthrange(year, month)[1]


def checked(value: object, name: str) -> str:
    """Return a date given by the caller if it is an EDTF day, month or year.

    `name` says where it was given. Raises `ConfigError`.

    >>> checked("2024-10", "--date")
    '2024-10'
    """
    text = value.isoformat() if isinstance(value, date) else value
    if isinstance(text, str) and valid(text):
        return text
    raise ConfigError(f"{name}: {value!r} is not a date; write 2024-10-22, 2024-10 or 2024 (EDTF)")


def valid(value: str) -> bool:
    """Tell whether a text is an EDTF day, month or year that the calendar has."""
    match = _EDTF.fullmatch(value)
    if not match or not value.isascii():
        return False
    year, month, day = (int(part) if part else 1 for part in match.groups())
    return year > 0 and _valid(year, month, day)


def interval(value: str) -> tuple[date, date]:
    """Return the first and last day of a valid EDTF day, month or year.

    >>> [d.isoformat() for d in interval("2024-02")]
    ['2024-02-01', '2024-02-29']
    """
    match = _EDTF.fullmatch(value)
    if not match:
        raise ValueError(f"not a day, month or year: {value!r}")
    year, month, day = (int(part) if part else None for part in match.groups())
    first = date(year or 1, month or 1, day or 1)
    if day:
        return first, first
    last_month = month or 12
    return first, date(first.year, last_month, monthrange(first.year, last_month)[1])
