"""`kg build`: what it writes, what it says, and that bad input never stops it."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest

from kg.cli.progress import progress
from kg.export import registry
from kg.store.collection import FILE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Kg

TEXT = "Norland denied on Monday that it had sent troops to Sudovia.\n"
REPORT = "Sudovia warned that it would close its border.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with two articles."""
    place = tmp_path / "articles"
    place.mkdir()
    (place / "one.txt").write_text(TEXT, encoding="utf-8")
    (place / "two.txt").write_text(REPORT, encoding="utf-8")
    return place


def test_all_exports_are_written_and_the_summary_says_where(
    kg: Kg, folder: Path, tmp_path: Path, parses: Path
) -> None:
    out = tmp_path / "out"
    done = kg("build", folder, "-o", out, "--cache", parses, "--date", "2024-10-22")
    assert (done.code, done.out) == (0, "")
    assert {p.name for p in out.iterdir()} == {*registry.select(None), "build.json", FILE}
    assert done.err.startswith("2 articles, ")
    assert f"written to {out}: actors.graphml, " in done.err
    assert f"open {out / 'graph.html'} in a browser" in done.err
    said = [json.loads(x) for x in (out / "statements.jsonl").read_text().splitlines()]
    assert {s["act"] for s in said if s["article"] == "one"} == {"deny"}
    report = json.loads((out / "report.json").read_text())
    assert {a["published"]["value"] for a in report["articles"]} == {"2024-10-22"}


def test_only_what_is_asked_for_is_written(
    kg: Kg, folder: Path, tmp_path: Path, parses: Path
) -> None:
    out = tmp_path / "out"
    base = "https://newsroom.example/graph/"
    done = kg(
        "build",
        folder,
        "-o",
        out,
        "--cache",
        parses,
        "--only",
        "nq,report.json",
        "--base",
        base,
        "-q",
    )
    assert (done.code, done.out, done.err) == (0, "", "")
    assert sorted(p.name for p in out.iterdir()) == [
        "build.json",
        FILE,
        "graph.nq",
        "report.json",
    ]
    assert f"<{base}article/one>" in (out / "graph.nq").read_text()


def test_bad_files_are_named_and_the_run_goes_on(
    kg: Kg, folder: Path, tmp_path: Path, parses: Path
) -> None:
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 8)
    (folder / "\x1b[31mred.txt").write_bytes(b"\0" * 99)
    out = tmp_path / "out"
    done = kg("build", folder, "-o", out, "--cache", parses, "--only", "jsonl,json")
    assert done.code == 1
    assert done.err.startswith("2 articles, ")
    assert "3 errors" in done.err
    for name in ("empty.txt", "binary.txt", "red.txt"):
        assert name in done.err
    assert "\x1b" not in done.err
    report = json.loads((out / "report.json").read_text())
    assert sum(d["severity"] == "error" for d in report["diagnostics"]) == 3


def test_nothing_readable_writes_nothing(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "empty.txt").write_bytes(b"")
    done = kg("build", tmp_path / "in", "-o", tmp_path / "out")
    assert done.code == 2
    assert "empty.txt" in done.err
    assert done.err.splitlines()[-1].startswith("kg: none of the input could be read")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--only", "docx"], "known: actors.graphml, "),
        (["--only", ","], "known: "),
        (["--date", "Tuesday"], "--date"),
        (["--model", "no-such-pipeline"], "installed: "),
        (["--base", "javascript:alert(1)"], "base IRI"),
        (["--meta", "no-such.toml"], "no-such.toml"),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_a_wrong_value_is_refused_before_anything_is_written(
    options: list[str], told: str, kg: Kg, folder: Path, tmp_path: Path
) -> None:
    done = kg("build", folder, "-o", tmp_path / "out", *options)
    assert done.code == 2
    assert done.err.startswith("kg: ")
    assert told in done.err
    assert not (tmp_path / "out").exists()


def test_no_input_says_what_to_give(kg: Kg, tmp_path: Path) -> None:
    done = kg("build", tmp_path / "nowhere", "-o", tmp_path / "out")
    assert done.code == 2
    assert "nowhere" in done.err
    assert ".txt" in done.err


@pytest.mark.parametrize("inside", ["", "exports", "a/b"])
def test_the_exports_do_not_go_among_the_articles(inside: str, kg: Kg, folder: Path) -> None:
    done = kg("build", folder, "-o", folder / inside)
    assert done.code == 2
    assert "lies inside the input" in done.err
    assert sorted(p.name for p in folder.iterdir()) == ["one.txt", "two.txt"]


def test_the_bar_is_drawn_on_a_terminal_only(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def drawn(terminal: bool, quiet: bool) -> str:
        monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal, raising=False)
        monkeypatch.setenv("TERM", "xterm")
        with progress([folder], quiet) as bar:
            bar("read", 1)
            bar("read", 2)
        found = capsys.readouterr()
        assert found.out == ""
        return found.err

    assert "2/2" in drawn(terminal=True, quiet=False)
    assert drawn(terminal=True, quiet=True) == ""
    assert drawn(terminal=False, quiet=False) == ""
