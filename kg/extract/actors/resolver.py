"""What the rules that find actors may ask of the whole, none of them knowing how it is built."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from kg.extract.actors.book import ActorBook
    from kg.extract.actors.coreference.disjoint_reference import SpokenWords
    from kg.extract.actors.facts.article_facts import ArticleFacts
    from kg.extract.grammar.quotation_spans import Quote
    from kg.gazetteer import Country
    from kg.model import Token
    from kg.parse import ParsedArticle


class Resolver(Protocol):
    """Finds whom the noun phrases of one article stand for; what it found is in its book."""

    @property
    def parsed(self) -> ParsedArticle:
        """The article."""

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """Its quotations."""

    @property
    def spoken(self) -> tuple[SpokenWords, ...]:
        """The words that are reported, with who says them."""

    @property
    def facts(self) -> ArticleFacts:
        """What it tells of its names."""

    @property
    def book(self) -> ActorBook:
        """The actors met so far, with their mentions."""

    def resolve(self, head: Token) -> tuple[str, ...]:
        """Return the ids of the actors that a noun phrase stands for."""

    def without_conjuncts(self, head: Token) -> tuple[str, ...]:
        """Return whom a noun stands for without what is joined to it."""

    def person(self, head: Token) -> tuple[str, ...]:
        """Return the person that a name stands for."""

    def organ(self, head: Token) -> tuple[str, ...]:
        """Return the body or organ of government that a phrase names."""

    def body_in_title(self, word: Token) -> tuple[str, ...]:
        """Return whom the first word of "union spokesman" stands for."""

    def state_in_office(self, role: str | None) -> Country | None:
        """Return the state whose office the article means where it names none."""
