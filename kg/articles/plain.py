"""Plain text: one file is one article, and its text is read as it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from kg.articles.assemble import Draft
from kg.articles.decode import bounded, decode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.articles.formats import Source


def read(data: BinaryIO, source: Source) -> Iterator[Draft]:
    """Yield the article of a text file. Raises `Unreadable`."""
    yield Draft(id=source.id, text=decode(bounded(data), html=False), source=source.name)
