"""What others add to what the rules found: the rules' own findings stay to the letter.

Comes in: an article read by the rules alone, and read by them and others together. Goes out: the
first, each statement with who else reads it so, and of the second what others alone found. So no
statement of another's bends one of the rules that points back at it ("rejected the claim").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.extractor import PROPOSED
from kg.model import Extraction, Voice
from kg.model.replace import replace

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from kg.model import Proposition, Statement


def with_additions(own: Extraction, whole: Extraction) -> Extraction:
    """Return what the rules found alone with what others added in `whole`.

    The article's own narration is none where another reads it as somebody's words.
    """
    theirs = {s.id: s for s in whole.statements}
    kept = [
        _marked(s, theirs.get(s.id))
        for s in own.statements
        if s.id in theirs or s.voice is Voice.ATTRIBUTED
    ]
    added = [s for s in whole.statements if s.rule.startswith(PROPOSED)]
    mentions = {(m.span, m.actor): m for m in (*whole.mentions, *own.mentions)}
    actors = {a.id: a for a in (*whole.actors, *own.actors)}
    return Extraction(
        article=own.article,
        statements=tuple(sorted((*kept, *added), key=_place)),
        propositions=tuple(_claims(own, whole, {s.id for s in kept}, {s.id for s in added})),
        actors=tuple(actors[name] for name in sorted(actors)),
        mentions=tuple(mentions[key] for key in sorted(mentions)),
        diagnostics=tuple(dict.fromkeys((*own.diagnostics, *whole.diagnostics))),
    )


def _marked(own: Statement, told: Statement | None) -> Statement:
    if told is None or told.found_by == own.found_by:
        return own
    return replace(own, found_by=told.found_by, confidence=told.confidence)


def _place(one: Statement) -> tuple[int, str]:
    return (one.cue or one.content[0]).start, one.id


def _claims(
    own: Extraction, whole: Extraction, kept: Collection[str], added: Collection[str]
) -> Iterator[Proposition]:
    """Yield the claims of both, each with the stances of its own statements alone."""
    more = {p.id: p for p in whole.propositions}
    claims = {p.id: _held_by(p, kept) for p in own.propositions}
    for one in whole.propositions:
        mine = _held_by(one, added)
        if not mine.stances:
            continue
        known = claims.get(one.id)
        stances = (*known.stances, *mine.stances) if known is not None else mine.stances
        claims[one.id] = replace(known or mine, stances=stances)
        for name in _inside(mine, more):
            claims.setdefault(name, _held_by(more[name], added))
    every = {**more, **claims}
    held = [c for c in claims.values() if c.stances]
    used = {name for c in held for name in (c.id, *_inside(c, every))}
    yield from (claims[name] for name in sorted(claims) if name in used)


def _held_by(claim: Proposition, statements: Collection[str]) -> Proposition:
    return replace(claim, stances=tuple(s for s in claim.stances if s.statement in statements))


def _inside(claim: Proposition, known: Mapping[str, Proposition]) -> Iterable[str]:
    """Return the claims that others of a claim's roles are, and those inside them."""
    found: dict[str, None] = {}
    waiting = [claim]
    while waiting:
        for _, fillers in waiting.pop().roles:
            for name in (f.proposition for f in fillers if f.proposition in known):
                if name is not None and name not in found:
                    found[name] = None
                    waiting.append(known[name])
    return found
