"""Deeds that a clause only says are somebody's: "is guilty of | fraud", "was charged with | fraud".

In: a clause. Out: the clause of the deed, with whoever is said to have done it. The noun of a deed
under a light predicate ("committed fraud", "was behind the leak") is what the whole clause claims;
under a charge ("was charged with fraud") it is a claim of its own, on which nobody takes a stand.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.clauses import Form, Kind
from kg.extract.clauses.predicate_use import clause_class
from kg.extract.lexicon import words
from kg.extract.predicate_lexicon import predicate_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.clauses import Clause, ClauseIndex
    from kg.parse import ParsedArticle


def deed_of(parsed: ParsedArticle, index: ClauseIndex, clause: Clause) -> Clause | None:
    """Return the clause of the deed that a light predicate puts down to its subject, else None."""
    does = clause.who or clause.subject
    if clause.kind in (Kind.COPULA, Kind.SMALL):
        said = clause.attribute
        if said is None:
            return None
        behind = said.preposition == "behind"
        if not behind and parsed.tokens[said.head].lemma not in words("responsible"):
            return None
        found = [d for d in _deeds(index, clause) if said.span.covers(d.predicate)]
        if parsed.tokens[said.head].lemma in words("answering_for"):
            found = [d for d in found if _is_done_to_others(parsed, d)]
    elif clause.kind is Kind.VERB and clause.lemma in words("committing"):
        object_ = clause.what.head if clause.what is not None else None
        found = [d for d in _deeds(index, clause) if d.head == object_]
    elif _takes_part(clause):
        does = clause.subject or does
        found = [d for d in _deeds(index, clause) if d.who is not None]
    else:
        return None
    if len(found) != 1 or does is None or found[0].negated:
        return None
    own = found[0].who
    if own is not None and found[0].span.covers(own.span):
        return None  # "is responsible for | their rejection of it |": somebody else's
    return replace(found[0], who=does)


def _is_done_to_others(parsed: ParsedArticle, deed: Clause) -> bool:
    """Tell whether a deed is one of the events that sides do to each other, or that befall people.

    Who is "responsible for | the raid |" made it; who is "liable for | its losses |" need not have.
    """
    found = clause_class(parsed, deed)
    known = predicate_lexicon().classes.get(found.name) if found is not None else None
    return known is not None and bool(known.plover or known.ace)


def _takes_part(clause: Clause) -> bool:
    """Tell whether a verb and its preposition say that its subject does what follows."""
    asked = words("involving_in") if clause.passive else words("engaging_in")
    after = [a.argument.preposition for a in clause.adjuncts]
    after += [a.preposition for a in (clause.what, clause.whom) if a is not None]
    return any(f"{clause.lemma} {word}" in asked for word in after if word)


def charged_deeds(index: ClauseIndex, clause: Clause) -> Iterator[Clause]:
    """Yield the deeds that a verb of charging lays to somebody: "was charged with | fraud"."""
    if clause.kind is not Kind.VERB or clause.lemma not in words("laying_deeds"):
        return
    for deed in _deeds(index, clause):
        whose = deed.who
        charged = whose is not None and not deed.span.covers(whose.span)
        if charged and not deed.negated and deed.predicate.start > clause.predicate.start:
            yield deed


def _deeds(index: ClauseIndex, clause: Clause) -> list[Clause]:
    below = index.below(clause)
    return [c for c in below if c.kind is Kind.NOMINAL or c.form is Form.GERUND]
