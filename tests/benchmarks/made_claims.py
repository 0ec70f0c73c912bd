"""The claims of a made graph, and the links between those who make them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.ids import key_id
from kg.model import (
    Bound,
    Filler,
    Issue,
    Link,
    LinkKind,
    Proposition,
    Quantity,
)

if TYPE_CHECKING:
    from tests.benchmarks.made_world import Made


def propositions(world: Made) -> tuple[Proposition, ...]:
    """Return the claims made, with the stances on them."""
    found = {}
    for name, one, other, deed, thing in world.claims:
        if name not in world.first:
            continue
        article, trigger, number = world.first[name]
        counted = len(found) % 4 == 0
        found[name] = Proposition(
            id=name,
            label=f"{one.label} {deed} {thing} to {other.label}",
            type="AID" if deed in ("sends", "supplies") else None,
            contexts=("military",) if thing == "tanks" else (),
            roles=(
                ("agent", (Filler(label=one.label, actor=one.id, country=one.country),)),
                ("recipient", (Filler(label=other.label, actor=other.id),)),
                ("theme", (Filler(label=thing),)),
            ),
            quantity=Quantity(value=300, unit=thing, bound=Bound.AT_MOST, span=number)
            if counted
            else None,
            article=article,
            trigger=trigger,
            issue=_issue(thing, one.id),
            stances=tuple(sorted(world.stances[name], key=lambda s: s.statement)),
        )
    return tuple(found[name] for name in sorted(found))


def _issue(thing: str, about: str) -> str:
    return key_id("i", thing, about)


def issues(world: Made) -> tuple[Issue, ...]:
    """Return what the claims made are about: an actor and the things that it moves."""
    found = {}
    for name, one, _, _, thing in world.claims:
        if name in world.first:
            ident = _issue(thing, one.id)
            label = f"{one.label}: {thing}"
            found[ident] = Issue(id=ident, label=label, actors=(one.id,), words=(thing,))
    return tuple(found[ident] for ident in sorted(found))


_MORE = ((0.17, LinkKind.RESPONDS_TO), (0.22, LinkKind.CHANGED_POSITION), (0.32, LinkKind.RESTATES))
"""What else a pair on opposite sides is, up to which draw; beyond, nothing."""


def _more(drawn: float) -> tuple[LinkKind, ...]:
    return tuple(kind for most, kind in _MORE if drawn < most)[:1]


def links(world: Made, claims: tuple[Proposition, ...]) -> tuple[Link, ...]:
    """Return what contradicts or bears out what, on the same claim."""
    found = []
    for claim in claims:
        for first, second in zip(claim.stances, claim.stances[1:], strict=False):
            same = first.polarity is second.polarity
            if world.draw.random() >= (0.03 if same else 0.7):
                continue
            kinds = (
                (LinkKind.CORROBORATES,)
                if same
                else (LinkKind.CONTRADICTS, *_more(world.draw.random()))
            )
            reason = "the same polarity" if same else "opposite polarity"
            found += [
                Link(
                    kind=kind,
                    source=second.statement,
                    target=first.statement,
                    proposition=claim.id,
                    reason=reason,
                )
                for kind in kinds
            ]
    return tuple(found)
