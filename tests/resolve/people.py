"""Articles that name one person each, as extraction would hand them over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.actors.actor_records import country_actor
from kg.gazetteer import gazetteer
from kg.gazetteer.spelling import transliteration
from kg.ids import key_id
from kg.model import Actor, ActorType, Extraction
from kg.resolve import resolve

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.model import Judgement
    from kg.resolve import Names


def person(label: str, country: str | None = None, **more: object) -> Actor:
    """Return somebody as an article knows him."""
    return Actor(
        id=key_id("a", "person", transliteration(label)),
        label=label,
        type=ActorType.PERSON,
        country=country,
        affiliation=country_actor(gazetteer().countries[country]).id if country else None,
        **more,  # type: ignore[arg-type]
    )


def body(label: str, **more: object) -> Actor:
    """Return an organisation that no table knows."""
    key = key_id("a", "organisation", label.casefold())
    return Actor(id=key, label=label, type=ActorType.ORGANISATION, **more)  # type: ignore[arg-type]


def named(
    *articles: Actor | Sequence[Actor],
    decisions: tuple[Judgement, ...] = (),
    seen: Sequence[str] = (),
    names: Names | None = None,
) -> list[list[str]]:
    """Resolve one article for each argument; return the articles (0, 1 …) of each actor found."""
    found = actors(*articles, decisions=decisions, seen=seen, names=names)
    return sorted([p.article for p in a.appearances] for a in found)


def actors(
    *articles: Actor | Sequence[Actor],
    decisions: tuple[Judgement, ...] = (),
    seen: Sequence[str] = (),
    names: Names | None = None,
) -> list[Actor]:
    """Resolve one article for each argument; return the actors, states left out."""
    told = [(a,) if isinstance(a, Actor) else tuple(a) for a in articles]
    extractions = [Extraction(article=str(n), actors=who) for n, who in enumerate(told)]
    resolved = resolve(
        extractions,
        {str(n): f"text {n}" for n in range(len(told))},
        published={str(n): day for n, day in enumerate(seen)},
        decisions=decisions,
        names=names,
    )
    return [a for a in resolved.actors if a.type is not ActorType.COUNTRY]
