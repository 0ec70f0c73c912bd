"""The world of a made graph: who there is, and what they make claims about."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING

from kg.ids import key_id
from kg.model import (
    Actor,
    ActorType,
    Article,
    Mention,
    Span,
    Stance,
    Statement,
)

if TYPE_CHECKING:
    import random


@dataclass(slots=True)
class Made:
    """A graph in the making: who there is, what is claimed, what was said."""

    draw: random.Random
    actors: list[Actor] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)
    claims: list[tuple[str, Actor, Actor, str, str]] = field(default_factory=list)
    stances: dict[str, list[Stance]] = field(default_factory=dict)
    first: dict[str, tuple[str, Span, Span]] = field(default_factory=dict)
    statements: list[Statement] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    articles: list[Article] = field(default_factory=list)
    unnamed: list[Actor] = field(default_factory=list)


def word(draw: random.Random) -> str:
    """Return a made-up name."""
    parts = ("nor", "sud", "ka", "vel", "os", "ti", "ram", "bre", "lu", "den", "mar", "ish", "go")
    return "".join(draw.choice(parts) for _ in range(3)).capitalize()


def people(world: Made, number: int) -> None:
    """Fill a world with actors."""
    kinds = (*(ActorType.PERSON,) * 4, ActorType.COUNTRY, ActorType.ORGAN, ActorType.ORGANISATION)
    above: list[Actor] = []
    for n in range(number):
        kind = world.draw.choice(kinds)
        person = kind is ActorType.PERSON
        label = f"{word(world.draw)} {word(world.draw)}" if person else word(world.draw)
        home = world.draw.choice(above) if above and kind is not ActorType.COUNTRY else None
        one = Actor(
            id=key_id("a", kind.value, label, str(n)),
            label=label,
            type=kind,
            aliases=(label.split()[-1],) if person else (),
            country=label[:3].upper() if kind is ActorType.COUNTRY else None,
            affiliation=home.id if home else None,
            role="minister" if person and n % 2 else None,
        )
        world.actors.append(one)
        if not person:
            above.append(one)
    world.weights = list(accumulate(1 / (n + 3) for n in range(number)))


def unnamed(world: Made, article: str) -> Actor:
    """Add somebody whom one article does not name."""
    home = actor(world)
    one = Actor(
        id=key_id("a", "role", article),
        label=f"official ({home.label})",
        type=ActorType.ROLE,
        named=False,
        affiliation=None if home.type is ActorType.PERSON else home.id,
        role="official",
    )
    world.unnamed.append(one)
    return one


def actor(world: Made) -> Actor:
    """Draw an actor; some are met in many articles."""
    return world.draw.choices(world.actors, cum_weights=world.weights)[0]
