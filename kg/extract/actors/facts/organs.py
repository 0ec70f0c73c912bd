"""Organs of government and bodies: named, possessed, taken up again by a bare "the ministry"."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING

from kg.extract.actors.actor_records import body_actor, office_of_actor, organ_actor
from kg.extract.actors.coreference.organ_owners import OrganOwners
from kg.extract.actors.facts.states import owners_country
from kg.extract.grammar import possible_speakers as agents
from kg.extract.grammar.dependents import has_determiner, possessor
from kg.extract.grammar.entities import first_noun_of_name
from kg.extract.grammar.functions import is_attributive_noun
from kg.extract.grammar.noun_dependents import words_before
from kg.extract.grammar.noun_phrases import (
    body_of,
    extent,
    organ_of,
    owner,
    owner_of_joined,
    words_of_organs,
)
from kg.extract.lexicon import words
from kg.gazetteer import gazetteer
from kg.gazetteer.names import fold
from kg.model import ActorType
from kg.parse.word_index import places_of

if TYPE_CHECKING:
    from kg.extract.actors.resolver import Resolver
    from kg.gazetteer import Country
    from kg.model import Token
    from kg.parse import ParsedArticle

_PLACES = ("GPE", "LOC", "FAC", "ORG", "PERSON")
"""Labels that a recogniser gives to the names of towns."""


class Organs:
    """Resolves organs for `Identities`, remembering which were named, in text order."""

    def __init__(self, identities: Resolver) -> None:
        self.identities = identities
        self.parsed = identities.parsed
        self.owners = OrganOwners(identities)
        self._named: dict[str, list[tuple[int, str]]] = {}
        self._read: dict[str, int] = {}
        self._unknown: dict[str, int | None] = {}
        """The first name that ends in a noun and that no recogniser knew, by the noun."""

    def organ(self, head: Token) -> tuple[str, ...]:
        """Return the body or organ of government that a phrase names."""
        if agents.is_role(self.parsed, head) and organ_of(self.parsed, head) is None:
            return ()
        body = body_of(self.parsed, head)
        if body is not None:
            return self.identities.book.keep(head, body_actor(body), "name")
        found = organ_of(self.parsed, head)
        if found is None:
            return self._office_of(head) or self._named_before(head)
        organ = found[1]
        told = owner(self.parsed, head) or owner_of_joined(self.parsed, head)
        told = told or owner(self.parsed, first_noun_of_name(self.parsed, head))
        before = _name_before(self.parsed, head, found[0])
        told = told or _state_in_name(before)
        explicit = told or owners_country(self.identities, head)
        local = self._is_of_town(head) or before in words("parts_of_federations")
        owned = explicit if local else explicit or self.owners.of(head, found)
        if owned is None:
            return ()
        kept = self.identities.book.keep(head, organ_actor(organ, owned), "organ")
        named = self._named.setdefault(head.lemma, [])
        place = bisect_left(named, (head.i, kept[0]))
        if named[place : place + 1] != [(head.i, kept[0])]:
            named.insert(place, (head.i, kept[0]))
        return kept

    def _is_of_town(self, head: Token) -> bool:
        """Tell whether a place that is no state tells whose it is: "the | Pollen | police"."""
        before = (self.parsed.entity_at.get(t.i) for t in words_before(self.parsed, head))
        named = any(e is not None and e.label in _PLACES and e.last <= head.i for e in before)
        return named and head.text.islower()

    def _named_before(self, head: Token) -> tuple[str, ...]:
        """Return the organ that a bare "the ministry" takes up again, or "the Chadian ministry"."""
        state = owner(self.parsed, head) if head.lemma in words("organs_by_kind") else None
        if state is None and not self._is_bare(head):
            return ()
        nouns = self._nouns.get(head.lemma, [])
        while (k := self._read.get(head.lemma, 0)) < len(nouns) and nouns[k].i < head.i:
            self._read[head.lemma] = k + 1
            self.identities.resolve(nouns[k])
        named = self._named.get(head.lemma, [])
        if state is not None:
            named = [n for n in named if self._country(n[1]) == state.alpha3]
            if len({actor for _, actor in named}) > 1:
                return ()
        end = bisect_left(named, (head.i, ""))
        before = named[end - 1 : end] if end else []
        called = [
            (self.parsed.at(start), actor)
            for start, actor in self.identities.book.names_ending_in(
                head.text.casefold(), head.start
            )
            if self._is_body(actor) and (state is None or self._country(actor) == state.alpha3)
        ]
        if len(called) == 1 and not self._is_another_named(head):  # of two it is neither
            before += called
        if not before:
            return ()
        actor = max(before)[1]
        self.identities.book.mention(extent(self.parsed, head), actor, "role")
        return (actor,)

    def _country(self, actor: str) -> str | None:
        return self.identities.book.actors[actor].country

    def _is_another_named(self, head: Token) -> bool:
        """Tell whether a name before ends so that no recogniser knew: "Magistrate's | Court |"."""
        last = head.text.casefold()
        if last not in self._unknown:
            tokens = (self.parsed.tokens[k] for k in places_of(self.parsed, frozenset({last})))
            names = (t for t in tokens if t.tag == "NNP" and t.i not in self.parsed.entity_at)
            named = (t.i for t in names if _follows_name(self.parsed, t))
            self._unknown[last] = next(named, None)
        first = self._unknown[last]
        return first is not None and first < head.i

    def _is_bare(self, head: Token) -> bool:
        """Tell whether it is "the ministry", or the first word of "ministry spokesman Ann Lee"."""
        children = self.parsed.children[head.i]
        if is_attributive_noun(head):
            after = self.parsed.tokens[head.i + 1 : head.i + 2]
            return not children and any(agents.is_role(self.parsed, t) for t in after)
        return len(children) == 1 and has_determiner(self.parsed, head, "the")

    @cached_property
    def _nouns(self) -> dict[str, list[Token]]:
        """The nouns that name an organ with what stands beside them, by lemma."""
        found: dict[str, list[Token]] = {}
        for place in places_of(self.parsed, words_of_organs()):
            token = self.parsed.tokens[place]
            noun = token.pos in ("NOUN", "PROPN")
            if noun and organ_of(self.parsed, token) is not None:
                found.setdefault(token.lemma, []).append(token)
        return found

    def _is_body(self, actor: str) -> bool:
        known = self.identities.book.actors[actor]
        return known.type in (ActorType.ORGANISATION, ActorType.ORGAN) and known.named

    def _office_of(self, head: Token) -> tuple[str, ...]:
        """Return the office of a president: "his office", "Ortega's office"."""
        poss = possessor(self.parsed, head)
        if head.lemma != "office" or poss is None:
            return ()
        for actor in self.identities.resolve(poss):
            holder = self.identities.book.actors[actor]
            if holder.role in ("president", "prime minister") and holder.country:
                organs = gazetteer().organs
                phrase = (
                    "presidential office"
                    if holder.role == "president"
                    else "prime minister's office"
                )
                country = gazetteer().countries[holder.country]
                return self.identities.book.keep(
                    head, organ_actor(organs[phrase], country), "office of"
                )
            if holder.type is ActorType.PERSON and holder.named:
                return self.identities.book.keep(head, office_of_actor(holder), "office of")
        return ()


def _follows_name(parsed: ParsedArticle, noun: Token) -> bool:
    return any(c.pos == "PROPN" for c in words_before(parsed, noun))


def _name_before(parsed: ParsedArticle, head: Token, phrase: str) -> str:
    """Return the folded words of a phrase before those that name an organ, without "the"."""
    name = fold(parsed.span(parsed.left(head), parsed.right(head)).of(parsed.text))
    before, opens, _ = name.removeprefix("the ").partition(f" {phrase}")
    return before if opens else ""


def _state_in_name(before: str) -> Country | None:
    """Return the state whose bare name opens that of its organ: "the | Chad | Foreign Ministry".

    Not where a part of a federation has the name too: "the Georgia Supreme Court".
    """
    partly = before in words("parts_of_federations")
    return gazetteer().country(before) if before and not partly else None
