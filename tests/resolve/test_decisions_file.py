"""Judgements as people's programs save them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from kg.resolve import read_decisions

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_byte_order_mark_and_other_line_ends_are_fine(
    tmp_path: Path, mark: str, end: str
) -> None:
    path = tmp_path / "judgements.jsonl"
    lines = [json.dumps({"left": "a-1", "right": f"a-{n}", "verdict": "same"}) for n in (2, 3)]
    path.write_bytes((mark + end.join(lines) + end).encode("utf-8"))
    assert [(d.left, d.right) for d in read_decisions(path)] == [("a-1", "a-2"), ("a-1", "a-3")]
