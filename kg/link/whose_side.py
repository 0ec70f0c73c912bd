"""For whom somebody speaks: the side that is counted once, however many of its voices are heard.

A government's ministries, forces, agencies, embassies and officials are one side, and so are a
company's or a party's spokesmen with it, and a candidate's campaign or aides with him. Courts,
parliaments and central banks answer for themselves; so does everybody who holds a seat or no office
at all. Who is not named and belongs to nobody is known by the origin of what he says, so that one
briefing is one source.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING

from kg.extract.lexicon import words
from kg.model import ActorType

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.model import Actor

_BODIES = (ActorType.COUNTRY, ActorType.ORGAN, ActorType.ORGANISATION)
_HIGHEST = 5
"""Steps up what somebody belongs to: an official, his office, his ministry, its state."""


_SIDE = 2
"""Words of "Chilean side"; "the Chilean opposition side" is another's."""


class Sides:
    """The sides for which the actors of a collection speak; `actors` are by id."""

    def __init__(self, actors: Mapping[str, Actor]) -> None:
        self._actors = actors

    def of(self, actor: Actor) -> tuple[str, ...]:
        """Return the ids of the actors for which one speaks, sorted.

        They are a state, a body, a person or the actor itself; several for a group of named ones.
        """
        members = [self._actors[m] for m in actor.members if m in self._actors]
        return tuple(sorted({self._one(a) for a in members or (actor,)}))

    def _one(self, actor: Actor) -> str:
        for _ in range(_HIGHEST):
            above = self._above(actor)
            if above is None:
                break
            actor = above
        return actor.id

    def _above(self, actor: Actor) -> Actor | None:
        """Return the actor whose voice another is: of its organ, its office holder, its people."""
        if _speaks_for_what_is_above(actor):
            above = self._actors.get(actor.affiliation or "")
            if above is None and not actor.named:  # "the U.S. ambassador"
                above = self._states.get(actor.country or "")
            return above
        if _is_side_of_state(actor):
            return self._states.get(actor.country or "")
        return self._whose_people(actor) if not actor.named else None

    def _whose_people(self, group: Actor) -> Actor | None:
        """Return the person whose campaign, team or aides a group is by its name, if one alone."""
        if group.type is ActorType.PERSON:
            return None
        label = group.label.casefold()
        found = _words(label)
        if not found or found[-1] not in words("own_people"):
            return None
        owners: set[str] = set()
        for one in group.appearances:
            here = self._people.get(one.article, {})
            full = {who for name, who in here.items() if who and " " in name and name in label}
            owners |= full or {here[word] for word in found[:-1] if here.get(word)}
        return self._actors[owners.pop()] if len(owners) == 1 else None

    @cached_property
    def _states(self) -> Mapping[str, Actor]:
        """The states of the collection by their codes; of two actors of one code the first id."""
        states = (a for a in self._actors.values() if a.type is ActorType.COUNTRY and a.country)
        return {a.country or "": a for a in sorted(states, key=lambda a: a.id, reverse=True)}

    @cached_property
    def _people(self) -> Mapping[str, Mapping[str, str]]:
        """The people of each article by name and, where one alone has it, by surname; else ""."""
        found: defaultdict[str, dict[str, str]] = defaultdict(dict)
        for actor in self._actors.values():
            if actor.type is not ActorType.PERSON or not actor.named:
                continue
            for one in actor.appearances:
                for name in one.names:
                    whole = _words(name.casefold())
                    for key in {" ".join(whole), *whole[-1:]}:
                        other = found[one.article].setdefault(key, actor.id)
                        if other != actor.id:
                            found[one.article][key] = ""
        return found


def is_only_owned(label: str) -> bool:
    """Tell whether an actor is known by whose it is, and that by a pronoun."""
    first = label.partition(" ")[0].casefold()
    return first in words("others_possessives") or first in words("authors_possessives")


def answers_for_itself(organ: Actor) -> bool:
    """Tell whether an organ of state is no voice of the government: a court, a parliament."""
    return not words("independent_organs").isdisjoint(organ.label.casefold().split())


def _speaks_for_what_is_above(actor: Actor) -> bool:
    """Tell whether an actor is the voice of what it belongs to: an organ, an office holder."""
    if actor.type in _BODIES:
        return actor.type is ActorType.ORGAN and not answers_for_itself(actor)
    if not actor.named and not words("against_government").isdisjoint(
        _words(actor.label.casefold())
    ):
        return False  # "the opposition's officials" speak against it
    return is_official(actor)


def is_official(actor: Actor) -> bool:
    """Tell whether somebody's role is an office in which one speaks for others."""
    role = (actor.role or "").casefold()
    return bool(role) and not {role, role.rpartition(" ")[2]}.isdisjoint(_offices())


def _is_side_of_state(actor: Actor) -> bool:
    """Tell whether a group is a state under another name: "the Chilean side", and no part of it."""
    label = actor.label.casefold().split()
    return actor.type is ActorType.GROUP and len(label) == _SIDE and label[-1] == "side"


_GENITIVE = re.compile(r"['’]s?$")
_NAME_WORD = re.compile(r"[\w’'.-]+")


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    """Return the words of a name without their genitive."""
    return tuple([_GENITIVE.sub("", word) for word in _NAME_WORD.findall(text)])


@cache
def _offices() -> frozenset[str]:
    return words("officials") | words("speakers_for_states") | words("speakers_for_bodies")
