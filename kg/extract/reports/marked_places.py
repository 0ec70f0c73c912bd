"""Places that somebody marked in an article, as what rules work on: heads, contents, acts.

In: places of the text, of a tagger or another extractor. Out: the words that govern them, at the
edges that our own contents have.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.clause_structure import holds_clause
from kg.extract.grammar.content_edges import trim
from kg.extract.grammar.functions import is_embedded_clause, is_main, is_relative_clause
from kg.extract.lexicon import lexicon
from kg.extract.report_candidate import Content

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.extract.grammar.quotation_spans import Quote
    from kg.extract.report_candidate import ReportCandidate
    from kg.model import Act, Span, Token
    from kg.parse import ParsedArticle


def same_cue(cue: Iterable[Span], found: ReportCandidate) -> bool:
    """Tell whether a report has its cue where one was marked."""
    return found.cue is not None and any(found.cue.overlaps(c) for c in cue)


def same_content(content: Sequence[Span], found: ReportCandidate) -> bool:
    """Tell whether a report has half of its content, at least, where one was marked."""
    shared = sum(_shared(a, b) for a in found.content.spans for b in content)
    whole = sum(s.end - s.start for s in (*found.content.spans, *content))
    return 2 * shared >= 0.5 * whole


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def head_of(parsed: ParsedArticle, spans: Sequence[Span]) -> Token | None:
    """Return the token that governs the others in the spans: the first verb of several."""
    tokens = [t for span in spans for t in parsed.within(span) if t.pos != "PUNCT"]
    inside = {t.i for t in tokens}
    tops = [t for t in tokens if t.head not in inside or is_main(t)]
    verbs = [t for t in tops if t.pos == "VERB"]
    return next(iter(verbs or tops), None)


def known_act(cue: Token, others: Sequence[Token]) -> Act | None:
    """Return the act of the cue's head, else of a noun in it; None for what no list knows."""
    words = lexicon()
    if cue.lemma in words.verbs:
        return words.verbs[cue.lemma].act
    if cue.lemma in words.adjectives:
        return words.adjectives[cue.lemma].act
    nouns = (words.nouns[t.lemma] for t in (cue, *others) if t.lemma in words.nouns)
    return next(nouns, None)


def content_of(
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
