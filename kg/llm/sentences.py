"""The sentences of an article as a model is shown them: numbered, in any language, without a parse.

The numbers are the article's own, whatever window shows a sentence. A place where the text is cut
wrongly costs little: words are looked for in the sentence that was shown under its number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg.articles.wordlists import words
from kg.model import READ, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Article

_END = re.compile(
    r"[.!?…]+[\"'”’»›)\]]*\s+(?=[\"'“‘„«‹<〈《「『(\[]*[^\W_])|[。！？]+[」』”’）]*\s*"
)
"""Where a sentence may end: a stop, the marks that close, and what opens the next."""
_LAST_WORD = re.compile(r"[^\s(\[“„«\"']+$")
_LETTERS = re.compile(r"\w(?:\.\w)*")
"""Letters with points between them, the last point left off: "J", "U.S", "B.C"."""
_SHORT = 4
"""Letters of a word before a point and a number, at most, that may be shortened: "Sept. 4"."""
LONGEST = 2_000
"""Characters of a sentence; a longer line without a stop is cut at a blank."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence by its number in the article, from 1, and its place."""

    number: int
    span: Span


def sentences(article: Article) -> tuple[Sentence, ...]:
    """Return the sentences of the lines that are read for statements, in text order."""
    lines = sorted(line.span for line in article.lines if line.kind in READ)
    places = (p for line in lines for p in _in_line(article.text, line))
    return tuple(Sentence(n, p) for n, p in enumerate(places, 1))


def _in_line(text: str, line: Span) -> Iterator[Span]:
    start = line.start
    for match in _END.finditer(text, line.start, line.end):
        if match.end() < line.end and not _is_short(text[start : match.start()], text[match.end()]):
            yield from _pieces(text, start, match.end())
            start = match.end()
    yield from _pieces(text, start, line.end)


def _is_short(before: str, after: str) -> bool:
    """Tell whether a point closes a shortened word or initials, or small letters go on.

    "The U.S. Senate": whether a sentence ends there is not told by letters; two in one do no harm.
    """
    if after.islower():
        return True
    found = _LAST_WORD.search(before)
    last = found.group() if found is not None else ""
    if after.isdigit() and last[:1].isupper() and len(last) <= _SHORT:
        return True  # "Aug. 4", "No. 5"
    initials = last.isupper() and _LETTERS.fullmatch(last) is not None
    return initials or last.casefold() in _shortened()


@cache
def _shortened() -> frozenset[str]:
    return frozenset(
        w.rstrip(".").casefold()
        for kind in ("titles", "places", "firms")
        for w in words("abbreviations", kind)
    )


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield a stretch without the blanks at its ends, in pieces where it is too long."""
    while end - start > LONGEST:
        cut = text.rfind(" ", start + 1, start + LONGEST)
        cut = cut if cut > start else start + LONGEST
        yield from _pieces(text, start, cut)
        start = cut
    words_ = text[start:end]
    if words_.strip():
        yield Span(start + len(words_) - len(words_.lstrip()), start + len(words_.rstrip()))
