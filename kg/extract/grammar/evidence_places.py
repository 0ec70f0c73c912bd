"""Places of a whole statement: the sentences that prove it, and where it is printed again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.span_index import SpanIndex
from kg.model import LineKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.model import Line
    from kg.parse import ParsedArticle


def evidence(parsed: ParsedArticle, places: Iterable[Span]) -> Span:
    """Return the sentences that hold all of these places, with a closing mark after them."""
    kept = list(places)
    first = parsed.tokens[parsed.at(min(p.start for p in kept))]
    last = parsed.tokens[parsed.at(max(p.end for p in kept) - 1)]
    start = parsed.tokens[parsed.sentence(first)[0]].start
    end = parsed.tokens[parsed.sentence(last)[1] - 1].end
    line = parsed.line_of[last.i]
    while line and end < line.span.end and parsed.text[end] in "”\"’'":
        end += 1
    text = parsed.text[start:end]
    return Span(start + len(text) - len(text.lstrip()), end - len(text) + len(text.rstrip()))


def repeats(parsed: ParsedArticle, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return where the same words stand again in a line that repeats theirs."""
    again = _printed_again(parsed)
    found: dict[tuple[int, int], Span] = {}
    for number, span in enumerate(spans):
        words = span.of(parsed.text)
        for line in again.at(span.start):
            place = parsed.text.find(words, line.span.start, line.span.end)
            if line.repeats is not None and line.repeats.covers(span) and place >= 0:
                found[line.span.start, number] = Span(place, place + len(words))
    return tuple(found[key] for key in sorted(found))


def _printed_again(parsed: ParsedArticle) -> SpanIndex[Line]:
    """Return the lines that repeat others, by the blocks of what they repeat."""
    key = ("printed again", 0)
    if key not in parsed.memory:
        again: SpanIndex[Line] = SpanIndex()
        for line in parsed.article.lines:
            if line.kind is LineKind.REPEAT and line.repeats is not None:
                again.add(line, (line.repeats,))
        parsed.memory[key] = again
    found: SpanIndex[Line] = parsed.memory[key]
    return found
