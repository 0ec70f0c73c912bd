"""Trained weights as a folder that `kg.tagger.runtime` loads.

The ONNX graph is written out by hand: one window in, a row of scores a piece out. So it holds no
batch and no padding, and what comes out for a window does not depend on its neighbours, which the
usual int8 arithmetic, scaled by the largest number present, would make it do.
"""

from __future__ import annotations

import json
import logging
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from kg.tagger.runtime import FORMAT, INPUT, MODEL, OUTPUT
from kg.tagger.tags import LABELS
from kg.tagger.windows import LONGEST

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from kg.tagger.weights import Shape

_OPSET = 20
"""The first ONNX operator set with Gelu; LayerNormalization is older."""
_IR = 10


class _Graph:
    """Nodes and constants in the making; each step gives the name of its result."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, name: str, value: NDArray[np.generic]) -> str:
        if all(known.name != name for known in self.constants):
            self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def step(self, kind: str, *inputs: str, outputs: int = 1, **options: Any) -> list[str]:
        number = len(self.nodes)
        names = [f"{kind}_{number}_{i}" for i in range(outputs)]
        self.nodes.append(helper.make_node(kind, inputs, names, f"{kind}_{number}", **options))
        return names

    def one(self, kind: str, *inputs: str, **options: Any) -> str:
        return self.step(kind, *inputs, **options)[0]

    def linear(
        self, x: str, name: str, weight: NDArray[np.float32], bias: NDArray[np.float32]
    ) -> str:
        product = self.one("MatMul", x, self.constant(f"{name}.weight", weight.T))
        return self.one("Add", product, self.constant(f"{name}.bias", bias))


def graph(weights: Mapping[str, NDArray[np.float32]], shape: Shape, int8: bool) -> onnx.ModelProto:
    """Return the encoder as an ONNX model, with `int8` its table of words in eight bits already."""
    g = _Graph()

    def linear(x: str, name: str) -> str:
        return g.linear(x, name, weights[f"{name}.weight"], weights[f"{name}.bias"])

    def norm(x: str, name: str) -> str:
        parts = [f"{name}.{part}" for part in ("weight", "bias")]
        constants = [g.constant(part, weights[part]) for part in parts]
        return g.one("LayerNormalization", x, *constants, axis=-1, epsilon=shape.epsilon)

    def reshaped(x: str, name: str, *size: int) -> str:
        return g.one("Reshape", x, g.constant(name, np.array(size, np.int64)))

    head = shape.width // shape.heads
    x = norm(_embedded(g, weights, int8), "embeddings.LayerNorm")
    for i in range(shape.layers):
        layer = f"encoder.layer.{i}"
        names = [f"{layer}.attention.self.{part}" for part in ("query", "key", "value")]
        joined = g.linear(
            x,
            f"{layer}.attention.self",
            np.concatenate([weights[f"{name}.weight"] for name in names]),
            np.concatenate([weights[f"{name}.bias"] for name in names]),
        )
        parts = g.step("Split", joined, outputs=3, axis=-1, num_outputs=3)
        query, key, value = (reshaped(p, "heads", -1, shape.heads, head) for p in parts)
        near = g.one(
            "MatMul",
            g.one("Transpose", query, perm=[1, 0, 2]),
            g.one("Transpose", key, perm=[1, 2, 0]),
        )
        scale = g.constant("scale", np.array(head**-0.5, np.float32))
        share = g.one("Softmax", g.one("Mul", near, scale), axis=-1)
        mixed = g.one("MatMul", share, g.one("Transpose", value, perm=[1, 0, 2]))
        flat = reshaped(g.one("Transpose", mixed, perm=[1, 0, 2]), "flat", -1, shape.width)
        x = norm(
            g.one("Add", x, linear(flat, f"{layer}.attention.output.dense")),
            f"{layer}.attention.output.LayerNorm",
        )
        inner = g.one("Gelu", linear(x, f"{layer}.intermediate.dense"))
        x = norm(
            g.one("Add", x, linear(inner, f"{layer}.output.dense")), f"{layer}.output.LayerNorm"
        )
    g.nodes.append(helper.make_node("Identity", [linear(x, "classifier")], [OUTPUT]))
    model = helper.make_model(
        helper.make_graph(
            g.nodes,
            "tagger",
            [helper.make_tensor_value_info(INPUT, TensorProto.INT64, ["pieces"])],
            [helper.make_tensor_value_info(OUTPUT, TensorProto.FLOAT, ["pieces", len(LABELS)])],
            g.constants,
        ),
        opset_imports=[helper.make_opsetid("", _OPSET)],
        ir_version=_IR,
        producer_name="sayso",
    )
    onnx.checker.check_model(model)
    return model


def _embedded(g: _Graph, weights: Mapping[str, NDArray[np.float32]], int8: bool) -> str:
    table = weights["embeddings.word_embeddings.weight"]
    if int8:
        scale = np.maximum(np.abs(table).max(axis=1, keepdims=True), 1e-9) / 127
        whole = np.rint(table / scale).astype(np.int8)
        rows = g.one("Gather", g.constant("words", whole), INPUT)
        scales = g.one("Gather", g.constant("words.scale", scale.astype(np.float32)), INPUT)
        words = g.one("Mul", g.one("Cast", rows, to=TensorProto.FLOAT), scales)
    else:
        words = g.one("Gather", g.constant("words", table), INPUT)
    places = (
        weights["embeddings.position_embeddings.weight"][:LONGEST]
        + weights["embeddings.token_type_embeddings.weight"][0]
    )
    zero, one = (g.constant(str(n), np.array([n], np.int64)) for n in (0, 1))
    length = g.one("Shape", INPUT)
    near = g.one("Slice", g.constant("places", places), zero, length, zero, one)
    return g.one("Add", words, near)


def export(
    folder: Path,
    weights: Mapping[str, NDArray[np.float32]],
    shape: Shape,
    base: Path,
    *,
    int8: bool = True,
) -> None:
    """Write `model.onnx`, `tokenizer.json` (the base's) and `config.json` into the folder.

    With `int8` the products with weights are done in eight bits, a scale for each column, and seven
    bits of each weight used, so that no processor's sums overflow.
    """
    folder.mkdir(parents=True, exist_ok=True)
    model = graph(weights, shape, int8)
    if int8:
        _quantised(model, folder / MODEL)
    else:
        onnx.save(model, folder / MODEL)
    shutil.copyfile(base / "tokenizer.json", folder / "tokenizer.json")
    config = {"format": FORMAT, "labels": list(LABELS), "longest": LONGEST, "layers": shape.layers}
    text = json.dumps(config, indent=1, ensure_ascii=False)
    (folder / "config.json").write_text(f"{text}\n", encoding="utf-8")


def _quantised(model: onnx.ModelProto, out: Path) -> None:
    from onnxruntime.quantization import QuantType, quantize_dynamic

    logging.disable(logging.WARNING)  # it advises a step that a graph without shapes would need
    try:
        with tempfile.TemporaryDirectory() as folder:
            plain = Path(folder, MODEL)
            onnx.save(model, plain)
            quantize_dynamic(
                plain,
                out,
                op_types_to_quantize=["MatMul"],
                per_channel=True,
                reduce_range=True,
                weight_type=QuantType.QInt8,
                extra_options={"MatMulConstBOnly": True},
            )
    finally:
        logging.disable(logging.NOTSET)
