"""Files of what is shown, as the browser saves them."""

import csv
import io
import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from tests.browser.conftest import Open, Opened
from tests.export import hostile
from tests.specimen import ALPHA, BETA, S_BRANDT, S_DENIAL, S_OFFICIAL, graph

pytestmark = pytest.mark.browser

SVG = "{http://www.w3.org/2000/svg}"


def saved(opened: Opened, kind: str) -> bytes:
    """Save by the menu and return what was saved."""
    opened.page.click("#save")
    with opened.page.expect_download() as waiting:
        opened.page.click(f'#saves [data-kind="{kind}"]')
    ending = "jsonl" if kind == "judged" else kind
    assert waiting.value.suggested_filename.endswith(f".{ending}")
    return Path(waiting.value.path()).read_bytes()


def test_csv_holds_what_is_listed(open_graph: Open) -> None:
    opened = open_graph(graph(), "#stance=denies")
    text = saved(opened, "csv").decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text))
    assert row["id"] == S_DENIAL.id
    assert (row["speaker"], row["act"], row["stance"]) == ("Sudovia", "denies", "denies")
    assert row["content"] == "having sent tanks"
    assert BETA[int(row["start"]) : int(row["end"])] == row["quote"]


def test_json_holds_ids_and_places(open_graph: Open) -> None:
    records = json.loads(saved(open_graph(graph(), "#sort=article"), "json"))
    assert [r["id"] for r in records] == [S_BRANDT.id, S_OFFICIAL.id, S_DENIAL.id]
    texts = {a.id: a.text for a in graph().articles}
    for record, said in zip(records, (S_BRANDT, S_OFFICIAL, S_DENIAL), strict=True):
        text = texts[record["article"]["id"]]
        assert text[slice(*record["evidence"])] == record["quote"]
        assert record["content"] == [[s.start, s.end] for s in said.content]
        assert (record["polarity"], record["modality"]) == (said.polarity, said.modality)
    assert records[0]["article"]["published_basis"] == "sidecar: printed on the page"


def test_markdown_cites_every_statement(open_graph: Open) -> None:
    text = saved(open_graph(graph(), "#speaker=own,-"), "md").decode()
    assert "0 of 3 statements" in text
    text = saved(open_graph(graph()), "md").decode()
    assert "**Sudovia** denies (denied)" in text
    assert (
        "> Sudovia on Wednesday denied \\<b\\>having sent tanks\\</b\\> to Ostia \\& others" in text
    )
    assert (
        "“Norland accuses Sudovia of arms transfers”, The Norland Post, published 2024-10-23,"
        f" alpha, characters {S_BRANDT.evidence.start}–{S_BRANDT.evidence.end},"
        " <https://norland.example/alpha>"
    ) in text
    assert "on the condition “Sudovia sends more tanks”" in text


@pytest.mark.parametrize("view", ["matrix", "graph", "timeline"])
def test_pictures_are_files_of_their_own(open_graph: Open, view: str) -> None:
    opened = open_graph(graph(), f"#view={view}")
    root = ET.fromstring(saved(opened, "svg"))
    words = " ".join("".join(t.itertext()) for t in root.iter(f"{SVG}text"))
    assert "3 of 3 statements" in words
    assert ("Ada Brandt" in words) == (view != "timeline")
    colours = {e.get("fill") for e in root.iter() if e.get("fill")}
    assert not any("var(" in str(c) for c in colours)
    png = saved(opened, "png")
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert len(png) > 5_000
    assert opened.errors == []
    assert opened.requests == []


@pytest.mark.parametrize("view", ["disputes", "reader"])
def test_views_of_text_are_pictures_with_the_words_as_text(open_graph: Open, view: str) -> None:
    opened = open_graph(graph(), f"#view={view}&art=alpha")
    root = ET.fromstring(saved(opened, "svg"))
    lines = ["".join(t.itertext()) for t in root.iter(f"{SVG}text")]
    words = " ".join(" ".join(lines).split())
    wanted = [S_BRANDT, S_DENIAL] if view == "disputes" else [S_BRANDT, S_OFFICIAL]
    for said in wanted:
        text = BETA if said is S_DENIAL else ALPHA
        assert " ".join(said.evidence.of(text).split()) in words
    assert "Ada Brandt says" in words
    assert "3 of 3 statements" in words
    # Nothing runs out of its column: 540 units hold some 80 letters of 15 units.
    assert max(map(len, lines[7:-1])) < 120
    assert not list(root.iter(f"{SVG}foreignObject"))
    assert saved(opened, "png")[:8] == b"\x89PNG\r\n\x1a\n"
    assert opened.errors == []


def test_saved_files_hold_hostile_text_as_text(open_graph: Open) -> None:
    opened = open_graph(hostile.graph(), "#view=graph&most=many")
    rows = list(csv.reader(io.StringIO(saved(opened, "csv").decode("utf-8-sig"), newline="")))
    assert len(rows) == 1 + 2 * len(hostile.PAYLOADS)
    # What a spreadsheet would take for a formula has an apostrophe before it.
    assert not any(cell[:1] in tuple("=+-@\t\r") for row in rows for cell in row if cell)
    assert len(json.loads(saved(opened, "json"))) == 2 * len(hostile.PAYLOADS)
    root = ET.fromstring(saved(opened, "svg"))
    assert {e.tag for e in root.iter()} <= {
        f"{SVG}{t}" for t in ("svg", "g", "rect", "path", "text", "circle", "line")
    }
    markdown = saved(opened, "md").decode()
    assert "<script" not in markdown.replace("\\<", "")
    assert opened.run("window.__hit") is None


def test_references_hold_outlet_day_and_what_is_cited(open_graph: Open) -> None:
    opened = open_graph(graph(), "#sort=article")
    bib = saved(opened, "bib").decode()
    assert bib.count("@misc{") == 2
    assert "howpublished = {The Norland Post}" in bib
    assert "date = {2024-10-23}" in bib
    assert "\\& others" in bib
    ris = saved(opened, "ris").decode().split("\r\n")
    assert ris.count("TY  - NEWS") == ris.count("ER  - ") == 2
    assert "T2  - The Norland Post" in ris
    assert "DA  - 2024/10/23" in ris
    assert any(r.startswith("N1  - Sudovia denies: Sudovia on Wednesday denied") for r in ris)


def test_the_address_of_a_view_is_copied(open_graph: Open) -> None:
    opened = open_graph(graph(), "#view=disputes")
    opened.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened.page.click("#save")
    opened.page.click("#saves [data-kind=link]")
    opened.page.wait_for_selector("#saves [data-kind=link] span:text-is('copied')")
    assert opened.run("navigator.clipboard.readText()").endswith("graph.html#view=disputes")


def test_a_copied_citation_is_plain_text_with_the_title(open_graph: Open) -> None:
    opened = open_graph(graph(), f"#open={S_DENIAL.id}")
    opened.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    for said, source in (
        (S_BRANDT, "“Norland accuses Sudovia of arms transfers”, The Norland Post, 23 Oct 2024"),
        (S_DENIAL, "Sudovia denies; “"),
    ):
        opened.go(f"#open={said.id}")
        opened.page.click(".card.open .copy")
        opened.page.wait_for_selector(".card.open .copy:text-is('copied')")
        text = opened.run("navigator.clipboard.readText()")
        assert source in text
        assert said.id not in text
        assert said.article not in text.replace("https://norland.example/alpha", "")
        assert not {"\\", "*", ">"} & set(text.replace("<b>", "").replace("</b>", ""))


def test_embedded_a_view_stands_without_its_controls(open_graph: Open) -> None:
    opened = open_graph(graph())
    opened.page.goto(f"{opened.address}?embed#view=disputes")
    opened.page.wait_for_selector("html[data-ready]", state="attached")
    assert opened.page.locator(".dispute").count() == 1
    assert not opened.page.locator("#facets").is_visible()
    assert opened.page.locator(".whole").get_attribute("href").endswith("#view=disputes")
    assert opened.requests == []
    assert opened.errors == []
