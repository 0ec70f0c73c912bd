"""The derived graph: `actor –act→ target` and `actor –stand→ proposition`.

A triple without a context must still be true, so only a positive, realis, unhedged, unconditional
and certain stand is an assertion; what no single word gives safely, and what is only presupposed,
is a mention. A statement under
the article's own hedge ("reportedly") gives no shortcut at all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.export.rdf import iris as names
from ontology import terms

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.model import Stance, Statement

ASSERTIVE = frozenset(("state", "confirm", "accuse", "condemn", "warn", "praise", "agree"))
"""Acts that say how things are, so that a realis content is claimed to be so."""

_POSITIVE = {
    "future": "expects",
    "intended": "intends",
    "considered": "considers",
    "possible": "holdsPossible",
    "conditional": "conditionallyHolds",
    "obligation": "demands",
    "hypothetical": "supposes",
}
_NEGATIVE = {"intended": "rulesOut", "obligation": "opposes"}
_COMMITTING = frozenset(("future", "intended", "obligation"))
"""Modalities in which a condition left out makes more of what was said."""

_SURE = frozenset(("certain", "unspecified"))


def stand(act: str, stance: Stance, conditional: bool) -> str:
    """Return the property from a speaker to a proposition.

    `conditional` tells that the statement states a condition, whose scope is not known here.
    """
    polarity, modality = stance.polarity.value, stance.modality.value
    if stance.presupposed:
        return "mentions"
    if act == "decline":
        return "declinesToConfirm"
    if modality == "question":
        return "asks"
    if polarity == "unspecified":
        return "mentions"
    if act == "deny":
        return "denies" if polarity == "neg" and not conditional else "mentions"
    if act == "worry":
        return "fears" if polarity == "pos" else "mentions"
    if modality == "realis":
        return _realis(act, polarity, stance.certainty.value, conditional)
    if conditional and modality in _COMMITTING:
        return "mentions"
    return (_POSITIVE if polarity == "pos" else _NEGATIVE).get(modality, "mentions")


def _realis(act: str, polarity: str, certainty: str, conditional: bool) -> str:
    if act not in ASSERTIVE or conditional:
        return "mentions"
    if polarity == "pos":
        return "asserts" if certainty in _SURE else "holdsPossible"
    return "disputes" if certainty in _SURE else "mentions"


def shortcuts(record: Statement, stances: Mapping[str, Stance]) -> list[tuple[str, str, str]]:
    """Return (actor's path, property, path of actor or proposition) for one statement."""
    if record.hedge is not None:
        return []
    act = record.act.value
    towards = terms.ACT_SHORTCUTS[act]
    found = []
    for speaker in record.speakers:
        path = names.actor(speaker.actor)
        found += [(path, towards, names.actor(t.actor)) for t in record.targets]
        supposed = {a.proposition for a in record.antecedents}
        for proposition, stance in stances.items():
            key = stand(act, stance, bool(record.conditions))
            if proposition in supposed:  # "if X" and "unless X" hold X in no way
                key = "mentions"
            found.append((path, key, names.proposition(proposition)))
    return found
