"""The encoder in torch: BERT's layers as one function of the named weights.

Written out because it is short, and so that training needs torch and nothing above it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from torch.nn import functional

if TYPE_CHECKING:
    from collections.abc import Mapping

    from torch import Tensor

    from kg.tagger.weights import Shape


def scores(
    weights: Mapping[str, Tensor], shape: Shape, ids: Tensor, real: Tensor, dropout: float = 0.0
) -> Tensor:
    """Return one row of label scores a piece (windows × pieces × labels), not normalised.

    `ids` are windows × pieces, `real` is true where a piece is one and not padding. `dropout` is
    the share of numbers dropped behind each sub-layer in training.
    """

    def linear(x: Tensor, name: str) -> Tensor:
        return functional.linear(x, weights[f"{name}.weight"], weights[f"{name}.bias"])

    def norm(x: Tensor, name: str) -> Tensor:
        weight, bias = weights[f"{name}.weight"], weights[f"{name}.bias"]
        return functional.layer_norm(x, (shape.width,), weight, bias, shape.epsilon)

    def dropped(x: Tensor) -> Tensor:
        return functional.dropout(x, dropout, training=dropout > 0)

    count, length = ids.shape
    words = functional.embedding(ids, weights["embeddings.word_embeddings.weight"])
    places = weights["embeddings.position_embeddings.weight"][:length]
    kinds = weights["embeddings.token_type_embeddings.weight"][0]
    x = dropped(norm(words + places + kinds, "embeddings.LayerNorm"))
    seen = real[:, None, None, :]
    for i in range(shape.layers):
        layer = f"encoder.layer.{i}"

        def heads(name: str, x: Tensor = x, layer: str = layer) -> Tensor:
            parts = linear(x, f"{layer}.attention.self.{name}")
            return parts.view(count, length, shape.heads, -1).transpose(1, 2)

        mixed = functional.scaled_dot_product_attention(
            heads("query"), heads("key"), heads("value"), attn_mask=seen
        )
        flat = mixed.transpose(1, 2).reshape(count, length, shape.width)
        x = norm(
            x + dropped(linear(flat, f"{layer}.attention.output.dense")),
            f"{layer}.attention.output.LayerNorm",
        )
        inner = functional.gelu(linear(x, f"{layer}.intermediate.dense"))
        x = norm(x + dropped(linear(inner, f"{layer}.output.dense")), f"{layer}.output.LayerNorm")
    return linear(dropped(x), "classifier")


def tensors(weights: Mapping[str, object]) -> dict[str, Tensor]:
    """Return arrays as tensors that learn."""
    return {name: torch.tensor(value).requires_grad_() for name, value in weights.items()}
