"""The records that `kg build` wrote, read back as plain JSON objects."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kg.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

type Record = dict[str, Any]


def records(path: Path) -> list[Record]:
    """Return the records of a file of JSON lines; raises `InputError` with the line at fault."""
    found = []
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "not UTF-8"
        raise InputError(
            f"cannot read {path} ({why}); run `kg build INPUT -o {path.parent}` first"
        ) from error
    for number, line in enumerate(text.split("\n"), 1):
        try:
            record = json.loads(line) if line.strip() else None
        except (ValueError, RecursionError) as error:
            raise InputError(f"{path}, line {number}: not JSON") from error
        if record is not None and not isinstance(record, dict):
            raise InputError(f"{path}, line {number}: not a JSON object")
        if record is not None:
            found.append(record)
    return found
