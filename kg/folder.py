"""The folder of a build: its files belong together, and readers see one whole build.

`build.json` names the files of the build with their sizes and hashes, under the id of the run that
made them. A build writes all its files aside (`kg.export.staging`), gives the folder that holds
them the name `READY` in one step, and then puts them in place. Whoever finds a folder of that name
finishes the change before reading, or, where nothing may be written, reads through it. So a reader
has the old build or the new one, never some files of each; what does not fit `build.json` is told.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg import compressed
from kg.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

MANIFEST = "build.json"
"""The file that says which files belong together."""

STAGED = ".build-new"
"""The folder in which files are written; one that is left behind is of no use to anybody."""

READY = ".build-ready"
"""The folder of files that are whole and only have to be put in place."""

FORMAT = 1
"""The number of the form of `build.json`; a reader of another number does not go by it."""

WAIT = 10.0
"""Seconds that a reader waits for a build that is putting its files in place."""

_MOST = 1 << 20
"""Bytes of a `build.json` that is read: thirty files take 4,000."""


@dataclass(frozen=True, slots=True)
class Entry:
    """The size of a file in bytes, and its SHA-256 in hexadecimal digits."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What `build.json` says: the id of the run, and the files that belong together by name."""

    run: str
    files: Mapping[str, Entry]

    def encoded(self) -> bytes:
        """Return the bytes of `build.json`: no clock, no place, sorted."""
        files = {n: {"sha256": e.sha256, "size": e.size} for n, e in self.files.items()}
        value = {"files": files, "format": FORMAT, "run": self.run}
        return (json.dumps(value, sort_keys=True, indent=1) + "\n").encode()


def plain(name: str) -> bool:
    """Tell whether a name is that of a visible file in the folder itself, other than `build.json`.

    >>> [plain(n) for n in ("graph.nq", "../graph.nq", ".build-new", "build.json", "")]
    [True, False, False, False, False]
    """
    return not (set("/\\\0") & set(name) or name.startswith(".") or name in ("", MANIFEST))


def read_manifest(path: Path) -> Manifest | None:
    """Read a `build.json`; nothing where there is none, or one of a later version of this program.

    Raises `InputError` for a file of this name that no build wrote.
    """
    try:
        with path.open("rb") as file:
            data = file.read(_MOST + 1)
    except (FileNotFoundError, NotADirectoryError):
        return None
    with contextlib.suppress(ValueError, RecursionError):
        value = json.loads(data) if len(data) <= _MOST else None
        if isinstance(value, dict) and value.get("format", FORMAT) != FORMAT:
            return None
        found = _decoded(value)
        if found is not None:
            return found
    raise InputError(f"{path}: not what `kg build` wrote; build anew, or take this file away")


def _decoded(value: Any) -> Manifest | None:
    match value:
        case {"run": str(run), "files": dict(files)}:
            pass
        case _:
            return None
    entries = {}
    for name, one in files.items():
        match one:
            case {"size": int(size), "sha256": str(sha256)} if plain(name):
                entries[name] = Entry(size, sha256)
            case _:
                return None
    return Manifest(run, entries)


def hashes(out: Path) -> dict[str, str]:
    """Return the SHA-256 of the files of a build by name, as its `build.json` has them."""
    found = read_manifest(out / MANIFEST)
    return {name: one.sha256 for name, one in found.files.items()} if found is not None else {}


def entry(path: Path) -> Entry:
    """Return the size and the hash of a file."""
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        return Entry(file.tell(), sha256)


def sync(place: Path) -> None:
    """Have the disk keep which names a folder holds; nothing where that cannot be asked."""
    if os.name != "posix":
        return
    try:
        handle = os.open(place, os.O_RDONLY)
    except PermissionError:
        return
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.EBADF):  # network file systems
            raise
    finally:
        os.close(handle)


@contextlib.contextmanager
def locked(out: Path) -> Iterator[bool]:
    """Hold the folder for writing as long as this process lives; give False if another holds it.

    The lock is on the folder itself, so that no file of it can be left behind. Where there is no
    such lock (Windows, some network file systems) everybody has it.
    """
    try:
        import fcntl

        handle = os.open(out, os.O_RDONLY)
    except (ImportError, PermissionError):
        yield True
        return
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        except OSError:
            pass
        yield True
    finally:
        os.close(handle)


def finish(out: Path) -> None:
    """Put files in place that stand ready; whoever calls it holds the folder (`locked`).

    Each step is one that may be done again, so that it can be broken off anywhere. Files of an
    earlier build that are not of this one go, unless somebody has changed them since.
    """
    ready = out / READY
    new = read_manifest(ready / MANIFEST)
    if new is not None:
        for name in new.files:
            with contextlib.suppress(FileNotFoundError):  # it is in place already, or never moved
                (ready / name).replace(out / name)
        for name in left_over_files(out, new):
            (out / name).unlink(missing_ok=True)
        sync(ready)
        sync(out)
        (ready / MANIFEST).replace(out / MANIFEST)
        sync(out)
    with contextlib.suppress(OSError):
        ready.rmdir()


def left_over_files(out: Path, new: Manifest) -> list[str]:
    """Return the names of files that another run wrote, nobody changed, and the new one lacks."""
    old = _manifest_or_none(out / MANIFEST)
    if old is None or old.run == new.run:
        return []
    return [n for n, e in old.files.items() if n not in new.files and _is(out / n, e)]


def _manifest_or_none(path: Path) -> Manifest | None:
    try:
        return read_manifest(path)
    except InputError:
        return None


def _is(path: Path, known: Entry) -> bool:
    try:
        return path.stat().st_size == known.size and entry(path) == known
    except OSError:
        return False


@dataclass(frozen=True, slots=True)
class Build:
    """A folder to be read from: its manifest, if it has one, and where its files lie.

    `stamp` is another one for each time that files were put in place, the same ones too.
    """

    folder: Path
    manifest: Manifest | None
    places: tuple[Path, ...]
    stamp: tuple[int, int]

    def path(self, name: str) -> Path:
        """Return where a file lies: beside the others, or still among those that stand ready."""
        for place in self.places:
            if (place / name).is_file():
                return place / name
        return self.folder / name

    def held(self, name: str) -> str:
        """Return the name under which a file is there: its own, or that of its compressed form."""
        other = name + compressed.ENDING
        return other if not self.path(name).is_file() and self.path(other).is_file() else name

    def mixed(self, name: str) -> str | None:
        """Say what is wrong if a file that is there is not the build's, else nothing."""
        path = self.path(name)
        if self.manifest is None or not path.is_file():
            return None
        return self._told(name, path.stat().st_size, lambda: entry(path).sha256)

    def bytes_of(self, name: str) -> bytes:
        """Return the bytes of a file. Raises `InputError` if they are not the build's.

        Of a file that is there in its compressed form alone they are those that this holds.
        """
        held = self.held(name)
        if held != name:
            return compressed.expanded(str(self.folder / held), self.bytes_of(held))
        data = self.path(name).read_bytes()
        wrong = self._told(name, len(data), lambda: hashlib.sha256(data).hexdigest())
        if wrong:
            raise InputError(wrong)
        return data

    def _told(self, name: str, size: int, sha256: Callable[[], str]) -> str | None:
        if self.manifest is None:
            return None
        known = self.manifest.files.get(name)
        if known is not None and size == known.size and sha256() == known.sha256:
            return None
        why = "is not named in" if known is None else "is not the file that is named in"
        return (
            f"{self.folder / name} {why} {MANIFEST}: the folder holds files of two builds, or the"
            " file was changed; build into it again"
        )


def opened(out: Path, wait: float = WAIT) -> Build:
    """Return the one whole build that a folder holds, finishing a change that was broken off."""
    ready = out / READY
    until = time.monotonic() + wait
    while ready.is_dir():
        try:
            with locked(out) as mine:
                if mine:
                    finish(out)
                    break
        except OSError:  # nothing may be written here: read through it
            break
        if time.monotonic() > until:
            break
        time.sleep(0.02)
    stamp = _stamp(ready / MANIFEST)
    new = read_manifest(ready / MANIFEST)
    if new is not None:
        return Build(out, new, (ready, out), stamp)
    stamp = _stamp(out / MANIFEST)
    return Build(out, read_manifest(out / MANIFEST), (out,), stamp)


def _stamp(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except OSError:
        return 0, 0
    return found.st_ino, found.st_mtime_ns


def contents(out: Path, names: Iterable[str]) -> dict[str, bytes]:
    """Return the bytes of some files of a build, all of the same build, by name.

    Raises `InputError` where they are not, `OSError` where one cannot be read.
    """
    names = list(names)
    while True:
        build = opened(out)
        try:
            return {name: build.bytes_of(name) for name in names}
        except (InputError, OSError):
            if opened(out) == build:  # else another build came in between
                raise


def checked(out: Path, name: str) -> Path:
    """Return where a file of a build lies, or its compressed form if that alone is there.

    Raises `InputError` if it is of another build.
    """
    name = opened(out).held(name)
    build, wrong = _held(out, name)
    if wrong:
        raise InputError(wrong)
    return build.path(name)


def is_of_another_build(path: Path) -> str | None:
    """Say what is wrong if a file has the name of a build's in its folder and is another one."""
    return _held(path.parent, path.name)[1] if build_of_file(path) else None


def _held(out: Path, name: str) -> tuple[Build, str | None]:
    """Return a build, and what is wrong with a file of it; both of one moment."""
    while True:
        build = opened(out)
        try:
            wrong = build.mixed(name)
        except OSError:  # it was just put elsewhere
            if opened(out) == build:
                raise
            continue
        if wrong is None or opened(out) == build:
            return build, wrong


def build_of_file(path: Path) -> Build | None:
    """Return the build that a file belongs to by its name, if it lies in the folder of one."""
    if not plain(path.name):
        return None
    try:
        build = opened(path.parent)
    except (InputError, OSError):  # a `build.json` of something else
        return None
    return build if build.manifest is not None and path.name in build.manifest.files else None
