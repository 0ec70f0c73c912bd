"""A file that several add to at once: changed whole, nothing lost."""

from __future__ import annotations

import contextlib
import os
import tempfile
import time
from pathlib import Path
from typing import IO, TYPE_CHECKING

from kg import folder
from kg.errors import ConfigError, InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

WAIT = 10.0
"""Seconds that one who adds a line waits for others that do."""


def changed(path: Path, change: Callable[[bytes], bytes]) -> bytes:
    """Change what is in a file, made where it is not there; return what is in it then.

    The file is replaced in one step, so that whoever reads it meanwhile has it as it was or as it
    is. Raises `ConfigError` where others hold the file too long, and the `InputError` that `change`
    raises; then nothing has changed.
    """
    with _held(path) as file:
        before = file.read()
        try:
            after = change(before)
        except InputError:
            if not before:  # it was not there
                path.unlink(missing_ok=True)
            raise
        _replace(path, after)
    return after


@contextlib.contextmanager
def _held(path: Path) -> Iterator[IO[bytes]]:
    """Give the file to read, which nobody else may add to meanwhile."""
    until = time.monotonic() + WAIT
    while True:
        with path.open("a+b") as file:
            if _locked(file) and _is_still(path, file):
                file.seek(0)
                yield file
                return
        if time.monotonic() > until:
            raise ConfigError(f"{path}: somebody else is writing to it; try again")
        time.sleep(0.01)


def _locked(file: IO[bytes]) -> bool:
    """Take the lock on a file unless another has it; everybody has it where there are no locks."""
    try:
        import fcntl
    except ImportError:  # Windows
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # a network file system without them
        return True
    return True


def _is_still(path: Path, file: IO[bytes]) -> bool:
    """Tell whether an open file is the one of this name, which others may have replaced."""
    with contextlib.suppress(FileNotFoundError):
        return os.path.samestat(path.stat(), os.fstat(file.fileno()))
    return False


def _replace(path: Path, data: bytes) -> None:
    number, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    aside = Path(name)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        aside.chmod(path.stat().st_mode & 0o777)
        aside.replace(path)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise
    folder.sync(path.parent)
