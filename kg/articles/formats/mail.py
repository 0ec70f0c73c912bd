"""Mail: a message (.eml) and a mailbox (.mbox); the text of a message is an article.

A message that is attached (forwarded as such) is an article of its own, and so is each attached
file of a format that is read. `From` is the author, `Subject` the title, `Date` the day with its
hour and zone.
"""

from __future__ import annotations

import io
import re
from dataclasses import replace
from email.errors import MessageError
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser
from email.policy import EmailPolicy
from typing import TYPE_CHECKING, BinaryIO, cast

from kg.articles.draft import Draft
from kg.articles.encoding.decode import LARGEST, Unreadable, bounded, decode
from kg.articles.formats import markup
from kg.articles.formats.entries import summed_up
from kg.articles.formats.formats import HEAD, by_ending, by_sign, stem
from kg.articles.formats.record_dates import dated
from kg.articles.naming import entry_id
from kg.articles.problems import error, info, printable, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.articles.formats.formats import Source
    from kg.model import Diagnostic, Line

LONGEST = 300
"""Characters of a title, an outlet or an author that are kept."""
LONGEST_FIELD = 2_000
"""Characters of a field of a head that are read: longer ones take the library's parser minutes."""
DEEPEST = 4
"""Messages within messages that are read."""
MOST_PARTS = 500
"""Parts of a message that are looked at."""

_FROM = b"From "
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)
_ENTRY = re.compile(rb"From \S+.*\d{4}|From .{0,200}\d\d:\d\d")
_BROKEN = (MessageError, LookupError, ValueError, TypeError, AttributeError, RecursionError)
"""What the parser of the standard library raises over broken messages."""


class _Bounded(EmailPolicy):
    """How heads are parsed: as today's standards say, each field up to a length."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """Return the name and the value of a field."""
        name, value = super().header_source_parse(sourcelines)
        return name, value[:LONGEST_FIELD]


_POLICY = _Bounded()


def read(data: BinaryIO, source: Source) -> Iterator[Draft | Diagnostic]:
    """Yield the article of a message, and those that are attached to it. Raises `Unreadable`."""
    found = list(_message(bounded(data, 3 * LARGEST), source, alone=True))
    yield from found
    if not any(isinstance(x, Draft) for x in found):
        raise Unreadable("empty", "is a mail without a text")


def read_mailbox(data: BinaryIO, source: Source) -> Iterator[Draft | Diagnostic]:
    """Yield the articles of a mailbox, one message at a time."""
    articles = bad = 0
    for number, message in enumerate(_messages(data), 1):
        place = f"{source.name}: message {number}"
        if message is None:
            bad += 1
            yield error("too-large", f"{place} is larger than {3 * LARGEST // 1_000_000} MB")
            continue
        own = 0
        for found in _message(message, source, alone=False):
            own += isinstance(found, Draft)
            yield found
        articles += own
        if not own:
            yield info("no-text", f"{place} has no text")
    yield from summed_up(source, articles, bad)


def _messages(data: BinaryIO) -> Iterator[bytes | None]:
    """Yield the messages of a mailbox, None for one that is too large.

    A line that begins with `From ` after a blank one begins a message; `>From ` in a text is one
    that was kept from doing so.
    """
    held: list[bytes] = []
    size = 0
    blank = True
    begun = False
    while line := data.readline(LARGEST):
        if blank and line.startswith(_FROM) and _ENTRY.match(line):
            if begun:
                yield _joined(held) if size <= 3 * LARGEST else None
            held, size, begun = [], 0, True
        elif begun:
            size += len(line)
            if size <= 3 * LARGEST:
                held.append(line)
        blank = not line.strip()
    if begun:
        yield _joined(held) if size <= 3 * LARGEST else None


def _joined(lines: list[bytes]) -> bytes:
    return _QUOTED_FROM.sub(rb"\1", b"".join(lines))


def _message(data: bytes, source: Source, *, alone: bool) -> Iterator[Draft | Diagnostic]:
    try:
        parser = BytesParser(policy=_POLICY)
        message = cast("EmailMessage", parser.parsebytes(data.lstrip(b"\r\n")))
    except _BROKEN as problem:
        yield _broken(source, problem)
        return
    yield from _articles(message, source, alone=alone, depth=0)


def _broken(source: Source, problem: Exception) -> Diagnostic:
    reason = f"a message cannot be read ({type(problem).__name__})"
    return error("unreadable", f"{source.name}: {reason}; save it again")


def _articles(
    message: EmailMessage, source: Source, *, alone: bool, depth: int
) -> Iterator[Draft | Diagnostic]:
    """Yield the article that a message is, then those that are attached to it."""
    try:
        own = _draft(message, source, alone=alone)
        parts = [(_filename(p), p) for p in _attached(message)]
    except _BROKEN as problem:
        yield _broken(source, problem)
        return
    if own is not None:
        yield own
    outer = replace(source, id=own.id) if own is not None else source
    for number, (name, part) in enumerate(parts, 1):
        if part.get_content_type() != "message/rfc822":
            inner = replace(outer, name=f"{source.name}/{shown(name or f'part {number}')}")
            yield from _file(part, name, inner)
            continue
        held = part.get_payload()
        first = held[0] if isinstance(held, list) and held else None
        if depth < DEEPEST and isinstance(first, EmailMessage):
            whole = own is None and alone
            yield from _articles(first, outer, alone=whole, depth=depth + 1)


def _filename(part: EmailMessage) -> str:
    try:
        return part.get_filename() or ""
    except _BROKEN:
        return ""


def _draft(message: EmailMessage, source: Source, *, alone: bool) -> Draft | None:
    """Return the article that a message is, None where it has no text of its own."""
    found = _text(message)
    if found is None:
        return None
    text, lines = found
    key = _header(message, "message-id")
    name = source.id if alone else entry_id(source.id, None, key, text)
    day = dated(_header(message, "date") or "", "given by the mail's head")
    person, host = _sender(message)
    return Draft(
        id=name,
        text=text,
        source=source.name,
        folder=source.folder,
        title=_header(message, "subject"),
        dates=(day,) if day else (),
        publisher=host,
        author=person,
        lines=lines,
    )


def _text(message: EmailMessage) -> tuple[str, tuple[Line, ...]] | None:
    """Return the text of a message, the plain one before the one in HTML."""
    body = message.get_body(preferencelist=("plain", "html"))
    if body is None or body.get_content_maintype() != "text":
        return None
    text = _contents(body)
    if not text.strip() and body.get_content_subtype() == "plain":
        body = message.get_body(preferencelist=("html",))
        text = _contents(body) if body is not None else ""
    if body is not None and body.get_content_subtype() == "html":
        text, lines = markup.read(text)
        return (text, lines) if text.strip() else None
    text = _unflowed(text) if body is not None and body.get_param("format") == "flowed" else text
    return (text, ()) if text.strip() else None


def _contents(part: MIMEPart) -> str:
    """Return the text of a part; in which encoding is told by its head, else by its bytes."""
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes) or not data.strip():
        return ""
    html = part.get_content_subtype() == "html"
    try:
        return decode(data, html=html, charset=part.get_content_charset())
    except Unreadable:
        return data.decode("utf-8", "replace")


def _unflowed(text: str) -> str:
    """Join the lines of a paragraph that was broken for the transfer (RFC 3676)."""
    joined: list[str] = []
    open_ended = False
    for line in text.split("\n"):
        body = line.removeprefix(" ")
        quoted = line.startswith(">")
        if open_ended and not quoted and line != "-- ":
            joined[-1] += body
        else:
            joined.append(body)
        open_ended = body.endswith(" ") and not quoted and line != "-- "
    return "\n".join(joined)


def _attached(message: EmailMessage) -> Iterator[EmailMessage]:
    """Yield the files and messages that are attached, those inside of them aside."""
    stack = [message]
    looked = 0
    while stack and looked < MOST_PARTS:
        part = stack.pop()
        looked += 1
        if part.get_content_maintype() == "multipart":
            held = part.get_payload()
            if isinstance(held, list):
                stack += [p for p in reversed(held) if isinstance(p, EmailMessage)]
        elif part is not message and (
            part.get_content_disposition() == "attachment"
            or part.get_content_type() == "message/rfc822"
        ):
            yield part


def _file(part: EmailMessage, name: str, source: Source) -> Iterator[Draft | Diagnostic]:
    """Yield the articles in an attached file, nothing if it is of no format that is read."""
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes) or not data:
        return
    form = by_ending(name) or by_sign(data[:HEAD])
    if form is None:
        return
    inside = replace(source, id=f"{source.id}-{printable(stem(name)) or 'attached'}")
    try:
        yield from form.read(io.BytesIO(data), inside)
    except Unreadable as problem:
        yield error(problem.code, f"{source.name}: {problem.reason}")


def _header(message: EmailMessage, name: str) -> str | None:
    """Return a field of the head on one line, None where there is none that can be read."""
    try:
        value = message.get(name)
    except _BROKEN:
        return None
    return printable(" ".join(str(value).split()))[:LONGEST].strip() or None if value else None


def _sender(message: EmailMessage) -> tuple[str | None, str | None]:
    """Return who sent a message: the name, and the host of the address as the outlet."""
    try:
        addresses = getattr(message.get("from"), "addresses", ())
    except _BROKEN:
        addresses = ()
    for address in addresses:
        name = printable(" ".join(str(address.display_name).split()))[:LONGEST]
        return name or None, printable(str(address.domain))[:LONGEST] or None
    return None, None
