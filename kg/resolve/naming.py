"""One id and one record for the profiles of one actor."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING

from kg.model import ActorType, Appearance
from kg.resolve.profiles import namesake_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kg.model import Actor, Judgement
    from kg.resolve.profiles import Profile


PLACE = attrgetter("place")
"""In this order profiles come, so that most lists of them are sorted from the start."""

_ENDS = attrgetter("left", "right", "verdict", "by")
_NONE: dict[str, str] = {}


def ids(clusters: Sequence[Sequence[Profile]]) -> list[str]:
    """Return an id for each cluster: its name's, the least of several.

    Namesakes are told apart by their country, else by the least of their appearances.
    """
    shared: defaultdict[str, list[int]] = defaultdict(list)
    keys = [sorted({p.key for p in c}) for c in clusters]
    for number, own in enumerate(keys):
        for key in own:
            shared[key].append(number)
    found = []
    for cluster, own in zip(clusters, keys, strict=True):
        free = [k for k in own if len(shared[k]) == 1]
        if free:
            found.append(free[0])
            continue
        mine = {p.actor.country for p in cluster} - {None}
        others = (clusters[k] for k in shared[own[0]] if clusters[k] is not cluster)
        mark = min(p.id for p in cluster)
        if len(mine) == 1 and all(p.actor.country not in mine for c in others for p in c):
            mark = str(next(iter(mine)))
        found.append(namesake_id(own[0], mark))
    return found


def actors(
    clusters: Sequence[Sequence[Profile]],
    named: Sequence[str],
    places: Mapping[str, Mapping[str, str]],
    judgements: Iterable[Judgement],
) -> tuple[Actor, ...]:
    """Return the decided actors; `named` are the clusters' ids, `places` new ids by article."""
    homes: dict[str, str] = {}
    keys: defaultdict[str, set[str]] = defaultdict(set)
    for cluster, name in zip(clusters, named, strict=True):
        keys[name].add(name)
        for one in cluster:
            homes[one.id] = name
            if one.key != name:
                keys[one.key].add(name)
    by_actor: defaultdict[str, list[Judgement]] = defaultdict(list)
    for judged in judgements:
        left, right = homes.get(judged.left), homes.get(judged.right)
        if left is not None and left == right:
            by_actor[left].append(judged)
            continue
        found: set[str] = set()
        for end in (judged.left, judged.right):
            found |= {homes[end]} if end in homes else keys.get(end, set())
        for actor in sorted(found):
            by_actor[actor].append(judged)
    together: defaultdict[str, list[Profile]] = defaultdict(list)
    for cluster, name in zip(clusters, named, strict=True):
        together[name] += cluster
    return tuple(
        _joined(name, sorted(together[name], key=PLACE), places, by_actor)
        for name in sorted(together)
    )


def _joined(
    name: str,
    same: list[Profile],
    places: Mapping[str, Mapping[str, str]],
    judgements: Mapping[str, list[Judgement]],
) -> Actor:
    """Return one actor: the label most used (then the longest), every name, the fullest facts."""
    first = same[0].actor
    labels = Counter(p.actor.label for p in same)
    label = min(labels, key=lambda n: (-labels[n], -len(n), n))
    names = sorted({n for p in same for n in p.names} - {label})

    def now(profile: Profile, actor: str | None) -> str | None:
        return places.get(profile.article, _NONE).get(actor, actor) if actor else None

    seen = tuple(_appearance(p, now(p, p.actor.affiliation)) for p in same)
    members = [now(p, m) or m for p in same for m in p.actor.members]
    return replace(
        first,
        id=name,
        label=label,
        type=ActorType(_commonest([p.actor.type for p in same]) or first.type),
        aliases=tuple(names) if first.named else (),
        country=_commonest([p.actor.country for p in same]),
        affiliation=_commonest([a.affiliation for a in seen]),
        role=_commonest([p.actor.role for p in same]),
        wikidata=_commonest([p.actor.wikidata for p in same]),
        gender=_commonest([p.actor.gender for p in same]),
        members=tuple(dict.fromkeys(members)),
        appearances=seen,
        judgements=tuple(
            sorted(judgements.get(name, ()), key=_ENDS)
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


def _commonest(values: Sequence[str | None]) -> str | None:
    if all(v == values[0] for v in values):
        return values[0] or None
    counts = Counter(v for v in values if v)
    return min(counts, key=lambda v: (-counts[v], v)) if counts else None
