"""NITF, the format of articles that news agencies send (IPTC): one file, one article."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from kg.articles.documents.paragraphs import Paragraph, laid_out
from kg.articles.draft import Draft
from kg.articles.encoding.decode import Unreadable
from kg.articles.formats import markup
from kg.articles.formats.record_dates import dated
from kg.articles.formats.xml_tree import attribute, below, children, first, raw, tree, words
from kg.articles.problems import printable
from kg.model import LineKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from kg.articles.formats.formats import Source

LONGEST = 300
"""Characters of a title, an outlet or an author that are kept."""


def read(data: BinaryIO, source: Source) -> Iterator[Draft]:
    """Yield the article of a file. Raises `Unreadable`."""
    yield draft(tree(data), source)


def draft(root: Element, source: Source) -> Draft:
    """Return the article of a tree of NITF. Raises `Unreadable` when it has no text."""
    top = first(root, "body", "body.head")
    title = printed_line(first(top, "hedline", "hl1") if top is not None else None)
    text, lines = laid_out([*_head(top, title), *_body(root)])
    if not any(words(e) for e in below(root, "body.content")):
        raise Unreadable("empty", "is in NITF and has no text in its body")
    docdata = first(root, "head", "docdata")
    dates = []
    for name in ("date.issue", "date.release"):
        element = first(docdata, name) if docdata is not None else None
        dates.append(dated(attribute(element, "norm") or words(element), "given in the NITF head"))
    published = next(below(root, "pubdata"), None)
    dates.append(dated(attribute(published, "date.publication"), "given in the NITF head"))
    return Draft(
        id=source.id,
        text=text,
        source=source.name,
        folder=source.folder,
        title=title or printed_line(first(root, "head", "title")),
        dates=tuple(d for d in dates if d is not None)[:1],
        publisher=_outlet(root, top),
        author=_author(top),
        lines=lines,
    )


def _head(top: Element | None, title: str | None) -> Iterator[Paragraph]:
    """Yield what stands above the text, each line with its label."""
    if title:
        yield Paragraph(title, LineKind.HEADLINE)
    if top is None:
        return
    for element in children(top, "byline"):
        yield Paragraph(" ".join(" ".join(raw(element)).split()), LineKind.BYLINE)
    for element in children(top, "dateline"):
        yield Paragraph(words(element), LineKind.DATELINE)


def _body(root: Element) -> Iterator[Paragraph]:
    for content in below(root, "body.content"):
        yield from markup.paragraphs(content)
    for end in below(root, "tagline"):
        yield Paragraph(words(end), LineKind.CHROME)


def _outlet(root: Element, top: Element | None) -> str | None:
    published = attribute(next(below(root, "pubdata"), None), "name")
    sent = words(first(top, "distributor")) if top is not None else ""
    holder = attribute(next(below(root, "doc.copyright"), None), "holder")
    return printable(published or sent or holder)[:LONGEST].strip() or None


def _author(top: Element | None) -> str | None:
    if top is None:
        return None
    lines = list(children(top, "byline"))
    people = [words(e) for line in lines for e in below(line, "person")]
    names = people or [words(line).removeprefix("By ").removeprefix("BY ") for line in lines]
    return printable(", ".join(n for n in names if n))[:LONGEST] or None


def printed_line(element: Element | None) -> str | None:
    """Return the words of an element as a line that any export can carry; None for no words."""
    return printable(words(element))[:LONGEST].strip() or None
