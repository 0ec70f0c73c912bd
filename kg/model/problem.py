"""What is wrong with a record that is kept all the same."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A rule of `ontology.rules.rule.RULES` that a record broke: what was wrong, and what was done.

    `remedy` is one of `ontology.rules.rule.Remedy`.

    >>> str(Problem("said-on-valid", "the day has no basis", "cut"))
    'said-on-valid: the day has no basis (cut)'
    """

    rule: str
    reason: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.rule}: {self.reason} ({self.remedy})"
