"""A tagger so small that it is written out here: it looks each word piece up in a table.

The model is one Gather node. It is encoded by hand, so that the tests need no ONNX library.
"""

from __future__ import annotations

import json
import struct
from typing import TYPE_CHECKING

import numpy as np
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

from kg.tagger.runtime import FORMAT
from kg.tagger.tags import LABELS
from kg.tagger.windows import LONGEST

if TYPE_CHECKING:
    from pathlib import Path

MARKS = ("[PAD]", "[UNK]", "[CLS]", "[SEP]")
WORDS = ("said", "warned", "kim", "oslo", "minister", "talk", "##s", "fail", "##ed", "rain", "that")
POINTS = tuple(".,;:!?“”\"'’-")
VOCABULARY = (*MARKS, *WORDS, *POINTS, *"abcdefghijklmnopqrstuvwxyz0123456789")

MEANS = {
    "kim": "B-source",
    "oslo": "B-source",
    "minister": "I-source",
    "said": "B-cue",
    "warned": "B-cue",
    "that": "B-content",
    "talk": "I-content",
    "fail": "I-content",
    "rain": "I-content",
}
"""What the tagger takes a word for; all others are outside."""


def tokenizer() -> Tokenizer:
    made = Tokenizer(WordPiece({t: i for i, t in enumerate(VOCABULARY)}, unk_token="[UNK]"))
    made.normalizer = BertNormalizer(lowercase=True)
    made.pre_tokenizer = BertPreTokenizer()
    return made


def write(folder: Path) -> Path:
    """Write the tagger into a new folder and return it."""
    folder.mkdir(parents=True)
    (folder / "tokenizer.json").write_text(tokenizer().to_str(), encoding="utf-8")
    config = {"format": FORMAT, "labels": list(LABELS), "longest": 24, "layers": 0}
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")
    (folder / "model.onnx").write_bytes(model())
    return folder


WIDTH, INNER, LAYERS = 16, 32, 2


def base(folder: Path) -> Path:
    """Write an encoder of random numbers, in the form that encoders come in, into a new folder."""
    folder.mkdir(parents=True)
    (folder / "tokenizer.json").write_text(tokenizer().to_str(), encoding="utf-8")
    config = {
        "num_hidden_layers": LAYERS,
        "num_attention_heads": 2,
        "hidden_size": WIDTH,
        "max_position_embeddings": LONGEST,
        "layer_norm_eps": 1e-12,
    }
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")
    sizes: dict[str, tuple[int, ...]] = {
        "embeddings.word_embeddings.weight": (len(VOCABULARY), WIDTH),
        "embeddings.position_embeddings.weight": (LONGEST, WIDTH),
        "embeddings.token_type_embeddings.weight": (2, WIDTH),
        "embeddings.LayerNorm.weight": (WIDTH,),
        "embeddings.LayerNorm.bias": (WIDTH,),
        "pooler.dense.bias": (WIDTH,),
    }
    for i in range(LAYERS):
        for name, rows, columns in (
            ("attention.self.query", WIDTH, WIDTH),
            ("attention.self.key", WIDTH, WIDTH),
            ("attention.self.value", WIDTH, WIDTH),
            ("attention.output.dense", WIDTH, WIDTH),
            ("attention.output.LayerNorm", WIDTH, 0),
            ("intermediate.dense", INNER, WIDTH),
            ("output.dense", WIDTH, INNER),
            ("output.LayerNorm", WIDTH, 0),
        ):
            layer = f"encoder.layer.{i}.{name}"
            sizes[f"{layer}.weight"] = (rows, columns) if columns else (rows,)
            sizes[f"{layer}.bias"] = (rows,)
    numbers = np.random.default_rng(1)
    table, raw = {}, b""
    for name, size in sizes.items():
        ones = "LayerNorm.weight" in name
        value = np.ones(size) if ones else numbers.normal(scale=0.1, size=size)
        part = value.astype("<f4").tobytes()
        place = [len(raw), len(raw) + len(part)]
        table[name] = {"dtype": "F32", "shape": list(size), "data_offsets": place}
        raw += part
    head = json.dumps(table).encode()
    written = struct.pack("<Q", len(head)) + head + raw
    (folder / "model.safetensors").write_bytes(written)
    return folder


def model() -> bytes:
    """Return the ONNX model: the scores of a piece are its row in a table."""
    rows = []
    for word in VOCABULARY:
        label = LABELS.index(MEANS.get(word, "O"))
        rows += [4.0 if i == label else 0.0 for i in range(len(LABELS))]
    table = (
        b"".join(_number(1, size) for size in (len(VOCABULARY), len(LABELS)))
        + _number(2, _FLOAT)
        + _bytes(8, b"table")
        + _bytes(9, struct.pack(f"<{len(rows)}f", *rows))
    )
    node = b"".join(
        _bytes(field, value)
        for field, value in ((1, b"table"), (1, b"ids"), (2, b"scores"), (4, b"Gather"))
    )
    graph = (
        _bytes(1, node)
        + _bytes(2, b"tiny")
        + _bytes(5, table)
        + _bytes(11, _value(b"ids", _INT64, [b"pieces"]))
        + _bytes(12, _value(b"scores", _FLOAT, [b"pieces", b"labels"]))
    )
    return _number(1, 8) + _bytes(7, graph) + _bytes(8, _bytes(1, b"") + _number(2, 17))


_FLOAT, _INT64 = 1, 7


def _value(name: bytes, kind: int, sizes: list[bytes]) -> bytes:
    shape = b"".join(_bytes(1, _bytes(2, size)) for size in sizes)
    return _bytes(1, name) + _bytes(2, _bytes(1, _number(1, kind) + _bytes(2, shape)))


def _varint(number: int) -> bytes:
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*out, number])


def _number(field: int, value: int) -> bytes:
    return _varint(field << 3) + _varint(value)


def _bytes(field: int, value: bytes) -> bytes:
    return _varint(field << 3 | 2) + _varint(len(value)) + value
