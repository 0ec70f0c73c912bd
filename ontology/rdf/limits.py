"""What a hostile RDF file may cost: its size, its depth, and what its own words are made to mean.

A parser follows depth by recursion, a JSON-LD context is copied for each node that adds to it, and
an XML entity may stand for any length of text. Each is looked for in the bytes, in one pass, before
a parser sees them.
"""

from __future__ import annotations

import json
import mmap
import os
import re
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING
from xml.parsers import expat

if TYPE_CHECKING:
    from pathlib import Path

MOST_BYTES = 256_000_000
"""Size of a file that is read: the graph of 3,000 articles."""

MOST_TRIPLES = 1_000_000
"""Triples that are checked: those of 2,000 articles, with 2 GB."""

DEPTH = 200
"""Objects, arrays or elements inside each other. Time grows with the square: 1,000 take 200 MB,
10,000 end Oxigraph; our own files have 12, and no vocabulary is written deeper than some tens."""

QUOTED = 1_000
"""Triple terms inside each other; 50,000 end Oxigraph."""

COPIED = 300_000_000
"""Bytes of JSON-LD contexts that may be copied: as many take 5 s."""

ENTITIES = 100
"""XML entities that a file may declare; namespaces written so are some twenty."""

EXPANDED = 64_000_000
"""Bytes that XML entities may stand for, all together."""

_JSON = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\Z)|[{}\[\]]', re.DOTALL)
_MARKS = re.compile(b"<<")
_OPENS = re.compile(rb"\s*+:\s*+(?=[{\[])")
_TURTLE = re.compile(
    rb'"""[^"\\]*+(?:(?:\\.|"(?!""))[^"\\]*+)*+(?:"""|\Z)'
    rb"|'''[^'\\]*+(?:(?:\\.|'(?!''))[^'\\]*+)*+(?:'''|\Z)"
    rb'|"[^"\\\n]*+(?:\\.[^"\\\n]*+)*+"?'
    rb"|'[^'\\\n]*+(?:\\.[^'\\\n]*+)*+'?"
    rb'|\\.|#[^\n]*+|<[^<>"{}|^`\\\s]*+>|<<|>>',
    re.DOTALL,
)
"""Strings, comments and IRIs of Turtle, so that what is left of `<<` and `>>` are triple terms."""


class LimitError(ValueError):
    """A file asks for more than it gets, or is not what its parser would read."""


def read(path: Path, most: int | None) -> bytes:
    """Return the bytes of a file of at most so many; raises `LimitError`, `OSError`."""
    with path.open("rb") as file:
        data = file.read(-1 if most is None else most + 1)
    if most is not None and len(data) > most:
        raise LimitError(
            f"more than {most // 1_000_000} MB; give it in parts, or --large to check it whole"
        )
    return data


def check_file(path: Path, ending: str) -> None:
    """Raise `LimitError` as `check` does, for a file of any size, which is not read into memory."""
    with path.open("rb") as file:
        if os.fstat(file.fileno()).st_size:
            with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
                check(data, ending)


def check(data: bytes | mmap.mmap, ending: str) -> None:
    """Raise `LimitError` where a file in the syntax of this ending would cost too much."""
    if ending == "jsonld":
        _check_json(data)
    elif ending == "rdf":
        _check_xml(bytes(data))
    elif len(list(islice(_MARKS.finditer(data), QUOTED + 1))) > QUOTED:
        _check_quoted(data)


def _check_json(data: bytes | mmap.mmap) -> None:
    contexts = _Contexts()
    depth, expected = 0, -1
    for token in _JSON.finditer(data):
        at = token.start()
        if data[at] == 0x22:
            opens = _is_context(token[0]) and _OPENS.match(data, token.end())
            expected = opens.end() if opens else expected
        elif data[at] in b"{[":
            depth += 1
            if depth > DEPTH:
                raise LimitError(f"objects and arrays lie more than {DEPTH} deep in each other")
            contexts.objects += data[at] == 0x7B
            if at == expected:
                contexts.open(depth, at)
        else:
            contexts.close(depth, at)
            depth -= 1
    if contexts.cost > COPIED:
        raise LimitError("its contexts are too large to be read so often; give one for all nodes")


def _is_context(key: bytes) -> bool:
    if b"\\" in key:
        try:
            return bool(json.loads(key) == "@context")
        except ValueError:
            return False
    return key == b'"@context"'


class _Contexts:
    """Counts what the contexts of a JSON-LD file cost: each is copied with those around it."""

    def __init__(self) -> None:
        self.objects = 0
        self._times = 0
        self._scoped = False
        self._largest: Counter[int] = Counter()
        self._now: list[tuple[int, int]] = []

    def open(self, depth: int, at: int) -> None:
        self._times += 1
        self._scoped = self._scoped or bool(self._now)
        self._now.append((depth, at))

    def close(self, depth: int, at: int) -> None:
        if self._now and self._now[-1][0] == depth:
            start = self._now.pop()[1]
            self._largest[depth] = max(self._largest[depth], at - start)

    @property
    def cost(self) -> int:
        """Bytes copied at most. A context of a term is read at each use of it, anywhere."""
        times = self.objects if self._scoped else self._times
        return times * self._largest.total()


def _check_xml(data: bytes) -> None:
    """Read the XML once with Expat, which says where it is not well-formed, too."""
    parser = expat.ParserCreate("UTF-8")
    depth = 0
    entities: dict[str, int] = {}

    def start(*_: object) -> None:
        nonlocal depth
        depth += 1
        if depth > DEPTH:
            raise LimitError(f"elements lie more than {DEPTH} deep in each other")

    def end(_: str) -> None:
        nonlocal depth
        depth -= 1

    def declared(name: str, parameter: int, value: str | None, *_: object) -> None:
        if parameter or value is None or "&" in value:
            raise LimitError(f"its entity {name!r} stands for another one or another file")
        entities[name] = len(value.encode("utf-8", "replace"))
        if len(entities) > ENTITIES:
            raise LimitError(f"it declares more than {ENTITIES} entities")

    def prolog_read() -> None:
        sizes = (data.count(f"&{name};".encode()) * size for name, size in entities.items())
        if sum(sizes) > EXPANDED:
            raise LimitError(f"its entities stand for more than {EXPANDED // 1_000_000} MB")

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.EntityDeclHandler, parser.EndDoctypeDeclHandler = declared, prolog_read
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        words = expat.ErrorString(error.code)
        raise LimitError(
            f"not RDF/XML: {words} at line {error.lineno} column {error.offset + 1}"
        ) from error


def _check_quoted(data: bytes | mmap.mmap) -> None:
    depth = 0
    for token in _TURTLE.finditer(data):
        depth += (token[0] == b"<<") - (token[0] == b">>")
        if depth > QUOTED:
            raise LimitError(f"triple terms lie more than {QUOTED} deep in each other")
