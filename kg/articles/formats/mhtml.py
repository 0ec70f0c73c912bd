"""Pages saved with their pictures in one file (.mhtml, .mht): the page is read, the rest is not.

The file is a message of parts (RFC 2557). The page is the part that the head names, else the first
that is HTML. `Date` in the head is when the page was saved (`retrieved`), not when published.
"""

from __future__ import annotations

import binascii
import quopri
import re
from dataclasses import dataclass, replace
from email.parser import BytesHeaderParser
from email.policy import compat32
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, BinaryIO

from kg.articles.encoding.decode import Unreadable, bounded, decode
from kg.articles.formats.page import draft
from kg.articles.formats.record_dates import moment
from kg.articles.web_address import address

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

    from kg.articles.draft import Draft
    from kg.articles.formats.formats import Source

LARGEST_FILE = 100_000_000
"""Bytes of the largest file that is read, its pictures included."""
LARGEST_HEAD = 16_000
"""Bytes of the head of a part."""
MOST_PARTS = 20_000
"""Parts of one file: a page has some hundreds of pictures, styles and frames."""
DEEPEST = 4
"""Messages of parts that may lie in one another."""

_BLANK = re.compile(rb"\r?\n[ \t]*\r?\n|\r\r")
_SAVE = "save the page again, or as HTML"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the message: its head, and its contents still in the encoding of the transfer."""

    head: Message
    body: bytes

    @property
    def key(self) -> str:
        """Return the name by which other parts may refer to this one."""
        return str(self.head.get("Content-ID", "")).strip().strip("<>")

    @property
    def location(self) -> str:
        """Return the address of this part."""
        return "".join(str(self.head.get("Content-Location", "")).split())


def read(data: BinaryIO, source: Source) -> Iterator[Draft]:
    """Yield the article of the page in a file. Raises `Unreadable`."""
    whole = _part(bounded(data, LARGEST_FILE).lstrip())
    page = _page(whole, DEEPEST)
    if page is None:
        raise Unreadable("unreadable", f"holds no page that can be found; {_SAVE}")
    html = decode(_contents(page), html=True, charset=page.head.get_content_charset())
    saved = str(whole.head.get("Snapshot-Content-Location", "")).strip()
    url = address(saved) or address(page.location) or address(whole.location)
    found = draft(html, source, url)
    yield replace(found, url=found.url or url, retrieved=_saved(whole.head.get("Date")))


def _saved(date: str | None) -> str | None:
    """Return when the page was saved, by the head of the file."""
    try:
        return moment(parsedate_to_datetime(date).isoformat()) if date else None
    except (ValueError, OverflowError):
        return None


def _part(data: bytes) -> Part:
    blank = _BLANK.search(data[:LARGEST_HEAD])
    end = blank.end() if blank else min(len(data), LARGEST_HEAD)
    head = BytesHeaderParser(policy=compat32).parsebytes(data[:end])
    return Part(head, data[end:])


def _page(part: Part, depth: int) -> Part | None:
    """Return the part that is the page: the one that is meant to be shown first, else the first."""
    if part.head.get_content_maintype() != "multipart":
        return part if _html(part) else None
    if not depth:
        return None
    parts = list(_parts(part))
    start = str(part.head.get_param("start", "")).strip().strip("<>")
    first = [p for p in parts if start and p.key == start]
    for inner in [*first, *parts]:
        if (found := _page(inner, depth - 1)) is not None:
            return found
    return None


def _html(part: Part) -> bool:
    return part.head.get_content_type() in ("text/html", "application/xhtml+xml")


def _parts(part: Part) -> Iterator[Part]:
    """Yield the parts of a message, in order."""
    boundary = part.head.get_boundary("")
    if not boundary:
        return
    line = b"\n--" + boundary.encode("utf-8", "surrogateescape")
    for piece in (b"\n" + part.body).split(line, MOST_PARTS)[1:]:
        if piece.startswith(b"--"):
            return
        yield _part(piece.lstrip(b" \t").removeprefix(b"\r").removeprefix(b"\n"))


def _contents(part: Part) -> bytes:
    """Return the contents of a part as they were before the transfer."""
    encoding = str(part.head.get("Content-Transfer-Encoding", "")).strip().lower()
    if encoding == "quoted-printable":
        return quopri.decodestring(part.body)
    if encoding == "base64":
        try:
            return binascii.a2b_base64(part.body)
        except binascii.Error:
            raise Unreadable("unreadable", f"holds a page that is cut off; {_SAVE}") from None
    return part.body
