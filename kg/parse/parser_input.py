"""The text that the parser is given for an article, and the way back to the text as read.

A parser trained on running text takes every blank for a sign. So what `flattened` blanked out is
left out: a paragraph broken over lines runs on, a word divided at a line's end is one word, marks
of emphasis and links are not there. Tokens get their places in the text as read back, so that
nothing shifts: a token's `text` is the word, its place holds the hyphen and line feed too.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.articles.lines.parser_text import flattened
from kg.model import Span
from kg.parse.headline_case import with_headlines_as_sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kg.model import Article, Line, Parse

_BLANKS = re.compile(r"\s+")
_DIVIDED = re.compile(r"([^\W\d_]{1,30})([-\u00ad\u2010¬])\Z")
_REST = re.compile(r"[^\W\d_]{1,30}")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class ParserView:
    """An article as the parser sees it; `places` is where each of its characters was read.

    `places` is None where the text is the one read.
    """

    article: Article
    places: Sequence[int] | None


def parser_view(
    article: Article, known: Callable[[str], bool], is_word: Callable[[str], bool]
) -> ParserView:
    """Return what the parser sees of an article.

    `known` tells whether a word is in use, `is_word` whether a dictionary has it in small letters.
    """
    flat = flattened(article.text, article.lines)
    if flat == article.text:
        return ParserView(with_headlines_as_sentences(article, is_word), None)
    places = _kept(article.text, flat, article.lines, known)
    text = "".join([flat[i] for i in places])
    lines = tuple(replace(n, span=_inverse(n.span, places)) for n in article.lines)
    seen = replace(article, text=text, lines=lines)
    return ParserView(with_headlines_as_sentences(seen, is_word), places)


def with_places_as_read(parse: Parse, view: ParserView) -> Parse:
    """Return a parse of what was seen with the places of the text as read."""
    if view.places is None:
        return parse
    at = view.places
    tokens = tuple(
        replace(t, start=at[t.start], end=at[max(t.start, t.end - 1)] + 1) for t in parse.tokens
    )
    return replace(parse, tokens=tokens)


def _inverse(span: Span, places: Sequence[int]) -> Span:
    return Span(bisect_left(places, span.start), bisect_left(places, span.end))


def _kept(
    text: str, flat: str, lines: Sequence[Line], known: Callable[[str], bool]
) -> Sequence[int]:
    """Return the places of the characters that are left in."""
    places: list[int] = []
    used: frozenset[str] | None = None
    at, k = 0, 0
    for run in _BLANKS.finditer(flat):
        start, end = run.span()
        if text[start:end] == flat[start:end]:
            continue
        places.extend(range(at, start))
        at = end
        while k < len(lines) and lines[k].span.end <= start:
            k += 1
        if k == len(lines) or start < lines[k].span.start:  # between lines
            places.extend(i for i in range(start, end) if text[i] == flat[i])
            continue
        broken = "\n" in text[start:end]
        word = _DIVIDED.search(flat, max(0, start - 32), start) if broken else None
        rest = _REST.match(flat, end)
        if word is not None and rest is not None:
            if used is None:
                used = frozenset(_WORD.findall(text))
            if _is_one_word(word[1], word[2], rest[0], used, known):
                del places[-1]
        elif broken or any(text[i].isspace() for i in range(start, end)):
            places.append(start)
    places.extend(range(at, len(flat)))
    return places


def _is_one_word(
    first: str, mark: str, second: str, used: frozenset[str], known: Callable[[str], bool]
) -> bool:
    """Tell whether a hyphen at a line's end divides a word, and is none of the word's own."""
    if mark != "-" or first + second in used:
        return True
    if f"{first}-{second}" in used or not second.islower():
        return False
    return known((first + second).lower()) or not (known(first.lower()) and known(second))
