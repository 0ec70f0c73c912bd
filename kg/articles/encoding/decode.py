"""From the bytes of a file to its text, or to the reason why it has none.

The text as read is the file decoded, without its byte order mark, every line end (CR LF or a lone
CR) made one line feed: what a text editor, or Python's `open`, gives. UTF-8 is taken as such,
UTF-16 and UTF-32 by their mark or the pattern of their zero bytes, a page by what it declares. What
is in none of these is guessed only where the bytes leave little doubt (`encodings.py`), and told.
"""

from __future__ import annotations

import codecs
import io
import re
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, BinaryIO

from kg.articles.encoding.detect import guessed_codec, wide_codec
from kg.articles.problems import info, warning
from kg.articles.wordlists import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Diagnostic

BINARY = 0.02
"""Share of control characters from which a file is no text."""
LARGEST = 20_000_000
"""Bytes of the largest article that is read."""
CHUNK = 1_000_000
"""Bytes read at once of a file that is read piece by piece."""
SAMPLE = 200_000
"""Bytes around those that are not ASCII by which an encoding is guessed."""

SLIPS = 10
"""Characters beyond ASCII for each wrong byte from which a file is in UTF-8, with slips in it."""

_NO_LEAD = bytes(range(0xC0))
_CONTROL = bytes(c for c in range(0x20) if c not in b"\t\n\r\f\x1b") + b"\x7f"
_HTML = re.compile(
    r"\s*(?:<!--.{0,2000}?-->\s*)?"
    r"(?:<\?xml[^>]{0,200}>\s*(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html)\b"
    r"|<(?:!doctype\s+html|html|head|body|meta|article|main|section)\b)",
    re.I | re.S,
)
_DECLARED = re.compile(
    rb"<meta[^>]{1,300}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|<\?xml[^>]{1,100}encoding=[\"']([\w.:-]{2,40})",
    re.IGNORECASE,
)
_UTF8_MARK = b"\xef\xbb\xbf"


class Unreadable(Exception):
    """Why bytes are no text: a diagnostic's `code` and a `reason` with what to do."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason


LIBRARY_FAILURES = (
    ValueError,
    TypeError,
    AttributeError,
    LookupError,
    ArithmeticError,
    RecursionError,
    AssertionError,
    OSError,
)
"""What a library raises over a broken or hostile file: the file's, never the end of a run."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text with the name of its encoding, whether that was guessed, and in how many places its
    bytes are not in it and were replaced."""

    text: str
    encoding: str = "utf-8"
    guessed: bool = False
    wrong: int = 0

    def notes(self, article: str) -> tuple[Diagnostic, ...]:
        """Return what there is to say about the encoding."""
        if self.wrong:
            message = f"bytes in {self.wrong} places of the file are not UTF-8; they are replaced"
            return (warning("encoding-errors", message, article),)
        if not self.guessed:
            return ()
        message = f"read as {self.encoding}, which its bytes suggest; save it as UTF-8 if not so"
        return (info("encoding-guessed", message, article),)


def bounded(data: BinaryIO, most: int = LARGEST) -> bytes:
    """Return the bytes of one article's file. Raises `Unreadable` when they are too many."""
    found = data.read(most + 1)
    if len(found) > most:
        size = most // 1_000_000
        raise Unreadable("too-large", f"is larger than {size} MB; split it into articles")
    return found


def start_of_text(head: bytes) -> str:
    """Return the text that the first bytes of a file hold, as far as can be told; never raises."""
    codec = wide_codec(head) or "utf-8"
    return head.decode(codec, "replace").removeprefix("\ufeff")


def looks_like_html(data: bytes) -> bool:
    """Tell whether a file begins as an HTML page does, whatever its name."""
    return _HTML.match(start_of_text(data[:4096])) is not None


def decode(data: bytes, *, html: bool, charset: str | None = None) -> str:
    """Return the text of a file; see `decoded`. Raises `Unreadable`."""
    return decoded(data, html=html, charset=charset).text


def decoded(data: bytes, *, html: bool, charset: str | None = None) -> Text:
    """Return the text of a file with how it was read; a page may be in the encoding it declares.

    `charset` is what the transfer said (the head of an answer or of a part of a message): it goes
    before what the page declares, and is passed over where the bytes are not in it.
    Raises `Unreadable`.
    """
    if not data.strip():
        raise Unreadable("empty", "is empty; remove it or put the article's text into it")
    if (told := _transferred(data, charset)) is not None:
        data = told.encode("utf-8", "surrogatepass")
    codec = wide_codec(data)
    if codec is not None:
        found = Text(_strict(data, codec), codec)
    else:
        _refuse_binary(data)
        body = data.removeprefix(_UTF8_MARK)
        try:
            found = Text(body.decode("utf-8"))
        except UnicodeDecodeError as bad:
            found = (_declared(body) if html else None) or _guessed(body, bad)
    text = found.text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise Unreadable("empty", "holds nothing but white space; put the article's text into it")
    return replace(found, text=text)


@contextmanager
def lines_of(data: BinaryIO) -> Iterator[tuple[io.TextIOWrapper, Text]]:
    """Give a file as a stream of text, line ends as they are, with how it is read.

    The file is read through once before, a piece at a time, so that a wrong byte at its end is
    known at its beginning. A few wrong bytes among many articles in UTF-8 are replaced and told.
    Raises `Unreadable`.
    """
    head = data.read(4096)
    data.seek(0)
    if not head.strip():
        raise Unreadable("empty", "is empty")
    codec = wide_codec(head)
    how = Text("", codec or "")
    if codec is None:
        _refuse_binary(head)
        how = _stream(data)
    data.seek(0)
    stream = io.TextIOWrapper(data, encoding=how.encoding, errors="replace", newline="")
    try:
        yield stream, how
    finally:
        stream.detach()  # else the file is closed with its text


def _stream(data: BinaryIO) -> Text:
    """Tell how a file is to be read that is in units of a byte. Raises `Unreadable`."""
    decoder = codecs.getincrementaldecoder("utf-8-sig")(errors="replace")
    sample = b""
    beyond = wrong = 0
    while True:
        chunk = data.read(SAMPLE)
        text = decoder.decode(chunk, final=not chunk)
        beyond += len(chunk.translate(None, _NO_LEAD))
        wrong += text.count("\ufffd") - chunk.count("\ufffd".encode())
        if len(sample) < SAMPLE and not chunk.isascii():
            sample += b"\n".join(x for x in chunk.split(b"\n") if not x.isascii())[:SAMPLE]
        if not chunk:
            break
    if wrong <= 0:
        return Text("", "utf-8")
    if wrong * SLIPS <= beyond:
        return Text("", "utf-8", wrong=wrong)
    codec = guessed_codec(sample)
    if codec is None:
        raise Unreadable("encoding", f"is not UTF-8 in {wrong} places; save it as UTF-8")
    return Text("", codec, guessed=True)


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


def _strict(data: bytes, codec: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as bad:
        reason = f"is {codec.upper()} by its first bytes but is not at byte {bad.start}"
        raise Unreadable("encoding", f"{reason}; save it as UTF-8") from None


def _guessed(body: bytes, bad: UnicodeDecodeError) -> Text:
    """Return a text that is not all UTF-8: with a few slips in it, or in another encoding."""
    text = body.decode("utf-8", "replace")
    wrong = text.count("\ufffd") - body.count("\ufffd".encode())
    if wrong * SLIPS <= len(body.translate(None, _NO_LEAD)):
        return Text(text, wrong=wrong)
    codec = guessed_codec(b"\n".join(x for x in body.split(b"\n") if not x.isascii())[:SAMPLE])
    try:
        if codec is not None:
            return Text(body.decode(codec), codec, guessed=True)
    except UnicodeDecodeError:
        pass
    raise Unreadable(
        "encoding",
        f"is not UTF-8 (byte 0x{bad.object[bad.start]:02x} at {bad.start}), and what it is in"
        " cannot be told for sure; save it as UTF-8",
    )


def _refuse_binary(data: bytes) -> None:
    sample = data[:1_000_000]
    controls = len(sample) - len(sample.translate(None, _CONTROL))
    if 0 in data or controls > BINARY * len(sample):
        raise Unreadable("binary", f"is {_kind(data)}")


def _kind(data: bytes) -> str:
    """Return what bytes that are no text are, as far as their beginning tells."""
    signs = table("unread")["signs"]
    known = signs.items() if isinstance(signs, dict) else ()
    found = next((str(v) for k, v in known if data.startswith(k.encode("latin-1"))), None)
    return found or "no text: it holds bytes that no text has; give the article's text"


def _declared(body: bytes) -> Text | None:
    """Return a page in the encoding that it declares, None where it declares none that is known."""
    match = _DECLARED.search(body[:4096])
    if not match:
        return None
    name = (match[1] or match[2]).decode("ascii", "replace").lower()
    codec = _codecs().get(name)
    if codec is None or codec == "utf-8":
        return None
    try:
        return Text(body.decode(codec), codec)
    except UnicodeDecodeError as worse:
        raise Unreadable(
            "encoding",
            f"declares {name} but is not (byte at {worse.start}); save it as UTF-8",
        ) from None


@cache
def _codecs(key: str = "labels") -> dict[str, str]:
    labels = table("encodings")[key]
    return {str(k): str(v) for k, v in labels.items()} if isinstance(labels, dict) else {}
