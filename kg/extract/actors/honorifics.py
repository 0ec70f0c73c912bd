"""Whom "His Lordship", "Her Excellency" stand for: the one person named before who is called so.

A judge, a bishop and a lord are His Lordship, an envoy and a head of state Her Excellency. Of two
named before who could be called so, and of none, nobody is meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.actors.coreference.pronoun_agreement import pronoun_gender
from kg.extract.grammar.dependents import appositions, possessor
from kg.extract.lexicon import words

if TYPE_CHECKING:
    from kg.extract.actors.facts.people import People
    from kg.model import Entity, Token
    from kg.parse import ParsedArticle

_BEFORE = 4
"""Words before a name in which its office stands: "Chief Justice Sir | Ned Hale |"."""


def honoured(parsed: ParsedArticle, people: People, head: Token) -> Token | None:
    """Return the name of the person whom an honorific with "his" or "her" stands for."""
    form = head.text.casefold()
    if form not in words("honorifics_alone"):
        return None
    whose = possessor(parsed, head)
    gender = pronoun_gender(whose) if whose is not None else None
    if whose is None or gender is None:
        return None
    named = parsed.entity_at.get(head.i + 1)
    if named is not None and named.label == "PERSON":
        return parsed.tokens[named.last - 1]  # "Her Excellency | Ada Brandt |"
    offices = words(f"called_{form}")
    meant = [
        parsed.tokens[places[0].last - 1]
        for name, places in people.named()
        if people.gender(name) in (None, gender)
        and any(_holds(parsed, p, offices) for p in places if p.last <= whose.i)
    ]
    return meant[0] if len(meant) == 1 else None


def _holds(parsed: ParsedArticle, name: Entity, offices: frozenset[str]) -> bool:
    """Tell whether one of some offices stands before a name or behind its comma."""
    first, _ = parsed.sentence(parsed.tokens[name.first])
    last = parsed.tokens[name.last - 1]
    before = parsed.tokens[max(first, name.first - _BEFORE) : name.last]
    told = (*before, *appositions(parsed, last))
    return any(t.text.casefold().rstrip(".") in offices for t in told if t.text[:1].isalpha())
