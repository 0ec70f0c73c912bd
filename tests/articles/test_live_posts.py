"""Live blogs: each post has its own time, heading and place, and counts its days from that time."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from kg.articles import iter_articles
from kg.extract.stages import extract
from kg.model import Article
from kg.parse import ParsedArticle
from kg.parse.spacy_backend import SpacyParser

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

POSTS = (
    ("2024-10-22T08:05:00+01:00", "Brandt rejects the offer",
     "Minister Ada Brandt said on Monday that she would not accept the offer."),
    ("2024-10-22T11:40:00+01:00", "Ostia waits",
     "The mayor of Ostia said today that the city had enough water for a week."),
    ("2024-10-22T23:55:00+01:00", "Talks go on",
     "Envoy Jo Lind told reporters on Tuesday that the talks would go on all night."),
    ("2024-10-23T06:15:00+01:00", "A deal is near",
     "Envoy Jo Lind said on Tuesday that a deal was near and that both sides were tired."),
    ("2024-10-23T09:30:00+01:00", "Markets rise",
     "The bank's chief economist said on Wednesday that markets had waited for a deal."),
    ("2024-10-23T12:00:00+01:00", "Sudovia speaks",
     "Sudovia's foreign ministry said on Wednesday that it had sent no troops to Ostia."),
    ("2024-10-24T07:00:00+01:00", "Signed",
     "President Ivo Marek said on Wednesday that he would sign the deal in Ostia."),
    ("2024-10-24T10:20:00+01:00", "What is in it",
     "The ministry of finance said today that the deal would cost two billion crowns."),
    ("2024-10-24T15:45:00+01:00", "Critics",
     "Opposition leader Nia Rowe said on Thursday that the deal was a mistake."),
    ("2024-10-25T08:10:00+01:00", "The morning after",
     "The mayor of Ostia said on Thursday that people had danced in the streets."),
    ("2024-10-25T13:00:00+01:00", "First convoy",
     "The army said on Friday that the first convoy had reached Ostia safely."),
    ("2024-10-25T18:30:00+01:00", "That is all",
     "Minister Ada Brandt said today that the government would publish the deal."),
)  # fmt: skip
DAYS = (
    *("2024-10-21", "2024-10-22", "2024-10-22", "2024-10-22", "2024-10-23", "2024-10-23"),
    *("2024-10-23", "2024-10-24", "2024-10-24", "2024-10-24", "2024-10-25", "2024-10-25"),
)
"""The days on which the twelve spoke."""


def node(*, bodies: bool = False, times: bool = True) -> str:
    listed = []
    for number, (when, heading, words) in enumerate(POSTS):
        one = {
            "@type": "BlogPosting",
            "headline": heading,
            "url": f"https://n.example/live#p{number}",
        }
        one |= {"datePublished": when} if times else {}
        one |= {"articleBody": words} if bodies else {}
        listed.append(one)
    data = {
        "@type": "LiveBlogPosting",
        "headline": "Deal for Ostia: live",
        "datePublished": "2024-10-22T08:00:00+01:00",
        "dateModified": "2024-10-25T18:30:00+01:00",
        "liveBlogUpdate": listed,
    }
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def page(body: str, head: str = "") -> str:
    return (
        f"<html><head><title>Deal for Ostia: live</title>{head}</head><body><nav>Home</nav>"
        f"<main><h1>Deal for Ostia: live</h1>{body}</main><footer>All rights reserved</footer>"
        "</body></html>"
    )


def sections(head: str = "", *, timed: bool = True) -> str:
    posts = "".join(
        f'<article class="post" id="p{n}">'
        + (f'<time datetime="{when}">{when[11:16]}</time>' if timed else "")
        + f"<h2>{heading}</h2><p>{words}</p></article>"
        for n, (when, heading, words) in enumerate(POSTS)
    )
    return page(f'<div class="stream">{posts}</div>', head)


def blocks() -> str:
    """As the blocks of a paper that marks its updates up itself, with changed times and shares."""
    posts = "".join(
        '<div class="block" itemprop="liveBlogUpdate" itemscope'
        ' itemtype="https://schema.org/BlogPosting"><p class="block-time">'
        f'<time datetime="{when}" itemprop="datePublished">{when[11:16]}</time></p>'
        f'<h2 class="block-title">{heading}</h2><div><p>{words}</p></div>'
        '<p class="updated"><time datetime="2024-10-26T10:00Z">Updated at 10.00</time></p>'
        '<div class="share"><a href="#">Share</a></div></div>'
        for when, heading, words in POSTS
    )
    key = "".join(f'<li><a href="#">{heading}</a></li>' for _, heading, _ in POSTS)
    return page(
        f'<div itemscope itemtype="https://schema.org/LiveBlogPosting"><ul>{key}</ul>{posts}</div>'
    )


def grouped() -> str:
    """Posts in a section for each day, under an address that says it is live."""
    days: dict[str, list[str]] = {}
    for when, heading, words in POSTS:
        days.setdefault(when[:10], []).append(
            f'<li class="entry"><time datetime="{when}">then</time><h3>{heading}</h3>'
            f"<p>{words}</p></li>"
        )
    body = "".join(f'<section class="day"><ul>{"".join(d)}</ul></section>' for d in days.values())
    head = '<link rel="canonical" href="https://n.example/live/2024/oct/22/deal">'
    return page(body, head)


SHAPES: dict[str, Callable[[], str]] = {
    "sections with times": lambda: sections(node(times=False)),
    "sections, times in the JSON-LD alone": lambda: sections(node(), timed=False),
    "marked blocks": blocks,
    "a list for each day": grouped,
    "posts in the JSON-LD alone": lambda: page("<p>Loading</p>", node(bodies=True)),
}


def read(folder: Path, html: str) -> Article:
    path = folder / "live.html"
    path.write_text(html, encoding="utf-8")
    return next(a for a in iter_articles([path]) if isinstance(a, Article))


@pytest.mark.parametrize("shape", sorted(SHAPES))
def test_each_post_has_its_time_heading_and_place(tmp_path: Path, shape: str) -> None:
    article = read(tmp_path, SHAPES[shape]())
    assert len(article.posts) == len(POSTS)
    for post, (when, heading, words) in zip(article.posts, POSTS, strict=True):
        assert post.published is not None
        assert (post.published.value, post.published.time) == (when[:10], when)
        assert post.heading is not None
        assert post.heading.of(article.text) == heading
        assert post.span.of(article.text).endswith(words)
    kinds = {x.span: x.kind.value for x in article.lines}
    assert [kinds[p.heading] for p in article.posts if p.heading] == ["post-head"] * len(POSTS)
    assert "Share" not in article.text


def test_days_in_a_post_count_from_its_own_day(tmp_path: Path) -> None:
    article = read(tmp_path, sections(node()))
    found = extract(ParsedArticle(article, SpacyParser().parse(article)))
    said = {}
    for statement in found.statements:
        post = article.post_at(statement.evidence.start)
        if post is not None and statement.cue is not None and statement.said_on:
            said[article.posts.index(post)] = statement.said_on.value
    assert said == dict(enumerate(DAYS))


def test_an_ordinary_page_with_times_has_no_posts(tmp_path: Path) -> None:
    article = read(tmp_path, sections())
    assert article.posts == ()


def test_cards_beside_an_article_are_no_posts(tmp_path: Path) -> None:
    """An article under an address that says "live", with a list of other stories below it."""
    cards = "".join(
        f'<div class="card"><time datetime="{when}">then</time><h3>{heading}</h3></div>'
        for when, heading, _ in POSTS
    )
    prose = "".join(f"<p>{words} It was the third time that week.</p>" for *_, words in POSTS)
    head = '<link rel="canonical" href="https://n.example/live/2024/oct/22/deal">'
    article = read(tmp_path, page(f"{prose}<div>{cards}</div>", head))
    assert article.posts == ()
    assert "The morning after" not in article.text


def test_cards_beside_a_live_blog_are_no_posts(tmp_path: Path) -> None:
    cards = "".join(
        f'<div class="card"><time datetime="2023-01-0{n}">then</time><h3>An older live blog</h3>'
        "<p>What happened on that day, told as it came about</p></div>"
        for n in range(1, 5)
    )
    article = read(tmp_path, sections(node()).replace("</main>", f"<div>{cards}</div></main>"))
    assert len(article.posts) == len(POSTS)
    assert "older" not in article.text
