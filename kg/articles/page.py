"""Web pages: one page is one article, its text taken out of the markup around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from kg.articles.assemble import Draft
from kg.articles.decode import bounded, decode
from kg.articles.pages import read_page
from kg.articles.problems import printable
from kg.model import Dated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.articles.formats import Source


def read(data: BinaryIO, source: Source) -> Iterator[Draft]:
    """Yield the article of a page. Raises `Unreadable`."""
    yield draft(decode(bounded(data), html=True), source)


def draft(html: str, source: Source) -> Draft:
    """Return the article of a page that is at hand as text. Raises `Unreadable`."""
    page = read_page(html)
    return Draft(
        id=source.id,
        text=page.text,
        source=source.name,
        title=printable(page.title) if page.title else None,
        dates=(Dated(page.date, "page metadata"),) if page.date else (),
        publisher=printable(page.outlet) if page.outlet else None,
        url=page.url,
    )
