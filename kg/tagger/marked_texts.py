"""Marked texts to learn from and to score on: JSON lines of text and attributions."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.model import Span
from kg.tagger.tags import Attribution

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with its attributions; offsets are code points of `text`, half-open."""

    id: str
    text: str
    attributions: tuple[Attribution, ...]


def read_marked(path: Path) -> tuple[Marked, ...]:
    """Read records `{doc_id, text, attributions: [{source, cue, content}]}`, one a line.

    Each role is a list of `[start, end]` and may be missing. A name that ends in `.gz` is unpacked.
    InputError names the line of a record that cannot be read.
    """
    found = []
    try:
        raw = path.read_bytes()
        text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")
    except (OSError, EOFError, ValueError) as error:
        raise InputError(f"cannot read {path}: {error}") from error
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            found.append(_marked(json.loads(line)))
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise InputError(f"{path}:{number}: not a marked text: {error!r}") from error
    return tuple(found)


def _marked(record: dict[str, object]) -> Marked:
    text = record["text"]
    entries = record["attributions"]
    if not isinstance(text, str) or not isinstance(entries, list):
        raise TypeError("text must be a string, attributions a list")
    attributions = tuple(
        Attribution(*(_spans(entry.get(role), len(text)) for role in ("source", "cue", "content")))
        for entry in entries
    )
    return Marked(str(record.get("doc_id", "")), text, attributions)


def _spans(pairs: list[list[int]] | None, size: int) -> tuple[Span, ...]:
    spans = tuple(sorted(Span(int(start), int(end)) for start, end in pairs or ()))
    if any(span.end > size for span in spans):
        raise ValueError(f"a place behind the end of the text ({size} code points)")
    return spans
