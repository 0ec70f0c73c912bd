"""Days of a sitting: what is said at Monday's hearing or in the council on Tuesday is of that day.

A report of a trial, of a debate or of a council's meeting tells once, near its beginning, on which
day it was. What is said at the sitting has that day: what is told to the court or the house, what
those say whose part is there (counsel, members, witnesses), and what is asked of them and answered.
What has a time or a way of its own ("told the Herald", "in an interview"), a perfect or a present,
and what somebody says of somebody else's saying, is not of it; another sitting ends it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.actors.facts.outlets import outlets
from kg.extract.grammar.dependents import (
    adverbials,
    is_told_apart,
    nouns_after,
)
from kg.extract.lexicon import words
from kg.extract.statements.days_said.occasion import Occasion, Paragraphs, days_told
from kg.extract.statements.days_said.occasion_days import occasions_of
from kg.extract.statements.days_said.other_occasions import is_of_another_time, is_of_now, is_past
from kg.extract.statements.days_said.told_sittings import KINDS, dates_sitting, meets_body, names
from kg.extract.times.timeline import is_ahead
from kg.model import NARRATED, Dated, LineKind, Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.extract.report_candidate import ReportCandidate
    from kg.extract.statements.days_said.occasion import DayTold
    from kg.extract.times import Timeline
    from kg.model import Actor, Statement, Token
    from kg.parse import ParsedArticle

LEAD = 4
"""Paragraphs, the headline among them, within which a report of one sitting tells its day."""
REACH = 6
"""Paragraphs from one thing said at a sitting to the next, in a report of one sitting."""
NEAR = 1
"""The same where the sitting is told of further down, in a report of other matters too."""
NARROW = 60
"""Characters at most between a name and its cue that tell what its holder does there."""

MOST = 50
"""Names kept of one sitting."""


class SittingDays:
    """The sittings that an article dates, and who has spoken at them so far."""

    def __init__(
        self,
        parsed: ParsedArticle,
        statements: Sequence[Statement],
        actors: Mapping[str, Actor],
        timeline: Timeline,
    ) -> None:
        self._parsed, self._actors, self._timeline = parsed, actors, timeline
        self._paragraphs = Paragraphs(parsed)
        self._sittings: list[Occasion] = []
        self._by_day: dict[str, Occasion] = {}
        self._days: list[tuple[int, str]] = []
        for day in days_told(parsed, statements, timeline):
            self._days.append((day.told.span.start, day.dated.value))
            found = self._sitting(day)
            if found is not None:
                self._sittings.append(self._joined(found))
        self._present: set[str] = set()
        self._elsewhere: set[str] = set()
        self._last: tuple[int, int] = (-1, 0)

    def _joined(self, sitting: Occasion) -> Occasion:
        """Return a sitting with what was told before of one of the same day."""
        same = self._by_day.get(sitting.day.value)
        if same is not None:
            kinds = tuple(k for k in KINDS if k in same.kinds or k in sitting.kinds)
            names = same.names | sitting.names if len(same.names) < MOST else same.names
            sitting = replace(sitting, kinds=kinds, names=names, reach=same.reach)
        self._by_day[sitting.day.value] = sitting
        return sitting

    def day(self, found: ReportCandidate, statement: Statement) -> Dated | None:
        """Return the day of the sitting at which something was said, None where it was not.

        Statements are asked for, and noted, in text order.
        """
        sitting = self._sitting_of(statement)
        if sitting is None or not self._is_one(found, statement, sitting):
            return None
        if self._is_of_another_time(found, sitting) or self._is_gone_past(statement, sitting):
            return None
        root = sitting.day.basis
        return Dated(sitting.day.value, f"the day of the sitting told of from {root}")

    def _is_gone_past(self, statement: Statement, sitting: Occasion) -> bool:
        """Tell whether a later day than the sitting's is told between it and what is said."""
        first = bisect_left(self._days, (sitting.place, ""))
        after = bisect_left(self._days, (statement.evidence.start, ""))
        return any(day > sitting.day.value for _, day in self._days[first:after])

    def parts(self, earlier: Statement, statement: Statement) -> bool:
        """Tell whether between two statements a sitting of another day than the earlier's is told.

        What its speaker said before it is then not gone on with.
        """
        sitting = self._sitting_of(statement)
        if sitting is None or earlier.said_on is None:
            return False
        told = earlier.evidence.start < sitting.place <= statement.evidence.end
        return told and earlier.said_on.value != sitting.day.value

    def note(self, found: ReportCandidate, statement: Statement) -> None:
        """Note who spoke at a sitting and to whom, where a statement's day is that of it."""
        if not self._sittings:
            return
        heard = found.content.addressee
        outside = heard is not None and _is_elsewhere(self._parsed, heard)
        if outside or any(True for _ in outlets(self._parsed, found)):
            self._elsewhere |= {p.actor for p in statement.speakers}
        sitting = self._sitting_of(statement)
        if sitting is None or statement.said_on is None:
            return
        same = statement.said_on.value == sitting.day.value
        if same and self._is_one(found, statement, sitting):
            self._present |= {p.actor for p in (*statement.speakers, *statement.addressees)}
            self._last = (sitting.place, self._paragraphs.at(statement.evidence.end))

    def _sitting(self, day: DayTold) -> Occasion | None:
        """Return the sitting that is told of a day: "the trial began on Monday"."""
        parsed, told = self._parsed, day.told
        first = parsed.tokens[told.first]
        if day.line.kind not in NARRATED and day.line.kind is not LineKind.HEADLINE:
            return None
        if is_ahead(parsed, first, told.meaning, day.published):
            return None
        kinds = tuple(kind for kind in KINDS if dates_sitting(parsed, told, kind))
        if not kinds:
            return None
        paragraph = self._paragraphs.at(told.span.start)
        return Occasion(
            day=day.dated,
            place=parsed.tokens[parsed.parse.sentences[first.sent][0]].start,
            paragraph=paragraph,
            reach=REACH if paragraph < LEAD else NEAR,
            names=names(parsed, first.sent, people=not {"address", "meeting"}.isdisjoint(kinds)),
            kinds=kinds,
            news=day.news,
        )

    def _sitting_of(self, statement: Statement) -> Occasion | None:
        """Return the sitting told of last, or right after in the lead, that is near enough."""
        if not self._sittings or statement.via:
            return None
        number = bisect_right(self._sittings, statement.evidence.end, key=lambda s: s.place) - 1
        sitting = self._sittings[max(number, 0)]
        mine = self._paragraphs.at(statement.evidence.start)
        if number < 0:
            lead = [s for s in self._sittings if s.paragraph < LEAD]
            one = len({s.day.value for s in lead}) == 1
            return sitting if one and not self._tells_time(statement) else None
        since = max(sitting.paragraph, self._last[1] if self._last[0] == sitting.place else 0)
        return sitting if mine - since <= sitting.reach else None

    def _is_there(self, statement: Statement, sitting: Occasion) -> bool:
        """Tell whether where something was said is part of a sitting: "in a speech", "at it"."""
        place = statement.occasion
        inside = self._parsed.within(place) if place is not None else ()
        kinds = ("address", *sitting.kinds)
        return any(t.lemma in words(f"{kind}_sittings") for t in inside for kind in kinds)

    def _tells_time(self, statement: Statement) -> bool:
        """Tell whether the sentence of a statement has a time outside the words of who speaks."""
        parsed = self._parsed
        sentence = parsed.tokens[parsed.at(statement.evidence.start)].sent
        times = self._timeline.between(*parsed.parse.sentences[sentence])
        return any(not any(c.covers(t.span) for c in statement.content) for t in times)

    def _is_one(self, found: ReportCandidate, statement: Statement, sitting: Occasion) -> bool:
        """Tell whether something was said at a sitting, by whom it is told to or who says it."""
        parsed = self._parsed
        heard = found.content.addressee
        quoted = statement.cue is not None and self._timeline.is_quoted(statement.cue)
        if quoted or found.withheld or any(True for _ in outlets(parsed, found)):
            return False
        if found.verb is not None and _is_read(parsed, found.verb):
            return False
        if _is_told_to(parsed, found, sitting):
            return True
        if found.content.frame == "turn" and "address" in sitting.kinds and sitting.news:
            return statement.evidence.start > sitting.place  # the record of a press conference
        if heard is not None and _is_elsewhere(parsed, heard):
            return False
        before = statement.evidence.start < sitting.place
        sat = not words("sitting_bodies").isdisjoint(sitting.kinds)
        late = before and not (sat and self._paragraphs.at(statement.evidence.start) < LEAD)
        elsewhere = statement.occasion is not None and not self._is_there(statement, sitting)
        if late or not sitting.news or elsewhere:
            return False
        verb = found.verb
        # In the lead "the attorney has argued" is news, and it is told later when that was.
        now = before and verb is not None and is_of_now(parsed, verb)
        if verb is not None and not is_past(parsed, verb) and not now:
            return False
        who = {p.actor for p in statement.speakers}
        if self._elsewhere & who:
            return False
        if verb is not None and (_is_after(parsed, verb) or _is_of_another(parsed, verb)):
            return False
        if self._present & who:
            return True
        named = (self._actors[p.actor] for p in statement.speakers)
        if any(a.named and a.label.casefold().split()[-1] in sitting.names for a in named):
            return True
        people = frozenset().union(*(words(f"{kind}_people") for kind in sitting.kinds))
        return not people.isdisjoint(_called(parsed, statement, self._actors))

    def _is_of_another_time(self, found: ReportCandidate, sitting: Occasion) -> bool:
        same = frozenset().union(*(words(f"{kind}_sittings") for kind in sitting.kinds))
        lead = found.verb is not None and found.verb.start < sitting.place
        return is_of_another_time(
            self._parsed, found, self._timeline, same, fresh=lead, day=sitting.day.value
        )


def _is_told_to(parsed: ParsedArticle, found: ReportCandidate, sitting: Occasion) -> bool:
    """Tell whether words were told to the body that sits: "told the court", "testified"."""
    verb, heard = found.verb, found.content.addressee
    for kind in sitting.kinds:
        sittings, bodies = words(f"{kind}_sittings"), words(f"{kind}_bodies")
        if heard is not None and heard.lemma.casefold() in sittings | bodies:
            return True
        if verb is not None and meets_body(parsed, verb, sittings, bodies):
            return True
    return verb is not None and "court" in sitting.kinds and verb.lemma in words("testifying")


def _is_of_another(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether a cue names another sitting than that told of: "after the talks with Chad"."""
    return any(is_told_apart(parsed, noun) for noun in occasions_of(parsed, verb))


def _is_after(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether a cue, or the verb that it goes with, was later: "| subsequently | defended"."""
    above = parsed.head(verb)
    verbs = (verb, above) if verb.tag == "VBG" and above.tag == "VBD" else (verb,)
    later = words("following_times")
    return any(t.lemma.casefold() in later for v in verbs for t in adverbials(parsed, v))


def _is_read(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether words stand in something written before: "in his caution | statement |"."""
    return any(n.lemma in words("written_evidence") for n in nouns_after(parsed, verb, "in"))


def _is_elsewhere(parsed: ParsedArticle, heard: Token) -> bool:
    """Tell whether words are told to somebody outside: "told reporters", "told the Herald"."""
    named = parsed.entity_at.get(heard.i)
    other = heard.pos == "PROPN" and (named is None or named.label != "PERSON")
    return other or heard.lemma in words("press_people")


def _called(parsed: ParsedArticle, statement: Statement, actors: Mapping[str, Actor]) -> set[str]:
    """Return the words, lower case, by which an article calls who speaks: roles and mentions."""
    held = [actors[p.actor] for p in statement.speakers]
    words_of = [a.role or "" for a in held] + [a.label for a in held if not a.named]
    words_of += [s.title.of(parsed.text) for s in statement.sources if s.title is not None]
    called = {w.strip(".,") for told in words_of for w in told.casefold().split()}
    for place in statement.speaker_spans:
        called |= {t.lemma.casefold() for t in parsed.within(place)}
        called |= {t.lemma.casefold() for t in _aside(parsed, place, statement.cue)}
    return called


def _aside(parsed: ParsedArticle, name: Span, cue: Span | None) -> tuple[Token, ...]:
    """Return what stands between a name and the cue after it: "Ann Lee, | prosecuting, | said"."""
    if cue is None or not name.end < cue.start < name.end + NARROW:
        return ()
    return parsed.within(Span(name.end, cue.start))
