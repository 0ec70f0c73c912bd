"""All time expressions of an article, in text order, each with its value.

The day in focus is the last day that the narration told of: "earlier in the day" and "the day
before" count from it. A quotation and a future event do not move it.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from kg.extract.grammar.dependents import all_auxiliaries
from kg.extract.grammar.predicates import predicate_above
from kg.extract.lexicon import words
from kg.extract.span_index import within
from kg.extract.standing.veridicality import Tense, standing_at
from kg.extract.times.anchoring import Anchors, anchored
from kg.extract.times.calendar import first_day
from kg.extract.times.expression import Expression, Kind, Precision
from kg.extract.times.scan import scan
from kg.model import NARRATED, Modality

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.times.expression import Meaning
    from kg.model import Dated, Span, Token
    from kg.parse import ParsedArticle

_ABSOLUTE = (Kind.YEAR, Kind.DECADE)
_OPEN = (
    Modality.FUTURE,
    Modality.INTENDED,
    Modality.OBLIGATION,
    Modality.CONSIDERED,
    Modality.CONDITIONAL,
    Modality.POSSIBLE,
)
_FOCUSING = (Kind.WEEKDAY, Kind.DAY, Kind.DATE, Kind.FOCUS)


class Timeline:
    """The expressions of one article; `quoted` are the places of its quotations."""

    def __init__(self, parsed: ParsedArticle, quoted: tuple[Span, ...] = ()) -> None:
        self._parsed = parsed
        self._is_quoted = within(quoted)

    @cached_property
    def published(self) -> dt.date | None:
        """The day of publication, None where it is not known to the day."""
        return _day(self._parsed.article.published)

    def published_at(self, place: int) -> dt.date | None:
        """Return the day on which the words at a place came out: in a live blog, their post's."""
        if not self._parsed.article.posts:
            return self.published
        return _day(self._parsed.article.published_at(place))

    @cached_property
    def expressions(self) -> tuple[Expression, ...]:
        """Every expression in the lines that are read, in text order."""
        return tuple(self._read())

    @cached_property
    def _starts(self) -> list[int]:
        return [e.first for e in self.expressions]

    def is_quoted(self, place: Span) -> bool:
        """Tell whether a place lies inside a quotation."""
        return self._is_quoted(place)

    def at(self, token: Token) -> Expression | None:
        """Return the expression that a token belongs to."""
        place = bisect_right(self._starts, token.i) - 1
        if place < 0 or self.expressions[place].last <= token.i:
            return None
        return self.expressions[place]

    def first_from(self, place: int) -> Expression | None:
        """Return the first expression that begins at a place of the text or after it."""
        number = bisect_left(self.expressions, place, key=lambda e: e.span.start)
        return self.expressions[number] if number < len(self.expressions) else None

    def between(self, first: int, last: int) -> tuple[Expression, ...]:
        """Return the expressions that begin among tokens `[first, last)`."""
        starts = self._starts
        return self.expressions[bisect_left(starts, first) : bisect_left(starts, last)]

    def _read(self) -> Iterator[Expression]:
        parsed, focus = self._parsed, self.published
        post = None
        read = {t.sent for t in parsed.readable}
        for number, (first, last) in enumerate(parsed.parse.sentences):
            place = parsed.tokens[first].start
            if parsed.article.post_at(place) is not post:
                post = parsed.article.post_at(place)
                focus = self.published_at(place)
            if number not in read:
                continue
            for start, end, meaning in scan(parsed, first, last):
                found = self._settled(start, end, meaning, focus)
                yield found
                if self._moves(found):
                    focus = first_day(found.value or "") or focus

    def _settled(self, start: int, end: int, meaning: Meaning, focus: dt.date | None) -> Expression:
        """Return an expression with its value, or with the reason why it has none."""
        day = self.published_at(self._parsed.tokens[start].start)
        printed = " ".join([t.text for t in self._parsed.tokens[start:end]])
        explicit = meaning.year is not None
        if day is None and not explicit:
            value, precision = None, _unsettled(meaning)
            basis = f"“{printed}”, and the day of publication is not known"
        else:
            counted = day or dt.date(meaning.year or 1, 1, 1)
            ahead = is_ahead(self._parsed, self._parsed.tokens[start], meaning, counted)
            anchors = Anchors(published=counted, focus=focus or counted, ahead=ahead)
            value, precision = anchored(meaning, anchors)
            basis = _basis(printed, explicit, meaning, anchors)
        return Expression(
            span=self._parsed.span(start, end),
            first=start,
            last=end,
            value=value,
            precision=precision,
            basis=basis,
            meaning=meaning,
        )

    def _moves(self, found: Expression) -> bool:
        """Tell whether an expression moves the day in focus."""
        if found.value is None or found.meaning.kind not in _FOCUSING or found.meaning.edge:
            return False
        if self._is_quoted(found.span):
            return False
        day, published = first_day(found.value), self.published_at(found.span.start)
        return day is not None and published is not None and day <= published


def _day(told: Dated | None) -> dt.date | None:
    if told is None:
        return None
    try:
        return dt.date.fromisoformat(told.value)
    except ValueError:
        return None


def _unsettled(meaning: Meaning) -> Precision:
    return Precision.EVENT if meaning.kind is Kind.EVENT else Precision.VAGUE


def _basis(printed: str, explicit: bool, meaning: Meaning, anchors: Anchors) -> str:
    if meaning.kind is Kind.EVENT:
        return f"“{printed}” counts from an event"
    if explicit:
        return f"“{printed}”"
    told = meaning.kind in (Kind.FOCUS, Kind.SOON) or meaning.part in ("later", "before")
    if told and anchors.focus != anchors.published:
        return f"“{printed}”, told of {anchors.focus.isoformat()}"
    return f"“{printed}” in an article published on {anchors.published.isoformat()}"


def is_ahead(parsed: ParsedArticle, token: Token, meaning: Meaning, published: dt.date) -> bool:
    """Tell whether the predicate that an expression dates is of the future.

    "Will meet Monday", "plans to leave in June"; also the present of a schedule ("the talks begin
    Monday"), which is not that of a report ("says") or a headline.
    """
    verb = predicate_above(parsed, token)
    if verb is None:
        return False
    standing = standing_at(parsed, verb)
    if standing.modality in _OPEN:
        own = {c.tag for c in all_auxiliaries(parsed, verb)} | {verb.tag}
        return "VBD" not in own
    line = parsed.line_of[token.i]
    scheduled = verb.tag in ("VBZ", "VBP") and verb.pos == "VERB" and line is not None
    if not scheduled or standing.tense is not Tense.PRESENT or line is None:
        return False
    return line.kind in NARRATED and verb.lemma in words("scheduled_verbs")
