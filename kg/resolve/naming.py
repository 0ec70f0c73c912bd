"""One id and one record for the profiles of one actor."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model import ActorType, Appearance
from kg.resolve.profiles import namesake_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kg.model import Actor, Judgement
    from kg.resolve.profiles import Profile


def ids(clusters: Sequence[Sequence[Profile]]) -> list[str]:
    """Return an id for each cluster: its name's, the least of several.

    Namesakes are told apart by their country, else by the least of their appearances.
    """
    shared: defaultdict[str, list[int]] = defaultdict(list)
    for number, cluster in enumerate(clusters):
        for key in {p.key for p in cluster}:
            shared[key].append(number)
    countries = [frozenset(p.actor.country for p in c) for c in clusters]
    found = []
    for number, cluster in enumerate(clusters):
        own = sorted({p.key for p in cluster})
        free = [k for k in own if len(shared[k]) == 1]
        if free:
            found.append(free[0])
            continue
        mine = countries[number] - {None}
        mark = min(p.id for p in cluster)
        if len(mine) == 1 and all(
            mine.isdisjoint(countries[k]) for k in shared[own[0]] if k != number
        ):
            mark = str(next(iter(mine)))
        found.append(namesake_id(own[0], mark))
    return found


def actors(
    clusters: Sequence[Sequence[Profile]],
    named: Sequence[str],
    places: Mapping[tuple[str, str], str],
    judgements: Iterable[Judgement],
) -> tuple[Actor, ...]:
    """Return the decided actors; `named` are the clusters' ids, `places` new ids by article."""
    homes: dict[str, str] = {}
    keys: defaultdict[str, set[str]] = defaultdict(set)
    for cluster, name in zip(clusters, named, strict=True):
        keys[name].add(name)
        for one in cluster:
            homes[one.id] = name
        for key in {p.key for p in cluster}:
            keys[key].add(name)
    by_actor: defaultdict[str, list[Judgement]] = defaultdict(list)
    for judged in judgements:
        found: set[str] = set()
        for end in (judged.left, judged.right):
            found |= {homes[end]} if end in homes else keys.get(end, set())
        for actor in sorted(found):
            by_actor[actor].append(judged)
    together: defaultdict[str, list[Profile]] = defaultdict(list)
    for cluster, name in zip(clusters, named, strict=True):
        together[name] += cluster
    return tuple(
        _joined(name, sorted(together[name], key=lambda p: (p.article, p.key)), places, by_actor)
        for name in sorted(together)
    )


def _joined(
    name: str,
    same: list[Profile],
    places: Mapping[tuple[str, str], str],
    judgements: Mapping[str, list[Judgement]],
) -> Actor:
    """Return one actor: the label most used (then the longest), every name, the fullest facts."""
    first = same[0].actor
    labels = Counter(p.actor.label for p in same)
    label = min(labels, key=lambda n: (-labels[n], -len(n), n))
    names = sorted({n for p in same for n in p.names} - {label})

    def now(profile: Profile, actor: str | None) -> str | None:
        return places.get((profile.article, actor), actor) if actor else None

    members = [m for p in same for m in p.actor.members]
    return replace(
        first,
        id=name,
        label=label,
        type=ActorType(_commonest(p.actor.type for p in same) or first.type),
        aliases=tuple(names) if first.named else (),
        country=_commonest(p.actor.country for p in same),
        affiliation=_commonest(now(p, p.actor.affiliation) for p in same),
        role=_commonest(p.actor.role for p in same),
        wikidata=_commonest(p.actor.wikidata for p in same),
        gender=_commonest(p.actor.gender for p in same),
        members=tuple(dict.fromkeys(now(same[0], m) or m for m in members)),
        appearances=tuple(_appearance(p, now(p, p.actor.affiliation)) for p in same),
        judgements=tuple(
            sorted(judgements.get(name, ()), key=lambda j: (j.left, j.right, j.verdict, j.by))
        ),
    )


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


def _commonest(values: Iterable[str | None]) -> str | None:
    counts = Counter(v for v in values if v)
    return min(counts, key=lambda v: (-counts[v], v)) if counts else None
