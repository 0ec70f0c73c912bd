"""Plain text: one file is one article, and its text is read as it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from kg.articles.assemble import Draft
from kg.articles.decode import bounded, decoded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.articles.formats import Source


def read(data: BinaryIO, source: Source) -> Iterator[Draft]:
    """Yield the article of a text file. Raises `Unreadable`."""
    found = decoded(bounded(data), html=False, charset=source.charset)
    yield Draft(
        id=source.id,
        text=found.text,
        source=source.name,
        folder=source.folder,
        notes=found.notes(source.id),
    )
