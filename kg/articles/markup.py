"""Text with markup in it, as feeds and exports carry it: its words, a paragraph for each block.

Unlike a page, such a fragment has nothing around the article, so all its words are kept.
"""

from __future__ import annotations

import html
import re
from functools import cache
from typing import TYPE_CHECKING

from kg.articles.wordlists import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

_TAG = re.compile(
    r"</(?:p|div|a|h[1-6]|ul|ol|li|span|strong|em|b|i|blockquote|figure|table|td)\s*>"
    r"|<(?:p|br|hr|img)(?:\s[^<>]{0,400})?/?>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8});")
_BLANKS = re.compile(r"[ \t\n\r\f\v]+")


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
    if is_marked_up(text):
        return from_html(text)
    return html.unescape(text) if _ENTITY.search(text) else text


def flat(text: str) -> str:
    """Return a title or a name on one line, without markup."""
    return " ".join(plain(text).split())


def from_html(fragment: str) -> str:
    """Return the words of a piece of HTML: blocks are paragraphs, `<br>` is a line's end."""
    from lxml import etree
    from lxml import html as parser

    try:
        root = parser.document_fromstring(f"<html><body>{fragment}</body></html>")
    except (etree.LxmlError, ValueError, AssertionError):
        return ""
    lines = "".join(_pieces(root)).split("\n")
    kept = "\n".join(_BLANKS.sub(" ", line).strip() for line in lines)
    return re.sub(r"\n{3,}", "\n\n", kept).strip()


def _pieces(root: Element) -> Iterator[str]:
    """Yield the words with line ends between them; a loop, since markup may be nested deep."""
    from lxml.etree import iterwalk

    passed = 0
    for event, node in iterwalk(root, events=("start", "end", "comment", "pi")):
        tag = node.tag if isinstance(node.tag, str) else ""
        skipped = not tag or tag in _skipped()
        if event == "start":
            passed += skipped
            if not passed:
                yield _before(tag)
                yield _BLANKS.sub(" ", node.text or "")
            continue
        if event == "end":
            if not passed:
                yield "\n\n" if tag in _blocks() else ""
            passed -= skipped
        if not passed:
            yield _BLANKS.sub(" ", node.tail or "")


def _before(tag: str) -> str:
    if tag == "br":
        return "\n"
    if tag == "li":
        return "\n- "
    return "\n\n" if tag in _blocks() else ""


@cache
def _blocks() -> frozenset[str]:
    return words("markup", "blocks")


@cache
def _skipped() -> frozenset[str]:
    return words("markup", "skipped")
