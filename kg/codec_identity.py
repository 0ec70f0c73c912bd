"""Why an actor is one, as the contract has it: its appearances and the judgements on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.model import Appearance, Judgement

type Json = dict[str, object]
"""An object as JSON has it."""


def appearance(record: Appearance) -> Json:
    """Return what one article knows of an actor."""
    return {
        "id": record.id,
        "article": record.article,
        "names": list(record.names),
        "role": record.role,
        "affiliation": record.affiliation,
        "country": record.country,
        "seen": record.seen,
    }


def judgement(record: Judgement) -> Json:
    """Return a decision on whether two are one actor."""
    return {
        "left": record.left,
        "right": record.right,
        "verdict": record.verdict.value,
        "by": record.by,
        "score": record.score,
        "reason": record.reason,
        "features": list(record.features),
    }
