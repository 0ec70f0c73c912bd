"""Add to `corrections.jsonl`: checked, whole, and nothing lost where several add at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg import codec, shared_file
from kg.corrections.correction_lines import with_line
from kg.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path


def add_lines(path: Path, records: Iterable[Mapping[str, object]]) -> int:
    """Add corrections to a file, made where it is not there; return the number of the last line.

    See `kg.shared_file.changed`. Raises `InputError` where one is no correction, or the file holds
    what is none, and `ConfigError` where others hold the file too long; then nothing has changed.
    """
    after = shared_file.changed(path, lambda before: _with_lines(before, records, path))
    return after.count(b"\n")


def _with_lines(before: bytes, records: Iterable[Mapping[str, object]], path: Path) -> bytes:
    try:
        text = before.decode("utf-8-sig")
        lines = "\n".join(codec.line(record) for record in records)
        return with_line(text, lines, str(path)).encode()
    except UnicodeDecodeError as error:
        raise InputError(f"cannot read the corrections of {path}: {error}") from error
    except UnicodeEncodeError as error:
        raise InputError(f"half of a character is no text: {error}") from error
