"""Articles that nothing parses: statements of candidates alone, each marked so by its rule.

In: an article in another language than English and the candidates of an extractor. Out: statements
at exact places, claimed by their words. Without a parse neither clause nor noun phrase can be held
against a candidate, and nobody is made out behind a name: a speaker is a place in the text.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from kg.articles.lines.quotation_marks import CLOSED_BY, SINGLE
from kg.extract.extractor import LLM
from kg.extract.refusals import told
from kg.extract.reports.confidence import confidence
from kg.ids import key_id, statement_id
from kg.model import (
    AGAINST,
    READ,
    Act,
    Certainty,
    Extraction,
    Finder,
    Modality,
    Polarity,
    Proposition,
    Quotation,
    Span,
    Stance,
    Statement,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.extract.candidate import Candidate, Proposed
    from kg.model import Article, Diagnostic

_CONDITIONED = (Modality.REALIS, Modality.FUTURE, Modality.INTENDED)
_MARKS = frozenset("".join((*CLOSED_BY, *CLOSED_BY.values()))) - SINGLE - {"’"}
"""Quotation marks, without those that may be apostrophes."""
_ENDS = ".!?…。！？"
"""What ends a sentence, in the scripts that news is read in."""


def extract_unparsed(article: Article, proposed: Sequence[Proposed]) -> Extraction:
    """Return the statements that candidates make in an article without a parse.

    Two with the same cue and content are one, the first of them.
    """
    notes: list[Diagnostic] = []
    statements: dict[str, Statement] = {}
    lines = sorted(line.span for line in article.lines if line.kind in READ)
    for one in proposed:
        refused = _refused(article, one.candidate, lines)
        if refused is not None:
            place = one.candidate.cue or next(iter(one.candidate.content), None)
            notes.append(told(refused, one.rule, article.id, place))
            continue
        made = _statement(article, one, lines)
        statements.setdefault(made.id, made)
        if one.candidate.target is not None:
            at = made.cue or made.content[0]
            notes.append(told("target-unread", one.rule, article.id, at))
    claims = {c.id: c for s in statements.values() for c in (_claim(article, s),)}
    return Extraction(
        article=article.id,
        statements=tuple(statements.values()),
        propositions=tuple(sorted(claims.values(), key=lambda c: c.id)),
        diagnostics=tuple(notes),
    )


def _refused(article: Article, one: Candidate, lines: Sequence[Span]) -> str | None:
    """Return why a candidate is no statement, as far as its places and values tell."""
    text = article.text
    if not one.content:
        return "no-content"
    if not all(_line_of(p, lines) is not None for p in one.places):
        return "outside"
    if one.cue is not None and any(s.overlaps(one.cue) for s in one.content):
        return "cue-in-content"
    if _is_far(text, one):
        return "far-apart"
    return _against_denial(article, one) if one.act in AGAINST else None


def _against_denial(article: Article, one: Candidate) -> str | None:
    """Return why a denial is none that can be kept: its content may be the denial itself.

    Whose words are quoted puts them forward, whatever he denies by them (`_act`).
    """
    if _quotation(article.text, one.content) is Quotation.DIRECT:
        return None
    if one.cue is None:
        return "no-cue"
    negative = _negative(article.language)
    if negative is None:
        return "denial-unread"
    told = any(negative.search(s.of(article.text)) for s in one.content)
    return "denies-a-denial" if told else None


@cache
def _negative(language: str) -> re.Pattern[str] | None:
    """Return what finds the negative words of a language, None of one whose words are unknown."""
    listed = tomllib.loads((files("kg.extract") / "data" / "negations.toml").read_text("utf-8"))
    words = listed["negative"].get(language)
    if words is None:
        return None
    if language in listed["unspaced"]:
        return re.compile("|".join(map(re.escape, words)))
    forms = [re.escape(w[:-1]) + r"\w*" if w.endswith("-") else re.escape(w) for w in words]
    return re.compile(rf"\b(?:{'|'.join(forms)})\b", re.IGNORECASE)


def _act(text: str, one: Candidate) -> Act:
    """Return the act; of words quoted that they are said, where they are told to be denied."""
    act = one.act or Act.STATE
    own = act in AGAINST and _quotation(text, one.content) is Quotation.DIRECT
    return Act.STATE if own else act


def _is_far(text: str, one: Candidate) -> bool:
    """Tell whether a cue stands two sentences from the content, or from its speaker a sentence."""
    if one.cue is None:
        return False
    ends = min(_ends_between(text, one.cue, place) for place in one.content)
    apart = _ends_between(text, one.cue, one.speaker) if one.speaker is not None else 0
    return ends > 2 or apart > 1


def _ends_between(text: str, one: Span, other: Span) -> int:
    """Return how many stops and line breaks stand between two places."""
    between = text[min(one.end, other.end) : max(one.start, other.start)]
    return sum(c in _ENDS or c == "\n" for c in between)


def _line_of(place: Span, lines: Sequence[Span]) -> Span | None:
    """Return the read line in which a place lies."""
    number = bisect_right(lines, place.start, key=lambda line: line.start) - 1
    return lines[number] if number >= 0 and lines[number].covers(place) else None


def _statement(article: Article, one: Proposed, lines: Sequence[Span]) -> Statement:
    said = one.candidate
    act = _act(article.text, said)
    own = act is not (said.act or act)
    modality = said.modality or Modality.UNSPECIFIED
    if said.conditions and modality in _CONDITIONED:
        modality = Modality.CONDITIONAL
    content = tuple(sorted(said.content))
    return Statement(
        id=statement_id(article.sha256, said.cue, content),
        article=article.id,
        unresolved=(said.speaker,) if said.speaker is not None else (),
        cue=said.cue,
        act=act,
        content=content,
        quotation=_quotation(article.text, content),
        polarity=_polarity(act, Polarity.POS if own else said.polarity),
        modality=modality,
        certainty=said.certainty or Certainty.UNSPECIFIED,
        conditions=said.conditions,
        evidence=_evidence(article.text, (*said.places, *said.conditions), lines),
        rule=one.rule,
        confidence=confidence(one.rule),
        found_by=(Finder.LLM if one.rule.startswith(LLM) else Finder.PLUGIN,),
    )


def _polarity(act: Act, given: Polarity | None) -> Polarity:
    return Polarity.NEG if act in AGAINST else given or Polarity.UNSPECIFIED


def _quotation(text: str, content: Iterable[Span]) -> Quotation:
    """Return whether quotation marks stand around all places of a content, or in one of them."""
    around = [
        text[max(0, s.start - 1)] in _MARKS and not _MARKS.isdisjoint(text[s.end : s.end + 2])
        for s in content
    ]
    if all(around):
        return Quotation.DIRECT
    inside = any(not _MARKS.isdisjoint(s.of(text)) for s in content)
    return Quotation.MIXED if inside or any(around) else Quotation.INDIRECT


def _evidence(text: str, places: Iterable[Span], lines: Sequence[Span]) -> Span:
    """Return the stretch that holds some places, out to the ends of their sentences or lines."""
    kept = sorted(places)
    first, last = kept[0], max(kept, key=lambda p: p.end)
    start, end = first.start, last.end
    line = _line_of(first, lines)
    while line is not None and start > line.start and text[start - 1] not in _ENDS:
        start -= 1
    line = _line_of(last, lines)
    while line is not None and end < line.end and text[end - 1] not in _ENDS:
        end += 1
    while line is not None and end < line.end and text[end] in _MARKS:
        end += 1
    words = text[start:end]
    return Span(start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip()))


def _claim(article: Article, said: Statement) -> Proposition:
    """Return what a statement claims: its words as they are printed."""
    first = said.content[0]
    words = " … ".join(" ".join(s.of(article.text).split()) for s in said.content)
    stance = Stance(
        statement=said.id,
        polarity=said.polarity,
        modality=said.modality,
        certainty=said.certainty,
        trigger=first,
    )
    return Proposition(
        id=key_id("p", "words", article.sha256, *(f"{s.start}-{s.end}" for s in said.content)),
        label=words,
        article=article.id,
        trigger=first,
        stances=(stance,),
    )
