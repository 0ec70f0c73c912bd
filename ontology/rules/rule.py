"""The rules for records (`data/rules.csv`), and what becomes of a record that breaks one."""

from __future__ import annotations

import csv
from enum import StrEnum
from typing import NamedTuple

from ontology import files


class Remedy(StrEnum):
    """What is done with a record that breaks a rule, from the least loss to the most.

    All but the last keep the record and note the rule at it (`problems`).
    """

    KEPT = "kept"
    """It stays as it is: the rule asks for what is usual, and the record may well be right."""
    MENDED = "mended"
    """One right value is possible only, and it stands there now."""
    CUT = "cut"
    """The wrong value, or the reference to nothing, is taken out; the rest stays."""
    UNSPECIFIED = "unspecified"
    """Its standing is made `unspecified`, so that nothing is told as fact that may not be."""
    ASIDE = "set aside"
    """It is kept out of the graph, and the report tells it whole: nothing else leaves it valid."""


class Rule(NamedTuple):
    """What a rule asks, the remedies for a breach of it in the order they are tried, and why."""

    asks: str
    remedies: tuple[Remedy, ...]
    why: str

    @property
    def lenient(self) -> bool:
        """Tell whether a record may stay as it is: its breach is a warning, not an error."""
        return Remedy.KEPT in self.remedies


RULES = {
    row["rule"]: Rule(
        row["asks"], tuple(Remedy(r) for r in row["remedies"].split("; ")), row["because"]
    )
    for row in csv.DictReader(files.read("data/rules.csv").decode().splitlines())
}
"""Every record rule by name."""
