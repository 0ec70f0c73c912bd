"""The sides of statements: for whom their speakers speak, and at whose side they are aimed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.ids import key_id
from kg.link.whose_side import Sides
from kg.model import ActorType

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.model import Actor, Statement


class SpeakerSides:
    """Tells of statements whose side speaks, by the ids of the actors spoken for."""

    def __init__(self, actors: Mapping[str, Actor]) -> None:
        self._actors = actors
        self._sides = Sides(actors)
        self._known: dict[str, frozenset[str]] = {}

    def of_actor(self, name: str) -> frozenset[str]:
        """Return the sides for which an actor speaks; an unknown one for itself."""
        if name not in self._known:
            actor = self._actors.get(name)
            sides = (name,) if actor is None else self._sides.of(actor)
            self._known[name] = frozenset(map(self._state_id, sides))
        return self._known[name]

    def _state_id(self, name: str) -> str:
        """Return the id by which a state is known; of others their own."""
        actor = self._actors.get(name)
        state = actor is not None and actor.type is ActorType.COUNTRY and actor.country
        return key_id("a", "country", state) if state else name

    def of(self, statement: Statement) -> frozenset[str]:
        """Return the sides of all speakers of a statement."""
        return frozenset(s for p in statement.speakers for s in self.of_actor(p.actor))

    def one(self, statement: Statement, other: Statement) -> bool:
        """Tell whether two statements have a side in common."""
        return not self.of(statement).isdisjoint(self.of(other))

    def is_known(self, statement: Statement) -> bool:
        """Tell whether it is known of every speaker to what state or body it belongs.

        A denial by "the presidency" may be the accused state's own.
        """
        people = [self._actors.get(p.actor) for p in statement.speakers]
        return all(a is not None and bool(a.country or a.affiliation) for a in people)

    def aimed_at(self, statement: Statement) -> frozenset[str]:
        """Return the sides that a statement names as its targets, and the states that they are of.

        "The forces of Chad" are no voice of Chad, and what is said of them is said of it. Targets
        that the statement does not name itself do not count.
        """
        named = {p.actor for p in statement.targets if p.span is not None}
        sides = {s for name in named for s in self.of_actor(name)}
        countries = {a.country for name in named if (a := self._actors.get(name)) is not None}
        return frozenset(sides | {key_id("a", "country", c) for c in countries if c is not None})
