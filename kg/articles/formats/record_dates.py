"""When a record was published, as programs write it: what `instants` reads, and bare numbers.

Numeric days whose month could be the day (`10/11/2024`) are read only where the caller knows which
comes first; nothing is guessed.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from kg.articles.publication import written_dates as dates
from kg.articles.publication.instants import Instant, is_plausible_day, readings
from kg.model import Dated

_EPOCH = re.compile(r"\d{10}(?:\d{3}|\d{6})?(?:\.\d{1,9})?")
_NUMERIC = re.compile(r"\s*(\d{1,2})([./-])(\d{1,2})\2\d{4}(?=$|[ ,T])")


class Order(StrEnum):
    """Which comes first in a numeric day: the day or the month."""

    DAY = "day first"
    MONTH = "month first"


def instant(value: object, order: Order | None = None) -> Instant | None:
    """Return the day, and the time if it is told, of a value of a record; None if it tells none.

    The day is that of the zone in which the value is written; a number of seconds, milliseconds
    or microseconds since 1970 is in UTC. A month or a year stands for itself, in EDTF.

    >>> instant("Tue, 22 Oct 2024 23:10:00 +0900").day, instant(1729598400).time
    ('2024-10-22', '2024-10-22T12:00:00+00:00')
    >>> instant("10/11/2024"), instant("10/11/2024", Order.MONTH).day
    (None, '2024-10-11')
    """
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    text = str(value).strip()
    if _EPOCH.fullmatch(text):
        return _epoch(text)
    if dates.valid(text):
        return Instant(text) if is_plausible_day(f"{text}-01-01"[:10]) else None
    found = readings(text)
    if len(found) == 2 and order is not None:
        match = _NUMERIC.match(text)
        months = {int(i.day[5:7]): i for i in found}
        return months.get(int(match[1 if order is Order.MONTH else 3])) if match else None
    return found[0] if len(found) == 1 else None


_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)")


def moment(value: str | None) -> str | None:
    """Return a time of fetching as ISO 8601 in UTC, to the second; None for what is none.

    >>> moment("2024-10-22T11:30:00.5+02:00")
    '2024-10-22T09:30:00Z'
    """
    if value is None or not _MOMENT.fullmatch(value.strip()):
        return None
    try:
        found = datetime.fromisoformat(value.strip()).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return (
        found.strftime("%Y-%m-%dT%H:%M:%SZ") if is_plausible_day(found.date().isoformat()) else None
    )


def dated(value: object, basis: str, order: Order | None = None) -> Dated | None:
    """Return the date of publication that a value of a record gives, None if it gives none."""
    found = instant(value, order)
    return Dated(found.day, basis, found.time) if found is not None else None


def numeric_order(text: str) -> Order | None:
    """Tell which comes first in a numeric day, None where it may be either or is no such day."""
    match = _NUMERIC.match(text)
    if match is None:
        return None
    first, second = int(match[1]), int(match[3])
    if first > 12 >= second:
        return Order.DAY
    return Order.MONTH if second > 12 >= first else None


def _epoch(text: str) -> Instant | None:
    whole, _, part = text.partition(".")
    seconds = float(f"{whole[:10]}.{whole[10:] or part or 0}")
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=int(seconds))
    day = moment.date().isoformat()
    return Instant(day, moment.isoformat()) if is_plausible_day(day) else None
