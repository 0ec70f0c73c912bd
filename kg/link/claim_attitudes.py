"""What a statement does with a claim, in a word that a file can put between the two.

Whatever a build writes of who asserts or denies is told by this: the page, networks, reports, and
the derived graph in RDF (`rdf.shortcuts`), which has finer words for the rest. Only who puts a
claim as fact, without a doubt, a hedge or a condition, asserts or denies it.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from kg.link.own_will import is_own_will
from kg.model import AGAINST, FIRM, SURE, Act, Effect, Modality, Polarity, acts_that

if TYPE_CHECKING:
    from kg.model import Proposition, Stance, Statement


class Attitude(StrEnum):
    """What a statement does with one claim, in the order in which a label names them."""

    ASSERTS = "asserts"
    DENIES = "denies"
    EXPECTS = "expects"
    WANTS = "wants"
    OPPOSES = "opposes"
    RULES_OUT = "rules-out"
    CONSIDERS = "considers"
    DECLINES = "declines"
    PRESUPPOSES = "presupposes"
    SUPPOSES = "supposes"
    EXCEPTS = "excepts"


_PUT_TO_SOMEBODY = "transcript-question"
"""The rule of what an interviewer says: whatever its form, it is put to the one interviewed."""

_ASSERTIVE = acts_that(Effect.ASSERTS, Effect.DENIES)
"""Acts that say how things are; whoever denies that it was *not* so asserts it."""

_WANTING = acts_that(Effect.WANTS)
_DECLINING = acts_that(Effect.DECLINES)
_REFUSING = acts_that(Effect.REFUSES)
_OPEN = acts_that(Effect.ASKS, Effect.WEIGHS, Effect.FEARS)


def attitude(record: Statement, claim: Proposition, held: Stance | None) -> Attitude:
    """Return what a statement does with a claim, on which it takes the stand `held`.

    Whoever says "if X" supposes X, and "unless X" excepts it: neither holds X in any way. A plan
    reported of another is left open. Where nothing is told of the stand (`held` None), it is the
    statement's own.
    """
    return attitude_on(record, claim.id, held)


def attitude_on(record: Statement, claim: str, held: Stance | None) -> Attitude:
    """Return what a statement does with the claim of this id; see `attitude`."""
    for tie in record.antecedents:
        if tie.proposition == claim:
            return Attitude.EXCEPTS if tie.unless else Attitude.SUPPOSES
    if held is not None and held.presupposed:
        return Attitude.PRESUPPOSES
    told = held is not None and held.polarity is Polarity.POS
    if record.act in _DECLINING and not told:  # of what he goes on to tell he gives an answer
        return Attitude.DECLINES
    stand = held if held is not None else record
    if _is_open(record, stand):
        return Attitude.CONSIDERS
    act = Act.STATE if record.act in _DECLINING else record.act
    return _firm(act, stand.modality, stand.polarity is Polarity.NEG)


def own_attitude(record: Statement) -> Attitude:
    """Return what a statement does with its own content, whatever that claims.

    An act that is against its content is so by itself: "denied" needs no negation.
    """
    if record.act in _DECLINING:
        return Attitude.DECLINES
    if _is_open(record, record):
        return Attitude.CONSIDERS
    negative = record.polarity is Polarity.NEG or record.act in AGAINST
    return _firm(record.act, record.modality, negative)


def is_put_to_somebody(record: Statement) -> bool:
    """Tell whether a statement is an interviewer's, who holds nothing but has it answered."""
    return record.rule == _PUT_TO_SOMEBODY


def _is_open(record: Statement, stand: Stance | Statement) -> bool:
    """Tell whether a stand of a statement says neither yes nor no, however it is worded."""
    return (
        stand.modality not in FIRM
        or (stand.modality is Modality.INTENDED and not is_own_will(record))
        or stand.polarity is Polarity.UNSPECIFIED
        or stand.certainty not in SURE
        or record.act in _OPEN
        or is_put_to_somebody(record)
        or bool(record.conditions)
        or record.hedge is not None
    )


def _firm(act: Act, modality: Modality, negative: bool) -> Attitude:
    if modality is Modality.OBLIGATION:
        return Attitude.OPPOSES if negative else Attitude.WANTS
    if modality is Modality.INTENDED:
        return Attitude.RULES_OUT if negative else Attitude.WANTS
    if modality is Modality.FUTURE:
        return Attitude.RULES_OUT if negative else Attitude.EXPECTS
    if act in _REFUSING:
        return Attitude.RULES_OUT if negative else Attitude.CONSIDERS
    if act in _WANTING:
        return Attitude.OPPOSES if negative else Attitude.WANTS
    if act not in _ASSERTIVE:
        return Attitude.CONSIDERS
    return Attitude.DENIES if negative else Attitude.ASSERTS
