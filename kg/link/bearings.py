"""How two stances on one claim bear on each other: for, against, again, or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.model import Contrast, LinkKind, Modality, Polarity, Voice

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.link.dates import Window
    from kg.model import Stance, Statement

_FILLED = 0.8
_GRANTED = 0.7
_AGAIN = 0.9


@dataclass(frozen=True, slots=True)
class Bearing:
    """What links two statements; `turned` when the second is the later one, the link's source."""

    kind: LinkKind
    reason: str
    contrast: Contrast | None = None
    score: float = 1.0
    turned: bool = False


def bearing(
    one: Stance,
    other: Stance,
    mine: Statement,
    theirs: Statement,
    windows: Mapping[str, Window | None],
) -> Bearing | None:
    """Return how two firm stances on one proposition bear on each other, or None.

    Only what both claim as fact supports or contradicts. What one takes for granted supports
    nothing, and is contradicted by a denial all the same.
    """
    same = {p.actor for p in mine.speakers} & {p.actor for p in theirs.speakers}
    told = [s for s in (mine, theirs) if s.voice is Voice.ARTICLE]
    if told and (mine.article == theirs.article or any(s.hedge is not None for s in told)):
        return None  # a hedged telling is nobody's word, and a paper does not back itself
    sure = _FILLED if one.filled or other.filled else 1.0
    if one.presupposed or other.presupposed:
        if one.polarity is other.polarity or same or told or one.presupposed is other.presupposed:
            return None
        reason = "one denies what the other takes for granted"
        return Bearing(LinkKind.CONTRADICTS, reason, Contrast.POLARITY, round(sure * _GRANTED, 2))
    if one.polarity is not other.polarity:
        return _opposed(mine, theirs, bool(same), sure, windows)
    if mine.article == theirs.article and same:
        return None
    if mine.origin == theirs.origin:
        return Bearing(LinkKind.RESTATES, "both go back to one utterance or text", score=sure)
    if same:
        return Bearing(
            LinkKind.RESTATES, "the same speaker claims it again", score=round(_AGAIN * sure, 2)
        )
    if told:
        return Bearing(LinkKind.CORROBORATES, "an article tells it in its own voice", score=sure)
    return Bearing(LinkKind.CORROBORATES, "another speaker claims the same", score=sure)


def _opposed(
    mine: Statement,
    theirs: Statement,
    same: bool,
    sure: float,
    windows: Mapping[str, Window | None],
) -> Bearing:
    """A denial: by another a contradiction, by the same speaker later a changed position."""
    if not same:
        reason = "one asserts what the other denies"
        return Bearing(LinkKind.CONTRADICTS, reason, Contrast.POLARITY, sure)
    first, second = windows.get(mine.id), windows.get(theirs.id)
    if first is not None and second is not None and (first.before(second) or second.before(first)):
        reason = "the same speaker, asserted once and denied once, on another day"
        return Bearing(LinkKind.CHANGED_POSITION, reason, score=sure, turned=first.before(second))
    reason = "the same speaker asserts and denies it, on days that are not told apart"
    return Bearing(LinkKind.CONTRADICTS, reason, Contrast.POLARITY, sure)


def is_put_as_fact(stance: Stance) -> bool:
    """Tell whether a stance asserts a proposition as fact, and does not take it for granted."""
    firm = stance.modality is Modality.REALIS and not stance.presupposed
    return firm and stance.polarity is Polarity.POS
