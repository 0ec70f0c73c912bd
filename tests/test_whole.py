"""Order, repeats and batches of articles change nothing, nor does one that came and went again."""

from __future__ import annotations

import io
from itertools import permutations
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.articles import iter_articles
from kg.build import assemble, build
from kg.export.release import Release
from kg.export.tables import json_lines as records
from kg.model import Article
from kg.per_article import extracted
from kg.settings import Settings
from tests.conftest import SEEDS

if TYPE_CHECKING:
    from pathlib import Path

    from kg.model import Extraction, Graph

type Read = list[tuple[Article, Extraction]]


@pytest.fixture(scope="module")
def read(parses: Path) -> Read:
    """Return the seeds as extracted one by one, each as if alone."""
    articles = [a for a in iter_articles([SEEDS]) if isinstance(a, Article)]
    return [pair for a in articles for pair in extracted([a], Settings(cache=parses))]


def written(graph: Graph) -> bytes:
    """Return the tables of a graph as they are written."""
    out = io.BytesIO()
    for table in (records.statements, records.actors, records.propositions, records.links):
        table(Release(graph), out)
    return out.getvalue()


def whole(read: Read) -> bytes:
    return written(assemble([a for a, _ in read], [e for _, e in read]))


def test_read_one_by_one_or_together(read: Read, seeds: Graph) -> None:
    assert whole(read) == written(seeds)


def test_a_folder_named_twice_is_read_once(read: Read, parses: Path) -> None:
    assert written(build([SEEDS, SEEDS], Settings(cache=parses))) == whole(read)


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(order=st.permutations(range(5)))
def test_any_order_gives_the_same_bytes(read: Read, order: list[int]) -> None:
    assert whole([read[k] for k in order]) == whole(read)


@pytest.mark.parametrize("gone", range(5))
def test_an_article_that_came_and_went_leaves_no_trace(read: Read, gone: int) -> None:
    rest = [pair for k, pair in enumerate(read) if k != gone]
    before = whole(rest)
    assert whole(read) != before
    assert whole(rest) == before


def test_permutations_of_three_give_one_graph(read: Read) -> None:
    assert len({whole(list(order)) for order in permutations(read[1:4])}) == 1
