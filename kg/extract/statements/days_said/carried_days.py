"""Days carried within an article: the briefing told as "on Monday" goes on being Monday's.

A statement without a day of its own takes that of the last dated statement of the same speaker, or
of somebody of the same office, in the paragraphs around it; one that opens with "later in the day"
or "shortly after" takes the day in focus. The perfect and the past perfect ("has vowed", "had
warned") leave the day open, and so does any other time expression.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.statements.days_said.deed_days import DeedDays
from kg.extract.statements.days_said.lead_days import with_lead_days
from kg.extract.statements.days_said.live_days import LiveDays
from kg.extract.statements.days_said.news_days import NewsDays
from kg.extract.statements.days_said.occasion_days import Earlier, entry_day, occasion_day
from kg.extract.statements.days_said.other_occasions import is_of_another_time
from kg.extract.statements.days_said.release_days import ReleaseDay
from kg.extract.statements.days_said.sitting_days import SittingDays
from kg.extract.statements.days_said.story_days import StoryDays
from kg.extract.times import is_day
from kg.extract.times.time_words import same_day_phrases
from kg.model import Dated

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.extract.report_candidate import ReportCandidate
    from kg.extract.statements.days_said.occasion import OccasionDays
    from kg.extract.times import Timeline
    from kg.model import Actor, Statement
    from kg.parse import ParsedArticle

REACH = 8
"""Paragraphs over which a speaker's day is carried on."""
MOST = 100
"""Dated statements looked back at, however many a paragraph has: in 65 articles no `REACH`
paragraphs have more than 12."""
OPENING = 8
"""Words at the start of a sentence among which "later in the day" stands."""
_NEXT = 2
"""Lines to the next paragraph, with the empty one between."""


_FROM = " from "


def carry_days(
    parsed: ParsedArticle,
    found: Mapping[str, ReportCandidate],
    statements: list[Statement],
    actors: Mapping[str, Actor],
    timeline: Timeline,
) -> list[Statement]:
    """Return the statements, in text order, with days carried to where none was told."""
    dated: list[Statement] = []
    every = Earlier(statements)
    sittings = SittingDays(parsed, statements, actors, timeline)
    occasions: tuple[OccasionDays, ...] = (
        sittings,
        DeedDays(parsed, statements, actors, timeline),
        ReleaseDay(parsed, statements, actors, timeline),
        LiveDays(parsed, statements, timeline),
        NewsDays(parsed, timeline),
        StoryDays(parsed, statements, timeline),
    )
    own = frozenset(s.id for s in statements if s.said_on is not None)
    post = None
    for number, statement in enumerate(statements):
        place = statement.evidence.start
        if parsed.article.post_at(place) is not post:  # a post's day ends with it
            post, dated = parsed.article.post_at(place), []
        when = statement.said_on or statement.said_within
        if when is None and timeline.published_at(place) is not None:
            one = found[statement.id]
            when = _same_day(parsed, statement, dated)
            when = when or occasion_day(parsed, one, statement, every, actors, timeline)
            if when is None and not statement.via:
                going_on = [d for d in dated[-MOST:] if not sittings.parts(d, statement)]
                when = _speakers_day(parsed, one, statement, going_on, actors, timeline)
                when = when or _first(occasions, one, statement)
                when = when or _same_breath(parsed, one, statement, statements, number, timeline)
            if when is not None and is_day(when):
                statements[number] = replace(statement, said_on=when)
            elif when is not None:
                statements[number] = replace(statement, said_within=when)
        sittings.note(found[statement.id], statements[number])
        if statements[number].said_on is None:
            continue
        signed = found[statement.id].signature is not None
        if not signed and entry_day(parsed, statement, timeline) is None:  # that day ends with it
            dated.append(statements[number])
    return with_lead_days(parsed, found, statements, own, timeline)


def _first(
    occasions: tuple[OccasionDays, ...], found: ReportCandidate, statement: Statement
) -> Dated | None:
    """Return the day of the first occasion on which something was said."""
    days = (kind.day(found, statement) for kind in occasions)
    return next((day for day in days if day is not None), None)


def _same_day(parsed: ParsedArticle, statement: Statement, dated: list[Statement]) -> Dated | None:
    """Return the day in focus when the sentence opens with "later in the afternoon"."""
    if not dated:
        return None
    first = parsed.at(statement.evidence.start)  # the evidence may be as long as the article
    end = statement.evidence.end
    some = (t for t in parsed.tokens[first : first + 2 * OPENING] if t.start < end)
    opening = [t.text.casefold() for t in some if t.pos != "SPACE"][:OPENING]
    for phrase in same_day_phrases():
        if any(tuple(opening[k : k + len(phrase)]) == phrase for k in range(len(opening))):
            return _on(dated[-1], " ".join(phrase))
    return None


def _speakers_day(
    parsed: ParsedArticle,
    found: ReportCandidate,
    statement: Statement,
    dated: list[Statement],
    actors: Mapping[str, Actor],
    timeline: Timeline,
) -> Dated | None:
    """Return the day on which the same speaker, or the same office, was last dated."""
    if found.extra or is_of_another_time(parsed, found, timeline):
        return None
    line = _paragraph(parsed, statement)
    mine = _offices(statement, actors)
    for earlier in reversed(dated):
        if line - _paragraph(parsed, earlier) > REACH:
            return None
        if mine and mine & _offices(earlier, actors):
            return _on(earlier, "the same speaker")
    return None


def _same_breath(
    parsed: ParsedArticle,
    found: ReportCandidate,
    statement: Statement,
    statements: list[Statement],
    number: int,
    timeline: Timeline,
) -> Dated | None:
    """Return the week or month of what the same speakers said right before."""
    if number == 0 or is_of_another_time(parsed, found, timeline):
        return None
    before = statements[number - 1]
    if before.said_within is None:
        return None
    same = {p.actor for p in statement.speakers} == {p.actor for p in before.speakers}
    near = _paragraph(parsed, statement) - _paragraph(parsed, before) <= _NEXT
    return before.said_within if same and near else None


def _offices(statement: Statement, actors: Mapping[str, Actor]) -> frozenset[str]:
    """Return the speakers and the offices they speak for; a state alone is too wide."""
    found = set()
    for who in statement.speakers:
        actor = actors[who.actor]
        if actor.type.value != "country":
            found.add(actor.id)
        above = actors.get(actor.affiliation or "")
        if above is not None and above.type.value != "country":
            found.add(above.id)
    return frozenset(found)


def _paragraph(parsed: ParsedArticle, statement: Statement) -> int:
    return bisect_left(parsed.article.line_ends, statement.evidence.end)


def _on(earlier: Statement, reason: str) -> Dated | None:
    if earlier.said_on is None:
        return None
    root = earlier.said_on.basis.rpartition(_FROM)[2]
    return Dated(earlier.said_on.value, f"carried on ({reason}){_FROM}{root}")
