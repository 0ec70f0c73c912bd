"""What a claim is about, told by its key: its matter and its chief actor.

In: a claim, and the actors by id. Out: its `Subject`, with the actors and the word that tell it.
A key (`kg.resolve.claims`) is the same however the claim is worded, denied or put off, in whichever
articles; so is what is read here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kg.extract.event_lexicon import kinds
from kg.extract.propositions.fillers import KIND
from kg.ids import key_id
from kg.link.matters import is_done_to, matter_of
from kg.model import ActorType, Matter
from kg.resolve.claims import APART, key_parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kg.model import Actor, Proposition
    from kg.resolve.claims import Key

IS = "is "
"""Opens a thing of a key that the agent is said to be."""
_BEING = f"{KIND}be"
STATES = (ActorType.COUNTRY, ActorType.ORGAN)
_HASH = 64
_PLACE = re.compile(rf"\b[0-9a-f]{{{_HASH}}}\b")
"""The hash of an article, in a part of a key that no other article can have."""
_ORDER = ("theme", "attribute", "topic", "recipient", "agent")


class Subject(NamedTuple):
    """What makes an issue: the matter, whom it is about, and what else tells it apart."""

    matter: Matter | None
    about: tuple[str, ...]
    rest: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The id of the issue."""
        return key_id("i", self.matter or "", *self.about, "", *self.rest)


class Reading(NamedTuple):
    """A claim's subject with the actors and the word that tell it.

    `sure` is False where no word or deed tells the matter, or only that somebody is judged.
    """

    subject: Subject
    actors: tuple[str, ...] = ()
    word: str = ""
    sure: bool = False


def subject_of(claim: Proposition, people: Mapping[str, Actor]) -> Reading:
    """Return what a claim is about by itself."""
    key = key_parts(claim.key)
    if key is None:
        return _by_words(claim, people)
    deed = key.kind.partition(APART)[0]
    things = _told_in_one_article(claim) or _things(key, people)
    actors = _chief(key, deed, people)
    told = matter_of(deed, things, any(people[a].type in STATES for a in actors))
    about = tuple(sorted({stands_for(people[a]) for a in actors}))
    if told is not None:
        rest = () if about else (told.word or "", *(() if told.word else claim.key))
        return Reading(Subject(told.matter, about, rest), actors, told.word, sure=True)
    if _is_judged(key, deed, actors, people):
        return Reading(Subject(Matter.CHARACTER, about), actors)
    return Reading(Subject(None, about, (deed, *_things(key, people))), actors)


def _by_words(claim: Proposition, people: Mapping[str, Actor]) -> Reading:
    """Return what a claim is about that is known by its words alone: by an actor and a word."""
    roles = dict(claim.roles)
    filled = (f.actor for role in ("agent", "recipient", "theme") for f in roles.get(role, ()))
    actors = tuple(a for a in filled if a is not None and a in people)[:1]
    told = matter_of("", (claim.label,))
    if told is None or not actors:
        return Reading(Subject(None, (), (claim.id,)))
    about = (stands_for(people[actors[0]]),)
    return Reading(Subject(told.matter, about), actors, told.word, sure=True)


def claims_within(claim: Proposition) -> list[str]:
    """Return the ids of the claims that a claim's key is made of."""
    parts = (part.removeprefix(IS) for part in claim.key[1:-1])
    return [part for part in parts if part.startswith("p-")]


def stands_for(actor: Actor) -> str:
    """Return the code of the state that a country or its organ is, else the actor's own id."""
    return actor.country if actor.type in STATES and actor.country else actor.id


def _things(key: Key, people: Mapping[str, Actor]) -> tuple[str, ...]:
    """Return what fills the places of a key and is no actor: first what is done or told."""
    sides = (key.theme, key.recipients, key.agents)
    return tuple(t for side in sides for t in sorted(side) if t.removeprefix(IS) not in people)


def _told_in_one_article(claim: Proposition) -> tuple[str, ...]:
    """Return the things of a claim that only its own article can make, as that has them.

    In its key they are a place of the article: what "her e-mails" are no other article tells.
    """
    if not any(len(part) >= _HASH and _PLACE.search(part) for part in claim.key):
        return ()
    order = sorted(claim.roles, key=lambda r: (_ORDER.index(r[0]) if r[0] in _ORDER else 9, r[0]))
    told = ((role, f) for role, fillers in order for f in fillers if not f.actor)
    return tuple(f"{IS if role == 'attribute' else ''}{f.label.casefold()}" for role, f in told)


def _chief(key: Key, deed: str, people: Mapping[str, Actor]) -> tuple[str, ...]:
    """Return the actors whom a claim is about: one, or the two sides of what is done together."""
    doers, receivers = (_known(side, people) for side in (key.agents, key.recipients))
    if is_done_to(deed) and (named := [a for a in receivers if people[a].named]):
        return tuple(named[:1])
    if len(doers) == 2 and _is_mutual(deed) and all(people[a].named for a in doers):
        return tuple(doers)
    for side in (doers, receivers, _known(key.theme, people)):
        if side:
            return tuple(side[:1])
    owners = {word for thing in _things(key, people) for word in thing.split()[:1]}
    return tuple(sorted(owners & people.keys())[:1])


def _known(side: Iterable[str], people: Mapping[str, Actor]) -> list[str]:
    """Return the actors of a side, in the order of what they stand for."""
    found = (part.removeprefix(IS) for part in side)
    return sorted((a for a in found if a in people), key=lambda a: (stands_for(people[a]), a))


def _is_mutual(deed: str) -> bool:
    return deed in kinds() and kinds()[deed].mutual


def _is_judged(key: Key, deed: str, actors: Sequence[str], people: Mapping[str, Actor]) -> bool:
    """Tell whether a claim says what a person is like."""
    told = any(t.startswith(IS) for t in key.theme)
    return deed == _BEING and told and any(people[a].type is ActorType.PERSON for a in actors)
