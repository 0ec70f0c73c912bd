"""`OUT/graph.store`: the files of a build in a form that answers without being read whole.

It holds parts, each a folder made of some files of the build at the first question that needs it,
under a name that is a hash of the run and of these files: a part of another build is never opened.
A part is made aside and put in place by one renaming, by whoever holds the folder; others wait.
Everything in it can be made again, so it may be deleted at any time; `kg build` takes away what is
not of the build that it wrote. A folder of this name that bears no mark of ours is left alone.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import tempfile
import time
from typing import TYPE_CHECKING

from kg import compressed, folder
from kg.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

NAME = "graph.store"
"""The folder, beside the files of the build."""

MARK = "sayso-store.json"
"""The file by which the folder is known as ours."""

MADE_OF = "made-of.json"
"""The file of a part that says of which files it was made, as they lay on the disk."""

_RECORDS = ("actors.jsonl", "links.jsonl", "propositions.jsonl", "statements.jsonl")
PARTS = {
    "quads": ("graph.nq",),
    "records": _RECORDS,
    "turns": ("graph.nq",),
    "pages": (*_RECORDS, "issues.jsonl", "report.json"),
}
"""The kinds of parts, with the files that each is made of; any of them may be compressed."""

FORMAT = 3
"""The number of the form of the parts; another number makes them anew."""

LEAST = 10_000_000
"""Bytes of N-Quads from which a part is worth its making: fewer are read in .2 s of CPU."""

COST = {"quads": 1, "turns": 1, "records": 5, "pages": 6}
"""How long a byte of the files of each kind takes, in bytes of N-Quads: tables are indexed too."""

WAIT = 900.0
"""Seconds that one who asks waits for another that is making the same part: 10,000 articles take
200 s of CPU."""

_ASIDE, _GONE = ".new-", ".gone-"
_MARKED = {
    "about": "made by `kg` of the files beside it, so that they need not be read for each question;"
    " may be deleted at any time",
    "format": FORMAT,
}


def sources(manifest: folder.Manifest, kind: str) -> list[str] | None:
    """Return the names of the files that a part is made of, plain or compressed, if all are there.

    >>> sources(folder.Manifest("run-1", {"graph.nq.gz": folder.Entry(1, "0")}), "quads")
    ['graph.nq.gz']
    """
    found = []
    for name in PARTS[kind]:
        names = [n for n in (name, name + compressed.ENDING) if n in manifest.files]
        if not names:
            return None
        found += names[:1]
    return found


def key(manifest: folder.Manifest, kind: str) -> str | None:
    """Return the name of the part of a build, or nothing where its files are not all there."""
    names = sources(manifest, kind)
    if names is None:
        return None
    told = [FORMAT, manifest.run, *(manifest.files[n].sha256 for n in names)]
    return f"{kind}-{hashlib.sha256(json.dumps(told).encode()).hexdigest()[:16]}"


def part(out: Path, kind: str, make: Callable[[Mapping[str, Path], Path], None]) -> Path | None:
    """Return the folder of a part of the build in `out`, made by `make` where it is not there.

    `make` is given the files by name, and the folder to write to. Nothing where there is no build,
    where its files are small or not the build's, or where nothing may be written: then the files
    are to be read. Raises what `make` raises but for `OSError`.
    """
    build = folder.opened(out)
    if build.manifest is None or build.places != (out,):
        return None
    name, names = key(build.manifest, kind), sources(build.manifest, kind)
    if name is None or names is None:
        return None
    size = sum(_length(n, build.manifest.files[n].size) for n in names)
    if size * COST[kind] < LEAST:
        return None
    place = out / NAME / name
    try:
        lie = _as_they_lie(out, names)
        if _made_of(place) == lie:
            return place
        with _held(out) as mine:
            if not mine:
                return None
            if _made_of(place) == lie:  # another made it meanwhile
                return place
            if any(build.mixed(one) for one in names):
                return None
            if not place.is_dir():
                _clear(out, keep=_wanted(build.manifest))
                _make(place, {n: out / n for n in names}, make)
            with contextlib.suppress(OSError):  # a copy that may not be written to
                _write(place / MADE_OF, lie)
            return place if _as_they_lie(out, names) == lie else None
    except OSError:  # nothing may be written, or the disk is full
        return None


@contextlib.contextmanager
def held(place: Path) -> Iterator[None]:
    """Keep a part from being taken away as stale, as long as this lasts; for who stays for long."""
    try:
        import fcntl

        handle = os.open(place, os.O_RDONLY)
    except (ImportError, OSError):  # Windows takes no file away that is open
        yield
        return
    try:
        with contextlib.suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_SH)
        yield
    finally:
        os.close(handle)


def discard(place: Path) -> None:
    """Take away a part that cannot be read; the next question makes it anew."""
    with contextlib.suppress(OSError), _held(place.parent.parent) as mine:
        if mine:
            _remove(place)


def drop_stale(out: Path) -> None:
    """Take away parts that are not of the build in `out`, and the folder if it is left empty.

    Nothing where another process is making a part, or where the folder is not ours.
    """
    here = out / NAME
    if not _is_ours(here):
        return
    with contextlib.suppress(OSError, InputError), folder.locked(here) as mine:
        manifest = folder.read_manifest(out / folder.MANIFEST)
        if mine:
            _clear(out, keep=_wanted(manifest) if manifest else set())
            if {p.name for p in here.iterdir()} <= {MARK}:
                shutil.rmtree(here)


def _length(name: str, size: int) -> int:
    return size * compressed.USUAL_TIMES if name.endswith(compressed.ENDING) else size


def _wanted(manifest: folder.Manifest) -> set[str]:
    return {name for kind in PARTS if (name := key(manifest, kind))}


def _is_ours(here: Path) -> bool:
    """Tell whether a folder is there that bears our mark."""
    if here.is_symlink() or not here.is_dir():
        return False
    with contextlib.suppress(OSError, ValueError):
        told = json.loads((here / MARK).read_bytes())
        return isinstance(told, dict) and told.get("about") == _MARKED["about"]
    return False


@contextlib.contextmanager
def _held(out: Path) -> Iterator[bool]:
    """Hold the folder for writing, made where it is not there; False where it is not ours."""
    here = out / NAME
    until = time.monotonic() + WAIT
    while True:
        with contextlib.suppress(FileExistsError):
            here.mkdir()
        if here.is_symlink():
            yield False
            return
        with folder.locked(here) as mine:
            if mine:
                if all(p.name == _ASIDE + MARK for p in here.iterdir()):  # nobody's yet
                    _write(here / MARK, _MARKED)
                yield _is_ours(here)
                return
        if time.monotonic() > until or not _is_ours(here):
            yield False
            return
        time.sleep(0.05)


def _make(
    place: Path, files: Mapping[str, Path], make: Callable[[Mapping[str, Path], Path], None]
) -> None:
    aside = place.parent / f"{_ASIDE}{place.name}"
    _remove(aside)
    aside.mkdir()
    try:
        make(files, aside)
        folder.sync(aside)
        aside.rename(place)
    except BaseException:
        _remove(aside)
        raise
    folder.sync(place.parent)


def _clear(out: Path, keep: set[str]) -> None:
    """Take away the parts of other builds that nobody holds, and what a killed process left."""
    for one in sorted((out / NAME).iterdir()):
        if one.name in keep or not one.name.startswith((*PARTS, _ASIDE, _GONE)) or not one.is_dir():
            continue
        with folder.locked(one) as mine:
            if mine:
                _remove(one)


def _remove(place: Path) -> None:
    """Take away a folder in a way that leaves no half of it under its name."""
    if not place.is_dir() or place.is_symlink():
        return
    gone = tempfile.mkdtemp(prefix=_GONE, dir=place.parent)
    place.replace(gone)
    shutil.rmtree(gone, ignore_errors=True)


def _as_they_lie(out: Path, names: list[str]) -> dict[str, list[int]]:
    """Return the size, time and number of files: what changes when one of them is changed."""
    told = {}
    for name in names:
        found = (out / name).stat()
        told[name] = [found.st_size, found.st_mtime_ns, found.st_ino]
    return told


def _made_of(place: Path) -> object:
    with contextlib.suppress(OSError, ValueError):
        return json.loads((place / MADE_OF).read_bytes())
    return None


def _write(path: Path, value: object) -> None:
    """Write a small file as a whole: nobody sees a half of it."""
    aside = path.with_name(f"{_ASIDE}{path.name}")
    with aside.open("w", encoding="utf-8") as file:
        file.write(json.dumps(value, sort_keys=True, indent=1) + "\n")
        file.flush()
        os.fsync(file.fileno())
    aside.replace(path)
