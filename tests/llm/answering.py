"""Answers as a model would write them: pieces by their words, sentences looked up in the prompt."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

_LINE = re.compile(r"^\[(\d+)\] (.*)$", re.MULTILINE)


def shown(request: Mapping[str, Any]) -> dict[int, str]:
    """Return the sentences that a request shows, by number."""
    return {int(n): words for n, words in _LINE.findall(request["messages"][1]["content"])}


def piece(sentences: Mapping[int, str], words: str) -> dict[str, Any]:
    """Return a piece with the first sentence that has the words; 1 where none has."""
    number = next((n for n, s in sentences.items() if words in s), min(sentences, default=1))
    return {"sentence": number, "words": words}


def said(
    sentences: Mapping[int, str],
    speaker: str | None,
    cue: str | None,
    *content: str,
    target: str | None = None,
    condition: tuple[str, ...] = (),
    act: str = "state",
    polarity: str = "pos",
    modality: str = "realis",
    certainty: str = "certain",
) -> dict[str, Any]:
    """Return a statement of an answer."""
    return {
        "speaker": None if speaker is None else piece(sentences, speaker),
        "cue": None if cue is None else piece(sentences, cue),
        "content": [piece(sentences, c) for c in content],
        "target": None if target is None else piece(sentences, target),
        "condition": [piece(sentences, c) for c in condition],
        "act": act,
        "polarity": polarity,
        "modality": modality,
        "certainty": certainty,
    }


def text_of(*statements: object) -> str:
    """Return the text of an answer with these statements."""
    return json.dumps({"statements": statements}, ensure_ascii=False)
