"""On which claims actors take a side, from which the page draws who holds the same as whom.

The same as the networks of `kg analyse congruence`: that a claim is so or is not, and that it is
wanted or is not to be, are two kinds of attitudes. The page joins them to pairs of what passes its
filters; here stands only who takes which side, of claims on which two do or more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.link.claim_attitudes import Attitude, attitude
from kg.link.whose_side import is_only_owned

if TYPE_CHECKING:
    from kg.export.page.page_index import Index
    from kg.model import Actor, Proposition

FACT, WILL = range(2)
"""Kinds of attitudes: that it is so, that it is to be."""
_TAKEN = {
    Attitude.ASSERTS: (FACT, 0),
    Attitude.DENIES: (FACT, 1),
    Attitude.WANTS: (WILL, 0),
    Attitude.OPPOSES: (WILL, 1),
    Attitude.RULES_OUT: (WILL, 1),
}
"""The kind of each attitude that counts, and whether it is for or against."""
NOBODY = 1
"""Stands in the place of the sides of an actor who holds nothing: "his allies"."""
_SAYING_WHERE = frozenset({"place"})


def held_claims(index: Index) -> list[list[object]]:
    """Return who takes a side on what: `[claim, kind, tells of what, [for], [against]]`.

    Statements by number.
    """
    found: list[list[object]] = []
    for number, claim in enumerate(index.graph.propositions):
        taken = _sides_taken(claim, index)
        for kind in (FACT, WILL):
            both = taken[kind]
            speakers = {p.actor for s in (*both[0], *both[1]) for p in index.ordered[s].speakers}
            if len(speakers) > 1:
                found.append([number, kind, int(_tells_of_what(claim)), *both])
    return found


def speaks_for(actor: Actor, index: Index) -> list[int] | int:
    """Return the actors for whom one speaks, by number; 0 for oneself alone."""
    if is_only_owned(actor.label):
        return NOBODY
    sides = index.sides[actor.id]
    return 0 if sides == {actor.id} else sorted(index.actors[a] for a in sides)


def _sides_taken(claim: Proposition, index: Index) -> list[tuple[list[int], list[int]]]:
    """Return the statements for a claim and against it, by kind of attitude."""
    found: list[tuple[list[int], list[int]]] = [([], []), ([], [])]
    for stance in claim.stances:
        number = index.statements.get(stance.statement)
        if number is None:
            continue
        taken = _TAKEN.get(attitude(index.ordered[number], claim, stance))
        if taken is not None:
            found[taken[0]][taken[1]].append(number)
    return found


def _tells_of_what(claim: Proposition) -> bool:
    """Tell whether a claim says of whom or what it is: not "there are speeches"."""
    return claim.predicate is None or not _SAYING_WHERE.issuperset(dict(claim.roles))
