"""Find quotations as the page has them: curly, straight, single, nested, lost marks.

A quotation is found line by line (a paragraph is one line). Straight marks open after white
space and close before it. A closing mark whose opening was lost opens at the line's start; an
opening mark without a closing one runs to the line's end, as quotations over paragraphs do.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.articles.lines.quotation_marks import SINGLE, marks_in, width
from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Line
    from kg.parse import ParsedArticle


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A quotation: `inner` without its marks, `outer` with them; which marks were lost."""

    inner: Span
    outer: Span
    mark: str
    opened: bool = True
    closed: bool = True


def find_quotes(parsed: ParsedArticle) -> tuple[Quote, ...]:
    """Return the outermost quotations of the prose and headlines, in text order."""
    found = [q for line in parsed.read_lines() for q in _in_line(parsed.text, line)]
    return tuple(found)


def _in_line(text: str, line: Line) -> Iterator[Quote]:
    depth: list[tuple[str, int]] = []
    last = line.span.start
    for mark in marks_in(text, line.span.start, line.span.end):
        place = mark.place
        if mark.opened is not None:
            while depth.pop() != mark.opened:
                pass
            if not depth:
                found = _quote(text, *mark.opened, place)
                yield found
                last = found.outer.end
        elif mark.role == "open":
            depth.append((mark.char, place))
        elif depth and _is_mixed(text, depth, place):
            found = _quote(text, *depth[0], place)
            yield found
            last, depth = found.outer.end, []
        elif not depth:
            first = _after_space(text, last, place)
            if first < place:
                inner, outer = Span(first, place), Span(first, place + 1)
                yield Quote(inner=inner, outer=outer, mark=mark.char, opened=False)
            last = place + 1
    if depth and depth[0][0] not in SINGLE and line.span.end > depth[0][1] + 1:
        char, first = depth[0]
        inner = Span(first + width(text, first), line.span.end)
        yield Quote(inner=inner, outer=Span(first, line.span.end), mark=char, closed=False)


def _is_mixed(text: str, depth: list[tuple[str, int]], end: int) -> bool:
    """Tell whether a mark that closes nothing closes a single one: "said 'I am late.”".

    The words begin with a capital and end with a stop: an apostrophe opens none ("the '90s”").
    """
    mark, start = depth[0]
    said = text[start + width(text, start) : end]
    return len(depth) == 1 and mark in SINGLE and said[:1].isupper() and said[-1:] in _STOPS


_STOPS = frozenset(".,?!…")


def _quote(text: str, mark: str, start: int, end: int) -> Quote:
    opening, closing = width(text, start), width(text, end)
    first = min(start + opening, end)
    words = text[first:end]
    if words.strip():  # « so », " so "
        first += len(words) - len(words.lstrip())
    inner = Span(first, end - len(words) + len(words.rstrip()) if words.strip() else end)
    return Quote(inner=inner, outer=Span(start, end + closing), mark=mark)


def _after_space(text: str, start: int, end: int) -> int:
    while start < end and (text[start].isspace() or text[start] in ",.;:"):
        start += 1
    return start
