"""What a person said of a statement's reading, and what it was read as before."""

from __future__ import annotations

import json
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
        right, read = (_in_words(json.loads(text)) for text in (self.value, self.was))
        return f"{self.field}: {right}, was read as {read}; said by {said}{why}{held}"


def _in_words(value: object) -> str:
    """Return a value of a correction without JSON's marks."""
    if value is None or value == []:
        return "none"
    if isinstance(value, list):
        if value and all(isinstance(n, int) for n in value):
            return "–".join(map(str, value))
        return ", ".join(map(_in_words, value))
    if isinstance(value, dict):
        if "kind" in value:
            return f"{value['kind']} {value['to']}" if value["holds"] else f"not {value['kind']}"
        if "roles" in value:
            return "; ".join(f"{r} {_in_words(f)}" for r, f in sorted(value["roles"].items()))
        if "label" in value or "class" in value:
            how = f" ({value['how']})" if value.get("how") else ""
            return f"{value.get('label') or value.get('class')}{how}"
        return "; ".join(f"{key} {_in_words(held)}" for key, held in sorted(value.items()))
    return str(value)
