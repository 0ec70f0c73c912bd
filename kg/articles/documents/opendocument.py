"""OpenDocument texts (.odt): paragraphs, lists, tables, text boxes and notes, as readers see them.

What a tracked change took out, comments, tables of contents and the heads and feet of pages are
left out. Notes follow the text they belong to. The file's own dates are not those of a publication.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO

from kg.articles.documents.office import End, Package, Start, open_package, protected
from kg.articles.documents.paragraphs import Paragraph, document, style_kind
from kg.articles.encoding.decode import Unreadable
from kg.model import LineKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.articles.documents.office import Event
    from kg.articles.draft import Draft
    from kg.articles.formats.formats import Source

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
NAMESPACES = {
    f"{_ODF}office:1.0": "office",
    f"{_ODF}text:1.0": "text",
    f"{_ODF}style:1.0": "style",
    f"{_ODF}table:1.0": "table",
    f"{_ODF}drawing:1.0": "draw",
    f"{_ODF}svg-compatible:1.0": "svg",
    f"{_ODF}meta:1.0": "meta",
    f"{_ODF}manifest:1.0": "manifest",
    "http://purl.org/dc/elements/1.1/": "dc",
}
SKIPPED = frozenset(
    (
        "text:tracked-changes",
        "office:annotation",
        "office:forms",
        "office:scripts",
        "text:note-citation",
        "text:ruby-text",
        "text:hidden-text",
        "text:table-of-content",
        "text:alphabetical-index",
        "svg:title",
        "svg:desc",
        "office:event-listeners",
        "draw:object",
        "draw:object-ole",
        "office:binary-data",
    )
)
"""Elements whose contents are no text of the article."""
CHARACTERS = {"text:tab": " ", "text:s": " ", "text:line-break": "\n"}
FRAMES = frozenset(
    (
        "text:note",
        "text:note-body",
        "text:list",
        "text:list-item",
        "text:section",
        "draw:frame",
        "draw:text-box",
        "draw:a",
        "table:table",
        "table:table-row",
        "table:table-cell",
    )
)
"""Elements in a paragraph whose own characters are only the layout of the file."""
DEEPEST_STYLE = 20
"""Styles that may be based on one another before the chain is cut."""
_CODED = re.compile(r"_([0-9a-fA-F]{2,4})_")


@dataclass(slots=True)
class _Open:
    """A paragraph while it is read."""

    style: str
    head: bool
    listed: bool
    cell: tuple[int, int]
    parts: list[str] = field(default_factory=list)
    boxes: list[Paragraph] = field(default_factory=list)


def read(data: BinaryIO, source: Source) -> Iterator[Draft]:
    """Yield the article of an OpenDocument text. Raises `Unreadable`."""
    with open_package(data, NAMESPACES) as package:
        if not package.has("content.xml"):
            raise Unreadable("unreadable", "is no OpenDocument text; save it as .odt again")
        if any(_is(e, "manifest:encryption-data") for e in package.events("META-INF/manifest.xml")):
            raise protected()
        body = _Body(dict(_styles(package.events("styles.xml"))))
        paragraphs = [*body.read(package.events("content.xml")), *body.notes]
        title, author = _properties(package)
    yield document(paragraphs, title, author, source)


def _is(event: Event, name: str) -> bool:
    return isinstance(event, Start) and event.name == name


def _styles(events: Iterable[Event]) -> Iterator[tuple[str, str]]:
    """Yield each style of paragraphs with the one it is based on."""
    for event in events:
        if isinstance(event, Start) and event.name == "style:style":
            yield _style(event)


def _style(event: Start) -> tuple[str, str]:
    return (
        event.attributes.get("style:name", ""),
        event.attributes.get("style:parent-style-name", ""),
    )


class _Body:
    """Reads the paragraphs of a text; `notes` are those of its notes, in their order."""

    def __init__(self, styles: dict[str, str]) -> None:
        self.styles = styles
        self.notes: list[Paragraph] = []
        self._open: list[_Open] = []
        self._path: list[str] = []
        self._row = self._cell = 0
        self._last = (0, 0)
        self._fresh = False
        self._noted = 0

    def read(self, events: Iterable[Event]) -> Iterator[Paragraph]:
        """Yield the paragraphs of the text, without the notes."""
        skipped = 0
        for event in events:
            if isinstance(event, str):
                if not skipped and self._open and self._path[-1] not in FRAMES:
                    self._open[-1].parts.append(event.replace("\n", " "))
            elif isinstance(event, Start):
                if skipped or event.name in SKIPPED:
                    skipped += 1
                    continue
                self._start(event)
                self._path.append(event.name)
            elif skipped:
                skipped -= 1
            else:
                self._path.pop()
                yield from self._end(event)

    def _start(self, event: Start) -> None:
        name, get = event.name, event.attributes.get
        if name in ("text:p", "text:h"):
            cell = (self._row, self._cell)
            self._open.append(
                _Open(get("text:style-name", ""), name == "text:h", self._fresh, cell)
            )
            self._fresh = False
        elif name == "style:style":
            key, base = _style(event)
            self.styles[key] = base
        elif name == "text:list-item":
            self._fresh = True
        elif name == "table:table-row":
            self._row += 1
        elif name == "table:table-cell":
            self._cell += 1
        elif name == "text:note":
            self._noted += 1
        elif self._open and name in CHARACTERS:
            self._open[-1].parts.append(CHARACTERS[name])

    def _end(self, event: End) -> Iterator[Paragraph]:
        name = event.name
        if name == "table:table":
            self._row, self._cell = self._row + 1, self._cell + 1
        elif name == "text:note":
            self._noted -= 1
        elif name == "text:list-item":
            self._fresh = False
        elif name in ("text:p", "text:h") and self._open:
            yield from self._ended(self._open.pop())

    def _ended(self, paragraph: _Open) -> Iterator[Paragraph]:
        # a run of white space is one blank (part 3 of the standard, 6.1.2)
        rows = "".join(paragraph.parts).split("\n")
        text = "\n".join(" ".join(row.split()) for row in rows).strip()
        kind = self._kind(paragraph)
        if paragraph.listed and kind is None and text:
            text = f"- {text}"
        row, cell = paragraph.cell
        close = bool(row) and self._last[0] == row and self._last[1] != cell
        if text:
            self._last = paragraph.cell
        done = [Paragraph(text, kind, close), *paragraph.boxes]
        if self._noted:
            self.notes += done
        elif self._open:  # it stands in a text box: it follows the paragraph that holds the box
            self._open[-1].boxes += done
        else:
            yield from done

    def _kind(self, paragraph: _Open) -> LineKind | None:
        style = paragraph.style
        for _ in range(DEEPEST_STYLE):
            name = _CODED.sub(lambda m: chr(int(m[1], 16)), style)
            if kind := style_kind(name):
                return kind
            if style not in self.styles:
                break
            style = self.styles[style]
        return LineKind.SECTION_HEAD if paragraph.head else None


def _properties(package: Package) -> tuple[str | None, str | None]:
    """Return the title and the author of the file's properties."""
    found: dict[str, str] = {}
    inside = ""
    for event in package.events("meta.xml"):
        if isinstance(event, Start):
            inside = event.name
        elif isinstance(event, End):
            inside = ""
        else:
            found[inside] = found.get(inside, "") + event
    return found.get("dc:title"), found.get("meta:initial-creator") or found.get("dc:creator")
