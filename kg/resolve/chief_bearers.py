"""Whom nearly all articles mean by a name: what few of them tell otherwise is outvoted.

In: the people of the collection so far. Out: the same, where a name that could be nobody else's is
given to its chief bearer. Each article weighs in by what it tells: how often the bearer has the
office, country and company that stand beside the name there, against how often anybody has.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from functools import cached_property
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from kg.gazetteer import gazetteer
from kg.resolve.features import Weighed, field_of, is_body, is_described, weigh
from kg.resolve.person_names import family_relation, given_relation, is_initial, parse_name
from kg.resolve.word_lists import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from kg.resolve.clusters import Clusters
    from kg.resolve.known_people import KnownPerson
    from kg.resolve.profiles import Profile, Rarity

SURE = math.log(0.95 / 0.05)
"""Log-odds from which a name is its chief bearer's."""

_RIVAL = 3
_DOUBT = math.log(0.99 / 0.01) - SURE
_DOUBT_OF_OFFICE = math.log(0.98 / 0.02) - SURE
"""Articles of a second bearer of a full name that make it doubtful, and how much surer it must be
then; the same for a surname that several bear in one office."""

CHIEF = 8
"""Articles from which somebody may be whom everybody means by his name."""

_RIVALS = 12
"""Bearers of a name that are weighed against each other, those of the most articles first: each
later one weighs less than the eighth that is asked of a chief, and all of them take time."""

_BY_FIRST_NAME = 20
"""Articles from which somebody may be called by the first name alone."""

_NAMESAKES = 0.15
"""Articles to be expected of unknown namesakes: one name in twenty has one, told of thrice."""
_OF_SURNAME = 0.4
"""The same of people unknown so far with a surname, or with a name that many share."""

_COMPANY = 3.0
_ROLES = 0.05
"""Share that an office has among what articles tell of people, at least."""
_SAME_FIELD = -0.7
_OTHER_FIELD = -2.3
_OTHER_COUNTRY = -4.0
_COUNTRY = 1.0
_BODY = 1.0
_OTHER_BODY = -2.3
_OTHER_GENDER = -4.6
_LONG_AGO = -1.5
_YEARS = 4
_MISREAD = 0.2
"""Log-odds by judgement: one office in ten, and one country in fifty, is misread in an article."""


class Bearer:
    """Somebody of whom many articles tell, and what they tell of him, by articles."""

    def __init__(self, known: KnownPerson) -> None:
        self.known = known
        self._profiles = [p for g in known.groups for p in g]
        self.size = len(self._profiles)
        self.first = min(self._profiles, key=lambda p: (_cut_short(p.actor.label), p.id))
        self.name = parse_name(self.first.actor.label)

    @cached_property
    def roles(self) -> Counter[str | None]:
        """The offices that articles tell of the bearer, each with how many do."""
        return Counter(p.actor.role for p in self._profiles if p.actor.role)

    @cached_property
    def countries(self) -> Counter[str]:
        """The countries, likewise."""
        return Counter(p.actor.country for p in self._profiles if p.actor.country)

    @cached_property
    def bodies(self) -> Counter[str | None]:
        """The bodies that the bearer belongs to, likewise."""
        return Counter(p.actor.affiliation for p in self._profiles if is_body(p))

    @cached_property
    def genders(self) -> Counter[str]:
        """The genders, likewise."""
        return Counter(p.actor.gender for p in self._profiles if p.actor.gender)

    @cached_property
    def entries(self) -> set[str]:
        """The entries of the gazetteer that the articles' names are."""
        return {p.entry for p in self._profiles if p.entry}

    @cached_property
    def articles(self) -> dict[str, Profile]:
        """What each article tells of the bearer, by its id."""
        return {p.article: p for p in self._profiles}

    @cached_property
    def keys(self) -> set[str]:
        """The keys of the names by which articles know the bearer."""
        return {p.key for p in self._profiles}

    @cached_property
    def years(self) -> tuple[int, int] | None:
        """First and last year in which articles tell of the bearer."""
        years = [y for g in self.known.groups for p in g if (y := p.year) is not None]
        return (min(years), max(years)) if years else None

    @cached_property
    def fields(self) -> frozenset[str]:
        """The fields of the offices that one article in ten tells of, of those that tell any."""
        offices = {r: n for r, n in self.roles.items() if r is not None}
        told = {r: n for r, n in offices.items() if r not in _described(offices)}
        least = 0.1 * sum(told.values())
        return frozenset(field_of(r) for r, n in told.items() if n >= least)

    def may_be(self, one: Profile) -> bool:
        """Tell whether nothing forbids that an article means the bearer."""
        if one.entry and self.entries and one.entry not in self.entries:
            return False
        other = self.articles.get(one.article)
        if other is None or other.key == one.key:
            return True
        mine, theirs = one.actor.label.split(" "), other.actor.label.split(" ")
        if len(mine) == 1 and self.roles[one.actor.role] >= CHIEF:
            return True  # the office tells, where the article itself does not
        several = len(mine) > 1 and len(theirs) > 1  # "Ann Lee", "Ann May Lee": a slip
        return several and (set(mine) <= set(theirs) or set(theirs) <= set(mine))

    def odds(self, others: Sequence[Profile], rarity: Rarity) -> float:
        """Return the log of how much likelier profiles are the bearer's than anybody's.

        What several articles tell alike counts less each time: one may have it of the other. Two
        things told otherwise, office and country, are not both misread.
        """
        found = []
        twice = 0
        for one in others:
            office, country = self._office(one), self._country(one)
            twice += office <= _OTHER_FIELD and country <= _OTHER_COUNTRY
            beside = self._company(one, rarity) + self._body(one)
            found.append(office + country + self._gender(one) + self._time(one) + beside)
        if twice > _MISREAD * len(found):
            return -math.inf
        return math.fsum(found) / len(found) * (1 + math.log(len(found)))

    def _company(self, one: Profile, rarity: Rarity) -> float:
        company = self.known.company
        told = (a for a in one.company if a != one.key)
        found = math.fsum(rarity.lift(a, company[a], self.size) for a in told)
        return max(-_COMPANY, min(_COMPANY, found))

    def _office(self, one: Profile) -> float:
        role = one.actor.role
        if role is None or not self.roles or is_described(one):
            return 0.0
        same = sum(n for r, n in self.roles.items() if _is_like(role, r))
        alike = field_of(role) in self.fields and " " in one.actor.label
        seldom = _SAME_FIELD if alike else _OTHER_FIELD
        return max(seldom, math.log(same / (self.size + 1) / _ROLES)) if same else seldom

    def _country(self, one: Profile) -> float:
        country = one.actor.country
        if country is None or not self.countries:
            return 0.0
        if 2 * self.countries[country] >= sum(self.countries.values()):
            return _COUNTRY
        return _OTHER_COUNTRY / 2 if is_described(one) else _OTHER_COUNTRY

    def _body(self, one: Profile) -> float:
        body = one.actor.affiliation
        if body is None or not self.bodies or not is_body(one) or is_described(one):
            return 0.0
        return _BODY if body in self.bodies else _OTHER_BODY

    def _gender(self, one: Profile) -> float:
        gender = one.actor.gender
        if gender is None or not self.genders:
            return 0.0
        return 0.0 if 2 * self.genders[gender] >= sum(self.genders.values()) else _OTHER_GENDER

    def _time(self, one: Profile) -> float:
        year, years = one.year, self.years
        if year is None or years is None:
            return 0.0
        return _LONG_AGO if year < years[0] - _YEARS or year > years[1] + _YEARS else 0.0


class _Choice(NamedTuple):
    """The likeliest bearer of a name, and the log-odds that it is he."""

    odds: float
    bearer: Bearer


class ChiefBearers:
    """Gives names to their chief bearers; `clusters` gathers the judgements."""

    def __init__(self, clusters: Clusters) -> None:
        self.clusters = clusters

    def gathered(self, people: list[KnownPerson]) -> list[KnownPerson]:
        """Return the people of one block of names, each small one joined to the chief it names."""
        return self._given_away(people, CHIEF, _bears)

    def by_first_names(self, people: list[KnownPerson]) -> list[KnownPerson]:
        """Return all people, those known by a first name alone joined to whom it means."""
        chiefs = {n for p in people if p.size >= _BY_FIRST_NAME for n in _parts(p)}
        wanted = {n for p in people if (n := _one_word(p)) in chiefs}
        asked = [p for p in people if _parts(p) & wanted]
        left = set(map(id, self._given_away(asked, _BY_FIRST_NAME, _is_called)))
        gone = {id(p) for p in asked} - left
        return [p for p in people if id(p) not in gone]

    def _given_away(
        self, people: list[KnownPerson], least: int, may_bear: _MayBear
    ) -> list[KnownPerson]:
        if all(p.size < least for p in people):
            return people
        bearers = sorted(map(Bearer, people), key=lambda b: (-b.size, b.first.id))
        great = [b for b in bearers if b.size >= least]
        chosen = {}
        for place, one in enumerate(bearers):
            chiefs = [b for b in great[:place] if may_bear(b, one)]
            if not chiefs:
                continue
            rest = islice(bearers, min(place, len(great)), None)
            lesser = (b for b in rest if b is not one and may_bear(b, one))
            choice = self._choice(one, [*islice(chain(chiefs, lesser), _RIVALS)])
            if choice is not None and choice.bearer in chiefs:
                chosen[place] = choice
        gone: set[int] = set()
        for place, (odds, chief) in chosen.items():
            one = bearers[place]
            if odds >= SURE and not self._decided_apart(one, chief):
                self._join(one, chief, odds)
                one.known, gone = chief.known, gone | {id(one.known)}
            elif odds > 0:
                told = self._weighed(chief, one.first, odds)
                self.clusters.unsure(chief.first, one.first, told, None)
        return [p for p in people if id(p) not in gone]

    def _join(self, one: Bearer, chief: Bearer, odds: float) -> None:
        for group in one.known.groups:
            self.clusters.same(chief.first, group[0], self._weighed(chief, group[0], odds))
            chief.known.gain(group)

    def _choice(self, one: Bearer, rivals: Sequence[Bearer]) -> _Choice | None:
        """Return which of several bearers somebody is, against the others and a stranger."""
        odds = [(self._odds(one, b), b) for b in rivals]
        best = max(odds, key=lambda o: (o[0], o[1].first.id))
        if best[0] == -math.inf:
            return None
        others = [o for o, b in odds if b is not best[1] and o > -math.inf]
        stranger = math.log(_strangers(one))
        doubt = max(_doubt(b, one) for b in rivals if b is not best[1]) if rivals[1:] else 0.0
        return _Choice(best[0] - _log_sum([stranger, *others]) - doubt, best[1])

    def _odds(self, one: Bearer, bearer: Bearer) -> float:
        """Return the log of how many articles speak for a bearer; minus infinity for never."""
        if self._told_apart(one, bearer):
            return -math.inf
        otherwise = bearer.known.is_called_otherwise
        if self._decided_apart(one, bearer) or any(otherwise(g[0]) for g in one.known.groups):
            return -math.inf
        told = [p for g in one.known.groups for p in g]
        if not all(bearer.may_be(p) for p in told):
            return -math.inf
        return math.log(bearer.size) + bearer.odds(told, self.clusters.rarity)

    def _decided_apart(self, one: Bearer, bearer: Bearer) -> bool:
        units = self.clusters.units(one.known.groups)
        mine = self.clusters.units(bearer.known.groups) if units else set()
        return self.clusters.decisions.apart(units, mine) is not None

    def _told_apart(self, one: Bearer, bearer: Bearer) -> bool:
        """Tell whether father and son are told apart somewhere: "Ed Hale" beside "Ed Hale Jr."."""
        pairs = self.clusters.told_apart
        return bool(pairs) and any(
            (min(a, b), max(a, b)) in pairs for a in one.keys for b in bearer.keys
        )

    def _weighed(self, chief: Bearer, one: Profile, odds: float) -> Weighed:
        """Return the evidence on a name and its chief bearer, its weight from the log-odds."""
        told = weigh(chief.first, one, self.clusters.rarity, alone=True).features
        rest = round(odds + 1.5 - sum(w for _, w in told), 2)
        return Weighed((*told, ("chief", rest)))


type _MayBear = Callable[[Bearer, Bearer], bool]


def _is_like(role: str, other: str | None) -> bool:
    """Tell whether two offices may be one: "secretary", "secretary of state"."""
    mine, theirs = set(role.split()), set((other or "").split())
    return mine <= theirs or (bool(theirs) and theirs <= mine)


def _described(roles: Iterable[str]) -> frozenset[str]:
    return frozenset(r for r in roles if r.split(" ")[-1] in words("describing"))


def _bears(bearer: Bearer, one: Bearer) -> bool:
    """Tell whether somebody bears the full name, or the surname, by which another is known."""
    mine, theirs = bearer.name, one.name
    common = not theirs.given and one.first.actor.label in gazetteer().surnames
    if family_relation(mine, theirs) != "equal" or not mine.given or common:
        return False  # a surname that a fifth of a nation bears says too little
    return given_relation(mine, theirs) not in ("initial", "different")


def _doubt(rival: Bearer, one: Bearer) -> float:
    """Return how much surer it must be whose a name is: there is a namesake, or one in office."""
    if " " in one.first.actor.label:
        return _DOUBT if rival.size >= _RIVAL else 0.0
    return 0.0 if rival.roles.keys().isdisjoint(one.roles) else _DOUBT_OF_OFFICE


def _cut_short(label: str) -> tuple[bool, bool]:
    """Tell whether a name has no first name, or only an initial of it."""
    given = parse_name(label).given
    return not given, bool(given) and is_initial(given[0])


def _one_word(person: KnownPerson) -> str | None:
    """Return the sound of the one word by which somebody is known, if no office stands with it."""
    names = {g[0].actor.label for g in person.groups}
    alone = all(" " not in n for n in names) and not any(g[0].actor.role for g in person.groups)
    return parse_name(min(names)).family if alone else None


def _parts(person: KnownPerson) -> set[str]:
    """Return the sounds of first names and surnames of somebody."""
    names = {parse_name(g[0].actor.label) for g in person.groups}
    return {n.given[0] for n in names if n.given} | {n.family for n in names}


def _is_called(bearer: Bearer, one: Bearer) -> bool:
    """Tell whether the one word by which somebody is known is another's first name or surname."""
    word, name = _one_word(one.known), bearer.name
    return word is not None and bool(name.given) and word in (name.given[0], name.family)


def _strangers(one: Bearer) -> float:
    """Return how many articles of an unknown bearer of a name are to be expected."""
    label = one.first.actor.label
    surnames = gazetteer().surnames
    if " " not in label:
        return _OF_SURNAME
    common = any(w in surnames for w in label.split(" "))
    return _OF_SURNAME if common else _NAMESAKES


def _log_sum(logs: Sequence[float]) -> float:
    most = max(logs)
    return most + math.log(math.fsum(math.exp(x - most) for x in logs))


def names_told_apart(profiles: Iterable[Profile]) -> frozenset[tuple[str, str]]:
    """Return the keys of names that one article has for two people, father and son."""
    juniors: defaultdict[str, set[str]] = defaultdict(set)
    every: defaultdict[str, set[str]] = defaultdict(set)
    for one in profiles:
        every[one.article].add(one.key)
        if parse_name(one.actor.label).suffix:
            juniors[one.article].add(one.key)
    pairs = ((j, k) for a, told in juniors.items() for j in told for k in every[a] if j != k)
    return frozenset((min(pair), max(pair)) for pair in pairs)
