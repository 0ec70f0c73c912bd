"""The data files of this package, wherever it is installed."""

from __future__ import annotations

from importlib.resources import files

VOCABULARY = ("sayso.ttl", "shortcuts.ttl", "lists.ttl", "plover.ttl", "predicates.ttl")
ARTICLE_SHAPES = ("shapes/article.ttl", "shapes/article-properties.ttl")
"""Shapes that the graph of one article can be held against alone."""
SHAPES = (*ARTICLE_SHAPES, "shapes/corpus.ttl", "shapes/corpus-properties.ttl")
CONTEXT = "context.jsonld"


def read(name: str) -> bytes:
    """Return the bytes of a data file, named relative to this package."""
    return files("ontology").joinpath(*name.split("/")).read_bytes()
