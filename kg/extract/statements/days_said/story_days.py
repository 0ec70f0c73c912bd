"""The day of the story that a report's lead tells: "The council met on Thursday".

A report tells of one story, and in its lead on which day that was. What it tells in the simple past
("the mayor said") is of that day, up to where another is told.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from kg.extract.actors.facts.outlets import is_outlet, outlets
from kg.extract.grammar.clause_structure import modals
from kg.extract.grammar.dependents import (
    all_auxiliaries,
    is_perfect,
)
from kg.extract.grammar.functions import is_adverbial_clause, is_clause_on_noun
from kg.extract.grammar.predicates import predicate_above
from kg.extract.lexicon import words
from kg.extract.statements.days_said.occasion import Paragraphs, days_told
from kg.extract.statements.days_said.other_occasions import (
    is_in_words_of,
    is_of_another_time,
    is_past,
)
from kg.model import NARRATED, Act, Dated, LineKind, SourceKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extract.report_candidate import ReportCandidate
    from kg.extract.statements.days_said.occasion import DayTold
    from kg.extract.times import Timeline
    from kg.extract.times.expression import Expression
    from kg.model import Statement, Token
    from kg.parse import ParsedArticle

MOST = 50
"""Times looked at since a day, however long the article is."""
LEAD = 4
"""Paragraphs, the headline among them, within which a report tells the day of its story."""
FRESH = 1
"""Days from a story to a paper that tells what was said of it on its day."""
DATELINE = 40
"""Characters within which the day of a dateline stands: "New Delhi, Dec 14 (IANS)"."""
_TEXTS = (
    SourceKind.DOCUMENT,
    SourceKind.STUDY_OR_POLL,
    SourceKind.SOCIAL_POST,
    SourceKind.OTHER_OUTLET,
)
"""Sources that say what they say on a day of their own."""
_HELD = (Act.AGREE, Act.CONSIDER, Act.EXPECT, Act.WORRY)
"""Acts that are no words spoken: somebody holds them for long."""
NEXT = 2
"""Paragraphs to where the day of the story is told that a headline tells, at most."""
_STORY = "the day of the story"


class StoryDays:
    """The day of the story that the lead of an article tells, and where it is told of others."""

    def __init__(
        self, parsed: ParsedArticle, statements: Sequence[Statement], timeline: Timeline
    ) -> None:
        self._parsed, self._timeline = parsed, timeline
        self._paragraphs = Paragraphs(parsed)
        told = () if parsed.article.posts else tuple(days_told(parsed, statements, timeline))
        self._told = [d for d in told if not _is_aside(parsed, d)]
        self._story = next((d for d in self._told if self._is_story(d)), None)
        self._contents = is_in_words_of(statements)
        self._statements = statements
        self._elsewhere: set[str] = set()

    def day(self, found: ReportCandidate, statement: Statement) -> Dated | None:
        """Return the day of the story in which something is told as said, None for all else."""
        story = self._story
        if story is None or statement.via or found.extra or found.withheld:
            return None
        if statement.cue is not None and self._timeline.is_quoted(statement.cue):
            return None
        who = {p.actor for p in statement.speakers}
        if _is_elsewhere(self._parsed, found, statement):
            self._elsewhere |= who
        if self._elsewhere & who or not self._is_of_story(found, statement, story):
            return None
        if not self._goes_on(statement, story):
            return None
        day = story.dated.value
        if is_of_another_time(self._parsed, found, self._timeline, day=day):
            return None
        return Dated(day, f"carried on ({_STORY}) from {story.dated.basis}")

    def _is_story(self, told: DayTold) -> bool:
        """Tell whether a day of the lead is that of the story: what was done, or the dateline."""
        parsed = self._parsed
        if self._paragraphs.at(told.told.span.start) >= LEAD or told.line.kind not in NARRATED:
            return False
        if (told.published - told.day).days > FRESH:
            return False
        if _is_dateline(parsed, told):
            return True
        verb = _deed(parsed, parsed.tokens[told.told.first])
        if verb is None or is_adverbial_clause(verb) or modals(parsed, verb):
            return False
        past = verb.tag == "VBD" or any(a.tag == "VBD" for a in all_auxiliaries(parsed, verb))
        return past and not is_perfect(parsed, verb)

    def _is_of_story(self, found: ReportCandidate, statement: Statement, story: DayTold) -> bool:
        """Tell whether something is told in the simple past, of who speaks in the story.

        The headline tells it in the present.
        """
        parsed, verb = self._parsed, found.verb
        line = parsed.line_of[verb.i] if verb is not None else None
        if verb is None or line is None or not _is_speech(parsed, found, statement):
            return False
        if line.kind is LineKind.HEADLINE:
            return verb.tag == "VBZ" and self._paragraphs.at(story.told.span.start) <= NEXT
        told_before = statement.evidence.end >= story.told.span.start
        return told_before and is_past(parsed, verb) and self._is_dated(verb)

    def _is_dated(self, verb: Token) -> bool:
        """Tell whether a participle goes with no other cue that was left without a day."""
        above = self._parsed.head(verb) if verb.tag == "VBG" else verb
        told = [s for s in self._statements if s.cue is not None and s.cue.start == above.start]
        return above is verb or not told or any(s.said_on is not None for s in told)

    def _goes_on(self, statement: Statement, story: DayTold) -> bool:
        """Tell whether no other time is told since the day of the story was."""
        start, end = statement.evidence.start, statement.evidence.end
        if self._paragraphs.at(start) < self._paragraphs.at(story.told.span.start):
            return True
        number = bisect_right(self._told, end, key=lambda d: d.told.span.start) - 1
        if number < 0 or self._told[number].day != story.day:
            return False
        sentence = self._parsed.tokens[self._parsed.at(start)].sent
        beside = self._timeline.between(*self._parsed.parse.sentences[sentence])
        if any(t.value != story.dated.value and not self._contents(t.span) for t in beside):
            return False  # "pledged it, after his talks with Chad the day before"
        times = self._timeline.expressions
        first = bisect_right(times, self._told[number].told.span.start, key=lambda e: e.span.start)
        last = bisect_left(times, start, key=lambda e: e.span.start)
        since = times[max(first, last - MOST) : last]
        others = (t for t in since if t.value not in (None, story.dated.value))
        return not any(self._dates_deed(t) for t in others)

    def _dates_deed(self, told: Expression) -> bool:
        """Tell whether a time is that of what is told as done: "last year the council refused"."""
        verb = predicate_above(self._parsed, self._parsed.tokens[told.first])
        own = verb is not None and not is_clause_on_noun(verb)
        return own and not self._contents(told.span)


def _is_elsewhere(parsed: ParsedArticle, found: ReportCandidate, statement: Statement) -> bool:
    """Tell whether something is told to or by another paper, or on an occasion of its own."""
    place = statement.occasion
    inside = parsed.within(place) if place is not None else ()
    there = place is None or any(t.lemma in words("texts_of_the_day") for t in inside)
    papers = any(is_outlet(parsed, t) for t in found.speakers)
    return not there or papers or any(True for _ in outlets(parsed, found))


def _is_speech(parsed: ParsedArticle, found: ReportCandidate, statement: Statement) -> bool:
    """Tell whether a report is of words spoken in the story, which it tells in a clause of its own.

    Not what somebody thinks or has found out, what texts say, and not "since the mayor resigned,
    saying" or "pictures that he said showed it".
    """
    verb = found.verb
    if verb is None or statement.act in _HELD or verb.lemma in words("findings"):
        return False
    above = parsed.head(verb) if verb.tag == "VBG" else verb
    if any(v.tag != "VBG" and _is_inside(v) for v in (verb, above)):
        return False
    if any(s.kind in _TEXTS for s in statement.sources):
        return False
    said_by = (parsed.tokens[parsed.at(p.end - 1)] for p in statement.speaker_spans)
    return not any(t.lemma in words("anybody_who_speaks") for t in said_by)


def _is_inside(verb: Token) -> bool:
    """Tell whether a verb heads a clause of time, of cause, or on a noun."""
    return is_adverbial_clause(verb) or is_clause_on_noun(verb)


def _deed(parsed: ParsedArticle, time: Token) -> Token | None:
    """Return the verb that a time dates, over an infinitive: "was | ordered | to leave Monday"."""
    verb = predicate_above(parsed, time)
    above = predicate_above(parsed, verb) if verb is not None and verb.tag == "VB" else None
    return above or verb


def _is_aside(parsed: ParsedArticle, told: DayTold) -> bool:
    """Tell whether a day is told by the way: "Ann Lee, who was arrested on Sunday, said"."""
    verb = predicate_above(parsed, parsed.tokens[told.told.first])
    return verb is not None and (is_clause_on_noun(verb) or is_perfect(parsed, verb))


def _is_dateline(parsed: ParsedArticle, told: DayTold) -> bool:
    """Tell whether a day stands at the head of a paragraph, before its first sentence."""
    before = parsed.text[told.line.span.start : told.told.span.start]
    after = parsed.text[told.told.span.end : told.told.span.end + 3].lstrip(" .,")
    return len(before) <= DATELINE and before.rstrip().endswith(",") and after[:1] in tuple("(–—-")
