"""Whose a group is by those whom it is made of: "a team composed of Chadian officials"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.dependents import adnominal_clauses, nouns_after
from kg.extract.lexicon import words
from kg.gazetteer import gazetteer

if TYPE_CHECKING:
    from kg.extract.actors.resolver import Resolver
    from kg.gazetteer import Country
    from kg.model import Token


def country_of_members(identities: Resolver, head: Token) -> Country | None:
    """Return the one country that all are of whom a group is said to be made of."""
    parsed = identities.parsed
    for clause in adnominal_clauses(parsed, head):
        if clause.lemma not in words("consisting"):
            continue
        people = nouns_after(parsed, clause, "of")
        codes = {identities.book.actors[a].country for t in people for a in identities.resolve(t)}
        if len(codes) == 1 and (code := codes.pop()) is not None:
            return gazetteer().countries[code]
    return None
