"""`kg correct`: a line in a file, honoured by the next build, told by `kg show`, taken back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Kg

TEXT = (
    "Ada Brandt said that Sudovia had sent tanks. Sudovia denied sending tanks.\n\n"
    "The mayor of Ostberg was silent.\n"
)


@pytest.fixture
def out(kg: Kg, tmp_path: Path, parses: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "alpha.txt").write_text(TEXT, encoding="utf-8")
    return build(kg, tmp_path, parses)


def build(kg: Kg, folder: Path, parses: Path) -> Path:
    done = kg("build", folder / "in", "-o", folder / "out", "--cache", parses, "-q")
    assert done.code == 0, done.err
    return folder / "out"


def said(out: Path, words: str) -> dict[str, object]:
    lines = (out / "statements.jsonl").read_text(encoding="utf-8").splitlines()
    (found,) = [r for r in map(json.loads, lines) if words in r["quote"]]
    return dict(found)


def test_a_statement_is_put_right_told_and_taken_back(
    kg: Kg, out: Path, tmp_path: Path, parses: Path
) -> None:
    before = {
        p.name: p.read_bytes() for p in out.iterdir() if p.suffix in (".jsonl", ".nq", ".html")
    }
    name = said(out, "Ada Brandt said")["id"]
    done = kg("correct", name, "speaker", "Sudovia", "-o", out, "--by", "Kim", "--reason", "a test")
    assert (done.code, done.out) == (0, "")
    assert "line 1" in done.err
    build(kg, tmp_path, parses)
    assert said(out, "Ada Brandt said")["speakers"][0]["label"] == "Sudovia"  # type: ignore[index]
    shown = " ".join(kg("show", name, "-o", out).out.split())
    assert "corrected: speaker: Sudovia, was read as Ada Brandt; said by Kim" in shown
    assert "put right by a person" in shown
    assert "speaker: Sudovia, was read as" in (out / "graph.nq").read_text(encoding="utf-8")
    assert kg("validate", out / "graph.nq").code == 0
    assert "alpha, speaker" in kg("correct", "--list", "-o", out).out
    assert kg("eval", out / "corrections.jsonl", "-o", out, "--json").out.startswith(
        '{"corrections": 1, "read right by now": 0'
    )
    kg("correct", "--undo", "1", "-o", out)
    build(kg, tmp_path, parses)
    after = {name: (out / name).read_bytes() for name in before}
    assert {n for n in before if before[n] != after[n] and n != "corrections.jsonl"} == set()


def test_each_field_has_its_words_on_the_command_line(
    kg: Kg, out: Path, tmp_path: Path, parses: Path
) -> None:
    told, denied = said(out, "Ada Brandt said"), said(out, "Sudovia denied")
    claim = told["propositions"][0]  # type: ignore[index]
    for words in (
        ("act", "warn"), ("target", "Sudovia:at"), ("said_on", "2024-10-22"), ("class", "assault"),
        ("class", "assault", "--claim", claim), ("roles", "theme=Ada Brandt"),
        ("content", "Sudovia had sent"), ("conditions", "-"), ("polarity", "neg"),
        ("link", "not-contradicts", denied["id"]), ("modality", "possible"),
    ):  # fmt: skip
        done = kg("correct", told["id"], *words, "-o", out)
        assert done.code == 0, (words, done.err)
    words = ("content=The mayor of Ostberg was silent", "cue=silent", "act=decline")
    assert kg("correct", "alpha", "add", *words, "speaker=Ada Brandt", "-o", out).code == 0
    build(kg, tmp_path, parses)
    report = json.loads((out / "report.json").read_text(encoding="utf-8"))
    codes = [d["code"] for d in report["diagnostics"]]
    assert "correction-without-statement" not in codes
    again = said(out, "Ada Brandt said")
    assert (again["act"], again["polarity"], again["modality"]) == ("warn", "neg", "possible")
    assert said(out, "mayor")["rule"] == "person"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "name a statement"),
        (("s-0000", "act", "deny"), "fits 0 statements"),
        (("STATEMENT", "act", "shout"), "'shout'"),
        (("STATEMENT", "act"), "takes one value"),
        (("STATEMENT", "content", "never said"), "does not stand in the evidence"),
        (("STATEMENT", "class", "aid", "--claim", "p-0"), "makes no claim"),
        (("gamma", "add", "content=x"), "no article is called 'gamma'"),
        (("alpha", "add", "act=warn"), "content=WORDS"),
        (("--undo", "4"), "no correction on line 4"),
    ],
)
def test_what_cannot_be_is_told_and_writes_nothing(
    kg: Kg, out: Path, words: tuple[str, ...], told: str
) -> None:
    name = str(said(out, "Ada Brandt said")["id"])
    done = kg("correct", *(name if w == "STATEMENT" else w for w in words), "-o", out)
    assert (done.code, told in done.err) == (2, True), done.err
    assert not (out / "corrections.jsonl").exists()
