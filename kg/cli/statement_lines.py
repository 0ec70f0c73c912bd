"""A statement in words for a terminal, and its marked evidence; see `kg.query.statement_words`."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

import click

from kg.cli.terminal import safe
from kg.query import statement_words
from kg.query.statement_words import Mark, marks

if TYPE_CHECKING:
    from collections.abc import Mapping

type Record = Mapping[str, Any]

COLOURS = {
    "speaker": "cyan",
    "cue": "magenta",
    "content": "yellow",
    "condition": "green",
    "exception": "red",
}
"""An exception is a condition that must not come true: "unless …"."""


def sentence(record: Record) -> str:
    """Return who did what, when, with which words: `According to 002, Russia denied …`."""
    return safe(statement_words.sentence(record))


def standing(record: Record) -> str:
    """Return how the speaker puts it: `put as fact, certain, indirect quotation`."""
    return safe(statement_words.standing(record))


def marked(record: Record, colours: bool) -> str:
    """Return the evidence with speaker, cue, content and conditions marked.

    In colours, else in square brackets that say which it is: `[speaker Oslo] [cue said]`.
    """
    text, found = safe(record["quote"]), marks(record)
    if colours:
        innermost = [_innermost(found, i) for i in range(len(text))]
        runs = groupby(zip(innermost, text, strict=True), key=lambda pair: pair[0])
        return "".join(_coloured("".join(c for _, c in run), kind) for kind, run in runs)
    out = []
    for i in range(len(text) + 1):
        out += ["]" for m in found if m.end == i]
        out += [f"[{m.kind} " for m in found if m.start == i]
        out.append(text[i : i + 1])
    return "".join(out)


def _innermost(found: list[Mark], i: int) -> str | None:
    return next((m.kind for m in reversed(found) if m.start <= i < m.end), None)


def _coloured(text: str, kind: str | None) -> str:
    return click.style(text, fg=COLOURS[kind], bold=True) if kind else text


def legend() -> str:
    """Return what the colours of `marked` stand for."""
    return "  ".join(click.style(kind, fg=colour, bold=True) for kind, colour in COLOURS.items())
