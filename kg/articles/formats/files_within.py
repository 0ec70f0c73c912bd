"""Files within files: kept aside, told by ending or first bytes, and read like any other.

Names inside an archive are only shown, never opened. What may be unpacked of one input is bounded
(`Budget`), archives within archives included; one file that breaks costs that file alone.
"""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO, cast

from kg.articles.encoding.decode import CHUNK, Unreadable
from kg.articles.formats.formats import HEAD, Budget, by_ending, by_sign, stem, told_by
from kg.articles.formats.unread import why_not_read
from kg.articles.problems import error, info, printable
from kg.articles.sidecar import NAME
from kg.errors import KgError
from kg.guard import failure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.articles.draft import Draft
    from kg.articles.formats.formats import Format, Source
    from kg.model import Diagnostic

DEEPEST = 3
"""Archives within one another that are read."""
MOST_BYTES = 4_000_000_000
"""Bytes that one input may unpack to: they are kept on the disk, one file at a time."""
MOST_FILES = 200_000
"""Files that one input may hold, those in archives within it included."""
RATIO = 200
"""Times its own size that an input may unpack to: text packs to a tenth, logs of one line to a
hundredth; a bomb packs a thousand times."""
FLOOR = 50_000_000
"""Bytes that even the smallest input may unpack to."""
IN_MEMORY = 20_000_000
"""Bytes up to which a file kept aside stays in memory."""


def budget_of(data: BinaryIO, source: Source) -> Budget:
    """Return what may be unpacked of an input: what is left of it inside an archive."""
    if source.budget is not None:
        return source.budget
    size = data.seek(0, 2)
    data.seek(0)
    return Budget(min(MOST_BYTES, max(FLOOR, RATIO * size)), MOST_FILES)


@contextmanager
def seekable_copy(data: BinaryIO, budget: Budget) -> Iterator[BinaryIO]:
    """Give a copy of a stream that can be sought in. Raises `Unreadable` beyond the budget."""
    with tempfile.SpooledTemporaryFile(max_size=IN_MEMORY) as kept:
        while chunk := data.read(CHUNK):
            budget.bytes -= len(chunk)
            if budget.bytes < 0:
                reason = "unpacks to more than is believed of its size; unpack it, give the folder"
                raise Unreadable("archive-too-large", reason)
            kept.write(chunk)
        kept.seek(0)
        yield cast("BinaryIO", kept)


def member(
    name: str, data: BinaryIO, source: Source, budget: Budget, *, shared: str | None = None
) -> Iterator[Draft | Diagnostic]:
    """Yield the articles of a file in an archive.

    `shared` is what tells it from another file of the same stem, None where there is none. Raises
    `Unreadable` only when the budget is spent: then nothing more of the archive is read.
    """
    parts = [p for p in printable(name).replace("\\", "/").split("/") if p not in ("", ".", "..")]
    shown = f"{source.name}/{'/'.join(parts)}"
    why = _why_not(parts)
    if why:
        yield from [] if why == "hidden" else [info("ignored", f"{shown}: not read; {why}")]
        return
    budget.files -= 1
    if budget.files < 0:
        raise Unreadable("archive-too-large", f"holds more than {MOST_FILES} files; unpack it")
    with seekable_copy(data, budget) as kept:
        head = kept.read(HEAD)
        kept.seek(0)
        if by_ending(parts[-1]) is None and by_sign(head) is None:
            why = "no format that is known by its ending or its first bytes"
            yield info("ignored", f"{shown}: not read; {why}")
            return
        own = stem(parts[-1]) + (f"-{shared}" if shared else "")
        inner = replace(
            source,
            id=own,
            name=shown,
            folder="/".join(parts[:-1]),
            depth=source.depth + 1,
            budget=budget,
        )
        yield from read_inside(told_by(parts[-1], head), kept, inner)


def read_inside(form: Format, data: BinaryIO, source: Source) -> Iterator[Draft | Diagnostic]:
    """Yield what a file within another holds; what breaks over it becomes a diagnostic."""
    if source.depth > DEEPEST:
        message = f"{source.name}: lies in more than {DEEPEST} archives; unpack it"
        yield error("archive-too-deep", message, source.id)
        return
    try:
        yield from form.read(data, source)
    except Unreadable as problem:
        yield error(problem.code, f"{source.name}: {problem.reason}", source.id)
    except KgError:
        raise
    except source.guard.caught as broken:
        yield failure("reading", source.id, broken)


def _why_not(parts: list[str]) -> str | None:
    if not parts or any(p.startswith(".") for p in parts) or parts[0] == "__MACOSX":
        return "hidden"
    if parts[-1] == NAME:
        return "a sidecar inside an archive; give it with --meta"
    return why_not_read(parts[-1])
