"""`kg extract`: one record per article on standard output, whatever else comes in."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Kg

TEXT = "“We will wait,” said Ada Brandt of Norland on Monday. “We will see.”"


def record(**values: object) -> bytes:
    return json.dumps(values).encode() + b"\n"


def test_records_come_in_and_records_go_out(kg: Kg, parses: Path) -> None:
    lines = record(id="a/1", text=TEXT, date="2024-10-22") + record(id="b", text="Nothing here.")
    done = kg("extract", "--jsonl", "--cache", parses, stdin=lines)
    assert (done.code, done.err) == (0, "")
    first, second = (json.loads(line) for line in done.out.splitlines())
    about = {"id", "title", "published", "publisher", "author", "url", "retrieved"}
    assert set(first) == about | {"statements", "propositions", "diagnostics"}
    assert (first["id"], second["id"]) == ("a/1", "b")
    assert first["published"]["value"] == "2024-10-22"
    assert second["statements"] == []
    (one,) = first["statements"]
    assert TEXT[slice(*one["cue"])] == "said"
    assert [TEXT[slice(*span)] for span in one["content"]] == ["We will wait,", "We will see."]
    assert one["said_on"] == "2024-10-21"


def test_files_give_the_same_as_records(kg: Kg, parses: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    of_file = kg("extract", tmp_path / "a.txt", "--cache", parses, "--date", "2024-10-22")
    of_line = kg(
        "extract",
        "--jsonl",
        "--cache",
        parses,
        "--date",
        "2024-10-22",
        stdin=record(id="a", text=TEXT),
    )
    assert of_file.code == of_line.code == 0
    assert json.loads(of_file.out)["statements"] == json.loads(of_line.out)["statements"] != []


def test_a_bad_line_is_told_and_the_others_are_read(kg: Kg, parses: Path) -> None:
    lines = b"{oops\n" + record(id="a") + b"\xff\xfe\n\n" + record(id="b", text=TEXT)
    done = kg("extract", "--jsonl", "--cache", parses, stdin=lines)
    assert done.code == 1
    assert [json.loads(line)["id"] for line in done.out.splitlines()] == ["b"]
    assert "3 errors:" in done.err
    for place in ("line 1:", "line 2:", "line 3:"):
        assert place in done.err


def test_hostile_text_stays_data(kg: Kg, parses: Path) -> None:
    text = 'Norland said: "\x1b[2J<script>\u2028\ud800" and left.\r\n\u202eMr. Kim denied it.'
    done = kg("extract", "--jsonl", "--cache", parses, stdin=record(id="x", text=text))
    assert done.code == 0
    line, end = done.out.split("\n")
    assert end == ""
    assert "\x1b" not in line
    statements = json.loads(line)["statements"]
    assert statements
    kept = text.replace("\x1b", "\ufffd").replace("\ud800", "\ufffd")
    assert all(s["quote"] == kept[slice(*s["evidence"])] for s in statements)


def test_no_record_is_nothing_to_read(kg: Kg) -> None:
    done = kg("extract", "--jsonl", stdin=b"\n")
    assert (done.code, done.out) == (2, "")
    assert "no record on standard input" in done.err


def test_input_comes_one_way(kg: Kg, tmp_path: Path) -> None:
    assert kg("extract").code == 2
    assert kg("extract", tmp_path, "--jsonl").code == 2


def test_standard_input_is_read_in_any_format(kg: Kg, parses: Path) -> None:
    page = f"<!DOCTYPE html><html><body><article><p>{TEXT}</p></article></body></html>"
    feed = (
        '<rss version="2.0"><channel><title>Post</title><item><title>N</title>'
        f"<description>{TEXT}</description></item></channel></rss>"
    )
    table = f'title;text;date\nN;"{TEXT}";2024-10-22\n'
    for given in (TEXT, page, feed, table, json.dumps([{"id": "n-1", "text": TEXT}])):
        done = kg("extract", "-", "--cache", parses, stdin=given.encode())
        assert done.code == 0, done.err
        (found,) = (json.loads(line) for line in done.out.splitlines())
        (one,) = found["statements"]
        assert [p["label"] for p in one["speakers"]] == ["Ada Brandt"]
        assert found["id"] == "n-1" or found["id"].startswith("stdin")


def test_fields_of_the_callers_name_a_table_on_standard_input(kg: Kg, parses: Path) -> None:
    table = f"Tag,Körper\n2024-10-22,{TEXT.replace(',', ';')}\n".encode("utf-16")
    fields = "text=Körper,date=Tag"
    done = kg("extract", "-", "--cache", parses, "--fields", fields, stdin=table)
    assert done.code == 0, done.err
    assert json.loads(done.out)["published"]["value"] == "2024-10-22"
    lines = record(id="a", Körper=TEXT)
    done = kg("extract", "--jsonl", "--cache", parses, "--fields", fields, stdin=lines)
    assert json.loads(done.out)["statements"]
    done = kg("extract", "-", "--fields", "colour=x", stdin=table)
    assert (done.code, done.out) == (2, "")
    assert "--fields: 'colour=x' is not NAME=FIELD" in done.err


def test_what_is_not_read_is_told_on_the_terminal(kg: Kg, parses: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    for name in ("a.xlsx", "b.xlsx", "c.xlsx", "d.xlsx", "old.doc"):
        (tmp_path / name).write_bytes(b"x")
    done = kg("extract", tmp_path, "--cache", parses)
    assert done.code == 0
    assert done.err.splitlines()[-1] == (
        "5 files not read: a.xlsx, b.xlsx, c.xlsx and 1 more (a spreadsheet; save it as CSV),"
        " old.doc (an old Word document; save it as .docx)"
    )
