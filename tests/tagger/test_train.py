"""A tiny encoder learns a tiny language, and what it writes is what the runtime loads."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import numpy as np
import pytest

from kg.errors import ConfigError, InputError
from kg.model import Span
from kg.tagger.marked_texts import Marked
from kg.tagger.runtime import Tagger
from kg.tagger.tags import Attribution
from kg.tagger.weights import base_folder, cut_shape, cut_weights, read_shape, read_weights
from kg.tagger.windows import LONGEST, Pieces, paragraphs
from tests.tagger import tiny

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny.base(tmp_path_factory.mktemp("encoder") / "base")


def marked() -> list[Marked]:
    """Return texts in which every name before "said" is a source, and "rain…" a content."""
    found = []
    for name in ("Kim", "Oslo", "Minister"):
        for what in ("that rain failed", "that talks failed", "that rain talks"):
            text = f"{name} said {what}."
            start = len(name) + 6
            roles = (
                (Span(0, len(name)),),
                (Span(len(name) + 1, len(name) + 5),),
                (Span(start, start + len(what)),),
            )
            found.append(Marked(text, text, (Attribution(*roles),)))
    return found


def test_a_base_is_read_and_cut(base: Path) -> None:
    shape = read_shape(base)
    weights = read_weights(base / "model.safetensors")
    assert (shape.layers, shape.width, shape.positions) == (tiny.LAYERS, tiny.WIDTH, LONGEST)
    assert len(cut_weights(weights, 2)) == 5 + 2 * 16
    assert (
        cut_weights({f"bert.{k}": v for k, v in weights.items()}, 1).keys()
        == cut_weights(weights, 1).keys()
    )
    assert cut_shape(shape, 1).layers == 1
    assert cut_shape(shape, None) == shape
    for layers in (0, 3):
        with pytest.raises(ConfigError, match="keep 1 to 2"):
            cut_shape(shape, layers)
    with pytest.raises(ConfigError, match=r"lacks encoder\.layer\.2"):
        cut_weights(weights, 3)


def test_what_is_no_base_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"no config\.json"):
        read_shape(tmp_path)
    (tmp_path / "config.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ConfigError, match="num_hidden_layers"):
        read_shape(tmp_path)
    path = tmp_path / "model.safetensors"
    with pytest.raises(ConfigError, match=r"model\.safetensors"):
        read_weights(path)
    for raw in (b"", b"nonsense" * 4, struct.pack("<Q", 2) + b"[]"):
        path.write_bytes(raw)
        with pytest.raises(ConfigError, match="not a safetensors file"):
            read_weights(path)
    with pytest.raises(ConfigError, match="no base encoder"):
        base_folder("no_such_package_here")


def test_it_learns_and_the_runtime_agrees(base: Path, tmp_path: Path) -> None:
    pytest.importorskip("torch", reason="training needs the extra `train`")
    pytest.importorskip("onnx", reason="training needs the extra `train`")
    from kg.tagger.export import export
    from kg.tagger.train import Course, examples, train

    texts = marked()
    shape, weights = read_shape(base), read_weights(base / "model.safetensors")
    learn = examples(Pieces.load(base), texts, longest=24)
    assert 1 < len(learn) < len(texts)  # short texts share windows
    assert sum(len(e.labels) for e in learn) == sum(len(t.text.split()) + 1 for t in texts)
    assert all(len(e.ids) <= 24 and len(e.firsts) == len(e.labels) for e in learn)
    course = Course(epochs=60, rate=1e-2, layer_decay=1, batch=1, dropout=0)
    told: list[tuple[int, int, float]] = []
    trained = train(weights, shape, learn, course, lambda *step: told.append(step))
    assert told[-1][:2] == (60 * len(learn), 60 * len(learn))
    assert told[-1][2] < told[0][2] / 10
    again = train(weights, shape, learn, course, lambda *_: None)
    assert all((trained[name] == again[name]).all() for name in trained)
    for int8 in (False, True):
        folder = tmp_path / str(int8)
        export(folder, trained, shape, base, int8=int8)
        tagger = Tagger.load(folder)
        for text in texts:
            (found,) = tagger.tag(text.text, paragraphs(text.text))
            ours = Attribution(found.source, found.cue, found.content)
            assert (ours,) == text.attributions
    with pytest.raises(InputError, match="no words"):
        train(weights, shape, (), course, lambda *_: None)
    with pytest.raises(ConfigError, match="above 0"):
        Course(epochs=0)


def test_the_graph_computes_what_the_encoder_does(base: Path, tmp_path: Path) -> None:
    torch = pytest.importorskip("torch", reason="training needs the extra `train`")
    pytest.importorskip("onnx", reason="training needs the extra `train`")
    from kg.tagger.encoder import scores, tensors
    from kg.tagger.export import export

    shape, weights = (
        read_shape(base),
        cut_weights(read_weights(base / "model.safetensors"), tiny.LAYERS),
    )
    weights["classifier.weight"] = np.ones((7, tiny.WIDTH), np.float32)
    weights["classifier.weight"][::2] = -0.5
    weights["classifier.bias"] = np.arange(7, dtype=np.float32)
    export(tmp_path, weights, shape, base, int8=False)
    ids = np.array([2, 5, 9, 30, 3])
    (ours,) = Tagger.load(tmp_path).session.run(None, {"ids": ids})
    # three pieces of padding behind the window change nothing
    padded = torch.tensor([[*ids, 0, 0, 0]])
    theirs = scores(tensors(weights), shape, padded, padded > 0)
    np.testing.assert_allclose(ours, theirs[0, :5].detach().numpy(), rtol=1e-4, atol=1e-5)
