"""Word documents (.docx): paragraphs, tables, text boxes and notes, as a reader sees them.

What a tracked change put in is read and what it took out is not; hidden text, comments, the code
of fields and the heads and feet of pages are left out. Notes follow the text they belong to. The
file's own dates are those of the file, not of a publication, and are not used.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import unquote

from kg.articles.documents.office import End, Package, Start, open_package
from kg.articles.documents.paragraphs import Paragraph, document, style_kind
from kg.articles.encoding.decode import Unreadable
from kg.model import LineKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.articles.documents.office import Event
    from kg.articles.draft import Draft
    from kg.articles.formats.formats import Source

NAMESPACES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
    "http://schemas.openxmlformats.org/package/2006/metadata/core-properties": "cp",
    "http://purl.org/dc/elements/1.1/": "dc",
}
"""Both kinds of WordprocessingML, transitional and strict, under one prefix."""

SKIPPED = frozenset(
    (
        "w:del",
        "w:moveFrom",
        "w:pPrChange",
        "w:rPrChange",
        "w:sectPrChange",
        "w:tblPrChange",
        "w:rt",
        "mc:Fallback",
    )
)
"""Elements whose contents no reader sees: taken out, former formatting, the second copy of a text
box for older programs, the reading above a character."""
CHARACTERS = {
    "w:tab": "\t",
    "w:br": "\n",
    "w:cr": "\n",
    "w:ptab": "\t",
    "w:noBreakHyphen": "\N{NON-BREAKING HYPHEN}",
}
"""Elements that stand for a character."""
OFF = frozenset(("0", "false", "off"))
NOTES = ("footnotes", "endnotes")
DEEPEST_STYLE = 20
"""Styles that may be based on one another before the chain is cut."""


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style: its name, what it is based on, whether it makes an item or a heading."""

    name: str = ""
    base: str = ""
    listed: bool = False
    outlined: bool = False


@dataclass(slots=True)
class _Open:
    """A paragraph while it is read."""

    parts: list[str] = field(default_factory=list)
    style: str = ""
    listed: bool | None = None
    outlined: bool | None = None
    hidden: bool = False
    goes_on: bool = False
    boxes: list[Paragraph] = field(default_factory=list)
    cell: tuple[int, int] = (0, 0)


def read(data: BinaryIO, source: Source) -> Iterator[Draft]:
    """Yield the article of a Word document. Raises `Unreadable`."""
    with open_package(data, NAMESPACES) as package:
        main = next(iter(_related(package, "").get("officeDocument", ())), "word/document.xml")
        if not package.has(main):
            raise Unreadable("unreadable", "is no Word document; save it as .docx from its program")
        related = _related(package, main)
        styles = {k: v for name in related.get("styles", ()) for k, v in _styles(package, name)}
        body = _Body(styles)
        paragraphs = list(body.read(package.events(main)))
        for kind in NOTES:
            for name in related.get(kind, ()):
                paragraphs += _notes(package.events(name), body.noted[kind], styles)
        title, author = _properties(package)
    yield document(paragraphs, title, author, source)


def _related(package: Package, part: str) -> dict[str, list[str]]:
    """Return the parts that a part refers to, by kind; what lies outside the package is none."""
    folder, name = posixpath.split(part)
    found: dict[str, list[str]] = {}
    for event in package.events(posixpath.join(folder, "_rels", f"{name}.rels")):
        if isinstance(event, Start) and event.name == "rel:Relationship":
            get = event.attributes.get
            if get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, unquote(get("Target", ""))))
                kind = get("Type", "").rpartition("/")[2]
                found.setdefault(kind, []).append(target.lstrip("/"))
    return found


def _styles(package: Package, name: str) -> Iterator[tuple[str, Style]]:
    """Yield the paragraph styles by id."""
    key, found = "", {"name": "", "base": ""}
    listed = outlined = False
    for event in package.events(name):
        if isinstance(event, Start):
            value = event.attributes.get("w:val", "")
            if event.name == "w:style":
                key, found = event.attributes.get("w:styleId", ""), {"name": "", "base": ""}
                listed = outlined = False
            elif event.name == "w:name":
                found["name"] = value
            elif event.name == "w:basedOn":
                found["base"] = value
            elif event.name == "w:numId":
                listed = value != "0"
            elif event.name == "w:outlineLvl":
                outlined = value != "9"
        elif isinstance(event, End) and event.name == "w:style":
            yield key, Style(found["name"], found["base"], listed, outlined)


class _Body:
    """Reads the paragraphs of one part, in the order in which they stand."""

    def __init__(self, styles: Mapping[str, Style]) -> None:
        self.styles = styles
        self.noted: dict[str, list[str]] = {kind: [] for kind in NOTES}
        self._path: list[str] = []
        self._open: list[_Open] = []
        self._kept: list[str] = []
        self._row = self._cell = 0
        self._last = (0, 0)

    def read(self, events: Iterable[Event]) -> Iterator[Paragraph]:
        """Yield the paragraphs."""
        skipped = 0
        for event in events:
            if isinstance(event, str):
                if not skipped:
                    self._text(event)
            elif isinstance(event, Start):
                if skipped or event.name in SKIPPED:
                    skipped += 1
                    if skipped == 1 and self._in_mark():
                        self._open[-1].goes_on = True
                    continue
                self._start(event)
                self._path.append(event.name)
            elif skipped:
                skipped -= 1
            else:
                self._path.pop()
                if event.name == "w:tbl":
                    self._row, self._cell = self._row + 1, self._cell + 1
                elif event.name == "w:p" and self._open:
                    yield from self._ended(self._open.pop())

    def _in_mark(self) -> bool:
        """Tell whether what begins is said of the mark at a paragraph's end: taken out, it lets the
        paragraph go on in the next."""
        return self._path[-2:] == ["w:pPr", "w:rPr"] and bool(self._open)

    def _start(self, event: Start) -> None:
        name, value = event.name, event.attributes.get("w:val", "")
        if name == "w:p":
            self._open.append(_Open(cell=(self._row, self._cell)))
        elif name == "w:tr":
            self._row += 1
        elif name == "w:tc":
            self._cell += 1
        if not self._open:
            return
        paragraph = self._open[-1]
        within = self._path[-1] if self._path else ""
        if name == "w:r":
            paragraph.hidden = False
        elif name == "w:vanish" and self._path[-2:] == ["w:r", "w:rPr"]:
            paragraph.hidden = value not in OFF
        elif name == "w:pStyle":
            paragraph.style = value
        elif name == "w:outlineLvl":
            paragraph.outlined = value != "9"
        elif name == "w:numId" and within == "w:numPr":
            paragraph.listed = value != "0"
        elif name in CHARACTERS and within == "w:r" and not paragraph.hidden:
            page = event.attributes.get("w:type", "textWrapping") != "textWrapping"
            paragraph.parts.append(" " if name == "w:br" and page else CHARACTERS[name])
        elif name in ("w:footnoteReference", "w:endnoteReference"):
            self.noted[name[2:-9] + "s"].append(event.attributes.get("w:id", ""))

    def _text(self, text: str) -> None:
        shown = self._open and self._path[-1] in ("w:t", "m:t") and not self._open[-1].hidden
        if shown:
            self._open[-1].parts.append(text)

    def _ended(self, paragraph: _Open) -> Iterator[Paragraph]:
        if paragraph.goes_on and not self._open:
            self._kept += paragraph.parts
            return
        text = "".join([*self._kept, *paragraph.parts]).strip()
        self._kept.clear()
        kind, listed = self._kind(paragraph)
        if listed and text:
            text = f"- {text}"
        row, cell = paragraph.cell
        close = bool(row) and self._last[0] == row and self._last[1] != cell
        if text:
            self._last = paragraph.cell
        done = [Paragraph(text, kind, close), *paragraph.boxes]
        if self._open:  # the paragraph stands in a text box: it follows the one that holds the box
            self._open[-1].boxes += done
        else:
            yield from done

    def _kind(self, paragraph: _Open) -> tuple[LineKind | None, bool]:
        """Return a paragraph's label and whether it is an item of a list."""
        chain = list(_chain(paragraph.style, self.styles))
        kind = next((k for s in chain if (k := style_kind(s.name))), None)
        outlined = paragraph.outlined
        if outlined is None:
            outlined = any(s.outlined for s in chain)
        if kind is None and outlined:
            kind = LineKind.SECTION_HEAD
        listed = paragraph.listed
        if listed is None:
            listed = any(s.listed for s in chain)
        return kind, listed and kind is None


def _chain(style: str, styles: Mapping[str, Style]) -> Iterator[Style]:
    """Yield a style and those it is based on."""
    for _ in range(DEEPEST_STYLE):
        found = styles.get(style)
        if found is None:
            return
        yield found
        style = found.base


def _notes(
    events: Iterable[Event], wanted: Iterable[str], styles: Mapping[str, Style]
) -> Iterator[Paragraph]:
    """Yield the paragraphs of the notes that the text refers to, in the order of the references."""
    notes: dict[str, list[Event]] = {}
    inside: list[Event] | None = None
    for event in events:
        if isinstance(event, Start) and event.name in ("w:footnote", "w:endnote"):
            inside = notes.setdefault(event.attributes.get("w:id", ""), [])
        elif isinstance(event, End) and event.name in ("w:footnote", "w:endnote"):
            inside = None
        elif inside is not None:
            inside.append(event)
    for key in dict.fromkeys(wanted):
        yield from _Body(styles).read(notes.get(key, ()))


def _properties(package: Package) -> tuple[str | None, str | None]:
    """Return the title and the author of the file's properties."""
    found: dict[str, str] = {}
    inside = ""
    for name in _related(package, "").get("core-properties", ()):
        for event in package.events(name):
            if isinstance(event, Start):
                inside = event.name
            elif isinstance(event, End):
                inside = ""
            elif inside:
                found[inside] = found.get(inside, "") + event
    return found.get("dc:title"), found.get("dc:creator")
