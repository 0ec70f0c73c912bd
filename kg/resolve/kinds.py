"""Person or body? What nearly all articles take a name for is what it is in the others.

The recogniser takes the one or other name for a company's, once in some forty articles, and names
of one word ("Chatter", a network) for people's oftener. The name of a family in the plural ("the
Dahls") is no person's: it is a group, in it the people of that surname whom the article names.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from kg.model import ActorType
from kg.model.replace import replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kg.resolve.profiles import Profile

_WELL_KNOWN = 20
_SELDOM = 0.1
"""Articles of a surname from which it is a person's by itself, and share that may say otherwise."""
_BODY = 3
"""Articles from which a word that is no part of a full name is a body's."""


def with_kinds(found: Sequence[Profile]) -> list[Profile]:
    """Return the profiles, those of the other kind than nearly all of their name corrected."""
    people = [p for p in found if _is_person(p)]
    full = Counter(p.actor.label.casefold() for p in people if " " in p.actor.label)
    parts = Counter(w for p in people for w in _parts(p.actor.label))
    bodies = Counter(
        p.actor.label.casefold() for p in found if _is_body(p) and " " not in p.actor.label
    )
    lone = Counter(p.actor.label.casefold() for p in people if " " not in p.actor.label)
    told = Counter(p.actor.label.casefold() for p in people if p.actor.role or p.actor.gender)

    def kind(one: Profile) -> ActorType:
        label = one.actor.label.casefold()
        if _is_body(one):
            seldom = bodies[label] <= _SELDOM * parts[label] and parts[label] >= _WELL_KNOWN
            return ActorType.PERSON if full[label] > 1 or seldom else ActorType.ORGANISATION
        alone = " " not in label and parts[label] + told[label] <= _SELDOM * lone[label]
        if _is_person(one) and alone and bodies[label] >= _BODY:
            return ActorType.ORGANISATION
        return one.actor.type

    def corrected(one: Profile) -> Profile:
        new = kind(one)
        return one if new is one.actor.type else replace(one, actor=replace(one.actor, type=new))

    return [corrected(p) for p in found]


def with_families(found: Iterable[Profile], texts: Mapping[str, str]) -> list[Profile]:
    """Return the profiles, the names of families as groups of the people who bear them.

    Where no article of the collection has "the" before it, or beside somebody whose surname it is,
    a name in -s is a person's ("Hughes").
    """
    every = list(found)
    bearers: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for one in every:
        first, _, surname = one.actor.label.rpartition(" ")
        if first and _is_person(one):
            bearers[one.article, surname].add(one.key)

    def people(one: Profile) -> set[str]:
        label = one.actor.label
        if not label.endswith("s") or not _is_person(one) or (one.article, label) in bearers:
            return set()
        return bearers.get((one.article, label.removesuffix("s")), set()) - {one.key}

    members = {one.id: some for one in every if (some := people(one))}
    plural = {
        one.actor.label
        for one in every
        if one.id in members
        and any(f"{the} {one.actor.label}" in texts.get(one.article, "") for the in _THE)
    }

    def told(one: Profile) -> Profile:
        if one.id not in members or one.actor.label not in plural:
            return one
        some = tuple(sorted(members[one.id]))
        return replace(one, actor=replace(one.actor, type=ActorType.GROUP, members=some))

    return [told(one) for one in every]


_THE = ("the", "The")


def _is_person(one: Profile) -> bool:
    return one.actor.type is ActorType.PERSON and one.actor.named


def _is_body(one: Profile) -> bool:
    actor = one.actor
    return actor.type is ActorType.ORGANISATION and actor.named and not actor.wikidata


def _parts(label: str) -> list[str]:
    """Return first and last word of a full name, none of a single one."""
    words = label.casefold().split(" ")
    return [words[0], words[-1]] if len(words) > 1 else []
