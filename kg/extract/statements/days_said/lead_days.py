"""Days of the lead: what a report tells first has the day that it tells after, of the same speaker.

"Ada Brandt has accused Peru of theft" opens a report; "Brandt said on Monday that …" follows it. A
report tells first what is new, and then when it was: its first words by somebody are of the day of
his first that has one, where no other time is told between and the day is fresh.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from kg.extract.grammar.functions import is_clause_on_noun
from kg.extract.statements.days_said.other_occasions import (
    is_in_words_of,
    is_of_another_time,
    is_of_now,
)
from kg.model import READ, Dated

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.extract.report_candidate import ReportCandidate
    from kg.extract.times import Timeline
    from kg.model import Statement
    from kg.parse import ParsedArticle

LEAD = 3
"""Paragraphs of a report, the headline among them, that tell what is new."""
REACH = 3
"""Paragraphs after them within which the day is told."""
NEWS = 4
"""Days before publication that are fresh."""
MOST = 50
"""Statements and times looked at after one of the lead, however long the paragraphs are."""


def with_lead_days(
    parsed: ParsedArticle,
    found: Mapping[str, ReportCandidate],
    statements: list[Statement],
    own: frozenset[str],
    timeline: Timeline,
) -> list[Statement]:
    """Return statements in text order with days for those of the lead that have none.

    `own` are the ids of the statements that the text dates themselves.
    """
    published = timeline.published
    if published is None:
        return statements
    lines = [n for n in parsed.article.lines if n.kind in READ]
    ends = [n.span.end for n in lines if n.span.of(parsed.text).strip()]
    told = is_in_words_of(statements)
    times = [e for e in timeline.expressions if not told(e.span)]
    starts = [e.span.start for e in times]
    for number, statement in enumerate(statements):
        paragraph = bisect_left(ends, statement.evidence.start)
        if paragraph >= LEAD:
            break
        if statement.said_on or statement.said_within or statement.via or statement.occasion:
            continue
        later = _next_of(statement, islice(statements, number + 1, number + 1 + MOST))
        if later is None or later.id not in own or later.said_on is None:
            continue
        day, basis = later.said_on.value, later.said_on.basis
        far = bisect_left(ends, later.evidence.start) - paragraph > REACH
        if far or not 0 <= (published - dt.date.fromisoformat(day)).days <= NEWS:
            continue
        first = bisect_left(starts, statement.evidence.end)
        last = bisect_left(starts, later.evidence.start)
        between = islice(times, first, min(last, first + MOST))
        if last - first > MOST or any(e.value != day for e in between):
            continue
        if _is_earlier(parsed, found[statement.id], timeline):
            continue
        when = Dated(day, f"carried back (the same speaker) from {basis}")
        statements[number] = replace(statement, said_on=when)
    return statements


def _next_of(statement: Statement, after: Iterable[Statement]) -> Statement | None:
    """Return the next statement of the same speakers that has a day, or was in another time."""
    who = {p.actor for p in statement.speakers}
    mine = (s for s in after if not s.via and who and who == {p.actor for p in s.speakers})
    return next((s for s in mine if s.said_on or s.said_within), None)


def _is_earlier(parsed: ParsedArticle, found: ReportCandidate, timeline: Timeline) -> bool:
    """Tell whether a cue is of an earlier time, or on a noun: "had said", but not "has said"."""
    cue = found.verb
    if cue is None:
        return False
    if is_clause_on_noun(cue):
        return True  # "groups urging her to run" tells what they always do
    return not is_of_now(parsed, cue) and is_of_another_time(parsed, found, timeline)
