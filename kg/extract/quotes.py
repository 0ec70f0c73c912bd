"""Find quotations as the page has them: curly, straight, single, nested, lost marks.

A quotation is found line by line (a paragraph is one line). Straight marks open after white
space and close before it. A closing mark whose opening was lost opens at the line's start; an
opening mark without a closing one runs to the line's end, as quotations over paragraphs do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Line
    from kg.parse import ParsedArticle

_OPENING = {"“": "”", "„": "”", "«": "»", "‘": "’"}
_CLOSING = {"”": "“", "»": "«", "’": "‘"}
_MARKS = re.compile("[\"'“”„«»‘’]|``")
_DOUBLED = {"''": '"', "‘‘": "“", "’’": "”", "``": "“"}
_STRAIGHT = {'"', "'"}


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
    if not _MARKS.search(text, line.span.start, line.span.end):
        return
    stack: list[tuple[str, int]] = []
    last = line.span.start
    doubled = -1
    for match in _MARKS.finditer(text, line.span.start, line.span.end):
        place = match.start()
        char = text[place]
        if place == doubled:
            continue
        if _width(text, place) == 2:  # two single marks for one, as some papers print
            char, doubled = _DOUBLED[text[place : place + 2]], place + 1
        if char not in _OPENING and char not in _CLOSING and char not in _STRAIGHT:
            continue
        role = _role(text, place, line.span, [m for m, _ in stack])
        if role == "open":
            stack.append((char, place))
        elif role == "close":
            mark, start = _pop(stack, char)
            if not stack:
                found = _quote(text, mark, start, place)
                yield found
                last = found.outer.end
        elif role == "lost":
            if stack:
                continue
            start = _after_space(text, last, place)
            yield Quote(
                inner=Span(start, place), outer=Span(start, place + 1), mark=char, opened=False
            )
            last = place + 1
    if stack and stack[0][0] not in ("'", "‘"):
        mark, start = stack[0]
        end = line.span.end
        if end > start + 1:
            inner = Span(start + _width(text, start), end)
            yield Quote(inner=inner, outer=Span(start, end), mark=mark, closed=False)


def _width(text: str, place: int) -> int:
    """Return how many characters a mark has."""
    return 2 if text[place : place + 2] in _DOUBLED else 1


def _quote(text: str, mark: str, start: int, end: int) -> Quote:
    opening, closing = _width(text, start), _width(text, end)
    inner = Span(min(start + opening, end), end)
    return Quote(inner=inner, outer=Span(start, end + closing), mark=mark)


def _pop(stack: list[tuple[str, int]], char: str) -> tuple[str, int]:
    """Close the innermost opening that fits the mark, dropping unclosed ones inside it."""
    for depth in range(len(stack) - 1, -1, -1):
        if _fits(stack[depth][0], char):
            found = stack[depth]
            del stack[depth:]
            return found
    raise AssertionError("asked to close what was not open")


def _fits(opening: str, char: str) -> bool:
    if char in _STRAIGHT:  # pages mix the marks: “ closed by "
        return (
            opening == char or (char == '"' and opening == "“") or (char == "'" and opening == "‘")
        )
    return _OPENING.get(opening) == char or (char == "”" and opening == '"')


def _role(text: str, place: int, line: Span, opened: list[str]) -> str:
    """Tell what the mark does here: open, close, close what was never opened, or nothing."""
    char = _DOUBLED.get(text[place : place + 2], text[place])
    width = _width(text, place)
    before = text[place - 1] if place > line.start else " "
    after = text[place + width] if place + width < line.end else " "
    if char == '"' and before.isdigit() and not any(_fits(o, char) for o in opened):
        return "none"  # inches
    fits = any(_fits(o, char) for o in opened)
    if char in _OPENING:
        return "open"
    if char in "’'":
        if char == "’" or before.isalnum():  # an apostrophe unless a mark of its kind is open
            closes = fits and not after.isalnum()
            return "close" if closes else "none"
        if fits and not before.isspace():
            return "close"
        return "open" if not before.isalnum() and after.isalpha() else "none"
    if char == '"':
        opens = (before.isspace() or before in "([{—–-“‘'") and not after.isspace()
        if opens and not fits:
            return "open"
        return "close" if fits else "lost"
    return "close" if fits else "lost"


def _after_space(text: str, start: int, end: int) -> int:
    while start < end and (text[start].isspace() or text[start] in ",.;:"):
        start += 1
    return start
