"""Bare names: give each to the one person that it can be, and to nobody where it could be two."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING

from kg.gazetteer import gazetteer
from kg.resolve.candidate_names import index_keys
from kg.resolve.chief_bearers import ChiefBearers, names_told_apart
from kg.resolve.clusters import Clusters, reason_apart
from kg.resolve.features import SAME, UNSURE, Weighed, reason_forbidden, table, weigh, with_company
from kg.resolve.known_people import BearerIndex, KnownPerson
from kg.resolve.person_names import block, parse_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.resolve.profiles import Group, Profile

_SURE = 0.95
"""Estimate from which a bare name is one namesake's and not another's."""

_WELL_KNOWN = 20
"""Articles from which the only one of a surname and office is who a bare surname means."""

_DOMINANT = 8
_SHARE = 0.9
"""Articles of a person, and share of all of the surname, from which it alone means that person."""

_ASKED = 12
"""Groups of a cluster that a bare name is compared with; those that tell most come first."""

type _Fit = tuple[Weighed, KnownPerson, Profile]


def people_by_cluster(profiles: Sequence[Profile], clusters: Clusters) -> list[list[Profile]]:
    """Return the profiles of people by person; `clusters` gathers the judgements."""
    clusters.told_apart = names_told_apart(profiles)
    blocks: defaultdict[str, list[Group]] = defaultdict(list)
    for group in clusters.groups(profiles):
        blocks[block(parse_name(group[0].actor.label))].append(group)
    chiefs = ChiefBearers(clusters)
    found: list[KnownPerson] = []
    for key in sorted(blocks):
        telling = [g for g in blocks[key] if clusters.telling(g)]
        bare = [g for g in blocks[key] if not clusters.telling(g)]
        known = [KnownPerson(c) for c in clusters.joined(telling)]
        found += chiefs.gathered(_attached(clusters, known, bare))
    return [[p for g in c.groups for p in g] for c in chiefs.by_first_names(found)]


def _attached(clusters: Clusters, known: list[KnownPerson], bare: list[Group]) -> list[KnownPerson]:
    near = BearerIndex(known)
    alone: list[KnownPerson] = []
    for group in sorted(bare, key=_rank):
        fits = _fitting(clusters, group, near.to(group[0]))
        if len(fits) == 1 and fits[0][0].weight < SAME:
            fits = [(_prominent(fits[0], group[0]), *fits[0][1:])]
        if not any(f[0].weight >= SAME for f in fits):
            fits = _dominant(clusters, group[0], near) or fits
        sure = [f for f in fits if f[0].weight >= SAME]
        if len(sure) > 1:
            alone += [KnownPerson([(p,)]) for p in _divided(clusters, group, sure)]
            continue
        clusters.one_group(group)
        if sure:
            clusters.same(sure[0][2], group[0], sure[0][0])
            sure[0][1].gain(group)
            continue
        if fits:
            clusters.unsure(fits[0][2], group[0], fits[0][0], None)
        mine = KnownPerson([group])
        alone.append(mine)
        if index_keys(group[0].actor.label) != {""}:
            near.add(mine)
    return [*known, *alone]


def _rank(group: Group) -> tuple[int, int, str]:
    """Return the turn of a bare name: full names first, then what most articles say.

    The first to come with a country decides for a person whose country nobody told.
    """
    return -len(parse_name(group[0].actor.label).given), -len(group), group[0].id


def _fitting(clusters: Clusters, group: Group, known: list[KnownPerson]) -> list[_Fit]:
    """Return the people that a bare name may be, the likeliest first."""
    fits = []
    units = clusters.units([group])
    for person in known:
        if person.abroad(group[0]) or person.is_called_otherwise(group[0]):
            continue
        found = _likeliest(clusters, group[0], person.groups)
        if found is None or found[0].weight < UNSURE:
            continue
        if not units or clusters.decisions.apart(units, clusters.units(person.groups)) is None:
            fits.append((found[0], person, found[1]))
    return sorted(fits, key=lambda f: (-f[0].weight, f[2].id))


def _likeliest(
    clusters: Clusters, one: Profile, cluster: list[Group]
) -> tuple[Weighed, Profile] | None:
    """Return the group of a cluster nearest to a bare name; None as soon as one speaks against."""
    best: tuple[float, str, Weighed, Profile] | None = None
    for first in (g[0] for g in cluster[:_ASKED]):
        found = weigh(first, one, clusters.rarity)
        if reason_apart(first, one, found) is not None or clusters.are_told_apart(first, one):
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
    found, person, _ = fit
    alone = " " not in one.actor.label
    common = alone and one.actor.label in gazetteer().surnames
    if common or person.size < _WELL_KNOWN:
        return found
    return Weighed((*found.features, ("prominent", table()["prominent"][0])), found.forbidden)


def _dominant(clusters: Clusters, one: Profile, near: BearerIndex) -> list[_Fit]:
    """Return whom a surname alone means where nearly all articles mean one of that surname.

    Papers give no name in full, and no office, of him whom everybody knows.
    """
    if (
        one.actor.role is not None
        or " " in one.actor.label
        or one.actor.label in gazetteer().surnames
    ):
        return []
    bearers = near.bearers(one)
    total = sum(p.size for p in bearers)
    best = max(bearers, key=lambda p: (p.size, p.groups[0][0].id), default=None)
    if best is None or best.size < _DOMINANT or best.size < _SHARE * total or best.abroad(one):
        return []
    first = best.groups[0][0]
    found = weigh(first, one, clusters.rarity)
    against = reason_apart(first, one, found) is not None or found.weight < 0
    if against or clusters.decisions.apart(clusters.units([(one,)]), clusters.units(best.groups)):
        return []
    told = ("dominant", table()["dominant"][0])
    return [(Weighed((*found.features, told), found.forbidden), best, first)]


def _divided(clusters: Clusters, group: Group, fits: list[_Fit]) -> list[Profile]:
    """Give each article of an ambiguous name to the namesake whose company it keeps, or nobody.

    Returns those that stay alone.
    """
    gained: list[list[Profile]] = [[] for _ in fits]
    sizes = [person.size for _, person, _ in fits]  # as they stand before any is given away
    weights = [weigh(f, group[0], clusters.rarity, alone=True) for _, _, f in fits]
    left = []
    for one in group:
        odds = {}
        for k, (_, person, first) in enumerate(fits):
            if reason_forbidden(first, one) is None and not person.named_beside(one):
                company = person.likelihood(one, clusters.rarity, sizes[k])
                odds[k] = math.log(sizes[k]) + weights[k].weight + company
        if not odds:
            left.append(one)
            continue
        best = max(odds, key=lambda k: (odds[k], -k))
        sure = 1 / math.fsum(math.exp(min(o - odds[best], 0)) for o in odds.values())
        first = fits[best][2]
        found = with_company(weights[best], first, one, clusters.rarity)
        if sure >= _SURE:
            gained[best].append(one)
            clusters.same(first, one, found)
        else:
            left.append(one)
            clusters.unsure(first, one, found, "it may be a namesake")
    for (_, person, _), more in zip(fits, gained, strict=True):
        if more:
            person.gain(tuple(more))
    return left
