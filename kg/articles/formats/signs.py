"""What the first bytes of a file tell about its format, whatever its name."""

from __future__ import annotations

import csv
import re

from kg.articles.encoding.decode import looks_like_html, start_of_text
from kg.articles.formats.usual_fields import KEYS, same, usual

_ELEMENT = re.compile(r"<(?:[\w.-]{1,40}:)?([A-Za-z][\w.-]{0,60})")
_PASSED = re.compile(
    r"\s*(?:<\?.{0,1000}?\?>|<!--.{0,3000}?-->"
    r"|<!DOCTYPE[^>\[]{0,500}(?:\[.{0,3000}?\])?\s*>)",
    re.S,
)
_JSON_OBJECT = re.compile(r"\s*\{\s*(?:\"|\})")
_JSON_LIST = re.compile(r"\s*\[\s*(?:\{|\])")
_HEADER = re.compile(r"([A-Za-z][A-Za-z0-9-]{1,60}):[ \t]?\S?")
_MAIL_HEADERS = frozenset(
    ("from", "to", "cc", "subject", "date", "message-id", "received", "return-path", "mime-version",
     "content-type", "delivered-to", "reply-to", "dkim-signature", "x-mailer", "sender")
)  # fmt: skip
"""Header fields of RFC 5322 and 2045 that a message begins with."""
DELIMITERS = (",", ";", "\t", "|")
"""What stands between the cells of a table."""
COLUMNS = 3
"""Columns with usual names by which a table is known."""
LONGEST_HEADER = 4000
"""Characters of a table's first line, at most."""
SEPARATOR = re.compile(r"sep=(.|\\t)?", re.IGNORECASE)
"""A line on top of a table that tells Excel what stands between its cells."""
HEADERS = 3
"""Lines at the top of a message that are header fields known by name, at least."""


def html(head: bytes) -> bool:
    """Tell whether a file begins as an HTML page does."""
    return looks_like_html(head)


def json(head: bytes) -> bool:
    """Tell whether a file begins as one JSON value with records in it does."""
    text = start_of_text(head)
    return bool(_JSON_OBJECT.match(text) or _JSON_LIST.match(text))


def table(head: bytes) -> bool:
    """Tell whether a file begins as a table does: with columns of which one is the text.

    A first line that names a text and two more things that are known of articles is a header.
    """
    lines = re.split(r"\r\n|[\r\n]", start_of_text(head), maxsplit=2)
    first = lines[1] if SEPARATOR.fullmatch(lines[0]) and len(lines) > 1 else lines[0]
    if len(first) > LONGEST_HEADER:
        return False
    return max((known_columns(first, mark) for mark in DELIMITERS), default=0) >= COLUMNS


def columns(head: bytes) -> frozenset[str]:
    """Return the cells of a file's first line, whatever stands between them."""
    first = re.split(r"[\r\n]", start_of_text(head), maxsplit=1)[0]
    return frozenset(cell.strip(' "') for cell in re.split(r"[,;\t|]", first))


def known_columns(header: str, delimiter: str) -> int:
    """Return how many columns of a header have a usual name, 0 where none is the text's."""
    try:
        names = next(csv.reader([header], delimiter=delimiter), [])
    except csv.Error:
        return 0
    found = {key for key in KEYS if any((same(n),) in usual(key) for n in names)}
    return len(found) if "text" in found else 0


def element(head: bytes) -> str | None:
    """Return the name of the XML element that a file begins with, without its prefix."""
    text = start_of_text(head)
    place = 0
    while match := _PASSED.match(text, place):
        place = match.end()
    found = _ELEMENT.match(text[place:].lstrip())
    return found[1] if found else None


def feed(head: bytes) -> bool:
    """Tell whether a file begins as an RSS or Atom feed does."""
    return element(head) in ("rss", "RDF", "feed", "channel")


def nitf(head: bytes) -> bool:
    """Tell whether a file begins as an article in NITF does."""
    return element(head) == "nitf"


def newsml(head: bytes) -> bool:
    """Tell whether a file begins as an item or message of NewsML does."""
    return element(head) in ("newsMessage", "newsItem", "packageItem", "NewsML")


def mail(head: bytes) -> bool:
    """Tell whether a file begins as one mail does: with header fields that are known."""
    return _headers(start_of_text(head)) >= HEADERS


def mailbox(head: bytes) -> bool:
    """Tell whether a file begins as a mailbox does: a `From ` line, then header fields."""
    first, _, rest = start_of_text(head).partition("\n")
    return first.startswith("From ") and _headers(rest) >= HEADERS - 1


def _headers(text: str) -> int:
    count = 0
    for line in text.split("\n")[:60]:
        if line[:1] in (" ", "\t"):
            continue
        match = _HEADER.match(line)
        if not match:
            break
        count += match[1].lower() in _MAIL_HEADERS
    return count


def warc(head: bytes) -> bool:
    """Tell whether a file begins as a web archive does."""
    return head.startswith((b"WARC/0.", b"WARC/1."))


def packed(head: bytes) -> bool:
    """Tell whether a file begins as one compressed by gzip, bzip2 or xz does."""
    return head.startswith((b"\x1f\x8b\x08", b"BZh", b"\xfd7zXZ\x00"))


def zipped(head: bytes) -> bool:
    """Tell whether a file begins as a ZIP archive does."""
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def tar(head: bytes) -> bool:
    """Tell whether a file begins as a tar archive does."""
    return head[257:262] == b"ustar"


def web_archive(head: bytes) -> bool:
    """Tell whether a file begins as a page saved with its pictures: a message of related parts."""
    text = start_of_text(head).lower()
    return "multipart/related" in text.partition("\n\n")[0].replace("\r", "") and mail_like(text)


def mail_like(text: str) -> bool:
    """Tell whether a text begins with header fields."""
    return _headers(text) >= 1


def word(head: bytes) -> bool:
    """Tell whether a file begins as a package of Word does."""
    return zipped(head) and (b"word/" in head or b"[Content_Types].xml" in head[:200])


def open_document(head: bytes) -> bool:
    """Tell whether a file begins as a text of OpenDocument does."""
    return zipped(head) and b"mimetypeapplication/vnd.oasis.opendocument.text" in head[:200]


def pdf(head: bytes) -> bool:
    """Tell whether a file begins as a PDF does; some programs write a line before it."""
    return b"%PDF-" in head[:1024]


def rich_text(head: bytes) -> bool:
    """Tell whether a file begins as rich text does."""
    return head.lstrip().startswith(b"{\\rtf")
