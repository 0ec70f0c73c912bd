"""Tables: CSV and TSV with a line of column names, one article a row, read row by row."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, BinaryIO

from kg.articles.encoding.decode import LARGEST, Unreadable, lines_of
from kg.articles.formats.entries import articles
from kg.articles.formats.fields import Fields
from kg.articles.formats.record_dates import Order, numeric_order
from kg.articles.formats.signs import DELIMITERS, LONGEST_HEADER, SEPARATOR, known_columns
from kg.articles.problems import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import TextIO

    from kg.articles.draft import Draft
    from kg.articles.formats.entries import Found
    from kg.articles.formats.formats import Source
    from kg.model import Diagnostic

LOOKED = 10_000
"""Rows by whose numeric days it is settled whether the day or the month comes first."""

TOO_MANY = "has more cells than the table has columns; put cells in quotation marks"
"""Why a row is not read: its text may be cut by a delimiter."""

csv.field_size_limit(LARGEST)


def read(data: BinaryIO, source: Source) -> Iterator[Draft | Diagnostic]:
    """Yield the articles of a table. Raises `Unreadable` when no column is the text's."""
    with lines_of(data) as (stream, how):
        skip, delimiter = _header(stream)
        order = _order(_rows(stream, skip, delimiter, source), source)
        yield from articles(_found(stream, skip, delimiter, source), source, how, order)


def _found(stream: TextIO, skip: int, delimiter: str, source: Source) -> Iterator[Found]:
    line = 0
    try:
        for line, row in _rows(stream, skip, delimiter, source):
            beyond = "" in row
            yield f"row ending on line {line}", TOO_MANY if beyond else row, False
    except csv.Error as problem:
        reason = f"({shown(str(problem))}); a quotation mark may not be closed"
        yield f"after line {line}", f"the table cannot be read {reason}", False


def _header(stream: TextIO) -> tuple[int, str]:
    """Return how many lines stand before the column names, and what stands between cells."""
    first = stream.readline(LONGEST_HEADER)
    names = first.strip("\ufeff\r\n")
    told = SEPARATOR.fullmatch(names)
    if told is not None:
        return 1, "\t" if told[1] in (None, "\\t") else told[1]
    fits = [(known_columns(names, d), names.count(d), -i) for i, d in enumerate(DELIMITERS)]
    return 0, DELIMITERS[-max(fits)[2]]


def _rows(
    stream: TextIO, skip: int, delimiter: str, source: Source
) -> Iterator[tuple[int, dict[str, str | list[str]]]]:
    """Yield each row with the number of its last line; raises `Unreadable`, `csv.Error`."""
    stream.seek(0)
    if stream.read(1) != "\ufeff":
        stream.seek(0)
    for _ in range(skip):
        stream.readline(LONGEST_HEADER)
    rows = csv.reader(stream, delimiter=delimiter)
    names = [name.strip() for name in next(rows, [])]
    if Fields(dict.fromkeys(names, "x"), source.fields).value("text") is None:
        shown_names = ", ".join(shown(n, 30) for n in names[:20])
        raise Unreadable(
            "no-text-column",
            "is a table without a column that is known to be the text; say which with"
            f" --fields text=COLUMN (its columns are {shown_names})",
        )
    for cells in rows:
        if any(cell.strip() for cell in cells):
            yield rows.line_num + skip, _row(names, cells)


def _row(names: Sequence[str], cells: Sequence[str]) -> dict[str, str | list[str]]:
    row: dict[str, str | list[str]] = dict(zip(names, cells, strict=False))
    row.pop("", None)
    beyond = [c for c in cells[len(names) :] if c.strip()]
    return row | {"": beyond} if beyond else row


def _order(rows: Iterator[tuple[int, dict[str, str | list[str]]]], source: Source) -> Order | None:
    found: set[Order] = set()
    try:
        for number, (_, row) in enumerate(rows):
            order = numeric_order(Fields(row, source.fields).words("date"))
            if order is not None:
                found.add(order)
            if number >= LOOKED or len(found) > 1:
                break
    except csv.Error:
        pass
    return found.pop() if len(found) == 1 else None
