"""The sides of statements: for whom their speakers speak, and at whose side they are aimed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.lexicon import words
from kg.gazetteer import gazetteer
from kg.ids import key_id
from kg.link.statement_comparison import may_be_one_body
from kg.link.whose_side import Sides
from kg.model import ActorType

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.model import Actor, Participant, Statement

_INITIALS = re.compile(r"(?<=\b[A-Z]\.) (?=[A-Z]\.)")
"""The blank in "U. S."."""
_MOST = 7
"""Words of a mention among which the state stands that it begins with."""


class SpeakerSides:
    """Tells of statements whose side speaks, by the ids of the actors spoken for."""

    def __init__(self, actors: Mapping[str, Actor], texts: Mapping[str, str]) -> None:
        self._actors = actors
        self._texts = texts
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
        return frozenset(
            s for p in statement.speakers for s in self.of_speaker(p, statement.article)
        )

    def of_speaker(self, speaker: Participant, article: str) -> frozenset[str]:
        """Return the sides of a speaker: of one whom nobody is known to stand behind, his title's.

        "The Chadian ambassador to Togo" speaks for Chad also where the article says no more of him.
        """
        sides = self.of_actor(speaker.actor)
        actor = self._actors.get(speaker.actor)
        if sides != {speaker.actor} or actor is None or actor.country or speaker.span is None:
            return sides
        if not _holds_office(actor):
            return sides
        state = _state_before(speaker.span.of(self._texts.get(article, "")))
        return frozenset({state}) if state else sides

    def one(self, statement: Statement, other: Statement) -> bool:
        """Tell whether two statements have a side in common."""
        return not self.of(statement).isdisjoint(self.of(other))

    def another(self, statement: Statement, other: Statement) -> bool:
        """Tell whether one of two is said by a state as well that does not say the other.

        Two ministers of two states speak for both, and no longer for one of them alone.
        """
        apart = self.of(statement) ^ self.of(other)
        actors = (self._actors.get(p.actor) for s in (statement, other) for p in s.speakers)
        members = (m for a in actors if a is not None for m in (*a.members, a.id))
        countries = {a.country for m in members if (a := self._actors.get(m)) and a.country}
        return not apart.isdisjoint(key_id("a", "country", c) for c in countries)

    def may_be_one(self, statement: Statement, other: Statement) -> bool:
        """Tell whether two speakers hold one office, and nothing tells for whom one of them does.

        "Canada's foreign minister" may be the one whom another paper only names; and a body its own
        letters, or the noun that another paper calls it by.
        """
        bodies = self._bodies(statement), self._bodies(other)
        if any(may_be_one_body(a, b) for a in bodies[0] for b in bodies[1]):
            return True
        people = [self._actors.get(p.actor) for s in (statement, other) for p in s.speakers]
        offices = [a.role for a in people if a is not None and a.role and _holds_office(a)]
        if len(people) != len(offices) or len(set(offices)) != 1:
            return False
        return len(offices) > 1 and not (self.is_known(statement) and self.is_known(other))

    def _bodies(self, statement: Statement) -> list[Actor]:
        """Return the bodies that say a statement, or for which a person who says it speaks."""
        speakers = (self._actors.get(p.actor) for p in statement.speakers)
        every = (a for s in speakers if s for a in (s, self._actors.get(s.affiliation or "")))
        return [a for a in every if a is not None and a.type is ActorType.ORGANISATION]

    def is_known(self, statement: Statement) -> bool:
        """Tell whether it is known of every speaker to what state or body it belongs.

        A denial by "the presidency" may be the accused state's own.
        """
        people = [(p, self._actors.get(p.actor)) for p in statement.speakers]
        return all(
            a is not None
            and bool(
                a.country or a.affiliation or self.of_speaker(p, statement.article) != {p.actor}
            )
            for p, a in people
        )

    def is_somebody(self, statement: Statement) -> bool:
        """Tell whether every speaker is named, or known by state or body: two may be told apart.

        Nobody is known where the article does not say who speaks.
        """
        people = [self._actors.get(p.actor) for p in statement.speakers]
        named = bool(people) and all(a is None or a.named for a in people)
        return bool(people) and (named or self.is_known(statement))

    def aimed_at(self, statement: Statement) -> frozenset[str]:
        """Return the sides that a statement names as its targets, and the states that they are of.

        "The forces of Chad" are no voice of Chad, and what is said of them is said of it. Targets
        that the statement does not name itself do not count.
        """
        named = {p.actor for p in statement.targets if p.span is not None}
        sides = {s for name in named for s in self.of_actor(name)}
        countries = {a.country for name in named if (a := self._actors.get(name)) is not None}
        return frozenset(sides | {key_id("a", "country", c) for c in countries if c is not None})


def _holds_office(actor: Actor) -> bool:
    role = actor.role or ""
    lists = ("officials", "speakers_for_states", "speakers_for_bodies")
    return any(not words(name).isdisjoint({role, role.rpartition(" ")[2]}) for name in lists)


def _state_before(mention: str) -> str | None:
    """Return the id of the state with whose name or adjective a mention begins, if it does.

    >>> _state_before("the U. S. ambassador to Chad") == _state_before("American spokesman")
    True
    """
    told = _INITIALS.sub("", mention).split()[:_MOST]
    told = (
        told[1:] if told[:1] and told[0].casefold() in words("articles_and_possessives") else told
    )
    for length in range(len(told) - 1, 0, -1):
        name = " ".join(told[:length]).removesuffix("'s").removesuffix("’s")
        country = gazetteer().country(name)
        if country is not None:
            return key_id("a", "country", country.alpha3)
    return None
