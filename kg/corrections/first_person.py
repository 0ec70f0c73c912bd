"""What "we" and "I" claim in a statement, once somebody else is its speaker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.lexicon import words
from kg.ids import key_id
from kg.model.replace import replace
from kg.resolve.renaming import renamed_key

if TYPE_CHECKING:
    from kg.model import Actor, Extraction, Filler, Proposition, Statement


def spoken_by(found: Extraction, said: Statement, new: Actor, text: str) -> Extraction:
    """Return the extraction with a new speaker where a claim of a statement says "we" or "I".

    A claim that other statements make too is parted from theirs.
    """
    labels = {a.id: a.label for a in found.actors}
    claims: dict[str, Proposition] = {p.id: p for p in found.propositions}
    moved: dict[str, str] = {}
    for claim in found.propositions:
        mine = tuple(s for s in claim.stances if s.statement == said.id)
        old = _first_person(claim, said, text) if mine else None
        if old is None or old == new.id:
            continue
        told = replace(_said_by(claim, old, labels.get(old, ""), new), stances=mine)
        others = tuple(s for s in claim.stances if s.statement != said.id)
        del claims[claim.id]
        if others:
            claims[claim.id] = replace(claim, stances=others)
        known = claims.get(told.id)
        claims[told.id] = replace(known, stances=(*known.stances, *mine)) if known else told
        moved[claim.id] = told.id
    ids = tuple(dict.fromkeys(moved.get(p, p) for p in said.propositions))
    statements = tuple(
        replace(s, propositions=ids) if s.id == said.id else s for s in found.statements
    )
    ordered = tuple(claims[name] for name in sorted(claims))
    return replace(found, propositions=ordered, statements=statements)


def _first_person(claim: Proposition, said: Statement, text: str) -> str | None:
    """Return the actor for whom a claim has "we", "I" or the like; None where it names them too."""
    first = {*words("first_person_singular"), *words("first_person_plural")}
    inside: dict[str, bool] = {}
    for filler in (f for _, fillers in claim.roles for f in fillers):
        told = filler.span is not None and any(c.covers(filler.span) for c in said.content)
        own = filler.span is not None and filler.span.of(text).split(" ")[0].casefold() in first
        for actor in {filler.actor, filler.owner} - {None}:
            inside[str(actor)] = inside.get(str(actor), True) and told and own
    meant = [actor for actor, only in inside.items() if only]
    return meant[0] if len(meant) == 1 else None


def _said_by(claim: Proposition, old: str, name: str, new: Actor) -> Proposition:
    key = renamed_key(claim.key, {old: new.id})
    return replace(
        claim,
        id=key_id("p", *key) if key else key_id("p", claim.id, new.id),
        key=key,
        label=claim.label.replace(name, new.label) if name else claim.label,
        roles=tuple((r, tuple(_filled(f, old, new) for f in fs)) for r, fs in claim.roles),
    )


def _filled(filler: Filler, old: str, new: Actor) -> Filler:
    if filler.actor == old:
        return replace(filler, actor=new.id, label=new.label, country=new.country)
    return replace(filler, owner=new.id) if filler.owner == old else filler
