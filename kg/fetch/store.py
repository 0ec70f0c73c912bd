"""The folder that pages are saved in, with the list of what is there."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.articles.fetched import NAME, Fetched, line_of, read_list
from kg.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


@dataclass(slots=True)
class Store:
    """A folder and what was fetched into it, by address; the last line of an address counts."""

    folder: Path
    known: dict[str, Fetched] = field(default_factory=dict)

    @classmethod
    def open(cls, folder: Path) -> Store:
        """Open a folder, made if it is not there. Raises `ConfigError` where it cannot be."""
        try:
            folder.mkdir(parents=True, exist_ok=True)
            lines: Iterable[Fetched] = read_list(folder / NAME) if (folder / NAME).exists() else ()
            return cls(folder, {f.address: f for f in lines})
        except OSError as problem:
            reason = problem.strerror or type(problem).__name__
            raise ConfigError(
                f"{folder}: cannot be written to ({reason}); choose another"
            ) from None

    def has(self, address: str) -> bool:
        """Tell whether the page of an address is there."""
        known = self.known.get(address)
        return known is not None and known.file is not None and (self.folder / known.file).exists()

    def same(self, address: str, body: bytes) -> bool:
        """Tell whether these are the bytes that are there."""
        known = self.known.get(address)
        return self.has(address) and known is not None and known.sha256 == digest(body)

    def save(self, fetched: Fetched, body: bytes) -> None:
        """Write a page's bytes, whole or not at all, then its line."""
        if fetched.file is not None:
            aside = self.folder / f".{fetched.file}.part"
            aside.write_bytes(body)
            aside.replace(self.folder / fetched.file)
        self.note(fetched)

    def note(self, fetched: Fetched) -> None:
        """Add a line to the list."""
        with (self.folder / NAME).open("a+b") as lines:
            lines.seek(0, os.SEEK_END)
            if lines.tell():
                lines.seek(-1, os.SEEK_END)
                if lines.read(1) != b"\n":  # half a line of a run that was killed
                    lines.write(b"\n")
            lines.write(line_of(fetched).encode("utf-8"))
        self.known[fetched.address] = fetched


def digest(body: bytes) -> str:
    """Return the hash by which bytes are known again."""
    return hashlib.sha256(body).hexdigest()
