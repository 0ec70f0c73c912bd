"""Put a claim of a statement right: who fills which role, and what class its predicate is of."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kg.corrections.parties_by_name import actor_of
from kg.extract.propositions.labels.clause_words import as_sentence
from kg.ids import key_id
from kg.model import Filler, Span
from kg.model.replace import replace
from kg.resolve.claim_keys import key_parts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.corrections.new_values import NewClass, NewRoles, Party
    from kg.model import Actor, Article, Extraction, Proposition, Statement

_SIDES = {"agent": "agents", "theme": "theme", "recipient": "recipients"}
"""The roles that make a claim the one it is, and their sides of its key."""


def claim_meant(
    claims: Iterable[Proposition], said: Statement, at: Span | None
) -> Proposition | None:
    """Return the claim of a statement that a correction means; None where it does not say which."""
    own = [(p, s.trigger) for p in claims for s in p.stances if s.statement == said.id]
    if at is None:
        return own[0][0] if len(own) == 1 else None
    for claim, trigger in own:
        place = trigger or (claim.trigger if claim.article == said.article else None)
        if place is not None and place.overlaps(at):
            return claim
    return None


def with_roles(
    found: Extraction, said: Statement, claim: Proposition, value: NewRoles, article: Article
) -> Extraction:
    """Return the extraction with other fillers in a claim, which others that made it keep."""
    actors = {a.id: a for a in found.actors}
    roles = dict(claim.roles)
    for name, fillers in value.roles:
        filled = tuple(_filler(f, actors, found, article) for f in fillers)
        if filled:
            roles[name] = filled
        else:
            roles.pop(name, None)
    ordered = tuple((name, roles[name]) for name in sorted(roles))
    key = _key(claim, value, roles)
    mine = tuple(s for s in claim.stances if s.statement == said.id)
    told = replace(
        claim,
        id=key_id("p", *key)
        if key != claim.key
        else key_id("p", claim.id, said.id, value_of(claim, ordered)),
        key=key,
        roles=ordered,
        label=value.label or _label(claim, value, roles, said, article),
        stances=mine,
    )
    others = tuple(s for s in claim.stances if s.statement != said.id)
    claims = {p.id: p for p in found.propositions if p.id != claim.id}
    if others:
        claims[claim.id] = replace(claim, stances=others)
    known = claims.get(told.id)
    claims[told.id] = replace(known, stances=(*known.stances, *mine)) if known else told
    ids = tuple(dict.fromkeys(told.id if p == claim.id else p for p in said.propositions))
    statements = tuple(
        replace(s, propositions=ids) if s.id == said.id else s for s in found.statements
    )
    return replace(
        found,
        actors=tuple(actors[name] for name in sorted(actors)),
        statements=statements,
        propositions=tuple(claims[name] for name in sorted(claims)),
    )


def _filler(
    given: Party | Span, actors: dict[str, Actor], found: Extraction, article: Article
) -> Filler:
    if isinstance(given, Span):
        return Filler(label=given.of(article.text), span=given)
    actor = actor_of(given, found, article.sha256)
    actors.setdefault(actor.id, actor)
    return Filler(label=actor.label, actor=actor.id, country=actor.country)


def _key(
    claim: Proposition, value: NewRoles, roles: dict[str, tuple[Filler, ...]]
) -> tuple[str, ...]:
    parts = key_parts(claim.key)
    if parts is None:
        return claim.key
    sides = {side: getattr(parts, side) for side in _SIDES.values()}
    for name, _ in value.roles:
        if name in _SIDES:
            fillers = roles.get(name, ())
            sides[_SIDES[name]] = frozenset(f.actor or f.label.casefold() for f in fillers)
    return replace(parts, **sides).parts


def _label(
    claim: Proposition,
    value: NewRoles,
    roles: dict[str, tuple[Filler, ...]],
    said: Statement,
    article: Article,
) -> str:
    """Return the label with the new names for the old ones; else the statement's words."""
    label, old = claim.label, dict(claim.roles)
    for name, _ in value.roles:
        before, after = old.get(name, ()), roles.get(name, ())
        if len(before) == len(after) == 1 and label.count(before[0].label) == 1:
            label = label.replace(before[0].label, after[0].label)
        else:
            return as_sentence(s.of(article.text) for s in said.content)
    return label


def value_of(claim: Proposition, roles: Iterable[tuple[str, tuple[Filler, ...]]]) -> str:
    """Return who fills the roles of a claim, as the JSON that a correction would give it."""
    held = {name: [f.label for f in fillers] for name, fillers in roles}
    place = [claim.trigger.start, claim.trigger.end]
    return json.dumps({"at": place, "roles": held}, ensure_ascii=False, sort_keys=True)


def with_class(claim: Proposition, value: NewClass) -> Proposition:
    """Return a claim of another class; the PLOVER type that its old one gave is not told."""
    return replace(claim, predicate_class=value.name, type=None, mode=None)
