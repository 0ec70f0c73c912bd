"""The class of a clause's predicate, asked of the lexicon of predicates in one place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.clauses.predicate_use import clause_class

if TYPE_CHECKING:
    from kg.extract.clauses import Clause
    from kg.parse import ParsedArticle


def class_at(parsed: ParsedArticle, clause: Clause) -> str | None:
    """Return the id of the ontology's class of what a clause predicates, or None."""
    found = clause_class(parsed, clause)
    return found.name if found is not None else None
