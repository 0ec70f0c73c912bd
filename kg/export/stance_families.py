"""How a statement stands to its content, in five families that a reader tells apart at a glance.

A denial, a refusal to comment, a condition and a demand must never look like an assertion, so the
order of the questions below runs from what is furthest from an assertion to what is nearest.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from kg.link.own_will import is_own_will
from kg.model import FIRM, WILLED, Certainty, Effect, Modality, Polarity, acts_that

if TYPE_CHECKING:
    from kg.model import Stance as Side
    from kg.model import Statement


class Stance(StrEnum):
    """The family of a statement, in the order of every legend."""

    ASSERTS = "asserts"
    DENIES = "denies"
    CONSIDERS = "considers"
    WANTS = "wants"
    DECLINES = "declines"


_DENYING = acts_that(Effect.DENIES, Effect.REFUSES)
_DECLINING = acts_that(Effect.DECLINES)
_WANTING = acts_that(Effect.WANTS)
_WEIGHING = acts_that(Effect.WEIGHS)


def stance(record: Statement) -> Stance:
    """Return the family of a statement.

    `declines` gives neither a yes nor a no; `denies` says no (or turns a request down);
    `considers` leaves it open: weighed, possible, on a condition, asked, another's plan, or of
    unclear force;
    `wants` is a demand, a proposal, a pledge or a threat; only the rest `asserts`.
    """
    if record.act in _DECLINING:
        return Stance.DECLINES
    if record.polarity is Polarity.NEG or record.act in _DENYING:
        return Stance.DENIES
    return _unless_open(record, record.polarity, record.modality, record.certainty)


def towards(record: Statement, side: Side) -> Stance:
    """Return the family of a statement towards a claim that takes no side itself.

    Whoever denies that it was *not* so asserts it, so here only the polarity towards the claim
    says what is denied; "if pay does *not* rise" denies no rise.
    """
    if record.act in _DECLINING:
        return Stance.DECLINES
    if side.polarity is Polarity.NEG and (side.modality in FIRM or record.act in _DENYING):
        return Stance.DENIES
    return _unless_open(record, side.polarity, side.modality, side.certainty)


def _unless_open(
    record: Statement, polarity: Polarity, modality: Modality, certainty: Certainty
) -> Stance:
    if (
        modality not in FIRM
        or polarity is Polarity.UNSPECIFIED
        or certainty is Certainty.POSSIBLE
        or record.act in _WEIGHING
        or (modality is Modality.INTENDED and not is_own_will(record))
        or record.conditions
        or record.hedge is not None
    ):
        return Stance.CONSIDERS
    if record.act in _WANTING or modality in WILLED:
        return Stance.WANTS
    return Stance.ASSERTS
