"""Bare names: give each to the one person that it can be, and to nobody where it could be two."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from kg.gazetteer import gazetteer
from kg.resolve.clusters import Clusters, apart
from kg.resolve.features import SAME, UNSURE, Weighed, guard, table, weigh, with_company
from kg.resolve.nearby import known_by, looked_for
from kg.resolve.person_names import block, parse_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.resolve.clusters import Group
    from kg.resolve.profiles import Profile

_SURE = 0.95
"""Estimate from which a bare name is one namesake's and not another's."""

_WELL_KNOWN = 20
"""Articles from which the only one of a surname and office is who a bare surname means."""

_ASKED = 12
"""Groups of a cluster that a bare name is compared with; those that tell most come first."""

type _Fit = tuple[Weighed, _Known, Profile]


class _Known:
    """The groups of one person so far, and what they say together."""

    def __init__(self, groups: list[Group]) -> None:
        self.groups = groups
        self.size = sum(map(len, groups))
        self.countries = {c for g in groups if (c := g[0].actor.country)}
        self._company: Counter[str] | None = None
        self._keys: dict[str, str] | None = None

    def gain(self, group: Group) -> None:
        """Take in a group."""
        self.groups.append(group)
        self.size += len(group)
        self.countries |= {c for c in (group[0].actor.country,) if c}
        if self._company is not None:
            self._company.update(a for p in group for a in p.company)
        if self._keys is not None:
            self._keys.update((p.article, p.key) for p in group if " " in p.actor.label)

    @property
    def company(self) -> Counter[str]:
        """How many of the person's articles name each other actor."""
        if self._company is None:
            self._company = Counter(a for g in self.groups for p in g for a in p.company)
        return self._company

    def named_beside(self, one: Profile) -> bool:
        """Tell whether an article names the person by another full name than a profile's."""
        if " " not in one.actor.label:
            return False
        if self._keys is None:
            full = (p for g in self.groups for p in g if " " in p.actor.label)
            self._keys = {p.article: p.key for p in full}
        return self._keys.get(one.article, one.key) != one.key

    def abroad(self, one: Profile) -> bool:
        """Tell whether a profile is of a country that the person is not of."""
        country = one.actor.country
        return country is not None and bool(self.countries) and country not in self.countries


def people(profiles: Iterable[Profile], clusters: Clusters) -> list[list[Profile]]:
    """Return the profiles of people by person; `clusters` gathers the judgements."""
    blocks: defaultdict[str, list[Group]] = defaultdict(list)
    for group in clusters.groups(profiles):
        blocks[block(parse_name(group[0].actor.label))].append(group)
    found = []
    for key in sorted(blocks):
        telling = [g for g in blocks[key] if clusters.telling(g)]
        bare = [g for g in blocks[key] if not clusters.telling(g)]
        known = [_Known(c) for c in clusters.joined(telling)]
        found += _attached(clusters, known, bare)
    return found


class _Near:
    """Finds the people of a block that a bare name may be, without asking them all."""

    def __init__(self, known: list[_Known]) -> None:
        self._names: defaultdict[tuple[str, str | None], list[_Known]] = defaultdict(list)
        self._countries: set[str | None] = set()
        self._offices: defaultdict[str, list[_Known]] = defaultdict(list)
        for one in known:
            self.add(one)

    def add(self, person: _Known) -> None:
        """Make a person known by the names, in the country, and by the offices."""
        country = min(person.countries, default=None)
        self._countries.add(country)
        names = {k for g in person.groups for k in known_by(g[0].actor.label)}
        for key in sorted(names - {""} or names):  # who has a given name is looked for by it
            self._names[key, country].append(person)
        for office in sorted({_office(g[0]) for g in person.groups}):
            self._offices[office].append(person)

    def to(self, one: Profile) -> list[_Known]:
        """Return the people near a profile; for a lone surname those that hold its office."""
        if known_by(one.actor.label) == {""}:
            return self._offices.get(_office(one), []) if one.actor.role else []
        mine = one.actor.country
        near = {None, mine} if mine else self._countries  # of another country, it is forbidden
        places = [(key, c) for key in looked_for(one.actor.label) for c in near]
        return list({id(c): c for p in places for c in self._names.get(p, ())}.values())


def _office(one: Profile) -> str:
    return f"{one.actor.role} {one.actor.country or one.actor.affiliation}"


def _attached(clusters: Clusters, known: list[_Known], bare: list[Group]) -> list[list[Profile]]:
    near = _Near(known)
    alone: list[_Known] = []
    for group in sorted(bare, key=_rank):
        fits = _fitting(clusters, group, near.to(group[0]))
        if len(fits) == 1 and fits[0][0].weight < SAME:
            fits = [(_prominent(fits[0], group[0]), *fits[0][1:])]
        sure = [f for f in fits if f[0].weight >= SAME]
        if len(sure) > 1:
            alone += [_Known([(p,)]) for p in _divided(clusters, group, sure)]
            continue
        clusters.one_group(group)
        if sure:
            clusters.same(sure[0][2], group[0], sure[0][0])
            sure[0][1].gain(group)
            continue
        if fits:
            clusters.unsure(fits[0][2], group[0], fits[0][0], None)
        mine = _Known([group])
        alone.append(mine)
        if known_by(group[0].actor.label) != {""}:
            near.add(mine)
    return [[p for g in c.groups for p in g] for c in (*known, *alone)]


def _rank(group: Group) -> tuple[int, int, str]:
    """Return the turn of a bare name: full names first, then what most articles say.

    The first to come with a country decides for a person whose country nobody told.
    """
    return -len(parse_name(group[0].actor.label).given), -len(group), group[0].id


def _fitting(clusters: Clusters, group: Group, known: list[_Known]) -> list[_Fit]:
    """Return the people that a bare name may be, the likeliest first."""
    fits = []
    units = clusters.units([group])
    for person in known:
        if person.abroad(group[0]):
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
    found, person, _ = fit
    alone = " " not in one.actor.label
    common = alone and one.actor.label in gazetteer().surnames
    if common or person.size < _WELL_KNOWN:
        return found
    return Weighed((*found.features, ("prominent", table()["prominent"][0])), found.forbidden)


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
            if guard(first, one) is None and not person.named_beside(one):
                company = clusters.rarity.likelihood(one, person.company, sizes[k])
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
