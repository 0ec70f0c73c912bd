"""How a statement stands, in six families that a reader tells apart at a glance.

A family gathers attitudes (`kg.link.claim_attitudes`), so that a sign on the page never says
another thing than the files, where an attitude is the key `side` and a family the key `stance`:
what is hedged, on a condition, asked, weighed or planned by another is open there and here, for and
against alike. Who warns against a deed or refuses it denies nothing.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from kg.link.claim_attitudes import Attitude, attitude, own_attitude

if TYPE_CHECKING:
    from kg.model import Proposition, Stance, Statement


class StanceFamily(StrEnum):
    """The family of a statement, in the order of every legend."""

    ASSERTS = "asserts"
    DENIES = "denies"
    CONSIDERS = "considers"
    WANTS = "wants"
    OPPOSES = "opposes"
    DECLINES = "declines"


FAMILIES = {
    Attitude.ASSERTS: StanceFamily.ASSERTS,
    Attitude.EXPECTS: StanceFamily.ASSERTS,
    Attitude.DENIES: StanceFamily.DENIES,
    Attitude.RULES_OUT: StanceFamily.OPPOSES,
    Attitude.OPPOSES: StanceFamily.OPPOSES,
    Attitude.WANTS: StanceFamily.WANTS,
    Attitude.CONSIDERS: StanceFamily.CONSIDERS,
    Attitude.SUPPOSES: StanceFamily.CONSIDERS,
    Attitude.EXCEPTS: StanceFamily.CONSIDERS,
    Attitude.DECLINES: StanceFamily.DECLINES,
}
"""The family of each attitude; who only takes a claim for granted is of none."""


def family_of(record: Statement) -> StanceFamily:
    """Return the family of a statement, as it stands to its own content."""
    return FAMILIES[own_attitude(record)]


def family_towards(
    record: Statement, claim: Proposition, held: Stance | None
) -> StanceFamily | None:
    """Return the family of a statement towards a claim; None where it takes it for granted."""
    return FAMILIES.get(attitude(record, claim, held))
