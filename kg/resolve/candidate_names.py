"""Which names of one block are near enough to be compared: none with all."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING

from kg.gazetteer.spelling import consonants, formal
from kg.resolve.features import is_body
from kg.resolve.person_names import is_initial, parse_name

if TYPE_CHECKING:
    from kg.resolve.profiles import Group, Profile


@lru_cache(maxsize=1 << 16)
def index_keys(label: str) -> frozenset[str]:
    """Return the keys under which a name is found by those that may be the same, in its block.

    `=` and the given name's consonants for one that is spelled out, `*` and its first letter for
    an initial to find it; `^` and the letter for an initial; "" where there is no given name.

    >>> sorted(index_keys("Bob Ames")), sorted(index_keys("Robert Ames"))
    (['*b', '*r', '=rbrt'], ['*r', '=rbrt'])
    """
    given = parse_name(label).given
    if not given:
        return frozenset({""})
    letters = parse_name(label).letters[0]
    if is_initial(given[0]):
        return frozenset(f"^{c}" for c in letters)
    return frozenset({f"={consonants(formal(given[0]))}", *(f"*{c}" for c in letters)})


@lru_cache(maxsize=1 << 16)
def lookup_keys(label: str) -> frozenset[str]:
    """Return the keys (`index_keys`) under which names that may be the same are found."""
    keys = index_keys(label)
    if keys == {""}:
        return keys
    letters = {k[1] for k in keys if k[0] in "*^"}
    initial = {f"*{c}" for c in letters} if all(k[0] == "^" for k in keys) else set()
    return frozenset({*(f"^{c}" for c in letters), *(k for k in keys if k[0] == "="), *initial})


def candidates(groups: list[Group]) -> list[tuple[int, int]]:
    """Return the pairs that could be one person.

    No two countries but of one full name, and given names that agree; for a lone surname one office
    or one body.
    """
    full: defaultdict[str, list[int]] = defaultdict(list)
    places: defaultdict[tuple[str, str | None], list[int]] = defaultdict(list)
    for k, group in enumerate(groups):
        actor = group[0].actor
        for key in (*index_keys(actor.label), *_held(group[0])):
            places[key, actor.country].append(k)
        if actor.country and actor.role and " " in actor.label:
            full[actor.label].append(k)
    countries = {g[0].actor.country for g in groups}
    found: set[tuple[int, int]] = set()
    for k, group in enumerate(groups):
        mine = group[0].actor.country
        near = {None, mine} if mine else countries
        keys = lookup_keys(group[0].actor.label)
        for place in (
            (key, c) for key in (_held(group[0]) if keys == {""} else keys) for c in near
        ):
            found.update((min(k, j), max(k, j)) for j in places.get(place, ()) if j != k)
    for same in full.values():
        found.update(combinations(same, 2))
    return sorted(found)


def _held(one: Profile) -> set[str]:
    """Return the office and the body of somebody, as keys beside those of names."""
    body = one.actor.affiliation if is_body(one) else None
    return {f"@{held}" for held in (one.actor.role, body) if held}
