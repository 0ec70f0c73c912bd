"""The day of news: of a deed of the day of publication, and of what is said of it.

"A bomb killed 20 on Saturday, police said", printed on that Saturday: nobody tells of a deed before
it, and no paper prints what was said after it. So is what is said of the deed itself further on
("The bombing was revenge, the mayor said"). A time of its own, a perfect tense, and what is yet to
come leave the day open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.event_lexicon import triggers
from kg.extract.grammar.clause_structure import modals
from kg.extract.grammar.dependents import (
    active_subject,
    direct_objects,
    passive_subject,
)
from kg.extract.grammar.noun_dependents import verb_above, words_before
from kg.extract.lexicon import words
from kg.extract.statements.days_said.other_occasions import (
    is_of_another_time,
)
from kg.extract.times import is_day
from kg.extract.times.expression import Kind
from kg.model import Dated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.report_candidate import ReportCandidate
    from kg.extract.times import Timeline
    from kg.extract.times.expression import Expression
    from kg.model import Span, Statement, Token
    from kg.parse import ParsedArticle

MOST = 50
"""Times of one day looked at, however long the article is."""
_DAYS = (Kind.WEEKDAY, Kind.DAY, Kind.DATE)
_BASIS = "said of a deed of the day of publication"


class NewsDays:
    """The deeds of the day of publication that an article tells: their times and their nouns."""

    def __init__(self, parsed: ParsedArticle, timeline: Timeline) -> None:
        self._parsed, self._timeline = parsed, timeline
        self._times: list[Span] = []
        self._deeds: dict[str, int] = {}
        """The nouns of such deeds, each with the place behind which it stands for one."""
        for told in _of_today(timeline):
            verb = verb_above(parsed, parsed.tokens[told.first])
            if verb is None or not _is_done(parsed, verb):
                continue
            if len(self._times) == MOST:
                break
            self._times.append(told.span)
            for noun in _deeds(parsed, verb):
                self._deeds.setdefault(noun.lemma, told.span.end)

    def day(self, found: ReportCandidate, statement: Statement) -> Dated | None:
        """Return the day of publication for what is said of such a deed, None for all else."""
        if not self._times or statement.via or found.extra or found.withheld:
            return None
        published = self._timeline.published_at(statement.evidence.start)
        if published is None:
            return None
        day = published.isoformat()
        dated = any(c.covers(t) for c in statement.content for t in self._times)
        if not dated and not self._tells_deed(statement):
            return None
        if is_of_another_time(self._parsed, found, self._timeline, day=day):
            return None
        return Dated(day, _BASIS)

    def _tells_deed(self, statement: Statement) -> bool:
        """Tell whether a statement tells of a deed of the day: "the | bombing | was revenge"."""
        if not self._deeds:
            return False
        for span in statement.content:
            for token in self._parsed.within(span):
                known = self._deeds.get(token.lemma)
                if known is None or token.start < known or token.pos != "NOUN":
                    continue
                before = words_before(self._parsed, token)
                if any(t.text.casefold() in words("definite_determiners") for t in before):
                    return True
        return False


def _of_today(timeline: Timeline) -> Iterator[Expression]:
    """Yield the times that are the day on which their text came out."""
    for told in timeline.expressions:
        published = timeline.published_at(told.span.start)
        if published is None or told.meaning.kind not in _DAYS or told.meaning.edge:
            continue
        if told.value == published.isoformat() and is_day(Dated(told.value, "")):
            yield told


def _is_done(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether a deed is told as done: "killed", "had exploded"; not "was to meet"."""
    past = verb.tag in ("VBD", "VBN")
    return past and not modals(parsed, verb) and verb.lemma != "be"


def _deeds(parsed: ParsedArticle, verb: Token) -> Iterator[Token]:
    """Yield the nouns of deeds that take part in one: "the | airstrikes | left 20 dead"."""
    nouns = (active_subject(parsed, verb), passive_subject(parsed, verb))
    for noun in (*nouns, *direct_objects(parsed, verb)):
        if noun is not None and (noun.lemma, "N") in triggers():
            yield noun
