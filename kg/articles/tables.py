"""Tables: CSV and TSV with a line of column names, one article a row, read row by row."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, BinaryIO

from kg.articles.decode import LARGEST, Text, Unreadable, lines_of
from kg.articles.fields import Fields, NoArticle, draft
from kg.articles.json_files import TOLD, summed_up
from kg.articles.problems import error, shown
from kg.articles.signs import DELIMITERS, LONGEST_HEADER, SEPARATOR, known_columns
from kg.articles.when import Order, numeric_order
from kg.guard import failure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import TextIO

    from kg.articles.assemble import Draft
    from kg.articles.formats import Source
    from kg.model import Diagnostic

LOOKED = 10_000
"""Rows by whose numeric days it is settled whether the day or the month comes first."""

csv.field_size_limit(LARGEST)


def read(data: BinaryIO, source: Source) -> Iterator[Draft | Diagnostic]:
    """Yield the articles of a table. Raises `Unreadable` when no column is the text's."""
    with lines_of(data) as (stream, how):
        yield from _articles(stream, how, source)


def _articles(stream: TextIO, how: Text, source: Source) -> Iterator[Draft | Diagnostic]:
    skip, delimiter = _header(stream)
    order = _order(_rows(stream, skip, delimiter, source), source)
    articles = bad = 0
    try:
        for line, row in _rows(stream, skip, delimiter, source):
            try:
                one = draft(_checked(row), source, order=order)
            except NoArticle as problem:
                bad += 1
                if bad <= TOLD:
                    yield error("bad-record", f"{source.name}: row ending on line {line} {problem}")
                continue
            except source.guard.caught as broken:
                bad += 1
                yield failure(f"reading the row ending on line {line}", source.id, broken)
                continue
            if not articles:
                yield from how.notes(one.id)
            articles += 1
            yield one
    except csv.Error as problem:
        bad += 1
        message = f"{source.name}: after {articles} articles the table cannot be read"
        reason = f"({shown(str(problem))}); a quotation mark may not be closed"
        yield error("bad-record", f"{message} {reason}")
    yield from summed_up(source, articles, bad)


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


def _checked(row: dict[str, str | list[str]]) -> dict[str, str | list[str]]:
    """Refuse a row with more cells than there are columns: its text may be cut by a delimiter."""
    if "" in row:
        raise NoArticle("has more cells than the table has columns; put cells in quotation marks")
    return row


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
