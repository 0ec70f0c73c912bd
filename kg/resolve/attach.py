"""Bare names: give each to the one person that it can be, and to nobody where it could be two."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from kg.gazetteer import gazetteer
from kg.resolve.clusters import Clusters, apart, known_by, looked_for
from kg.resolve.features import SAME, UNSURE, Weighed, table, weigh
from kg.resolve.person_names import block, parse_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.resolve.clusters import Group
    from kg.resolve.profiles import Profile

_SURE = 0.9
"""Estimate from which a bare name is one namesake's and not another's."""

_WELL_KNOWN = 20
"""Articles from which the only one of a surname and office is who a bare surname means."""

_ASKED = 12
"""Groups of a cluster that a bare name is compared with; those that tell most come first."""

type _Fit = tuple[Weighed, list[Group], Profile]


def people(profiles: Iterable[Profile], clusters: Clusters) -> list[list[Profile]]:
    """Return the profiles of people by person; `clusters` gathers the judgements."""
    blocks: defaultdict[str, list[Profile]] = defaultdict(list)
    for one in profiles:
        blocks[block(parse_name(one.actor.label))].append(one)
    found = []
    for key in sorted(blocks):
        telling, bare = clusters.groups(blocks[key])
        found += _attached(clusters, clusters.joined(telling), bare)
    return found


class _Near:
    """Finds the clusters of a block that a bare name may belong to, without asking them all."""

    def __init__(self, known: list[list[Group]]) -> None:
        self._names: defaultdict[tuple[str, str | None], list[list[Group]]] = defaultdict(list)
        self._countries: set[str | None] = set()
        self._offices: defaultdict[str, list[list[Group]]] = defaultdict(list)
        for cluster in known:
            self.add(cluster)

    def add(self, cluster: list[Group]) -> None:
        """Make a cluster known by its names, in its country, and by its offices."""
        country = next((g[0].actor.country for g in cluster[:_ASKED] if g[0].actor.country), None)
        self._countries.add(country)
        for key in sorted({k for g in cluster for k in known_by(g[0].actor.label)}):
            self._names[key, country].append(cluster)
        for office in sorted({_office(g[0]) for g in cluster}):
            self._offices[office].append(cluster)

    def to(self, one: Profile) -> list[list[Group]]:
        """Return the clusters near a profile; for a lone surname those that hold its office."""
        if known_by(one.actor.label) == {""}:
            return self._offices.get(_office(one), []) if one.actor.role else []
        mine = one.actor.country
        near = {None, mine} if mine else self._countries  # of another country, it is forbidden
        places = [(key, c) for key in looked_for(one.actor.label) for c in near]
        return list({id(c): c for p in places for c in self._names.get(p, ())}.values())


def _office(one: Profile) -> str:
    return f"{one.actor.role} {one.actor.country or one.actor.affiliation}"


def _attached(
    clusters: Clusters, known: list[list[Group]], bare: list[Group]
) -> list[list[Profile]]:
    near = _Near(known)
    alone: list[list[Group]] = []
    for group in sorted(bare, key=lambda g: (-len(parse_name(g[0].actor.label).given), g[0].id)):
        fits = _fitting(clusters, group, near.to(group[0]))
        if len(fits) == 1 and fits[0][0].weight < SAME:
            fits = [(_prominent(fits[0], group[0]), *fits[0][1:])]
        sure = [f for f in fits if f[0].weight >= SAME]
        if len(sure) > 1:
            alone += [[(p,)] for p in _divided(clusters, group, sure)]
            continue
        clusters.one_group(group)
        if sure:
            clusters.same(sure[0][2], group[0], sure[0][0])
            sure[0][1].append(group)
            continue
        if fits:
            clusters.unsure(fits[0][2], group[0], fits[0][0], None)
        mine = [group]
        alone.append(mine)
        if known_by(group[0].actor.label) != {""}:
            near.add(mine)
    return [[p for g in c for p in g] for c in (*known, *alone)]


def _fitting(clusters: Clusters, group: Group, known: list[list[Group]]) -> list[_Fit]:
    """Return the clusters that a bare name may belong to, the likeliest first."""
    fits = []
    units = clusters.units([group])
    for cluster in known:
        found = _likeliest(clusters, group[0], cluster)
        if found is None or found[0].weight < UNSURE:
            continue
        if clusters.decisions.apart(units, clusters.units(cluster)) is None:
            fits.append((found[0], cluster, found[1]))
    return sorted(fits, key=lambda f: (-f[0].weight, f[2].id))


def _likeliest(
    clusters: Clusters, one: Profile, cluster: list[Group]
) -> tuple[Weighed, Profile] | None:
    """Return the group of a cluster nearest to a bare name; None as soon as one speaks against."""
    best: tuple[float, str, Weighed, Profile] | None = None
    for first in (g[0] for g in cluster[:_ASKED]):
        found = weigh(first, one, clusters.rarity)
        if apart(first, one, found) is not None:
            return None
        rank = (found.weight, first.id)
        if best is None or rank > best[:2]:
            best = (*rank, found, first)
    return best[2:] if best is not None else None


def _prominent(fit: _Fit, one: Profile) -> Weighed:
    """Return the weight of the only fit, more where everybody would think of that one.

    Papers leave out the given name of the well known. A surname that a fifth of a nation bears says
    too little even so.
    """
    found, cluster, _ = fit
    alone = " " not in one.actor.label
    common = alone and one.actor.label in gazetteer().surnames
    if common or sum(map(len, cluster)) < _WELL_KNOWN:
        return found
    return Weighed((*found.features, ("prominent", table()["prominent"][0])), found.forbidden)


def _divided(clusters: Clusters, group: Group, fits: list[_Fit]) -> list[Profile]:
    """Give each article of an ambiguous name to the namesake whose company it keeps, or nobody.

    Returns those that stay alone.
    """
    counts = [Counter(a for g in c for p in g for a in p.company) for _, c, _ in fits]
    sizes = [sum(len(g) for g in c) for _, c, _ in fits]
    gained: list[list[Profile]] = [[] for _ in fits]
    left = []
    for one in group:
        odds = [
            math.log(size)
            + weigh(first, one, clusters.rarity, alone=True).weight
            + clusters.rarity.likelihood(one.company, count, size)
            for (_, _, first), count, size in zip(fits, counts, sizes, strict=True)
        ]
        best = max(range(len(fits)), key=lambda k: (odds[k], -k))
        sure = 1 / sum(math.exp(min(o - odds[best], 0)) for o in odds)
        first = fits[best][2]
        found = weigh(first, one, clusters.rarity)
        if sure >= _SURE:
            gained[best].append(one)
            clusters.same(first, one, found)
        else:
            left.append(one)
            clusters.unsure(first, one, found, "it may be a namesake")
    for (_, cluster, _), more in zip(fits, gained, strict=True):
        if more:
            cluster.append(tuple(more))
    return left
