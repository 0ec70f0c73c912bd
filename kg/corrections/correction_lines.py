"""Read `corrections.jsonl`: one correction a line, only added to; a later line goes before.

A line tells the statement by its article, the places of its cue and content and the words of its
evidence (`quote`), then the `field` that is wrong and its right `value`. A line whose field is
`undo` takes back the one whose number it gives; a line taken out of the file is undone too.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.corrections.new_values import READERS
from kg.errors import InputError
from kg.ids import digest
from kg.model import Span

if TYPE_CHECKING:
    from pathlib import Path

UNDO = "undo"
"""The field of a line that takes back an earlier one, whose number is its value."""
ADD = "add"
"""The field of a line that tells a statement that was not found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A correction as it was written, its value checked; `number` counts the file's lines from 1.

    `evidence` is where `quote` stood when the line was written, if it says.
    """

    number: int
    article: str
    cue: Span | None
    content: tuple[Span, ...]
    quote: str
    evidence: Span | None
    field: str
    value: Any
    written: str
    by: str
    reason: str
    on: str


def read_corrections(path: Path) -> tuple[Line, ...]:
    """Return the corrections of a file that are not taken back, in order of their lines.

    Raises InputError, with the line at fault, for a file that does not hold corrections.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot read the corrections of {path}: {error}") from error
    return _lines(text, str(path))


def with_line(text: str, line: str, name: str) -> str:
    """Return the text of a file of corrections with a line more.

    Raises InputError where one of its lines is no correction; `name` is what the file is called.
    """
    after = f"{text.rstrip()}\n{line}\n".lstrip("\n")
    _lines(after, name)
    return after


def _lines(text: str, name: str) -> tuple[Line, ...]:
    found: dict[int, Line] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        place = f"{name}, line {number}"
        record = _record(line, place)
        if record["field"] != UNDO:
            found[number] = _line(record, number, place)
        elif found.pop(record.get("value"), None) is None:  # type: ignore[arg-type]
            raise InputError(f"{place}: there is no correction on line {record.get('value')!r}")
    return tuple(found.values())


def effective_digest(lines: tuple[Line, ...]) -> str | None:
    """Return a hash of what corrections say; None of none: undone ones leave no trace."""
    if not lines:
        return None
    return digest(*(repr((x.article, x.cue, x.content, x.quote, _said(x))) for x in lines))


def _said(line: Line) -> tuple[str, ...]:
    return (line.field, line.written, line.by, line.reason, line.on, str(line.number))


def _record(line: str, place: str) -> dict[str, Any]:
    try:
        record = json.loads(line, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{place}: not JSON") from error
    if not isinstance(record, dict) or record.get("field") not in (*READERS, UNDO):
        fields = ", ".join((*READERS, UNDO))
        raise InputError(
            f'{place}: not a correction; one has "article", "content" and "quote" of a statement,'
            f' a "field" ({fields}) and its right "value"'
        )
    return record


def _no_number(name: str) -> None:
    raise ValueError(name)  # NaN and Infinity are Python's, not JSON's


def _line(record: dict[str, Any], number: int, place: str) -> Line:
    try:
        return Line(
            number=number,
            article=_text(record["article"]),
            cue=_span(record["cue"]) if record.get("cue") is not None else None,
            content=tuple(_span(s) for s in record.get("content") or ()),
            quote=_text(record["quote"]),
            evidence=_span(record["evidence"]) if record.get("evidence") is not None else None,
            field=record["field"],
            value=READERS[record["field"]](record.get("value")),
            written=json.dumps(record.get("value"), ensure_ascii=False, sort_keys=True),
            by=_text(record.get("by") or "a person"),
            reason=_text(record.get("reason") or ""),
            on=_text(record.get("on") or ""),
        )
    except (KeyError, TypeError, ValueError) as error:
        told = f"{error} is missing" if isinstance(error, KeyError) else str(error)
        raise InputError(f"{place}: not a correction of {record['field']!r}: {told}") from error


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value


def _span(value: object) -> Span:
    match value:
        case [int(start), int(end)] if not isinstance(start, bool) and not isinstance(end, bool):
            return Span(start, end)
    raise TypeError(f"{value!r} is no place [start, end]")
