"""What a governing word does to its complement, by word, part of speech and frame.

"Managed to" implies it, "failed to" implies its opposite, "knew that" presupposes it under a
negation too, "wants to" says nothing of it. A row gives the force under a governor that holds and
under one that is negated (Karttunen 1971; Nairn, Condoravdi and Karttunen 2006).
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from kg.model import Certainty, Modality

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Force:
    """What becomes of a complement: whether it holds (None: not told), and how it is put."""

    holds: bool | None
    modality: Modality = Modality.REALIS
    certainty: Certainty = Certainty.CERTAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """The force under a governor that holds, and under a negated one.

    `report` marks words whose complement is somebody's claim and keeps the standing given there,
    `enabling` those that in the past imply that it came about ("was able to", "allowed X to").
    """

    holds: Force
    negated: Force
    report: bool = False
    enabling: bool = False

    @property
    def factive(self) -> bool:
        """Tell whether the complement is presupposed: so whether the governor holds or not."""
        return self.holds == self.negated == HOLDS

    @property
    def spares(self) -> bool:
        """Tell whether a negation takes the duty away: "does not have to", "is not required to"."""
        return self.negated == NOT_REQUIRED


HOLDS = Force(True)
FAILS = Force(False)
ENABLED = Force(True, Modality.REALIS, Certainty.PROBABLE)
OPEN = Force(None, Modality.UNSPECIFIED, Certainty.UNSPECIFIED)
NOT_REQUIRED = Force(None, Modality.OBLIGATION, Certainty.UNSPECIFIED)
_NAMED = {
    "+": HOLDS,
    "-": FAILS,
    "ended": FAILS,
    "report": HOLDS,
    "unspecified": OPEN,
    "not-required": NOT_REQUIRED,
    "unsettled": Force(True, Modality.UNSPECIFIED, Certainty.UNSPECIFIED),
    "probable": Force(True, Modality.REALIS, Certainty.PROBABLE),
    "improbable": Force(False, Modality.REALIS, Certainty.PROBABLE),
    "likely": Force(True, Modality.POSSIBLE, Certainty.PROBABLE),
    "unlikely": Force(False, Modality.POSSIBLE, Certainty.PROBABLE),
    "possible": Force(True, Modality.POSSIBLE, Certainty.POSSIBLE),
    "enabled": Force(True, Modality.POSSIBLE, Certainty.POSSIBLE),
    "-possible": Force(False, Modality.POSSIBLE, Certainty.POSSIBLE),
    "considered": Force(True, Modality.CONSIDERED, Certainty.POSSIBLE),
    "-considered": Force(False, Modality.CONSIDERED, Certainty.POSSIBLE),
}


def force(name: str) -> Force:
    """Return the force that a table names; `-` before a modality turns it. KeyError if unknown.

    >>> force("-intended").holds, force("-intended").modality.value
    (False, 'intended')
    """
    if name in _NAMED:
        return _NAMED[name]
    try:
        modality = Modality(name.removeprefix("-"))
    except ValueError:
        raise KeyError(name) from None
    return Force(not name.startswith("-"), modality, Certainty.UNSPECIFIED)


def signature(holds: str, negated: str) -> Signature:
    """Return a signature from two names of forces."""
    return Signature(
        holds=force(holds),
        negated=force(negated),
        report=holds == "report",
        enabling=holds == "enabled",
    )


@cache
def _table() -> Mapping[tuple[str, str, str], Signature]:
    path = files("kg.extract") / "data" / "signatures.toml"
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["signature"]
    return {
        (word, row["pos"], frame): signature(row["holds"], row["negated"])
        for row in rows
        for word in row["words"]
        for frame in row["frames"]
    }


def look_up(word: str, pos: str, *frames: str) -> Signature | None:
    """Return the signature of a word in the first of these frames that it has, or None."""
    table = _table()
    return next((s for f in frames if (s := table.get((word, pos, f))) is not None), None)


@cache
def linkers(kind: str) -> Mapping[str, Signature]:
    """Return what a subordinator (`marks`) or a preposition (`prepositions`) does, by its word."""
    path = files("kg.extract") / "data" / "signatures.toml"
    rows = tomllib.loads(path.read_text(encoding="utf-8"))[kind]
    return {word: signature(name, name) for name, listed in rows.items() for word in listed}
