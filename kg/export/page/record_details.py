"""What the page tells of a record when asked: what a condition supposes, why actors were joined.

Rows of numbers and texts, 0 where there is nothing to tell: most records have no such row, and a
byte in each of 5,000 statements is all that they then cost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.export.claim_words import quantity_words
from kg.model import SourceKind, Verdict, Voice

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.export.page.page_index import Index
    from kg.link.corroboration import ClaimSide
    from kg.model import Actor, Proposition, Span, Statement

type Rows = list[list[object]] | int
type Row = list[object] | int

NONE = -1


def conditions_as_claims(said: Statement, index: Index) -> Rows:
    """Return the conditions as claims: `[start, end, unless, claim, [what holds only then]]`."""
    return [
        [
            one.span.start,
            one.span.end,
            int(one.unless),
            index.claims.get(one.proposition, NONE),
            [index.claims[c] for c in one.consequents if c in index.claims],
        ]
        for one in said.antecedents
    ] or 0


def sources(said: Statement, index: Index) -> Rows:
    """Return the speakers as sources: `[actor, kind, [title], [justification]]`, places flat."""
    kinds = list(SourceKind)
    return [
        [
            index.actors.get(one.speaker or "", NONE),
            kinds.index(one.kind),
            _flat([one.title] if one.title else []),
            _flat(one.justification),
        ]
        for one in said.sources
    ] or 0


def _flat(spans: Iterable[Span]) -> list[int]:
    return [n for s in spans for n in (s.start, s.end)]


def roles_filled_elsewhere(said: Statement, index: Index) -> Rows:
    """Return the roles that a fuller claim elsewhere fills: `[slot in claims, role, role, …]`."""
    found: list[list[object]] = []
    for slot, claim in enumerate(said.propositions):
        held = index.held(claim, said.id)
        if held is not None and held.filled:
            found.append([slot, *held.filled])
    return found or 0


def appearances_by_article(actor: Actor, index: Index) -> Rows:
    """Return what each article knows of an actor made of several.

    Each as `[article, names, role, day, its id]`.
    """
    if not actor.judgements and len(actor.appearances) < 2:
        return 0
    return [
        [index.articles.get(a.article, NONE), list(a.names), a.role, a.seen, a.id]
        for a in actor.appearances
    ]


def reasons_of_unions(actor: Actor, index: Index) -> Rows:
    """Return why an actor is one: `[verdict, by, score of 100, reason, the other's name]`.

    The other is an actor that was kept apart; none where both sides are this one. What is unsure
    has the ids of both after it, for a person to decide on.
    """
    own = {actor.id, *(a.id for a in actor.appearances)}
    found: list[list[object]] = []
    for one in actor.judgements:
        others = [side for side in (one.left, one.right) if side not in own]
        name = index.known_as(others[0]) if others else None
        row: list[object] = [one.verdict.value, one.by, round(100 * one.score), one.reason, name]
        found.append([*row, one.left, one.right] if one.verdict is Verdict.UNSURE else row)
    return found or 0


NAMED, UNNAMED, NOBODY = range(3)
"""On whom a statement rests: somebody named, or a body or document; only people whom the article
does not name; nobody who is told."""


def rests_on(said: Statement, index: Index) -> int:
    """Return on whom a statement rests, as `kg analyse outlets` counts it."""
    if said.voice is Voice.ARTICLE or not (said.speakers or said.sources):
        return NOBODY
    people = {s.speaker for s in said.sources if s.kind is SourceKind.UNNAMED_PERSON}
    others = any(s.kind is not SourceKind.UNNAMED_PERSON for s in said.sources)
    known = {p.actor for p in said.speakers} - people
    named = any(index.graph.actors[index.actors[a]].named for a in known)
    return NAMED if others or named else UNNAMED


def number_claimed(claim: Proposition) -> Row:
    """Return the number that a claim tells, `[in words, value, unit]`: "up to 8,000" of troops."""
    told = claim.quantity
    if told is None:
        return 0
    return [quantity_words(told.bound.value, told.value, told.max), told.value, told.unit]


def what_stands_behind(claim: Proposition, index: Index) -> Row:
    """Return what stands behind a claim and against it, in the whole collection.

    `[[asserting, denying, silent sides], articles in their own voice, [origins, origins of denials,
    independent sources], only unnamed, witnesses, parties, first day, last day]`; an actor by its
    number, or by its name where the page does not hold it.
    """
    known = index.behind.get(claim.id)
    if known is None:
        return 0

    def named(ids: Iterable[str]) -> list[object]:
        return [index.actors.get(a, index.labels.get(a, a)) for a in ids]

    def sides(taken: Iterable[ClaimSide]) -> list[object]:
        return named(s.id for s in taken)

    return [
        [sides(s) for s in (known.asserted_by, known.denied_by, known.not_confirmed_by)],
        len(known.narrated_in),
        [known.origins, known.denial_origins, known.independent],
        int(known.only_unnamed),
        named(known.witnesses),
        named(known.parties),
        known.first,
        known.last,
    ]
