"""Attributions that others have marked: shares that may rise and never fall (README.md)."""

from __future__ import annotations

import pytest

from tests.attribution.reading import agreement, marked, records

FLOORS = {
    "gum-news.jsonl": {"precision": 0.56, "recall": 0.6, "content": 0.82},
    "sayso-marked.jsonl": {"precision": 0.83, "recall": 0.57, "content": 0.67},
    "sayso-sites.jsonl": {"precision": 0.85, "recall": 0.67, "content": 0.78},
}
"""Whole attributions found and right, and words of contents found; measured in README.md."""


TAUGHT = "sayso-news.jsonl"
"""Texts to teach a tagger with; too many to read in every test."""


@pytest.mark.parametrize("name", [*sorted(FLOORS), TAUGHT])
def test_every_marked_place_is_in_its_text(name: str) -> None:
    for record in records(name):
        for one in marked(record):
            spans = [*one.source, *one.cue, *one.content]
            assert spans, record["doc_id"]
            assert all(s.of(record["text"]).strip() for s in spans), record["doc_id"]


def test_ids_are_given_once() -> None:
    for name in (*FLOORS, TAUGHT):
        ids = [r["doc_id"] for r in records(name)]
        assert len(ids) == len(set(ids)) > 20


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_no_figure_falls_below_its_floor(name: str) -> None:
    whole, content = agreement(records(name))
    floor = FLOORS[name]
    assert whole.marked > 200
    assert whole.recall >= floor["recall"]
    assert whole.precision >= floor["precision"]
    assert content.recall >= floor["content"]
