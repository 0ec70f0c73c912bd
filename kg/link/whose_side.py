"""For whom somebody speaks: the side that is counted once, however many of its voices are heard.

A government's ministries, forces, agencies, embassies and officials are one side, and so are a
company's or a party's spokesmen with it. Courts, parliaments and central banks answer for
themselves; so does everybody who holds a seat or no office at all. Who is not named and belongs to
nobody is known by the origin of what he says, so that one briefing is one source.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.extract.lexicon import words
from kg.model import ActorType

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.model import Actor

_BODIES = (ActorType.COUNTRY, ActorType.ORGAN, ActorType.ORGANISATION)
_HIGHEST = 5
"""Steps up what somebody belongs to: an official, his office, his ministry, its state."""


def side_of(actor: Actor, actors: Mapping[str, Actor]) -> str:
    """Return the id of the actor for whom one speaks: a state, a body, a person, or itself."""
    for _ in range(_HIGHEST):
        above = actors.get(actor.affiliation or "")
        if above is None or not _speaks_for_what_is_above(actor):
            break
        actor = above
    return actor.id


def _speaks_for_what_is_above(actor: Actor) -> bool:
    """Tell whether an actor is the voice of what it belongs to: an organ, an office holder."""
    if actor.type in _BODIES:
        return actor.type is ActorType.ORGAN and not answers_for_itself(actor)
    role = (actor.role or "").casefold()
    return bool(role) and not {role, role.rpartition(" ")[2]}.isdisjoint(_offices())


@cache
def _offices() -> frozenset[str]:
    return words("officials") | words("speakers_for_states") | words("speakers_for_bodies")


def sides_of(actor: Actor, actors: Mapping[str, Actor]) -> tuple[str, ...]:
    """Return the sides for which an actor speaks: several where named ones act together."""
    members = [actors[m] for m in actor.members if m in actors]
    if not members:
        return (side_of(actor, actors),)
    return tuple(sorted({side_of(m, actors) for m in members}))


def answers_for_itself(organ: Actor) -> bool:
    """Tell whether an organ of state is no voice of the government: a court, a parliament."""
    return not words("independent_organs").isdisjoint(organ.label.casefold().split())
