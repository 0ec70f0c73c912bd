"""Which files are articles, and under which ids: found, told apart and put in order by id.

The order in which inputs are named, or in which the file system lists them, changes nothing.
"""

from __future__ import annotations

import hashlib
import os
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.articles.decode import Unreadable
from kg.articles.formats import FORMATS, Source, by_ending, told_by
from kg.articles.problems import error, info, printable
from kg.articles.sidecar import NAME
from kg.errors import KgError
from kg.guard import OFF, Guard, failure
from kg.model import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.articles.assemble import Draft

HEAD = 4096
"""Bytes that tell a file's format where its name does not."""


@dataclass(frozen=True, slots=True)
class Sources:
    """The files to read by article id, the sidecars met, and what there is to say about others."""

    files: tuple[tuple[str, Path], ...]
    sidecars: tuple[Path, ...]
    diagnostics: tuple[Diagnostic, ...]


def find_sources(inputs: Sequence[Path], guard: Guard = OFF) -> Sources:
    """Find the articles in files and folders (with all below them).

    In a folder only text and HTML files count, hidden ones are passed over; a file named as an
    input counts whatever its name ends in.
    """
    notes: list[Diagnostic] = []
    files: dict[str, Path] = {}
    sidecars: dict[str, Path] = {}
    for path in inputs:
        if path.is_dir():
            for found in _walk(path):
                _sort_in(found, path, files, sidecars, notes)
        elif path.is_file():
            _add(path, files, notes)
        else:
            problem = "is not a regular file" if path.exists() else "does not exist"
            notes.append(error("unreadable", f"{_name(path)}: {problem}; check its name"))
    named, repeated = _named(sorted(files.values(), key=lambda p: (p.stem, p.name, str(p))), guard)
    ordered = sorted([*notes, *repeated], key=lambda d: (d.code, d.message))
    return Sources(tuple(named), tuple(p for _, p in sorted(sidecars.items())), tuple(ordered))


def read_drafts(
    path: Path, article: str, folder: str = "", guard: Guard = OFF
) -> Iterator[Draft | Diagnostic]:
    """Read the articles of one file. Raises `Unreadable`."""
    source = Source(id=article, name=_name(path), folder=folder)
    try:
        with path.open("rb") as data:
            found = told_by(path.name, data.read(HEAD))
            data.seek(0)
            yield from found.read(data, source)
    except OSError as problem:
        reason = problem.strerror or type(problem).__name__
        raise Unreadable("unreadable", f"cannot be read ({reason}); check its rights") from None
    except (KgError, Unreadable):
        raise
    except guard.caught as broken:
        told = failure("reading", article, broken)
        raise Unreadable(told.code, told.message) from broken


def _walk(folder: Path) -> Iterator[Path]:
    for where, folders, names in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        yield from (Path(where, n) for n in sorted(names) if not n.startswith("."))


def _sort_in(
    found: Path,
    folder: Path,
    files: dict[str, Path],
    sidecars: dict[str, Path],
    notes: list[Diagnostic],
) -> None:
    if found.name == NAME:
        sidecars.setdefault(_real(found), found)
    elif by_ending(found.name) and found.is_file():
        _add(found, files, notes)
    else:
        shown = printable(found.relative_to(folder).as_posix())
        endings = ", ".join(e for f in FORMATS for e in f.endings)
        message = f"{shown}: not read; articles end in {endings}"
        notes.append(info("ignored", message))


def _add(path: Path, files: dict[str, Path], notes: list[Diagnostic]) -> None:
    if files.setdefault(_real(path), path) is not path:
        notes.append(info("duplicate-file", f"{_name(path)}: given twice, read once"))


def _real(path: Path) -> str:
    return os.path.realpath(path)


def _name(path: Path) -> str:
    return printable(path.name)


def _named(paths: Sequence[Path], guard: Guard) -> tuple[list[tuple[str, Path]], list[Diagnostic]]:
    """Give each file its id: the stem, with the text's hash when two files share the stem."""
    stems: dict[str, list[Path]] = defaultdict(list)
    for path in paths:
        stems[printable(path.stem)].append(path)
    named: dict[str, Path] = {}
    notes: list[Diagnostic] = []
    for stem, group in sorted(stems.items(), key=lambda item: (len(item[1]), item[0])):
        if len(group) == 1 and stem not in named:
            named[stem] = group[0]
            continue
        for path in group:
            name = f"{stem}-{_text_hash(path, stem, guard)}"
            if name in named:
                message = f"{_name(path)}: the same text under the same name twice, read once"
                notes.append(info("duplicate-file", message))
            named.setdefault(name, path)
    return sorted(named.items()), notes


def _text_hash(path: Path, stem: str, guard: Guard) -> str:
    """Return eight hex digits of the SHA-256 of a file's text, of its name and bytes if none."""
    try:
        read = read_drafts(path, stem, guard=guard)
        text = "\x1f".join(printable(d.text) for d in read if not isinstance(d, Diagnostic))
    except Unreadable as problem:
        text = f"{problem.code} {_name(path)}"
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:8]
