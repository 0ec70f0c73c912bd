"""What is wrong with a record that is kept all the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ontology.rule import Remedy


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A rule of `ontology.records.RULES` that a record broke: what was wrong, and what was done.

    >>> from ontology.rule import Remedy
    >>> str(Problem("said-on-valid", "the day has no basis", Remedy.CUT))
    'said-on-valid: the day has no basis (cut)'
    """

    rule: str
    reason: str
    remedy: Remedy

    def __str__(self) -> str:
        return f"{self.rule}: {self.reason} ({self.remedy.value})"
