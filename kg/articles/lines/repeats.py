"""Lines that are printed again: word for word, nearly so, or pulled out of a paragraph.

A copy is never counted as a second voice, so each is labelled with the place of the printing that
counts: the first, or, for a pull quote, the words in the paragraph it was taken from.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.articles.lines import shape
from kg.articles.wordlists import words
from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.articles.lines.shape import Row

type Triple = tuple[str, str, str]

NEAR = 0.8
"""Jaccard likeness of the word triples from which a line is a copy."""
LEAST = 8
"""Words that a line needs to be compared so; below, one changed word is another line."""
RARE = 7
"""Letters of a word that is not everywhere: only triples that begin with one are looked up, a
quarter of all, which copies share as they share the rest."""
PULLED = 6
"""Words that a pull quote has at least."""
POSTINGS = 8
"""Earlier lines kept for a triple: a text made of one phrase stays linear."""


def repeats(rows: Sequence[Row]) -> dict[int, Span]:
    """Map the number of each line printed again to the span of its first printing."""
    first: dict[str, Row] = {}
    copies: dict[int, Span] = {}
    for row in rows:
        original = first.setdefault(row.norm, row)
        if original is not row:
            copies[row.number] = original.span
    copies.update(_near([r for r in rows if r.number not in copies]))
    return copies


def pull_quotes(rows: Sequence[Row]) -> dict[int, Span]:
    """Map pull quotes to the place of their words: lines found whole inside a longer one."""
    opening: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in rows:
        if len(row.words) >= PULLED:
            opening[row.bare[:PULLED]].append(row)
    found: dict[int, Span] = {}
    for whole in rows:
        most = len(whole.words) * 7 // 10
        if most < PULLED:
            continue
        for at in range(len(whole.bare) - PULLED + 1):
            for part in opening.get(whole.bare[at : at + PULLED], ())[:POSTINGS]:
                size = len(part.bare)
                if size <= most and whole.bare[at : at + size] == part.bare:
                    found.setdefault(part.number, _place(whole, at, size))
    return found


def printed_twice(rows: Sequence[Row]) -> frozenset[int]:
    """Return the numbers of the lines that the very next line prints again."""
    return frozenset(a.number for a, b in pairwise(rows) if a.norm == b.norm)


def _near(rows: Sequence[Row]) -> dict[int, Span]:
    seen: dict[int, tuple[Row, frozenset[Triple]]] = {}
    index: dict[Triple, list[int]] = defaultdict(list)
    copies: dict[int, Span] = {}
    for row in rows:
        if len(row.words) < LEAST:
            continue
        triples = frozenset(zip(row.bare, row.bare[1:], row.bare[2:], strict=False))
        keys = [t for t in triples if len(t[0]) >= RARE] or triples
        shared = Counter([n for t in keys if t in index for n in index[t]])
        best = min(
            (
                n
                for n, common in shared.items()
                if 2 * common >= len(keys) and _alike((row, triples), seen[n])
            ),
            default=None,
        )
        if best is not None:
            copies[row.number] = seen[best][0].span
            continue
        seen[row.number] = row, triples
        for key in keys:
            places = index[key]
            if len(places) < POSTINGS:
                places.append(row.number)
    return copies


def _alike(a: tuple[Row, frozenset[Triple]], b: tuple[Row, frozenset[Triple]]) -> bool:
    common = len(a[1] & b[1])
    return common >= NEAR * (len(a[1]) + len(b[1]) - common) and _same_claim(a[0], b[0])


def _same_claim(a: Row, b: Row) -> bool:
    """Tell whether the words that differ hold no figure and no negation: those are news."""
    other = set(a.bare) ^ set(b.bare)
    negations = words("english", "negations")
    return not any(w in negations or any(c.isdigit() for c in w) for w in other)


def _place(whole: Row, at: int, size: int) -> Span:
    """Return where the words `at` and the `size - 1` after it stand in a line."""
    places: list[tuple[int, int]] = []
    cursor = 0
    for word in whole.words[: at + size]:
        cursor = whole.text.index(word, cursor)
        places.append((cursor, cursor + len(word)))
        cursor += len(word)
    start, end = places[at][0], places[-1][1]
    inner = whole.text[start:end]
    start += len(inner) - len(inner.lstrip(shape.OPENING))
    end -= len(inner) - len(inner.rstrip(shape.CLOSING + ",.;:"))
    return Span(whole.span.start + start, whole.span.start + end)
