from __future__ import annotations

import csv
import io
import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.query.table import EVIDENCE, FORMATS, Table, as_csv, as_json, as_markdown, as_text

TABLE = Table(("who", "n"), (("Ada", 7), ("서울", 12), (None, 0.5), (True, None)))


def test_text_is_aligned_by_what_a_terminal_shows() -> None:
    assert as_text(TABLE).splitlines() == [
        "who   n",
        "────  ───",
        "Ada     7",
        "서울   12",
        "      0.5",
        "true",
        "(4 rows)",
    ]


def test_text_says_when_rows_were_cut() -> None:
    assert as_text(Table(("a",), (("x",),), cut=True)).endswith("(1 row, more were cut off)\n")


def test_long_cells_are_cut_in_text_alone() -> None:
    table = Table(("a",), (("x" * 100,),))
    assert "x" * 59 + "…" in as_text(table)
    assert "x" * 100 in as_csv(table)


@pytest.mark.parametrize("text", ["\x1b[2J", "a\rb", "\u202eb", "\u2066", "\x00", "\ud800"])
def test_nothing_reaches_the_terminal_that_could_steer_it(text: str) -> None:
    shown = as_text(Table(("a",), ((text,),)))
    assert not any(c in shown for c in "\x1b\r\u202e\u2066\x00\ud800")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1"])
def test_a_spreadsheet_runs_no_cell(text: str) -> None:
    rows = list(csv.reader(io.StringIO(as_csv(Table(("a",), ((text,),))), newline="")))
    assert rows[1] == ["'" + text]


def test_numbers_stay_numbers() -> None:
    assert as_csv(Table(("a",), ((-1,), (0.5,)))) == "a\r\n-1\r\n0.5\r\n"
    assert json.loads(as_json(TABLE))[3] == {"who": True, "n": None}


TEXT = st.text(st.characters(codec="utf-8"), max_size=20)


@settings(derandomize=True, max_examples=150)
@given(st.lists(st.tuples(TEXT, st.integers()), max_size=5))
def test_every_format_keeps_every_row(rows: list[tuple[str, int]]) -> None:
    table = Table(("a", "b"), tuple(rows))
    assert [tuple(row.values()) for row in json.loads(as_json(table))] == rows
    read = list(csv.reader(io.StringIO(as_csv(table), newline="")))
    assert [int(row[1]) for row in read[1:]] == [n for _, n in rows]
    assert len(as_text(table).splitlines()) == len(rows) + 3
    assert len(as_markdown(table).splitlines()) == len(rows) + 2
    assert set(FORMATS) == {"table", "csv", "json", "markdown"}


def test_markdown_cites_each_place_once() -> None:
    columns = ("who", *EVIDENCE)
    rows = (("Ada", "a", 0, 3, "x"), ("Bo", "a", 0, 3, "x"), ("Cy", "b", 4, 9, "y"))
    assert as_markdown(
        Table((*columns,), (*rows, ("Di", None, None, None, None)))
    ).splitlines() == [
        "| who | evidence |",
        "|---|---|",
        "| Ada | [^1] |",
        "| Bo | [^1] |",
        "| Cy | [^2] |",
        "| Di |  |",
        "",
        "[^1]: a, characters 0–3: “x”",
        "",
        "[^2]: b, characters 4–9: “y”",
    ]


@pytest.mark.parametrize("text", ["<script>", "a|b", "[x](javascript:1)", "**b**", "$x$", "# h"])
def test_a_text_means_nothing_to_markdown(text: str) -> None:
    shown = as_markdown(Table(("a",), ((text,),))).splitlines()[2]
    assert not set("<>[]|*$#") & set(re.sub(r"\\.", "", shown[2:-2]))
    assert re.sub(r"\\(.)", r"\1", shown[2:-2]) == text
