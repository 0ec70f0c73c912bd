"""Marked attributions, and how far extraction agrees with them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.extract.stages import extract
from kg.model import Span, Voice
from kg.parse import ParsedArticle
from kg.parse.spacy_backend import SpacyParser
from kg.tagger.measure import Figures, attributions, words
from kg.tagger.tags import Role
from tests.reading import articles_of

if TYPE_CHECKING:
    from kg.model import Statement

type Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Marked:
    """The three roles of an attribution, marked or found."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


def records(name: str) -> list[Record]:
    """Return the records of a file beside this one."""
    lines = (Path(__file__).parent / name).read_text("utf-8").split("\n")
    return [json.loads(line) for line in lines if line]


def marked(record: Record) -> list[Marked]:
    """Return the attributions of a record."""

    def spans(places: list[list[int]]) -> tuple[Span, ...]:
        return tuple(Span(a, b) for a, b in places)

    found = record["attributions"]
    return [Marked(spans(a["source"]), spans(a["cue"]), spans(a["content"])) for a in found]


def found(said: Statement) -> Marked:
    """Return the roles of a statement."""
    return Marked(said.speaker_spans, (said.cue,) if said.cue else (), said.content)


def agreement(every: list[Record]) -> tuple[Figures, Figures]:
    """Return how many whole attributions, and how many words of contents, agree."""
    articles = articles_of({r["doc_id"]: r["text"] for r in every})
    whole, content = Figures(), Figures()
    for record, article, parse in zip(
        every, articles, SpacyParser().parse_all(articles), strict=True
    ):
        said = extract(ParsedArticle(article, parse)).statements
        ours = [found(s) for s in said if s.voice is Voice.ATTRIBUTED]
        whole += attributions(record["text"], marked(record), ours)
        content += words(record["text"], Role.CONTENT, marked(record), ours)
    return whole, content
