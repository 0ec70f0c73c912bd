"""Days, weeks, months and years as EDTF. A week is the interval of its Monday and Sunday."""

from __future__ import annotations

import calendar
import datetime as dt

from kg.extract.times.expression import Precision

type Dating = tuple[str, Precision]


def day(when: dt.date) -> Dating:
    """Return one day."""
    return when.isoformat(), Precision.DAY


def shifted(when: dt.date, days: int) -> dt.date | None:
    """Return the date so many days later; None beyond the calendar."""
    try:
        return when + dt.timedelta(days=days)
    except OverflowError:
        return None


def week(when: dt.date, weeks: int) -> Dating | None:
    """Return the week so many weeks later than the one of `when`; None beyond the calendar."""
    first = shifted(when, 7 * weeks - when.weekday())
    last = shifted(first, 6) if first is not None else None
    if first is None or last is None:
        return None
    return f"{first.isoformat()}/{last.isoformat()}", Precision.WEEK


def weekend(when: dt.date, weeks: int) -> Dating | None:
    """Return Saturday and Sunday of such a week; None beyond the calendar."""
    first = shifted(when, 7 * weeks - when.weekday() + 5)
    last = shifted(first, 1) if first is not None else None
    if first is None or last is None:
        return None
    return f"{first.isoformat()}/{last.isoformat()}", Precision.INTERVAL


def month(when: dt.date, months: int) -> Dating:
    """Return the month so many months later."""
    count = when.year * 12 + when.month - 1 + months
    return f"{count // 12:04}-{count % 12 + 1:02}", Precision.MONTH


def year(when: dt.date, years: int) -> Dating:
    """Return the year so many years later."""
    return f"{when.year + years:04}", Precision.YEAR


def quarter(of: int, number: int) -> Dating:
    """Return a quarter of a year as the interval of its first and last month."""
    return f"{of:04}-{number * 3 - 2:02}/{of:04}-{number * 3:02}", Precision.QUARTER


def decade(of: int) -> Dating:
    """Return a decade, its last digit open."""
    return f"{of // 10:03}X", Precision.DECADE


def season(of: int, code: int) -> Dating:
    """Return a season by EDTF's code."""
    return f"{of:04}-{code}", Precision.SEASON


def exact(of: int, number: int, when: int) -> Dating | None:
    """Return a day of a month, or None where the calendar has none."""
    try:
        return day(dt.date(of, number, when))
    except ValueError:
        return None


def first_day(value: str) -> dt.date | None:
    """Return the first day of a value that begins with a day, month or year."""
    head = value.partition("/")[0]
    if len(head) == 7 and head[5:].isdecimal() and int(head[5:]) > 12:
        return None
    try:
        return dt.date.fromisoformat({4: head + "-01-01", 7: head + "-01"}.get(len(head), head))
    except ValueError:
        return None


def last_day(value: str) -> dt.date | None:
    """Return the last day of a value that ends with a day, month or year."""
    tail = value.rpartition("/")[2]
    first = first_day(tail)
    if first is None or len(tail) == 10:
        return first
    if len(tail) == 4:
        return first.replace(month=12, day=31)
    return first.replace(day=calendar.monthrange(first.year, first.month)[1])
