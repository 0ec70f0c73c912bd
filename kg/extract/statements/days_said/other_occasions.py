"""Whether a cue tells of another time or occasion than the one that the text goes on from.

"Has vowed", "had warned", "said in 2015", "recently said", "said in her memoir".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.dependents import adverbials, all_auxiliaries, is_perfect, nouns_after
from kg.extract.grammar.noun_dependents import phrase_words
from kg.extract.grammar.predicates import predicate_above
from kg.extract.lexicon import words
from kg.extract.span_index import within
from kg.model import SourceKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kg.extract.report_candidate import ReportCandidate
    from kg.extract.times import Timeline
    from kg.model import Span, Statement, Token
    from kg.parse import ParsedArticle


def is_of_another_time(
    parsed: ParsedArticle,
    found: ReportCandidate,
    timeline: Timeline,
    same: frozenset[str] = frozenset(),
    *,
    fresh: bool = False,
    day: str = "",
) -> bool:
    """Tell whether the cue is in a perfect tense, or has a time or an occasion of its own.

    `same` are nouns for the occasion that the text goes on from. In a text that is as `fresh` as
    what it tells, "has said" is of now, and only "had said" of before. A time of the `day` that the
    text goes on from is no other one.
    """
    cue = found.verb
    if cue is None:
        return False
    perfect = is_perfect(parsed, cue) and not (fresh and is_of_now(parsed, cue))
    if perfect or (cue.tag == "VBD" and cue.lemma in words("inner_states")):
        return True  # what somebody thought was thought when it happened, not when he tells it
    for child in adverbials(parsed, cue):
        inside = (t for t in phrase_words(parsed, child) if not _is_said(found, t))
        if any(t.lemma in words("other_times") for t in inside):
            return True
    nouns = nouns_after(parsed, cue, *words("time_prepositions"))
    if any(_is_another_occasion(parsed, n) for n in nouns if n.lemma not in same):
        return True
    times = _times_outside(parsed, found, cue, timeline, day)
    return any(_dates(parsed, t, cue) for t in times)


def _is_said(found: ReportCandidate, token: Token) -> bool:
    return any(s.covers(token.span) for s in found.content.spans)


def is_of_now(parsed: ParsedArticle, cue: Token) -> bool:
    """Tell whether a perfect is that of the present: "| has | said", not "had said"."""
    return any(a.text.casefold() in ("has", "have") for a in all_auxiliaries(parsed, cue))


def is_past(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether a cue is in the simple past, or goes with one that is: "said, | adding |"."""
    if verb.tag == "VBG":
        above = parsed.head(verb)
        return above.i != verb.i and above.tag == "VBD"
    if verb.tag == "VBN":
        return any(c.tag == "VBD" for c in all_auxiliaries(parsed, verb))
    return verb.tag == "VBD"


def _is_another_occasion(parsed: ParsedArticle, noun: Token) -> bool:
    """Tell whether something was said another time: "in her memoir", "at the time", but "at the
    same time"."""
    told = parsed.children[noun.i]
    if any(len(c.text) == _YEAR and c.text.isdigit() for c in told if c.i < noun.i):
        return True  # "in a 2015 interview"
    same = any(c.lemma == "same" for c in told)
    return noun.lemma in words("other_occasions") and not same


_YEAR = 4
"""Digits of a year."""


def _times_outside(
    parsed: ParsedArticle, found: ReportCandidate, cue: Token, timeline: Timeline, day: str
) -> Iterator[Token]:
    """Yield the first words of the times but a day that the cue's sentence tells of the cue."""
    first, last = parsed.parse.sentences[cue.sent]
    for told in timeline.between(first, last):
        same = bool(day) and told.value == day
        if not same and not any(s.covers(told.span) for s in found.content.spans):
            yield parsed.tokens[told.first]


def _dates(parsed: ParsedArticle, time: Token, cue: Token) -> bool:
    """Tell whether a time is the cue's and no other verb's: "in her 2019 memoir she | said |"."""
    verb = predicate_above(parsed, time)
    return verb is not None and verb.i == cue.i


def is_in_words_of(statements: Iterable[Statement]) -> Callable[[Span], bool]:
    """Return what tells whether a place is in somebody's words: a time there is of what he tells.

    What the article has from another outlet it tells itself, in the outlet's name.
    """
    told = (s for s in statements if all(x.kind is not SourceKind.OTHER_OUTLET for x in s.sources))
    return within([c for s in told for c in s.content])
