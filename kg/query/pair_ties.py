"""What joins and what divides two actors: claims on which they take sides, and acts between them.

Each is counted by utterances (`origin`), so that a paper that prints an act twice, or a sentence
with five claims, adds one. How strong a tie is weighs them by how often statements like these are
read right (`confidence`), and what many say together by one over the others (Newman 2001): a list
of ten speakers makes forty-five pairs of which nothing else is known.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import product
from typing import TYPE_CHECKING

from kg.link.whose_side import is_only_owned
from kg.query.aggregates import aimed_at, ids, speaks_for, told_by_others, tone
from kg.query.claim_stands import are_apart, claim_stands, in_common

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.query.claim_stands import Common
    from kg.query.network import Network
    from kg.query.records import Record

KINDS = ("agree", "disagree", "cooperation", "conflict")
"""What joins or divides, in the order of a table's columns."""


@dataclass(slots=True)
class _Utterances:
    """The utterances of one kind between two, those of each end, with their weights."""

    mine: set[str] = field(default_factory=set)
    theirs: set[str] = field(default_factory=set)
    weights: dict[str, float] = field(default_factory=dict)

    def add(self, mine: Iterable[Record], theirs: Iterable[Record], weight: float) -> None:
        ends = ({_origin(s) for s in mine}, {_origin(s) for s in theirs})
        self.mine |= ends[0]
        self.theirs |= ends[1]
        for name in ends[0] | ends[1]:
            self.weights[name] = max(weight, self.weights.get(name, 0.0))

    @property
    def count(self) -> int:
        """How many utterances, of the one who made fewer."""
        return min(len(self.mine), len(self.theirs))

    @property
    def strength(self) -> float:
        """How many of them are to be expected right."""
        sure = sum(self.weights.values()) / max(1, len(self.weights))
        return self.count * sure


@dataclass(frozen=True, slots=True)
class PairTie:
    """What joins and divides two actors: for each of `KINDS` the utterances, and their strength."""

    counts: tuple[int, ...]
    strengths: tuple[float, ...]

    @property
    def strength(self) -> float:
        """How much there is between them, whatever its sign."""
        return round(sum(self.strengths), 6)

    @property
    def sign(self) -> str:
        """Whether what joins them outweighs what divides them: `+`, `−` or `±`."""
        agree, disagree, cooperation, conflict = self.counts
        plus, minus = agree + cooperation, disagree + conflict
        return "+" if plus > minus else "−" if minus > plus else "±"


def pair_ties(net: Network) -> dict[tuple[str, str], PairTie]:
    """Return what joins and divides each pair of actors, by their ids in order.

    Two who speak for one side are no pair, and nobody is one with those of whom only a pronoun
    tells whose they are ("his campaign"): they may be his own.
    """
    sides = speaks_for(net.people)
    found: defaultdict[tuple[str, str], dict[str, _Utterances]] = defaultdict(
        lambda: {kind: _Utterances() for kind in KINDS}
    )
    known = {name for name, label in net.actors.nodes(data="label") if not is_only_owned(label)}
    for stands in claim_stands(net):
        for pair in in_common(stands, sides):
            if pair.one in known and pair.other in known:
                kind = "agree" if pair.agree else "disagree"
                found[pair.one, pair.other][kind].add(pair.mine, pair.theirs, _weight(pair))
    apart = told_by_others(net.records, sides)
    names = {one["id"]: (one["label"], *one["aliases"]) for one in net.people}
    for one in net.records:
        kind = {1: "cooperation", -1: "conflict"}.get(tone(one), "")
        if not kind or one["id"] in apart:
            continue
        for speaker, target in product(ids(one["speakers"]), ids(one["targets"])):
            pair_of = min(speaker, target), max(speaker, target)
            direct = aimed_at(one, target) and not _is_told_by_its_owner(target, one, names)
            if direct and known.issuperset(pair_of) and are_apart(*pair_of, sides):
                found[pair_of][kind].add([one], [one], one["confidence"])
    return {
        pair: PairTie(
            tuple(kinds[kind].count for kind in KINDS),
            tuple(kinds[kind].strength for kind in KINDS),
        )
        for pair, kinds in sorted(found.items())
    }


def _is_told_by_its_owner(target: str, said: Record, names: Mapping[str, tuple[str, ...]]) -> bool:
    """Tell whether a target is something of another target of the act: "Hill's record" of Hill."""
    owner = re.match(r"(.+?)['’]s? ", names.get(target, ("",))[0])
    others = (name for p in said["targets"] if p["id"] != target for name in names.get(p["id"], ()))
    return owner is not None and any(name.endswith(owner[1]) for name in others)


def _origin(said: Record) -> str:
    name: str = said["origin"] or said["id"]
    return name


def _weight(pair: Common) -> float:
    """Return how much it says of two that they say the same, or the opposite, of one claim."""
    together = {s["id"] for s in pair.mine} & {s["id"] for s in pair.theirs}
    alone = [[s for s in said if s["id"] not in together] for said in (pair.mine, pair.theirs)]
    best = [max((s["confidence"] for s in said), default=0.0) for said in alone]
    joint = (
        s["confidence"] / (len(ids(s["speakers"])) - 1) for s in pair.mine if s["id"] in together
    )
    return max(min(best), max(joint, default=0.0))
