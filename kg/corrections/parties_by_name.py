"""Whom a person names in a correction: an actor of the article, a state, or somebody new."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kg.extract.actors.actor_records import country_actor
from kg.gazetteer import gazetteer
from kg.gazetteer.names import fold
from kg.gazetteer.spelling import transliteration
from kg.ids import key_id
from kg.model import Actor, ActorType, Participant, SourceKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.corrections.new_values import Party
    from kg.model import Extraction

_KINDS = {
    ActorType.PERSON: SourceKind.NAMED_PERSON,
    ActorType.ROLE: SourceKind.UNNAMED_PERSON,
    ActorType.GROUP: SourceKind.UNNAMED_PERSON,
}


def actor_of(party: Party, found: Extraction, sha256: str) -> Actor:
    """Return the actor of a name: the article's, else a state of the table, else a new one.

    Of several of that name the one is meant that the article mentions most. Of a new one without a
    type a person is meant. Unnamed ones belong to the article alone.
    """
    name = fold(party.label)
    called = [a for a in found.actors if name in {fold(a.label), *map(fold, a.aliases)}]
    if called:
        mentions = Counter(m.actor for m in found.mentions)
        return min(called, key=lambda a: (-mentions[a.id], a.id))
    country = gazetteer().country(party.label)
    if country is not None and party.type in (None, ActorType.COUNTRY):
        return country_actor(country)
    kind = party.type or ActorType.PERSON
    unnamed = kind in (ActorType.ROLE, ActorType.GROUP)
    key = {
        ActorType.PERSON: ("person", transliteration(party.label)),
        ActorType.ROLE: ("role", sha256, name),
        ActorType.GROUP: ("group", sha256, name),
    }.get(kind, ("organisation", name))
    kind = ActorType.ORGANISATION if kind is ActorType.COUNTRY else kind
    return Actor(id=key_id("a", *key), label=party.label, type=kind, named=not unnamed)


def source_kind(actor: Actor) -> SourceKind:
    """Return what kind of source an actor is."""
    return _KINDS.get(actor.type, SourceKind.ORGANISATION)


def participant(
    actor: Actor, party: Party, old: Iterable[Participant], text: str, evidence: Span
) -> Participant:
    """Return an actor's part in a statement, at the place where its evidence names it."""
    for one in old:
        if one.actor == actor.id:
            return Participant(actor=actor.id, span=one.span, how=party.how or one.how)
    start = text.find(party.label, evidence.start, evidence.end)
    span = Span(start, start + len(party.label)) if start >= 0 else None
    return Participant(actor=actor.id, span=span, how=party.how)
