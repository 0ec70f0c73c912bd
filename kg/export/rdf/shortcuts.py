"""The derived graph: `actor –act→ target` and `actor –stand→ proposition`.

A triple without a context must still be true, so only a positive, realis, unhedged, unconditional
and certain stand is an assertion; what no single word gives safely, and what is only presupposed,
is a mention. A statement under
the article's own hedge ("reportedly") gives no shortcut at all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.export.rdf import iris as names
from kg.link.own_will import intends
from kg.link.sides import is_put_to_somebody
from kg.model import FIRM, SURE, Direction, Effect, Modality, Polarity
from ontology import terms
from ontology.lists import closed_list, stands

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.model import Certainty, Stance, Statement

_AIMED = frozenset(closed_list("act").members("aimed", True))
"""Acts that are done to a target: who is only spoken of in them is not accused, warned, asked."""

_BY_EFFECT = closed_list("act").column("effect")
_BY_STAND = {
    (polarity, modality): str(row["property"])
    for row in stands()
    if "act" not in row
    for polarity in row.get("polarity", ())
    for modality in row.get("modality", ())
    if modality != Modality.REALIS
}
"""The property for each stand that no act and no certainty changes; others are mentions."""

_COMMITTING = frozenset(FIRM) - {Modality.REALIS}
"""Modalities in which a condition left out makes more of what was said."""


def stand(act: str, stance: Stance, conditional: bool) -> str:
    """Return the property from a speaker to a proposition.

    `conditional` tells that the statement states a condition, whose scope is not known here.
    """
    polarity, modality, effect = stance.polarity, stance.modality, _BY_EFFECT[act]
    if stance.presupposed:
        return "mentions"
    if effect == Effect.DECLINES:  # what one goes on to tell is beside what one keeps back
        return "mentions" if polarity is Polarity.POS else "declinesToConfirm"
    if modality is Modality.QUESTION:
        return "asks"
    if polarity is Polarity.UNSPECIFIED:
        return "mentions"
    if effect == Effect.DENIES:
        return "denies" if polarity is Polarity.NEG and not conditional else "mentions"
    if effect == Effect.FEARS:
        return "fears" if polarity is Polarity.POS else "mentions"
    if modality is Modality.REALIS:
        plain = effect == Effect.ASSERTS and not conditional
        return _realis(polarity, stance.certainty) if plain else "mentions"
    if conditional and modality in _COMMITTING:
        return "mentions"
    return _BY_STAND.get((polarity, modality), "mentions")


def _realis(polarity: Polarity, certainty: Certainty) -> str:
    if polarity is Polarity.POS:
        return "asserts" if certainty in SURE else "holdsPossible"
    return "disputes" if certainty in SURE else "mentions"


def shortcuts(record: Statement, stances: Mapping[str, Stance]) -> list[tuple[str, str, str]]:
    """Return (actor's path, property, path of actor or proposition) for one statement."""
    if record.hedge is not None:
        return []
    act = record.act.value
    towards = terms.ACT_SHORTCUTS[act]
    found = []
    for speaker in record.speakers:
        path = names.actor(speaker.actor)
        aimed = [t for t in record.targets if act not in _AIMED or t.how is not Direction.ABOUT]
        found += [(path, towards, names.actor(t.actor)) for t in aimed]
        supposed = {a.proposition for a in record.antecedents}
        for proposition, stance in stances.items():
            key = stand(act, stance, bool(record.conditions))
            if is_put_to_somebody(record) or proposition in supposed:  # "if X" holds X in no way
                key = "mentions"
            if stance.modality is Modality.INTENDED and not intends(record, speaker.actor):
                key = "mentions"  # a plan that is reported of another is not one's own
            found.append((path, key, names.proposition(proposition)))
    return found
