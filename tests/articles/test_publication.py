"""Where a publication date comes from: the order of trust, and what two dates say of each other."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg import articles as reading
from kg.articles import iter_articles, read_articles
from kg.articles.formats.formats import FORMATS
from kg.articles.lines.authors import authors
from kg.articles.pages.extraction import read_page
from kg.articles.publication.settle import SEVERAL, in_address, in_folders, in_name
from kg.articles.publication.trust import TRUST
from kg.model import Article, Dated, Line, LineKind, Span

BODY = (
    "<p>Norland said on Tuesday that it could send artillery to Ostia, the first time since the"
    " war began that its government has spoken of weapons at all.</p>"
) * 4
PLAIN = "Norland said on Tuesday that it could send artillery to Ostia, for the first time. "
URL = "https://norland.example/2023/05/06/arms"


def page(
    *head: str, body: str = "", url: str | None = None, title: str = "Norland weighs arms"
) -> str:
    link = f'<link rel="canonical" href="{url}">' if url else ""
    return (
        f"<html><head><title>{title}</title>{link}{''.join(head)}</head>"
        f"<body><article><h1>{title}</h1>{body}{BODY}</article></body></html>"
    )


def ld(**node: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def own(day: str = "2024-10-22T09:15:00+02:00", **more: object) -> str:
    return ld(
        **{"@type": "NewsArticle", "headline": "Norland weighs arms", "datePublished": day}, **more
    )


def meta(day: str = "2024-10-21T10:00:00Z") -> str:
    return f'<meta property="article:published_time" content="{day}">'


def read(folder: Path, html: str, *, name: str = "a.html", **given: str) -> Article:
    path = folder / name
    path.write_text(html, encoding="utf-8")
    return next(a for a in iter_articles([path], **given) if isinstance(a, Article))


def day_of(article: Article) -> str | None:
    return article.published.value if article.published else None


TIME = '<time datetime="2024-10-20T08:00:00Z">20 October 2024</time>'
LINE = "<div>Published: 19 October 2024</div>"


def test_each_place_goes_before_those_below_it(tmp_path: Path) -> None:
    """One page has them all; taking out the most trusted leaves the next."""
    parts = {
        "own": own("2024-10-24"),
        "mark": '<span itemprop="datePublished" content="2024-10-23">then</span>',
        "time": TIME,
        "meta": meta("2024-10-21"),
        "line": LINE,
        "title": "Norland weighs arms, 18 October 2024",
        "url": "https://norland.example/2024/10/17/arms",
        "name": "2024-10-16-arms.html",
    }
    found = []
    for left in range(len(parts) + 1):
        kept = dict(list(parts.items())[left:])
        html = page(
            kept.get("own", ""),
            kept.get("meta", ""),
            body="".join(kept.get(k, "") for k in ("mark", "time", "line")),
            url=kept.get("url"),
            title=kept.get("title", "Norland weighs arms"),
        )
        article = read(tmp_path, html, name=kept.get("name", "a.html"), default_date="2024-10-15")
        assert article.published is not None
        found.append(article.published.value)
    assert found == [f"2024-10-{day}" for day in (24, 23, 20, 21, 19, 18, 17, 16, 15)]


def test_what_the_caller_says_goes_before_the_page(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(page(own()), encoding="utf-8")
    (tmp_path / "articles.toml").write_text(
        '[articles.a]\npublished = "2024-10-30"\nbasis = "told"'
    )
    (article,), _ = read_articles([tmp_path])
    assert day_of(article) == "2024-10-30"
    (article,), _ = read_articles([tmp_path], date="2024-10-31")
    assert day_of(article) == "2024-10-31"


OTHERS = {
    "the site": ld(**{"@type": "WebSite", "datePublished": "2001-01-01", "name": "Post"}),
    "a video": ld(
        **{"@type": "VideoObject", "uploadDate": "2001-01-01", "datePublished": "2001-01-01"}
    ),
    "a list": ld(
        **{
            "@type": "ItemList",
            "itemListElement": [
                {"@type": "NewsArticle", "headline": "Other", "datePublished": "2001-01-01"}
            ],
        }
    ),
    "another article": own("2001-01-01", url="https://norland.example/other").replace(
        "weighs arms", "opens bridge at last"
    ),
    "a change": own().replace("datePublished", "dateModified"),
    "a comment": ld(
        **{"@type": "WebPage", "comment": [{"@type": "Article", "datePublished": "2001-01-01"}]}
    ),
    "meta of a change": '<meta property="article:modified_time" content="2001-01-01T00:00Z">',
    "the clock's nought": own("1970-01-01T00:00:00Z"),
    "broken": ld(**{"@type": "WebSite", "datePublished": "2001-01-01"}).replace("}", ","),
}


@pytest.mark.parametrize("name", sorted(OTHERS))
def test_dates_of_other_things_are_not_the_articles(tmp_path: Path, name: str) -> None:
    body = (
        '<aside><time datetime="2001-01-02" pubdate>related</time></aside>'
        '<div class="related-stories"><span itemprop="datePublished">2001-01-02</span></div>'
        "<p>Updated <time datetime='2001-01-02'>2 January 2001</time></p>"
    )
    article = read(tmp_path, page(OTHERS[name], body=body, url="https://norland.example/arms"))
    assert article.published is None


BROKEN = {
    "comma": '{"@type": "NewsArticle", "headline": "Norland", "datePublished": "2024-10-22",}',
    "line end": '{"@type": "NewsArticle", "headline": "Nor\nland", "datePublished": "2024-10-22"}',
    "cut": '{"@type": "NewsArticle", "datePublished": "2024-10-22", "headline": "Norland',
    "two": '{"@type": "WebSite"} {"@type": "NewsArticle", "datePublished": "2024-10-22"}',
    "comment": '<!-- {"@type": "NewsArticle", "datePublished": "2024-10-22"} -->',
    "cdata": '//<![CDATA[\n{"@type": "NewsArticle", "datePublished": "2024-10-22"}\n//]]>',
    "list": '[{"@type": ["Article", "NewsArticle"], "datePublished": ["2024-10-22"]}]',
    "prefix": '{"@graph": [{"@type": "schema:Report", "datePublished": "2024-10-22"}]}',
    "nested": '{"mainEntity": {"@type": "Article", "datePublished": "2024-10-22"}}',
}


@pytest.mark.parametrize("name", sorted(BROKEN))
def test_json_of_all_kinds_is_read(tmp_path: Path, name: str) -> None:
    html = page(f'<script type="application/ld+json">{BROKEN[name]}</script>')
    article = read(tmp_path, html)
    assert day_of(article) == "2024-10-22"


def test_the_day_is_that_of_the_newsroom_not_of_utc(tmp_path: Path) -> None:
    late = read(tmp_path, page(own("2024-10-22T23:30:00-04:00")))
    assert late.published is not None
    assert (late.published.value, late.published.time) == (
        "2024-10-22",
        "2024-10-22T23:30:00-04:00",
    )
    utc = '<time datetime="2024-10-22T23:30:00-04:00">Oct. 22, 2024</time>'
    both = read(tmp_path, page(own("2024-10-23T03:30:00Z"), body=utc))
    assert both.published == late.published


def test_a_numeric_date_counts_only_where_the_page_settles_it(tmp_path: Path) -> None:
    numeric = '<meta name="date" content="03/04/2024">'
    assert read(tmp_path, page(numeric)).published is None
    changed = '<meta property="article:modified_time" content="2024-04-03T10:00:00Z">'
    assert day_of(read(tmp_path, page(numeric, changed))) == "2024-04-03"
    assert day_of(read(tmp_path, page(numeric.replace("03/04", "22/10")))) == "2024-10-22"


@pytest.mark.parametrize(
    ("other", "apart"),
    [("2024-10-21", False), ("2024-10-20T23:00:00-05:00", True), ("2024-10-25", True)],
)
def test_two_trusted_dates_that_disagree_are_told(tmp_path: Path, other: str, apart: bool) -> None:
    article = read(tmp_path, page(own("2024-10-22T09:00:00Z"), meta(other)))
    told = [d for d in article.diagnostics if d.code == "dates-disagree"]
    assert bool(told) is apart
    assert all("2024-10-22" in d.message and other[:10] in d.message for d in told)


def test_a_dateline_with_its_year_dates_what_nothing_else_dates(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(
        "Norland weighs arms\n\nOSTIA, Dec. 30, 2005 -- Norland said it could send artillery to the"
        " front for the first time.\n\nIts government has not spoken of weapons until now.\n"
    )
    (article,), _ = read_articles([path])
    assert article.published is not None
    assert article.published.value == "2005-12-30"
    assert article.published.basis == "its dateline, “OSTIA, Dec. 30, 2005 --”"


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("/2024/10/22/talks", "2024-10-22"),
        ("/news/2024/oct/22/talks", "2024-10-22"),
        ("/2024-10-22/talks", "2024-10-22"),
        ("/c/2024-10/22/talks", "2024-10-22"),
        ("/talks_20241022.html", "2024-10-22"),
        ("/news/2024/10/talks", "2024-10"),
        ("/2024/13/22/talks", None),
        ("/2024/7/3/123/talks", "2024-07-03"),
        ("/issues/2024-4/talks", None),
        ("/talks-2024", None),
        ("/world-europe-67542198", None),
        ("/2024100/22", None),
    ],
)
def test_the_day_in_an_address(path: str, day: str | None) -> None:
    assert in_address(f"https://paper.example{path}") == day


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2024-10-22.txt", "2024-10-22"),
        ("talks 22 Oct 2024.txt", "2024-10-22"),
        ("20241022_talks.html", "2024-10-22"),
        ("22.10.2024 talks.txt", "2024-10-22"),
        ("03-04-2024.txt", None),
        ("2024-10-01_2024-10-31.txt", None),
        ("000_456bc71f4597db92.txt", None),
        ("120241022.txt", None),
        ("talks.txt", None),
    ],
)
def test_the_day_in_a_files_name(name: str, day: str | None) -> None:
    assert in_name(name) == day


def test_the_day_in_folders_names() -> None:
    assert in_folders("press/2024/10/22") == "2024-10-22"
    assert in_folders("2024-10-22/press") == "2024-10-22"
    assert in_folders("press") is None


def test_a_person_may_give_hour_and_author(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"Norland weighs arms\n\nBy Jo Lind\n\n{PLAIN}")
    (article,), _ = read_articles([tmp_path])
    assert article.author == "Jo Lind"
    for value in ("2024-10-22T08:45:00+09:00", '"2024-10-22T08:45:00+09:00"'):
        told = f'[articles.a]\npublished = {value}\nbasis = "told"\nauthor = "Ada Brandt"\n'
        (tmp_path / "articles.toml").write_text(told)
        (article,), _ = read_articles([tmp_path])
        assert article.published == Dated("2024-10-22", "told", "2024-10-22T08:45:00+09:00")
        assert article.author == "Ada Brandt"


def test_what_a_person_said_is_not_held_against_the_page(tmp_path: Path) -> None:
    html = page(own("2024-10-22T09:00:00Z"), meta("2024-11-22"))
    codes = [d.code for d in read(tmp_path, html, date="2024-10-30").diagnostics]
    assert codes == ["page-date-differs"]
    assert [d.code for d in read(tmp_path, html, date="2024-10-22").diagnostics] == codes


def test_the_name_of_an_export_of_many_dates_none_of_them(tmp_path: Path) -> None:
    path = tmp_path / "export-2024-10-22.jsonl"
    path.write_text("".join(json.dumps({"id": x, "text": PLAIN + x}) + "\n" for x in "ab"))
    found, _ = read_articles([path])
    assert [a.published for a in found] == [None, None]
    assert set(SEVERAL) <= {f.name for f in FORMATS}


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Anna Park", "Anna Park"),
        ("By ANNA PARK and John Smith, Associated Press", "ANNA PARK, John Smith"),
        ("By Anna Park | Oct. 22, 2024 5:00 pm", "Anna Park"),
        ("Written by: Anna Park, Senior Political Editor", "Anna Park"),
        ("By Anna Park in New York and John Smith in Ostia", "Anna Park"),
        ("By Reuters Staff", None),
        ("By Tuesday", None),
    ],
)
def test_a_byline_names_the_authors(line: str, names: str | None) -> None:
    assert authors(line, [Line(span=Span(0, len(line)), kind=LineKind.BYLINE)]) == names


def test_the_order_of_trust_is_told_beside_the_code() -> None:
    text = Path(reading.__file__).with_name("README.md").read_text(encoding="utf-8")
    rows = [f"| {p.name} | {p.example} | {p.reason} |" for p in TRUST]
    assert "\n".join(rows) in text


def canonical(url: str) -> str:
    return f'<link rel="canonical" href="{url}">'


def shared(url: str) -> str:
    return f'<meta property="og:url" content="{url}">'


@pytest.mark.parametrize(
    ("head", "fetched", "url"),
    [
        (canonical("https://a.example/x"), None, "https://a.example/x"),
        (canonical("/x") + shared("https://a.example/y"), None, "https://a.example/x"),
        (canonical("https://www.a.example/x"), "https://m.a.example/x?utm=1", "https://www.a.example/x"),
        (canonical("https://b.example/x"), "https://a.example/x", "https://a.example/x"),
        (canonical("https://b.example/x") + shared("https://a.example/x"), None, "https://a.example/x"),
        (canonical("https://a.example/") + shared("https://a.example/x"), None, "https://a.example/x"),
        (canonical("javascript:alert(1)"), None, None),
        ("", "https://a.example/x", "https://a.example/x"),
        (canonical("https://x.co.uk/a"), "https://y.co.uk/a", "https://y.co.uk/a"),
    ],
)  # fmt: skip
def test_an_articles_address_is_of_the_site_it_was_read_on(
    head: str, fetched: str | None, url: str | None
) -> None:
    assert read_page(page(head), fetched).url == url


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Updated: 23 October 2024 | Published: 22 October 2024", "2024-10-22"),
        ("Published 22 October 2024 | Updated 25 October 2024", "2024-10-22"),
        ("October 22, 2024 (Updated October 25, 2024)", "2024-10-22"),
        ("Published: 22/10/2024", "2024-10-22"),
        ("Tue 22 Oct 2024 14.05 BST", "2024-10-22"),
        ("Updated 25 October 2024", None),
        ("Published: 03/04/2024", None),
        ("Printed on 30 October 2024", None),
        ("Event date: 30 November 2024", None),
        ("2 hours ago", None),
    ],
)
def test_a_line_tells_when_it_was_published_not_changed(
    tmp_path: Path, line: str, day: str | None
) -> None:
    assert day_of(read(tmp_path, page(body=f"<p>{line}</p>"))) == day
    text = f"Norland weighs arms for Ostia\n\n{line}\n\n{PLAIN}\n\n{PLAIN}He left."
    path = tmp_path / "b.txt"
    path.write_text(text, encoding="utf-8")
    (article,), _ = read_articles([path])
    assert day_of(article) == day


def test_a_long_line_that_begins_with_its_day_tells_it(tmp_path: Path) -> None:
    line = (
        "<p>Posted: 22 October 2024 by Ada Brandt in World News, Politics and Defence of 2025</p>"
    )
    assert day_of(read(tmp_path, page(body=line))) == "2024-10-22"
