"""The lines of a page as a browser would break them, each with the element that it stands in.

Words of inline elements run together, every block, table row and `<br>` begins a line. What is
quoted with `<q>` gets the marks that a browser shows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.articles.pages.page_tree import signs_quotation
from kg.articles.wordlists import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

ROW = 300
"""Characters of a table row that is shown as one line, at most; a longer one is a layout."""

ASKED = 3
"""Words of a question in bold at the head of a paragraph, at least, to be a line of its own."""

_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
_BLANKS = re.compile(r"\s+")
_TYPE = frozenset({"strong", "b", "em", "i"})
_NO_LINE = frozenset({"tr", "table", "ul", "ol", "dl", "tbody", "thead"})


@dataclass(frozen=True, slots=True)
class PageRow:
    """A line: its text, the block it stands in, and the shares of it that are links, times, names
    of sources, and in bold or italic type.
    """

    text: str
    block: HtmlElement
    linked: float = 0.0
    timed: float = 0.0
    cited: float = 0.0
    strong: float = 0.0


def page_rows(tree: HtmlElement) -> list[PageRow]:
    """Return the lines of a page that a reader sees, in document order."""
    return list(_Rows().read(tree))


class _Rows:
    """One walk over a tree, which gathers the words of the line at hand."""

    def __init__(self) -> None:
        self._blocks: list[HtmlElement] = []
        self._parts: list[str] = []
        self._said = dict.fromkeys(("a", "time", "cite", "strong"), 0)
        self._open_in = dict.fromkeys(self._said, 0)
        self._size = 0
        self._quotes = 0
        self._rows_of: list[HtmlElement] = []

    def read(self, tree: HtmlElement) -> Iterator[PageRow]:
        from lxml.etree import iterwalk

        body = next(tree.iter("body"), tree)
        walk = iterwalk(body, events=("start", "end"))
        for event, e in walk:
            if not isinstance(e.tag, str):
                continue
            if event == "start":
                if hidden(e):
                    walk.skip_subtree()
                    yield from self._flush(block(e))
                    continue
                yield from self._open(e)
            elif hidden(e):
                self._say(e.tail)
            else:
                yield from self._close(e)
        yield from self._flush(True)

    def _open(self, e: HtmlElement) -> Iterator[PageRow]:
        if block(e):
            cell = e.tag in ("td", "th") and bool(self._rows_of)
            if not (cell and self._parts):
                yield from self._flush(not cell)
            elif "".join(self._parts).strip():
                self._say(" | ")
            if not self._rows_of or cell or e is self._rows_of[-1]:
                self._blocks.append(e)
            if e.tag == "tr" and _one_line(e):
                self._rows_of.append(e)
        elif e.tag == "br" or _names_source(e):
            yield from self._flush(not self._rows_of)
            if e.tag != "br":
                self._open_in["cite"] += 1
        elif _told(e) in self._open_in:
            self._open_in[_told(e)] += 1
        elif e.tag == "q":
            self._say("‘" if self._quotes % 2 else "“")
            self._quotes += 1
        self._say(e.text)

    def _close(self, e: HtmlElement) -> Iterator[PageRow]:
        if block(e):
            if self._rows_of and self._rows_of[-1] is e:
                self._rows_of.pop()
            yield from self._flush(not self._rows_of)
            if self._blocks and self._blocks[-1] is e:
                self._blocks.pop()
        elif _told(e) in self._open_in:
            self._open_in[_told(e)] -= 1
            if _told(e) == "strong" and self._asked():
                yield from self._flush(True)
        elif e.tag == "q":
            self._quotes -= 1
            self._say("’" if self._quotes % 2 else "”")
        self._say(e.tail)

    def _say(self, text: str | None) -> None:
        if text:
            self._parts.append(text)
            size = len(text.strip())
            self._size += size
            for tag, depth in self._open_in.items():
                self._said[tag] += size * (depth > 0)

    def _asked(self) -> bool:
        """Tell whether all of a paragraph so far is a question in bold: its answer comes next."""
        if self._rows_of or not self._parts or self._said["strong"] < self._size:
            return False
        said = "".join(self._parts).strip()
        return said.endswith("?") and len(said.split()) >= ASKED

    def _flush(self, now: bool) -> Iterator[PageRow]:
        """Yield the line at hand, if it ends here; in a table row only a blank is put."""
        if not now:
            self._parts.append(" ")
            return
        text = _BLANKS.sub(" ", _INVISIBLE.sub("", "".join(self._parts))).strip(" |")
        if text and self._blocks:
            shares = [n / max(self._size, 1) for n in self._said.values()]
            yield PageRow(text, self._blocks[-1], *shares)
        self._parts, self._size = [], 0
        self._said = dict.fromkeys(self._said, 0)


def _names_source(e: HtmlElement) -> bool:
    """Tell whether an element in a quotation names whoever said it: a line of its own."""
    above = e.getparent()
    return e.tag == "cite" and above is not None and above.tag == "blockquote"


def _told(e: HtmlElement) -> str:
    """Return what an inline element tells of its words; bold and italic type are one."""
    return "strong" if e.tag in _TYPE else str(e.tag)


def block(e: HtmlElement) -> bool:
    """Tell whether an element begins a line."""
    return e.tag in words("pages", "layout", "blocks")


def hidden(e: HtmlElement) -> bool:
    """Tell whether a reader does not see an element."""
    if e.tag in words("pages", "regions", "tags"):
        return e.tag not in ("form", "aside") and not signs_quotation(e)
    return e.get("hidden") is not None or bool(_HIDDEN.search((e.get("style") or "")[:300]))


def _one_line(row: HtmlElement) -> bool:
    """Tell whether a table row is one line of data and no frame around paragraphs."""
    size = 0
    for e in row.iter():
        if e is not row and e.tag in ("p", "table", "ul", "ol", "h1", "h2", "h3", "blockquote"):
            return False
        size += len((e.text or "").strip()) + len((e.tail or "").strip())
        if size > ROW:
            return False
    cells = [c for c in row if c.tag in ("td", "th")]
    return len(cells) > 1
