"""Writing the files of a build aside, and putting them in place all at once.

All files and `build.json` are written to a hidden folder inside the one they are for, and kept by
the disk (`fsync`), before that folder is renamed to `kg.folder.READY`. Up to that step the folder
holds the old build, from that step on the new one: killed at any moment, or the disk full, the next
who reads or writes either finishes the change or knows nothing of it.
"""

from __future__ import annotations

import os
import shutil
from typing import IO, TYPE_CHECKING

from kg.errors import ConfigError
from kg.folder import (
    MANIFEST,
    READY,
    STAGED,
    Entry,
    Manifest,
    entry,
    finish,
    locked,
    opened,
    read_manifest,
    sync,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path


def files_of_earlier_build(out: Path) -> list[str]:
    """Return the names of the files of the build that a folder holds, sorted, and finish that one.

    Raises `ConfigError` while another process is writing to the folder, and `InputError` where
    something else wrote a `build.json` there, before anybody has worked for nothing.
    """
    if not out.is_dir():
        return []
    found = opened(out).manifest
    with locked(out) as mine:
        _refuse(out, mine)
    return sorted(found.files) if found else []


def _refuse(out: Path, mine: bool) -> None:
    if not mine:
        raise ConfigError(
            f"another build is writing to {out}; run this one again when that one is done"
        )


def write_all_or_none(
    out: Path, run: str, names: Iterable[str], write: Callable[[str, IO[bytes]], None]
) -> list[Path]:
    """Write the files of these names to `out`, all of them or none, and return their paths.

    `write` is called with each name and the file to write to. Files that an earlier call wrote
    stay if its run was the same, and are removed if it was another, unless they were changed since;
    what nobody wrote here is left alone. Raises `ConfigError` when another process is writing to
    the folder, and what `write` raises, with nothing changed.
    """
    out.mkdir(parents=True, exist_ok=True)
    with locked(out) as mine:
        _refuse(out, mine)
        finish(out)
        _clear(out)
        stage = out / STAGED
        try:
            stage.mkdir()
            written = {name: _written(stage / name, out / name, write) for name in names}
            _describe(out, stage, run, written)
            stage.replace(out / READY)
        except BaseException:
            _clear(out)
            raise
        sync(out)
        finish(out)
    return [out / name for name in written]


def _clear(out: Path) -> None:
    """Take away what a killed run left that nobody can finish."""
    for name in (STAGED, READY):
        if (out / name).is_dir():
            shutil.rmtree(out / name)


def _written(path: Path, final: Path, write: Callable[[str, IO[bytes]], None]) -> Entry:
    try:
        with path.open("wb") as file:
            write(path.name, file)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        if error.errno and error.filename is None:  # as of a full disk: the message needs the file
            error.filename = str(final)
        raise
    return entry(path)


def _describe(out: Path, stage: Path, run: str, written: dict[str, Entry]) -> None:
    """Write `build.json` beside the files: theirs, and those of the same run that stay."""
    old = read_manifest(out / MANIFEST)
    kept = old.files if old is not None and old.run == run else {}
    files = {n: e for n, e in kept.items() if (out / n).is_file()} | written
    data = Manifest(run, dict(sorted(files.items()))).encoded()

    def write(_: str, file: IO[bytes]) -> None:
        file.write(data)

    _written(stage / MANIFEST, out / MANIFEST, write)
    sync(stage)
