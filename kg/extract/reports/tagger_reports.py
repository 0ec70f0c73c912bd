"""What a trained tagger found, as reports: what the rules left out, snapped to the parse.

The rules come first: they know the act, the standing and the nested reports. The tagger adds the
attributions whose cue no rule took.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.grammar.clause_structure import holds_clause, is_negated
from kg.extract.grammar.content_edges import trim
from kg.extract.grammar.functions import is_embedded_clause, is_main, is_relative_clause
from kg.extract.lexicon import lexicon
from kg.extract.report_candidate import Content, ReportCandidate
from kg.model import Act, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kg.extract.grammar.quotation_spans import Quote
    from kg.model import Token
    from kg.parse import ParsedArticle
    from kg.tagger.runtime import Tagged

_SURE = 0.8
"""Score from which a tagger's report is taken. With a tagger trained on PolNeAR's training part,
precision on its development part is 74 from here on and 69 without a limit, at the same F1."""

_MOST_CUE = 12
"""Tokens of a cue beyond which a tagger has run on."""


def tagged_reports(
    parsed: ParsedArticle,
    tagged: Iterable[Tagged],
    kept: Sequence[ReportCandidate],
    quotes: tuple[Quote, ...],
) -> Iterator[ReportCandidate]:
    """Yield the reports that no rule found, in the order of the tagger's."""
    for one in tagged:
        if one.score < _SURE or not one.cue or not one.content:
            continue
        if any(_taken(one, found) for found in kept):
            continue
        cue = _head(parsed, one.cue)
        content = _content(parsed, one.content, quotes)
        if cue is None or content is None or len(parsed.within(one.cue[0])) > _MOST_CUE:
            continue
        who = _head(parsed, one.source[:1])
        if one.source and who is None:
            continue
        negated = is_negated(parsed, cue)
        act = _act(cue, [t for s in one.cue for t in parsed.within(s)])
        if negated and act not in (Act.STATE, Act.CONFIRM, Act.AGREE):
            continue
        yield ReportCandidate(
            rule="tagger",
            cue=Span(one.cue[0].start, one.cue[0].end),
            verb=cue,
            act=act,
            speakers=(who,) if who is not None else (),
            content=content,
            withheld=negated,
            asked=who is None,
            score=one.score if one.right is None else one.right,
            mention=one.source[0] if one.source else None,
        )


def found_by_both(
    tagged: Iterable[Tagged], kept: Sequence[ReportCandidate]
) -> Iterator[ReportCandidate]:
    """Yield the reports of rules, those that the tagger found too marked so: by cue and content."""
    sure = [one for one in tagged if one.score >= _SURE]
    for found in kept:
        same = any(_same_cue(one, found) and _same_content(one, found) for one in sure)
        yield replace(found, tagged=True) if same else found


def _same_cue(one: Tagged, found: ReportCandidate) -> bool:
    return found.cue is not None and any(found.cue.overlaps(c) for c in one.cue)


def _same_content(one: Tagged, found: ReportCandidate) -> bool:
    shared = sum(_shared(a, b) for a in found.content.spans for b in one.content)
    whole = sum(s.end - s.start for s in (*found.content.spans, *one.content))
    return 2 * shared >= 0.5 * whole


def _taken(one: Tagged, found: ReportCandidate) -> bool:
    """Tell whether a rule took the cue, or holds most of the content, or the cue within its own."""
    within = any(s.covers(c) for s in found.content.spans for c in one.cue)
    return _same_cue(one, found) or within or _same_content(one, found)


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _head(parsed: ParsedArticle, spans: Sequence[Span]) -> Token | None:
    """Return the token that governs the others in the spans: the first verb of several."""
    tokens = [t for span in spans for t in parsed.within(span) if t.pos != "PUNCT"]
    inside = {t.i for t in tokens}
    tops = [t for t in tokens if t.head not in inside or is_main(t)]
    verbs = [t for t in tops if t.pos == "VERB"]
    return next(iter(verbs or tops), None)


def _act(cue: Token, others: Sequence[Token]) -> Act:
    """Return the act of the cue's head, else of a noun in it; what no list knows only states."""
    words = lexicon()
    if cue.lemma in words.verbs:
        return words.verbs[cue.lemma].act
    if cue.lemma in words.adjectives:
        return words.adjectives[cue.lemma].act
    nouns = (words.nouns[t.lemma] for t in (cue, *others) if t.lemma in words.nouns)
    return next(nouns, Act.STATE)


def _content(
    parsed: ParsedArticle, spans: Sequence[Span], quotes: tuple[Quote, ...]
) -> Content | None:
    """Return the content at the edges of words and marks, a quotation without its marks."""
    found = []
    for span in spans:
        tokens = parsed.within(span)
        if tokens:
            snapped = trim(parsed, tokens[0].i, tokens[-1].i + 1)
            found += [snapped] if snapped is not None else []
    if not found:
        return None
    inside = [t for s in found for t in parsed.within(s)]
    verbs = [t for t in inside if t.pos in ("VERB", "AUX") and not is_relative_clause(t)]
    heads = [t for t in verbs if is_main(t) or is_embedded_clause(t)]
    quoted = all(
        any(q.outer.start <= s.start and s.end <= q.outer.end for q in quotes) for s in found
    )
    clausal = any(holds_clause(parsed, t.i, t.i + 1) for t in inside)
    frame = "quote" if quoted else "clause" if clausal else "noun"
    return Content(frame=frame, spans=tuple(found), heads=tuple(heads[:4] or inside[:1]))
