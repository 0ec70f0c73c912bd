"""Clauses by token: what rules ask of them without walking the parser's tree."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from kg.extract.clauses.article import clauses
from kg.extract.clauses.model import Relation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.clauses.model import Argument, Clause
    from kg.model import Token
    from kg.parse import ParsedArticle

_KEPT = "_clause_index"


class ClauseIndex:
    """The clauses of an article, found by their words. Get one by `clause_index`."""

    def __init__(self, parsed: ParsedArticle) -> None:
        self.parsed = parsed
        self.clauses = clauses(parsed)

    @cached_property
    def _by_head(self) -> dict[int, Clause]:
        return {c.head: c for c in reversed(self.clauses)}

    @cached_property
    def _by_word(self) -> dict[int, Clause]:
        """Each token of a predicate (a verb of a light verb's noun too), with its clause."""
        found: dict[int, Clause] = {}
        for clause in reversed(self.clauses):
            for token in self.parsed.within(clause.predicate):
                found[token.i] = clause
        return found

    @cached_property
    def _below(self) -> dict[int, tuple[Clause, ...]]:
        below: dict[int, list[Clause]] = {}
        for clause in self.clauses:
            if clause.governor is not None:
                below.setdefault(clause.governor.clause, []).append(clause)
        return {number: tuple(some) for number, some in below.items()}

    @cached_property
    def _by_argument(self) -> dict[int, tuple[Clause, str]]:
        found: dict[int, tuple[Clause, str]] = {}
        for clause in self.clauses:
            for role in ("who", "what", "whom", "attribute"):
                argument: Argument | None = getattr(clause, role)
                if argument is not None:
                    found.setdefault(argument.head, (clause, role))
            for adjunct in clause.adjuncts:
                found.setdefault(adjunct.argument.head, (clause, "adjunct"))
        return found

    def at(self, token: Token) -> Clause | None:
        """Return the clause whose predicate a token heads or is part of."""
        return self._by_head.get(token.i) or self._by_word.get(token.i)

    def filled_by(self, token: Token) -> tuple[Clause, str] | None:
        """Return the first clause that a token is the head of an argument of, and the place.

        The place is `who`, `what`, `whom`, `attribute` or `adjunct`.
        """
        return self._by_argument.get(token.i)

    def above(self, clause: Clause) -> Clause | None:
        """Return the clause that governs one."""
        return self.clauses[clause.governor.clause] if clause.governor is not None else None

    def below(self, clause: Clause, *relations: Relation) -> tuple[Clause, ...]:
        """Return the clauses that one governs, in order; only those of some relations if given."""
        some = self._below.get(clause.number, ())
        wanted = tuple(relations) or tuple(Relation)
        return tuple(c for c in some if c.governor is not None and c.governor.relation in wanted)

    def upwards(self, clause: Clause) -> Iterator[Clause]:
        """Yield the clauses that govern one, from the nearest to the main one."""
        seen = {clause.number}
        above = self.above(clause)
        while above is not None and above.number not in seen:
            yield above
            seen.add(above.number)
            above = self.above(above)


def clause_index(parsed: ParsedArticle) -> ClauseIndex:
    """Return the article's clauses by token; read once an article."""
    kept: ClauseIndex | None = parsed.__dict__.get(_KEPT)
    if kept is None:
        kept = ClauseIndex(parsed)
        parsed.__dict__[_KEPT] = kept
    return kept
