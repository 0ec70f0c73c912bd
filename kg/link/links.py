"""Links between statements on one proposition, each with its reason, and origins.

Only claims of fact corroborate or contradict: what is considered, demanded or pledged does neither,
and declining to confirm is neither support nor denial. What is only taken for granted supports
nothing; it is contradicted by a denial all the same. Nothing is resolved or overwritten.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

from kg.ids import key_id
from kg.model import Link, LinkKind, Modality, Polarity, Voice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.model import Proposition, Stance, Statement

MOST = 40
"""Statements of one proposition that are compared in pairs; beyond, only with the first of each
side, so that links grow with the statements and not with their square."""


def with_origins(
    statements: Iterable[Statement], texts: Mapping[str, str]
) -> tuple[Statement, ...]:
    """Return the statements with the utterance that each goes back to.

    Two statements share an origin when the same actors are quoted with the same letters.
    """
    return tuple(replace(s, origin=_origin(s, texts[s.article])) for s in statements)


def _origin(statement: Statement, text: str) -> str:
    words = "".join(s.of(text) for s in statement.content).casefold()
    letters = re.sub(r"[^\w]+", "", words)
    return key_id("o", *sorted(p.actor for p in statement.speakers), letters)


def link(statements: Iterable[Statement], propositions: Iterable[Proposition]) -> tuple[Link, ...]:
    """Return the links between statements, sorted."""
    by_id = {s.id: s for s in statements}
    found = {
        (one.kind, one.source, one.target): one
        for proposition in propositions
        for one in _on(proposition, by_id)
    }
    return tuple(found[k] for k in sorted(found))


def _on(proposition: Proposition, statements: Mapping[str, Statement]) -> Iterator[Link]:
    firm = [s for s in proposition.stances if s.modality is Modality.REALIS]
    claims = [s for s in firm if s.polarity in (Polarity.POS, Polarity.NEG)]
    pairs = combinations(claims, 2) if len(claims) <= MOST else _with_first(claims)
    for one, other in pairs:
        mine, theirs = statements[one.statement], statements[other.statement]
        kind, reason = _bearing(one, other, mine, theirs)
        if kind is not None and theirs.id not in mine.via and mine.id not in theirs.via:
            yield Link(
                kind=kind,
                source=mine.id,
                target=theirs.id,
                proposition=proposition.id,
                reason=f"{reason}: {proposition.label}",
            )


def _with_first(claims: list[Stance]) -> Iterator[tuple[Stance, Stance]]:
    for side in (Polarity.POS, Polarity.NEG):
        first = next((c for c in claims if c.polarity is side), None)
        if first is not None:
            yield from ((first, c) for c in claims if c is not first)


def _bearing(
    one: Stance, other: Stance, mine: Statement, theirs: Statement
) -> tuple[LinkKind | None, str]:
    same = {p.actor for p in mine.speakers} & {p.actor for p in theirs.speakers}
    told = [s for s in (mine, theirs) if s.voice is Voice.ARTICLE]
    if told and (mine.article == theirs.article or any(s.hedge is not None for s in told)):
        return None, ""  # a hedged telling is nobody's word, and a paper does not back itself
    if one.presupposed or other.presupposed:
        if one.polarity is other.polarity or same or told or one.presupposed is other.presupposed:
            return None, ""
        return LinkKind.CONTRADICTS, "one denies what the other takes for granted"
    if one.polarity is not other.polarity:
        if same:
            return LinkKind.CHANGED_POSITION, "the same speaker, asserted once and denied once"
        return LinkKind.CONTRADICTS, "one asserts what the other denies"
    if mine.article == theirs.article and same:
        return None, ""
    if same or mine.origin == theirs.origin:
        return LinkKind.RESTATES, "the same speaker claims it again"
    if told:
        return LinkKind.CORROBORATES, "an article tells it in its own voice"
    return LinkKind.CORROBORATES, "another speaker claims the same"
