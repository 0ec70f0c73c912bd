"""A model folder is loaded, read and refused as it should be."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import ConfigError
from kg.model import Span
from kg.tagger.runtime import Tagged, Tagger
from kg.tagger.windows import paragraphs
from tests.tagger import tiny

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny.write(tmp_path_factory.mktemp("tagger") / "model")


@pytest.fixture(scope="module")
def tagger(folder: Path) -> Tagger:
    return Tagger.load(folder)


def told(text: str, found: tuple[Tagged, ...]) -> list[list[list[str]]]:
    return [[[s.of(text) for s in role] for role in (a.source, a.cue, a.content)] for a in found]


def test_an_attribution_comes_with_its_places_and_a_score(tagger: Tagger) -> None:
    text = "Oslo Minister said that talks failed.\n\nKim warned: that rain."
    (first, second) = tagger.tag(text, paragraphs(text))
    assert told(text, (first, second)) == [
        [["Oslo Minister"], ["said"], ["that talks failed"]],
        [["Kim"], ["warned"], ["that rain"]],
    ]
    assert first.cue == (Span(14, 18),)
    # each tag stands with e⁴ against six others with e⁰
    assert (first.score, second.score) == (0.9, 0.9)


def test_only_the_lines_named_are_read(tagger: Tagger) -> None:
    text = "Kim said that rain failed.\nOslo warned that talks failed."
    (found,) = tagger.tag(text, paragraphs(text)[1:])
    assert found.source == (Span(27, 31),)
    assert tagger.tag(text, ()) == ()
    assert tagger.tag("", ()) == ()


@given(
    st.lists(
        st.sampled_from(["Kim", "said", "that", "rain", "failed", ".", "“", "\n", "𝔘", "\ud800"]),
        max_size=60,
    )
)
def test_places_are_in_the_text_in_order_and_the_same_each_time(
    tagger: Tagger, words: list[str]
) -> None:
    text = " ".join(words)
    lines = paragraphs(text)
    found = tagger.tag(text, lines)
    assert found == tagger.tag(text, lines)
    inside = [Span(*line) for line in lines]
    for a in found:
        assert 0 <= a.score <= 1
        assert a.cue
        for role in (a.source, a.cue, a.content):
            assert list(role) == sorted(role)
            for span in role:
                assert span.start < span.end
                assert not span.of(text)[0].isspace()
                assert inside[0].start <= span.start
                assert span.end <= inside[-1].end


def test_without_the_packages_it_says_what_to_install(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for package in ("onnxruntime", "tokenizers"):
        with monkeypatch.context() as patch:
            patch.setitem(sys.modules, package, None)
            with pytest.raises(ConfigError, match=r"pip install 'sayso\[tagger\]'"):
                Tagger.load(folder)


@pytest.mark.parametrize("name", ["config.json", "tokenizer.json", "model.onnx"])
def test_a_folder_that_is_no_model_is_refused_by_name(name: str, tmp_path: Path) -> None:
    folder = tiny.write(tmp_path / "model")
    (folder / name).write_text("nonsense", encoding="utf-8")
    with pytest.raises(ConfigError, match=name):
        Tagger.load(folder)
    (folder / name).unlink()
    with pytest.raises(ConfigError, match=name):
        Tagger.load(folder)


@pytest.mark.parametrize("change", [{"format": "sayso-tagger-0"}, {"labels": ["O"]}])
def test_a_model_of_another_kind_is_refused(change: dict[str, object], tmp_path: Path) -> None:
    folder = tiny.write(tmp_path / "model")
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    (folder / "config.json").write_text(json.dumps(config | change), encoding="utf-8")
    with pytest.raises(ConfigError, match="another kind of model"):
        Tagger.load(folder)
