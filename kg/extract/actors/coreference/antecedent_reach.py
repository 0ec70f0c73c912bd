"""How far back a pronoun reaches, and whether any noun stands there that it could mean."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from kg.articles.lines.live_entries import LEAST, minutes, newest_first
from kg.model import NARRATED, SPOKEN, LineKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Line, Token
    from kg.parse import ParsedArticle

REACH = 4
"""Sentences looked back over; farther antecedents were wrong more often than right."""
CHAIN = 7
"""Pronouns that stand for each other, at most, before one stands for a noun: of 1,578 antecedents
found in 65 articles the farthest stood at the end of six."""
_PROSE = (*NARRATED, *SPOKEN)
_NOUNS = ("NOUN", "PROPN", "ADJ", "NUM", "SYM", "X")
"""What a pronoun may stand for: nouns, and what stands for one ("two", "the poor")."""


def is_prose(parsed: ParsedArticle, first: int, last: int) -> bool:
    """Tell whether the tokens `[first, last)` of a sentence stand in a line of prose or speech."""
    for line in parsed.line_of[first:last]:
        if line is not None:
            return line.kind in _PROSE
    return False


def told_before(parsed: ParsedArticle, sentence: int, *, own: bool = False) -> Iterator[int]:
    """Yield the numbers of the sentences told before one, the nearest first; with `own` it too.

    What opens an entry of a live blog with the newest on top goes on with the entry printed below;
    what stands later in an entry stays in it.
    """
    yield from (sentence,) if own else ()
    starts = _entries(parsed)
    entry = bisect_right(starts, sentence) - 1
    if entry < 0:
        yield from range(sentence - 1, -1, -1)
        return
    yield from range(sentence - 1, starts[entry] - 1, -1)
    if any(is_prose(parsed, *parsed.parse.sentences[n]) for n in range(starts[entry], sentence)):
        return
    for first, end in pairwise(starts[entry + 1 :]):
        yield from range(end - 1, first - 1, -1)
    if starts[entry + 1 :]:
        yield from range(len(parsed.parse.sentences) - 1, starts[-1] - 1, -1)


def told_near(parsed: ParsedArticle, sentence: int, most: int) -> Iterator[int]:
    """Yield the numbers of up to `most` sentences told before one, those of its own entry first.

    Where a live blog's entry tells something before it, none of another entry.
    """
    told = False
    for number in islice(told_before(parsed, sentence), most):
        line = parsed.line_of[parsed.parse.sentences[number][0]]
        timed = line is not None and line.kind is LineKind.TIMESTAMP
        if timed and told:
            return
        told = told or not timed
        yield number


def _entries(parsed: ParsedArticle) -> list[int]:
    """Return the first sentences of the entries of a live blog whose newest stands on top."""
    key = ("entries of a live blog", 0)
    if key not in parsed.memory:
        lines = [n for n in parsed.article.lines if n.kind is LineKind.TIMESTAMP]
        times = [(n, minutes(n.span.of(parsed.text) + " .")) for n in lines]
        known = [(n, m) for n, m in times if m is not None]
        blog = len(known) >= LEAST and newest_first([m for _, m in known])
        parsed.memory[key] = [_sentence_at(parsed, n) for n, _ in known] if blog else []
    found: list[int] = parsed.memory[key]
    return found


def _sentence_at(parsed: ParsedArticle, line: Line) -> int:
    return parsed.tokens[parsed.at(line.span.start)].sent


def is_noun_near(parsed: ParsedArticle, pronoun: Token) -> bool:
    """Tell whether a noun stands anywhere that a chain of pronouns could lead to.

    That is the pronoun's sentence, and as far before it as `CHAIN` pronouns reach one from another.
    Where there is none nobody is looked for: a text of pronouns alone has no end to find.
    """
    key = ("nouns in sentences", 0)
    if key not in parsed.memory:
        parsed.memory[key] = _nouns_by_sentence(parsed)
    nouns, prose = parsed.memory[key]
    reached = bisect_left(prose, pronoun.sent) - REACH * (CHAIN + 1)
    first = min(prose[reached], pronoun.sent) if reached > 0 else 0
    found: bool = nouns[pronoun.sent + 1] > nouns[first]
    return found


def _nouns_by_sentence(parsed: ParsedArticle) -> tuple[list[int], list[int]]:
    """Return how many nouns stand before each sentence and the end, and the sentences of prose."""
    nouns, prose = [0], []
    for number, (first, last) in enumerate(parsed.parse.sentences):
        some = [t.i for t in parsed.tokens[first:last] if t.pos in _NOUNS or t.ent]
        nouns.append(nouns[-1] + len(some))
        if is_prose(parsed, first, last):
            prose.append(number)
    return nouns, prose
