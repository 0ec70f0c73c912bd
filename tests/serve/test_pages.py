"""What the pages show, and what they are protected by."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

import pytest

import kg
from kg.serve.listings import KINDS
from tests.serve.conftest import TOKEN, started

if TYPE_CHECKING:
    from pathlib import Path

    from tests.serve.conftest import Server

VIEWS = (
    "/overview",
    *(f"/{kind}" for kind in KINDS),
    "/questions",
    "/sparql",
    "/corrections",
    "/judgements",
)


def links(text: str) -> list[str]:
    """Return the addresses on a page that are the server's own."""
    found = map(unescape, re.findall(r'href="(/[^"]*|\?[^"]*)"', text))
    return list(dict.fromkeys(found))


def test_the_first_page_of_a_small_collection_is_the_explorer(reading: Server) -> None:
    found = reading.ask("/")
    assert found.status == 200
    assert '<script type="application/json" id="data">' in found.text
    assert 'href="/overview"' in found.text
    assert reading.ask("/explorer").body == found.body


def test_the_first_page_of_a_large_one_is_an_overview_read_from_the_disk(built: Path) -> None:
    with started(built, least=0, small=0) as server:
        found = server.ask("/")
        assert "What is disputed" in found.text
        assert server.ask("/explorer").status == 404
        parts = {p.name.partition("-")[0] for p in (built / "graph.store").iterdir()}
        assert "pages" in parts
        answer = server.sparql("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
        assert int(answer.json["results"]["bindings"][0]["n"]["value"]) > 100


def test_every_page_that_is_linked_to_is_there(reading: Server) -> None:
    seen: set[str] = set()
    todo = [*VIEWS, "/upload"]
    while todo:
        path = todo.pop()
        if path in seen:
            continue
        seen.add(path)
        found = reading.ask(path)
        assert found.status == 200, path
        assert found.headers["x-content-type-options"] == "nosniff"
        if found.headers["content-type"].startswith("text/html") and path not in ("/", "/explorer"):
            assert found.headers["content-security-policy"].startswith("default-src 'none'"), path
            assert "<script" not in found.text, path
            place = urlsplit(path).path
            todo += [place + one if one.startswith("?") else one for one in links(found.text)]
    graph = kg.open(reading.out)
    named = (
        *(f"/statements/{s.id}" for s in graph.statements),
        *(f"/articles/{quote(a.id, safe='')}" for a in graph.articles),
        *(f"/claims/{c}" for s in graph.statements for c in s.claims),
        *(f"/actors/{p.id}" for s in graph.statements for p in s.speakers),
    )
    assert set(named) <= seen


def test_markup_of_an_article_is_text(reading: Server) -> None:
    (article,) = (a.id for a in kg.open(reading.out).articles if a.id.startswith("denial"))
    text = reading.ask(f"/articles/{article}").text
    assert "&lt;script&gt;document.title" in text
    assert "&lt;b&gt;sending tanks&lt;/b&gt;" in text
    assert "<b>sending" not in text


def test_lists_are_narrowed_down_searched_and_ordered(reading: Server) -> None:
    graph = kg.open(reading.out)
    total = f"{len(graph.statements)} found"
    assert total in reading.ask("/statements").text
    denied = reading.ask("/statements?act=deny").text
    assert f"{sum(s.act == 'deny' for s in graph.statements)} found" in denied
    assert "<b>denied</b>" in denied
    assert "0 found" in reading.ask("/statements?q=nothing+of+the+kind").text
    assert "0 found" not in reading.ask("/statements?q=withdr").text
    assert "0 found" in reading.ask("/statements?until=2023").text
    assert total in reading.ask("/statements?since=2024-10&until=2024").text
    names = re.findall(r'<th scope="row"><a[^>]*><bdi>([^<]*)', reading.ask("/actors?by=name").text)
    assert names == sorted(names)
    assert len(names) == len(graph.actors)


@pytest.mark.parametrize(
    "path",
    [
        *("/statements?page=0", "/statements?page=x", "/statements?page=99999", "/claims?since=2"),
        *("/statements?since=yesterday", "/statements?by=luck", "/statements?nothing=1"),
        *(f"/statements?q={'a' * 201}", "/actors/a-1?as=nobody", "/claims/p-1?page=-1"),
        *("/questions/denials?nobody=x", f"/claims/p-1?page=100000{'0' * 20}"),
    ],
)
def test_a_list_cannot_be_asked_anything(path: str, reading: Server) -> None:
    assert reading.ask(path).status == 400


@pytest.mark.parametrize("kind", [*KINDS, "questions"])
def test_what_is_not_there_is_told(kind: str, reading: Server) -> None:
    if kind != "links":
        found = reading.ask(f"/{kind}/nothing", {"Accept": "text/html"})
        assert found.status == 404
        assert "<h1>" in found.text


def test_a_named_question_is_a_form_with_its_answer_as_files(reading: Server) -> None:
    form = reading.ask("/questions/denials").text
    assert '<label for="p-actor">' in form
    assert "<tbody>" not in form
    shown = reading.ask("/questions/denials?ask=1&actor=Sudovia").text
    assert "sending tanks to Ostia" in shown
    csv = reading.ask("/questions/denials?actor=Sudovia&format=csv")
    assert csv.headers["content-type"] == "text/csv; charset=utf-8"
    assert csv.headers["content-disposition"] == 'attachment; filename="denials.csv"'
    assert csv.text.startswith("speaker,denied,")
    rows = reading.ask("/questions/denials?actor=Sudovia&format=json").json
    assert {row["speaker"] for row in rows} == {"Sudovia"}
    assert "0 rows" in reading.ask("/questions/denials?ask=1&actor=Nobody").text


def test_what_an_answer_cites_is_given_for_reports_and_reference_managers(reading: Server) -> None:
    asked = "/questions/denials?actor=Sudovia&format="
    markdown = reading.ask(f"{asked}markdown").text
    assert "> Sudovia denied sending tanks to Ostia" in markdown
    assert "2024-10-23" in markdown
    bibtex = reading.ask(f"{asked}bibtex").text
    assert bibtex.startswith("@article{denial")
    assert "date = {2024-10-23}" in bibtex
    ris = reading.ask(f"{asked}ris").text
    assert ris.startswith("TY  - NEWS\r\n")
    assert "DA  - 2024/10/23/\r\n" in ris
    assert ris.endswith("ER  - \r\n\r\n")
    said = {s.quote: s.id for s in kg.open(reading.out).statements if s.act == "deny"}
    one = reading.ask(f"/statements/{said['Sudovia denied sending tanks to Ostia.']}?format=ris")
    assert one.text.splitlines()[-3].startswith("N1  - characters ")
    assert one.text.splitlines()[-3] in ris


def test_the_token_is_taken_once_and_kept_as_a_cookie(reading: Server) -> None:
    found = reading.ask(f"/overview?token={TOKEN}&x=1")
    assert (found.status, found.headers["location"]) == (303, "/overview?x=1")
    cookie = found.headers["set-cookie"]
    assert "HttpOnly; SameSite=Lax; Path=/" in cookie
    statement = next(s for s in kg.open(reading.out).statements if s.act == "deny")
    place = f"/statements/{statement.id}"
    assert "Correct the speaker" not in reading.ask(place).text
    signed = reading.ask(place, {"Cookie": cookie.partition(";")[0]})
    assert "Correct the speaker" in signed.text
    assert reading.ask("/overview?token=another-one").status == 403
