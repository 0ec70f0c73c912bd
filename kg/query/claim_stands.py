"""The stands on claims as a network's records tell them: by side, each with its origins.

What stands in `corroboration` of a record is of the whole collection (`kg.link.corroboration`);
here the same is counted over the statements that a network was limited to.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import combinations, product
from typing import TYPE_CHECKING

from kg.query.aggregates import ids, side

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.query.network import Network
    from kg.query.records import Record

type Speakers = dict[str, set[str]]
"""Who takes a side, each with the origins of what they say."""


@dataclass(frozen=True, slots=True)
class ClaimStands:
    """Who stands how to one claim, by the ids of actors: for it, against it, without an answer."""

    claim: Record
    asserting: Speakers = field(default_factory=lambda: defaultdict(set))
    denying: Speakers = field(default_factory=lambda: defaultdict(set))
    silent: Speakers = field(default_factory=lambda: defaultdict(set))


def speaks_for(people: tuple[Record, ...]) -> Mapping[str, frozenset[str]]:
    """Return the sides for which each actor speaks, by its id."""
    return {one["id"]: frozenset(one["speaks_for"]) for one in people}


def claim_stands(net: Network) -> Iterator[ClaimStands]:
    """Yield the stands on each claim, in the order of the claims."""
    said = {one["id"]: one for one in net.records}
    for claim in net.propositions:
        found = ClaimStands(claim)
        for stance in claim["stances"]:
            one = said.get(stance["statement"])
            into = None if one is None else _part(found, stance)
            if one is not None and into is not None:
                for name in ids(one["speakers"]):
                    into[name].add(one["origin"] or one["id"])
        yield found


def _part(found: ClaimStands, stance: Record) -> Speakers | None:
    held = side(stance)
    if held:
        return found.asserting if held > 0 else found.denying
    return found.silent if stance["side"] == "declines" else None


def pairs(
    stands: ClaimStands, sides: Mapping[str, frozenset[str]]
) -> Iterator[tuple[str, str, bool]]:
    """Yield who agrees (True) and who disagrees (False) on a claim, in order of their ids.

    Two of one side do neither, and who has stood on both sides of the claim counts on neither.
    """
    yes, no = (
        {name: origins for name, origins in mine.items() if name not in other}
        for mine, other in (
            (stands.asserting, stands.denying),
            (stands.denying, stands.asserting),
        )
    )
    for same in (yes, no):
        for one, other in combinations(sorted(same), 2):
            if are_apart(one, other, sides):
                yield one, other, True
    for one, other in product(sorted(yes), sorted(no)):
        if are_apart(one, other, sides):
            yield min(one, other), max(one, other), False


def are_apart(one: str, other: str, sides: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether two actors speak for two sides."""
    return sides.get(one, frozenset((one,))).isdisjoint(sides.get(other, (other,)))
