"""Putting a statement right on the page: kept in the browser, saved for the next build."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from kg.corrections import read_corrections
from tests.browser.test_saving import saved
from tests.specimen import BETA, S_BRANDT, S_DENIAL, graph

if TYPE_CHECKING:
    from pathlib import Path

    from kg.model import Statement
    from tests.browser.conftest import Open, Opened

pytestmark = pytest.mark.browser


def opened_afresh(open_graph: Open, said: Statement) -> Opened:
    opened = open_graph(graph(), f"#open={said.id}")
    opened.page.evaluate("localStorage.clear()")
    opened.page.reload()
    opened.settle()
    return opened


def correct(opened: Opened, field: str, value: str | None, why: str = "") -> None:
    page = opened.page
    page.click(".correcting > button")
    page.select_option(".correcting form > label:first-child select", field)
    if value is not None:
        inputs = page.locator(".correcting form span :is(input, select)")
        if inputs.evaluate("(node) => node.tagName") == "SELECT":
            inputs.select_option(value)
        else:
            inputs.fill(value)
    page.fill(".correcting input[id$='-why']", why)
    page.fill(".correcting input[id$='-by']", "Kim")
    page.click(".correcting form button[type=submit]")
    opened.settle()


def test_what_is_put_right_is_a_file_that_a_build_reads(open_graph: Open, tmp_path: Path) -> None:
    opened = opened_afresh(open_graph, S_DENIAL)
    correct(opened, "speaker", "Ada Brandt; Ostia", "both signed it")
    correct(opened, "act", "confirm")
    correct(opened, "said_on", "2024-10-22")
    correct(opened, "content", "sent tanks")
    correct(opened, "reject", None)
    path = tmp_path / "corrections.jsonl"
    path.write_bytes(saved(opened, "jsonl"))
    lines = read_corrections(path)
    assert [(x.field, json.loads(x.written)) for x in lines] == [
        ("speaker", ["Ada Brandt", "Ostia"]),
        ("act", "confirm"),
        ("said_on", "2024-10-22"),
        ("content", [[BETA.index("sent tanks"), BETA.index("sent tanks") + len("sent tanks")]]),
        ("reject", None),
    ]
    first = lines[0]
    assert (first.article, first.by, first.reason) == ("beta", "Kim", "both signed it")
    assert (first.cue, first.content) == (S_DENIAL.cue, S_DENIAL.content)
    assert first.quote == S_DENIAL.evidence.of(BETA)
    assert opened.errors == []
    assert opened.requests == []


def test_it_is_kept_when_the_page_is_opened_again_and_taken_back(open_graph: Open) -> None:
    opened = opened_afresh(open_graph, S_BRANDT)
    correct(opened, "act", "warn")
    opened.page.reload()
    opened.settle()
    assert "act: warn" in opened.page.inner_text(".correcting")
    opened.page.click(".correcting p button")
    assert "act: warn" not in opened.page.inner_text(".correcting")
    assert saved(opened, "jsonl") == b""


def test_words_that_do_not_stand_there_are_told_and_kept_by_nobody(open_graph: Open) -> None:
    opened = opened_afresh(open_graph, S_BRANDT)
    correct(opened, "content", "never said")
    assert "do not stand in the evidence" in opened.page.inner_text(".correcting .wrong")
    assert saved(opened, "jsonl") == b""


def test_lines_of_another_page_are_none_of_this_one(open_graph: Open) -> None:
    opened = opened_afresh(open_graph, S_BRANDT)
    line = {"article": "alpha", "evidence": [0, 4], "quote": "else", "content": [], "field": "act"}
    kept = json.dumps(json.dumps([line, {"field": 3}, 7, None]))
    opened.page.evaluate(f"localStorage.setItem('sayso-corrections', {kept})")
    opened.page.reload()
    opened.settle()
    correct(opened, "act", "warn")
    (own,) = saved(opened, "jsonl").decode().splitlines()
    assert json.loads(own)["value"] == "warn"
    assert opened.errors == []
