"""Which files are articles, and under which ids: found, told apart and put in order by id.

The order in which inputs are named, or in which the file system lists them, changes nothing.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections import defaultdict
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kg.articles import fetched
from kg.articles.encoding.decode import Unreadable
from kg.articles.formats import stdin
from kg.articles.formats.formats import HEAD, Source, by_ending, by_sign, stem, told_by
from kg.articles.formats.unread import why_not_read
from kg.articles.problems import error, info, printable, shown, warning
from kg.articles.sidecar import NAME
from kg.articles.web_address import address
from kg.errors import KgError
from kg.guard import OFF, Guard, failure
from kg.model import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kg.articles.draft import Draft
    from kg.articles.formats.formats import Format

STDIN = Path("-")
"""The input that stands for standard input."""

_ADDRESS = re.compile(r"(https?):/+(.*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class File:
    """A file to read: the id of its article, or how its articles' ids begin; `folder` is where it
    lies below the input ("2024/10", "" at the top); `several`: it may hold many articles."""

    id: str
    path: Path
    folder: str = ""
    several: bool = False


@dataclass(frozen=True, slots=True)
class Sources:
    """The files to read by article id, the sidecars met, and what there is to say about others."""

    files: tuple[File, ...]
    sidecars: tuple[Path, ...]
    diagnostics: tuple[Diagnostic, ...]


@dataclass(slots=True)
class _Found:
    """What a search has met so far; paths by where they really lie."""

    follow: bool
    files: dict[str, File] = field(default_factory=dict)
    sidecars: dict[str, Path] = field(default_factory=dict)
    notes: list[Diagnostic] = field(default_factory=list)


def find_sources(
    inputs: Sequence[Path], guard: Guard = OFF, *, follow_links: bool = False
) -> Sources:
    """Find the articles in files and folders (with all below them).

    In a folder the files of a known format count, told by their ending or their first bytes;
    hidden ones are passed over, and links that lead out of the folder unless `follow_links`. A file
    named as an input counts whatever its name ends in; `-` is standard input.
    """
    found = _Found(follow_links)
    for path in inputs:
        if path == STDIN:
            found.files.setdefault("-", File("stdin", path, several=True))
        elif path.is_dir():
            _folder(path, found)
        elif path.is_file():
            _named_alone(path, found)
        else:
            found.notes.append(error("unreadable", _missing(path)))
    order = sorted(found.files.values(), key=lambda f: (f.id, f.path.name, f.folder, str(f.path)))
    files, repeated = _told_apart(order, guard)
    notes = sorted([*found.notes, *repeated], key=lambda d: (d.code, d.message))
    sidecars = tuple(p for _, p in sorted(found.sidecars.items()))
    return Sources(tuple(files), sidecars, tuple(notes))


def read_drafts(
    file: File, fields: Mapping[str, str] | None = None, guard: Guard = OFF
) -> Iterator[Draft | Diagnostic]:
    """Read the articles of one file. Raises `Unreadable`."""
    source = Source(
        id=file.id,
        name=_name(file.path),
        folder=file.folder,
        fields=fields or {},
        guard=guard,
    )
    try:
        if file.path == STDIN:
            yield from stdin.read(replace(source, name="stdin"))
            return
        known = fetched.known_of(file.path)
        if known is not None:
            source = replace(source, charset=known.charset, url=address(known.url))
        with file.path.open("rb") as data:
            found = told_by(file.path.name, data.read(HEAD))
            data.seek(0)
            for draft in found.read(data, source):
                if known is None or isinstance(draft, Diagnostic):
                    yield draft
                else:
                    yield fetched.with_fetched(draft, known)
    except OSError as problem:
        reason = problem.strerror or type(problem).__name__
        raise Unreadable("unreadable", f"cannot be read ({reason}); check its rights") from None
    except (KgError, Unreadable):
        raise
    except guard.caught as broken:
        told = failure("reading", file.id, broken)
        raise Unreadable(told.code, told.message) from broken


def _missing(path: Path) -> str:
    """Say why an input is neither file nor folder."""
    address = _ADDRESS.fullmatch(str(path))
    if address:
        url = shown(f"{address[1]}://{address[2]}", 200)
        return f"{url}: is an address; fetch it first with `kg fetch {url} -o FOLDER`"
    if path.exists():
        return f"{_name(path)}: is not a regular file; check its name"
    if path.is_symlink():
        return f"{_name(path)}: is a link to what does not exist; check its name"
    return f"{_name(path)}: does not exist; check its name"


def _named_alone(path: Path, found: _Found) -> None:
    why = why_not_read(path.name)
    if why:
        found.notes.append(error("not-read", f"{_name(path)}: is {why}"))
    else:
        _add(path, "", found)


def _folder(top: Path, found: _Found) -> None:
    """Sort in all that lies below a folder."""
    inside = _real(top)
    been: set[str] = set()

    def unlisted(problem: OSError) -> None:
        where = _below(Path(problem.filename or top), top)
        reason = problem.strerror or type(problem).__name__
        message = f"{where}: the folder cannot be read ({reason}); check its rights"
        found.notes.append(error("unreadable", message))

    for where, folders, names in os.walk(top, onerror=unlisted, followlinks=found.follow):
        here = Path(where)
        real = _real(here)
        if real in been:  # by a link, once is enough
            folders.clear()
            continue
        been.add(real)
        visible = sorted(f for f in folders if not f.startswith("."))
        folders[:] = [f for f in visible if _entered(here / f, names, top, found)]
        for name in sorted(n for n in names if not n.startswith(".")):
            _sort_in(here / name, top, inside, found)


def _entered(folder: Path, beside: Sequence[str], top: Path, found: _Found) -> bool:
    """Tell whether a folder is searched: no link, and no parts of a saved page beside it."""
    shown_name = _below(folder, top)
    if folder.is_symlink() and not found.follow:
        message = f"{shown_name}: not read; a linked folder (follow links with --follow-links)"
        found.notes.append(warning("linked", message))
        return False
    page = folder.name.removesuffix("_files")
    if page != folder.name and not {f"{page}.html", f"{page}.htm"}.isdisjoint(beside):
        message = f"{shown_name}: not read; the parts of a saved page"
        found.notes.append(info("page-parts", message))
        return False
    return True


def _sort_in(path: Path, top: Path, inside: str, found: _Found) -> None:
    name = _below(path, top)
    if path.is_symlink():
        real = _real(path)
        if not Path(real).exists():
            message = f"{name}: is a link to what does not exist; mend or remove it"
            found.notes.append(warning("linked", message))
            return
        if not found.follow and not real.startswith(inside.rstrip(os.sep) + os.sep):
            message = (
                f"{name}: not read; a link to outside the folder (follow it with --follow-links)"
            )
            found.notes.append(warning("linked", message))
            return
    if path.name == NAME:
        found.sidecars.setdefault(_real(path), path)
        return
    if path.name == fetched.NAME:
        return
    why = _why_not(path)
    if why:
        found.notes.append(info("ignored", f"{name}: not read; {why}"))
    else:
        folder = path.parent.relative_to(top).as_posix()
        _add(path, "" if folder == "." else folder, found)


def _why_not(path: Path) -> str | None:
    """Return why a file in a folder is passed over, None if it is read."""
    try:
        regular = stat.S_ISREG(path.stat().st_mode)
    except OSError:
        regular = True  # what cannot be looked at is told when it is opened
    if not regular:
        return "no regular file"
    if why := why_not_read(path.name):
        return why
    if by_ending(path.name) or by_sign(_head(path)):
        return None
    return "no format that is known by its ending or its first bytes"


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as data:
            return data.read(HEAD)
    except OSError:
        return b""


def _format(path: Path) -> Format:
    return told_by(path.name, _head(path))


def _add(path: Path, folder: str, found: _Found) -> None:
    real = _real(path)
    if real in found.files:
        found.notes.append(info("duplicate-file", f"{_name(path)}: given twice, read once"))
        return
    several = _format(path).several
    found.files[real] = File(printable(stem(path.name)), path, folder, several)


def _real(path: Path) -> str:
    return os.path.realpath(path)


def _name(path: Path) -> str:
    return printable(path.name)


def _below(path: Path, top: Path) -> str:
    """Return a path as people see it below the input."""
    try:
        below = path.relative_to(top).as_posix()
    except ValueError:
        below = path.name
    return printable(top.name if below == "." else below)


def _told_apart(files: Sequence[File], guard: Guard) -> tuple[list[File], list[Diagnostic]]:
    """Give each file its id: the stem, with the text's hash when two files share the stem.

    A file of several articles keeps its stem: its articles' ids begin with it and end otherwise.
    """
    stems: dict[str, list[File]] = defaultdict(list)
    for file in files:
        if not file.several:
            stems[file.id].append(file)
    named: dict[str, File] = {}
    notes: list[Diagnostic] = []
    for name, group in sorted(stems.items(), key=lambda item: (len(item[1]), item[0])):
        if len(group) == 1 and name not in named:
            named[name] = group[0]
            continue
        for file in group:
            own = f"{name}-{_text_hash(file, guard)}"
            if own in named:
                message = f"{_name(file.path)}: the same text under the same name twice, read once"
                notes.append(info("duplicate-file", message))
            named.setdefault(own, replace(file, id=own))
    wholes = [f for f in files if f.several]
    return sorted([*named.values(), *wholes], key=lambda f: (f.id, f.path.name, f.folder)), notes


def _text_hash(file: File, guard: Guard) -> str:
    """Return eight hex digits of the SHA-256 of a file's text, of its name and bytes if none."""
    try:
        read = read_drafts(file, guard=guard)
        text = "\x1f".join(printable(d.text) for d in read if not isinstance(d, Diagnostic))
    except Unreadable as problem:
        text = f"{problem.code} {_name(file.path)}"
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:8]
