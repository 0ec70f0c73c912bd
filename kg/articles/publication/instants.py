"""Dates with their hour and zone, as machines and pages write them: ISO 8601, RFC 2822, prose.

The day is the local day of the offset that is written, never that of UTC. A numeric date such as
`03/04/2024` has two readings, and whoever asks decides whether something else settles them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache

from kg.articles.publication import written_dates as dates
from kg.articles.wordlists import numbers

FIRST_YEAR, LAST_YEAR = 1800, 2099
"""Years between which a page's date is believed."""
NOUGHT = ("1970-01-01", "1969-12-31")
"""Days that a machine writes which was given no date: the nought of its clock."""
LONGEST = 200
"""Characters of a value that are read."""

_ISO = re.compile(
    r"\s*(\d{4})(?:-(\d\d)-(\d\d)|/(\d\d)/(\d\d)|\.(\d\d)\.(\d\d)|(\d\d)(\d\d))(?!\d(?!\d{3}))"
)
_CLOCK = re.compile(
    r"(?<![\d:.])(?P<hour>2[0-4]|[01]?\d)(?!\d)(?:[:.h](?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?"
    r"(?:[.,]\d{1,9})?)?\s?(?P<half>[ap]\.?m\b\.?)?"
    r"\s?(?P<zone>Z\b|\(?(?:GMT|UTC)?\s?[+-]\d\d?:?(?:[0-5]\d)?(?!\d)|\(?[A-Z]{2,5}\b)?",
    re.IGNORECASE,
)
_PACKED = re.compile(r"T?(\d\d)(\d\d)(\d\d)?(Z|[+-]\d\d:?\d\d)?(?!\d)")
_NUMERIC = re.compile(r"(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\d)")
_OFFSET = re.compile(r"([+-])(\d\d?):?(\d\d)?")


@dataclass(frozen=True, slots=True, order=True)
class Instant:
    """A day (ISO, as written there), and its `time` in ISO 8601 where the hour is known.

    `time` has the offset that is written, none where no zone is written or it is one of several
    ("CST").
    """

    day: str
    time: str | None = None

    @property
    def moment(self) -> datetime | None:
        """The moment in UTC, None where hour or zone is not known."""
        if self.time is None:
            return None
        told = datetime.fromisoformat(self.time)
        return told.astimezone(UTC) if told.tzinfo else None


def readings(text: object) -> tuple[Instant, ...]:
    """Return what a value may mean: one instant, two when day and month can be told apart by
    nothing, none when it is no date.

    >>> readings("2024-10-22T23:30:00-0400")[0].time
    '2024-10-22T23:30:00-04:00'
    >>> [i.day for i in readings("03/04/2024")]
    ['2024-03-04', '2024-04-03']
    """
    if not isinstance(text, str):
        return ()
    flat = " ".join(text[:LONGEST].split())
    iso = _ISO.match(flat)
    if iso:
        parts = [int(p) for p in iso.groups() if p]
        found = [_day(*parts)]
        rest = flat[iso.end() :]
    elif named := next((d for d in dates.find(flat) if d.year), None):
        found = [named.edtf]
        rest = f"{flat[: named.span.start]} {flat[named.span.end :]}"
    elif numeric := _NUMERIC.search(flat):
        first, second, year = int(numeric[1]), int(numeric[3]), int(numeric[4])
        found = [_day(year, first, second), _day(year, second, first)]
        rest = f"{flat[: numeric.start()]} {flat[numeric.end() :]}"
    else:
        return ()
    days = sorted({d for d in found if d and d not in NOUGHT and is_plausible_day(d)})
    return tuple(Instant(d, _time(d, rest)) for d in days)


def order_of(text: str) -> tuple[str, ...]:
    """Return with which marks a text writes numeric days with the day first (`.<`) or the month
    first (`/>`), where it does only one of the two and some of its days can only be so.

    >>> order_of("on 22.10.2024 and 03.04.2024"), order_of("22/10/2024, 10/22/2024")
    (('.<',), ())
    """
    found: dict[str, set[str]] = {}
    for numeric in _NUMERIC.finditer(text):
        first, second = int(numeric[1]), int(numeric[3])
        if (first > 12) != (second > 12) and max(first, second) <= 31:
            found.setdefault(numeric[2], set()).add("<" if first > 12 else ">")
    return tuple(sorted(mark + next(iter(o)) for mark, o in found.items() if len(o) == 1))


def in_order(text: object, orders: tuple[str, ...]) -> str | None:
    """Return the day of a numeric date as a page with these orders writes it.

    >>> in_order("03.04.2024", (".<",))
    '2024-04-03'
    """
    numeric = _NUMERIC.search(text[:LONGEST]) if isinstance(text, str) else None
    for order in orders if numeric else ():
        if numeric and numeric[2] == order[0]:
            day, month = (numeric[1], numeric[3]) if order[1] == "<" else (numeric[3], numeric[1])
            return _day(int(numeric[4]), int(month), int(day))
    return None


def single_reading(text: object) -> Instant | None:
    """Return what a value means if it has one meaning.

    >>> single_reading("03/04/2024") is None, single_reading("22/10/2024").day
    (True, '2024-10-22')
    """
    found = readings(text)
    return found[0] if len(found) == 1 else None


def is_plausible_day(day: str) -> bool:
    """Tell whether a day lies in the years of a press that a page may come from."""
    return dates.valid(day) and FIRST_YEAR <= int(day[:4]) <= LAST_YEAR


def _day(year: int, month: int, day: int) -> str | None:
    value = f"{year:04}-{month:02}-{day:02}"
    return value if dates.valid(value) else None


def _time(day: str, rest: str) -> str | None:
    """Return the time of a day from what stands beside its date."""
    packed = _PACKED.match(rest)
    if packed:
        clock = (int(packed[1]), int(packed[2]), int(packed[3] or 0))
        return _written(day, clock, packed[4] or "")
    for found in _CLOCK.finditer(rest.lstrip("T")):
        if found["minute"] is None and found["half"] is None:
            continue
        hour = int(found["hour"])
        if found["half"]:
            if not 1 <= hour <= 12:
                continue
            hour = hour % 12 + 12 * (found["half"][0] in "pP")
        clock = (hour, int(found["minute"] or 0), int(found["second"] or 0))
        return _written(day, clock, found["zone"] or "")
    return None


def _written(day: str, clock: tuple[int, int, int], zone: str) -> str | None:
    hour, minute, second = clock
    if hour > 23 or not any(clock):  # midnight to the second is a day without its hour
        return None
    plain = f"{day}T{hour:02}:{minute:02}:{second:02}"
    offset = _offset(zone)
    if offset is None:
        return plain
    minutes = abs(offset)
    return f"{plain}{'-' if offset < 0 else '+'}{minutes // 60:02}:{minutes % 60:02}"


def _offset(zone: str) -> int | None:
    """Return a zone's minutes east of Greenwich, None if it is not known for sure."""
    name = zone.strip("( ").upper()
    if name == "Z":
        return 0
    found = _OFFSET.search(name)
    if found:
        minutes = int(found[2]) * 60 + int(found[3] or 0)
        if minutes > 14 * 60:
            return None
        return -minutes if found[1] == "-" else minutes
    return _zones().get(name)


@cache
def _zones() -> dict[str, int]:
    return {k.upper(): v for k, v in numbers("dates", "zones").items()}


def same_moment(one: Instant, other: Instant) -> bool:
    """Tell whether two instants are one moment, written with one offset or two."""
    return one.moment is not None and one.moment == other.moment


def are_days_apart(one: Instant, other: Instant) -> bool:
    """Tell whether two instants are more than a day apart, their zones considered."""
    first, second = one.moment, other.moment
    if first is not None and second is not None:
        return abs(first - second) > timedelta(days=1)
    return abs(datetime.fromisoformat(one.day) - datetime.fromisoformat(other.day)) > timedelta(1)


def in_local_time(one: Instant, others: tuple[Instant, ...]) -> Instant:
    """Return an instant that is written in UTC with the offset that the page has for it elsewhere.

    Many publishers keep UTC in their metadata and the newsroom's own time on the page.
    """
    if one.time is None or not one.time.endswith("+00:00"):
        return one
    return next(
        (
            o
            for o in others
            if o.time is not None and not o.time.endswith("+00:00") and same_moment(one, o)
        ),
        one,
    )
