"""Archives of files that are read: ZIP and tar, and single files packed by gzip, bzip2 or xz."""

from __future__ import annotations

import bz2
import gzip
import lzma
import tarfile
import zipfile
import zlib
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO, cast

from kg.articles.encoding.decode import Unreadable
from kg.articles.formats.files_within import budget_of, member, read_inside, seekable_copy
from kg.articles.formats.formats import HEAD, stem, told_by
from kg.articles.naming import digest
from kg.articles.problems import error, printable, warning

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.articles.draft import Draft
    from kg.articles.formats.formats import Budget, Source
    from kg.model import Diagnostic

PACKED = (".gz", ".bz2", ".xz")
"""Endings that a packed file has after its own."""

_BROKEN = (
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)
"""What the standard library raises over archives that are broken or packed in unknown ways."""


def read_zip(data: BinaryIO, source: Source) -> Iterator[Draft | Diagnostic]:
    """Yield the articles in a ZIP archive, its files in order of their names."""
    try:
        archive = zipfile.ZipFile(data)
    except _BROKEN as problem:
        raise _unreadable(problem) from None
    budget = budget_of(data, source)
    with archive:
        infos = sorted((i for i in archive.infolist() if not i.is_dir()), key=lambda i: i.filename)
        twice = _shared(i.filename for i in infos)
        for one in infos:
            name = one.filename
            if one.flag_bits & 1:
                message = "is encrypted; unpack it with its password"
                yield error("encrypted", f"{source.name}/{printable(name)}: {message}")
                continue
            try:
                opened = archive.open(one)
            except _BROKEN as problem:
                yield _told(source, name, problem)
                continue
            with opened:
                held = cast("BinaryIO", _Told(opened))
                yield from _one(name, held, source, budget, twice)


def read_tar(data: BinaryIO, source: Source) -> Iterator[Draft | Diagnostic]:
    """Yield the articles in a tar archive, its files in order of their names; no link counts."""
    budget = budget_of(data, source)
    try:
        archive = tarfile.open(fileobj=data, mode="r:")  # noqa: SIM115
        members = [m for m in archive if not m.isdir()]
    except _BROKEN as problem:
        raise _unreadable(problem) from None
    with archive:
        members.sort(key=lambda m: m.name)
        twice = _shared(m.name for m in members)
        for one in members:
            opened = archive.extractfile(one) if one.isreg() else None
            if opened is None:
                message = f"{source.name}/{printable(one.name)}: not read; a link or a device"
                yield warning("linked", message)
                continue
            with opened:
                yield from _one(one.name, cast("BinaryIO", _Told(opened)), source, budget, twice)


def read_packed(data: BinaryIO, source: Source) -> Iterator[Draft | Diagnostic]:
    """Yield the articles in a file packed by gzip, bzip2 or xz; often a tar archive."""
    budget = budget_of(data, source)
    head = data.read(6)
    data.seek(0)
    opener = gzip.open if head[:2] == b"\x1f\x8b" else bz2.open if head[:3] == b"BZh" else lzma.open
    name = source.name
    for ending in PACKED:
        if name.lower().endswith(ending) and len(name) > len(ending):
            name = name[: -len(ending)]
            break
    opened = cast("BinaryIO", opener(data, "rb"))
    with opened, seekable_copy(cast("BinaryIO", _Told(opened)), budget) as kept:
        form = told_by(name.rpartition("/")[2], kept.read(HEAD))
        kept.seek(0)
        inner = replace(source, id=stem(source.id), depth=source.depth + 1, budget=budget)
        yield from read_inside(form, kept, inner)


class _Told:
    """A stream out of an archive whose errors say that the archive is broken."""

    def __init__(self, stream: object) -> None:
        self._stream = cast("BinaryIO", stream)

    def read(self, size: int = -1) -> bytes:
        """Read bytes. Raises `Unreadable` where the archive is broken."""
        try:
            return self._stream.read(size)
        except _BROKEN as problem:
            raise _unreadable(problem) from None


def _one(
    name: str, data: BinaryIO, source: Source, budget: Budget, twice: frozenset[str]
) -> Iterator[Draft | Diagnostic]:
    shared = digest(name) if stem(name) in twice else None
    try:
        yield from member(name, data, source, budget, shared=shared)
    except Unreadable as problem:
        if problem.code == "archive-too-large":
            raise
        yield error(problem.code, f"{source.name}/{printable(name)}: {problem.reason}")


def _shared(names: Iterable[str]) -> frozenset[str]:
    """Return the stems that several files of an archive share."""
    counts = Counter(stem(name) for name in names)
    return frozenset(name for name, count in counts.items() if count > 1)


def _unreadable(problem: Exception) -> Unreadable:
    reason = f"is an archive that cannot be unpacked ({type(problem).__name__}); pack it again"
    return Unreadable("bad-archive", reason)


def _told(source: Source, name: str, problem: Exception) -> Diagnostic:
    reason = _unreadable(problem).reason
    return error("bad-archive", f"{source.name}/{printable(name)}: {reason}")
