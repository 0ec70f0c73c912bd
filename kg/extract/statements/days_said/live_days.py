"""The day of a live report: what it tells is of the day on which it is written.

A live report says that it is one near its beginning ("live blog", "as it happened") or behind what
it sums up ("our live page is closing"), begins its paragraphs with the hour ("1626 GMT:"), or is
read as posts, each with its time. Its day is the one
at its head, else that of its publication; a post's is its own.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from kg.articles.publication import written_dates as dates
from kg.articles.wordlists import phrases
from kg.extract.statements.days_said.occasion import NEWS
from kg.extract.statements.days_said.other_occasions import is_of_another_time
from kg.model import READ, Dated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extract.report_candidate import ReportCandidate
    from kg.extract.times import Timeline
    from kg.model import Statement
    from kg.parse import ParsedArticle

HEAD = 4
"""Lines at the beginning in which a report says that it is live."""
SUMMED_UP = 20
"""Lines in which it says so of itself, behind a summary of the day: 7 and 10 in two live pages."""
HOURS = 3
"""Paragraphs that begin with an hour, of a live report at least."""
SHORT = 20
"""Words of a line that says so, at most."""
_HOUR = re.compile(
    r"\(?(?:[01]?\d|2[0-3])[:.h]?[0-5]\d(?: ?[ap]\.?m\.?)?(?: (?:[A-Z]{2,4}|local time))?\)?"
    r" ?[:–—-] ?"
)


class LiveDays:
    """The day of a live report; of other texts it gives no day."""

    def __init__(
        self, parsed: ParsedArticle, statements: Sequence[Statement], timeline: Timeline
    ) -> None:
        self._parsed, self._timeline = parsed, timeline
        self._speaks = {s.id for s in statements if not s.via}
        self._day = None if parsed.article.posts else _day(parsed, timeline)

    def day(self, found: ReportCandidate, statement: Statement) -> Dated | None:
        """Return the day of the report, or post, in which something is told as said."""
        day = self._day
        if self._parsed.article.posts:
            day = _of_post(self._timeline, statement)
        quoted = statement.cue is not None and self._timeline.is_quoted(statement.cue)
        if day is None or statement.id not in self._speaks or quoted or found.withheld:
            return None
        another = is_of_another_time(self._parsed, found, self._timeline, fresh=True, day=day.value)
        return None if another else day


def _of_post(timeline: Timeline, statement: Statement) -> Dated | None:
    day = timeline.published_at(statement.evidence.start)
    return Dated(day.isoformat(), "the day of the live report's post") if day is not None else None


def _day(parsed: ParsedArticle, timeline: Timeline) -> Dated | None:
    published = timeline.published
    if published is None or not _is_live(parsed):
        return None
    lines = (n.span.of(parsed.text) for n in parsed.article.lines)
    head = [text for text in islice((t for t in lines if t.strip()), HEAD) if _is_short(text)]
    named = {d.nearest(published) for text in head for d in dates.find(text)}
    told = {day for day in named if day <= published}  # "shops reopen from 4 July" dates no page
    if len(told) > 1 or any((published - day).days > NEWS for day in told):
        return None
    if told:
        return Dated(told.pop().isoformat(), "the day at the head of the live report")
    return Dated(published.isoformat(), "the day on which the live report was published")


def _is_live(parsed: ParsedArticle) -> bool:
    lines = [n.span.of(parsed.text) for n in parsed.article.lines if n.kind in READ]
    head = [text.casefold() for text in lines if text.strip()][:HEAD]
    marks = phrases("letters", "live_reports")
    if any(mark in text for text in head if _is_short(text) for mark in marks):
        return True
    every = [n.span.of(parsed.text) for n in parsed.article.lines]  # heads and times of entries too
    told = [t.casefold() for t in islice((t for t in every if t.strip()), SUMMED_UP)]
    own = phrases("letters", "live_pages_of_ours")
    if any(mark in text for text in told if _is_short(text) for mark in own):
        return True
    return sum(1 for text in every if _HOUR.match(text)) >= HOURS


def _is_short(text: str) -> bool:
    return len(text.split()) <= SHORT
