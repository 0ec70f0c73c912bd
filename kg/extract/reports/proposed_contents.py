"""The content of a candidate as our own contents are: its main predicates, and its frame.

In: the places that an extractor named as what is said. Out: a content whose heads are the clauses
in it that no other of it governs, since how a content stands is read from these: "was taken to
provide it" tells of the taking, whatever was to come of it. What a noun governs is a noun's.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.clauses import Form, Kind, Relation, clause_index
from kg.extract.reports.leash import noun_head
from kg.extract.reports.marked_places import content_of, head_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kg.extract.clauses import Clause
    from kg.extract.grammar.quotation_spans import Quote
    from kg.extract.report_candidate import Content
    from kg.model import Span, Token
    from kg.parse import ParsedArticle

_FRAMES = {Form.INFINITIVE: "infinitive", Form.GERUND: "gerund"}
"""Frames of what a cue has for its complement, by the form of its clause."""


def proposed_content(
    parsed: ParsedArticle, spans: Sequence[Span], quotes: tuple[Quote, ...], cue: Span | None
) -> Content | None:
    """Return the content at some places, None where these hold no words."""
    found = content_of(parsed, spans, quotes)
    if found is None:
        return None
    noun = noun_head(parsed, found.spans[0]) if len(found.spans) == 1 else None
    outermost = tuple(_outermost(parsed, found.spans))
    frame = _frame(parsed, found, outermost, noun, cue)
    if frame == "noun":
        top = noun or head_of(parsed, found.spans)
        return replace(found, frame=frame, heads=(top,) if top is not None else found.heads)
    heads = tuple(dict.fromkeys(_verb(parsed, c) for c in outermost)) or found.heads
    return replace(found, frame=frame, heads=heads)


def _outermost(parsed: ParsedArticle, spans: Sequence[Span]) -> Iterator[Clause]:
    """Yield the clauses that no other of a content governs, with those joined to them."""
    index = clause_index(parsed)
    inside = {c.number: c for s in spans for c in index.inside(s)}
    for clause in inside.values():
        if clause.kind is not Kind.NOMINAL and _is_outermost(clause, inside):
            yield clause


def _is_outermost(clause: Clause, inside: Mapping[int, Clause]) -> bool:
    while clause.governor is not None and clause.governor.clause in inside:
        if clause.governor.relation is not Relation.COORDINATION:
            return False
        clause = inside[clause.governor.clause]
    return True


def _verb(parsed: ParsedArticle, clause: Clause) -> Token:
    return parsed.tokens[clause.head if clause.verb is None else clause.verb]


def _frame(
    parsed: ParsedArticle,
    found: Content,
    outermost: Sequence[Clause],
    noun: Token | None,
    cue: Span | None,
) -> str:
    """Return the frame of a content: a quotation, a noun's, or that of its first clause.

    What a cue governs without a finite verb has one of its own: "agreed | to pay |".
    """
    if found.frame == "quote":
        return found.frame
    if noun is not None:
        return "noun"
    above = clause_index(parsed).above(outermost[0]) if outermost else None
    if above is not None and cue is not None and cue.overlaps(above.predicate):
        return _FRAMES.get(outermost[0].form, found.frame)
    return found.frame
