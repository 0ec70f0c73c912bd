"""Pronouns of one article: whom each stands for, as a mention of that actor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.actors.actor_records import named_actor
from kg.extract.actors.coreference.disjoint_reference import subjects_of_own_verb
from kg.extract.actors.coreference.pronoun_antecedents import antecedent
from kg.extract.actors.facts.people import gender_of_noun
from kg.extract.blocks import Blocks
from kg.extract.grammar.noun_phrases import name_of
from kg.extract.lexicon import words
from kg.model import Span

if TYPE_CHECKING:
    from kg.extract.actors.resolver import Resolver
    from kg.extract.grammar.quotation_spans import Quote
    from kg.model import Token


class Pronouns:
    """Resolves pronouns for `Identities`."""

    def __init__(self, identities: Resolver) -> None:
        self.identities = identities
        self.parsed = identities.parsed
        self._quotes: Blocks[Quote] = Blocks()
        for quote in identities.quotes:
            self._quotes.add(quote, (quote.inner,))
        self._speakers: Blocks[tuple[Span, tuple[Token, ...]]] = Blocks()
        for place, speakers in identities.quoted_by.items():
            self._speakers.add((place, speakers), (place,))
        self._antecedents: dict[int, Token | None] = {}
        self._others: dict[int, frozenset[str]] = {}

    def pronoun(self, head: Token) -> tuple[str, ...]:
        """Return the actors that a pronoun stands for, some without a name for "many"."""
        if head.text.casefold() in words("quantifiers"):
            some = named_actor(self.parsed, name_of(self.parsed, head), None, proper=False)
            return self.identities.book.keep(head, some, "description")
        found = self._antecedent(head)
        if found is None:
            return ()
        actors = self.identities.resolve(found)
        for actor in actors:
            self.identities.book.mention(Span(head.start, head.end), actor, "pronoun")
        return actors

    def named_by(self, head: Token) -> Token | None:
        """Return the noun that a pronoun stands for, None where unknown; a noun names itself."""
        if head.pos != "PRON" or head.text.casefold() in words("quantifiers"):
            return head
        seen = {head.i}
        found = self._antecedent(head)
        while found is not None and found.pos == "PRON" and found.i not in seen:
            seen.add(found.i)
            found = self._antecedent(found)
        return found if found is not None and found.pos != "PRON" else None

    def _antecedent(self, pronoun: Token) -> Token | None:
        if pronoun.i not in self._antecedents:
            self._antecedents[pronoun.i] = None  # a chain that runs back here finds nobody
            found = antecedent(self.parsed, pronoun, self.gender, self._quoted, self._is_other)
            self._antecedents[pronoun.i] = found
        return self._antecedents[pronoun.i]

    def _is_other(self, pronoun: Token, candidate: Token) -> bool:
        """Tell whether a noun is somebody whom a pronoun cannot stand for."""
        if pronoun.i not in self._others:
            self._others[pronoun.i] = frozenset()
            others = [*self._speaking(pronoun), *subjects_of_own_verb(self.parsed, pronoun)]
            self._others[pronoun.i] = frozenset(k for t in others for k in self._keys(t))
        known = self._others[pronoun.i]
        return bool(known) and not known.isdisjoint(self._keys(candidate))

    def _speaking(self, pronoun: Token) -> tuple[Token, ...]:
        """Return who says the words in which a pronoun for one stands."""
        around = self._quoted(pronoun)
        if around is None or pronoun.text.casefold() in words("plural_third_person"):
            return ()
        for place, speakers in self._speakers.at(pronoun.start):
            if place.start <= pronoun.start < place.end:
                return speakers
        return ()

    def _keys(self, token: Token) -> tuple[str, ...]:
        """Return what two mentions of one have in common: the place, and the person's name."""
        named = self.named_by(token)
        name = self.identities.facts.people.name_at(named) if named is not None else None
        places = {token.i, named.i if named is not None else token.i}
        return (*(str(i) for i in sorted(places)), *([name] if name is not None else []))

    def gender(self, head: Token) -> str | None:
        """Return `m` or `f` where the article or the given name tells."""
        name = self.identities.facts.people.name_at(head)
        return (
            self.identities.facts.people.gender(name) if name is not None else gender_of_noun(head)
        )

    def _quoted(self, token: Token) -> Quote | None:
        """Return the quotation that a token stands in."""
        for quote in self._quotes.at(token.start):
            if quote.inner.start <= token.start < quote.inner.end:
                return quote
        return None
