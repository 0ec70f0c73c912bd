"""Attributions of news texts that others have marked: shares that may rise and never fall."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from kg.extract.article import extract
from kg.model import Span
from kg.parse import ParsedArticle
from kg.parse.spacy_backend import SpacyParser
from kg.tagger.measure import Figures, attributions, words
from kg.tagger.tags import Role
from tests.reading import articles_of

if TYPE_CHECKING:
    from kg.model import Statement

FLOOR_WHOLE = 0.6
"""Source, cue and content found; measured 0.615. Of the marked, 22 are image credits: not read."""

FLOOR_CONTENT = 0.8
"""Words of what is reported; measured 0.813."""

RECORDS = [
    json.loads(line)
    for line in (Path(__file__).parent / "gum-news.jsonl").read_text("utf-8").splitlines()
]


@dataclass(frozen=True, slots=True)
class Marked:
    """The three roles of an attribution, marked or found."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


def _marked(record: dict[str, Any]) -> list[Marked]:
    def spans(places: list[list[int]]) -> tuple[Span, ...]:
        return tuple(Span(a, b) for a, b in places)

    return [
        Marked(spans(a["source"]), spans(a["cue"]), spans(a["content"]))
        for a in record["attributions"]
    ]


def _found(said: Statement) -> Marked:
    return Marked(said.speaker_spans, (said.cue,) if said.cue else (), said.content)


@pytest.fixture(scope="module")
def figures() -> tuple[Figures, Figures]:
    articles = articles_of({r["doc_id"]: r["text"] for r in RECORDS})
    whole, content = Figures(), Figures()
    parses = SpacyParser().parse_all(articles)
    for record, article, parse in zip(RECORDS, articles, parses, strict=True):
        found = [_found(s) for s in extract(ParsedArticle(article, parse)).statements]
        whole += attributions(record["text"], _marked(record), found)
        content += words(record["text"], Role.CONTENT, _marked(record), found)
    return whole, content


def test_every_marked_place_is_in_its_text() -> None:
    assert len(RECORDS) == 22
    for record in RECORDS:
        for one in _marked(record):
            spans = [*one.source, *one.cue, *one.content]
            assert all(s.of(record["text"]).strip() for s in spans), record["doc_id"]


def test_recall_of_attributions_does_not_fall(figures: tuple[Figures, Figures]) -> None:
    whole, content = figures
    assert whole.marked > 200
    assert whole.recall >= FLOOR_WHOLE
    assert content.recall >= FLOOR_CONTENT
