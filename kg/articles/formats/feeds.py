"""Feeds: RSS 0.9x, 1.0 and 2.0, and Atom; each entry is an article.

Many an entry holds a summary only; it is read, and says so. When an entry was changed (`updated`)
is not its publication.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO

from kg.articles.draft import Draft
from kg.articles.formats import markup
from kg.articles.formats.entries import TOLD
from kg.articles.formats.record_dates import dated
from kg.articles.formats.xml_tree import attribute, children, first, local, raw, tree, words
from kg.articles.naming import entry_id
from kg.articles.problems import info, printable, warning
from kg.articles.web_address import address
from kg.model import Line, LineKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from kg.articles.formats.formats import Source
    from kg.model import Diagnostic

WHOLE = 1_000
"""Characters from which the description of an entry is the article, not its summary: summaries of
feeds are a sentence or two, or cut at 200 to 500 characters."""
LONGEST = 300
"""Characters of a title, an outlet or an author that are kept."""

_CONTENT = ("encoded", "content", "full-text", "fulltext", "body")
_SUMMARY = ("description", "summary", "abstract")
_DATE = ("published", "pubDate", "issued", "date", "created")
_APPEARED = re.compile(
    r"^The post .{1,300} (?:appeared first|first appeared) on .{1,200}\.$", re.MULTILINE
)
_MAIL = re.compile(r"^\S+@\S+\s*\((.{1,200})\)$|^\S+@\S+$")


def read(data: BinaryIO, source: Source) -> Iterator[Draft | Diagnostic]:
    """Yield the articles of a feed. Raises `Unreadable`."""
    root = tree(data)
    top = root if local(root) in ("feed", "channel") else first(root, "channel")
    outlet = _line(first(top, "title")) if top is not None else None
    bare = 0
    entries = list(_entries(root, top))
    for number, entry in enumerate(entries, 1):
        found = _article(entry, outlet, source)
        if found is not None:
            yield found
            continue
        bare += 1
        if bare <= TOLD:
            message = f"{source.name}: entry {number} has no text; `kg fetch` gets its page"
            yield warning("no-text", message)
    if bare > TOLD:
        yield warning("no-text", f"{source.name}: {bare - TOLD} more entries have no text")
    if not entries:
        yield warning("no-article", f"{source.name}: is a feed without entries")


def _entries(root: Element, top: Element | None) -> Iterator[Element]:
    yield from children(root, "item", "entry")  # RSS 1.0 has them beside the channel
    if top is not None and top is not root:
        yield from children(top, "item", "entry")


def _article(entry: Element, outlet: str | None, source: Source) -> Draft | None:
    text, lines, whole = _text(entry)
    if not text.strip():
        return None
    url = _link(entry)
    guid = words(first(entry, "guid")) or words(first(entry, "id")) or attribute(entry, "about")
    name = entry_id(source.id, None, guid or url, text)
    days = (dated(words(e), "given by the feed's entry") for n in _DATE for e in children(entry, n))
    day = next((d for d in days if d is not None), None)
    own = first(entry, "source")
    message = "the feed holds only a summary; `kg fetch` gets the page at its address"
    return Draft(
        id=name,
        text=text,
        source=source.name,
        folder=source.folder,
        title=_line(first(entry, "title")),
        dates=(day,) if day else (),
        publisher=_line(first(own, "title") if own is not None and len(own) else own) or outlet,
        author=_authors(entry),
        url=url,
        lines=lines,
        notes=() if whole else (info("partial-text", message, name),),
    )


def _text(entry: Element) -> tuple[str, tuple[Line, ...], bool]:
    """Return the words of an entry, the labels of their lines, and whether they are the whole."""
    contents = [_read(e) for name in _CONTENT for e in children(entry, name)]
    text, lines = max(contents, key=lambda c: len(c[0]), default=("", ()))
    summaries = [_read(e) for name in _SUMMARY for e in children(entry, name)]
    other, others = max(summaries, key=lambda c: len(c[0]), default=("", ()))
    whole = bool(text) or len(other) >= WHOLE
    if len(other) > len(text):
        text, lines = other, others
    found = list(_APPEARED.finditer(text))
    if found and not text[found[-1].end() :].strip():
        last = Span(found[-1].start(), found[-1].end())
        kept = tuple(x for x in lines if x.span.end <= last.start)
        lines = (*kept, Line(span=last, kind=LineKind.CHROME))
    return text, lines, whole


def _read(element: Element) -> tuple[str, tuple[Line, ...]]:
    if len(element) and any(local(child) for child in element):  # xhtml, as it stands
        from kg.articles.documents.paragraphs import laid_out

        return laid_out(markup.paragraphs(element))
    return markup.read("".join(raw(element)).strip())


def _link(entry: Element) -> str | None:
    original = address(words(first(entry, "origLink")))
    if original:
        return original
    for link in children(entry, "link"):
        if attribute(link, "rel") in ("", "alternate"):
            found = address(attribute(link, "href") or words(link))
            if found:
                return found
    guid = first(entry, "guid")
    if guid is not None and attribute(guid, "isPermaLink") != "false":
        return address(words(guid))
    return None


def _authors(entry: Element) -> str | None:
    names = []
    for element in children(entry, "creator", "author"):
        name = first(element, "name")
        text = words(name if name is not None else element)
        mail = _MAIL.match(text)
        names.append((mail[1] or "") if mail else text)
    joined = ", ".join(dict.fromkeys(n for n in names if n))
    return printable(markup.flat(joined))[:LONGEST] or None


def _line(element: Element | None) -> str | None:
    return printable(markup.flat(words(element)))[:LONGEST].strip() or None
