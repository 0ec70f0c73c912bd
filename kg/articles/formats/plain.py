"""Plain text: one file is one article, and its text is read as it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from kg.articles.draft import Draft
from kg.articles.encoding.decode import Unreadable, bounded, decoded
from kg.articles.formats.front_matter import with_front_matter
from kg.articles.formats.signs import element
from kg.articles.problems import shown

HEAD = 4096
"""Characters in which the first element of XML is looked for."""

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.articles.formats.formats import Source


def read(data: BinaryIO, source: Source) -> Iterator[Draft]:
    """Yield the article of a text file. Raises `Unreadable`."""
    found = decoded(bounded(data), html=False, charset=source.charset)
    if found.text.lstrip().startswith("<?xml"):
        name = shown(element(found.text[:HEAD].encode("utf-8", "replace")) or "?", 40)
        reason = f"is XML of a kind that is not known, <{name}>; save its articles as text or HTML"
        raise Unreadable("not-read", reason)
    draft = Draft(
        id=source.id,
        text=found.text,
        source=source.name,
        folder=source.folder,
        notes=found.notes(source.id),
    )
    yield with_front_matter(draft)
