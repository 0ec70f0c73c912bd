"""Texts to a graph by the real flow, for tests that look at what several articles come to."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kg.articles import read_records
from kg.build import assemble
from kg.model import Article, Extraction
from kg.per_article import extracted
from kg.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.model import Actor, Graph


def articles_of(texts: dict[str, str], published: str | None = None) -> list[Article]:
    """Return the articles of these texts by id."""
    lines = [json.dumps({"id": k, "text": v, "date": published}) for k, v in texts.items()]
    return [a for a in read_records(lines) if isinstance(a, Article)]


def extractions_of(articles: Iterable[Article]) -> dict[str, Extraction]:
    """Return what each article says, by its id."""
    return {a.id: e for a, e in extracted(articles, Settings())}


def graph_of(*texts: str) -> Graph:
    """Return the graph of these texts, with the ids `t0`, `t1`, …"""
    articles = articles_of({f"t{i}": text for i, text in enumerate(texts)})
    return assemble(articles, extractions_of(articles).values())


def speakers(graph: Graph) -> list[tuple[Actor, ...]]:
    """Return the speakers of each statement, in order of article and cue."""
    actors = {a.id: a for a in graph.actors}
    ordered = sorted(graph.statements, key=lambda s: (s.article, s.cue or s.content[0]))
    return [tuple(actors[p.actor] for p in s.speakers) for s in ordered]
