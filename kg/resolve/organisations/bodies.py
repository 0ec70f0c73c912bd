"""Which organisations are one: the same name, however it is written, and no others.

Bodies of the gazetteer and organs of states have ids from its tables already. The others are told
by their names (`kg.resolve.organisations.body_names`), and by their countries where articles tell
of several; numbers must agree: the 3rd Division is not the 5th.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from kg.model import Judgement, Verdict
from kg.resolve.features import table
from kg.resolve.organisations.body_names import plain_name, short_names, told_short_names

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.resolve.clusters import Clusters
    from kg.resolve.profiles import Profile

_SELDOM = 0.1
"""Share of the articles with a name that must tell of a country for it to be the body's."""


def bodies(profiles: Iterable[Profile], clusters: Clusters) -> list[list[Profile]]:
    """Return the profiles of organisations by organisation."""
    found: defaultdict[str, list[Profile]] = defaultdict(list)
    ordered = sorted(profiles, key=lambda p: p.id)
    into = told_short_names(ordered)
    names = {p.id: p.entry or plain_name(p.actor.label) for p in ordered}
    known = {*names.values(), *short_names().values()}
    for one in ordered:
        long = into.get(names[one.id], names[one.id])
        found[long if long in known else names[one.id]].append(one)
    return [part for name in sorted(found) for part in _apart(found[name], clusters)]


def _apart(same: list[Profile], clusters: Clusters) -> list[list[Profile]]:
    """Divide bodies of one name by the countries that are theirs, and as a person decided."""
    several = countries_told(p.actor.country for p in same)
    parts: list[tuple[list[Profile], set[str]]] = []
    for one in sorted(same, key=lambda p: (p.actor.country not in several, p.id)):
        country = one.actor.country if one.actor.country in several else None
        fits = [p for p in parts if _fits(p, one, country, clusters)]
        if len(fits) == 1 or (fits and country is not None):
            clusters.judgements.append(_judged(fits[0][0][0], one))
            fits[0][0].append(one)
            fits[0][1].update({country} if country else ())
        else:
            parts.append(([one], {country} if country else set()))
    return [profiles for profiles, _ in parts]


def countries_told(told: Iterable[str | None]) -> frozenset[str]:
    """Return the countries of bodies of one name, without those that few articles tell of.

    A people's or party's name in one article of a country ("Chadian Liberals") is no other body.
    """
    every = Counter(told)
    total = every.total()
    del every[None]
    return frozenset(c for c, n in every.items() if c and n >= _SELDOM * total)


def _fits(
    part: tuple[list[Profile], set[str]], one: Profile, country: str | None, clusters: Clusters
) -> bool:
    profiles, countries = part
    if country is not None and countries and country not in countries:
        return False
    units = clusters.units([(one,)])
    if not units:
        return True
    return clusters.decisions.apart(clusters.units([tuple(profiles)]), units) is None


def _judged(one: Profile, other: Profile) -> Judgement:
    same = plain_name(one.actor.label) == plain_name(other.actor.label)
    feature = "word" if same else "alias"
    weight, says = table()[feature]
    return Judgement(
        left=one.id,
        right=other.id,
        verdict=Verdict.SAME,
        by="rule",
        score=0.95 if same else 0.9,
        reason=says,
        features=(f"{feature} {weight:+.1f}",),
    )
