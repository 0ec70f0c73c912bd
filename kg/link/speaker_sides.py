"""Whose side a speaker is on: a state's organs and officials are one, so is a body with its voices.

Two of one side are no two sources, and no two parties to a dispute. Who has no body above him is a
side by himself.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.extract.lexicon import words
from kg.ids import key_id
from kg.model import ActorType

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.model import Actor, Statement

_STATE = frozenset({ActorType.COUNTRY, ActorType.ORGAN})
_STEPS = 4
"""Bodies above one another that are followed: a desk, a department, a ministry, a state."""


class Sides:
    """The sides of the actors of a collection, by id."""

    def __init__(self, actors: Mapping[str, Actor]) -> None:
        self._actors = actors
        self._known: dict[str, frozenset[str]] = {}

    def of_actor(self, name: str) -> frozenset[str]:
        """Return the sides that an actor is on: those of its members, its body, or itself."""
        if name not in self._known:
            self._known[name] = frozenset({name})  # a group that is within itself is a side
            self._known[name] = self._found(name)
        return self._known[name]

    def of(self, statement: Statement) -> frozenset[str]:
        """Return the sides of all speakers of a statement."""
        return frozenset(s for p in statement.speakers for s in self.of_actor(p.actor))

    def state_of(self, name: str) -> frozenset[str]:
        """Return the id of the state that an actor is said to be of, whoever it speaks for."""
        actor = self._actors.get(name)
        return frozenset({state_id(actor)} if actor is not None and actor.country else ())

    def one(self, statement: Statement, other: Statement) -> bool:
        """Tell whether two statements have a side in common."""
        return not self.of(statement).isdisjoint(self.of(other))

    def _found(self, name: str) -> frozenset[str]:
        actor = self._actors.get(name)
        if actor is None:
            return frozenset({name})
        if actor.members:
            return frozenset(s for m in actor.members if m != name for s in self.of_actor(m))
        above = actor
        for _ in range(_STEPS):
            if above.type in _STATE:
                return frozenset({state_id(above)})
            if not _speaks_for_its_body(above):
                break
            body = self._actors.get(above.affiliation or "")
            if body is None:
                return frozenset({state_id(above)})
            above = body
        return frozenset({above.id})


def state_id(actor: Actor) -> str:
    """Return the id of the state that an actor is of; its own where it is of none."""
    return key_id("a", "country", actor.country) if actor.country else actor.id


def _speaks_for_its_body(actor: Actor) -> bool:
    """Tell whether an actor speaks for what it belongs to: a body within it, or an office-holder.

    A professor is of a university and speaks for himself.
    """
    if actor.type is ActorType.ORGANISATION:
        return actor.affiliation is not None
    role = actor.role or ""
    return not {role, role.split(" ")[-1]}.isdisjoint(_offices())


@cache
def _offices() -> frozenset[str]:
    return words("officials") | words("speakers_for_states")
