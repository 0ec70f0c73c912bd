"""NewsML, what news agencies send (IPTC): items, alone or several in a message; G2 and 1.x.

The text of an item is NITF or XHTML inside it; items without a text (pictures, packages) are
passed over and told.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO

from kg.articles.documents.paragraphs import Paragraph, laid_out
from kg.articles.draft import Draft
from kg.articles.encoding.decode import Unreadable
from kg.articles.formats import markup, nitf
from kg.articles.formats.record_dates import dated
from kg.articles.formats.xml_tree import attribute, below, children, first, local, raw, tree, words
from kg.articles.naming import entry_id
from kg.articles.problems import info, printable, warning
from kg.model import LineKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from kg.articles.formats.formats import Source
    from kg.model import Diagnostic


def read(data: BinaryIO, source: Source) -> Iterator[Draft | Diagnostic]:
    """Yield the articles of an item or of a message of items. Raises `Unreadable`."""
    root = tree(data)
    older = local(root) == "NewsML"
    items = [root] if local(root) == "newsItem" else list(below(root, "newsItem", "NewsItem"))
    alone = len(items) == 1 and local(root) != "newsMessage"
    articles = 0
    for item in items:
        found = (_older if older else _article)(item, source, alone=alone)
        if found is None:
            guid = attribute(item, "guid") or words(next(below(item, "PublicIdentifier"), None))
            yield info("no-text", f"{source.name}: the item {printable(guid)} has no text")
            continue
        articles += 1
        yield found
    if not articles:
        yield warning("no-article", f"{source.name}: holds no item with a text")


def _article(item: Element, source: Source, *, alone: bool) -> Draft | None:
    meta = first(item, "contentMeta")
    title = nitf.printed_line(first(meta, "headline") if meta is not None else None)
    inner = _contents(item, source)
    if inner is None:
        return None
    if not inner.title and title:
        byline = [Paragraph(words(e), LineKind.BYLINE) for e in _of(meta, "by")]
        place = [Paragraph(words(e), LineKind.DATELINE) for e in _of(meta, "dateline")]
        head = [Paragraph(title, LineKind.HEADLINE), *byline, *place]
        above, labels = laid_out(head)
        shift = len(above) + 2
        moved = [
            replace(x, span=Span(x.span.start + shift, x.span.end + shift)) for x in inner.lines
        ]
        inner = replace(inner, text=f"{above}\n\n{inner.text}", lines=(*labels, *moved))
    guid = attribute(item, "guid")
    name = source.id if alone else entry_id(source.id, None, guid, inner.text)
    basis = "given by the NewsML-G2 item"
    days = [dated(words(e), basis) for e in _of(meta, "contentCreated")]
    sent = first(item, "itemMeta", "firstCreated")
    days += [dated(words(sent), basis)] if sent is not None else []
    return replace(
        inner,
        id=name,
        title=inner.title or title,
        dates=tuple(d for d in days if d is not None)[:1] or inner.dates,
        publisher=_outlet(item) or inner.publisher,
        author=_author(meta) or inner.author,
    )


def _older(item: Element, source: Source, *, alone: bool) -> Draft | None:
    """Return the article of an item of NewsML 1.x: its first component that has a text."""
    for data in below(item, "DataContent"):
        within = next(below(data, "nitf"), None)
        text = list(markup.paragraphs(within if within is not None else data))
        if any(p.text.strip() for p in text):
            break
    else:
        return None
    title = nitf.printed_line(next(below(item, "HeadLine"), None))
    bylines = [words(e) for e in below(item, "ByLine")][:1]
    place = [words(e) for e in below(item, "DateLine")][:1]
    head = [Paragraph(title, LineKind.HEADLINE)] if title and within is None else []
    head += [Paragraph(line, LineKind.BYLINE) for line in bylines if within is None]
    head += [Paragraph(line, LineKind.DATELINE) for line in place if within is None]
    body, lines = laid_out([*head, *text])
    key = words(next(below(item, "PublicIdentifier"), None))
    created = words(next(below(item, "FirstCreated"), None))
    day = dated(created, "given by the NewsML item")
    provider = next(below(item, "Provider"), None)
    party = next(below(provider, "Party"), None) if provider is not None else None
    return Draft(
        id=source.id if alone else entry_id(source.id, None, key, body),
        text=body,
        source=source.name,
        folder=source.folder,
        title=title,
        dates=(day,) if day else (),
        publisher=printable(attribute(party, "FormalName"))[: nitf.LONGEST].strip() or None,
        author=printable(", ".join(n.removeprefix("By ") for n in bylines))[: nitf.LONGEST] or None,
        lines=lines,
    )


def _contents(item: Element, source: Source) -> Draft | None:
    """Return the text of an item as it lies in it, None where it has none."""
    contents = first(item, "contentSet")
    if contents is None:
        return None
    inline = first(contents, "inlineXML")
    if inline is not None:
        within = next(below(inline, "nitf"), None)
        try:
            if within is not None:
                return nitf.draft(within, source)
        except Unreadable:
            return None
        text, lines = laid_out(markup.paragraphs(inline))
    else:
        data = first(contents, "inlineData")
        text, lines = markup.read("".join(raw(data)).strip()) if data is not None else ("", ())
    if not text.strip():
        return None
    return Draft(id=source.id, text=text, source=source.name, folder=source.folder, lines=lines)


def _of(meta: Element | None, name: str) -> Iterator[Element]:
    return iter(()) if meta is None else children(meta, name)


def _outlet(item: Element) -> str | None:
    """Return who provides the item: its name, else the code that stands for it."""
    provider = first(item, "itemMeta", "provider")
    name = first(provider, "name") if provider is not None else None
    code = attribute(provider, "literal", "qcode").rpartition(":")[2]
    return printable(words(name) or code)[: nitf.LONGEST].strip() or None


def _author(meta: Element | None) -> str | None:
    names = [words(first(e, "name")) for e in _of(meta, "creator")]
    lines = [words(e).removeprefix("By ").removeprefix("BY ") for e in _of(meta, "by")]
    found = [n for n in lines if n] or [n for n in names if n]
    return printable(", ".join(found))[: nitf.LONGEST] or None
