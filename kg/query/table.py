"""A table of answers, and its four ways to be written."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import dataclass
from unicodedata import category, east_asian_width

type Cell = str | int | float | bool | None

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
EVIDENCE = ("article", "start", "end", "quote")
"""The columns with which every row of a named question ends."""

WIDTH = 60
"""Characters of a cell that the text table shows."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under columns. `cut` tells that the query had more rows than were taken."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    cut: bool = False


def _plain(cell: Cell) -> str:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return "" if cell is None else str(cell)


def _one_line(cell: Cell) -> str:
    """Make one line of a cell; control and format characters must not reach a terminal."""
    text = re.sub(r"\s+", " ", _plain(cell))
    return "".join("\ufffd" if category(c) in ("Cc", "Cf", "Cs") else c for c in text)


def _shown(cell: Cell, width: int) -> str:
    text = _one_line(cell)
    return text if len(text) <= width else text[: width - 1] + "…"


def _columns_wide(text: str) -> int:
    return sum(0 if category(c) == "Mn" else 2 if east_asian_width(c) in "WF" else 1 for c in text)


def as_text(table: Table, width: int = WIDTH) -> str:
    """Return aligned text, cells cut at `width` characters; numbers stand right."""
    shown = [[_shown(c, width) for c in row] for row in table.rows]
    wide = [
        max(map(_columns_wide, (name, *(row[i] for row in shown))))
        for i, name in enumerate(table.columns)
    ]

    def line(cells: list[str], numbers: tuple[bool, ...]) -> str:
        padded = []
        for cell, room, right in zip(cells, wide, numbers, strict=True):
            space = " " * (room - _columns_wide(cell))
            padded.append(space + cell if right else cell + space)
        return "  ".join(padded).rstrip()

    none = (False,) * len(wide)
    out = [line(list(table.columns), none), line(["─" * room for room in wide], none)]
    for cells, row in zip(shown, table.rows, strict=True):
        out.append(line(cells, tuple(isinstance(c, int | float) for c in row)))
    out.append(
        f"({len(table.rows)} row{'' if len(table.rows) == 1 else 's'}"
        f"{', more were cut off' if table.cut else ''})"
    )
    return "\n".join(out) + "\n"


def as_csv(table: Table) -> str:
    """Return CSV (RFC 4180) with a header; text that a spreadsheet would run gets an apostrophe."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(table.columns)
    for row in table.rows:
        writer.writerow([_safe(cell) for cell in row])
    return out.getvalue()


def _safe(cell: Cell) -> str:
    text = _plain(cell)
    return "'" + text if isinstance(cell, str) and text.startswith(_FORMULA) else text


def as_json(table: Table) -> str:
    """Return a JSON list with one object a row, keys in the order of the columns."""
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def as_markdown(table: Table) -> str:
    """Return a Markdown table; rows with evidence cite it in a footnote with its place.

    The places of a named question's rows (`article`, `start`, `end`, `quote`) become the notes, one
    for each place, so that the answer can be pasted into a report and every row be looked up.
    """
    cited = table.columns[-len(EVIDENCE) :] == EVIDENCE
    width = len(table.columns) - len(EVIDENCE) * cited
    notes: dict[tuple[Cell, ...], int] = {}
    heads = [_markdown(name) for name in table.columns[:width]] + ["evidence"] * cited
    out = [f"| {' | '.join(heads)} |", "|" + "---|" * len(heads)]
    for row in table.rows:
        cells = [_markdown(cell) for cell in row[:width]]
        if cited:
            number = notes.setdefault(row[width:], len(notes) + 1)
            cells.append(f"[^{number}]" if row[width] is not None else "")
        out.append(f"| {' | '.join(cells)} |")
    if table.cut:
        out += ["", "More rows were cut off."]
    for (article, start, end, quote), number in notes.items():
        if article is not None:
            place = f"{_markdown(article)}, characters {start}–{end}"
            out += ["", f"[^{number}]: {place}: “{_markdown(quote)}”"]
    return "\n".join(out) + "\n"


def _markdown(cell: Cell) -> str:
    """Return a cell's text on one line, with nothing left that Markdown or HTML would act on."""
    return re.sub(r"([\\`*_{}\[\]<>#|!&~^$])", r"\\\1", _one_line(cell))


FORMATS = {"table": as_text, "csv": as_csv, "json": as_json, "markdown": as_markdown}
"""The ways to write a table, by name."""
