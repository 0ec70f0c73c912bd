"""What actors are said to do to each other: `actor –verb→ actor`, with the sides taken on it.

An edge sums up the claims with the same agent, the same verb and the same actor in the same other
role. That it is there says no more than that somebody spoke of it: its kind is `is-said-to`, and
it counts the statements by their attitude (`asserts`, `denies`, `supposes` …).
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kg.export import labels
from kg.export.tables.json_lines import place
from kg.link.claim_attitudes import Attitude, attitude

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.export.graph.graphml_writer import Value
    from kg.export.release import Release
    from kg.model import Filler, Proposition, Statement

KIND = "is-said-to"
COUNTS = tuple(f"n_side_{one.value}" for one in Attitude)
ENDS = ("recipient", "theme")
"""Roles in which an actor is whom or what the agent is said to act on."""

type Relation = tuple[str, str, str, str]
"""Agent, the other actor, the verb, the other's role."""


def relations(release: Release) -> Iterator[tuple[str, str, dict[str, Value]]]:
    """Yield an edge for each relation that a statement takes a side on: both ends, attributes.

    In order of the agent, the other actor, the verb and the role.
    """
    found: dict[Relation, list[Proposition]] = {}
    for claim in sorted(release.graph.propositions, key=lambda p: p.id):
        for relation in _relations(claim, release):
            found.setdefault(relation, []).append(claim)
    for (agent, other, verb, role), claims in sorted(found.items()):
        row = _row(claims, release)
        if row is not None:
            yield agent, other, {"kind": KIND, "predicate": verb, "role": role, **row}


def _relations(claim: Proposition, release: Release) -> Iterator[Relation]:
    if claim.predicate is None:
        return
    told = dict(claim.roles)
    for agent in _actors(told.get("agent", ()), release):
        for role in ENDS:
            for other in _actors(told.get(role, ()), release):
                if other != agent:
                    yield agent, other, claim.predicate.lemma, role


def _actors(fillers: tuple[Filler, ...], release: Release) -> list[str]:
    return list(dict.fromkeys(f.actor for f in fillers if f.actor and f.actor in release.actors))


def _row(claims: list[Proposition], release: Release) -> dict[str, Value] | None:
    """Return what statements do with some claims; None where none of the graph says anything."""
    sides: Counter[str] = Counter()
    said: dict[str, Statement] = {}
    for claim in claims:
        for held in claim.stances:
            one = release.statements.get(held.statement)
            if one is not None:
                sides[attitude(one, claim, held).value] += 1
                said[one.id] = one
    if not said:
        return None
    ordered = sorted(said.values(), key=place)
    kinds = dict.fromkeys(c.predicate_class for c in claims if c.predicate_class)
    return {
        "class": "|".join(kinds) or None,
        "sides": "|".join(one.value for one in Attitude if sides[one.value]),
        "weight": len(ordered),
        "n_articles": len({s.article for s in ordered}),
        "statements": "|".join(s.id for s in ordered),
        "sample": labels.claim(claims[0], release),
        **{f"n_side_{one.value}": sides[one.value] for one in Attitude if sides[one.value]},
    }
