"""The articles of `answered.md` with their answers, as a request shows them and an endpoint sends.

In: the page. Out: each article with the rows of its answer, and what is said to come of each.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tests.llm.answering import text_of

PAGE = Path(__file__).with_name("answered.md")
STATED = "stated"
_ELSEWHERE = re.compile(r"(\d+): (.+)", re.DOTALL)
_LISTS = ("act", "polarity", "modality", "certainty")


@dataclass(frozen=True)
class Row:
    """A statement of an answer, and what comes of it: `stated` or not, with reasons."""

    statement: dict[str, Any]
    outcome: tuple[str, ...]

    @property
    def is_stated(self) -> bool:
        return self.outcome[0] == STATED

    @property
    def reasons(self) -> tuple[str, ...]:
        return tuple(r for r in self.outcome if r != STATED)


@dataclass(frozen=True)
class Answered:
    """An article and the answer about it."""

    name: str
    text: str
    rows: tuple[Row, ...]

    @property
    def answer(self) -> str:
        return text_of(*(r.statement for r in self.rows))


@cache
def answered() -> tuple[Answered, ...]:
    """Return the articles of the page."""
    sections = PAGE.read_text(encoding="utf-8").split("\n## ")[1:]
    return tuple(_article(s) for s in sections)


def _article(section: str) -> Answered:
    name, _, body = section.partition("\n")
    lines = body.strip().splitlines()
    rows = tuple(_row(line) for line in lines if line.startswith("| "))
    text = "\n".join(line for line in lines if not line.startswith("| "))
    return Answered(name.strip(), text.strip(), rows)


def _row(line: str) -> Row:
    cells = [cell.strip() for cell in line.strip().strip("|").split(" | ")]
    number, speaker, cue, content, target, condition, values, outcome = cells
    one: dict[str, Any] = {
        "speaker": _piece(number, speaker),
        "cue": _piece(number, cue),
        "content": _pieces(number, content),
        "target": _piece(number, target),
        "condition": _pieces(number, condition),
        **dict(zip(_LISTS, values.split(), strict=True)),
    }
    return Row(one, tuple(outcome.split(", ")))


def _pieces(number: str, cell: str) -> list[dict[str, Any]]:
    found = (_piece(number, part.strip()) for part in cell.split(";;"))
    return [piece for piece in found if piece is not None]


def _piece(number: str, cell: str) -> dict[str, Any] | None:
    if cell == "-":
        return None
    elsewhere = _ELSEWHERE.fullmatch(cell)
    if elsewhere is not None:
        number, cell = elsewhere.groups()
    return {"sentence": int(number), "words": cell}
