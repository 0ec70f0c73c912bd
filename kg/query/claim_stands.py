"""The stands on claims as a network's records tell them: who takes which, in what statements.

What stands in `corroboration` of a record is of the whole collection (`kg.link.corroboration`);
here the same is asked of the statements that a network was limited to.
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

type Speakers = defaultdict[str, list[Record]]
"""Who takes a side, by id, each with the statements in which."""

_SAYING_WHERE = frozenset({"place"})
"""Roles that tell nothing of who or what a claim is about."""


def _speakers() -> Speakers:
    return defaultdict(list)


@dataclass(frozen=True, slots=True)
class ClaimStands:
    """Who stands how to one claim: for it, against it, without an answer."""

    claim: Record
    asserting: Speakers = field(default_factory=_speakers)
    denying: Speakers = field(default_factory=_speakers)
    silent: Speakers = field(default_factory=_speakers)


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
                    into[name].append(one)
        yield found


def _part(found: ClaimStands, stance: Record) -> Speakers | None:
    held = side(stance)
    if held:
        return found.asserting if held > 0 else found.denying
    return found.silent if stance["side"] == "declines" else None


@dataclass(frozen=True, slots=True)
class Common:
    """What two actors, in order of their ids, say of one claim: to one effect, or against it."""

    one: str
    other: str
    agree: bool
    mine: list[Record]
    theirs: list[Record]

    @property
    def is_joint(self) -> bool:
        """Whether they say it in one statement."""
        own = {s["id"] for s in self.mine}
        return any(s["id"] in own for s in self.theirs)


def in_common(stands: ClaimStands, sides: Mapping[str, frozenset[str]]) -> Iterator[Common]:
    """Yield who agrees and who disagrees on a claim, with what each said.

    Two of one side do neither, and who has stood on both sides of the claim counts on neither. Two
    who do not say it together are compared only where the claim tells of whom or what it is, and
    nobody agrees with one whom the same article does not name, for he may be that one.
    """
    yes, no = (
        {name: said for name, said in sorted(mine.items()) if name not in other}
        for mine, other in (
            (stands.asserting, stands.denying),
            (stands.denying, stands.asserting),
        )
    )
    found = [
        *(Common(a, b, True, one[a], one[b]) for one in (yes, no) for a, b in combinations(one, 2)),
        *(Common(a, b, False, yes[a], no[b]) for a, b in product(yes, no) if a < b),
        *(Common(b, a, False, no[b], yes[a]) for a, b in product(yes, no) if b < a),
    ]
    known = tells_of_what(stands.claim)
    for pair in found:
        if are_apart(pair.one, pair.other, sides) and (
            pair.is_joint or (known and not (pair.agree and _may_be_one(pair)))
        ):
            yield pair


def tells_of_what(claim: Record) -> bool:
    """Tell whether a claim says of whom or what it is: not "there are speeches"."""
    return claim["predicate"] is None or not _SAYING_WHERE.issuperset(claim["roles"])


def _may_be_one(pair: Common) -> bool:
    """Tell whether an unnamed speaker may be the other, by what articles tell."""
    named = [_is_named(pair.one, pair.mine), _is_named(pair.other, pair.theirs)]
    articles = {s["article"] for s in pair.mine}
    return not all(named) and any(s["article"] in articles for s in pair.theirs)


def _is_named(name: str, said: list[Record]) -> bool:
    return any(p["named"] for s in said for p in s["speakers"] if p["id"] == name)


def are_apart(one: str, other: str, sides: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether two actors speak for two sides."""
    return sides.get(one, frozenset((one,))).isdisjoint(sides.get(other, (other,)))
