"""XML of news: read without its document type, so that no entity is fetched or unfolded.

Feeds are often broken (a bare `&`, an entity of HTML that XML does not know), so a tree is made as
far as the file goes.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, BinaryIO

from kg.articles.encoding.decode import Unreadable, bounded, decode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

LARGEST_TREE = 50_000_000
"""Bytes of a file of XML, at most: its tree is held in memory."""

_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,300}\?>")
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,30});")
_OWN = ("amp", "lt", "gt", "quot", "apos")


def tree(data: BinaryIO) -> Element:
    """Return the root of a file of XML. Raises `Unreadable`."""
    from lxml import etree

    text = decode(bounded(data, LARGEST_TREE), html=True)
    text = _ENTITY.sub(_known, _DECLARATION.sub("", text, count=1))
    parser = etree.XMLParser(
        encoding="utf-8",
        recover=True,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError) as problem:
        reason = f"is not XML that can be read ({type(problem).__name__}); save it again"
        raise Unreadable("bad-xml", reason) from None
    if root is None:
        raise Unreadable("bad-xml", "is not XML that can be read; save it again")
    return root


def _known(match: re.Match[str]) -> str:
    """Return the character of an entity that HTML knows and XML does not."""
    return match[0] if match[1] in _OWN else html.unescape(match[0])


def local(element: Element) -> str:
    """Return an element's name without its namespace, "" for what is no element.

    A prefix that the file does not declare is dropped too.
    """
    name = element.tag
    return name.rpartition("}")[2].rpartition(":")[2] if isinstance(name, str) else ""


def children(element: Element, *names: str) -> Iterator[Element]:
    """Yield the children of these names."""
    return (child for child in element if local(child) in names)


def first(element: Element, *path: str) -> Element | None:
    """Return the first element under a path of names, None where there is none."""
    found: Element | None = element
    for name in path:
        found = next(children(found, name), None) if found is not None else None
    return found


def below(element: Element, *names: str) -> Iterator[Element]:
    """Yield all elements of these names below one, in order."""
    return (e for e in element.iter() if local(e) in names and e is not element)


def words(element: Element | None) -> str:
    """Return the words of an element and all in it, on one line; "" for none."""
    return " ".join("".join(raw(element)).split()) if element is not None else ""


def raw(element: Element) -> Iterator[str]:
    """Yield the pieces of text in an element, as they stand."""
    for piece in element.itertext(tag="*"):
        yield str(piece)


def attribute(element: Element | None, *names: str) -> str:
    """Return the first of these attributes that an element has, "" for none."""
    if element is None:
        return ""
    held = {str(k).rpartition("}")[2]: str(v) for k, v in element.attrib.items()}
    return next((held[n].strip() for n in names if held.get(n, "").strip()), "")
