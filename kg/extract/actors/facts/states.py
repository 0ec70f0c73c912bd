"""States by name, by capital, by adjective, by their government; whose a possessed thing is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.actors.actor_records import country_actor
from kg.extract.actors.facts.home_country import has_unknown_owner, local_country
from kg.extract.actors.facts.state_names import (
    is_among_places,
    is_government,
    is_persons,
    is_surname_first,
)
from kg.extract.grammar.dependents import attributives, nouns_after, possessor
from kg.extract.grammar.noun_phrases import country_of, is_place, name_span, owner
from kg.extract.lexicon import words
from kg.gazetteer import gazetteer
from kg.gazetteer.names import fold

if TYPE_CHECKING:
    from kg.extract.actors.resolver import Resolver
    from kg.gazetteer import Country
    from kg.model import Entity, Token

_SEVERAL = 2
"""States joined after "the governments of", at least."""


class States:
    """Resolves states for `Identities`."""

    def __init__(self, identities: Resolver) -> None:
        self.identities = identities
        self.parsed = identities.parsed

    def state(self, head: Token) -> tuple[str, ...]:
        """Return the state that a phrase names, or whose government it does."""
        country = country_of(self.parsed, head)
        entity = self.parsed.entity_at.get(head.i)
        if country is not None and entity is not None:
            adjective = entity.label == "NORP" and head.tag in ("JJ", "NNP", "NN")
            place = is_place(self.parsed, head) or is_among_places(self.parsed, head)
            place = place or is_surname_first(self.parsed, entity)
            place = place or is_persons(self.parsed, entity.first)
            if (entity.label == "GPE" and not place) or adjective:
                return self.identities.book.keep(
                    head, country_actor(country), self._as(entity, country)
                )
        if head.lemma in words("governments"):
            several = self._of_several(head)
            if several:
                return several
            owned = owner(self.parsed, head) or self._of_joined(head)
            if not is_government(self.parsed, head, owned):
                return ()
            owned = owned or owners_country(self.identities, head)
            led, of = self._led_by(head) if owned is None else (False, None)
            owned = owned or of
            if owned is None and (led or has_unknown_owner(self.parsed, head)):
                return ()
            owned = owned or local_country(self.parsed, head) or self.identities.facts.home
            if owned is not None:
                return self.identities.book.keep(head, country_actor(owned), "government")
        return ()

    def _led_by(self, head: Token) -> tuple[bool, Country | None]:
        """Tell whether it is somebody's, and of which state: "the | Ortega | administration".

        That of a governor, or of whom no country is told, is no state's that is known.
        """
        roles = gazetteer().roles
        for word in attributives(self.parsed, head):
            for actor in self.identities.person(word):
                held = self.identities.book.actors[actor]
                office = roles.get(held.role or "")
                known = held.country if office is not None and office.unique else None
                return True, gazetteer().countries[known] if known else None
        return False, None

    def _of_several(self, head: Token) -> tuple[str, ...]:
        """Return the states of "the governments of Peru, Chile and Bolivia", where each is named.

        "The government of Bosnia and Herzegovina" is one.
        """
        if head.tag != "NNS":
            return ()
        first = next(nouns_after(self.parsed, head, "of"), None)
        named = list(self.parsed.conjuncts(first)) if first is not None else []
        found = [country_of(self.parsed, t) for t in named]
        if len(found) < _SEVERAL or any(c is None for c in found):
            return ()
        keep = self.identities.book.keep
        made = [
            keep(t, country_actor(c), "government")
            for t, c in zip(named, found, strict=True)
            if c is not None
        ]
        return tuple(dict.fromkeys(a for ids in made for a in ids))

    def _of_joined(self, head: Token) -> Country | None:
        """Return whose it is with what is joined to it: "the | government | and people of Chad"."""
        last = self.parsed.conjuncts(head)[-1]
        return owner(self.parsed, last) if last.i > head.i and last.pos == "NOUN" else None

    def _as(self, entity: Entity, country: Country) -> str:
        """Tell whether a state is called by its capital, by "the North", or by its name."""
        name = name_span(self.parsed, entity).of(self.parsed.text)
        known = fold(name) in map(fold, (country.name, *country.aliases, *country.adjectives))
        return "name" if known else "metonym"


def owners_country(identities: Resolver, head: Token) -> Country | None:
    """Return the country of whoever owns the phrase: "his administration"."""
    poss = possessor(identities.parsed, head)
    if poss is None:
        return None
    for actor in identities.resolve(poss):
        code = identities.book.actors[actor].country
        if code:
            return gazetteer().countries[code]
    return None
