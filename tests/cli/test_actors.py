"""`kg actors`: lists, decisions in a file of one line each, and a build that honours them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Kg

TEXTS = {
    "a": "Spanish Foreign Minister Carmen Vidal said the talks were over.\n",
    "b": "Carmen Vidal said the talks were over.\n",
}


@pytest.fixture
def built(kg: Kg, tmp_path: Path, parses: Path) -> Path:
    (tmp_path / "in").mkdir()
    for name, text in TEXTS.items():
        (tmp_path / "in" / f"{name}.txt").write_text(text, encoding="utf-8")
    return build(kg, tmp_path, parses)


def build(kg: Kg, folder: Path, parses: Path) -> Path:
    done = kg("build", folder / "in", "-o", folder / "out", "--only", "jsonl", "--cache", parses)
    assert done.code == 0, done.err
    return folder / "out"


def people(kg: Kg, out: Path) -> list[dict[str, object]]:
    listed = json.loads(kg("actors", "-o", out, "--format", "json").out)
    return [r for r in listed if r["type"] == "person"]


def test_a_decision_is_one_line_and_undone_by_taking_it_out(
    kg: Kg, built: Path, tmp_path: Path, parses: Path
) -> None:
    before = (built / "actors.jsonl").read_bytes()
    (vidal,) = people(kg, built)
    assert (vidal["label"], vidal["articles"]) == ("Carmen Vidal", 2)
    told = json.loads(kg("actors", "-o", built, "--of", vidal["id"], "--format", "json").out)
    assert [r["because"] for r in told if r["because"]] == ["the same full name"]
    done = kg("actors", "split", vidal["id"], told[1]["id"], "-o", built, "--reason", "two women")
    assert (done.code, done.out) == (0, "")
    (line,) = (built / "judgements.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["reason"] == "two women"
    build(kg, tmp_path, parses)
    assert len(people(kg, built)) == 2
    kg("actors", "-o", built, "unsure", vidal["id"], told[1]["id"])
    assert len((built / "judgements.jsonl").read_text(encoding="utf-8").splitlines()) == 2
    build(kg, tmp_path, parses)
    assert (built / "actors.jsonl").read_bytes() == before
    (built / "judgements.jsonl").unlink()
    build(kg, tmp_path, parses)
    assert (built / "actors.jsonl").read_bytes() == before


@pytest.mark.parametrize(
    ("left", "right", "told"),
    [("a-none", "a-nobody", "begins 0 ids"), ("", "", "begins 0 ids")],
)
def test_an_unknown_id_is_refused(kg: Kg, built: Path, left: str, right: str, told: str) -> None:
    done = kg("actors", "merge", left, right, "-o", built)
    assert done.code == 2
    assert told in done.err
    assert not (built / "judgements.jsonl").exists()


def test_one_is_not_two(kg: Kg, built: Path) -> None:
    (vidal,) = people(kg, built)
    done = kg("actors", "merge", vidal["id"], vidal["id"], "-o", built)
    assert (done.code, "is one id" in done.err) == (2, True)


@pytest.mark.parametrize("line", ["{", "[]", '{"left": "a-1", "right": "a-2", "verdict": "maybe"}'])
def test_a_spoilt_file_is_named_with_its_line(
    kg: Kg, built: Path, tmp_path: Path, parses: Path, line: str
) -> None:
    (built / "judgements.jsonl").write_text(f"\n{line}\n", encoding="utf-8")
    done = kg("build", tmp_path / "in", "-o", built, "--cache", parses)
    assert done.code == 2
    assert "judgements.jsonl, line 2: not" in done.err


def test_a_group_is_listed_with_its_members(kg: Kg, tmp_path: Path, parses: Path) -> None:
    (tmp_path / "in").mkdir()
    text = "Norway and Peru said the port was closed.\n"
    for name in ("a", "b"):
        (tmp_path / "in" / f"{name}.txt").write_text(text + f"Day {name}.\n", encoding="utf-8")
    out = build(kg, tmp_path, parses)
    listed = json.loads(kg("actors", "-o", out, "--format", "json").out)
    (group,) = [r for r in listed if r["members"]]
    assert (group["type"], group["members"], group["articles"]) == ("group", "Norway | Peru", 2)
