"""The actor of a named person: with the office, country and body that the article gives."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from kg.extract.actors.actor_records import bodies_above, country_actor, organ_actor
from kg.extract.grammar.noun_phrases import organ_of
from kg.extract.grammar.possible_speakers import is_only_noun
from kg.gazetteer import gazetteer
from kg.gazetteer.names import organs_by_class
from kg.gazetteer.spelling import transliteration
from kg.ids import key_id
from kg.model import Actor, ActorType

if TYPE_CHECKING:
    from kg.extract.actors.facts.person_facts import PersonFacts
    from kg.extract.actors.resolver import Resolver
    from kg.gazetteer import Country


def person_actor(name: str, facts: PersonFacts, resolver: Resolver) -> Actor:
    """Return a named person with the office and country that the article gives.

    The country of an organ of state is that of its people; a minister named without a state is the
    one's whose minister the article can mean, his deputy one of its ministry.
    """
    above, country = None, facts.country
    if facts.organ is not None:
        bare = is_only_noun(resolver.parsed, facts.organ)
        told = bare and organ_of(resolver.parsed, facts.organ) is None
        find = resolver.body_in_title if told else resolver.resolve
        found = find(facts.organ)
        above = resolver.book.actors[found[0]] if found else None
    if country is None and above is not None and above.type is ActorType.ORGAN and above.country:
        country = gazetteer().countries[above.country]
    if country is None and above is None:
        country = resolver.state_in_office(facts.role)
        above = _ministry(facts.role, country) if country is not None else None
    if above is None and country is not None:
        above = country_actor(country)
    if above is not None:
        resolver.book.add(above, *bodies_above(above))
    return Actor(
        id=_id_of(name),
        label=name,
        type=ActorType.PERSON,
        country=country.alpha3 if country else None,
        affiliation=above.id if above is not None else None,
        role=facts.role,
        gender=resolver.facts.people.gender(name),
    )


@lru_cache(maxsize=1 << 12)
def _id_of(name: str) -> str:
    """Return the id of a person's name: one of an article is named again and again."""
    return key_id("a", "person", transliteration(name))


def _ministry(role: str | None, country: Country) -> Actor | None:
    """Return where a minister's deputy belongs."""
    held = gazetteer().roles.get(role or "")
    if held is None or held.unique or held.organ is None:
        return None
    return organ_actor(organs_by_class()[held.organ], country)
