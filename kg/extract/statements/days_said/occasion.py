"""An occasion of speaking: on which day it was, who speaks at it, how far its report goes.

A report tells once of a trial, a meeting, a visit, a release, and on which day it was; what is said
there has that day. Each kind of occasion is known by a module of its own, which gives the day of
what was said at one: `sitting_days`, `deed_days`, `release_days`, `live_days`.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from kg.extract.statements.days_said.other_occasions import is_in_words_of
from kg.extract.times import is_day
from kg.extract.times.calendar import first_day
from kg.extract.times.expression import Kind
from kg.model import READ, Dated

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from kg.extract.report_candidate import ReportCandidate
    from kg.extract.times import Timeline
    from kg.extract.times.expression import Expression
    from kg.model import Line, Statement
    from kg.parse import ParsedArticle

NEWS = 4
"""Days after an occasion within which a report of it is printed, a long weekend between."""
_DAYS = (Kind.WEEKDAY, Kind.DAY, Kind.DATE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """When somebody may have said something, who, and where in the text it holds.

    `names` are those who speak there, in lower case, and `kinds` the kinds of body that meet there,
    whose people do too. It is told at `place`, in a `paragraph`, and holds for `reach` paragraphs.
    What is told to a sitting that is no `news` is known to be of it, and no more.
    """

    day: Dated
    place: int
    paragraph: int
    reach: int
    names: frozenset[str] = frozenset()
    kinds: tuple[str, ...] = ()
    news: bool = True


class OccasionDays(Protocol):
    """The occasions of one kind in an article."""

    def day(self, found: ReportCandidate, statement: Statement) -> Dated | None:
        """Return the day of the occasion on which something was said, None where it was on none.

        Statements are asked for in text order.
        """


@dataclass(frozen=True, slots=True)
class DayTold:
    """A day that the article tells in its own words, not after its publication, and where."""

    told: Expression
    line: Line
    day: dt.date
    published: dt.date

    @property
    def dated(self) -> Dated:
        """The day with its basis."""
        return Dated(self.told.value or "", self.told.basis)

    @property
    def news(self) -> bool:
        """Whether it is fresh."""
        return (self.published - self.day).days <= NEWS


def days_told(
    parsed: ParsedArticle, statements: Sequence[Statement], timeline: Timeline
) -> Iterator[DayTold]:
    """Yield the days that are told outside quotations and the words of those who speak."""
    contents = is_in_words_of(statements)
    for told in timeline.expressions:
        if told.meaning.kind not in _DAYS or told.meaning.edge or contents(told.span):
            continue
        line, published = parsed.line_of[told.first], timeline.published_at(told.span.start)
        day = first_day(told.value or "")
        if line is None or published is None or day is None or day > published:
            continue
        if is_day(Dated(told.value or "", "")) and not timeline.is_quoted(told.span):
            yield DayTold(told, line, day, published)


class Paragraphs:
    """The paragraphs of an article that are read, with its headline, by number."""

    def __init__(self, parsed: ParsedArticle) -> None:
        lines = [n for n in parsed.article.lines if n.kind in READ]
        self._ends = [n.span.end for n in lines if n.span.of(parsed.text).strip()]

    def at(self, place: int) -> int:
        """Return the number of the paragraph that ends at a place or after it."""
        return bisect_left(self._ends, place)
