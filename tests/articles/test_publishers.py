"""Forty kinds of publishers' pages: day, hour, outlet, headline, author and address are right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.articles import iter_articles
from kg.model import Article, LineKind
from tests.articles.publishers import OTHER, PARAGRAPHS, SHAPES

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("name", sorted(SHAPES))
def test_a_publishers_page_is_read_right(tmp_path: Path, name: str) -> None:
    made, told = SHAPES[name]
    path = tmp_path / "page.html"
    path.write_text(made(), encoding="utf-8")
    article = next(a for a in iter_articles([path]) if isinstance(a, Article))
    day = article.published
    assert (day and day.value) == told.day
    assert (day and day.time and day.time[11:]) == told.time
    assert article.title == told.headline
    assert article.publisher == told.outlet
    assert article.author == told.author
    assert article.url == told.url
    assert any(d.code == "dates-disagree" for d in article.diagnostics) is told.disagree


@pytest.mark.parametrize("name", sorted(SHAPES))
def test_a_publishers_page_gives_its_paragraphs_and_no_others(tmp_path: Path, name: str) -> None:
    made, told = SHAPES[name]
    path = tmp_path / "page.html"
    path.write_text(made(), encoding="utf-8")
    article = next(a for a in iter_articles([path]) if isinstance(a, Article))
    prose = [x.span.of(article.text) for x in article.lines if x.kind is LineKind.PROSE]
    assert [t for t in PARAGRAPHS if t not in prose] == []
    heads = [x.span.of(article.text) for x in article.lines if x.kind is LineKind.HEADLINE]
    assert heads == [told.headline]
    for beside in (OTHER, "bridge", "rights reserved", "subscri", "I do not believe", "Captured"):
        assert beside not in article.text


def test_there_are_forty() -> None:
    assert len(SHAPES) == 40
