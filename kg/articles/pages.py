"""HTML pages: the article's text, title, date, outlet and address, through trafilatura.

The text as read is what trafilatura extracts; offsets are of that text, not of the HTML source.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from kg.articles import dates
from kg.articles.decode import Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable

FIRST_DAY, LAST_DAY = "1995-01-01", "2099-12-31"
"""Days between which a page's date is believed; fixed, since the library's default is today."""
LONGEST = 300
"""Characters of a title or outlet that are kept."""


@dataclass(frozen=True, slots=True)
class Page:
    """What an HTML page says; `date` is an ISO day from its metadata."""

    text: str
    title: str | None = None
    date: str | None = None
    outlet: str | None = None
    url: str | None = None


def read_page(html: str) -> Page:
    """Extract the article of a page. Raises `Unreadable` when there is none.

    A page may be broken or built to break its reader, so every failure of the library is the
    page's and never ends the run.
    """
    try:
        found = _extractor()(html)
    except (
        ValueError,
        TypeError,
        AttributeError,
        LookupError,
        ArithmeticError,
        RecursionError,
        AssertionError,
        SyntaxError,
        OSError,
    ) as problem:
        reason = f"is a page that cannot be parsed ({type(problem).__name__}); save it as text"
        raise Unreadable("unreadable", reason) from None
    if found is None or not (found.text or "").strip():
        raise Unreadable("empty", "is a page without an article's text; save the text itself")
    return found


@cache
def _extractor() -> Callable[[str], Page | None]:
    """Import trafilatura (0.3 s) when the first page comes."""
    for name in ("trafilatura", "htmldate", "courlan"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    import trafilatura

    settings = {
        "original_date": True,
        "extensive_search": False,  # else a date somewhere in the text is taken for the page's
        "min_date": FIRST_DAY,
        "max_date": LAST_DAY,
    }

    def extract(html: str) -> Page | None:
        document = trafilatura.bare_extraction(
            html,
            favor_precision=True,
            include_comments=False,
            with_metadata=True,
            date_extraction_params=settings,
        )
        if document is None or isinstance(document, dict):
            return None
        return Page(
            text=(document.text or "").replace("\r\n", "\n").replace("\r", "\n"),
            title=_short(document.title),
            date=_day(document.date),
            outlet=_short(document.sitename),
            url=address(document.url),
        )

    return extract


def address(url: object) -> str | None:
    """Return an address if it is one of the web that an export may link to, else None.

    >>> address("javascript:alert(1)") is None
    True
    """
    if not isinstance(url, str) or len(url) > 2000 or not url.isprintable() or " " in url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    plain = not set(url) & set('<>"{}|\\^`')
    return url if parts.scheme in ("http", "https") and parts.hostname and plain else None


def _short(text: object) -> str | None:
    flat = " ".join(text.split()) if isinstance(text, str) else ""
    return flat[:LONGEST] or None


def _day(value: object) -> str | None:
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, str) and dates.valid(value) else None
