"""What the named questions are answered by in turns (`kg.query.in_turns`), kept for who asks again.

A part that counts over the whole graph takes seconds where its rows take milliseconds. What it
gave is kept in memory, and beside the store of a build (`kg.graph_store`, the part `turns`), a file
for each query: a line with the hash of the query and its units, then a unit a line. A file that is
not whole, or of another query, is worked out again.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import time
from typing import TYPE_CHECKING

from kg import compressed, graph_store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from kg.query.in_turns import Unit

WORTH = 0.1
"""Seconds from which on units are kept on the disk: reading them takes some hundredths."""


def place(path: Path) -> Path | None:
    """Return the folder for the units of a graph file, if it is the `graph.nq` of a large build."""
    if path.name.removesuffix(compressed.ENDING) not in graph_store.PARTS["turns"]:
        return None
    return graph_store.part(path.parent, "turns", _make)


def _make(files: Mapping[str, Path], aside: Path) -> None:
    """Make the folder as it begins: nothing is kept yet."""


class KeptUnits:
    """Units of queries, in memory and in a folder, if one is given."""

    def __init__(self, folder: Path | None = None) -> None:
        self._kept: dict[str, Iterable[Unit]] = {}
        self._folder = folder

    def units(self, asked: str, ask: Callable[[], list[Unit]], *, lasting: bool) -> Iterable[Unit]:
        """Return the units that a query gives, in order: kept ones, or those of `ask`.

        What is `lasting` and took its time is kept in the folder.
        """
        found = self._kept.get(asked)
        if found is None:
            found = self._read(asked)
        if found is not None:
            return found
        began = time.monotonic()
        made = ask()
        if lasting and time.monotonic() - began > WORTH:
            self._write(asked, made)
        return made

    def add(self, asked: str, units: Iterable[Unit]) -> None:
        """Keep the units that a query gives, in memory."""
        self._kept[asked] = units

    def _file(self, asked: str) -> Path | None:
        name = hashlib.sha256(asked.encode()).hexdigest()[:16]
        return None if self._folder is None else self._folder / f"{name}.jsonl"

    def _read(self, asked: str) -> Iterable[Unit] | None:
        file = self._file(asked)
        if file is None:
            return None
        try:
            head, _, body = file.read_bytes().partition(b"\n")
        except OSError:
            return None
        return map(_unit, body.splitlines()) if head == _head(asked, body) else None

    def _write(self, asked: str, units: list[Unit]) -> None:
        file = self._file(asked)
        if file is None:
            return
        lines = (json.dumps(unit, ensure_ascii=False) for unit in units)
        body = "".join(f"{line}\n" for line in lines).encode()
        aside = file.with_name(f".{file.name}-{os.getpid()}")
        with contextlib.suppress(OSError):  # the disk is full, or the build has gone
            aside.write_bytes(_head(asked, body) + b"\n" + body)
            aside.replace(file)


def _head(asked: str, body: bytes) -> bytes:
    return hashlib.sha256(asked.encode() + b"\0" + body).hexdigest().encode()


def _unit(line: bytes) -> Unit:
    return tuple(json.loads(line))
