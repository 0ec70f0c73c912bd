"""One group for the same members, however each article names them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.resolve.merged_actors import PLACE, cluster_ids, name_ids

if TYPE_CHECKING:
    from kg.resolve.profiles import Profile


def join_same_members(clusters: list[list[Profile]]) -> list[list[Profile]]:
    """Return the clusters with those of groups that have the same members made one.

    A group's own id comes from its members as one article names
    them: "Bob Hale and Ana Ruiz" are Robert Hale and Ana Ruiz elsewhere.
    """
    grouped = [k for k, c in enumerate(clusters) if c[0].actor.members]
    if len(grouped) < 2:
        return clusters
    articles = {p.article for k in grouped for p in clusters[k]}
    homes = {
        (p.article, p.key): name
        for cluster, name in zip(clusters, cluster_ids(clusters, name_ids(clusters)), strict=True)
        for p in cluster
        if p.article in articles
    }
    first: dict[tuple[str, ...], int] = {}
    into: dict[int, list[int]] = {}
    for k in grouped:
        one = clusters[k][0]
        members = tuple(sorted({homes.get((one.article, m), m) for m in one.actor.members}))
        into.setdefault(first.setdefault(members, k), []).append(k)
    gone = {k for ks in into.values() for k in ks[1:]}
    found = []
    for k, cluster in enumerate(clusters):
        if k not in gone:
            same = into.get(k, [k])
            more = [p for j in same for p in clusters[j]]
            found.append(sorted(more, key=PLACE) if len(same) > 1 else cluster)
    return found
