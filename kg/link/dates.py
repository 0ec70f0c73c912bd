"""When something may have been said: the day where the article settles it, else the days before."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.model import Statement

DAYS = 2
"""Days before publication on which undated news was said: papers date what is older."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Window:
    """First and last day, as `YYYY-MM-DD`; `settled` where the article gives the day itself."""

    first: str
    last: str
    settled: bool = False

    def meets(self, other: Window) -> bool:
        """Tell whether the two may be one day."""
        return self.first <= other.last and other.first <= self.last

    @property
    def days(self) -> int:
        """How many days it may have been, the first and the last among them."""
        return (_day(self.last) - _day(self.first)).days + 1

    def between(self, other: Window) -> int:
        """Return the days from the end of one to the beginning of the other; 0 where they meet."""
        if self.meets(other):
            return 0
        first, second = sorted((self, other), key=lambda w: w.first)
        return (_day(second.first) - _day(first.last)).days

    def before(self, other: Window) -> bool:
        """Tell whether this is surely earlier."""
        return self.last < other.first


def _day(text: str) -> date:
    year, month, day = map(int, text.split("-"))
    return date(year, month, min(day, 28))  # a month's last day may be written as its 31st


def window(statement: Statement, published: str | None) -> Window | None:
    """Return when a statement may have been said, None where nothing tells."""
    if statement.said_on is not None:
        return Window(statement.said_on.value, statement.said_on.value, settled=True)
    if statement.said_within is not None:
        return _span(statement.said_within.value)
    if published is None:
        return None
    found = _span(published)
    if found is None or found.first != found.last:
        return found
    day = date.fromisoformat(found.first)
    back = min(DAYS, (day - date.min).days)
    return Window((day - timedelta(days=back)).isoformat(), found.last)


def _span(value: str) -> Window | None:
    """Return the days of an EDTF day, month, year or interval of days.

    >>> _span("2024-02")
    Window(first='2024-02-01', last='2024-02-31', settled=False)
    """
    days = _DAY.findall(value)
    if days:
        return Window(days[0], days[-1])
    month = re.match(r"(\d{4})(-\d\d)?", value)
    if month is None:
        return None
    if month[2] and month[2] <= "-12":  # beyond are EDTF's seasons
        return Window(f"{month[0]}-01", f"{month[0]}-31")
    return Window(f"{month[1]}-01-01", f"{month[1]}-12-31")
