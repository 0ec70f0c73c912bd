"""The values of the walk: what a predicate has of its own, and what a governor does to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.grammar.verb_forms import Tense
from kg.model import Certainty, Modality, Polarity
from kg.model.quick_init import quick_init

if TYPE_CHECKING:
    from kg.model import Span


@quick_init
@dataclass(frozen=True, slots=True, kw_only=True)
class PredicateStanding:
    """How firmly a predicate stands in its article or content.

    `hedge` is the place of the article's own hedge on it ("reportedly", "is believed to").
    """

    polarity: Polarity
    modality: Modality
    certainty: Certainty
    tense: Tense = Tense.NONE
    hedge: Span | None = None

    @property
    def is_fact(self) -> bool:
        """Tell whether it may be shown as something that did happen or is so."""
        return self.polarity is Polarity.POS and self.modality is Modality.REALIS


WEAKEST = (
    Modality.CONSIDERED,
    Modality.HYPOTHETICAL,
    Modality.CONDITIONAL,
    Modality.POSSIBLE,
    Modality.OBLIGATION,
    Modality.INTENDED,
    Modality.FUTURE,
    Modality.QUESTION,
    Modality.UNSPECIFIED,
    Modality.REALIS,
)
"""Modalities from the one farthest from fact: of two on one path, the weaker counts."""

LEAST = (Certainty.POSSIBLE, Certainty.PROBABLE, Certainty.UNSPECIFIED, Certainty.CERTAIN)
"""Certainties from the least: of two on one path, the lesser counts."""


def weakest(*read: Modality) -> Modality:
    """Return the weakest modality."""
    return min(read, key=WEAKEST.index)


def least_certain(*read: Certainty) -> Certainty:
    """Return the least certainty."""
    return min(read, key=LEAST.index)


def embedded_polarity(polarity: Polarity, holds: bool | None) -> Polarity:
    """Return a polarity under a governor that keeps (True), turns (False) or drops (None) it."""
    if holds is None or polarity is Polarity.UNSPECIFIED:
        return Polarity.UNSPECIFIED
    if holds:
        return polarity
    return Polarity.NEG if polarity is Polarity.POS else Polarity.POS
