"""Whose an organ is that a phrase gives no owner: "the foreign ministry", "the embassy in Lima".

In order: the state that alone has such an organ; the one whose organ of the kind the article names;
the one that said something right before in the paragraph; the article's home. An embassy belongs to
whose ambassador the article tells of, and never to where it stands. Else it is nobody's.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from kg.extract.actors.facts.home_country import has_unknown_owner
from kg.extract.grammar.clause_structure import subject
from kg.extract.grammar.dependents import direct_object, has_determiner, nouns_after, possessor
from kg.extract.grammar.functions import is_nominal_subject
from kg.extract.grammar.governors import (
    verb_of_active_subject,
    verb_of_direct_object,
    verb_of_subject,
)
from kg.extract.grammar.noun_dependents import main_subject, subject_of_sentence_before
from kg.extract.grammar.noun_phrases import country_of, organ_of, owner
from kg.extract.lexicon import lexicon, words
from kg.gazetteer import gazetteer
from kg.model import Act

if TYPE_CHECKING:
    from kg.extract.actors.resolver import Resolver
    from kg.gazetteer import Country, Organ
    from kg.model import Token

_EMBASSY = "embassy"
_FOREIGN_MINISTRY = "foreign-ministry"


class OrganOwners:
    """Finds the owners of organs for `Identities`; what it reads of the article is kept."""

    def __init__(self, identities: Resolver) -> None:
        self.identities = identities
        self.parsed = identities.parsed

    def of(self, head: Token, named: tuple[str, Organ]) -> Country | None:
        """Return the state whose organ it is by what stands around its phrase; None for nobody.

        `named` is the organ with the phrase that names it (see `organ_of`).
        """
        phrase, organ = named
        if organ.country is not None:
            return gazetteer().countries[organ.country]
        whose = possessor(self.parsed, head)
        if whose is not None and whose.lemma in words("countries"):
            return self._own(head)
        told = self._that(head) or self._named_of(head, organ)
        if organ.organ_class == _EMBASSY:
            return told or self._sender(head)
        if told is None and has_unknown_owner(self.parsed, head):
            return None
        if told is not None:
            return told
        others = self._others(head, organ)
        found = (self._speaking(head), self.identities.facts.sole_home)
        fits = (c for c in found if c is not None and c not in others)
        return next((c for c in fits if not _is_named_otherwise(phrase, organ, c)), None)

    def _others(self, head: Token, organ: Organ) -> list[Country]:
        """Return the states whose organ it is not: a foreign ministry summons others' envoys.

        Nor is what a state accuses its own, where nobody says so: "Peru accused | the army |".
        """
        found = []
        above = verb_of_direct_object(self.parsed, head)
        if above is not None:
            cue = lexicon().verbs.get(above.lemma)
            accuser = subject(self.parsed, above)
            if cue is not None and cue.act is Act.ACCUSE and accuser is not None:
                found.append(country_of(self.parsed, accuser))
        verb = verb_of_subject(self.parsed, head)
        if organ.organ_class == _FOREIGN_MINISTRY and verb is not None:
            envoy = direct_object(self.parsed, verb)
            if envoy is not None and verb.lemma in words("dealing_with_envoys"):
                found.append(owner(self.parsed, envoy))
        return [c for c in found if c is not None]

    def _own(self, head: Token) -> Country | None:
        """Return the state of whom the sentence is about: "Ann Lee, … told | the country's | army".

        He is named before it, with his state; "the country" of another may be any.
        """
        who = main_subject(self.parsed, *self.parsed.sentence(head))
        if who is None or who.i > head.i:
            return None
        book = self.identities.book.actors
        codes = {book[a].country for a in self.identities.resolve(who)} - {None}
        code = next(iter(codes)) if len(codes) == 1 else None
        return gazetteer().countries[code] if code is not None else None

    @cached_property
    def _named(self) -> dict[str, tuple[Country, ...]]:
        """Organs that the article calls a country's somewhere: "Seoul's defense ministry"."""
        found: dict[str, tuple[Country, ...]] = {}
        for token in self.parsed.tokens:
            if token.pos not in ("NOUN", "PROPN"):
                continue
            organ = organ_of(self.parsed, token)
            country = owner(self.parsed, token) if organ is not None else None
            if organ is not None and country is not None:
                known = found.get(organ[1].organ_class, ())
                found[organ[1].organ_class] = tuple(dict.fromkeys((*known, country)))
        return found

    def _named_of(self, head: Token, organ: Organ) -> Country | None:
        """Return whose organ of the kind the article names, if a bare one can be that one's.

        Another country's than the article's home only where "the" takes it up from near by: of
        "The Lisbon police are silent. Police here will ask them" the second are not Portugal's.
        Of two states' it is the one of its paragraph, else of the only one that its sentence names.
        """
        several = self._named.get(organ.organ_class, ())
        named = several[0] if several else None
        home = self.identities.facts.home
        near = self._named_near(head, organ) if several else None
        if len(several) > 1 and organ.organ_class != _EMBASSY:
            return near or self._in_sentence(head, several)
        if named is None or organ.organ_class == _EMBASSY or named == home:
            return named
        if has_determiner(self.parsed, head, "the") and near is not None:
            return near
        many = organ.organ_class in words("organs_everywhere") or home is not None
        return None if many else named

    def _in_sentence(self, head: Token, states: tuple[Country, ...]) -> Country | None:
        """Return the only one of some states that a phrase's sentence names."""
        first, last = self.parsed.sentence(head)
        named = {
            c.alpha3 for t in self.parsed.tokens[first:last] if (c := country_of(self.parsed, t))
        }
        told = [c for c in states if c.alpha3 in named]
        return told[0] if len(told) == 1 else None

    def _named_near(self, head: Token, organ: Organ) -> Country | None:
        """Return whose organ of the kind was named last in the same paragraph."""
        line = self.parsed.line_of[head.i]
        if line is None:
            return None
        for token in reversed(self.parsed.tokens[self.parsed.at(line.span.start) : head.i]):
            found = organ_of(self.parsed, token) if token.pos in ("NOUN", "PROPN") else None
            if found is not None and found[1].organ_class == organ.organ_class:
                country = owner(self.parsed, token)
                if country is not None:
                    return country
        return None

    def _speaking(self, head: Token) -> Country | None:
        """Return the state that spoke in the sentence before: "China welcomed the deal. …"."""
        who = subject_of_sentence_before(self.parsed, head)
        verb = verb_of_active_subject(self.parsed, who) if who is not None else None
        told = verb is not None and verb.lemma in lexicon().verbs
        return country_of(self.parsed, who) if who is not None and told else None

    def _that(self, head: Token) -> Country | None:
        """Return the state of "the embassy of that country": what the sentence told of before."""
        for noun in nouns_after(self.parsed, head, "of"):
            if noun.lemma in words("countries") and has_determiner(self.parsed, noun, "that"):
                first, _ = self.parsed.sentence(head)
                before = self.parsed.tokens[first : head.i]
                told = [t for t in before if country_of(self.parsed, t) is not None]
                acting = [t for t in told if is_nominal_subject(t)]
                return country_of(self.parsed, (acting or told)[-1]) if told else None
        return None

    def _sender(self, head: Token) -> Country | None:
        """Return the one state whose ambassador was told of before."""
        states = [c for place, c in self._senders if place < head.i]
        return states[0] if len(states) == 1 else None

    @cached_property
    def _senders(self) -> tuple[tuple[int, Country], ...]:
        """The states whose ambassador is told of, each with the first place."""
        found: dict[str, tuple[int, Country]] = {}
        for token in self.parsed.tokens:
            country = owner(self.parsed, token) if token.lemma in words("envoys") else None
            if country is not None:
                found.setdefault(country.alpha3, (token.i, country))
        return tuple(found.values())


def _is_named_otherwise(phrase: str, organ: Organ, country: Country) -> bool:
    """Tell whether a state has the organ under a name of its own: no "foreign ministry" is the US'.

    "The Treasury" or "the spy agency" it can be all the same.
    """
    body = gazetteer().organ_bodies.get((organ.organ_class, country.alpha3))
    return body is not None and not words("organs_by_kind").isdisjoint(phrase.split())
