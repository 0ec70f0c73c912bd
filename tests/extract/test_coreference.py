"""Who is meant, against gold written from the texts alone; floors only rise."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.coreference import b_cubed, found_mentions, gold_mentions, pronouns

if TYPE_CHECKING:
    from kg.model import Graph

PRONOUNS = 59
B_CUBED = {"003": 0.972, "004": 0.97}


@pytest.fixture(scope="module")
def graph(seeds: Graph) -> Graph:
    return seeds


def test_pronouns_of_the_seeds(graph: Graph) -> None:
    rows = pronouns(graph)
    wrong = [f"{r['article']} {r['start']} {r['pronoun']}: {got}" for r, got, ok in rows if not ok]
    assert len(rows) == 61
    assert len(rows) - len(wrong) >= PRONOUNS, wrong


@pytest.mark.parametrize("number", sorted(B_CUBED))
def test_mentions_of_actors(graph: Graph, number: str) -> None:
    (article,) = [a for a in graph.articles if a.id.startswith(number)]
    gold = gold_mentions(number, article.text)
    _, _, f1 = b_cubed(gold, found_mentions(graph, article), article.text)
    assert f1 >= B_CUBED[number]


def test_gold_against_itself_is_perfect(graph: Graph) -> None:
    (article,) = [a for a in graph.articles if a.id.startswith("004")]
    gold = gold_mentions("004", article.text)
    assert len(gold) == 146
    assert b_cubed(gold, gold, article.text) == (1.0, 1.0, 1.0)
    one = [m.__class__(m.start, m.end, "X") for m in gold]
    assert b_cubed(gold, one, article.text)[1] > 0.98  # two of one place become one
    assert b_cubed(gold, one, article.text)[0] < 0.3
