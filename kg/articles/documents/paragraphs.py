"""Paragraphs of a printed or word-processed document, laid out as the text of an article.

Such a file has no text of its own that offsets could be of: the text as read is made here, and
every label that the format knows for sure goes with it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.articles.draft import Draft
from kg.articles.encoding.decode import Unreadable
from kg.articles.lines.shape import LONG, name_shaped
from kg.articles.problems import printable
from kg.articles.wordlists import phrases
from kg.model import Line, LineKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.articles.formats.formats import Source

LONGEST_TITLE = 300
"""Characters of a title that are believed."""
HEADING = re.compile(r"heading(?: \d{1,2})?")
"""Names of the styles of headings, in lower case."""
_BREAK = re.compile(r"\s*\n\s*(?=[a-zà-öø-ÿ])")
_JUNK = ("endings", "openings", "whole")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: its text, its label where the format tells it, and whether it stands close to
    the one before (the next cell of a row), not apart from it.

    >>> Paragraph("The ministry said no.").kind is None
    True
    """

    text: str
    kind: LineKind | None = None
    close: bool = False


def laid_out(paragraphs: Iterable[Paragraph]) -> tuple[str, tuple[Line, ...]]:
    """Return the text of paragraphs and the labels of its lines; blank paragraphs are left out.

    Paragraphs are set apart by a blank line, those that stand close by the end of a line. A line
    break in a paragraph stays, unless the next line goes on with a small letter.
    Offsets of the labels are code points of the text.

    >>> head = Paragraph("Talks fail", LineKind.HEADLINE)
    >>> text, lines = laid_out([head, Paragraph("Both left.")])
    >>> text, lines[0].span.of(text)
    ('Talks fail\\n\\nBoth left.', 'Talks fail')
    """
    parts: list[str] = []
    lines: list[Line] = []
    size = 0
    for paragraph in paragraphs:
        body = _BREAK.sub(" ", paragraph.text.strip())
        if not body:
            continue
        if parts:
            parts.append("\n" if paragraph.close else "\n\n")
            size += len(parts[-1])
        if paragraph.kind is not None:
            lines.append(Line(span=Span(size, size + len(body)), kind=paragraph.kind))
        parts.append(body)
        size += len(body)
    return "".join(parts), tuple(lines)


def document(
    paragraphs: Iterable[Paragraph], title: str | None, author: str | None, source: Source
) -> Draft:
    """Return the article of a word-processed document, with title and author of its properties.

    Raises `Unreadable` where there is no text.
    """
    found = titled(paragraphs)
    text, lines = laid_out(found)
    if not text:
        raise Unreadable("empty", "is a document without text; save the text itself")
    return Draft(
        id=source.id,
        text=text,
        source=source.name,
        folder=source.folder,
        title=heading(found) or plausible_title(title),
        author=plausible_author(author),
        lines=lines,
    )


def heading(paragraphs: Iterable[Paragraph]) -> str | None:
    """Return the words of the headline among paragraphs, the first that is labelled so."""
    found = next((p.text for p in paragraphs if p.kind is LineKind.HEADLINE), None)
    return None if found is None else " ".join(found.split())[:LONGEST_TITLE] or None


def plausible_title(title: str | None) -> str | None:
    """Return a title from a file's properties if it can be the article's: many programs put the
    name of the file or of a template there.

    >>> [plausible_title(t) for t in ("Microsoft Word - draft3.doc", "Talks fail in Oslo")]
    [None, 'Talks fail in Oslo']
    """
    flat = " ".join(printable(title or "").split())[:LONGEST_TITLE]
    low = flat.lower()
    endings, openings, whole = (phrases("documents", "no_title", k) for k in _JUNK)
    if len(flat.split()) < 2 or low.endswith(endings) or low.startswith(openings) or low in whole:
        return None
    return flat


def plausible_author(name: str | None) -> str | None:
    """Return an author from a file's properties if it looks like a person's name.

    >>> [plausible_author(n) for n in ("Administrator", "Anna Brandt")]
    [None, 'Anna Brandt']
    """
    flat = " ".join(printable(name or "").split())
    return flat if name_shaped(flat) else None


def style_kind(name: str) -> LineKind | None:
    """Return the label that a paragraph's style gives it, by the style's built-in name.

    >>> style_kind("Heading 2").value, style_kind("TOC 1").value, style_kind("Normal")
    ('section-head', 'chrome', None)
    """
    low = " ".join(name.lower().split())
    if HEADING.fullmatch(low):
        return LineKind.SECTION_HEAD
    for kind in (LineKind.HEADLINE, LineKind.CAPTION, LineKind.CHROME):
        if low in phrases("documents", "styles", kind.value):
            return kind
    return None


def titled(paragraphs: Iterable[Paragraph]) -> list[Paragraph]:
    """Return paragraphs with the heading on top labelled as the headline.

    Many a document has no title but begins with its first heading, above all prose.
    """
    found = list(paragraphs)
    for i, paragraph in enumerate(found):
        if paragraph.kind is LineKind.HEADLINE or len(paragraph.text.split()) >= LONG:
            break
        if paragraph.kind is LineKind.SECTION_HEAD and paragraph.text.strip():
            found[i] = replace(paragraph, kind=LineKind.HEADLINE)
            break
    return found
