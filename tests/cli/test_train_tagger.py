"""`kg train-tagger` says what it lacks, and with the extra it trains, writes and scores."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Kg

RECORD = {
    "doc_id": "a",
    "text": "Kim said that rain failed.",
    "attributions": [{"source": [[0, 3]], "cue": [[4, 8]], "content": [[9, 25]]}],
}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    path = tmp_path / "marked.jsonl"
    path.write_text(f"{json.dumps(RECORD)}\n" * 8, encoding="utf-8")
    return path


def test_without_the_packages_it_says_what_to_install(
    corpus: Path, kg: Kg, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "torch", None)
    monkeypatch.delitem(sys.modules, "kg.tagger.encoder", raising=False)
    monkeypatch.delitem(sys.modules, "kg.tagger.train", raising=False)
    done = kg("train-tagger", corpus, "-o", corpus.parent / "out")
    assert (done.code, done.out) == (2, "")
    assert "pip install 'sayso[train]'" in done.err
    assert not (corpus.parent / "out").exists()


def test_a_corpus_that_cannot_be_read_is_named(tmp_path: Path, kg: Kg) -> None:
    done = kg("train-tagger", tmp_path / "none.jsonl", "-o", tmp_path / "out")
    assert done.code == 2
    assert "none.jsonl" in done.err


def test_it_trains_writes_and_scores(corpus: Path, kg: Kg, tmp_path: Path) -> None:
    pytest.importorskip("torch", reason="training needs the extra `train`")
    pytest.importorskip("onnx", reason="training needs the extra `train`")
    from tests.tagger import tiny

    base, out = tiny.base(tmp_path / "base"), tmp_path / "out"
    call = ("train-tagger", corpus, "-o", out, "--base", base, "--layers", "1", "--dev", corpus)
    done = kg(*call, "--epochs", "60", "--rate", "0.01")
    assert done.code == 0
    assert {path.name for path in out.iterdir()} == {"config.json", "model.onnx", "tokenizer.json"}
    assert done.out.splitlines()[0].split() == ["attribution", "1.000", "1.000", "1.000"]
    assert [line.split()[0] for line in done.out.splitlines()[1:]] == ["source", "cue", "content"]
    assert "step 60 of 60, loss" in done.err
    done = kg(*call, "--layers", "9")
    assert (done.code, done.err) == (2, "kg: the base encoder has 2 layers; keep 1 to 2\n")
