"""What the parts of the resolver may ask of the whole, none of them knowing how it is built."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.extract.actors.facts.people import People
    from kg.extract.grammar.quotation_spans import Quote
    from kg.gazetteer import Country
    from kg.model import Actor, Entity, Mention, Span, Token
    from kg.parse import ParsedArticle


class Resolver(Protocol):
    """Resolves noun phrases of one article and keeps what they turned out to be.

    `actors` are the actors met so far by id, `mentions` their places by start, end and actor.
    """

    actors: dict[str, Actor]
    mentions: dict[tuple[int, int, str], Mention]

    @property
    def parsed(self) -> ParsedArticle:
        """The article."""

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """Its quotations."""

    @property
    def people(self) -> People:
        """The people that it names."""

    @property
    def home(self) -> Country | None:
        """The country whose organs need no adjective in it."""

    @property
    def acronyms(self) -> Mapping[str, str]:
        """Long names by the acronyms and short names that it gives them."""

    def resolve(self, head: Token) -> tuple[str, ...]:
        """Return the ids of the actors that a noun phrase stands for."""

    def person(self, head: Token) -> tuple[str, ...]:
        """Return the person that a name stands for."""

    def organ(self, head: Token) -> tuple[str, ...]:
        """Return the body or organ of government that a phrase names."""

    def state(self, country: str) -> str:
        """Return the id of a state, which becomes an actor of the article by being asked for."""

    def titled(self, word: Token) -> tuple[str, ...]:
        """Return whom the first word of "union spokesman" stands for."""

    def state_in_office(self, role: str | None) -> Country | None:
        """Return the state whose office the article means where it names none."""

    def owners_joined(self, head: Token) -> list[Country]:
        """Return the countries of "the foreign ministers of X and Y"."""

    def owner_by_possessor(self, head: Token) -> Country | None:
        """Return the country of whoever owns the phrase: "his administration"."""

    def keep(self, head: Token, actor: Actor, basis: str) -> tuple[str, ...]:
        """Remember an actor with its mention, and what the tables say it belongs to."""

    def name_span(self, entity: Entity) -> Span:
        """Return the place of a name without its title and possessive mark."""

    def mention(self, span: Span, actor: str, basis: str) -> None:
        """Record that a place mentions an actor."""
