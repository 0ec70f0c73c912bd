"""What a person said of a statement's reading, and what it was read as before."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One value of a statement that a person put right.

    `field` is the key that was corrected; `value` what it is now and `was` what the rules had read,
    both as JSON. `by` is who said so, `reason` why, `on` the day, as they wrote them; `line` counts
    the lines of `corrections.jsonl` from 1. `holds` is false where a later line says otherwise.
    """

    field: str
    value: str
    was: str
    by: str
    reason: str
    on: str
    line: int
    holds: bool = True

    def __str__(self) -> str:
        """Return it in words: what is right, what was read, who says so, when and why."""
        said = f"{self.by} on {self.on}" if self.on else self.by
        why = f": {self.reason}" if self.reason else ""
        held = "" if self.holds else " (a later correction says otherwise)"
        return f"{self.field} {self.value}, was read as {self.was}; said by {said}{why}{held}"
