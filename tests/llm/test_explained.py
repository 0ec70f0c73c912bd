"""`kg explain` tells of a model's candidates: kept, changed or refused and why; nobody is asked."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from kg.cli.main import cli
from tests.llm.answering import said, shown, text_of
from tests.llm.conftest import Kg, records
from tests.llm.server import Says, serving

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

TEXT = (
    "Ada Brandt said that Chad might leave the pact. Ingrid Solberg swooned over the new harbour"
    " for an hour.\n\nThe ferry was late."
)
GERMAN = (
    "Die Ministerin sagte am Montag, dass der Damm sicher sei und dass man ihn nicht noch einmal"
    " prüfen werde. Der Sprecher bestritt, dass ein Bericht verschwunden sei."
)


def script(request: Mapping[str, Any], _: int) -> Says:
    lines = shown(request)
    if "Die Ministerin" in lines[1]:
        german = said(lines, "Die Ministerin", "sagte", "der Damm sicher sei")
        return Says(text_of(german, said(lines, "Er", "sagte", "der Damm sicher sei")))
    return Says(
        text_of(
            said(lines, "Ada Brandt", "said", "Chad might leave the pact", target="Chad"),
            said(lines, "Ingrid Solberg", "swooned over", "the new harbour", act="praise"),
            said(lines, "Ingrid Solberg", "swooned over", "an old harbour", act="praise"),
            said(lines, "over", "swooned", "the new harbour"),
        )
    )


type Explain = Callable[..., str]


@pytest.fixture
def explain(kg: Kg, tmp_path: Path) -> Explain:
    """Return what runs `kg explain` behind a run that asked; the endpoint is gone by then."""
    with serving(script) as server:
        records(kg(server.url, {"a": TEXT, "b": GERMAN}))
        assert len(server.asked) == 2

    def run(text: str, *options: str, model: str = "made-up") -> str:
        file = tmp_path / "a.txt"
        file.write_text(text, encoding="utf-8")
        where = ("--llm-url", server.url, "--llm-model", model, "--cache", str(tmp_path / "cache"))
        args = ["explain", str(file), "--date", "2024-10-22", *where, *options]
        done = CliRunner().invoke(cli, args, standalone_mode=False)
        assert done.exception is None, done.exception
        assert len(server.asked) == 2
        return " ".join(done.output.split())

    return run


def test_a_models_candidates_are_told_with_what_came_of_each(explain: Explain) -> None:
    out = explain(TEXT, "--extractor", "both")
    assert "named llm, state [speaker Ada Brandt] [cue said]" in out
    assert "target “Chad” at 21-25 a statement of the rules s-" in out
    assert "changed (differs: it reads a statement of the rules otherwise" in out
    assert "[content the new harbour] for an hour. kept: statement s-" in out
    assert "refused (not-verbatim: words that it names do not stand in their sentence)" in out
    assert "refused (no-noun-phrase: what it names as speaker is no noun phrase)" in out


def test_programs_are_told_too(explain: Explain) -> None:
    out = explain(TEXT, "--extractor", "llm", "--json")
    named = [n for s in json.loads(out)["sentences"] for n in s["named"]]
    assert {n["by"] for n in named} == {"llm"}
    assert sorted(bool(n["statement"]) for n in named) == [False, False, True, True]
    assert {r["code"] for n in named for r in n["reasons"]} >= {"not-verbatim", "modal-denied"}


def test_an_article_without_a_parse_is_told_line_by_line(explain: Explain) -> None:
    out = explain(GERMAN, "--extractor", "both")
    assert "named llm-unparsed, state [speaker Die Ministerin] [cue sagte]" in out
    assert "rule llm-unparsed; of 100 found so about 50 are right" in out
    assert "refused (not-verbatim" in out


def test_what_was_never_asked_is_said_to_be_unread(explain: Explain) -> None:
    out = explain(TEXT, "--extractor", "llm", model="another")
    assert "named" not in out
    assert "llm has not read all of it" in out
