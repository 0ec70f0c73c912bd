"""Rich text (.rtf), as Word, TextEdit and the archives of news services write it.

Hidden and struck-out text, pictures, the heads and feet of pages and the code of fields are left
out; footnotes follow the text. What no reader needs to know is passed over, as the format asks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING, BinaryIO

from kg.articles.documents.paragraphs import Paragraph, document, style_kind
from kg.articles.encoding.decode import Unreadable, bounded
from kg.articles.wordlists import numbers, words
from kg.model import LineKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.articles.draft import Draft
    from kg.articles.formats.formats import Source

LARGEST_FILE = 100_000_000
"""Bytes of the largest file that is read, its pictures included."""
DEEPEST = 1000
"""Groups that may lie in one another."""
LONGEST_NAME = 300
"""Characters of a style's name or of a property that are kept."""

_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<hex>[0-9a-fA-F]{2})"
    rb"|\\(?P<sign>[^a-zA-Z])|(?P<brace>[{}])|[\r\n]+|(?P<text>[^\\{}\r\n]+)"
)
_CODEPAGES = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
_CHARACTERS = {
    "tab": "\t",
    "line": "\n",
    "emdash": "—",
    "endash": "–",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
    "page": " ",
    "column": " ",
}
_SIGNS = {b"~": "\u00a0", b"_": "\N{NON-BREAKING HYPHEN}", b"\\": "\\", b"{": "{", b"}": "}"}
_KEPT = {"title": "title", "author": "author"}


@dataclass(slots=True)
class _Group:
    """What holds inside a pair of braces."""

    skipped: bool = False
    held: str = ""
    codec: str = "cp1252"
    hidden: bool = False
    deleted: bool = False
    after_unicode: int = 1


@dataclass(slots=True)
class _Open:
    """A paragraph while it is read."""

    parts: list[str] = field(default_factory=list)
    style: int | None = None
    outlined: bool = False
    listed: bool = False


def read(data: BinaryIO, source: Source) -> Iterator[Draft]:
    """Yield the article of a file of rich text. Raises `Unreadable`."""
    found = bounded(data, LARGEST_FILE).lstrip()
    if not found.startswith(b"{\\rtf"):
        raise Unreadable("unreadable", "is no rich text, whatever its name says; check the file")
    reader = _Reader()
    reader.read(found)
    told = reader.properties
    paragraphs = [*reader.paragraphs, *reader.notes]
    yield document(paragraphs, told.get("title"), told.get("author"), source)


class _Reader:
    """Goes through a file once; `paragraphs` and `notes` are what it found."""

    def __init__(self) -> None:
        self.paragraphs: list[Paragraph] = []
        self.notes: list[Paragraph] = []
        self.properties: dict[str, str] = {}
        self.styles: dict[int, str] = {}
        self.fonts: dict[int, str] = {}
        self._codec = "cp1252"
        self._font = self._style = 0
        self._group = _Group()
        self._outer: list[_Group] = []
        self._open = _Open()
        self._above: list[tuple[int, _Open, list[Paragraph]]] = []
        self._boxes: list[Paragraph] = []
        self._bytes = bytearray()
        self._words: list[str] = []
        self._starred = False
        self._left_out = 0
        self._in_row = False

    def read(self, data: bytes) -> None:
        """Read a file. Raises `Unreadable` when its groups lie too deep."""
        place = 0
        while match := _TOKEN.match(data, place):
            place = match.end()
            kind = match.lastgroup
            if kind == "hex":
                self._byte(int(match["hex"], 16))
                continue
            if kind == "text":
                self._plain(match["text"])
                continue
            if kind is None:
                continue
            self._flush()
            if kind == "brace":
                self._brace(match["brace"])
            elif kind == "sign":
                self._sign(match["sign"])
            else:
                word = match["word"].decode("ascii")
                number = int(match["number"]) if match["number"] else None
                if word == "bin" and number is not None:
                    place += max(0, number)
                self._word(word, number)
        self._flush()
        self._end()

    def _brace(self, brace: bytes) -> None:
        self._starred = False
        self._left_out = 0
        if brace == b"{":
            if len(self._outer) >= DEEPEST:
                raise Unreadable("unreadable", "nests its parts too deep; save it again")
            self._outer.append(self._group)
            self._group = replace(self._group)
        elif self._outer:
            self._close()
            self._group = self._outer.pop()

    def _close(self) -> None:
        """End what the group was for."""
        if self._above and self._above[-1][0] == len(self._outer):
            self._back()
        outer = self._outer[-1].held
        if self._group.held and (outer != self._group.held or self._group.held == "style"):
            text = "".join(self._words).strip()[:LONGEST_NAME]
            self._words.clear()
            if self._group.held == "style":
                if text:
                    self.styles.setdefault(self._style, text.rstrip(";").strip())
            elif self._group.held in _KEPT:
                self.properties.setdefault(self._group.held, text)

    def _sign(self, sign: bytes) -> None:
        if sign == b"*":
            self._starred = True
        elif sign in _SIGNS:
            self._add(_SIGNS[sign])
        elif sign in b"\r\n":
            self._paragraph()

    def _word(self, word: str, number: int | None) -> None:
        starred, self._starred = self._starred, False
        if self._destination(word, starred=starred):
            return
        if word == "u" and number is not None:
            self._add(chr(number % 0x10000))
            self._left_out = self._group.after_unicode
        elif word in _CHARACTERS:
            self._add(_CHARACTERS[word])
        elif word in ("par", "sect"):
            self._paragraph()
        elif word in ("cell", "nestcell"):
            self._paragraph(cell=True)
        elif word in ("row", "nestrow"):
            self._in_row = False
        else:
            self._set(word, number)

    def _destination(self, word: str, *, starred: bool) -> bool:
        """Tell whether a word says what its group is for, and heed it."""
        group = self._group
        if word in words("rtf", "skipped") or (starred and word not in words("rtf", "read")):
            group.skipped = True
        elif word in ("fonttbl", "stylesheet", "info"):
            group.held = {"fonttbl": "font", "stylesheet": "style", "info": "info"}[word]
            self._style = 0
        elif word in _KEPT and group.held == "info":
            group.held = word
            self._words.clear()
        elif word in ("footnote", "shptxt"):
            kept = self.notes if word == "footnote" else self._boxes
            self._above.append((len(self._outer), self._open, kept))
            self._open = _Open()
        elif word in ("listtext", "pntext"):
            group.skipped = True
            self._open.listed = True
        else:
            return False
        return True

    def _set(self, word: str, number: int | None) -> None:
        """Heed what a word says of characters and paragraphs."""
        group, on = self._group, number != 0
        if word == "s" and number is not None:
            self._style = number
            self._open.style = number
        elif word == "pard":
            self._open.style, self._open.outlined = None, False
        elif word == "outlinelevel" and number is not None:
            self._open.outlined = number < 9
        elif word == "plain":
            group.hidden = group.deleted = False
        elif word == "v":
            group.hidden = on
        elif word == "deleted":
            group.deleted = on
        elif word == "uc" and number is not None:
            group.after_unicode = min(max(number, 0), 10)
        elif word == "f" and number is not None:
            self._font = number
            group.codec = self.fonts.get(number, self._codec)
        elif word == "fcharset" and number is not None and group.held == "font":
            self.fonts[self._font] = _charsets().get(number, self._codec)
        elif word == "ansicpg" and number is not None:
            self._codec = group.codec = _known(f"cp{number}")
        elif word in _CODEPAGES:
            self._codec = group.codec = _CODEPAGES[word]

    def _byte(self, value: int) -> None:
        if self._left_out:
            self._left_out -= 1
        else:
            self._bytes.append(value)

    def _plain(self, text: bytes) -> None:
        if self._left_out:
            gone = min(self._left_out, len(text))
            self._left_out -= gone
            text = text[gone:]
        if text and not self._group.skipped:
            self._bytes += text

    def _flush(self) -> None:
        """Read the bytes that came since the last control word."""
        if self._bytes:
            if not self._group.skipped:
                self._add(self._bytes.decode(self._group.codec, "replace"))
            self._bytes.clear()

    def _add(self, text: str) -> None:
        group = self._group
        if group.skipped or group.hidden or group.deleted:
            return
        if group.held:
            self._words.append(text)
        else:
            self._open.parts.append(text)

    def _paragraph(self, *, cell: bool = False) -> None:
        if self._group.skipped or self._group.held or self._group.deleted:
            return
        self._keep(close=cell and self._in_row)
        self._in_row = cell

    def _keep(self, *, close: bool = False) -> None:
        """Keep the paragraph that ends here, and after it the text boxes that stand in it."""
        found = self._finished()
        kept = self._above[-1][2] if self._above else self.paragraphs
        if found is not None:
            kept.append(replace(found, close=close))
        if not self._above:
            self.paragraphs += self._boxes
            self._boxes.clear()

    def _back(self) -> None:
        """Go back from a note or a text box to the paragraph that holds it."""
        self._keep()
        self._open = self._above.pop()[1]

    def _end(self) -> None:
        while self._above:
            self._back()
        self._keep()

    def _finished(self) -> Paragraph | None:
        """Return the paragraph that ends here, None if it is blank; the next has its style."""
        done = self._open
        self._open = _Open(style=done.style, outlined=done.outlined)
        joined = "".join(done.parts)
        text = joined.encode("utf-16", "surrogatepass").decode("utf-16", "replace").strip()
        if not text:
            return None
        kind = style_kind(self.styles.get(done.style, "")) if done.style is not None else None
        if kind is None and done.outlined:
            kind = LineKind.SECTION_HEAD
        return Paragraph(f"- {text}" if done.listed and kind is None else text, kind)


def _known(codec: str) -> str:
    try:
        "a".encode(codec)
    except LookupError:
        return "cp1252"
    return codec


@cache
def _charsets() -> dict[int, str]:
    return {number: f"cp{page}" for page, number in numbers("rtf", "charsets").items()}
