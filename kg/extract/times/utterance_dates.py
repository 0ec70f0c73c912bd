"""On which day it was said: the time expression that hangs on the cue.

Nothing is guessed: without an expression, or with a publication date that is not a day, the day of
an utterance stays open. A bare weekday is the last one up to the day of publication.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.articles.publication import written_dates as dates
from kg.extract.grammar.dependents import (
    adjuncts,
    adnominal_clauses,
    adverbial_clauses,
    has_subject,
    is_perfect,
    nouns_after,
    object_of,
    open_complements,
    own_subject,
    relative_clauses,
)
from kg.extract.grammar.functions import is_adverbial_clause, is_conjunct, is_preposition
from kg.extract.grammar.governors import preposition_before_clause
from kg.extract.grammar.possible_speakers import is_document
from kg.extract.lexicon import words
from kg.extract.times.calendar import first_day, last_day
from kg.extract.times.expression import Kind
from kg.model import Dated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.times.expression import Expression
    from kg.extract.times.timeline import Timeline
    from kg.model import Span, Token
    from kg.parse import ParsedArticle


def said_on(
    parsed: ParsedArticle, verb: Token | None, timeline: Timeline, content: tuple[Span, ...] = ()
) -> Dated | None:
    """Return the day, week or month of the utterance that `verb` reports, with its basis.

    A time in the content is not that of saying it.
    """
    if verb is None or timeline.published_at(verb.start) is None:
        return None
    for token in _time_words(parsed, verb):
        told = timeline.at(token)
        if told is not None and any(s.covers(told.span) for s in content):
            continue
        if told is None or told.value is None or not _may_date(told, timeline):
            continue
        return Dated(until(told.value, timeline, verb.start), told.basis)
    if not _goes_on(parsed, verb):
        return None
    before = said_on(parsed, parsed.head(verb), timeline, content)
    return before if before is not None and is_day(before) else None


def signed_on(parsed: ParsedArticle, signature: Span | None) -> Dated | None:
    """Return the day that stands in the signature of a post or letter, with its year."""
    if signature is None:
        return None
    day = next(dates.find(signature.of(parsed.text), signature.start), None)
    if day is None or day.edtf is None:
        return None
    return Dated(day.edtf, "the day in its signature")


def is_day(when: Dated) -> bool:
    """Tell whether a date is a day rather than a week or month."""
    return len(when.value) == len("2024-10-22")


def _may_date(told: Expression, timeline: Timeline) -> bool:
    """Tell whether an utterance can be of that time: told, bounded, and not ahead."""
    vague = told.meaning.kind in (Kind.RECENTLY, Kind.SOON, Kind.WITHIN, Kind.LASTED, Kind.FOCUS)
    day = first_day(told.value or "")
    published = timeline.published_at(told.span.start)
    if vague or told.meaning.edge or day is None or published is None:
        return False
    return day <= published


def until(value: str, timeline: Timeline, place: int) -> str:
    """Cut a week off at the day of publication, up to which what stands at a place was said."""
    start, _, end = value.partition("/")
    published = timeline.published_at(place)
    last = last_day(end) if end else None
    if published is None or last is None or last <= published:
        return value
    return f"{start}/{published.isoformat()}" if start < published.isoformat() else start


def _time_words(parsed: ParsedArticle, verb: Token) -> Iterator[Token]:
    """Yield the time words that hang on the cue: "said Monday", "on Tuesday", "last week"."""
    verbs = [verb]
    seen: set[int] = set()
    while verbs:
        verb = verbs.pop()
        if verb.i in seen:
            continue
        seen.add(verb.i)
        yield from _own_time_words(parsed, verb)
        if verb.tag == "VBG" and (is_adverbial_clause(verb) or is_conjunct(verb)):
            above = parsed.head(verb)
            if above.i != verb.i and above.tag == "VBD":
                verbs.append(above)
        beside = preposition_before_clause(parsed, verb) if verb.tag == "VBG" else None
        if beside is not None and beside.lemma == "with":  # "met on Monday, with Oslo | saying |"
            above = parsed.head(beside)
            if above.i != beside.i and above.tag == "VBD":
                verbs.append(above)
        yield from _published(parsed, verb)
        inner = [c for c in open_complements(parsed, verb) if c.i > verb.i]
        verbs.extend(reversed(inner))  # "avoided stating on Monday whether"
        verbs.extend(reversed(_speaking(parsed, verb)))


def _goes_on(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether a past verb is told in one breath with that before it, at no time of its own.

    "The chiefs met on Monday and | urged |" is of Monday, "met on Monday and later | urged |" open;
    "on Monday the judge had asked and Lee | said |" is too, since the time stands before both.
    """
    first = parsed.head(verb)
    if not is_conjunct(verb) or verb.tag != "VBD":
        return False
    in_front = _opens_with_time(parsed, first)
    if not in_front and (first.tag != "VBD" or is_perfect(parsed, first)):
        return False
    if not in_front and has_subject(parsed, verb):
        return False
    apart = words("other_times") | words("following_times")
    return not any(t.lemma in apart for t in adjuncts(parsed, verb))


def _opens_with_time(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether a time of a verb stands before its subject: "On Monday the judge | asked |"."""
    subject = own_subject(parsed, verb)
    return subject is not None and any(
        t.i < subject.i and t.pos in ("NOUN", "PROPN") for t in _own_time_words(parsed, verb)
    )


def _speaking(parsed: ParsedArticle, verb: Token) -> list[Token]:
    """Return participles of the same utterance: "| writing | on Tuesday", "| asked | on Monday"."""
    return [
        c
        for c in adverbial_clauses(parsed, verb)
        if c.tag in ("VBG", "VBN") and c.lemma in words("utterance_participles")
    ]


def _own_time_words(parsed: ParsedArticle, verb: Token) -> Iterator[Token]:
    for child in adjuncts(parsed, verb):
        yield from _given_out(parsed, child)
        if not is_preposition(child):
            if child.pos != "ADP":
                yield child
                yield from nouns_after(parsed, child, "on")  # "early on Monday"
            continue
        noun = object_of(parsed, child) if child.lemma in words("time_prepositions") else None
        if noun is not None and not _is_of_thing_told_of(parsed, noun):
            yield noun
            yield from nouns_after(parsed, noun, "on")


def _given_out(parsed: ParsedArticle, link: Token) -> Iterator[Token]:
    """Yield when a text was given out in which one speaks: "in a note issued on | Monday |"."""
    text = object_of(parsed, link) if link.lemma == "in" and is_preposition(link) else None
    if text is None or text.lemma not in words("statements_given_out"):
        return
    for done in adnominal_clauses(parsed, text):
        if done.tag == "VBN" and done.lemma in words("giving_out"):
            yield from _own_time_words(parsed, done)


def _published(parsed: ParsedArticle, verb: Token) -> Iterator[Token]:
    """Yield when a text that speaks came out: "a study published on | Monday | said"."""
    text = own_subject(parsed, verb)
    if text is None or not is_document(text):
        return
    for done in (*adnominal_clauses(parsed, text), *relative_clauses(parsed, text)):
        if done.tag == "VBN" and done.lemma in words("giving_out"):
            yield from _own_time_words(parsed, done)


def _is_of_thing_told_of(parsed: ParsedArticle, noun: Token) -> bool:
    """Tell whether a time stands in what a relative goes on about: "a letter on Monday | which"."""
    after = parsed.right(noun)
    which = parsed.tokens[after] if after < len(parsed.tokens) else noun
    is_relative = which.tag == "WDT" and which.lemma != "that"  # "said on Monday that" goes on
    return is_relative and parsed.head(which).pos in ("AUX", "VERB")
