"""Two CSV files for `neo4j-admin database import`: nodes and relationships, typed in their headers.

They hold the nodes and edges of `graph.graphml`. Quotes may hold line breaks, so the import needs
`--multiline-fields=true`. Labels and types are Cypher's customary `Statement` and `SAYS`.

The cells are what the article says, letter for letter, since a database must have it so. They are
not for a spreadsheet, which runs a cell that begins with `=`, `+`, `-`, `@`, a tab or a carriage
return as a formula: `kg query --format csv` writes tables for one, with an apostrophe before these.
"""

from __future__ import annotations

import csv
import io
from typing import IO, TYPE_CHECKING

from kg.export.encode import utf8
from kg.export.graph import graphml

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.export.graph.graphml_writer import Key, Value
    from kg.export.release import Release

_TYPES = {"int": "long", "double": "double", "boolean": "boolean", "string": "string"}


def nodes(release: Release, out: IO[bytes]) -> None:
    """Write `neo4j-nodes.csv`."""
    keys = [k for k in graphml.NODE_KEYS if k.name != "kind"]
    rows = (
        ([name, *_cells(keys, row), str(row["kind"]).capitalize()])
        for name, row in graphml.nodes(release)
    )
    _write(out, ["id:ID", *_header(keys), ":LABEL"], rows)


def edges(release: Release, out: IO[bytes]) -> None:
    """Write `neo4j-edges.csv`."""
    keys = [k for k in graphml.EDGE_KEYS if k.name != "kind"]
    rows = (
        [source, target, *_cells(keys, row), kind.upper().replace("-", "_")]
        for kind, source, target, row in graphml.edges(release)
    )
    _write(out, [":START_ID", ":END_ID", *_header(keys), ":TYPE"], rows)


def _header(keys: Sequence[Key]) -> list[str]:
    return [f"{key.name}:{_TYPES[key.type]}" for key in keys]


def _cells(keys: Sequence[Key], row: dict[str, Value]) -> list[Value]:
    return [_cell(row.get(key.name)) for key in keys]


def _cell(value: Value) -> Value:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value


def _write(out: IO[bytes], header: list[str], rows: Iterable[list[Value]]) -> None:
    """Write rows a few at a time; a missing value is an empty field, an empty text a quoted one."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_NOTNULL, lineterminator="\n")
    text.write(",".join(header) + "\n")
    for row in rows:
        writer.writerow(row)
        if text.tell() > 1 << 16:
            _flush(text, out)
    _flush(text, out)


def _flush(text: io.StringIO, out: IO[bytes]) -> None:
    out.write(utf8(text.getvalue()))
    text.seek(0)
    text.truncate()
