"""One id and one record for the profiles of one actor."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import repeat
from operator import attrgetter
from typing import TYPE_CHECKING

from kg.model import ActorType, Appearance
from kg.model.replace import replace
from kg.resolve.organisations.bodies import countries_told
from kg.resolve.profiles import is_known, namesake_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kg.model import Actor, Judgement
    from kg.resolve.profiles import Profile


PLACE = attrgetter("place")
"""In this order profiles come, so that most lists of them are sorted from the start."""

_FACTS = attrgetter("label", "type", "country", "role", "wikidata", "gender")
_ENDS = attrgetter("left", "right", "verdict", "by")
_NONE: dict[str, str] = {}


def name_ids(clusters: Sequence[Sequence[Profile]]) -> list[list[str]]:
    """Return the names' ids of each cluster, in order, the tables' own first."""
    return [[k for _, k in sorted({(not is_known(p), p.key) for p in c})] for c in clusters]


def cluster_ids(clusters: Sequence[Sequence[Profile]], owned: Sequence[list[str]]) -> list[str]:
    """Return an id for each cluster: its name's, the least of several; `owned` are its `name_ids`.

    Namesakes are told apart by their country, else by the least of their appearances.
    """
    shared = Counter(key for own in owned for key in own)
    told: dict[int, set[str | None]] = {}
    countries: defaultdict[str, Counter[str | None]] = defaultdict(Counter)
    for number, own in enumerate(owned):
        if any(shared[key] > 1 for key in own):
            told[number] = {p.actor.country for p in clusters[number]}
            for key in own:
                countries[key].update(told[number])
    found = []
    for number, own in enumerate(owned):
        free = next((k for k in own if shared[k] == 1), None)
        if free is None:
            mine = told[number] - {None}
            alone = len(mine) == 1 and all(countries[own[0]][c] == 1 for c in mine)
            mark = mine.pop() if alone else None
            free = namesake_id(own[0], mark or min(p.id for p in clusters[number]))
        found.append(free)
    return found


def actors(
    clusters: Sequence[Sequence[Profile]],
    named: Sequence[str],
    places: Mapping[str, Mapping[str, str]],
    judgements: Iterable[Judgement],
) -> tuple[Actor, ...]:
    """Return the decided actors; `named` are the clusters' ids, `places` new ids by article.

    The profiles of each cluster come in order (`PLACE`).
    """
    together: dict[str, Sequence[Profile]] = {}
    for cluster, name in zip(clusters, named, strict=True):
        more = together.get(name)
        together[name] = cluster if more is None else sorted((*more, *cluster), key=PLACE)
    by_actor = _by_actor(together, judgements)
    return tuple(_joined(n, together[n], places, by_actor) for n in sorted(together))


def _by_actor(
    together: Mapping[str, Sequence[Profile]], judgements: Iterable[Judgement]
) -> Mapping[str, list[Judgement]]:
    """Return what was judged of each actor; a person's decision may speak of a name's id."""
    homes: dict[str, str] = {}
    called: defaultdict[str, set[str]] = defaultdict(set)
    for name, same in together.items():
        called[name].add(name)
        for one in same:
            homes[one.id] = name
            if one.key != name:
                called[one.key].add(name)
    found: defaultdict[str, list[Judgement]] = defaultdict(list)
    for judged in judgements:
        left, right = homes.get(judged.left), homes.get(judged.right)
        if left is not None and left == right:
            found[left].append(judged)
            continue
        ends: set[str] = set()
        for end in (judged.left, judged.right):
            ends |= {homes[end]} if end in homes else called.get(end, set())
        for actor in sorted(ends):
            found[actor].append(judged)
    return found


def _joined(
    name: str,
    same: Sequence[Profile],
    places: Mapping[str, Mapping[str, str]],
    judgements: Mapping[str, list[Judgement]],
) -> Actor:
    """Return one actor: the label most used (then the longest), every name, the fullest facts."""
    told = [p for p in same if is_known(p)] or same
    first = told[0].actor
    facts: dict[tuple[str | None, ...], int] = {}  # few differ, however many articles tell
    names: set[str] = set()
    seen: list[Appearance] = []
    members: list[str] = []
    for one in same:  # once: profiles of many articles do not fit the processor's cache
        names.update(one.names)
        now = places.get(one.article, _NONE)
        above = one.actor.affiliation
        seen.append(_appearance(one, now.get(above, above) if above else None))
        members += [now.get(m, m) for m in one.actor.members]
    for one in told:
        fact = _FACTS(one.actor)
        facts[fact] = facts.get(fact, 0) + 1
    labels, types, countries, roles, items, genders = map(_times, range(6), repeat(facts))
    label = _called(labels, first.type)
    return replace(
        first,
        id=name,
        label=label,
        type=ActorType(_commonest(types) or first.type),
        aliases=tuple(sorted(names - {label})) if first.named else (),
        country=_country(countries, len(told), first.type),
        affiliation=_commonest(_times(0, Counter((a.affiliation,) for a in seen)))
        if len(seen) > 1
        else seen[0].affiliation or None,
        role=_commonest(roles),
        wikidata=_commonest(items),
        gender=_commonest(genders),
        members=tuple(sorted(set(members))),
        appearances=tuple(seen),
        judgements=tuple(sorted(judgements.get(name, ()), key=_ENDS)),
    )


def _country(told: Mapping[str, int], articles: int, kind: ActorType) -> str | None:
    """Return the country told of most; of a body no one that few of its articles tell of."""
    found = _commonest(told)
    free = kind is ActorType.ORGANISATION and found is not None
    few = free and found not in countries_told(
        [*Counter(told).elements(), *[None] * (articles - sum(told.values()))]
    )
    return None if few else found


def _called(labels: Mapping[str, int], kind: ActorType) -> str:
    """Return the label most used, then the longest; of a person one with a first name."""
    full = {n for n in labels if " " in n} if kind is ActorType.PERSON else set()
    return min(full or labels, key=lambda n: (-labels[n], -len(n), n))


def _appearance(one: Profile, affiliation: str | None) -> Appearance:
    return Appearance(
        id=one.id,
        article=one.article,
        names=one.names,
        role=one.actor.role,
        affiliation=affiliation,
        country=one.actor.country,
        seen=one.seen,
    )


def _times(place: int, facts: Mapping[tuple[str | None, ...], int]) -> dict[str, int]:
    """Return how often each value of one fact is told."""
    found: dict[str, int] = {}
    for fact, times in facts.items():
        value = fact[place]
        if value:
            found[value] = found.get(value, 0) + times
    return found


def _commonest(counts: Mapping[str, int]) -> str | None:
    return min(counts, key=lambda v: (-counts[v], v)) if counts else None
