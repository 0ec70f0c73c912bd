"""From the bytes of a file to its text, or to the reason why it has none.

The text as read is the file decoded from UTF-8, without its byte order mark, every line end
(CR LF or a lone CR) made one line feed: what a text editor, or Python's `open`, gives. Nothing is
guessed: a file in another encoding is reported, a page may declare its own.
"""

from __future__ import annotations

import re
from functools import cache
from typing import BinaryIO

from kg.articles.wordlists import table

BINARY = 0.02
"""Share of control characters from which a file is no text."""
LARGEST = 20_000_000
"""Bytes of the largest file that is read."""

_CONTROL = bytes(c for c in range(0x20) if c not in b"\t\n\r\f\x1b") + b"\x7f"
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html)\b",
    re.I | re.S,
)
_DECLARED = re.compile(
    rb"<meta[^>]{1,300}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|<\?xml[^>]{1,100}encoding=[\"']([\w.:-]{2,40})",
    re.IGNORECASE,
)
_UTF8_MARK = b"\xef\xbb\xbf"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


class Unreadable(Exception):
    """Why bytes are no text: a diagnostic's `code` and a `reason` with what to do."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason


def bounded(data: BinaryIO, most: int = LARGEST) -> bytes:
    """Return the bytes of one article's file. Raises `Unreadable` when they are too many."""
    found = data.read(most + 1)
    if len(found) > most:
        size = most // 1_000_000
        raise Unreadable("too-large", f"is larger than {size} MB; split it into articles")
    return found


def looks_like_html(data: bytes) -> bool:
    """Tell whether a file begins as an HTML page does, whatever its name."""
    return _HTML.match(data[:4096].removeprefix(_UTF8_MARK)) is not None


def decode(data: bytes, *, html: bool, charset: str | None = None) -> str:
    """Return the text of a file; an HTML page may be in the encoding it declares.

    `charset` is what the transfer said (the head of an answer or of a part of a message): it goes
    before what the page declares, and is passed over where the bytes are not in it.
    Raises `Unreadable`.
    """
    if not data.strip():
        raise Unreadable("empty", "is empty; remove it or put the article's text into it")
    if (told := _transferred(data, charset)) is not None:
        data = told.encode("utf-8", "surrogatepass")
    if data.startswith(_UTF16_MARKS):
        raise Unreadable("encoding", "is in UTF-16 by its byte order mark; save it as UTF-8")
    _refuse_binary(data)
    body = data.removeprefix(_UTF8_MARK)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as bad:
        text = _declared(body, bad) if html else _refuse(bad)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise Unreadable("empty", "holds nothing but white space; put the article's text into it")
    return text


def _transferred(data: bytes, charset: str | None) -> str | None:
    """Return the text in the encoding that the transfer told, None where it is not in it.

    What is UTF-8 is read as such whatever was told: other texts are hardly ever valid UTF-8.
    """
    label = (charset or "").strip().lower()
    codec = _codecs("two_bytes").get(label)
    try:
        if codec is None:
            codec = _codecs("labels").get(label)
            if codec is None or data.decode("utf-8", "ignore").encode() == data:
                return None
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _refuse_binary(data: bytes) -> None:
    if data.startswith(b"%PDF-"):
        raise Unreadable("binary", "is a PDF; save its text as UTF-8, or the page as HTML")
    sample = data[:1_000_000]
    controls = len(sample) - len(sample.translate(None, _CONTROL))
    if 0 in data or controls > BINARY * len(sample):
        raise Unreadable("binary", "is not text but binary data; give the article as text or HTML")


def _refuse(bad: UnicodeDecodeError) -> str:
    raise Unreadable(
        "encoding",
        f"is not UTF-8 (byte 0x{bad.object[bad.start]:02x} at {bad.start}); save it as UTF-8",
    )


def _declared(body: bytes, bad: UnicodeDecodeError) -> str:
    match = _DECLARED.search(body[:4096])
    if not match:
        return _refuse(bad)
    name = (match[1] or match[2]).decode("ascii", "replace").lower()
    codec = _codecs().get(name)
    if codec is None or codec == "utf-8":
        return _refuse(bad)
    try:
        return body.decode(codec)
    except UnicodeDecodeError as worse:
        raise Unreadable(
            "encoding",
            f"declares {name} but is not (byte at {worse.start}); save it as UTF-8",
        ) from None


@cache
def _codecs(key: str = "labels") -> dict[str, str]:
    labels = table("encodings")[key]
    return {str(k): str(v) for k, v in labels.items()} if isinstance(labels, dict) else {}
