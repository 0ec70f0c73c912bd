"""The formats that articles come in: one row each, with the endings of its files and its reader.

A reader is a function `read(data, source)` that yields the drafts in a file and diagnostics about
what of it is no article; it raises `Unreadable` when the file as a whole cannot be read. Adding a
format is one module with such a function, one row here, one fixture and one row in the tests.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING, BinaryIO, cast

from kg.articles.decode import looks_like_html

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.articles.assemble import Draft
    from kg.model import Diagnostic

type Reader = Callable[[BinaryIO, Source], Iterator[Draft | Diagnostic]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where bytes come from, and what the caller said about how to read them.

    `id` is the article's id, or how ids begin when a file holds several articles. `name` is what
    people know the file by ("page.html", "saved.zip/news/page.html"); `folder` the folders that it
    lies in below the input ("2024/10/22", "" at the top). `fields` names columns or keys of tables
    and records that are called otherwise than usual: {"text": "body"}.
    """

    id: str
    name: str
    folder: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format of files: its `name` for people, the `endings` of its files in lower case, the
    `reader` as "module:function", imported when a file comes, and the `extra` that it needs.
    """

    name: str
    endings: tuple[str, ...]
    reader: str
    extra: str | None = None

    def read(self, data: BinaryIO, source: Source) -> Iterator[Draft | Diagnostic]:
        """Yield what the file holds. Raises `Unreadable`."""
        module, _, function = self.reader.partition(":")
        return cast("Reader", getattr(import_module(module), function))(data, source)


TEXT = Format(name="plain text", endings=(".txt", ".text"), reader="kg.articles.plain:read")
PAGE = Format(name="web page", endings=(".html", ".htm", ".xhtml"), reader="kg.articles.page:read")

SAVED_PAGE = Format(
    name="page saved with its pictures",
    endings=(".mhtml", ".mht"),
    reader="kg.articles.web_archive:read",
)
WORD = Format(name="Word document", endings=(".docx", ".docm"), reader="kg.articles.word:read")
OPEN_DOCUMENT = Format(
    name="OpenDocument text", endings=(".odt",), reader="kg.articles.opendocument:read"
)

FORMATS: tuple[Format, ...] = (TEXT, PAGE, SAVED_PAGE, WORD, OPEN_DOCUMENT)
"""All formats, in the order in which they are told."""


def by_ending(name: str) -> Format | None:
    """Return the format that a file's name ends like, the longest ending first (".tar.gz").

    >>> by_ending("Page.HTML").name
    'web page'
    """
    low = name.lower()
    fits = [(len(e), f) for f in FORMATS for e in f.endings if low.endswith(e) and low != e]
    return max(fits, key=lambda found: found[0])[1] if fits else None


def told_by(name: str, head: bytes) -> Format:
    """Return the format of a file by its name, else by its first bytes; plain text if neither."""
    found = by_ending(name)
    if (found is None or found is TEXT) and looks_like_html(head):
        return PAGE
    return found or TEXT
