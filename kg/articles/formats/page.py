"""Web pages: one page is one article, its text taken out of the markup around it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO

from kg.articles.draft import Draft
from kg.articles.encoding.decode import bounded, decoded
from kg.articles.pages.extraction import read_page
from kg.articles.problems import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.articles.formats.formats import Source


def read(data: BinaryIO, source: Source) -> Iterator[Draft]:
    """Yield the article of a page. Raises `Unreadable`."""
    found = decoded(bounded(data), html=True, charset=source.charset)
    yield replace(draft(found.text, source, source.url), notes=found.notes(source.id))


def draft(html: str, source: Source, url: str | None = None) -> Draft:
    """Return the article of a page that is at hand as text, fetched from `url` if that is known.

    Raises `Unreadable`.
    """
    page = read_page(html, url)
    return Draft(
        id=source.id,
        text=page.text,
        source=source.name,
        folder=source.folder,
        title=printable(page.title) if page.title else None,
        dates=page.dates,
        hints=page.hints,
        publisher=printable(page.outlet) if page.outlet else None,
        author=printable(", ".join(page.authors)) if page.authors else None,
        url=page.url,
        lines=page.lines,
        emphasised=page.emphasised,
        posts=page.posts,
    )
