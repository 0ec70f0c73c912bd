"""What a person decided about actors as they came out: joined and taken apart after the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.resolve.merged_actors import cluster_ids, name_ids

if TYPE_CHECKING:
    from kg.model import Judgement
    from kg.resolve.decisions import Decisions
    from kg.resolve.profiles import Profile

type Cluster = list[Profile]


def with_decisions(
    clusters: list[Cluster], decisions: Decisions
) -> tuple[list[Cluster], list[Judgement]]:
    """Return the clusters as a person wants them, and the decisions that had an effect.

    An id in a decision is an appearance's, a name's, or that of an actor as the rules have it.
    Unnamed holders of an office are joined within an article only.
    """
    used: list[Judgement] = []
    for one in decisions.all:
        divided = []
        for cluster in clusters:
            divided += _divided(cluster, one, used)
        clusters = divided
    for one in decisions.joined():
        ends = [_places(clusters, one.left), _places(clusters, one.right)]
        if not all(ends):
            continue
        into, *others = sorted({k for places in ends for k in places})
        if others and _allowed([clusters[k] for k in (into, *others)]):
            merged = [p for k in (into, *others) for p in clusters[k]]
            kept = [c for k, c in enumerate(clusters) if k not in {into, *others}]
            clusters = [*kept, sorted(merged, key=lambda p: p.id)]
        used.append(one)
    return sorted(clusters, key=lambda c: c[0].id), used


def _places(clusters: list[Cluster], unit: str) -> list[int]:
    """Return the clusters that an id stands for."""
    found = [k for k, c in enumerate(clusters) if any(unit in (p.id, p.key) for p in c)]
    return found or [
        k for k, name in enumerate(cluster_ids(clusters, name_ids(clusters))) if name == unit
    ]


def _divided(cluster: Cluster, one: Judgement, used: list[Judgement]) -> list[Cluster]:
    """Take one appearance out of a cluster that the decision says it is not."""
    if one.verdict.value != "different":
        return [cluster]
    for apart, rest in ((one.left, one.right), (one.right, one.left)):
        out = [p for p in cluster if p.id == apart]
        others = [p for p in cluster if p.id != apart]
        if out and others and any(rest in (p.id, p.key) for p in others):
            used.append(one)
            return [out, others]
        if out and others and rest in cluster_ids([cluster], name_ids([cluster])):
            used.append(one)
            return [out, others]
    return [cluster]


def _allowed(clusters: list[Cluster]) -> bool:
    """Tell whether clusters may be joined: the unnamed of two articles never."""
    every = [p for c in clusters for p in c]
    unnamed = any(not p.actor.named for p in every)
    return not unnamed or len({p.article for p in every}) == 1
