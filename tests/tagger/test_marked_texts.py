"""Marked texts are read, and what is wrong with one is said with its line."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

import pytest

from kg.errors import InputError
from kg.model import Span
from kg.tagger.marked_texts import read_marked
from kg.tagger.tags import Attribution

if TYPE_CHECKING:
    from pathlib import Path

RECORD = {
    "doc_id": "a",
    "text": "𝔘 said it.",
    "attributions": [{"source": [[0, 1]], "cue": [[2, 6]], "content": [[7, 9]], "id": "E1"}],
}


def test_plain_and_packed(tmp_path: Path) -> None:
    raw = f"{json.dumps(RECORD)}\n\n".encode()
    (tmp_path / "a.jsonl").write_bytes(raw)
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(raw))
    (marked,) = read_marked(tmp_path / "a.jsonl")
    assert read_marked(tmp_path / "a.jsonl.gz") == (marked,)
    assert marked.attributions == (Attribution((Span(0, 1),), (Span(2, 6),), (Span(7, 9),)),)
    assert marked.attributions[0].content[0].of(marked.text) == "it"


@pytest.mark.parametrize(
    "line",
    [
        "[",
        "[]",
        '{"text": "a"}',
        '{"text": 1, "attributions": []}',
        '{"text": "a", "attributions": [1]}',
        '{"text": "a", "attributions": [{"cue": [[0, 2]]}]}',
        '{"text": "a", "attributions": [{"cue": [[1, 0]]}]}',
        '{"text": "a", "attributions": [{"cue": [[0]]}]}',
    ],
)
def test_a_wrong_record_is_named_by_its_line(line: str, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(f"{json.dumps(RECORD)}\n{line}\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"a\.jsonl:2: not a marked text"):
        read_marked(path)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.gz").write_bytes(b"nonsense")
    for name in ("none.jsonl", "a.gz"):
        with pytest.raises(InputError, match=name):
            read_marked(tmp_path / name)
