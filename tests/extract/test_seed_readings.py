"""All times and quantities of the seed articles, as tests/cases/seeds lists them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kg.articles import iter_articles
from kg.model import Article, Dated
from kg.parse import ParsedArticle
from kg.parse.spacy_backend import SpacyParser
from tests.cases.readings import Row, rows_read

ROOT = Path(__file__).parents[2]
TABLES = ROOT / "tests/cases/seeds"


def tables(name: str) -> list[tuple[Row, list[Row]]]:
    """Return the tables of a file: columns and rows."""
    found: list[tuple[Row, list[Row]]] = []
    before = ""
    for line in (TABLES / name).read_text("utf-8").splitlines():
        cells = tuple(c.strip() for c in line.strip().strip("|").split("|"))
        if line.startswith("| article"):
            found.append((cells, []))
        elif line.startswith("| ") and before.startswith("|"):
            found[-1][1].append(cells)
        before = line
    return found


@pytest.fixture(scope="module")
def seeds() -> list[ParsedArticle]:
    articles = [a for a in iter_articles([ROOT / "seeds"]) if isinstance(a, Article)]
    parses = SpacyParser().parse_all(articles)
    return [ParsedArticle(a, p) for a, p in zip(articles, parses, strict=True)]


@pytest.mark.parametrize("name", ["times.md", "quantities.md"])
def test_every_expression_has_its_value(name: str, seeds: list[ParsedArticle]) -> None:
    columns, rows = tables(name)[0]
    read = [(p.article.id[:3], *r) for p in seeds for r in rows_read(p, columns[1:], ())]
    assert read == rows


def test_there_are_thirty_five_times() -> None:
    assert len(tables("times.md")[0][1]) == 35


def test_weekdays_count_from_the_day_of_publication(seeds: list[ParsedArticle]) -> None:
    columns, rows = tables("times.md")[1]
    (stitched,) = (p for p in seeds if p.article.id.startswith("003"))
    dated = replace(stitched.article, published=Dated("2024-11-01", "known from outside"))
    read = rows_read(ParsedArticle(dated, stitched.parse), columns[1:], ())
    assert [("003", *r) for r in read] == rows
