"""PLOVER's event type of a clause: that of its predicate's class, as the clause puts it.

In PLOVER's sense an event that is announced, asked for or refused is another one than the event
itself: what is promised is an agreement, what is to be done to somebody a threat, what somebody
should do a request, and help that is withheld a rejection (manual of 2024, "Verbal events").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.clauses.index import clause_index
from kg.extract.clauses.model import Modal, Relation
from kg.extract.clauses.predicate_use import clause_class
from kg.extract.predicate_lexicon import predicate_lexicon
from ontology.terms import PLOVER_COOPERATION

if TYPE_CHECKING:
    from kg.extract.clauses.model import Clause
    from kg.parse import ParsedArticle

_MATERIAL_CONFLICT = ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT")
_AHEAD = (Modal.FUTURE, Modal.INTENDED)
_WILLING = ("agree", "want", "plan")
_UNWILLING = ("reject", "oppose", "veto", "fail")


def clause_plover_type(parsed: ParsedArticle, clause: Clause) -> str | None:
    """Return the PLOVER type of what a clause tells, or None where it tells no such event."""
    found = clause_class(parsed, clause)
    if found is None:
        return None
    own = predicate_lexicon().classes[found.name].plover or None
    if own not in (*PLOVER_COOPERATION, *_MATERIAL_CONFLICT):
        return None if clause.negated else own
    helps = own in PLOVER_COOPERATION
    above = _governing_class(parsed, clause)
    if clause.negated or above in _UNWILLING:
        return "REJECT" if helps else None
    if clause.modal in _AHEAD or above in _WILLING:
        return "AGREE" if helps else "THREATEN"
    if clause.modal is Modal.OBLIGATION or above == "request":
        return "REQUEST"
    return own


def _governing_class(parsed: ParsedArticle, clause: Clause) -> str | None:
    """Return the class of the predicate of which a clause is the complement."""
    index = clause_index(parsed)
    above = index.above(clause)
    if above is None or clause.governor is None:
        return None
    if clause.governor.relation is not Relation.COMPLEMENT:
        return None
    found = clause_class(parsed, above)
    return found.name if found is not None else None
