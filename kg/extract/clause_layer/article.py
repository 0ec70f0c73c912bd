"""An article's clauses, read once, and those that a content puts forward."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.clause_layer.build import clauses_of
from kg.extract.clause_layer.model import Form, Kind, Relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.extract.clause_layer.model import Clause
    from kg.model import Span
    from kg.parse import ParsedArticle

CHIEF = 4
"""Clauses of a content at most: what a reader writes down of one (4 of 60 contents have more)."""
_KEPT = "_clauses"


def clauses(parsed: ParsedArticle) -> tuple[Clause, ...]:
    """Return the article's clauses in the order of their predicates; read once an article."""
    kept: tuple[Clause, ...] | None = parsed.__dict__.get(_KEPT)
    if kept is None:
        kept = clauses_of(parsed)
        parsed.__dict__[_KEPT] = kept
    return kept


def within(found: Sequence[Clause], spans: Iterable[Span]) -> tuple[Clause, ...]:
    """Return the clauses that a content puts forward, its chief ones first.

    Main clauses and their complements come before relative and adverbial ones; a noun of an event,
    or an apposition, counts only where the content holds no other clause above it.
    """
    places = tuple(spans)
    inside = [c for c in found if any(p.covers(c.predicate) for p in places)]
    numbers = {c.number for c in inside}
    ranked = sorted((_rank(c, found, numbers), c.predicate, c.number) for c in inside)
    chief = [(rank, n) for rank, _, n in ranked if rank < _NEVER]
    if not chief:
        chief = [(rank, n) for rank, _, n in ranked][:1]
    return tuple(found[n] for _, n in chief[:CHIEF])


_NEVER = 100


def _rank(clause: Clause, found: Sequence[Clause], inside: set[int]) -> int:
    """Return how far a clause is from being the content's main one; `_NEVER` if it is no claim."""
    depth = 0
    one = clause
    while one.governor is not None and one.governor.clause in inside:
        depth += 1
        one = found[one.governor.clause]
        if depth > len(inside):
            break
    if clause.governor is None or clause.governor.clause not in inside:
        return 0
    relation = clause.governor.relation
    if relation is Relation.ARGUMENT or clause.kind is Kind.NOMINAL:
        return _NEVER
    if relation is Relation.APPOSITION and clause.kind is Kind.SMALL:
        return _NEVER
    if relation in (Relation.RELATIVE, Relation.CIRCUMSTANCE) and clause.form is not Form.FINITE:
        return _NEVER
    return depth
