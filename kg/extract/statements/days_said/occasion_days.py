"""Days told of the occasion: "after Monday's talks … at the talks, he said".

A day is the occasion's, and what is said there has it: the meeting that the sentence before dates,
the talks whose own phrase has the day, the question that is answered, the report that a deed of the
same side stands in.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from kg.extract.grammar.dependents import (
    adnominal_clauses,
    direct_object,
    has_determiner,
    is_perfect,
    is_told_apart,
    nouns_after,
    object_of,
    objects_of,
    prepositions_and_adverbial_clauses,
)
from kg.extract.lexicon import words
from kg.extract.times import event_time, is_day
from kg.extract.times.expression import Kind
from kg.extract.times.utterance_dates import until
from kg.model import Act, Dated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kg.extract.report_candidate import ReportCandidate
    from kg.extract.times import Timeline
    from kg.model import Actor, Statement, Token
    from kg.parse import ParsedArticle

_LOOK_BACK = 3
"""Sentences looked back over for the day of "the meeting"."""


class Earlier:
    """The statements of an article, for what was told before another; their days may change."""

    def __init__(self, every: Sequence[Statement]) -> None:
        self._every = every
        self._number = {s.id: k for k, s in reversed(list(enumerate(every)))}
        self._own = [k for k, s in enumerate(every) if not s.via]
        self._least: list[int] = []
        for k in reversed(self._own):
            start = every[k].evidence.start
            self._least.append(min(start, self._least[-1]) if self._least else start)
        self._least.reverse()

    def named(self, ids: Iterable[str]) -> Statement | None:
        """Return the first of the statements with these ids."""
        numbers = [self._number[i] for i in ids if i in self._number]
        return self._every[min(numbers)] if numbers else None

    def last_before(self, place: int) -> Statement | None:
        """Return the last statement told by nobody else whose evidence begins before a place."""
        after = bisect_left(self._least, place)
        return self._every[self._own[after - 1]] if after else None


def occasion_day(
    parsed: ParsedArticle,
    found: ReportCandidate,
    statement: Statement,
    every: Earlier,
    actors: Mapping[str, Actor],
    timeline: Timeline,
) -> Dated | None:
    """Return the day, or week, of the occasion on which something was said, with its basis.

    `every` are the statements of the article, in text order.
    """
    if found.verb is None or is_perfect(parsed, found.verb):
        return None
    entry = entry_day(parsed, statement, timeline)
    if entry is not None:
        return entry
    told = _of_outer(statement, every, actors) or _of_question(statement, every, actors)
    return told or _of_phrase(parsed, found, timeline) or _of_content(parsed, found, timeline)


def entry_day(parsed: ParsedArticle, statement: Statement, timeline: Timeline) -> Dated | None:
    """Return the day of a chronicle's entry: "Jan. 14: Chad calls the ban absurd"."""
    line = parsed.line_of[parsed.at(statement.evidence.start)]
    first = timeline.first_from(line.span.start) if line is not None else None
    if line is None or first is None or first.span.start != line.span.start or not first.value:
        return None
    after = parsed.text[first.span.end : first.span.end + 2].lstrip()
    if after[:1] not in (":", "—", "–") or not is_day(Dated(first.value, "")):
        return None
    return Dated(first.value, f"the entry of {first.basis}")


def _of_outer(statement: Statement, every: Earlier, actors: Mapping[str, Actor]) -> Dated | None:
    """Return the day on which an office tells what its own side did: "X urged Y, its ministry
    said Tuesday"."""
    outer = every.named(statement.via)
    if outer is None or outer.said_on is None or outer.cue is None or statement.cue is None:
        return None
    mine, theirs = _countries(statement, actors), _countries(outer, actors)
    ahead = statement.cue.start < outer.cue.start
    if not ahead or not mine or mine != theirs:
        return None
    return _carried(outer.said_on, "told on that day by its own side")


def _countries(statement: Statement, actors: Mapping[str, Actor]) -> set[str]:
    return {c for p in statement.speakers if (c := actors[p.actor].country)}


def _of_question(statement: Statement, every: Earlier, actors: Mapping[str, Actor]) -> Dated | None:
    """Return the day of the question that somebody of the body asked answers next."""
    asked = every.last_before(statement.evidence.start)
    if asked is None or asked.act is not Act.ASK or asked.said_on is None or statement.via:
        return None
    heard = {p.actor for p in asked.addressees}
    mine = {p.actor for p in statement.speakers}
    mine |= {a for p in statement.speakers if (a := actors[p.actor].affiliation)}
    return _carried(asked.said_on, "the question it answers") if heard & mine else None


def _of_phrase(parsed: ParsedArticle, found: ReportCandidate, timeline: Timeline) -> Dated | None:
    """Return the time of "during talks held on Monday", or of "the talks" as told just before."""
    verb = found.verb
    for noun in occasions_of(parsed, verb) if verb is not None else ():
        dated = (event_time(parsed, t, timeline) for t in (noun, *adnominal_clauses(parsed, noun)))
        own = next((d for d in dated if d is not None), None)
        if own is not None:
            return Dated(until(own.value, timeline, noun.start), own.basis)
        definite = has_determiner(parsed, noun, *words("occasion_determiners"))
        apart = is_told_apart(parsed, noun)
        if definite and not apart:
            return _told_before(parsed, noun, timeline)
    return None


def occasions_of(parsed: ParsedArticle, verb: Token) -> Iterator[Token]:
    """Yield the meetings that phrases on the cue name: "following the meeting", "at the talks"."""
    for child in prepositions_and_adverbial_clauses(parsed, verb):
        if child.lemma in words("occasion_links"):
            noun = object_of(parsed, child) or direct_object(parsed, child)
            if noun is not None and noun.lemma in words("occasions"):
                yield noun
        elif child.lemma == "on":
            for side in objects_of(parsed, child):  # "on the sidelines of Friday's summit"
                if side.lemma in words("sides_of_occasions"):
                    yield from (
                        n for n in nouns_after(parsed, side, "of") if n.lemma in words("occasions")
                    )


def _told_before(parsed: ParsedArticle, noun: Token, timeline: Timeline) -> Dated | None:
    """Return the day that one of the sentences before gives the meeting of the same name."""
    for number in range(noun.sent - 1, max(-1, noun.sent - 1 - _LOOK_BACK), -1):
        first, last = parsed.parse.sentences[number]
        inside = parsed.tokens[first:last]
        if all(t.lemma != noun.lemma for t in inside):
            continue
        days = [e for e in timeline.expressions if first <= e.first < last and e.value]
        days = [e for e in days if is_day(Dated(e.value or "", "")) and not e.meaning.edge]
        if len(days) == 1:
            return Dated(days[0].value or "", f"the {noun.lemma} of {days[0].basis}")
        return None
    return None


def _of_content(parsed: ParsedArticle, found: ReportCandidate, timeline: Timeline) -> Dated | None:
    """Return the day in focus where what is said happened "earlier in the day"."""
    if found.content.frame != "clause" or found.verb is None or found.verb.tag != "VBD":
        return None
    for told in timeline.expressions:
        if told.meaning.kind is Kind.FOCUS and not (told.meaning.number or told.meaning.edge):
            inside = any(s.covers(told.span) for s in found.content.spans)
            if inside and is_day(Dated(told.value or "", "")):
                return Dated(told.value or "", told.basis)
    return None


def _carried(day: Dated, reason: str) -> Dated:
    root = day.basis.rpartition(" from ")[2]
    return Dated(day.value, f"carried on ({reason}) from {root}")
