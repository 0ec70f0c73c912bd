"""Who is mentioned: noun phrases of one article to actors, with the reason for each.

Names and states get ids that are the same in every article; holders of an office without a name,
and groups of them, get ids of this article alone, and are never merged with anybody elsewhere.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from kg.extract.actors.actor_records import (
    body_actor,
    country_actor,
    named_actor,
    parents,
    person_actor,
    role_actor,
)
from kg.extract.actors.coreference.definite_descriptions import TakenUp
from kg.extract.actors.coreference.pairs import members
from kg.extract.actors.coreference.pronouns import Pronouns
from kg.extract.actors.facts.acronyms import acronyms, shortened
from kg.extract.actors.facts.groups import acts_together, group
from kg.extract.actors.facts.home_country import home_country
from kg.extract.actors.facts.offices import Offices
from kg.extract.actors.facts.organisations import other
from kg.extract.actors.facts.organs import Organs
from kg.extract.actors.facts.people import People
from kg.extract.actors.facts.states import States
from kg.extract.grammar import possible_speakers as agents
from kg.extract.grammar.apposed_names import name_of_one
from kg.extract.grammar.noun_phrases import (
    bare_name,
    body_of,
    extent,
    name_of,
)
from kg.gazetteer import gazetteer
from kg.model import Actor, Mention, Participant, Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.extract.grammar.quotation_spans import Quote
    from kg.gazetteer import Country
    from kg.model import Entity, Token
    from kg.parse import ParsedArticle


class Identities:
    """Resolves noun phrases of one article in text order, remembering what they turned out to be.

    A builder local to one extraction: what it gathers leaves as frozen actors and mentions.
    """

    def __init__(self, parsed: ParsedArticle, quotes: tuple[Quote, ...] = ()) -> None:
        self.parsed = parsed
        self.quotes = quotes
        self.actors: dict[str, Actor] = {}
        self.mentions: dict[tuple[int, int, str], Mention] = {}
        self._known: dict[int, tuple[str, ...]] = {}
        self.offices = Offices(self)
        self.organs = Organs(self)
        self.states = States(self)
        self.pronouns = Pronouns(self)
        self.taken_up = TakenUp(self)

    @cached_property
    def people(self) -> People:
        """The people named in the article."""
        return People(self.parsed)

    @cached_property
    def home(self) -> Country | None:
        """The country whose organs need no adjective in this article."""
        return home_country(self.parsed)

    @cached_property
    def acronyms(self) -> Mapping[str, str]:
        """Long names by the acronyms and short names that the article gives them."""
        return {**shortened(self.parsed), **acronyms(self.parsed)}

    def participants(self, head: Token) -> tuple[Participant, ...]:
        """Return the actors that a noun phrase names, each with the place of the whole phrase."""
        span = extent(self.parsed, head)
        return tuple(Participant(actor=a, span=span) for a in self.resolve(head))

    def speakers(self, head: Token) -> tuple[Participant, ...]:
        """Return the actors of a cue's subject; one known by nothing else by its description."""
        found = self.participants(head)
        if found or head.pos not in ("NOUN", "PROPN", "NUM", "ADJ", "SYM"):
            return found
        told = self.taken_up.noun(head)
        if told is not None:  # "the memo", of which nothing else was known before
            self._known[head.i] = tuple(p.actor for p in self.speakers(told))
            return self.participants(head)
        entity = self.parsed.entity_at.get(head.i)
        if entity is not None and entity.label not in ("PERSON", "ORG", "NORP", "GPE"):
            return ()
        proper = head.pos == "PROPN"
        actor = named_actor(self.parsed, name_of(self.parsed, head), None, proper=proper)
        self._known[head.i] = self.keep(head, actor, "name" if proper else "description")
        return self.participants(head)

    def unnamed(self, head: Token, role: str) -> tuple[Participant, ...]:
        """Return the unnamed holder of a role, one in the article, that a mark stands for."""
        actor = role_actor(self.parsed, role)
        self.actors.setdefault(actor.id, actor)
        self.mention(Span(head.start, head.end), actor.id, "role")
        self._known[head.i] = (actor.id,)
        return (Participant(actor=actor.id, span=Span(head.start, head.end)),)

    def resolve(self, head: Token) -> tuple[str, ...]:
        """Return the ids of the actors that the noun phrase headed here stands for."""
        if head.i not in self._known:
            self._known[head.i] = ()  # a chain that runs back here finds nobody
            self._known[head.i] = tuple(dict.fromkeys(self._resolve(head)))
        return self._known[head.i]

    def _resolve(self, head: Token) -> tuple[str, ...]:
        joined = [c for c in self.parsed.conjuncts(head) if c.pos in ("NOUN", "PROPN", "PRON")]
        if len(self.offices.owners_joined(head)) > 1:
            return self._one(head)
        if head.dep != "conj" and len(joined) > 1:
            parts = [self._one(c) for c in joined]
            if acts_together(self.parsed, head):
                group(self, extent(self.parsed, head), parts, "coordination")
            return tuple(a for part in parts for a in part)
        return self._one(head)

    def _one(self, head: Token) -> tuple[str, ...]:
        named = name_of_one(self.parsed, head)
        if named is not None:
            return self.person(named)
        if head.pos in ("PRON", "DET"):
            return self.pronouns.pronoun(head)
        for rule in (
            self._pair,
            self.person,
            self.states.state,
            self.organ,
            self._said_of,
            self.offices.role,
            self.taken_up.actors,
            self._other,
        ):
            found = rule(head)
            if found:
                return found
        return ()

    def _pair(self, head: Token) -> tuple[str, ...]:
        """Return the states of "the two nations", one of them for "the latter"."""
        found = tuple(a for t in members(self.parsed, head) for a in self._one(t))
        for actor in found:
            self.mention(extent(self.parsed, head), actor, "pair")
        group(self, extent(self.parsed, head), [(a,) for a in found], "pair")
        return found

    def _said_of(self, head: Token) -> tuple[str, ...]:
        """Return of whom an office is said: "Ann Lee, a farmer who denied it" is she."""
        name = self.parsed.head(head)
        comma = self.parsed.tokens[self.parsed.left(head) - 1].text == ","
        if head.dep != "appos" or not comma or head.tag not in ("NN", "NNP") or name.i > head.i:
            return ()
        return self.person(name) if agents.role_of(self.parsed, head) is not None else ()

    def keep(self, head: Token, actor: Actor, basis: str) -> tuple[str, ...]:
        """Remember an actor with its mention, and what the tables say it belongs to."""
        for above in parents(actor):
            self.actors.setdefault(above.id, above)
        known = self.actors.get(actor.id)
        self.actors[actor.id] = actor if known is None else _merged(known, actor)
        entity = self.parsed.entity_at.get(head.i)
        span = extent(self.parsed, head, coordinated=False)
        if basis in ("name", "metonym", "acronym") and entity is not None:
            span = self.name_span(entity)
        elif basis == "organ":
            span = bare_name(self.parsed, head, span)
        self.mention(span, actor.id, basis)
        return (actor.id,)

    def name_span(self, entity: Entity) -> Span:
        """Return the place of a name without its title and possessive mark."""
        last = entity.last
        while last - 1 > entity.first and self.parsed.tokens[last - 1].tag == "POS":
            last -= 1
        return self.parsed.span(entity.first, last)

    def mention(self, span: Span, actor: str, basis: str) -> None:
        """Record that a place mentions an actor."""
        key = (span.start, span.end, actor)
        self.mentions.setdefault(
            key, Mention(article=self.parsed.article.id, span=span, actor=actor, basis=basis)
        )

    def state(self, country: str) -> str:
        """Return the id of a state, which becomes an actor of the article by being asked for."""
        actor = country_actor(gazetteer().countries[country])
        self.actors.setdefault(actor.id, actor)
        return actor.id

    def named(self, head: Token) -> None:
        """Record a mention of the person, state or body that a name stands for."""
        for rule in (self.person, self.states.state, self._body):
            if rule(head):
                return

    def _body(self, head: Token) -> tuple[str, ...]:
        body = body_of(self.parsed, head)
        return self.keep(head, body_actor(body), "name") if body is not None else ()

    def named_by(self, head: Token) -> Token | None:
        """Return the noun that a pronoun stands for, None where unknown; a noun names itself."""
        return self.pronouns.named_by(head)

    def person(self, head: Token) -> tuple[str, ...]:
        """Return the person that a name stands for."""
        name = self.people.name_at(head)
        if name is None:
            return ()
        actor = person_actor(name, self.people.facts(name), self)
        found = self.keep(head, actor, "name")
        role = self.people.facts(name).role
        if role:
            self.offices.hold(head, role, actor.id, plural=False)
        return found

    def titled(self, word: Token) -> tuple[str, ...]:
        """Return whom the first word of "union spokesman" stands for, if one was told of before."""
        return self.taken_up.titled(word)

    def state_in_office(self, role: str | None) -> Country | None:
        """Return the state whose office the article means where it names none."""
        return self.offices.holders.state_of(role)

    def owners_joined(self, head: Token) -> list[Country]:
        """Return the countries of "the foreign ministers of X and Y"."""
        return self.offices.owners_joined(head)

    def owner_by_possessor(self, head: Token) -> Country | None:
        """Return the country of whoever owns the phrase: "his administration"."""
        return self.states.owner_by_possessor(head)

    def organ(self, head: Token) -> tuple[str, ...]:
        """Return the body or organ of government that a phrase names."""
        return self.organs.organ(head)

    def _other(self, head: Token) -> tuple[str, ...]:
        return other(self, head)


def _merged(known: Actor, new: Actor) -> Actor:
    """Keep the first description of an actor and add what a later one knows more."""
    return replace(
        known,
        aliases=tuple(dict.fromkeys((*known.aliases, *new.aliases))),
        country=known.country or new.country,
        affiliation=known.affiliation or new.affiliation,
        role=known.role or new.role,
    )
