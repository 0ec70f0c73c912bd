"""Whether what a statement tells as intended is the will of whoever makes it.

A plan that is reported of somebody else is neither wanted nor promised by whoever reports it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import Act, Effect, Modality, acts_that

if TYPE_CHECKING:
    from kg.model import Statement

_OWN = frozenset({Act.PLEDGE, Act.THREATEN, Act.CONSIDER, Act.PROPOSE, Act.AGREE, Act.REFUSE})
"""Acts in which whoever performs them tells what he will do, or not do, himself."""
_WANTING = acts_that(Effect.WANTS)


def intends(record: Statement, speaker: str) -> bool:
    """Tell whether what a statement puts as intended is the will of a speaker, by his id."""
    if record.modality is Modality.INTENDED:
        return speaker in record.whose_will
    return record.act in _OWN


def is_own_will(record: Statement) -> bool:
    """Tell whether what a statement puts as intended is the will of one of its speakers.

    Who demands, proposes or pledges for others wants it too.
    """
    return record.act in _WANTING or any(intends(record, s.actor) for s in record.speakers)
