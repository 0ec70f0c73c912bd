"""Files of office programs: ZIP packages of XML parts, opened and read within limits.

A package is hostile input: what it unpacks to, how deep its elements lie and how many parts it
lists are bounded, no entity is declared or resolved, and nothing outside the file is opened.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, BinaryIO
from xml.parsers import expat

from kg.articles.encoding.decode import Unreadable, bounded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LARGEST_FILE = 100_000_000
"""Bytes of the largest package that is opened, its pictures included."""
LARGEST_PART = 50_000_000
"""Bytes that one XML part may unpack to: ten bytes of markup to one of 5 MB of text."""
LARGEST_LIST = 1_000_000
"""Bytes of the list of a package's parts, about 10,000 of them."""
DEEPEST = 1000
"""Elements that may lie in one another; Word's own files have some 30."""
CHUNK = 1 << 16

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_END = struct.Struct("<4s4H2LH")
_END_MARK, _END64_MARK = b"PK\x05\x06", b"PK\x06\x07"


@dataclass(frozen=True, slots=True)
class Start:
    """An element begins: its name and attributes as "prefix:name", by the prefixes asked for."""

    name: str
    attributes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class End:
    """An element ends."""

    name: str


type Event = Start | End | str
"""What a part is read as: beginnings and ends of elements, and the characters between them."""


@dataclass(frozen=True, slots=True)
class Package:
    """An open package. `namespaces` are the prefixes by which its names are told."""

    archive: zipfile.ZipFile
    namespaces: Mapping[str, str]

    def has(self, name: str) -> bool:
        """Tell whether the package lists a part."""
        return name in self.archive.NameToInfo

    def events(self, name: str) -> Iterator[Event]:
        """Yield the events of an XML part, nothing if the package has no such part.

        Raises `Unreadable` when it is broken or beyond a limit.
        """
        if not self.has(name):
            return
        info = self.archive.getinfo(name)
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise Unreadable("unreadable", f"is packed in a way that is not read; {_SAVE}")
        if info.flag_bits & 1:
            raise protected()
        with broken_is_unreadable(), self.archive.open(info) as part:
            yield from _events(part, self.namespaces)


_SAVE = "open it in its program and save it again"


def protected() -> Unreadable:
    """Return the problem of a document that only a password opens."""
    return Unreadable("protected", "is protected by a password; save it without one")


@contextmanager
def open_package(data: BinaryIO, namespaces: Mapping[str, str]) -> Iterator[Package]:
    """Open a package; raises `Unreadable` when the bytes are none or too many."""
    held = io.BytesIO(bounded(data, LARGEST_FILE))
    if held.getvalue().startswith(_OLD_OFFICE):
        reason = "is protected by a password, or in Word's old format; save it as .docx without one"
        raise Unreadable("protected", reason)
    _check_list(held.getbuffer())
    with broken_is_unreadable():
        archive = zipfile.ZipFile(held)
    with archive:
        yield Package(archive, namespaces)


@contextmanager
def broken_is_unreadable() -> Iterator[None]:
    """Turn what the standard library raises for a broken package into `Unreadable`."""
    try:
        yield
    except expat.ExpatError as problem:
        reason = f"holds XML that is broken ({problem}); {_SAVE}"
        raise Unreadable("unreadable", reason) from None
    except (
        zipfile.BadZipFile,
        zlib.error,
        struct.error,
        EOFError,
        OSError,
        ValueError,
        LookupError,
        NotImplementedError,
        RuntimeError,
    ) as problem:
        reason = f"is not a whole document ({type(problem).__name__}); {_SAVE}"
        raise Unreadable("unreadable", reason) from None


def _check_list(data: memoryview) -> None:
    """Refuse a package whose list of parts would fill the memory when it is opened."""
    tail = bytes(data[-(1 << 16) - _END.size :])
    at = tail.rfind(_END_MARK)
    if at < 0 or at + _END.size > len(tail):
        raise Unreadable("unreadable", f"is not a whole document (no list of parts); {_SAVE}")
    size = _END.unpack_from(tail, at)[5]
    if size > LARGEST_LIST or tail[max(0, at - 20) :].startswith(_END64_MARK):
        raise Unreadable("too-large", f"lists too many parts; {_SAVE}")


def _events(part: IO[bytes], namespaces: Mapping[str, str]) -> Iterator[Event]:
    found: list[Event] = []
    depth = 0

    def named(name: str) -> str:
        space, _, local = name.rpartition(" ")
        return f"{namespaces.get(space, '')}:{local}" if space else local

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise Unreadable("unreadable", f"nests its parts too deep; {_SAVE}")
        found.append(Start(named(name), {named(k): v for k, v in attributes.items()}))

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        found.append(End(named(name)))

    def entity(*_: object) -> None:
        raise Unreadable("unreadable", f"declares entities, as no office program does; {_SAVE}")

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = found.append
    parser.EntityDeclHandler = entity
    size = 0
    while chunk := part.read(CHUNK):
        size += len(chunk)
        if size > LARGEST_PART:
            limit = LARGEST_PART // 1_000_000
            raise Unreadable(
                "too-large", f"unpacks to more than {limit} MB; split it into articles"
            )
        parser.Parse(chunk, False)
        yield from found
        found.clear()
    parser.Parse(b"", True)
    yield from found
