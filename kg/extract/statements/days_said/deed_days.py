"""Days of deeds at which one speaks: "summoned the envoy on Monday … the ministry said".

Who meets, visits, summons, opens or publishes something on a day says on it what the next words of
his tell of it. Other deeds date nothing: the police speak of an arrest on any day after.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from kg.extract.actors.facts.outlets import outlets
from kg.extract.grammar.dependents import own_subject
from kg.extract.grammar.functions import is_clause_on_noun
from kg.extract.grammar.predicates import predicate_above
from kg.extract.lexicon import words
from kg.extract.statements.days_said.occasion import Occasion, Paragraphs, days_told
from kg.extract.statements.days_said.other_occasions import is_of_another_time
from kg.model import NARRATED, ActorType, Dated

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.extract.report_candidate import ReportCandidate
    from kg.extract.statements.days_said.occasion import DayTold
    from kg.extract.times import Timeline
    from kg.model import Actor, Statement
    from kg.parse import ParsedArticle

REACH = 2
"""Paragraphs after a deed within which its doer goes on to speak of it."""
MOST = 20
"""Deeds looked back at, however many a paragraph has."""


class DeedDays:
    """The deeds of speaking that an article dates."""

    def __init__(
        self,
        parsed: ParsedArticle,
        statements: Sequence[Statement],
        actors: Mapping[str, Actor],
        timeline: Timeline,
    ) -> None:
        self._parsed, self._actors, self._timeline = parsed, actors, timeline
        self._paragraphs = Paragraphs(parsed)
        told = (self._deed(d) for d in days_told(parsed, statements, timeline))
        self._deeds = [deed for deed in told if deed is not None]

    def day(self, found: ReportCandidate, statement: Statement) -> Dated | None:
        """Return the day of the speaker's own deed told right before, None where there is none."""
        if not self._deeds or statement.via or not statement.speakers:
            return None
        past = found.verb is None or found.verb.tag in ("VBD", "VBG")
        if not past or any(True for _ in outlets(self._parsed, found)):
            return None
        who = self._actors[statement.speakers[0].actor]
        number = bisect_left(self._deeds, statement.evidence.start, key=lambda d: d.place)
        last = reversed(self._deeds[max(0, number - MOST) : number])
        deed = next((d for d in last if any(_is_of(n, who) for n in d.names)), None)
        if deed is None:
            return None
        far = self._paragraphs.at(statement.evidence.start) - deed.paragraph > deed.reach
        if far or is_of_another_time(self._parsed, found, self._timeline):
            return None
        return Dated(deed.day.value, f"the speaker's deed told before from {deed.day.basis}")

    def _deed(self, day: DayTold) -> Occasion | None:
        """Return the deed that is told of a day, None where none of these is."""
        parsed, told = self._parsed, day.told
        verb = predicate_above(parsed, parsed.tokens[told.first])
        if verb is None or verb.tag != "VBD" or verb.lemma not in words("deeds_of_speaking"):
            return None
        doer = own_subject(parsed, verb)
        if day.line.kind not in NARRATED or is_clause_on_noun(verb) or doer is None:
            return None
        name = parsed.span(parsed.left(doer), doer.i + 1).of(parsed.text).casefold()
        return Occasion(
            day=day.dated,
            place=verb.start,
            paragraph=self._paragraphs.at(verb.start),
            reach=REACH,
            names=frozenset({name}),
            news=day.news,
        )


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
