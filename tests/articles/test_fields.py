"""Records as services and programs write them: which fields are the text, the day, the outlet."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import pytest

from kg.articles import read_articles
from kg.articles.draft import Draft
from kg.articles.encoding.decode import Unreadable
from kg.articles.formats.formats import LINES, RECORDS, TABLE, Source, told_by
from kg.articles.formats.usual_fields import KEYS, checked_fields, usual
from kg.errors import ConfigError
from kg.model import Diagnostic

if TYPE_CHECKING:
    from pathlib import Path

T = "The ministry said on Monday that it was waiting for an answer."
U = "https://post.example/1"


def drafts(value: object, fields: dict[str, str] | None = None) -> list[Draft]:
    data = value if isinstance(value, str) else json.dumps(value)
    source = Source(id="a", name="a.json", fields=fields or {})
    found = RECORDS.read(io.BytesIO(data.encode()), source)
    return [d for d in found if isinstance(d, Draft)]


FARR = "Lena Farr"
DAY = "2024-10-22"
PAGE = {"title": "N", "text": T, "url": U}
NEXIS = (
    '<?xml version="1.0"?><entry><title>N</title><content><articleDoc><body.head><hedline><hl1>N'
    f"</hl1></hedline></body.head><body.content><bodyText><p>{T}</p></bodyText></body.content>"
    "</articleDoc></content></entry>"
)
SERVICES: dict[str, tuple[object, tuple[str | None, ...]]] = {
    "Media Cloud": (
        {"stories": [PAGE | {"stories_id": 9, "publish_date": f"{DAY} 06:30:00"} | {
            "media_name": "Post", "media_url": "https://post.example"}]},
        ("a-9", "N", DAY, "Post", None, U),
    ),
    "Webz.io": (
        {"posts": [PAGE | {"uuid": "u1", "published": f"{DAY}T08:30:00.000+02:00", "author": FARR,
                           "thread": {"site_full": "www.post.example"}}]},
        ("a-?", "N", DAY, "www.post.example", FARR, U),
    ),
    "Aylien": (
        {"stories": [{"id": 17, "title": "N", "body": T, "published_at": f"{DAY}T06:30:00Z",
                      "author": {"name": FARR}, "links": {"permalink": U},
                      "source": {"name": "Post", "domain": "post.example"}}]},
        ("a-17", "N", DAY, "Post", FARR, U),
    ),
    "Feedly": (
        {"id": "stream", "items": [{"id": "x+y=_1", "title": "N", "published": 1729578600000,
                                    "content": {"content": f"<p>{T}</p>", "direction": "ltr"},
                                    "origin": {"title": "Post"}, "canonicalUrl": U,
                                    "author": FARR}]},
        ("x+y=_1", "N", DAY, "Post", FARR, U),
    ),
    "Diffbot": (
        {"request": {"pageUrl": U},
         "objects": [{"type": "article", "title": "N", "text": T, "html": f"<p>{T}</p>",
                      "date": "Tue, 22 Oct 2024 06:30:00 GMT", "siteName": "Post", "pageUrl": U}]},
        ("a-?", "N", DAY, "Post", None, U),
    ),
    "newspaper3k": (
        PAGE | {"authors": [FARR, "Jan Kohl"], "publish_date": f"{DAY}T00:00:00",
                "source_url": "https://post.example"},
        ("a", "N", DAY, None, f"{FARR}, Jan Kohl", U),
    ),
    "trafilatura": (
        {"title": "N", "author": FARR, "hostname": "post.example", "date": DAY, "text": T,
         "fingerprint": "f", "id": None, "raw_text": T, "source": U, "source-hostname": "Post",
         "excerpt": "E", "comments": ""},
        ("a", "N", DAY, "post.example", FARR, U),
    ),
    "schema.org": (
        {"@context": "https://schema.org", "@graph": [
            {"@type": "WebSite", "name": "Post", "description": "All.", "url": "https://x.example"},
            {"@type": ["NewsArticle"], "@id": U, "headline": "N", "articleBody": T, "url": U,
             "datePublished": f"{DAY}T08:30:00+02:00", "dateModified": "2024-10-25",
             "author": [{"@type": "Person", "name": FARR}],
             "publisher": {"@type": "Organization", "name": "Post"}}]},
        ("a-?", "N", DAY, "Post", FARR, U),
    ),
    "Nexis": (
        {"@odata.context": "x", "value": [
            {"ResultId": "urn:x:1", "Title": "N", "Date": f"{DAY}T00:00:00Z",
             "Byline": f"By {FARR}", "Source": {"Id": "s", "Name": "Post"}, "WebNewsUrl": U,
             "Document": {"DocumentId": "/shared/1", "Content": NEXIS}}]},
        ("a-?", "N", DAY, "Post", FARR, U),
    ),
    "GraphQL": (
        {"data": {"articles": {"edges": [{"node": {"id": "g1", "title": "N", "body": T}}]}}},
        ("g1", "N", None, None, None, None),
    ),
    "one wrapped": (
        {"status": "ok", "url": U, "data": {"title": "N", "text": T, "date": "22 October 2024"}},
        ("a", "N", DAY, None, None, U),
    ),
    "by id": ({"n1": {"title": "N", "text": T}}, ("n1", "N", None, None, None, None)),
    "paragraphs": (
        {"title": "N", "paragraphs": [T[:30], T[30:]]}, ("a", "N", None, None, None, None)
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SERVICES)
def test_the_fields_of_a_service_are_known(name: str) -> None:
    value, (key, title, day, outlet, author, url) = SERVICES[name]
    (found,) = drafts(value)
    assert found.id == key or (key == "a-?" and found.id.startswith("a-"))
    assert found.text.replace("\n\n", "") == T
    dates = [d.value for d in found.dates]
    assert (found.title, dates, found.publisher) == (title, [day] if day else [], outlet)
    assert (found.author, found.url) == (author, url)


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("Headline,Publication,Date,Byline,Full text", "N,Post,October 22 2024,By Lena Farr,"),
        ("Title;Publication title;Publication date;Authors;Full text",
         "N;Post;22/10/2024;Lena Farr;"),
        ("title\tsource_name\tpublication_date\tbyline\tbody",
         "N\tPost\t1729578600000\tLena Farr\t"),
        ("TITLE|OUTLET|PUBLISHED_AT|AUTHOR|CONTENT", "N|Post|2024-10-22T06:30:00Z|Lena Farr|"),
    ],
)  # fmt: skip
def test_the_columns_of_a_table_are_known(header: str, row: str) -> None:
    data = f'{header}\n{row}"{T}"\n'.encode()
    assert told_by("", data) is TABLE
    (found,) = TABLE.read(io.BytesIO(data), Source(id="a", name="a.csv"))
    assert isinstance(found, Draft)
    assert (found.text, found.title, found.publisher, found.author) == (T, "N", "Post", "Lena Farr")
    assert [d.value for d in found.dates] == ["2024-10-22"]


def test_a_day_in_numbers_is_settled_by_its_column() -> None:
    days = ("03/04/2024", "17/04/2024", "05/04/2024")
    rows = "\n".join(f'{d},"{T} {d}"' for d in days)
    source = Source(id="a", name="a.csv")
    found = list(TABLE.read(io.BytesIO(f"date,text\n{rows}\n".encode()), source))
    values = [d.dates[0].value for d in found if isinstance(d, Draft)]
    assert values == ["2024-04-03", "2024-04-17", "2024-04-05"]
    (lone,) = TABLE.read(io.BytesIO(f"date,text\n03/04/2024,{T}\n".encode()), source)
    assert isinstance(lone, Draft)
    assert lone.dates == ()
    assert [n.code for n in lone.notes] == ["bad-value"]


def test_a_row_with_too_many_cells_is_told_not_read_cut() -> None:
    data = b"title,text\nA,He said yes, and no\nB,He said no\n"
    problem, good = TABLE.read(io.BytesIO(data), Source(id="a", name="a.csv"))
    assert isinstance(problem, Diagnostic)
    assert problem.message.startswith("a.csv: row ending on line 2 has more cells")
    assert isinstance(good, Draft)


def test_a_quotation_mark_that_is_not_closed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = "".join(f"{i},{T}\n" for i in range(9))
    data = f'title,text\n{rows}x,"open\n{rows}'.encode()
    found = list(TABLE.read(io.BytesIO(data), Source(id="a", name="a.csv")))
    assert sum(isinstance(d, Draft) for d in found) >= 9


def test_many_bad_records_are_counted_not_listed() -> None:
    lines = [json.dumps({"title": "x", "url": f"{U}{i}"}) for i in range(500)]
    found = told(*lines, json.dumps({"id": "n", "text": T}))
    assert len(found) == 21
    assert found[-1].message == "a.jsonl: 480 more records are no article"


def told(*lines: str) -> list[Diagnostic]:
    source = Source(id="a", name="a.jsonl")
    found = LINES.read(io.BytesIO("\n".join(lines).encode()), source)
    return [d for d in found if isinstance(d, Diagnostic)]


def test_a_file_without_any_text_is_told_once() -> None:
    (problem,) = told(*(json.dumps({"title": "x", "url": f"{U}{i}"}) for i in range(500)))
    assert (problem.code, problem.severity.value) == ("no-article", "warning")
    assert problem.message == (
        "a.jsonl: holds no article with a text; say which field it is with --fields text=NAME"
        " (it has title, url)"
    )
    (problem,) = told('{"name": "tool", "description": "Does things.", "version": "1"}')
    assert problem.code == "no-article"


@pytest.mark.parametrize("data", ['{"a": [', "[1, 2", '{"text": "x"} trailing', "[" * 100_000])
def test_broken_json_is_refused_with_its_place(data: str) -> None:
    with pytest.raises(Unreadable, match=r"not JSON|breaks off|too deep"):
        list(RECORDS.read(io.BytesIO(data.encode()), Source(id="a", name="a.json")))


def test_fields_of_the_callers_go_first_and_lead_into_objects() -> None:
    value = {"text": "no", "x": {"Body": T}, "when": "2024-10-22"}
    (found,) = drafts(value, checked_fields("text=x.body, date=when"))
    assert (found.text, found.dates[0].value) == (T, "2024-10-22")
    for bad in ("text", "colour=x", "text="):
        with pytest.raises(ConfigError, match="--fields"):
            checked_fields(bad)


def test_a_page_inside_a_record_is_read_as_a_page(tmp_path: Path) -> None:
    page = (
        "<!DOCTYPE html><html><head><title>N</title></head><body><nav>Home</nav><article>"
        f"<h1>N</h1><p>{T}</p></article></body></html>"
    )
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"html": page, "url": U}), encoding="utf-8")
    (article,), _ = read_articles([path])
    assert T in article.text
    assert "Home" not in article.text


def test_no_name_stands_for_two_things() -> None:
    names = [name for key in (*KEYS, "key", "summary") for name in usual(key)]
    assert sorted(names) == sorted(set(names))
