"""What an expression means, counted from the day of publication or the day in focus."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.times import calendar as cal
from kg.extract.times.expression import Kind, Precision
from kg.extract.times.time_words import time_words
from ontology.edtf import days

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from kg.extract.times.calendar import Dating
    from kg.extract.times.expression import Meaning

_DAYS = {"day": 1, "week": 7, "weekend": 7}
_CLOCK = frozenset({"hour", "minute"})
"""Units of the clock, which no date tells."""
_LONG = frozenset({"year", "decade"})
_FROM_FOCUS = frozenset({"earlier", "before"})
_SATURDAY = 5
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120}


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchors:
    """From where to count: the day of publication, the day in focus, and which way time runs.

    `ahead` is True where the predicate is of the future, False where it is not.
    """

    published: dt.date
    focus: dt.date
    ahead: bool


def anchored(meaning: Meaning, anchors: Anchors) -> tuple[str | None, Precision]:
    """Return the EDTF value with its precision; None where the expression settles none."""
    rule = _RULES.get(meaning.kind)
    found = rule(meaning, anchors) if rule is not None else None
    if found is None:
        vague = Precision.EVENT if meaning.kind is Kind.EVENT else Precision.VAGUE
        return None, vague
    value, precision = found
    if meaning.edge:
        value, precision = _bounded(meaning.edge, value), Precision.INTERVAL
    if days(value) is None:  # beyond the calendar, or bounded by what is itself open
        return None, Precision.VAGUE
    if precision is Precision.DAY and meaning.part in time_words().words["parts"]:
        precision = Precision.PART
    return value, precision


def _bounded(edge: str, value: str) -> str:
    start, _, end = value.partition("/")
    if edge == "until":
        return f"../{end or start}"
    return f"{start}/.." if edge == "since" else f"{end or start}/.."


def _weekday(meaning: Meaning, anchors: Anchors) -> Dating | None:
    """A bare weekday is the last up to publication, or with a future tense the next after it."""
    day = anchors.published
    back = (day.weekday() - meaning.number) % 7
    ahead = (meaning.number - day.weekday()) % 7
    if meaning.unit == "week":  # "Monday last week" is not the last Monday
        return _shifted(day, meaning.number - day.weekday() - 7)
    if meaning.which == 1 or (anchors.ahead and meaning.which != -1):
        return _shifted(day, ahead or 7)
    if meaning.which == 0:
        return _shifted(day, meaning.number - day.weekday())
    return _shifted(day, -(back or 7 if meaning.which == -1 else back))


def _shifted(day: dt.date, days: int) -> Dating | None:
    when = cal.shifted(day, days)
    return cal.day(when) if when is not None else None


def _day(meaning: Meaning, anchors: Anchors) -> Dating | None:
    return _shifted(anchors.published, meaning.number)


def _focus(meaning: Meaning, anchors: Anchors) -> Dating | None:
    return _shifted(anchors.focus, meaning.number)


def _unit(meaning: Meaning, anchors: Anchors) -> Dating | None:
    which = meaning.which or 0
    base = anchors.published
    if meaning.unit == "week":
        return cal.week(base, which)
    if meaning.unit == "weekend":
        begun = base.weekday() >= _SATURDAY
        return cal.weekend(base, which if which else (0 if anchors.ahead or begun else -1))
    if meaning.unit == "month":
        return cal.month(base, which)
    if meaning.unit == "year":
        return cal.year(base, which)
    if meaning.unit == "decade":
        return cal.decade(base.year + 10 * which)
    if meaning.unit == "quarter":
        count = base.year * 4 + (base.month - 1) // 3 + which
        return cal.quarter(count // 4, count % 4 + 1)
    return None


def _counted(base: dt.date, unit: str, number: int) -> Dating | None:
    """Return the time so many units from a day, as exactly as the unit allows."""
    if unit in _CLOCK:
        return None
    if unit in _DAYS:
        return _shifted(base, number * _DAYS[unit]) if unit == "day" else cal.week(base, number)
    if unit == "year":
        return cal.year(base, number) if 0 < base.year + number < 9999 else None
    months = number * _MONTHS.get(unit, 0)
    inside = 0 < base.year + months // 12 < 9998
    return cal.month(base, months) if months and inside else None


def _ago(meaning: Meaning, anchors: Anchors) -> Dating | None:
    told = meaning.part in _FROM_FOCUS
    base = anchors.focus if told else anchors.published
    return _counted(base, meaning.unit, -meaning.number) if meaning.number else None


def _ahead(meaning: Meaning, anchors: Anchors) -> Dating | None:
    """`in two weeks` is ahead where the predicate is, else how long it took."""
    if not meaning.number or not (anchors.ahead or meaning.part == "later"):
        return None
    base = anchors.focus if meaning.part == "later" else anchors.published
    return _counted(base, meaning.unit, meaning.number)


def _lasted(meaning: Meaning, anchors: Anchors) -> Dating | None:
    """`the past two years`: from then to the day of publication, as exactly as the unit allows."""
    now = _now(meaning.unit, anchors.published)
    if not meaning.number:
        return f"/{now}", Precision.VAGUE
    started = _counted(anchors.published, meaning.unit, -meaning.number)
    if meaning.unit in _LONG:
        started = cal.month(anchors.published, -meaning.number * _MONTHS[meaning.unit])
    if started is None:
        return None
    return f"{started[0].partition('/')[0]}/{now}", Precision.INTERVAL


def _now(unit: str, published: dt.date) -> str:
    return published.isoformat() if unit in _DAYS else published.isoformat()[:7]


def _within(meaning: Meaning, anchors: Anchors) -> Dating | None:
    """`within three days`: from the day of publication up to then; of a few the end is unknown."""
    start = anchors.published
    if not anchors.ahead or meaning.unit in _CLOCK:
        return None
    if not meaning.number:
        return f"{start.isoformat()}/", Precision.VAGUE
    end = _counted(start, meaning.unit, meaning.number)
    if end is None:
        return None
    return f"{start.isoformat()}/{end[0].rpartition('/')[2]}", Precision.INTERVAL


def _date(meaning: Meaning, anchors: Anchors) -> Dating | None:
    day = meaning.day or 1
    if meaning.year is not None:
        return cal.exact(meaning.year, meaning.number, day)
    year = _near(anchors, (meaning.number, day), (anchors.published.month, anchors.published.day))
    return cal.exact(year, meaning.number, day)


def _near(anchors: Anchors, wanted: tuple[int, int], now: tuple[int, int]) -> int:
    """Return the year of the last such month or day, or of the next one when it lies ahead."""
    year = anchors.published.year
    if anchors.ahead:
        return year + (wanted < now)
    return year - (wanted > now)


def _month(meaning: Meaning, anchors: Anchors) -> Dating | None:
    year = meaning.year
    if year is None:
        now = anchors.published.month
        year = _near(anchors, (meaning.number, 0), (now, 0))
        if meaning.which == -1 and meaning.number == now:
            year -= 1
        if meaning.which == 1 and not anchors.ahead:
            year = anchors.published.year + (meaning.number <= now)
    return f"{year:04}-{meaning.number:02}", Precision.MONTH


def _year(meaning: Meaning, anchors: Anchors) -> Dating | None:
    return f"{meaning.year:04}", Precision.YEAR


def _decade(meaning: Meaning, anchors: Anchors) -> Dating | None:
    return cal.decade(meaning.year or 0)


_BEGINS = {21: 3, 22: 6, 23: 9, 24: 12}


def _season(meaning: Meaning, anchors: Anchors) -> Dating | None:
    year = meaning.year
    if year is None:
        base = anchors.published
        begun = base.month >= _BEGINS[meaning.number]
        over = base.month >= _BEGINS[meaning.number] + 3
        year = base.year
        if meaning.which == -1:
            year -= 0 if over else 1
        elif meaning.which == 1:
            year += 1 if begun else 0
    return cal.season(year, meaning.number)


def _quarter(meaning: Meaning, anchors: Anchors) -> Dating | None:
    year = meaning.year
    if year is None:
        now = (anchors.published.month - 1) // 3 + 1
        year = _near(anchors, (meaning.number, 0), (now, 0))
    return cal.quarter(year, meaning.number)


def _recently(meaning: Meaning, anchors: Anchors) -> Dating | None:
    return f"/{anchors.published.isoformat()}", Precision.VAGUE


def _soon(meaning: Meaning, anchors: Anchors) -> Dating | None:
    """Counted from the day in focus, on which "soon" was said."""
    return (f"{anchors.focus.isoformat()}/", Precision.VAGUE) if anchors.ahead else None


_RULES: dict[Kind, Callable[[Meaning, Anchors], Dating | None]] = {
    Kind.WEEKDAY: _weekday,
    Kind.DAY: _day,
    Kind.FOCUS: _focus,
    Kind.UNIT: _unit,
    Kind.AGO: _ago,
    Kind.AHEAD: _ahead,
    Kind.LASTED: _lasted,
    Kind.WITHIN: _within,
    Kind.DATE: _date,
    Kind.MONTH: _month,
    Kind.YEAR: _year,
    Kind.DECADE: _decade,
    Kind.SEASON: _season,
    Kind.QUARTER: _quarter,
    Kind.RECENTLY: _recently,
    Kind.SOON: _soon,
}
