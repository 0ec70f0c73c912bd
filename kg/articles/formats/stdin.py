"""Standard input as one file: kept aside, its format told by its first bytes."""

from __future__ import annotations

import sys
import tempfile
from typing import TYPE_CHECKING, BinaryIO, cast

from kg.articles.encoding.decode import CHUNK, Unreadable
from kg.articles.formats.formats import HEAD, TABLE, TEXT, told_by
from kg.articles.formats.signs import columns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.articles.draft import Draft
    from kg.articles.formats.formats import Source
    from kg.model import Diagnostic

MOST = 4_000_000_000
"""Bytes taken from standard input, at most: they are kept on the disk while they are read."""
IN_MEMORY = 20_000_000
"""Bytes up to which a file kept aside stays in memory."""


def read(source: Source) -> Iterator[Draft | Diagnostic]:
    """Yield what comes on standard input. Raises `Unreadable`."""
    with tempfile.SpooledTemporaryFile(max_size=IN_MEMORY) as kept:
        data = cast("BinaryIO", kept)
        size = 0
        while chunk := sys.stdin.buffer.read(CHUNK):
            size += data.write(chunk)
            if size > MOST:
                raise Unreadable("too-large", f"is larger than {MOST // 1_000_000_000} GB")
        data.seek(0)
        head = data.read(HEAD)
        found = told_by("", head)
        if found is TEXT and source.fields.get("text") in columns(head):
            found = TABLE
        data.seek(0)
        yield from found.read(data, source)
