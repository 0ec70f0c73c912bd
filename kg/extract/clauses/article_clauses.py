"""An article's clauses, all of them, and those that a content puts forward."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from kg.extract.clauses.index import clause_index
from kg.extract.clauses.model import Form, Kind, Relation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.extract.clauses.model import Clause
    from kg.model import Span
    from kg.parse import ParsedArticle

CHIEF = 4
"""Clauses of a content at most: what a reader writes down of one (4 of 60 contents have more)."""


def clauses(parsed: ParsedArticle) -> tuple[Clause, ...]:
    """Return the article's clauses in the order of their predicates; each is read once.

    Who asks about single sentences asks `clause_index`, which reads those alone.
    """
    return clause_index(parsed).clauses


def within(found: Iterable[Clause], spans: Iterable[Span]) -> tuple[Clause, ...]:
    """Return the clauses that a content puts forward, its chief ones first.

    Main clauses and their complements come before relative and adverbial ones; a noun of an event,
    or an apposition, counts only where the content holds no other clause above it.
    """
    places = sorted(spans)
    reach = list(accumulate((p.end for p in places), max))
    inside = {c.number: c for c in found if _is_in(c.predicate, places, reach)}
    ranks = _depths(inside)
    ranked = sorted((_NEVER if _aside(c, ranks) else ranks[n], n) for n, c in inside.items())
    chief = [n for rank, n in ranked if rank < _NEVER] or [n for _, n in ranked][:1]
    return tuple([inside[n] for n in chief[:CHIEF]])


def _is_in(predicate: Span, places: list[Span], reach: list[int]) -> bool:
    """Tell whether a place in text order covers a predicate; `reach` is how far those so far go."""
    before = bisect_right(places, predicate.start, key=lambda p: p.start)
    return before > 0 and reach[before - 1] >= predicate.end


_NEVER = 1_000_000
"""Deeper than any clause: the rank of one that is no claim of its own."""


def _depths(inside: dict[int, Clause]) -> dict[int, int]:
    """Return how many clauses of the content stand above each, from the main one down."""
    depths: dict[int, int] = {}
    for clause in inside.values():
        path: list[int] = []
        one: Clause | None = clause
        while one is not None and one.number not in depths:
            path.append(one.number)
            one = inside.get(one.governor.clause) if one.governor is not None else None
        depth = depths.get(one.number, -1) if one is not None else -1
        for number in reversed(path):
            depth += 1
            depths[number] = depth
    return depths


def _aside(clause: Clause, inside: dict[int, int]) -> bool:
    """Tell whether a clause inside a content is no claim of its own beside the others."""
    if clause.governor is None or clause.governor.clause not in inside:
        return False
    relation = clause.governor.relation
    if relation is Relation.ARGUMENT or clause.kind is Kind.NOMINAL:
        return True
    if relation is Relation.APPOSITION and clause.kind is Kind.SMALL:
        return True
    loose = relation in (Relation.RELATIVE, Relation.CIRCUMSTANCE, Relation.PURPOSE)
    return loose and clause.form is not Form.FINITE
