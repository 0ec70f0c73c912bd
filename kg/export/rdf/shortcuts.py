"""The derived graph: `actor –act→ target` and `actor –stand→ proposition`.

A triple without a context must still be true, so only a positive, realis, unhedged, unconditional
and certain stand is an assertion; what no single word gives safely, and what is only presupposed,
is a mention. A statement under the article's own hedge ("reportedly") gives no shortcut at all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.export.rdf import iris as names
from kg.link.claim_attitudes import Attitude, attitude_on, is_put_to_somebody
from kg.link.own_will import intends
from kg.model import FIRM, SURE, Direction, Effect, Modality, Polarity, acts_that
from ontology import terms
from ontology.lists import closed_list, stands

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.model import Stance, Statement

_AIMED = frozenset(closed_list("act").members("aimed", True))
"""Acts that are done to a target: who is only spoken of in them is not accused, warned, asked."""

_OPEN = {
    (polarity, modality): str(row["property"])
    for row in stands()
    if "act" not in row
    for polarity in row.get("polarity", ())
    for modality in row.get("modality", ())
    if modality not in FIRM
}
"""The property for each stand that leaves open whether it is so; others are mentions."""

_BY_SIDE = {
    (Attitude.ASSERTS, Modality.REALIS): "asserts",
    (Attitude.DENIES, Modality.REALIS): "disputes",
    (Attitude.EXPECTS, Modality.FUTURE): "expects",
    (Attitude.WANTS, Modality.INTENDED): "intends",
    (Attitude.WANTS, Modality.OBLIGATION): "demands",
    (Attitude.OPPOSES, Modality.OBLIGATION): "opposes",
    (Attitude.RULES_OUT, Modality.INTENDED): "rulesOut",
}
"""The property for what a statement does with a claim, in the modality in which it is put."""

_AGAINST = (Attitude.DENIES, Attitude.RULES_OUT, Attitude.OPPOSES)
_DENYING, _FEARING = acts_that(Effect.DENIES), acts_that(Effect.FEARS)
_ASSERTING = acts_that(Effect.ASSERTS)


def stand(record: Statement, claim: str, stance: Stance) -> str:
    """Return the property from a speaker to a claim, by its id.

    Who asserts and who denies is told by `kg.link.claim_attitudes`, as everywhere.
    """
    taken = attitude_on(record, claim, stance)
    if taken is Attitude.DECLINES:
        return "declinesToConfirm"
    if taken in _AGAINST and record.act in _DENYING:
        return "denies"
    if taken is Attitude.CONSIDERS:
        return _left_open(record, stance)
    return _BY_SIDE.get((taken, stance.modality), "mentions")


def _left_open(record: Statement, stance: Stance) -> str:
    """Return the property for a stand that says neither yes nor no."""
    if is_put_to_somebody(record):
        return "mentions"
    if stance.modality is Modality.QUESTION:
        return "asks"
    if stance.polarity is not Polarity.POS:
        return "mentions"
    if record.act in _FEARING:
        return "fears"
    if stance.modality is Modality.REALIS:
        doubted = record.act in _ASSERTING and stance.certainty not in SURE
        return "holdsPossible" if doubted and not record.conditions else "mentions"
    return (
        "mentions"
        if record.act in _DENYING
        else _OPEN.get((Polarity.POS, stance.modality), "mentions")
    )


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
        for claim, stance in stances.items():
            key = stand(record, claim, stance)
            if stance.modality is Modality.INTENDED and not intends(record, speaker.actor):
                key = "mentions"  # a plan that is reported of another is not one's own
            found.append((path, key, names.proposition(claim)))
    return found
