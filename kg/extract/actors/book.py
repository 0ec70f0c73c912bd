"""The book of actors: whom one article has named so far, and at which places.

It is written in text order while the article is read, and leaves as frozen records.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.actors.actor_records import bodies_above, country_actor
from kg.extract.grammar.noun_phrases import bare_name, extent, name_span
from kg.gazetteer import gazetteer
from kg.model import ActorType, Mention

if TYPE_CHECKING:
    from kg.model import Actor, Span, Token
    from kg.parse import ParsedArticle


class ActorBook:
    """The actors of one article by id, and their mentions by start, end and actor.

    `rules` names for each mention the rule that found whom it means, where one did.
    """

    def __init__(self, parsed: ParsedArticle) -> None:
        self.parsed = parsed
        self.actors: dict[str, Actor] = {}
        self.mentions: dict[tuple[int, int, str], Mention] = {}
        self.rules: dict[tuple[int, int, str], str] = {}
        self.organs: set[str] = set()
        """The names of the organs of government among the actors."""
        self._called: dict[str, dict[str, list[int]]] = {}
        """Where each actor is mentioned, sorted, by the last word of the actor's name."""
        self.rule: str | None = None
        """The rule that is looking just now."""

    def add(self, *actors: Actor) -> None:
        """Enter actors, those that are known already as they were."""
        for actor in actors:
            if actor.id not in self.actors:
                self._enter(actor)

    def _enter(self, actor: Actor) -> None:
        self.actors[actor.id] = actor
        if actor.type is ActorType.ORGAN:
            self.organs.add(actor.label)

    def state(self, country: str) -> str:
        """Return the id of a state by its alpha-3 code; being asked for enters it."""
        actor = country_actor(gazetteer().countries[country])
        self.add(actor)
        return actor.id

    def keep(self, head: Token, actor: Actor, basis: str) -> tuple[str, ...]:
        """Enter an actor with the mention headed here, and what the tables say it belongs to.

        Returns its id alone. A name is mentioned without its title, any other phrase as a whole.
        An actor without a name ("’s" of "Let’s" read as a noun) is nobody.
        """
        if not actor.label:
            return ()
        self.add(*bodies_above(actor))
        known = self.actors.get(actor.id)
        self._enter(actor if known is None else _merged(known, actor))
        entity = self.parsed.entity_at.get(head.i)
        if basis in ("name", "metonym", "acronym") and entity is not None:
            span = name_span(self.parsed, entity)
        else:
            span = extent(self.parsed, head, coordinated=False)
            span = bare_name(self.parsed, head, span) if basis == "organ" else span
        self.mention(span, actor.id, basis)
        return (actor.id,)

    def mention(self, span: Span, actor: str, basis: str) -> None:
        """Enter a place that mentions an actor; a place that is known keeps its basis."""
        key = (span.start, span.end, actor)
        if key not in self.mentions:
            article = self.parsed.article.id
            self.mentions[key] = Mention(article=article, span=span, actor=actor, basis=basis)
            last = self.actors[actor].label.casefold().split(" ")[-1]
            insort(self._called.setdefault(last, {}).setdefault(actor, []), span.start)
            if self.rule is not None:
                self.rules[key] = self.rule

    def names_ending_in(self, last: str, before: int) -> list[tuple[int, str]]:
        """Return the last start before a place of each actor whose name ends so."""
        found = []
        for actor, starts in self._called.get(last, {}).items():
            end = bisect_left(starts, before)
            if end:
                found.append((starts[end - 1], actor))
        return found


def _merged(known: Actor, new: Actor) -> Actor:
    """Return the first description of an actor with what a later one knows more."""
    if known == new:
        return known
    return replace(
        known,
        aliases=tuple(dict.fromkeys((*known.aliases, *new.aliases))),
        country=known.country or new.country,
        affiliation=known.affiliation or new.affiliation,
        role=known.role or new.role,
    )
