"""How two stances on one claim bear on each other: for, against, again, or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.model import Contrast, LinkKind, Modality, Polarity, Voice

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.link.dates import Window
    from kg.link.speaker_sides import SpeakerSides
    from kg.model import Stance, Statement

_FILLED = 0.8
_GRANTED = 0.7
_AGAIN = 0.9
DAYS = 31
"""Days after which a claim in the same words is of another time: a second visit, a later poll."""


@dataclass(frozen=True, slots=True)
class Bearing:
    """What links two statements; `turned` when the second is the later one, the link's source."""

    kind: LinkKind
    reason: str
    contrast: Contrast | None = None
    score: float = 1.0
    turned: bool = False


def bearing(
    one: tuple[Stance, Statement],
    other: tuple[Stance, Statement],
    windows: Mapping[str, Window | None],
    sides: SpeakerSides,
) -> Bearing | None:
    """Return how two firm stances on one proposition bear on each other, or None.

    Only what both claim as fact supports or contradicts. What one takes for granted supports
    nothing, and is contradicted by a denial all the same. Two of one side neither back nor
    contradict each other: they say it again.
    """
    (taken, mine), (put, theirs) = one, other
    same = bool({p.actor for p in mine.speakers} & {p.actor for p in theirs.speakers})
    told = [s for s in (mine, theirs) if s.voice is Voice.ARTICLE]
    if told and (mine.article == theirs.article or any(s.hedge is not None for s in told)):
        return None  # a hedged telling is nobody's word, and a paper does not back itself
    sure = _FILLED if taken.filled or put.filled else 1.0
    one_side = same or sides.one(mine, theirs)
    if taken.polarity is not put.polarity:
        granted = taken.presupposed or put.presupposed
        if granted and (taken.presupposed is put.presupposed or told):
            return None
        if same and not granted:
            return _changed(mine, theirs, sure, windows)
        if one_side or not _at_one_time(mine, theirs, windows):
            return None
        reason = "one denies what the other takes for granted"
        reason = reason if granted else "one asserts what the other denies"
        score = round(sure * _GRANTED, 2) if granted else sure
        return Bearing(LinkKind.CONTRADICTS, reason, Contrast.POLARITY, score)
    if taken.presupposed or put.presupposed or is_one_passage(mine, theirs):
        return None
    denied = taken.polarity is Polarity.NEG
    return _agreeing(
        mine, theirs, sure, windows, sides, denied=denied, same=same, one_side=one_side
    )


def _agreeing(
    mine: Statement,
    theirs: Statement,
    sure: float,
    windows: Mapping[str, Window | None],
    sides: SpeakerSides,
    *,
    denied: bool,
    same: bool,
    one_side: bool,
) -> Bearing | None:
    """Return how two who take one stand bear on each other: again, or from another origin."""
    if mine.article == theirs.article and same:
        return None
    if mine.origin == theirs.origin:
        return Bearing(LinkKind.RESTATES, "both go back to one utterance or text", score=sure)
    if not _at_one_time(mine, theirs, windows):
        return None
    does = "denies" if denied else "claims"
    if one_side and mine.article != theirs.article and sides.another(mine, theirs):
        return Bearing(LinkKind.CORROBORATES, f"another side {does} the same", score=sure)
    if one_side:
        again = f"{'the same speaker' if same else 'one side'} {does} it again"
        return Bearing(LinkKind.RESTATES, again, score=round(_AGAIN * sure, 2))
    is_told_apart = sides.is_known if denied else sides.is_somebody
    apart = all(s.voice is Voice.ARTICLE or is_told_apart(s) for s in (mine, theirs))
    if not apart or sides.may_be_one(mine, theirs):
        return None  # whoever it is may be of the other's side, or of the accused's own
    if Voice.ARTICLE in (mine.voice, theirs.voice):
        return Bearing(LinkKind.CORROBORATES, "an article tells it in its own voice", score=sure)
    return Bearing(LinkKind.CORROBORATES, f"another side {does} the same", score=sure)


def _changed(
    mine: Statement, theirs: Statement, sure: float, windows: Mapping[str, Window | None]
) -> Bearing | None:
    """Return the change of one's own stand: asserted on one day and denied on another.

    On days that are not told apart nobody can say which of the two he holds.
    """
    first, second = windows.get(mine.id), windows.get(theirs.id)
    if first is None or second is None or first.meets(second):
        return None
    reason = "the same speaker, asserted once and denied once, on another day"
    return Bearing(LinkKind.CHANGED_POSITION, reason, score=sure, turned=first.before(second))


def _at_one_time(mine: Statement, theirs: Statement, windows: Mapping[str, Window | None]) -> bool:
    """Tell whether nothing says that two statements are more than `DAYS` apart."""
    first, second = windows.get(mine.id), windows.get(theirs.id)
    return first is None or second is None or first.between(second) <= DAYS


def is_one_passage(mine: Statement, theirs: Statement) -> bool:
    """Tell whether two statements share words of one article: one utterance, read twice."""
    if mine.article != theirs.article:
        return False
    return any(a.overlaps(b) for a in mine.content for b in theirs.content)


def is_put_as_fact(stance: Stance) -> bool:
    """Tell whether a stance asserts a proposition as fact, and does not take it for granted."""
    firm = stance.modality is Modality.REALIS and not stance.presupposed
    return firm and stance.polarity is Polarity.POS
