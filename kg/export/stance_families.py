"""How a statement stands, in six families that a reader tells apart at a glance.

A family gathers sides (`kg.link.sides`), so that a sign on the page never says another thing than
the side in the files: what is hedged, on a condition, asked, weighed or planned by another is open
there and here, for and against alike. Who warns against a deed or refuses it denies nothing.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from kg.link.sides import Side, own_side, side

if TYPE_CHECKING:
    from kg.model import Proposition, Statement
    from kg.model import Stance as Stand


class Stance(StrEnum):
    """The family of a statement, in the order of every legend."""

    ASSERTS = "asserts"
    DENIES = "denies"
    CONSIDERS = "considers"
    WANTS = "wants"
    OPPOSES = "opposes"
    DECLINES = "declines"


FAMILIES = {
    Side.ASSERTS: Stance.ASSERTS,
    Side.EXPECTS: Stance.ASSERTS,
    Side.DENIES: Stance.DENIES,
    Side.RULES_OUT: Stance.OPPOSES,
    Side.OPPOSES: Stance.OPPOSES,
    Side.WANTS: Stance.WANTS,
    Side.CONSIDERS: Stance.CONSIDERS,
    Side.SUPPOSES: Stance.CONSIDERS,
    Side.EXCEPTS: Stance.CONSIDERS,
    Side.DECLINES: Stance.DECLINES,
}
"""The family of each side; who only takes a claim for granted is of none."""


def stance(record: Statement) -> Stance:
    """Return the family of a statement, as it stands to its own content."""
    return FAMILIES[own_side(record)]


def towards(record: Statement, claim: Proposition, held: Stand | None) -> Stance | None:
    """Return the family of a statement towards a claim; None where it takes it for granted."""
    return FAMILIES.get(side(record, claim, held))
