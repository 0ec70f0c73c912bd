"""Rows of the CSV tables that the package brings."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable


def csv_rows(table: Traversable) -> Iterator[dict[str, str]]:
    """Yield the rows of a table, each by the names of its columns."""
    yield from csv.DictReader(StringIO(table.read_text(encoding="utf-8")))
