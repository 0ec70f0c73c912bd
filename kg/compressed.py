"""Files of a build that are compressed: `graph.nq.gz` for `graph.nq`, written and read.

The bytes do not depend on when or under which name they are written.
"""

from __future__ import annotations

import contextlib
import gzip
import tempfile
import zlib
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

from kg.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

ENDING = ".gz"
"""What the name of a compressed file ends with."""

MOST_TIMES = 200
"""How many times as long as its file a text may be: ours are 10 to 25 times, what is made to fill a
memory 1,000 times."""

USUAL_TIMES = 12
"""How many times as long as its file a text of ours is, about."""

_LEVEL = 6
_PIECE = 1 << 20


@contextlib.contextmanager
def writer(out: IO[bytes]) -> Iterator[IO[bytes]]:
    """Give a file to write to, of which the compressed bytes go to `out`."""
    with gzip.GzipFile("", "wb", _LEVEL, out, mtime=0) as file:
        yield cast("IO[bytes]", file)


def is_compressed(path: Path) -> bool:
    """Tell by its name whether a file is compressed."""
    return path.name.endswith(ENDING)


def expanded(name: str, data: bytes) -> bytes:
    """Return what compressed bytes hold. Raises `InputError` where they hold too much or nothing.

    >>> expanded("a.gz", gzip.compress(b"abc"))
    b'abc'
    """
    most = MOST_TIMES * len(data) + _PIECE
    reader = zlib.decompressobj(wbits=31)
    try:
        found = reader.decompress(data, most)
    except zlib.error as error:
        raise InputError(f"{name}: not a compressed file: {error}") from error
    if reader.unconsumed_tail or not reader.eof or reader.unused_data:
        raise InputError(f"{name}: not a compressed file of ours: cut off, or made to grow")
    return found


@contextlib.contextmanager
def plain(path: Path, folder: Path | None = None) -> Iterator[Path]:
    """Give a file that holds the text of another: itself, or a passing one, in `folder` if named.

    Raises `InputError` as `expanded` does, and `OSError`.
    """
    if not is_compressed(path):
        yield path
        return
    with tempfile.TemporaryDirectory(prefix=".plain-", dir=folder) as place:
        aside = Path(place) / path.name.removesuffix(ENDING)
        size = path.stat().st_size
        most = MOST_TIMES * size + _PIECE
        try:
            if not size:
                raise EOFError("it is empty")
            with gzip.open(path) as source, aside.open("wb") as to:
                while data := source.read(_PIECE):
                    if to.tell() + len(data) > most:
                        raise InputError(f"{path.name}: a compressed file that is made to grow")
                    to.write(data)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise InputError(f"{path.name}: not a compressed file: {error}") from error
        yield aside
