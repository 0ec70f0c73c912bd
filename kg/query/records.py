"""The records that `kg build` wrote, read back as plain JSON objects."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg import compressed, folder
from kg.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

type Record = dict[str, Any]


def tables(out: Path, names: Iterable[str]) -> dict[str, list[Record]]:
    """Return the records of a build's tables by name (`statements`, `actors` …), all of one build.

    Raises `InputError` where one cannot be read, or the folder holds files of two builds.
    """
    return {
        name.removesuffix(".jsonl"): decoded(out / name, data)
        for name, data in contents(out, [f"{name}.jsonl" for name in names]).items()
    }


def contents(out: Path, names: Iterable[str]) -> dict[str, bytes]:
    """Return the bytes of a build's files by name; see `tables`."""
    try:
        return folder.contents(out, names)
    except OSError as error:
        path = out / Path(str(error.filename)).name
        raise InputError(_unread(path, error.strerror or str(error))) from error


def records(path: Path) -> list[Record]:
    """Return the records of a file of JSON lines; raises `InputError` with the line at fault."""
    try:
        return decoded(path, path.read_bytes())
    except OSError as error:
        raise InputError(_unread(path, error.strerror or str(error))) from error


def _unread(path: Path, why: str) -> str:
    return f"cannot read {path} ({why}); run `kg build INPUT -o {path.parent}` first"


def decoded(path: Path, data: bytes) -> list[Record]:
    """Return the records in the bytes of a file of JSON lines; see `records`."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(_unread(path, "not UTF-8")) from error
    return [found for _, found in _decoded_each(path, text.split("\n"))]


def decoded_lines(path: Path) -> Iterator[tuple[bytes, Record]]:
    """Yield the lines of a file of JSON lines with their records, one at a time; see `records`."""
    with (
        compressed.plain(path) as text,
        text.open(encoding="utf-8-sig", newline="\n") as file,
    ):
        for line, found in _decoded_each(path, file):
            yield line.encode(), found


def _decoded_each(path: Path, lines: Iterable[str]) -> Iterator[tuple[str, Record]]:
    for number, line in enumerate(lines, 1):
        try:
            record = json.loads(line) if line.strip() else None
        except (ValueError, RecursionError) as error:
            raise InputError(f"{path}, line {number}: not JSON") from error
        if record is not None and not isinstance(record, dict):
            raise InputError(f"{path}, line {number}: not a JSON object")
        if record is not None:
            yield line, record
