"""Whether the content stands in quotation marks: all, part, or none of it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model import Quotation, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.grammar.quotation_spans import Quote
    from kg.extract.report_candidate import ReportCandidate


def quotation_kind(found: ReportCandidate, quotes: tuple[Quote, ...]) -> Quotation:
    """Return direct, mixed or indirect, by how many characters the marks hold."""
    if found.content.frame == "quote":
        return Quotation.DIRECT
    inside = sum(
        _shared(span, q)
        for span in found.content.spans
        for q in _touching(span, quotes)
        if not _around(q, found)
    )
    whole = sum(span.end - span.start for span in found.content.spans)
    if inside == 0:
        return Quotation.INDIRECT
    return Quotation.DIRECT if inside >= 0.97 * whole else Quotation.MIXED


def _around(quote: Quote, found: ReportCandidate) -> bool:
    """Tell whether the whole report stands inside the quotation: somebody else's words."""
    cue = found.cue
    return cue is not None and quote.outer.covers(cue)


def _touching(span: Span, quotes: tuple[Quote, ...]) -> Iterator[Quote]:
    """Yield the quotations that share a character with a span; they come in order, none in another.

    Each report would else be compared with every quotation of its article.
    """
    for place in range(bisect_right(quotes, span.start, key=_end), len(quotes)):
        if quotes[place].outer.start >= span.end:
            return
        yield quotes[place]


def _end(quote: Quote) -> int:
    return quote.outer.end


def _shared(span: Span, quote: Quote) -> int:
    return max(0, min(span.end, quote.outer.end) - max(span.start, quote.outer.start))


def to_closing_mark(found: ReportCandidate, quotes: tuple[Quote, ...]) -> ReportCandidate:
    """Return the report with a quotation that its content opens taken in up to the closing mark.

    `said he would “fight on. We are not done.”`: the parser's sentence ends inside the speech.
    """
    if found.content.frame == "quote":
        return found
    last = found.content.spans[-1]
    near = (q for q in _touching(last, quotes) if last.start < q.outer.start)
    around = next((q for q in near if last.end <= q.inner.end), None)
    if around is None or not around.closed or last.end >= around.inner.end - 1:
        return found
    if found.cue is not None and last.end <= found.cue.start < around.outer.end:
        return found
    spans = (*found.content.spans[:-1], Span(last.start, around.outer.end))
    return replace(found, content=replace(found.content, spans=spans))
