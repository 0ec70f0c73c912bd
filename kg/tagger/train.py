"""Teach an encoder to tag words: marked texts and a base encoder in, a folder with a model out."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch
from torch.nn import functional

from kg.errors import ConfigError, InputError
from kg.tagger.encoder import scores, tensors
from kg.tagger.tags import LABELS, labels, outermost
from kg.tagger.weights import cut_weights
from kg.tagger.windows import LONGEST, Pieces, paragraphs, windows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray
    from torch import Tensor

    from kg.tagger.marked_texts import Marked
    from kg.tagger.weights import Shape

    Weights = Mapping[str, NDArray[np.float32]]

_NOT_A_WORD = -100
"""The label of pieces that are not the first of a word: torch leaves them out of the loss."""

_POOL = 50
"""Batches sorted by length together: little padding, and still another order in every epoch."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """How to train.

    `rate` is the highest learning rate, reached after a tenth of the steps and falling to nothing
    in a line; each layer below the last learns `layer_decay` times as fast as the one above it.
    `batch` counts windows. `dropout` and `decay` are shares. The same seed, texts and number of
    threads give the same weights on the same machine.
    """

    epochs: float = 8
    rate: float = 3e-4
    layer_decay: float = 0.9
    batch: int = 8
    dropout: float = 0.1
    decay: float = 0.01
    seed: int = 1

    def __post_init__(self) -> None:
        if self.epochs <= 0 or self.batch < 1 or self.rate <= 0 or not 0 <= self.dropout < 1:
            raise ConfigError("epochs, batch and rate must be above 0, dropout at least 0, below 1")


@dataclass(frozen=True, slots=True)
class Example:
    """A window to learn from: its word pieces, where words begin in it, one label a word.

    `weight` is what its loss counts for, 1 as a rule.
    """

    ids: tuple[int, ...]
    firsts: tuple[int, ...]
    labels: tuple[int, ...]
    weight: float = 1.0

    def then(self, other: Example) -> Example:
        """Return both in one window, `other` behind this, without its mark of the beginning."""
        shift = len(self.ids) - 1
        return Example(
            self.ids + other.ids[1:],
            self.firsts + tuple(first + shift for first in other.firsts),
            self.labels + other.labels,
            self.weight,
        )


def examples(
    pieces: Pieces, texts: Sequence[Marked], weight: float = 1.0, longest: int = LONGEST
) -> tuple[Example, ...]:
    """Return the windows of marked texts with the labels of their words.

    Short texts that follow each other share a window: the tagger is to read windows of several
    paragraphs, and would else know only the beginnings of windows.
    """
    found: list[Example] = []
    for marked in texts:
        outer = outermost(marked.attributions)
        for window in windows(pieces, marked.text, paragraphs(marked.text), longest):
            given = tuple(labels(window.words, outer))
            example = Example(window.ids, window.firsts, given, weight)
            if found and len(found[-1].ids) + len(example.ids) - 1 <= longest:
                found[-1] = found[-1].then(example)
            elif example.labels:
                found.append(example)
    return tuple(found)


def train(
    base: Weights,
    shape: Shape,
    learn: Sequence[Example],
    course: Course,
    progress: Callable[[int, int, float], None],
) -> dict[str, NDArray[np.float32]]:
    """Return the weights after training, `classifier` among them; `base` stays as it is.

    `progress` is called after each step with the step, the number of steps, and the mean loss of a
    word (natural logarithm) over about the last fifty steps. InputError when there is nothing to
    learn from.
    """
    if not learn:
        raise InputError("no words to learn from")
    torch.manual_seed(course.seed)
    order = random.Random(course.seed)
    weights = tensors(cut_weights(base, shape.layers))
    head = torch.empty(len(LABELS), shape.width).normal_(std=0.02)
    weights["classifier.weight"] = head.requires_grad_()
    weights["classifier.bias"] = torch.zeros(len(LABELS)).requires_grad_()
    optimiser = torch.optim.AdamW(_groups(weights, shape, course), fused=True)
    steps = max(1, round(math.ceil(len(learn) / course.batch) * course.epochs))
    rates = [group["lr"] for group in optimiser.param_groups]
    mean = math.nan
    for step, batch in zip(range(1, steps + 1), _batches(learn, course.batch, order), strict=False):
        for group, rate in zip(optimiser.param_groups, rates, strict=True):
            group["lr"] = rate * _share(step, steps)
        loss = _loss(weights, shape, batch, course.dropout)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(weights.values(), 1.0)
        optimiser.step()
        value = loss.item()
        mean = value if math.isnan(mean) else mean + (value - mean) / min(step, 50)
        progress(step, steps, mean)
    return {name: tensor.detach().float().numpy() for name, tensor in weights.items()}


def _share(step: int, steps: int) -> float:
    """Return the share of the highest learning rate: up over a tenth of the steps, then down."""
    warm = max(1, steps // 10)
    return min(step / warm, (steps - step + 1) / max(1, steps - warm + 1))


def _groups(weights: Mapping[str, Tensor], shape: Shape, course: Course) -> list[dict[str, object]]:
    groups = []
    for name, tensor in weights.items():
        part = name.split(".")
        above = {"classifier": 0, "embeddings": shape.layers + 1}.get(part[0], -1)
        if above < 0:
            above = shape.layers - int(part[2])
        plain = part[-1] == "bias" or "LayerNorm" in part
        groups.append(
            {
                "params": [tensor],
                "lr": course.rate * course.layer_decay**above,
                "weight_decay": 0.0 if plain else course.decay,
            }
        )
    return groups


def _batches(learn: Sequence[Example], size: int, order: random.Random) -> Iterator[list[Example]]:
    """Yield batches without end, each of windows of about one length, every epoch anew."""
    while True:
        shuffled = order.sample(learn, len(learn))
        batches = []
        for i in range(0, len(shuffled), size * _POOL):
            pool = sorted(shuffled[i : i + size * _POOL], key=lambda e: len(e.ids))
            batches += [pool[j : j + size] for j in range(0, len(pool), size)]
        order.shuffle(batches)
        yield from batches


def _loss(
    weights: Mapping[str, Tensor], shape: Shape, batch: Sequence[Example], dropout: float
) -> Tensor:
    longest = max(len(e.ids) for e in batch)
    ids = torch.zeros(len(batch), longest, dtype=torch.long)
    real = torch.zeros(len(batch), longest, dtype=torch.bool)
    wanted = torch.full((len(batch), longest), _NOT_A_WORD)
    for i, example in enumerate(batch):
        size = len(example.ids)
        ids[i, :size] = torch.tensor(example.ids)
        real[i, :size] = True
        wanted[i, torch.tensor(example.firsts)] = torch.tensor(example.labels)
    with torch.autocast("cpu", torch.bfloat16):
        given = scores(weights, shape, ids, real, dropout)
    each = functional.cross_entropy(
        given.float().transpose(1, 2), wanted, ignore_index=_NOT_A_WORD, reduction="none"
    )
    importance = torch.tensor([e.weight for e in batch])[:, None] * (wanted != _NOT_A_WORD)
    return (each * importance).sum() / importance.sum()
