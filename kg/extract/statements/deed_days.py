"""Days of deeds at which one speaks: "summoned the envoy on Monday … the ministry said".

Who meets, visits, summons, opens or publishes something on a day says on it what the next words of
his tell of it. Other deeds date nothing: the police speak of an arrest on any day after.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.actors.facts.outlets import outlets
from kg.extract.grammar.dependents import own_subject
from kg.extract.grammar.functions import is_clause_on_noun
from kg.extract.lexicon import words
from kg.extract.statements.other_occasions import is_in_words_of, is_of_another_time
from kg.extract.times.calendar import first_day
from kg.extract.times.expression import Kind
from kg.model import NARRATED, READ, ActorType, Dated

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.extract.report_candidate import ReportCandidate
    from kg.extract.times import Timeline
    from kg.extract.times.expression import Expression
    from kg.model import Actor, Statement
    from kg.parse import ParsedArticle

REACH = 2
"""Paragraphs after a deed within which its doer goes on to speak of it."""
MOST = 20
"""Deeds looked back at, however many a paragraph has."""
_DAYS = (Kind.WEEKDAY, Kind.DAY, Kind.DATE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """A deed with its day: who did it, as the text has it in lower case, and where it is told."""

    day: Dated
    doer: str
    place: int


class DeedDays:
    """The deeds of speaking that an article dates."""

    def __init__(
        self, parsed: ParsedArticle, statements: Sequence[Statement], timeline: Timeline
    ) -> None:
        self._parsed, self._timeline = parsed, timeline
        lines = [n for n in parsed.article.lines if n.kind in READ]
        self._ends = [n.span.end for n in lines if n.span.of(parsed.text).strip()]
        contents = is_in_words_of(statements)
        self._deeds = [
            found
            for told in timeline.expressions
            if not contents(told.span) and (found := self._deed(told)) is not None
        ]

    def day(
        self, found: ReportCandidate, statement: Statement, actors: Mapping[str, Actor]
    ) -> Dated | None:
        """Return the day of the speaker's own deed told right before, None where there is none."""
        if not self._deeds or statement.via or not statement.speakers:
            return None
        past = found.verb is None or found.verb.tag in ("VBD", "VBG")
        if not past or any(True for _ in outlets(self._parsed, found)):
            return None
        who = actors[statement.speakers[0].actor]
        number = bisect_left(self._deeds, statement.evidence.start, key=lambda d: d.place)
        last = reversed(self._deeds[max(0, number - MOST) : number])
        deed = next((d for d in last if _is_of(d.doer, who)), None)
        if deed is None:
            return None
        far = self._paragraph(statement.evidence.start) - self._paragraph(deed.place) > REACH
        if far or is_of_another_time(self._parsed, found, self._timeline):
            return None
        return Dated(deed.day.value, f"the speaker's deed told before from {deed.day.basis}")

    def _deed(self, told: Expression) -> Deed | None:
        """Return the deed that an expression dates, None where it dates none of these."""
        parsed, timeline = self._parsed, self._timeline
        first = parsed.tokens[told.first]
        line, published = parsed.line_of[first.i], timeline.published_at(first.start)
        day = first_day(told.value or "")
        if told.meaning.kind not in _DAYS or told.meaning.edge or line is None:
            return None
        if published is None or day is None or day > published or timeline.is_quoted(told.span):
            return None
        verb = next((t for t in parsed.ancestors(first) if t.pos in ("VERB", "AUX")), None)
        if verb is None or verb.tag != "VBD" or verb.lemma not in words("deeds_of_speaking"):
            return None
        doer = own_subject(parsed, verb)
        if line.kind not in NARRATED or is_clause_on_noun(verb) or doer is None:
            return None
        name = parsed.span(parsed.left(doer), doer.i + 1).of(parsed.text).casefold()
        return Deed(day=Dated(told.value or "", told.basis), doer=name, place=verb.start)

    def _paragraph(self, place: int) -> int:
        return bisect_left(self._ends, place)


def _is_of(doer: str, actor: Actor) -> bool:
    """Tell whether the words for a doer name an actor: a person's last name, or most of a body's.

    "The Norlandic foreign ministry" is the foreign ministry of Norland.
    """
    if doer in (n.casefold() for n in (actor.label, *actor.aliases)):
        return True
    mine, last = doer.split(), actor.label.casefold().split()
    if actor.type is ActorType.PERSON:
        return actor.named and mine[-1] == last[-1]
    shared = set(mine) & set(last)
    return mine[-1] in shared and len(shared) > 1
