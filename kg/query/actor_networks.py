"""Networks of actors by what they hold: congruence of those who hold the same, conflict of others.

As discourse network analysis has them (Leifeld 2017, *Discourse Network Analysis*): two actors are
tied by each claim on which both take a side, in congruence where it is the same, in conflict where
it is the opposite. Two kinds of sides are told apart: that a claim is so or is not, and that it is
wanted or is not to be. Who has stood on both sides of a claim counts on neither there.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.link.whose_side import is_only_owned
from kg.query.aggregates import ids, speaks_for
from kg.query.claim_stands import ClaimStands, claim_stands, in_common

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import networkx as nx

    from kg.query.network import Network

_WANTED = frozenset({"wants"})
_NOT_WANTED = frozenset({"opposes", "rules-out"})
KINDS = ("congruence", "conflict")
NORMS = ("count", "average", "jaccard")
"""How the claims of a tie are weighed: their number; over the mean of the claims on which each of
the two takes a side; over those on which either does."""


@dataclass(slots=True)
class Held:
    """On which claims two actors hold the same, and on which the opposite."""

    claims: dict[str, set[str]] = field(default_factory=lambda: {kind: set() for kind in KINDS})
    issues: dict[str, set[str]] = field(default_factory=lambda: {kind: set() for kind in KINDS})
    statements: dict[str, set[str]] = field(default_factory=lambda: {kind: set() for kind in KINDS})

    @property
    def shared(self) -> int:
        """On how many claims both take a side."""
        return len(self.claims["congruence"] | self.claims["conflict"])


@dataclass(frozen=True, slots=True)
class ActorNetworks:
    """What pairs of actors hold, by ids in order, and on how many claims each takes a side."""

    pairs: Mapping[tuple[str, str], Held]
    activity: Mapping[str, int]

    def weight(self, pair: tuple[str, str], kind: str, norm: str = "count") -> float:
        """Return the weight of a tie by one of `NORMS`."""
        held = self.pairs[pair]
        count = len(held.claims[kind])
        one, other = (self.activity[name] for name in pair)
        over = {"count": 1, "average": (one + other) / 2, "jaccard": one + other - held.shared}
        return round(count / over[norm], 6) if norm != "count" else count


def actor_networks(net: Network, around: str = "", least: int = 1) -> ActorNetworks:
    """Return who holds the same as whom, and who the opposite.

    `around` keeps the ties of actors of that name (id, label or alias, in any case), `least` the
    pairs that hold the same or the opposite on at least so many claims. Raises `InputError` where
    nobody has the name.
    """
    middle = _named(net, around)
    sides = speaks_for(net.people)
    issues = {one["id"] for one in net.issues}
    owned = {one["id"] for one in net.people if is_only_owned(one["label"])}
    found: defaultdict[tuple[str, str], Held] = defaultdict(Held)
    active: defaultdict[str, set[str]] = defaultdict(set)
    for stands in _stands(net):
        claim = stands.claim
        for name in stands.asserting.keys() ^ stands.denying.keys():
            active[name].add(claim["id"])
        for common in in_common(stands, sides):
            if common.one in owned or common.other in owned:
                continue
            held = found[common.one, common.other]
            kind = KINDS[not common.agree]
            held.claims[kind].add(claim["id"])
            held.issues[kind] |= {claim["issue"]} & issues
            held.statements[kind] |= {s["id"] for s in (*common.mine, *common.theirs)}
    return ActorNetworks(
        {
            pair: held
            for pair, held in sorted(found.items())
            if max(map(len, held.claims.values())) >= least
            and (middle is None or not middle.isdisjoint(pair))
        },
        {name: len(claims) for name, claims in active.items()},
    )


def _named(net: Network, around: str) -> frozenset[str] | None:
    """Return the actors of a name; None where none is asked for."""
    if not around:
        return None
    wanted = around.casefold()
    found = frozenset(
        one["id"]
        for one in net.people
        if wanted in {name.casefold() for name in (one["id"], one["label"], *one["aliases"])}
    )
    if not found:
        raise InputError(f"no actor of the build is called “{around}”")
    return found


def _stands(net: Network) -> Iterator[ClaimStands]:
    """Yield who says that a claim is so and who that it is not, then who wants it and who not."""
    yield from claim_stands(net)
    said = {one["id"]: one for one in net.records}
    for claim in net.propositions:
        found = ClaimStands(claim)
        for stance in claim["stances"]:
            one = said.get(stance["statement"])
            wanted = stance["side"] in _WANTED
            if one is None or not (wanted or stance["side"] in _NOT_WANTED):
                continue
            for name in ids(one["speakers"]):
                (found.asserting if wanted else found.denying)[name].append(one)
        yield found


def graph(found: ActorNetworks, net: Network) -> nx.MultiGraph:
    """Return the ties as a network: an edge for each pair and kind, for any format of networkx.

    `weight` is the number of claims, `average` and `jaccard` the same normalised; `issues` counts
    what they are about; `claims` and `statements` name them; `sample` is the first of the claims.
    `held` of a node is on how many claims the actor takes a side.
    """
    import networkx as nx

    made = nx.MultiGraph()
    people = {one["id"]: one for one in net.people}
    for name in sorted({name for pair in found.pairs for name in pair}):
        one = people[name]
        row = {"label": _printable(one["label"]), "type": one["type"], "named": one["named"]}
        if one["country"]:
            row["country"] = one["country"]
        made.add_node(name, **row, held=found.activity[name])
    labels = {one["id"]: one["label"] for one in net.propositions}
    for pair, held in found.pairs.items():
        for kind in KINDS:
            if held.claims[kind]:
                made.add_edge(
                    *pair,
                    key=kind,
                    kind=kind,
                    weight=len(held.claims[kind]),
                    average=found.weight(pair, kind, "average"),
                    jaccard=found.weight(pair, kind, "jaccard"),
                    issues=len(held.issues[kind]),
                    statements="|".join(sorted(held.statements[kind])),
                    claims="|".join(sorted(held.claims[kind])),
                    sample=_printable(min(labels[name] for name in held.claims[kind])),
                )
    return made


def _printable(text: str) -> str:
    """Leave out what XML cannot hold."""
    return "".join(c for c in text if c.isprintable())


def graphml(made: nx.MultiGraph) -> str:
    """Return a network as GraphML."""
    import networkx as nx

    return "\n".join(nx.generate_graphml(made, named_key_ids=True)) + "\n"
