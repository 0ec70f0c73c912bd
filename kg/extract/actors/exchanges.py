"""At whom words are aimed in an exchange: who asks asks whoever answers, who answers tells him.

In: the statements of an article in text order, with the targets that their own words give. Out: the
same, each question aimed at whoever answers it next, each answer that is about nobody at who asked,
and words to "you" at whom the speaker speaks to or has just been spoken to by.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from kg.extract.grammar.dependents import is_perfect
from kg.extract.grammar.functions import is_active_subject
from kg.extract.lexicon import words
from kg.model import Act, ActorType, Direction, Participant
from kg.model.replace import replace
from kg.parse.word_index import places_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.extract.actors.identities import Identities
    from kg.extract.report_candidate import ReportCandidate
    from kg.model import Statement
    from kg.parse import ParsedArticle

NEAR = 2
"""Paragraphs from a question to its answer, or from one turn of an exchange to the next."""
FEW = 4
"""Statements looked at before or after one, for who answers or has asked."""


class Exchanges:
    """Who speaks to whom in an article, by its statements in text order with their reports."""

    def __init__(
        self,
        parsed: ParsedArticle,
        reports: Sequence[ReportCandidate],
        statements: Sequence[Statement],
        identities: Identities,
    ) -> None:
        self._parsed, self._identities = parsed, identities
        self._reports, self._statements = reports, list(statements)
        self._ends = [n.span.end for n in parsed.article.lines if n.span.of(parsed.text).strip()]
        self._pairs = self._speaking_in_turn()

    def settled(self) -> Iterator[Statement]:
        """Yield the statements with those at whom an exchange aims them."""
        for number, statement in enumerate(self._statements):
            aimed = any(t.how is Direction.AT for t in statement.targets)
            at = None if aimed or statement.via else self._aimed_at(number)
            if at is not None:
                target = Participant(actor=at, how=Direction.AT)
                self._statements[number] = replace(statement, targets=(target,))
            yield self._statements[number]

    def _aimed_at(self, number: int) -> str | None:
        """Return at whom one statement is aimed by those before and after it, None if unknown."""
        statement, found = self._statements[number], self._reports[number]
        if statement.act is Act.ASK or found.rule == "transcript-question":
            return self._answerer(number)
        if not statement.targets and self._is_reply(number):
            return self._asker(number)
        if found.content.frame == "turn" and (not statement.targets or self._hears(statement)):
            return self._partner(number)
        named = any(self._identities.actors[t.actor].named for t in statement.targets)
        return self._spoken_to(number) if self._says_you(statement) and not named else None

    def _answerer(self, number: int) -> str | None:
        """Return who answers a question: the next other who speaks, where it asks for an answer."""
        statement, found = self._statements[number], self._reports[number]
        for later, said in self._others(statement, range(number + 1, number + 1 + FEW)):
            turn = found.content.frame == "turn" or found.rule == "transcript-question"
            live = found.verb is not None and found.verb.tag == "VBZ"
            if turn or live or self._says_you(statement) or self._is_reply(later):
                return self._one(said)
            return None
        return None

    def _is_reply(self, number: int) -> bool:
        verb = self._reports[number].verb
        if self._statements[number].act is Act.DECLINE:
            return False  # "did not respond to messages"
        return verb is not None and verb.lemma in words("counter_speaking")

    def _asker(self, number: int) -> str | None:
        """Return whom a statement answers: the last other who spoke, if to him."""
        before = range(number - 1, number - 1 - FEW, -1)
        own = self._one(self._statements[number])
        last = next(self._others(self._statements[number], before), None)
        if last is None:
            return None
        asker = self._one(last[1])
        for earlier in range(last[0], last[0] - FEW, -1):
            said = self._statements[max(earlier, 0)]
            to = (*said.targets, *said.addressees)
            spoken_to = any(p.actor == own for p in to) or said.act is Act.ASK
            if self._one(said) == asker and spoken_to:
                return asker
        return None

    def _partner(self, number: int) -> str | None:
        """Return with whom a speaker takes turns, before or after one of them."""
        statement = self._statements[number]
        who = self._one(statement)
        for numbers in (range(number - 1, -1, -1), range(number + 1, len(self._statements))):
            beside = (self._one(self._statements[n]) for n in numbers if self._is_turn(n))
            other = next((a for a in beside if a != who), None)
            if frozenset((who, other)) in self._pairs:
                return other
        return None

    def _is_turn(self, number: int) -> bool:
        found, via = self._reports[number], self._statements[number].via
        return (found.content.frame == "turn" or found.rule == "transcript-question") and not via

    def _speaking_in_turn(self) -> frozenset[frozenset[str | None]]:
        """Return those who speak in turns with each other, twice each.

        At a press conference each asks once.
        """
        said = [self._one(s) for n, s in enumerate(self._statements) if self._is_turn(n)]
        turns = [a for a, before in zip(said, [None, *said], strict=False) if a != before]
        fours = zip(turns, turns[1:], turns[2:], turns[3:], strict=False)
        return frozenset(frozenset((a, b)) for a, b, c, d in fours if (a, b) == (c, d) and a and b)

    def _spoken_to(self, number: int) -> str | None:
        """Return to whom a speaker who says "you" speaks: as before, or whoever spoke to him."""
        statement = self._statements[number]
        who = self._one(statement)
        for before in range(number - 1, max(-1, number - 1 - FEW), -1):
            said = self._statements[before]
            if who is None or not self._is_near(said, statement):
                return None
            heard = [p.actor for p in said.addressees]
            other = self._one(said)
            if other == who and heard:
                return heard[0]
            if other not in (None, who):
                return other if who in heard or said.act is Act.ASK else None
        return None

    def _hears(self, statement: Statement) -> bool:
        """Tell whether a turn speaks to its hearer at all: "| your | coalition quarrels"."""
        spoken = (self._parsed.tokens[k] for k in places_of(self._parsed, words("second_person")))
        own = (t for t in spoken if any(s.start <= t.start < s.end for s in statement.content))
        return any(self._parsed.head(t).lemma != "question" for t in own)

    def _says_you(self, statement: Statement) -> bool:
        """Tell whether words are to one person: "| you | lied", "do | you | agree?".

        Anybody is meant by "you pay, you lose", "| your | whole job is to wait".
        """
        parsed = self._parsed
        for place in places_of(parsed, words("second_person")):
            token = parsed.tokens[place]
            span = next((s for s in statement.content if s.start <= token.start < s.end), None)
            if span is None or parsed.head(token).lemma == "question":
                continue  # "to answer | your | question" speaks to nobody of him
            verb = parsed.head(token)
            done = is_active_subject(token) and (verb.tag == "VBD" or is_perfect(parsed, verb))
            if done or span.of(parsed.text).rstrip(' ”"').endswith("?"):
                return True
        return False

    def _others(self, statement: Statement, numbers: range) -> Iterator[tuple[int, Statement]]:
        """Yield statements near one by somebody else who speaks alone, nearest first."""
        for number in numbers:
            if not 0 <= number < len(self._statements):
                return
            said = self._statements[number]
            if not self._is_near(said, statement):
                return
            one = self._one(said)
            if one is not None and one != self._one(statement) and not said.via:
                yield number, said

    def _is_near(self, one: Statement, other: Statement) -> bool:
        first, second = sorted((one, other), key=lambda s: s.content[0].start)
        between = self._paragraph(second.content[0].start) - self._paragraph(first.content[-1].end)
        return between <= NEAR

    def _paragraph(self, place: int) -> int:
        return bisect_left(self._ends, place)

    def _one(self, statement: Statement) -> str | None:
        """Return who makes a statement alone, if it is a person or a body, not any reporter."""
        if len(statement.speakers) != 1:
            return None
        actor = self._identities.actors[statement.speakers[0].actor]
        press = not actor.named and actor.label.split()[-1] in words("of_the_press")
        return actor.id if actor.type is not ActorType.GROUP and not press else None
