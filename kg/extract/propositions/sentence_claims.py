"""The sentences of a content, each a claim of its own: "We did not fire. They must leave."

What one sentence, or one of its joined clauses, says is put as it puts it, whatever the next does.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.grammar.content_edges import trim
from kg.extract.propositions.claimed_events import predicates
from kg.extract.propositions.stances import stance_at, stance_in
from kg.extract.propositions.verbatim import untyped
from kg.extract.standing.veridicality.predicate_standing import weakest
from kg.model import Act, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.propositions.plover_acts import Claim
    from kg.extract.report_candidate import ReportCandidate
    from kg.model import Proposition, Statement, Token
    from kg.parse import ParsedArticle

_FRAMES = ("quote", "clause", "turn")
FRAGMENT = 3
"""Words of a content that cannot be taken apart, at most: no claim."""
MOST = 8
"""Sentences of one content that are claims of their own; long speeches are kept as their spans."""


def worded(parsed: ParsedArticle, found: ReportCandidate, statement: Statement) -> list[Claim]:
    """Return what a content claims by its words alone: one claim for each of its sentences.

    A fragment of three words ("a rift", "to talk") claims nothing, if it is no charge ("fraud").
    """
    pieces = list(_pieces(parsed, found, statement))
    if found.content.frame in _FRAMES and len(pieces) > 1:
        return [(_of(parsed, found, statement, *p), None) for p in pieces[:MOST]]
    told = sum(len(s.of(parsed.text).split()) for s in statement.content)
    if told <= FRAGMENT and statement.act is not Act.ACCUSE:
        return []
    head = next(iter(found.content.heads), None)
    return [(untyped(parsed, statement, head, stance_at(parsed, statement, head)), None)]


def _of(
    parsed: ParsedArticle,
    found: ReportCandidate,
    statement: Statement,
    spans: tuple[Span, ...],
    head: Token,
) -> Proposition:
    """Return one sentence as a claim; of joined predicates the weakest counts."""
    stance = stance_in(parsed, statement, head, found)
    for other in parsed.conjuncts(head):  # joined without a subject of its own
        if other.sent == head.sent and any(_covers(s, other) for s in spans):
            mine = stance_in(parsed, statement, other, found)
            if weakest(stance.modality, mine.modality) is not stance.modality:
                stance = replace(stance, modality=mine.modality, certainty=mine.certainty)
    return untyped(parsed, statement, head, stance, spans=spans)


def _pieces(
    parsed: ParsedArticle, found: ReportCandidate, statement: Statement
) -> Iterator[tuple[tuple[Span, ...], Token]]:
    """Yield the places of each sentence inside a content, with its main predicate."""
    together: dict[int, list[Span]] = {}
    for span in statement.content:
        inside = parsed.within(span)
        for number in sorted({t.sent for t in inside}):
            own = [t.i for t in inside if t.sent == number]
            place = trim(parsed, own[0], own[-1] + 1)
            if place is not None:
                together.setdefault(number, []).append(place)
    heads = predicates(parsed, found)
    for number, places in together.items():
        main = [h for h in heads if h.sent == number]
        main = main or [t for p in places for t in parsed.within(p) if t.dep == "ROOT"]
        verbs = [h for h in main if h.pos in ("VERB", "AUX") and any(_covers(p, h) for p in places)]
        if verbs:
            yield from _clauses(parsed, tuple(places), verbs[0])


def _clauses(
    parsed: ParsedArticle, places: tuple[Span, ...], head: Token
) -> Iterator[tuple[tuple[Span, ...], Token]]:
    """Yield the joined clauses of a sentence that have subjects of their own, else the sentence."""
    later = [
        c
        for c in parsed.conjuncts(head)
        if c.i > head.i and c.sent == head.sent and any(_covers(p, c) for p in places)
        if parsed.child(c, "nsubj", "nsubjpass", "expl") is not None and parsed.left(c) > head.i
    ]
    edges = [parsed.tokens[parsed.left(c)].start for c in later]
    parts: list[list[Span]] = [[] for _ in range(len(edges) + 1)]
    for place in places:
        at = place.start
        for edge in (*(e for e in edges if place.start < e < place.end), place.end):
            inside = [t.i for t in parsed.within(Span(at, edge))]
            kept = trim(parsed, inside[0], inside[-1] + 1) if inside else None
            if kept is not None:
                parts[sum(e <= at for e in edges)].append(kept)
            at = edge
    for own, verb in zip(parts, (head, *later), strict=True):
        if own and any(_covers(p, verb) for p in own):
            yield tuple(own), verb


def _covers(place: Span, token: Token) -> bool:
    return place.start <= token.start and token.end <= place.end
