"""Articles added later are read by the model too; what it refused is counted in the report."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kg.cli import run
from tests.llm.answering import said, shown, text_of
from tests.llm.conftest import KEY
from tests.llm.server import Says, serving

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import pytest

FIRST = "The ferry was late.\n\nIngrid Solberg swooned over the new harbour for an hour."
GERMAN = (
    "Der Hafen lag still.\n\nDie Ministerin sagte am Montag, dass der Damm sicher sei und dass man"
    " ihn nicht noch einmal prüfen werde."
)
KOREAN = "항구는 조용했다.\n\n장관은 월요일에 댐이 안전하다고 말했다. 대변인은 보고서를 읽었다."
TOLD = {
    "swooned": ("Ingrid Solberg", "swooned over", "the new harbour"),
    "Ministerin": ("Die Ministerin", "sagte", "der Damm sicher sei"),
    "장관": ("장관", "말했다", "댐이 안전하다"),
}


def answered(request: Mapping[str, Any], _: int) -> Says:
    """One statement that is there, and one whose words are not."""
    every = shown(request)
    (told,) = (t for word, t in TOLD.items() if any(word in s for s in every.values()))
    return Says(text_of(said(every, *told), said(every, told[0], told[1], "the moon is cheese")))


def test_what_is_added_is_read_by_the_model_and_what_it_refused_is_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAYSO_LLM_KEY", KEY)
    out = tmp_path / "out"
    for folder, name, text in (
        ("first", "a", FIRST),
        ("later", "b", GERMAN),
        ("later", "c", KOREAN),
    ):
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / f"{name}.txt").write_text(text, encoding="utf-8")
    with serving(answered) as server:
        model = ("--extractor", "llm", "--llm-url", server.url, "--llm-model", "made-up")
        here = ("--cache", str(tmp_path / "cache"), "--jobs", "1", "--date", "2024-10-22", "-q")
        assert run(["build", str(tmp_path / "first"), "-o", str(out), *model, *here]) == 0
        assert len(server.asked) == 1
        assert run(["add", str(out), str(tmp_path / "later"), *model, *here]) == 0
        assert len(server.asked) == 3  # the first article is not asked about again

    lines = (out / "statements.jsonl").read_text(encoding="utf-8").splitlines()
    rules = {r["article"].partition("_")[0]: r["rule"] for r in map(json.loads, lines)}
    assert rules == {"a": "llm", "b": "llm-unparsed", "c": "llm-unparsed"}
    report = json.loads((out / "report.json").read_text(encoding="utf-8"))
    assert _refused(report) == 3
    unparsed = [r["id"] for r in map(json.loads, lines) if r["rule"] == "llm-unparsed"]
    _is_marked_wherever_it_is_told(out, unparsed)


def _refused(report: Mapping[str, Any]) -> int:
    """Return how often words were refused for not standing in their sentence."""
    return sum(d["code"] == "candidate-not-verbatim" for d in report["diagnostics"])


def _is_marked_wherever_it_is_told(out: Path, unparsed: list[str]) -> None:
    quads = (out / "graph.nq").read_text(encoding="utf-8").splitlines()
    page = (out / "graph.html").read_text(encoding="utf-8")
    assert len(unparsed) == 2
    for name in unparsed:
        assert any(f"{name}> " in q and "/method/llm-unparsed/" in q for q in quads)
        assert name in page
    assert "neither clauses nor noun phrases were checked" in page
