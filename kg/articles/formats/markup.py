"""Text with markup in it, as feeds and exports carry it: its words, a paragraph for each block.

Unlike a page, such a fragment has nothing around the article, so all its words are kept.
"""

from __future__ import annotations

import html
import re
from functools import cache
from typing import TYPE_CHECKING

from kg.articles.documents.paragraphs import Paragraph, laid_out
from kg.articles.wordlists import table, words
from kg.model import LineKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from kg.model import Line

_TAG = re.compile(
    r"</(?:p|div|a|h[1-6]|ul|ol|li|span|strong|em|b|i|blockquote|figure|table|td|body|html)\s*>"
    r"|<(?:p|br|hr|img)(?:\s[^<>]{0,400})?/?>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8});")
_BLOCK = re.compile(r"<(?:p|br|div|h[1-6]|ul|ol|li|blockquote|table|section)\b", re.IGNORECASE)
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
_BLANKS = re.compile(r"[ \t\n\r\f\v]+")
_LINE_END = re.compile(r" ?\n ?")


def is_marked_up(text: str) -> bool:
    """Tell whether a text holds HTML elements.

    >>> is_marked_up("<p>No.</p>"), is_marked_up("a < b, and b > c")
    (True, False)
    """
    return _TAG.search(text) is not None


def plain(text: str) -> str:
    """Return a text without the markup that it may hold; as it stands where it holds none.

    >>> plain("<p>He said <b>no</b>.</p><p>Twice.</p>"), plain("Rae &amp; Co")
    ('He said no.\\n\\nTwice.', 'Rae & Co')
    """
    return read(text)[0]


def read(text: str) -> tuple[str, tuple[Line, ...]]:
    """Return a text without the markup that it may hold, and the labels that the markup tells."""
    if is_marked_up(text):
        return laid_out(from_html(text))
    return (html.unescape(text) if _ENTITY.search(text) else text), ()


def flat(text: str) -> str:
    """Return a title or a name on one line, without markup."""
    return " ".join(plain(text).split())


def from_html(fragment: str) -> list[Paragraph]:
    """Return the paragraphs of a piece of HTML, or of a text with some HTML in it.

    >>> [p.text for p in from_html("He said <b>no</b>.\\nAnd left.\\n\\nTwice.")]
    ['He said no.\\nAnd left.', 'Twice.']
    """
    from lxml import etree
    from lxml import html as parser

    broken = _BLANK_LINE.sub("<br><br>", fragment)  # blank lines stand for paragraphs
    if not _BLOCK.search(fragment):
        broken = broken.replace("\n", "<br>")
    try:
        root = parser.document_fromstring(f"<html><body>{broken}</body></html>")
    except (etree.LxmlError, ValueError, AssertionError):
        return []
    return [p for p in paragraphs(root) if p.text.strip()]


def paragraphs(root: Element) -> Iterator[Paragraph]:
    """Yield the paragraphs of an element of HTML or NITF: blocks, labelled where their kind tells.

    `<br>` is a line's end, two of them that of a paragraph. A loop, since markup may be deep.
    """
    from lxml.etree import iterwalk

    kinds: list[LineKind | None] = [None]
    pieces: list[str] = []
    passed = 0

    def closed(kind: LineKind | None) -> Iterator[Paragraph]:
        for part in re.split(r"\n{2,}", _LINE_END.sub("\n", "".join(pieces))):
            yield Paragraph(_BLANKS.sub(" ", part).strip() if "\n" not in part else part, kind)
        pieces.clear()

    for event, node in iterwalk(root, events=("start", "end", "comment", "pi")):
        name = node.tag.rpartition("}")[2].lower() if isinstance(node.tag, str) else ""
        skipped = not name or name in words("markup", "skipped")
        block = name in words("markup", "blocks")
        if event == "start":
            passed += skipped
            if block:
                yield from closed(kinds[-1])
                kinds.append(_kinds().get(name, kinds[-1]))
            if not passed:
                pieces.append("\n" if name == "br" else "")
                pieces.append(_BLANKS.sub(" ", node.text or ""))
            continue
        if event == "end":
            if block:
                yield from closed(kinds.pop())
            passed -= skipped
        if not passed and node is not root:
            pieces.append(_BLANKS.sub(" ", node.tail or ""))
    yield from closed(None)


@cache
def _kinds() -> dict[str, LineKind]:
    found = table("markup")["kinds"]
    return {str(k): LineKind(v) for k, v in found.items()} if isinstance(found, dict) else {}
