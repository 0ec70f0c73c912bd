"""A trained tagger at work: a folder with a model in, attributions of a text out."""

from __future__ import annotations

import json
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from kg.errors import ConfigError
from kg.model import Span
from kg.tagger.cue_linking import Stretch, link
from kg.tagger.tags import LABELS, best, stretches
from kg.tagger.windows import Pieces, windows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from kg.tagger.tags import Attribution
    from kg.tagger.windows import Window

FORMAT = "sayso-tagger-1"
"""What `config.json` says under `format`; a model of another format is refused."""

MODEL, INPUT, OUTPUT = "model.onnx", "ids", "scores"


@dataclass(frozen=True, slots=True)
class Tagged:
    """An attribution that the tagger found: who, by which words, what.

    Places are code points of the text as given, half-open, in order; a role may be empty. `score`
    is the mean probability of the tags of its words, rounded to 2 digits: 1 is certain. `right` is
    how often what it adds to the rules with such a score is right, where its makers counted that.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    score: float
    right: float | None = None


@dataclass(frozen=True, slots=True)
class Tagger:
    """A loaded model. The same text and lines give the same result on every call.

    `counted` has pairs, ascending: from this score on, this share of what is added is right.
    """

    session: Any
    pieces: Pieces
    longest: int
    counted: tuple[tuple[float, float], ...] = ()

    @classmethod
    def load(cls, folder: Path) -> Tagger:
        """Load a folder that `kg train-tagger` wrote; it runs on one thread of the processor.

        ConfigError where the packages of the extra are missing or the folder holds no such model.
        """
        try:
            import onnxruntime
        except ImportError as error:
            raise ConfigError(
                "the tagger needs more packages: pip install 'sayso[tagger]'"
            ) from error
        longest, counted = _described(folder)
        pieces = Pieces.load(folder)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.enable_mem_pattern = False  # every window has a length of its own
        options.log_severity_level = 3  # errors only: they come as exceptions too
        try:
            session = onnxruntime.InferenceSession(
                (folder / MODEL).read_bytes(), options, providers=["CPUExecutionProvider"]
            )
        except FileNotFoundError as error:
            raise ConfigError(f"{folder} holds no {MODEL}") from error
        except Exception as error:  # the library's own kinds, which share no base but Exception
            raise ConfigError(f"{folder / MODEL} cannot be run: {error}") from error
        return cls(session, pieces, longest, counted)

    def tag(self, text: str, lines: Sequence[tuple[int, int]]) -> tuple[Tagged, ...]:
        """Return the attributions in the lines of a text, in the order of their first words.

        `lines` are the places of its paragraphs, in order; what stands outside them is not read.
        """
        words: list[tuple[int, int]] = []
        sure: list[float] = []
        found: list[Stretch] = []
        for window in windows(self.pieces, text, lines, self.longest):
            chances = self._chances(window)
            tags = best(chances)
            for role, first, last in stretches(tags):
                span = Span(window.words[first][0], window.words[last - 1][1])
                found.append(Stretch(role, span))
            words += window.words
            sure += np.exp(chances[np.arange(len(tags)), tags]).tolist()
        starts = [start for start, _ in words]
        return tuple(self._tagged(a, _mean(a, starts, sure)) for a in link(text, found))

    def _tagged(self, attribution: Attribution, score: float) -> Tagged:
        shares = [share for least, share in self.counted if score >= least]
        right = shares[-1] if shares else None
        return Tagged(attribution.source, attribution.cue, attribution.content, score, right)

    def _chances(self, window: Window) -> NDArray[np.float64]:
        """Return the logarithm of the probability of each label of each word."""
        ids = np.array(window.ids, np.int64)
        (given,) = self.session.run([OUTPUT], {INPUT: ids})
        rows = np.asarray(given, np.float64)[list(window.firsts)]
        rows -= rows.max(axis=1, keepdims=True)
        return rows - np.log(np.exp(rows).sum(axis=1, keepdims=True))


def _mean(attribution: Attribution, starts: Sequence[int], sure: Sequence[float]) -> float:
    held = list(_inside(attribution.spans(), starts))
    return round(sum(sure[i] for i in held) / len(held), 2)


def _inside(spans: Iterable[Span], starts: Sequence[int]) -> Iterable[int]:
    for span in spans:
        yield from range(bisect_left(starts, span.start), bisect_left(starts, span.end))


def _described(folder: Path) -> tuple[int, tuple[tuple[float, float], ...]]:
    """Return the longest window, and what was counted of how often a score is right."""
    path = folder / "config.json"
    try:
        config = json.loads(path.read_text(encoding="utf-8"))
        known = config["format"] == FORMAT and config["labels"] == list(LABELS)
        longest = int(config["longest"])
        counted = tuple((float(least), float(share)) for least, share in config.get("right", ()))
    except OSError as error:
        raise ConfigError(f"{folder} holds no tagger: no config.json") from error
    except (ValueError, KeyError, TypeError) as error:
        raise ConfigError(f"{path} does not describe a tagger: {error!r}") from error
    if not known:
        raise ConfigError(f"{path} describes another kind of model; `kg train-tagger` makes them")
    return longest, counted
