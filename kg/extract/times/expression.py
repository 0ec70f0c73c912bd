"""A time expression and its meaning before and after it is anchored."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.model import Span


class Precision(StrEnum):
    """How exactly an expression tells a time."""

    DAY = "day"
    PART = "part of day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"
    INTERVAL = "interval"
    VAGUE = "vague"
    EVENT = "event"


class Kind(StrEnum):
    """What an expression says of time, before an anchor makes it a date."""

    WEEKDAY = "weekday"
    SOME_DAY = "weekday of no certain week"
    DAY = "day from publication"
    FOCUS = "day in focus"
    UNIT = "last, this or next week, month, year"
    AGO = "so long ago"
    AHEAD = "so long from now"
    LASTED = "the past years"
    WITHIN = "within so long"
    DATE = "month and day"
    MONTH = "month"
    YEAR = "year"
    DECADE = "decade"
    SEASON = "season"
    QUARTER = "quarter"
    RECENTLY = "recently"
    SOON = "soon"
    EVENT = "since or until something happened"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What is said: `number` counts days or units, or is a weekday, month, season or quarter.

    `which` is -1, 0 or 1 for last, this and next; `edge` is "since", "until" or "after" where the
    expression bounds an open interval, and `part` a part of a day or of a longer time.
    """

    kind: Kind
    number: int = 0
    unit: str = ""
    which: int | None = None
    year: int | None = None
    day: int | None = None
    part: str = ""
    edge: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """A time expression at its place: token range `[first, last)`.

    `value` is EDTF, None where it cannot be settled; `basis` says how it was, or why it was not.
    """

    span: Span
    first: int
    last: int
    value: str | None
    precision: Precision
    basis: str
    meaning: Meaning
