"""Web archives (WARC, ISO 28500), packed by gzip or not: each page that a crawl kept is an article.

Its address is the one it was fetched from; `WARC-Date` is when it was fetched, never its
publication. One record is held at a time.
"""

from __future__ import annotations

import gzip
import io
import zlib
from dataclasses import dataclass, replace
from email.message import Message
from http.client import HTTPException, parse_headers
from typing import TYPE_CHECKING, BinaryIO, cast

from kg.articles.encoding.decode import CHUNK, LARGEST, Unreadable, decode
from kg.articles.formats.entries import TOLD
from kg.articles.formats.files_within import read_inside
from kg.articles.formats.formats import by_sign
from kg.articles.formats.page import draft
from kg.articles.formats.record_dates import moment
from kg.articles.naming import entry_id
from kg.articles.problems import error, info, printable, shown, warning
from kg.articles.web_address import address
from kg.errors import KgError
from kg.guard import failure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.articles.draft import Draft
    from kg.articles.formats.formats import Source
    from kg.model import Diagnostic

LONGEST_HEAD = 64_000
"""Bytes of the head of a record or of an answer, at most."""
MOST_HEADERS = 200
"""Lines of the head of a record."""
PAGES = ("text/html", "application/xhtml+xml")
"""Types of contents that are pages."""

_BROKEN = (EOFError, zlib.error, gzip.BadGzipFile)


@dataclass(frozen=True, slots=True)
class _Record:
    """A record: its head, and what it holds (None where that is not read)."""

    head: Message
    body: bytes | None


def read(data: BinaryIO, source: Source) -> Iterator[Draft | Diagnostic]:
    """Yield the pages of a web archive. Raises `Unreadable`."""
    packed = data.read(2) == b"\x1f\x8b"
    data.seek(0)
    stream = cast("BinaryIO", gzip.GzipFile(fileobj=data)) if packed else data
    articles = bare = 0
    try:
        for record in _records(stream):
            for found in _read(record, source):
                articles += not _is_note(found)
                bare += _is_bare(found)
                if not _is_bare(found) or bare <= TOLD:
                    yield found
    except _BROKEN as problem:
        reason = f"breaks off after {articles} articles ({type(problem).__name__})"
        yield error("bad-archive", f"{source.name}: {reason}")
    if bare > TOLD:
        yield info("no-text", f"{source.name}: {bare - TOLD} more pages have no article's text")
    if not articles:
        yield warning("no-article", f"{source.name}: holds no page with an article's text")


def _is_note(found: object) -> bool:
    return hasattr(found, "severity")


def _is_bare(found: object) -> bool:
    return getattr(found, "code", None) == "no-text"


def _records(stream: BinaryIO) -> Iterator[_Record]:
    while True:
        line = stream.readline(LONGEST_HEAD)
        while line and not line.strip():
            line = stream.readline(LONGEST_HEAD)
        if not line:
            return
        if not line.startswith(b"WARC/"):
            raise EOFError
        head = _head(stream)
        try:
            length = max(0, int(str(head.get("Content-Length", "0"))))
        except ValueError:
            raise EOFError from None
        wanted = head.get("WARC-Type", "").lower() in ("response", "resource")
        body = stream.read(length) if wanted and length <= LARGEST else None
        if body is None:
            left = length
            while left and (chunk := stream.read(min(left, CHUNK))):
                left -= len(chunk)
        elif len(body) < length:
            raise EOFError
        yield _Record(head, body)


def _head(stream: BinaryIO) -> Message:
    head = Message()
    for _ in range(MOST_HEADERS):
        line = stream.readline(LONGEST_HEAD)
        if not line.strip():
            return head
        name, _colon, value = line.decode("utf-8", "replace").partition(":")
        head[printable(name.strip()).replace("\n", "")] = printable(value.strip())
    raise EOFError


def _read(record: _Record, source: Source) -> Iterator[Draft | Diagnostic]:
    kind = str(record.head.get("WARC-Type", "")).lower()
    uri = str(record.head.get("WARC-Target-URI", "")).strip().strip("<>")
    if kind not in ("response", "resource"):
        return
    place = f"{source.name}: {shown(uri, 200)}"
    when = moment(record.head.get("WARC-Date"))
    if record.body is None:
        yield error("too-large", f"{place} is larger than {LARGEST // 1_000_000} MB")
        return
    try:
        found = _answer(record.body) if kind == "response" else _resource(record)
        if found is None:
            return
        contents, kind, charset = found
        own = replace(source, id=entry_id(source.id, None, uri, ""))
        if kind in PAGES:
            page = draft(decode(contents, html=True, charset=charset), own, address(uri))
            yield replace(page, url=page.url or address(uri), retrieved=when)
        elif kind == "application/pdf" and (form := by_sign(contents)) is not None:
            for one in read_inside(form, io.BytesIO(contents), own):
                if _is_note(one):
                    yield one
                else:
                    yield replace(cast("Draft", one), url=address(uri), retrieved=when)
    except Unreadable as problem:
        if problem.code == "empty":
            yield info("no-text", f"{place}: {problem.reason}")
        else:
            yield error(problem.code, f"{place}: {problem.reason}")
    except KgError:
        raise
    except source.guard.caught as broken:
        yield failure("reading", source.id, broken)


def _resource(record: _Record) -> tuple[bytes, str, str | None] | None:
    kind = Message()
    kind["Content-Type"] = str(record.head.get("Content-Type", ""))
    return record.body or b"", kind.get_content_type(), kind.get_content_charset()


def _answer(body: bytes) -> tuple[bytes, str, str | None] | None:
    """Return the contents of an answer, their type and charset; None for what is no page kept."""
    stream = io.BytesIO(body)
    status = stream.readline(LONGEST_HEAD).split()
    if len(status) < 2 or status[1] != b"200":
        return None
    try:
        head = parse_headers(stream)
    except HTTPException:
        raise Unreadable("bad-record", "is an answer whose head cannot be read") from None
    kind = head.get_content_type()
    if kind not in (*PAGES, "application/pdf"):
        return None
    contents = stream.read()
    if "chunked" in str(head.get("Transfer-Encoding", "")).lower():
        contents = _joined(contents)
    return (
        _unpacked(contents, str(head.get("Content-Encoding", ""))),
        kind,
        head.get_content_charset(),
    )


def _joined(contents: bytes) -> bytes:
    """Join the pieces that an answer was sent in; as it stands where it is not in pieces."""
    stream = io.BytesIO(contents)
    pieces: list[bytes] = []
    while True:
        size = stream.readline(LONGEST_HEAD).partition(b";")[0].strip()
        try:
            count = int(size, 16)
        except ValueError:
            return b"".join(pieces) or contents
        if count <= 0:
            return b"".join(pieces)
        pieces.append(stream.read(count))
        stream.readline(LONGEST_HEAD)


def _unpacked(contents: bytes, encoding: str) -> bytes:
    """Unpack what an answer was packed with; crawlers often keep it unpacked all the same."""
    encoding = encoding.strip().lower()
    if encoding in ("br", "zstd") and not contents.lstrip()[:1] == b"<":
        raise Unreadable("bad-record", f"is packed as {encoding}, which is not read")
    if encoding not in ("gzip", "x-gzip", "deflate"):
        return contents
    for window in (47, -15):  # gzip or zlib by their heads, else bare
        unpacker = zlib.decompressobj(window)
        try:
            found = unpacker.decompress(contents, LARGEST + 1)
        except zlib.error:
            continue
        if len(found) > LARGEST:
            raise Unreadable("too-large", f"is larger than {LARGEST // 1_000_000} MB")
        return found
    return contents
