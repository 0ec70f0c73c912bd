"""The people known so far in a block of names, and how a bare name finds those it may be."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from kg.resolve.candidate_names import index_keys, lookup_keys
from kg.resolve.person_names import family_relation, given_relation, parse_name

if TYPE_CHECKING:
    from kg.resolve.profiles import Group, Profile, Rarity


class KnownPerson:
    """The groups of one person so far, and what they say together."""

    def __init__(self, groups: list[Group]) -> None:
        self.groups = groups
        self.size = sum(map(len, groups))
        self.countries = {c for g in groups if (c := g[0].actor.country)}
        self.names = {g[0].actor.label for g in groups}
        self._company: Counter[str] | None = None
        self._odds: dict[str, float] = {}
        self._keys: dict[str, str] | None = None

    def gain(self, group: Group) -> None:
        """Take in a group."""
        self.groups.append(group)
        self.size += len(group)
        self.countries |= {c for c in (group[0].actor.country,) if c}
        self.names.add(group[0].actor.label)
        self._odds.clear()
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

    def likelihood(self, one: Profile, rarity: Rarity, size: int) -> float:
        """Return how much likelier a profile's company is beside this person than anywhere."""
        found = []
        for actor in one.company:
            if actor != one.key:
                if actor not in self._odds:
                    self._odds[actor] = rarity.odds(actor, self.company[actor], size)
                found.append(self._odds[actor])
        return math.fsum(found)

    def named_beside(self, one: Profile) -> bool:
        """Tell whether an article names the person by another full name than a profile's."""
        if " " not in one.actor.label:
            return False
        if self._keys is None:
            full = (p for g in self.groups for p in g if " " in p.actor.label)
            self._keys = {p.article: p.key for p in full}
        return self._keys.get(one.article, one.key) != one.key

    def is_called_otherwise(self, one: Profile) -> bool:
        """Tell whether the person has a given name that a profile's cannot be: "George W.".

        "George P." may be a "George Bush", of whom some article has "George W."
        """
        name = parse_name(one.actor.label)
        others = (parse_name(n) for n in self.names) if name.given else ()
        return any(given_relation(name, other) == "different" for other in others)

    def abroad(self, one: Profile) -> bool:
        """Tell whether a profile is of a country that the person is not of."""
        country = one.actor.country
        return country is not None and bool(self.countries) and country not in self.countries


class BearerIndex:
    """Finds the people of a block that a bare name may be, without asking them all."""

    def __init__(self, known: list[KnownPerson]) -> None:
        self._names: defaultdict[tuple[str, str | None], list[KnownPerson]] = defaultdict(list)
        self._countries: set[str | None] = set()
        self._offices: defaultdict[str, list[KnownPerson]] = defaultdict(list)
        for one in known:
            self.add(one)

    def add(self, person: KnownPerson) -> None:
        """Make a person known by the names, in the country, and by the offices."""
        country = min(person.countries, default=None)
        self._countries.add(country)
        names = {k for g in person.groups for k in index_keys(g[0].actor.label)}
        for key in sorted(names - {""} or names):  # who has a given name is looked for by it
            self._names[key, country].append(person)
        for office in sorted({_office(g[0]) for g in person.groups}):
            self._offices[office].append(person)

    def bearers(self, one: Profile) -> list[KnownPerson]:
        """Return the people with a given name and the surname that stands alone in a profile."""
        wanted = parse_name(one.actor.label)
        every = {id(p): p for people in self._names.values() for p in people}

        def bears(person: KnownPerson) -> bool:
            name = parse_name(person.groups[0][0].actor.label)
            return bool(name.given) and family_relation(name, wanted) == "equal"

        return [p for p in every.values() if bears(p)]

    def to(self, one: Profile) -> list[KnownPerson]:
        """Return the people near a profile; for a lone surname those that hold its office."""
        if index_keys(one.actor.label) == {""}:
            held = one.actor.role and (one.actor.country or one.actor.affiliation)
            return self._offices.get(_office(one), []) if held else []
        mine = one.actor.country
        near = {None, mine} if mine else self._countries  # of another country, it is forbidden
        places = [(key, c) for key in lookup_keys(one.actor.label) for c in near]
        return list({id(c): c for p in places for c in self._names.get(p, ())}.values())


def _office(one: Profile) -> str:
    return f"{one.actor.role} {one.actor.country or one.actor.affiliation}"
