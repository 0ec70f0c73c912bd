"""HTML pages: a usual one, a hostile one, pages that nest without end, declared encodings."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.articles import read_articles
from kg.articles.encoding.decode import Unreadable
from kg.articles.pages.extraction import read_page
from kg.articles.web_address import address
from kg.model import Article, Dated

PAGES = Path(__file__).parent / "pages"
PARAGRAPH = (
    "<p>Norland said on Tuesday that it could send artillery to Ostia, the first time since the"
    " war began that its government has spoken of weapons at all.</p>"
)


def one(path: Path) -> Article:
    (article,), diagnostics = read_articles([path])
    assert diagnostics == []
    return article


def test_a_news_page_gives_the_article_and_what_the_page_says_of_it() -> None:
    article = one(PAGES / "news.html")
    assert article.title == "Norland weighs arms for Ostia"
    assert article.published == Dated(
        "2024-10-22",
        "datePublished of the page's own NewsArticle in its JSON-LD",
        "2024-10-22T09:15:00+02:00",
    )
    assert article.publisher == "The Norland Post"
    assert article.url == "https://norland.example/2024/10/22/arms"
    assert article.source == "news.html"
    kinds = [(x.kind.value, x.span.of(article.text).split()[0]) for x in article.lines]
    assert kinds == [
        ("headline", "Norland"),
        ("prose", "Norland"),
        ("prose", "“We"),
        ("section-head", "A"),
        ("prose", "Her"),
        ("prose", "Sudovia’s"),
        ("prose", "The"),
    ]
    for outside in ("Home", "Related stories", "comment by a reader", "All rights reserved"):
        assert outside not in article.text


def test_a_hostile_page_gives_its_text_as_text_and_nothing_else() -> None:
    article = one(PAGES / "hostile.html")
    assert article.url is None
    assert article.published is None
    assert "<script>alert(2)</script>" in article.text  # as characters; exports escape them
    assert "never an article's text" not in article.text
    assert "denied that its troops had crossed the border" in article.text
    hostname = Path("/etc/hostname").read_text(encoding="utf-8").strip()
    assert hostname not in article.text
    assert "aaaaaaaaaaaaaaaaaaaa" not in article.text
    assert not any(0xD800 <= ord(c) < 0xE000 or c in "\x00\x1f" for c in article.text)


def text_or_code(html: str) -> str:
    try:
        return read_page(html).text
    except Unreadable as problem:
        return problem.code


BROKEN = {
    "deep": "<html><body>" + "<div>" * 50_000 + PARAGRAPH * 5,
    "deep and closed": "<html><body>" + "<b>" * 3000 + PARAGRAPH * 5 + "</b>" * 3000,
    "metadata without end": "<html><head><script type='application/ld+json'>" + "[" * 50_000,
    "only a tag": "<html>",
    "no tag": "nothing at all",
    "comment without end": "<html><!-- " + PARAGRAPH,
    "wrong declaration": "<?xml version='1.0' encoding='utf-16'?><html><body>" + PARAGRAPH * 5,
    "surrogates": "<html><body>" + PARAGRAPH * 5 + "<p>\ud800 said no.</p>",
}


@pytest.mark.parametrize("name", sorted(BROKEN))
def test_a_broken_page_is_read_or_reported(name: str) -> None:
    outcome = text_or_code(BROKEN[name])
    assert outcome in ("empty", "unreadable") or "artillery" in outcome


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    st.lists(
        st.one_of(
            st.sampled_from(
                ["<div>", "</div>", "<p", ">", "<!--", "-->", "&#", "<table><tr>", "<![CDATA[",
                 "<title>", "<meta charset=", "</", "<h1>Head", PARAGRAPH, "\x00", "<svg>"]
            ),
            st.text(max_size=10),
        ),
        max_size=12,
    ).map("".join)
)  # fmt: skip
def test_any_page_is_read_or_reported(html: str) -> None:
    assert text_or_code("<html><body>" + html).strip()


@pytest.mark.parametrize(
    ("charset", "codec", "word"),
    [
        ("windows-1252", "cp1252", "café"),
        ("ISO-8859-1", "cp1252", "“café”"),
        ("euc-kr", "cp949", "서울"),
        ("koi8-r", "koi8_r", "Москва"),
        ("shift_jis", "cp932", "東京"),
    ],
)
def test_a_page_may_declare_its_encoding(
    tmp_path: Path, charset: str, codec: str, word: str
) -> None:
    body = PARAGRAPH * 3 + f"<p>The ministry of {word} said that it had not yet decided on it.</p>"
    html = f'<html><head><meta charset="{charset}"></head><body>{body}</body></html>'
    path = tmp_path / "page.html"
    path.write_bytes(html.encode(codec))
    assert f"ministry of {word} said" in one(path).text


def test_a_page_is_known_by_its_beginning_whatever_its_name(tmp_path: Path) -> None:
    path = tmp_path / "saved.txt"
    path.write_text("\n<!-- saved -->\n<!DOCTYPE html><html><body>" + PARAGRAPH * 3)
    assert "<p>" not in one(path).text


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//paper.example/a", "",
     "http://", "http://[broken", "https://paper.example/a b", "https://paper.example/\n",
     'https://paper.example/"><script>', None, 7, "https://paper.example/" + "a" * 3000],
)  # fmt: skip
def test_what_is_no_address_of_the_web_is_dropped(url: object) -> None:
    assert address(url) is None


def test_an_address_of_the_web_is_kept() -> None:
    assert address("https://paper.example/a?b=c#d") == "https://paper.example/a?b=c#d"
