"""JSON: one object, a list, lines, or what a service's answer wraps them in; read as it comes.

Lists and lines of any length are read one record at a time; an object that wraps its records
(`{"articles": [...]}`) is read whole.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, BinaryIO

from kg.articles.encoding.decode import LARGEST, Unreadable, lines_of
from kg.articles.formats.entries import articles
from kg.articles.formats.fields import DEEPEST, has_text, is_article, is_record
from kg.articles.formats.usual_fields import envelopes, same
from kg.articles.problems import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import TextIO

    from kg.articles.draft import Draft
    from kg.articles.formats.entries import Found
    from kg.articles.formats.formats import Source
    from kg.model import Diagnostic

WRAPPED = 100_000_000
"""Characters of an object that wraps its records, at most: it is held in memory."""
PIECE = 65_536
"""Characters read at first; twice as many while a value goes on."""
LONGEST_NUMBER = 30
"""Digits of a number that are read as one; ids may be longer, and stay text."""


_CHAR = re.compile(r"[^\ufeff\s]")


def _number(digits: str) -> int | str:
    return int(digits) if len(digits) <= LONGEST_NUMBER else digits


_DECODER = json.JSONDecoder(parse_int=_number)


def read(data: BinaryIO, source: Source) -> Iterator[Draft | Diagnostic]:
    """Yield the articles of a JSON file or a file of JSON lines. Raises `Unreadable`."""
    with lines_of(data) as (stream, how):
        yield from articles(_found(stream, source), source, how)


def _found(stream: TextIO, source: Source) -> Iterator[Found]:
    start = _first_char(stream)
    if start == "[":
        stream.seek(0)
        yield from _list(stream, source.fields)
        return
    stream.seek(0)
    if source.name.lower().endswith((".jsonl", ".ndjson")) or _has_lines(stream):
        stream.seek(0)
        yield from _lines(stream, source.fields)
        return
    stream.seek(0)
    yield from _document(stream, source.fields)


def _first_char(stream: TextIO) -> str:
    while piece := stream.read(PIECE):
        if found := piece.lstrip("\ufeff \t\r\n"):
            return found[0]
    raise Unreadable("empty", "holds nothing but white space")


def _has_lines(stream: TextIO) -> bool:
    """Tell whether one of the first two lines is an object and there is more than one line."""
    first, second = _line(stream), _line(stream)
    return bool(second) and any(_is_object(line) for line in (first, second))


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _line(stream: TextIO) -> str:
    """Return the next line that is not blank, "" at the end."""
    while line := stream.readline(LARGEST + 2):
        if stripped := line.strip("\ufeff \t\r\n"):
            return stripped
    return ""


def _lines(stream: TextIO, names: Mapping[str, str]) -> Iterator[Found]:
    number = 0
    while line := stream.readline(LARGEST + 2):
        number += 1
        place = f"line {number}"
        if len(line) > LARGEST + 1:
            yield place, f"is longer than {LARGEST // 1_000_000} MB; one article a line", False
            while line and not line.endswith(("\n", "\r")):
                line = stream.readline(PIECE)
        elif stripped := line.strip("\ufeff \t\r\n"):
            try:
                value, end = _DECODER.raw_decode(stripped)
                if end != len(stripped):
                    yield place, "has more than one object; write one object a line", False
                    continue
            except (ValueError, RecursionError) as problem:
                what = getattr(problem, "msg", type(problem).__name__)
                yield place, f"is not JSON ({shown(str(what))})", False
                continue
            yield from _inside(value, place, names, alone=False)


class _Values:
    """JSON values one after the other in a stream; what is decoded is dropped in large pieces."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._held = ""
        self._place = 0

    def next_char(self) -> str:
        """Return the next character that is not white space, "" at the end."""
        while True:
            found = _CHAR.search(self._held, self._place)
            if found is not None:
                self._place = found.start()
                return found[0]
            self._held, self._place = self._stream.read(PIECE), 0
            if not self._held:
                return ""

    def skip(self) -> None:
        """Pass over the next character."""
        self._place += 1

    def value(self, most: int, where: str) -> object:
        """Decode the value that comes next. Raises `Unreadable` where it is broken or too long."""
        while True:
            problem: Exception | None = None
            try:
                value, end = _DECODER.raw_decode(self._held, self._place)
                if end < len(self._held) or not self._more(PIECE):
                    self._place = end
                    return value
                continue  # a number at the end of a piece may go on
            except ValueError as bad:
                problem = bad
            except RecursionError:
                raise Unreadable("bad-json", f"is nested too deep {where}") from None
            size = len(self._held) - self._place
            if size > most:
                what = f"is longer than {most // 1_000_000} MB {where}"
                raise Unreadable("too-large", f"{what}; save its records as JSON lines")
            if not self._more(max(PIECE, size)):
                reason = shown(str(getattr(problem, "msg", problem)))
                raise Unreadable("bad-json", f"is not JSON {where} ({reason}); save it again")

    def _more(self, size: int) -> bool:
        piece = self._stream.read(size)
        if piece:
            self._held = self._held[self._place :] + piece
            self._place = 0
        return bool(piece)


def _list(stream: TextIO, names: Mapping[str, str]) -> Iterator[Found]:
    """Yield the records of a list as they come. Raises `Unreadable` where it is broken."""
    values = _Values(stream)
    number = 0
    values.next_char()
    values.skip()
    while (char := values.next_char()) != "]":
        if number and char == ",":
            values.skip()
            char = values.next_char()
        if not char:
            raise Unreadable("bad-json", f"breaks off after entry {number}; save it again")
        number += 1
        value = values.value(LARGEST, f"at entry {number}")
        yield from _inside(value, f"entry {number}", names, alone=False)
    values.skip()
    if values.next_char():
        yield "what follows the list", "is not read; write one list", False


def _document(stream: TextIO, names: Mapping[str, str]) -> Iterator[Found]:
    values = _Values(stream)
    number = 0
    while values.next_char():
        number += 1
        value = values.value(WRAPPED, f"at value {number}")
        alone = number == 1 and not values.next_char()
        yield from _inside(value, "the object" if alone else f"object {number}", names, alone=alone)


def _inside(value: object, place: str, names: Mapping[str, str], *, alone: bool) -> Iterator[Found]:
    """Yield the records in a value: itself, or what it wraps, with its place."""
    stack: list[tuple[object, str, Mapping[str, object], bool, int]] = [
        (value, place, {}, alone, 0)
    ]
    while stack:
        found, where, around, whole, depth = stack.pop()
        if not isinstance(found, dict | list) or depth > DEEPEST:
            yield where, "is not a JSON object with a text", False
        elif isinstance(found, list):
            for number, entry in reversed(list(enumerate(found, 1))):
                stack.append((entry, f"entry {number}", {}, False, depth + 1))
        else:
            kind = found.get("@type")
            if kind is not None and not is_article(kind) and not _wrapped(found, names):
                continue
            record = {**around, **found}
            wrapped = [] if has_text(found, names) else _wrapped(found, names)
            if not wrapped:
                yield where, record, whole
            for key, inner in reversed(wrapped):
                rest = {k: v for k, v in record.items() if k != key and same(k) not in envelopes()}
                kept = rest if isinstance(inner, dict) and len(wrapped) == 1 else {}
                stack.append((inner, where, kept, whole and bool(kept), depth + 1))


def _wrapped(found: Mapping[str, object], names: Mapping[str, str]) -> Sequence[tuple[str, object]]:
    """Return the objects and lists inside an object that hold records."""
    inner = [
        (str(k), v)
        for k, v in found.items()
        if same(str(k)) in envelopes() and isinstance(v, dict | list) and _holds(v, names, 0)
    ]
    if inner or not found or not all(isinstance(v, dict) for v in found.values()):
        return inner
    named = [(str(k), {"id": k, **v}) for k, v in found.items() if isinstance(v, dict)]
    return named if any(has_text(v, names) for _, v in named) else []


def _holds(value: object, names: Mapping[str, str], depth: int) -> bool:
    """Tell whether a record lies in a value. An empty list holds what it could hold."""
    if isinstance(value, list):
        return not value or any(isinstance(v, dict) and _holds(v, names, depth + 1) for v in value)
    if not isinstance(value, dict) or depth > DEEPEST:
        return False
    if is_record(value, names):
        return True
    return any(
        same(str(k)) in envelopes() and isinstance(v, dict | list) and _holds(v, names, depth + 1)
        for k, v in value.items()
    )
