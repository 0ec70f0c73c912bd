"""What a statement costs in triples, on the seeds as exported and on the made graph."""

from __future__ import annotations

from pathlib import Path

from kg.export.rdf import syntaxes as rdf
from kg.export.release import Release
from tests.benchmarks.graph import size
from tests.benchmarks.made_graph import made

SEEDS = Path(__file__).parents[2] / "exports" / "graph.nq"
MOST = 32.0
"""Triples of a statement and of the places that it cites, together."""


def test_a_statement_of_the_seeds_with_its_places_is_small() -> None:
    with SEEDS.open(encoding="utf-8") as lines:
        assert 20 < size(lines).each <= MOST


def test_the_made_graph_is_shaped_like_real_ones() -> None:
    found = size(rdf.quads(Release(made(1_200))))
    assert 20 < found.each <= MOST
