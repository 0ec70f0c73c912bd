"""HTML pages: the article's text, and what the page says of it.

The text as read is what stands in the article's own part of the page; offsets are of that text,
not of the HTML source.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg.articles.encoding.decode import LIBRARY_FAILURES, Unreadable
from kg.articles.pages.page_tree import limited_source, parsed

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.model import Dated, Line, Post, Span


WHOLE = 0.9
"""Share of a line's letters in bold or italic type from which the line is set so as a whole."""


@dataclass(frozen=True, slots=True)
class Page:
    """What an HTML page says; `dates` are its days of publication, the most trusted first, `hints`
    those of its title, `lines` the labels that its markup gives, `emphasised` the lines in bold.
    """

    text: str
    lines: tuple[Line, ...] = ()
    emphasised: tuple[Span, ...] = ()
    posts: tuple[Post, ...] = ()
    title: str | None = None
    dates: tuple[Dated, ...] = ()
    hints: tuple[Dated, ...] = ()
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None


def read_page(html: str, url: str | None = None) -> Page:
    """Extract the article of a page, fetched from `url` where that is known.

    Raises `Unreadable` when there is none. A page may be broken or built to break its reader, so
    every failure of a library is the page's and never ends the run.
    """
    try:
        found = _page(limited_source(html), html, url)
    except (*LIBRARY_FAILURES, SyntaxError) as problem:
        reason = f"is a page that cannot be parsed ({type(problem).__name__}); save it as text"
        raise Unreadable("unreadable", reason) from None
    if found is None or not found.text.strip():
        raise Unreadable("empty", "is a page without an article's text; save the text itself")
    return found


def _page(html: str, source: str, url: str | None) -> Page | None:
    from kg.articles.pages import live_posts
    from kg.articles.pages.page_facts import facts
    from kg.articles.pages.page_text import page_text, with_updates

    tree = parsed(html)
    if tree is None:
        return None
    known = facts(tree, source, url)
    live = live_posts.is_live(known.node, known.outline, (known.url, url))
    elements = live_posts.post_elements(known.outline) if live else ()
    bodies = live_posts.bodies(known.node) if live else ()
    found = page_text(
        tree,
        known.outline,
        lambda: None if known.outline.crowded else _extractor()(html),
        known.title,
        posts=frozenset(elements),
        updates=bodies,
    )
    posts: tuple[Post, ...] = ()
    lines = found.lines if found else ()
    if live:
        told = live_posts.updates(known.node)
        found = with_updates(found, tree, bodies)
        if found is not None:
            posts, lines = live_posts.posts(found, elements, told)
    if found is None:
        return None
    return Page(
        text=found.text,
        lines=lines,
        emphasised=tuple(s for r, s in found.rows if r.strong >= WHOLE),
        posts=posts,
        title=known.title,
        dates=known.dates,
        hints=known.hints,
        outlet=known.outlet,
        authors=known.authors,
        url=known.url,
    )


@cache
def _extractor() -> Callable[[str], str | None]:
    """Import trafilatura (0.3 s) when the first page comes."""
    for name in ("trafilatura", "htmldate", "courlan"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    import trafilatura

    def extract(html: str) -> str | None:
        document = trafilatura.bare_extraction(html, favor_precision=True, include_comments=False)
        if document is None or isinstance(document, dict):
            return None
        return (document.text or "").replace("\r\n", "\n").replace("\r", "\n")

    return extract
