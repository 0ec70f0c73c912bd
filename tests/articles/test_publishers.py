"""Forty kinds of publishers' pages: day, hour, outlet, headline, author and address are right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.articles import iter_articles
from kg.articles.pages.extraction import read_page
from kg.model import Article, LineKind
from tests.articles.publishers import HEADLINE, OTHER, PARAGRAPHS, SHAPES

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


HEADS = {
    "the site's name is an h1": (
        "<header><h1><a href='/'>The Norland Post</a></h1></header>"
        f"<main><h2 class='entry-title'>{HEADLINE}</h2>",
        f"{HEADLINE} - The Norland Post",
    ),
    "the site's name comes first": (f"<main><h1>{HEADLINE}</h1>", f"The Norland Post | {HEADLINE}"),
    "no h1": (f"<main><div class='headline'>{HEADLINE}</div>", f"{HEADLINE} - The Norland Post"),
    "a title alone": ("<main>", f"{HEADLINE} | The Norland Post"),
    "another title": (f"<main><h1>{HEADLINE}</h1>", "What ministers do now - The Norland Post"),
}


@pytest.mark.parametrize("name", sorted(HEADS))
def test_headline_and_outlet_are_told_apart(name: str) -> None:
    head, title = HEADS[name]
    prose = "".join(f"<p>{t}</p>" for t in PARAGRAPHS)
    found = read_page(
        f"<html><head><title>{title}</title></head><body>{head}{prose}</main></body></html>"
    )
    assert (found.title, found.outlet) == (HEADLINE, "The Norland Post")
