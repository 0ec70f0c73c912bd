"""The text of pages: what the markup says of lines, what is the article's and what is beside it."""

from __future__ import annotations

import time
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from kg.articles import iter_articles
from kg.articles.encoding.decode import Unreadable
from kg.articles.pages.extraction import read_page
from kg.articles.pages.page_rows import page_rows
from kg.articles.pages.page_tree import limited_source, parsed
from kg.model import Article

if TYPE_CHECKING:
    from pathlib import Path

FIRST = (
    "Norland said on Tuesday that it could send artillery to Ostia, the first time since the war"
    " began that its government has spoken of weapons at all."
)
SECOND = (
    "Sudovia’s embassy denied that its troops had crossed the border and called the report from"
    " the ministry of defence a fabrication of the worst kind."
)
THIRD = (
    "The parliament is expected to vote on the plan next week, two officials said, speaking on"
    " condition of anonymity since the talks are not public yet."
)


def page(*parts: str) -> str:
    body = "".join(parts)
    return (
        "<html><head><title>Arms for Ostia - The Norland Post</title></head><body>"
        '<nav><a href="/">Home</a><a href="/world">World</a></nav><main><article>'
        f"<h1>Arms for Ostia</h1>{body}</article></main>"
        '<div class="related"><h2>More</h2><p>Norland opens a bridge over the river that divides'
        " its capital, and the mayor says it will be free for all.</p></div>"
        "<footer><p>All rights reserved</p></footer></body></html>"
    )


def read(folder: Path, *parts: str) -> Article:
    path = folder / "page.html"
    path.write_text(page(*parts), encoding="utf-8")
    return next(a for a in iter_articles([path]) if isinstance(a, Article))


def kinds(article: Article) -> list[tuple[str, str]]:
    return [(x.kind.value, x.span.of(article.text)) for x in article.lines]


def p(*texts: str) -> str:
    return "".join(f"<p>{t}</p>" for t in texts)


def test_a_short_headline_is_the_headline(tmp_path: Path) -> None:
    assert kinds(read(tmp_path, p(FIRST, SECOND, THIRD)))[0] == ("headline", "Arms for Ostia")


def test_headings_quotations_lists_and_posts_keep_what_they_are(tmp_path: Path) -> None:
    found = kinds(
        read(
            tmp_path,
            p(FIRST),
            "<h2>What the minister wants</h2>",
            p(SECOND),
            "<blockquote><p>We will not be silent about this.</p><p>— Jo Lind, foreign minister</p>"
            "</blockquote>",
            "<ul><li>Rates must stay high for now.</li><li>Banks are safe.</li></ul>",
            '<blockquote class="twitter-tweet"><p lang="en">Our troops are at home.</p>&mdash; Ada'
            ' Brandt (@adabrandt) <a href="https://x.example/1">April 6, 2022</a></blockquote>',
            p(THIRD),
        )
    )
    assert found == [
        ("headline", "Arms for Ostia"),
        ("prose", FIRST),
        ("section-head", "What the minister wants"),
        ("prose", SECOND),
        ("block-quotation", "We will not be silent about this."),
        ("signature", "— Jo Lind, foreign minister"),
        ("list-item", "Rates must stay high for now."),
        ("list-item", "Banks are safe."),
        ("post", "Our troops are at home."),
        ("signature", "— Ada Brandt (@adabrandt) April 6, 2022"),
        ("prose", THIRD),
    ]


def test_an_interviewers_questions_are_heads_and_a_summary_is_read(tmp_path: Path) -> None:
    found = kinds(
        read(
            tmp_path,
            "<h2>Minister says every option is on the table as war goes on</h2>",
            "<h3>Why did you resign?</h3>",
            p(FIRST),
            "<h3>What will you do now?</h3>",
            p(SECOND, THIRD),
        )
    )
    assert [(kind, words[:8]) for kind, words in found] == [
        ("headline", "Arms for"),
        ("headline", "Minister"),
        ("section-head", "Why did "),
        ("prose", FIRST[:8]),
        ("section-head", "What wil"),
        ("prose", SECOND[:8]),
        ("prose", THIRD[:8]),
    ]


def test_questions_in_bold_and_the_answers_below_them(tmp_path: Path) -> None:
    """An answer may follow on a line of its own or in the same paragraph."""
    found = kinds(
        read(
            tmp_path,
            p("Ada Brandt, who runs the harbour, spoke to the Norland Post about the strike."),
            "<p><b>Why did the cranes stop?</b></p>",
            p("The drivers had no contract. We offered them one in December, and they refused it."),
            "<p><strong>Will the port close?</strong><br>No. I have given my word on that.</p>",
            "<p><strong>Do you trust the council?</strong> I trust the mayor, who kept hers.</p>",
            "<p><strong>Our offer</strong></p>",
            p("The Post is free of charge for members of the harbour union this week."),
        )
    )
    assert [(kind, words[:14]) for kind, words in found[2:]] == [
        ("question", "Why did the cr"),
        ("turn", "The drivers ha"),
        ("question", "Will the port "),
        ("turn", "No. I have giv"),
        ("question", "Do you trust t"),
        ("turn", "I trust the ma"),
        ("section-head", "Our offer"),
        ("prose", "The Post is fr"),
    ]


def test_short_lines_among_paragraphs_stay(tmp_path: Path) -> None:
    """The first line, a line of dialogue, an aside in brackets: all among the kept."""
    article = read(tmp_path, p("It is war.", FIRST, "“No,” she said.", SECOND, THIRD, "He left."))
    assert article.text.split("\n")[1:] == [
        "It is war.",
        FIRST,
        "“No,” she said.",
        SECOND,
        THIRD,
        "He left.",
    ]


def test_what_stands_beside_the_article_is_left_out(tmp_path: Path) -> None:
    article = read(
        tmp_path,
        '<div class="c-share"><p>Share this story with your friends and family today</p></div>',
        p(FIRST, SECOND),
        "<aside><p>Sudovia’s president has been in office for nine years and was elected thrice."
        "</p></aside>",
        "<p hidden>Never shown to any reader of this page, whatever the words may be.</p>",
        '<ul><li><a href="/a">Ten things to know about Ostia and its people</a></li></ul>',
        p(THIRD),
    )
    assert article.text.split("\n") == ["Arms for Ostia", FIRST, SECOND, THIRD]


def test_a_quotation_element_shows_the_marks_that_a_browser_shows() -> None:
    tree = parsed("<body><p>He said <q>no, <q>never</q></q>.</p></body>")
    assert tree is not None
    assert [r.text for r in page_rows(tree)] == ["He said “no, ‘never’”."]


def test_line_breaks_and_rows_of_tables_are_lines() -> None:
    tree = parsed(
        "<body><p>MR PRICE: Good afternoon.<br>QUESTION: Why?</p><table><tr><th>Party<th>Seats"
        "<tr><td>Greens<td>12</table></body>"
    )
    assert tree is not None
    assert [r.text for r in page_rows(tree)] == [
        "MR PRICE: Good afternoon.",
        "QUESTION: Why?",
        "Party | Seats",
        "Greens | 12",
    ]


def test_an_article_all_in_quotation_elements_is_not_one_quotation(tmp_path: Path) -> None:
    found = kinds(read(tmp_path, f"<blockquote>{p(FIRST, SECOND, THIRD)}</blockquote>"))
    assert {kind for kind, _ in found} == {"headline", "prose"}


def attributes(count: int) -> str:
    return page(f"<p {' '.join(f'a{i}=1' for i in range(count))}>{FIRST}</p>", p(SECOND, THIRD))


HOSTILE = {
    "attributes": lambda n: attributes(n // 8),
    "one tag": lambda n: page("<b>" * (n // 3), p(FIRST)),
    "paragraphs": lambda n: page("<p>" * (n // 3), p(FIRST, SECOND)),
    "depth": lambda n: page("<div>" * (n // 5), p(FIRST, SECOND)),
    "noughts": lambda n: page("\x00" * n, p(FIRST, SECOND)),
    "comment": lambda n: page("<!--" + "x" * n + "-->", p(FIRST, SECOND)),
    "comments": lambda n: page("<!--" * (n // 4), p(FIRST, SECOND)),
    "script": lambda n: page(p(FIRST, SECOND), "<script>" + "a<b " * (n // 4)),
    "scripts": lambda n: page("<script>" * (n // 8), p(FIRST, SECOND)),
    "picture": lambda n: page(f'<img src="data:image/png;base64,{"A" * n}">', p(FIRST, SECOND)),
    "marks": lambda n: page("<a b=\"" * (n // 6), p(FIRST, SECOND)),
    "both marks": lambda n: page("<a b=\"<i c='" * (n // 12), p(FIRST, SECOND)),
    "open": lambda n: page("<" * n, p(FIRST, SECOND)),
    "open tags": lambda n: page("<a b c " * (n // 7), p(FIRST, SECOND)),
    "links": lambda n: page('<a href="/x">y</a> ' * (n // 19), p(FIRST, SECOND)),
    "times": lambda n: page('<time datetime="2024-10-22">x</time>' * (n // 36), p(FIRST)),
    "lines": lambda n: page("x<br>" * (n // 5), p(FIRST, SECOND)),
    "items": lambda n: page("<ul>" + "<li>Yes." * (n // 8) + "</ul>", p(FIRST, SECOND)),
    "headings": lambda n: page("<h1>Arms</h1>" * (n // 13), p(FIRST, SECOND)),
    "metas": lambda n: '<meta name="date" content="x">' * (n // 30) + page(p(FIRST, SECOND)),
    "nodes": lambda n: page(
        '<script type="application/ld+json">['
        + '{"@type":"Article"},' * (n // 20)
        + "{}]</script>",
        p(FIRST, SECOND),
    ),
    "brackets": lambda n: page(
        '<script type="application/ld+json">' + "[{" * (n // 2) + "</script>", p(FIRST, SECOND)
    ),
    "cells": lambda n: page("<table><tr>" + "<td>1" * (n // 5) + "</table>", p(FIRST, SECOND)),
    "tables": lambda n: page("<table><tr><td>" * (n // 15), p(FIRST, SECOND)),
    "entities": lambda n: page("<p>" + "&amp;" * (n // 5), p(FIRST, SECOND)),
    "quotation": lambda n: page("<blockquote>" + "x<br>" * (n // 5) + "</blockquote>", p(FIRST)),
    "captions": lambda n: page("<figure>" + "<figcaption>x" * (n // 13) + "</figure>", p(FIRST)),
    "posts": lambda n: page(
        '<div itemprop="liveBlogUpdate">'
        + '<div><time datetime="2024-10-22">x</time>Yes, said all of us in one</div>' * (n // 73)
    ),
    "deep times": lambda n: page(
        '<div itemprop="liveBlogUpdate">' + '<div><time datetime="2024-10-22">x</time>' * (n // 41)
    ),
    "classes": lambda n: page(f'<p class="{"a " * (n // 2)}">{FIRST}</p>', p(SECOND)),
}  # fmt: skip
SIZE = 100_000
BUDGET = 5.0
"""Seconds of CPU for 100,000 characters."""
GROWTH = 6.0
"""How much longer four times as much may take, beyond half a second: four is linear."""


def seconds(html: str) -> float:
    start = time.process_time()
    with suppress(Unreadable):
        read_page(html)
    return time.process_time() - start


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_no_markup_makes_reading_slow(name: str) -> None:
    small, large = seconds(HOSTILE[name](SIZE // 4)), seconds(HOSTILE[name](SIZE))
    assert large < BUDGET
    assert large < 0.5 + GROWTH * small


def test_the_article_is_found_behind_what_is_cut() -> None:
    for name in ("attributes", "comment", "picture", "noughts", "classes"):
        assert SECOND in read_page(HOSTILE[name](SIZE)).text


def test_cutting_leaves_a_usual_page_as_it_is() -> None:
    html = page(p(FIRST), "<a href=\"/x\" title='a > b'>y</a><input disabled><br/>")
    assert limited_source(html) == html
