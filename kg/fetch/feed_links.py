"""The entries of a feed (RSS, Atom): where their pages are, their titles and days."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from kg.articles.encoding.decode import Unreadable
from kg.articles.formats.xml_tree import attribute, below, children, first, tree, words
from kg.fetch.addresses import normal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

ENTRIES = ("item", "entry")
DATES = ("published", "pubDate", "issued", "date", "created")
"""Elements that say when an entry was published; `updated` says when it was changed."""
LONGEST = 300
"""Characters of a title or a day that are kept."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a feed: the address of its page, its title and day as the feed writes them."""

    address: str
    title: str | None = None
    published: str | None = None


def entries_of(body: bytes, base: str) -> list[Entry]:
    """Return the entries of a feed that have a page, in order, each address once.

    Relative addresses are taken from `base`. A broken feed gives what can be made out.
    """
    try:
        root = tree(BytesIO(body))
    except Unreadable:
        return []
    found: dict[str, Entry] = {}
    for element in below(root, *ENTRIES):
        entry = _entry(element, base)
        if entry is not None:
            found.setdefault(entry.address, entry)
    return list(found.values())


def _entry(element: Element, base: str) -> Entry | None:
    address = next((a for link in _links(element) if (a := normal(link, base))), None)
    if address is None:
        return None
    title = words(first(element, "title"))[:LONGEST]
    day = next((day for name in DATES if (day := words(first(element, name)))), "")
    return Entry(address, title or None, day[:LONGEST] or None)


def _links(element: Element) -> Iterator[str]:
    """Yield what may be the address of an entry's page, the likeliest first."""
    for link in children(element, "link"):
        if attribute(link, "rel") in ("", "alternate"):
            yield attribute(link, "href") or words(link)
    for guid in children(element, "guid"):
        if attribute(guid, "isPermaLink") != "false":
            yield words(guid)
