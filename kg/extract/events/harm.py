"""Whether harm is done to people and places, or a word of harm only means something else.

One executes a plan, beats a rival at the polls, kills a bill, takes control of a parliament and
strikes back in a debate. Of 60 events read on US political news a third were such.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.event_lexicon import is_violent, objects
from kg.extract.events.participants import is_somebody
from kg.extract.grammar.noun_dependents import words_after
from kg.extract.lexicon import words
from kg.model import ActorType

if TYPE_CHECKING:
    from kg.extract.actors.identities import Identities
    from kg.extract.events.event_mention import Event
    from kg.extract.events.participant_roles import Party
    from kg.model import Token
    from kg.parse import ParsedArticle

_OF_BODIES = frozenset({"kill", "beat", "torture"})
"""Classes of events that are done to people and animals."""
_OF_THINGS = frozenset({"destroy", "vandalize"})


def is_harm(
    parsed: ParsedArticle, event: Event, agents: tuple[Party, ...], identities: Identities
) -> bool:
    """Tell whether an event of force is one, by whom or what it befalls."""
    name, verb = event.kind.name, event.trigger
    suffer = (*event.recipients, *((event.object,) if event.object is not None else ()))
    forms = {t.text.casefold() for t in suffer}
    if event.kind.type == "ASSAULT" and forms & words("reflexives"):
        return False  # "killed themselves"
    if name in _OF_BODIES and forms & words("claim_pronouns"):
        return False  # "had a plan and executed it"
    if verb.pos != "VERB":
        return True
    if name == "arrest" and suffer and all(t.ent in ("GPE", "LOC", "FAC") for t in suffer):
        return False  # "jailed at the Capitol"
    if name in _OF_BODIES and not any(_is_body(parsed, t) for t in suffer):
        return False
    if name == "beat" and not _by_force(parsed, event, agents, identities):
        return False
    if name == "invade" and verb.lemma in words("taking_land"):
        return any(_is_land(parsed, t) for t in suffer) and _by_arms(
            parsed, event, agents, identities
        )
    if name in _OF_THINGS:
        return any(_is_thing(parsed, t) for t in suffer)
    return True


def _is_body(parsed: ParsedArticle, token: Token) -> bool:
    """Tell whether somebody can be hurt: people, counted or named, no animals and no funds."""
    counted = token.tag == "CD" or parsed.child(token, "nummod") is not None
    return is_somebody(parsed, token) or (counted and token.ent not in ("MONEY", "PERCENT"))


def _by_force(
    parsed: ParsedArticle, event: Event, agents: tuple[Party, ...], identities: Identities
) -> bool:
    """Tell whether a beating is one: by the police or a mob, or where force is told of."""
    particle = any(c.lemma in ("up", "to") for c in words_after(parsed, event.trigger))
    armed = any(t.lemma in objects()["armed"] for t in event.agents)
    kinds = {identities.actors[p.actor].type for p in agents if p.actor is not None}
    near = parsed.tokens[parsed.left(event.trigger) : parsed.right(event.trigger)]
    told = any(is_violent(t.lemma) or t.lemma in words("brutal") for t in near)
    return armed or particle or told or ActorType.ORGAN in kinds


def _by_arms(
    parsed: ParsedArticle, event: Event, agents: tuple[Party, ...], identities: Identities
) -> bool:
    """Tell whether land is taken by arms: a candidate "captures | Iowa |" by votes.

    A single person or a party does so only where arms or fighting are told of beside it.
    """
    kinds = {identities.actors[p.actor].type for p in agents if p.actor is not None}
    if not agents or not kinds <= {ActorType.PERSON, ActorType.ROLE, ActorType.ORGANISATION}:
        return True
    if any(t.lemma in objects()["armed"] for t in event.agents):
        return True
    first, last = parsed.sentence(event.trigger)
    lemmas = {t.lemma for t in parsed.tokens[first:last]}
    return bool(lemmas & objects()["armed"]) or any(
        is_violent(w) for w in lemmas - {event.trigger.lemma}
    )


def _is_land(parsed: ParsedArticle, token: Token) -> bool:
    place = token.ent in ("GPE", "LOC", "FAC")
    return place or (token.pos == "NOUN" and token.lemma in objects()["targets"] | words("land"))


def _is_thing(parsed: ParsedArticle, token: Token) -> bool:
    """Tell whether something can be destroyed: buildings, arms, towns, no reputation."""
    known = token.lemma in objects()["targets"] | objects()["armed"] | words("land")
    return known or token.ent in ("GPE", "LOC", "FAC") or token.lemma in words("destroyed")
