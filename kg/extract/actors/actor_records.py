"""Make the actor that a name or a phrase stands for. Labels are what people read; keys decide."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kg.extract.grammar.compass_names import OPPOSITES
from kg.extract.grammar.dependents import has_determiner
from kg.extract.grammar.noun_phrases import extent, owner
from kg.extract.lexicon import ordered_words
from kg.gazetteer import gazetteer
from kg.gazetteer.names import fold
from kg.ids import key_id
from kg.model import Actor, ActorType, LineKind

if TYPE_CHECKING:
    from kg.gazetteer import Body, Country, Organ
    from kg.model import Token
    from kg.parse import ParsedArticle


def country_actor(country: Country) -> Actor:
    """Return a state, which stands for its government too."""
    return _state_actor(country.alpha3)


@cache
def _state_actor(alpha3: str) -> Actor:
    country = gazetteer().countries[alpha3]
    return Actor(
        id=key_id("a", "country", country.alpha3),
        label=country.name,
        type=ActorType.COUNTRY,
        country=country.alpha3,
        wikidata=country.wikidata or None,
    )


def body_actor(body: Body) -> Actor:
    """Return an organisation or organ of the table of bodies."""
    names = gazetteer()
    parent = None
    if body.country:
        parent = country_actor(names.countries[body.country]).id
    elif body.parent:
        parent = body_actor(names.bodies[body.parent]).id
    return Actor(
        id=key_id("a", "body", body.key),
        label=body.name,
        type=ActorType(body.type),
        country=body.country,
        affiliation=parent,
        wikidata=body.wikidata,
    )


def organ_actor(organ: Organ, country: Country) -> Actor:
    """Return a country's organ; the one with a name of its own where the table has it."""
    body = gazetteer().organ_bodies.get((organ.organ_class, country.alpha3))
    if body is not None:
        return body_actor(body)
    return Actor(
        id=key_id("a", "organ", organ.organ_class, country.alpha3),
        label=organ.label.format(country=country.after_of),
        type=ActorType.ORGAN,
        country=country.alpha3,
        affiliation=country_actor(country).id,
    )


def bodies_above(actor: Actor) -> tuple[Actor, ...]:
    """Return the table's actors that one belongs to: its state, or the body above it."""
    if actor.country and actor.type is not ActorType.COUNTRY:
        return (country_actor(gazetteer().countries[actor.country]),)
    above = _bodies_above().get(actor.id)
    return (above,) if above is not None else ()


@cache
def _bodies_above() -> dict[str, Actor]:
    bodies = gazetteer().bodies
    return {body_actor(b).id: body_actor(bodies[b.parent]) for b in bodies.values() if b.parent}


def office_actor(parsed: ParsedArticle, role: str, country: Country) -> Actor:
    """Return the unnamed holder of a country's office, of this article alone."""
    label = f"{role} of {country.after_of}"
    return Actor(
        id=key_id("a", "role", parsed.article.sha256, fold(label)),
        label=label,
        type=ActorType.ROLE,
        named=False,
        country=country.alpha3,
        affiliation=country_actor(country).id,
        role=role,
    )


def role_actor(parsed: ParsedArticle, role: str) -> Actor:
    """Return whoever is known by a role alone and belongs to nothing, of this article alone."""
    return Actor(
        id=key_id("a", "role", parsed.article.sha256, fold(role)),
        label=role,
        type=ActorType.ROLE,
        named=False,
        role=role,
    )


def office_of_actor(holder: Actor) -> Actor:
    """Return the office of a named person who is neither president nor prime minister."""
    return Actor(
        id=key_id("a", "office", holder.id),
        label=f"office of {holder.label}",
        type=ActorType.ORGANISATION,
        country=holder.country,
        affiliation=holder.id,
    )


def unnamed_actor(
    parsed: ParsedArticle,
    head: Token,
    role: str,
    affiliation: str | None,
    *,
    behind: str | None,
    country: str | None,
    plural: bool,
) -> Actor:
    """Return an unnamed holder of an office, or a group of them, of this article alone.

    `behind` is the label of an affiliation that stands behind the head ("at the ministry").
    "a senior official" is somebody new each time; "the official" and "officials" are not.
    """
    new = has_determiner(parsed, head, "a", "an", "another") and not plural
    owned = owner(parsed, head)
    place = str(extent(parsed, head).start) if new else ""
    label = _label(parsed, head)
    line = parsed.line_of[head.i]
    if behind is not None and line is not None and line.kind is LineKind.SPEAKER_LABEL:
        label = f"{label} of {behind.casefold()}"
    elif behind is not None:
        label = f"{label} ({behind})"
    return Actor(
        id=key_id("a", "role", parsed.article.sha256, fold(label), affiliation or "", place),
        label=label,
        type=ActorType.GROUP if plural else ActorType.ROLE,
        named=False,
        country=country or (owned.alpha3 if owned else None),
        affiliation=affiliation,
        role=role,
    )


def _label(parsed: ParsedArticle, head: Token) -> str:
    """Return the phrase up to its head, without determiner."""
    span = extent(parsed, head, coordinated=False)
    text = parsed.text[span.start : head.end]
    text = re.sub(r"\s+", " ", text).strip()
    text = _determiner().sub("", text)
    text = re.sub(r"^other\s+", "", text, flags=re.I)
    line = parsed.line_of[head.i]
    if line is not None and line.kind is LineKind.SPEAKER_LABEL:  # set in capitals
        return text.casefold()
    return text if text.isupper() or text[:2].isupper() or _proper(parsed, head) else _lower(text)


@cache
def _determiner() -> re.Pattern[str]:
    """Return the pattern of one determiner at the beginning of a label."""
    return re.compile(rf"^({'|'.join(ordered_words('label_determiners'))})\s+", re.I)


def _lower(text: str) -> str:
    first = text.split(" ")[0]
    names = gazetteer()
    known = names.country(first) is not None or first in OPPOSITES
    return text if known else text[:1].lower() + text[1:]


def _proper(parsed: ParsedArticle, head: Token) -> bool:
    words = parsed.within(extent(parsed, head, coordinated=False))
    first = next((t for t in words if t.pos != "DET"), head)
    named = first.pos == "PROPN" or first.ent != ""
    return named and first.i < head.i


def _common(name: str) -> str:
    """Return a description without a sentence's capital: "police", "US officials", "Hale's aunt".

    A common noun as owner has a determiner before it, which is gone: "firm's board". Names in front
    of an owner's keep their capitals: "Ada Hale's aunt".
    """
    names = name.split(" ")
    first = names[0]
    last = next((k for k, word in enumerate(names) if word.endswith(("'s", "’s"))), None)
    owner = last is not None and all(word[:1].isupper() for word in names[: last + 1])
    initial = first[:1].isupper() and first[1:].islower() and not owner
    return _lower(name) if initial and gazetteer().country(first) is None else name


def named_actor(
    parsed: ParsedArticle, name: str, country: Country | None, *, proper: bool
) -> Actor:
    """Return an organisation by its name, or a group that is only described ("the analysts")."""
    if not proper:
        name = _common(name)
    key = ("organisation", fold(name)) if proper else ("group", parsed.article.sha256, fold(name))
    return Actor(
        id=key_id("a", *key),
        label=name,
        type=ActorType.ORGANISATION if proper else ActorType.GROUP,
        named=proper,
        country=country.alpha3 if country else None,
    )
