"""`kg eval --extractor`: extractors on the same gold, side by side, the build left as it is."""

from __future__ import annotations

import json
from importlib.metadata import EntryPoint
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from kg import folder
from kg.cli.llm_options import settled
from kg.cli.main import cli
from kg.errors import ConfigError
from kg.extract import extractor
from tests.llm.answering import said, shown, text_of
from tests.llm.server import Says, serving

if TYPE_CHECKING:
    from pathlib import Path

TEXT = (
    "Ada Brandt said that the dam was safe.\n\n"
    "Ingrid Solberg swooned over the new harbour for an hour.\n"
)


def gold(cue: str, content: str, speaker: str, act: str) -> dict[str, Any]:
    def place(words: str) -> list[int]:
        return [TEXT.index(words), TEXT.index(words) + len(words)]

    return {
        "id": f"a-{cue}",
        "article": "a",
        "level": "core",
        "speakers": [speaker],
        "speaker_span": place(speaker),
        "cue": place(cue),
        "acts": [act],
        "content": [place(content)],
        "targets": [],
        "quotation": "indirect",
        "polarity": "pos",
        "modality": "realis",
        "said_on": None,
        "anonymous": False,
        "conditions": [],
        "also": {
            **{key: [] for key in ("content", "polarity", "modality", "quotation")},
            **{"targets": [], "speakers": [], "said_on": None},
        },
        "text": {"cue": cue, "speaker": speaker, "content": [content]},
    }


def answers(request: dict[str, Any], _: int) -> Says:
    told = said(shown(request), "Ingrid Solberg", "swooned over", "the new harbour", act="praise")
    return Says(text_of(told))


def test_extractors_stand_side_by_side(
    tmp_path: Path, parses: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    point = EntryPoint("mine", "tests.llm.test_conformance:mine", extractor.GROUP)
    monkeypatch.setattr(extractor, "entry_points", lambda **_: (point,))
    article, out = tmp_path / "a.txt", tmp_path / "out"
    article.write_text(TEXT, encoding="utf-8")
    wanted = tmp_path / "gold.jsonl"
    rows = [
        gold("said", "the dam was safe", "Ada Brandt", "state"),
        gold("swooned over", "the new harbour", "Ingrid Solberg", "praise"),
    ]
    wanted.write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
    run = CliRunner().invoke
    cache = ("--cache", str(parses))
    built = run(cli, ["build", str(article), "-o", str(out), *cache, "-q"], standalone_mode=False)
    assert built.return_value == 0
    before = folder.hashes(out)
    names = [o for n in ("rules", "llm", "both", "mine") for o in ("--extractor", n)]
    with serving(answers) as server:
        where = ("--llm-url", server.url, "--llm-model", "made-up", "--cache", str(tmp_path / "c"))
        told = run(cli, ["eval", str(wanted), "-o", str(out), *names, *where, "--json"])
        table = run(cli, ["eval", str(wanted), "-o", str(out), *names, *where])
    assert told.exception is None, told.exception
    figures = json.loads(told.stdout)
    assert list(figures) == ["rules", "llm", "both", "mine"]
    recall = {name: one["detection_recall"] for name, one in figures.items()}
    assert recall == {"rules": 0.5, "llm": 0.5, "both": 1.0, "mine": 0.5}
    assert len(server.asked) == 1
    assert table.stdout.splitlines()[0].split() == ["rules", "llm", "both", "mine"]
    assert folder.hashes(out) == before


KEPT = {"extractor": "both", "llm_model": "made-up", "llm_url": "http://localhost/v1"}


def test_what_a_build_was_asked_by_holds_as_long_as_a_model_is_asked() -> None:
    assert settled({}, KEPT) == {**KEPT, "extractor": "rules,llm"}
    assert settled({"llm_model": "other"}, KEPT)["llm_model"] == "other"
    none = {"llm_model": None, "llm_url": None}
    assert settled({"extractor": "mine"}, KEPT) == {"extractor": "mine", **none}
    assert settled({"extractor": "rules"}, KEPT) == {"extractor": None, **none}
    with pytest.raises(ConfigError, match="go with --extractor"):
        settled({"extractor": "rules", "llm_model": "made-up"}, KEPT)
