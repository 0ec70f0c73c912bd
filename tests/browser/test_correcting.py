"""Putting a statement right on the page: kept in the browser, saved for the next build."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kg.corrections import read_corrections
from kg.model import Judgement, Verdict
from kg.resolve.decisions import read_decisions
from tests.browser.test_saving import saved
from tests.specimen import (
    ALPHA,
    BETA,
    OSTIA,
    S_BRANDT,
    S_DENIAL,
    S_OFFICIAL,
    SUDOVIA,
    graph,
)

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
    assert "what is done by it: warns" in opened.page.inner_text(".correcting")
    opened.page.click(".correcting p button")
    assert "what is done by it: warns" not in opened.page.inner_text(".correcting")
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


def test_conditions_roles_and_a_link_are_put_right(open_graph: Open, tmp_path: Path) -> None:
    opened = opened_afresh(open_graph, S_OFFICIAL)
    correct(opened, "conditions", "if Sudovia sends more tanks")
    correct(opened, "roles", "agent: Norland; theme: its border")
    path = tmp_path / "corrections.jsonl"
    path.write_bytes(saved(opened, "jsonl"))
    told = {x.field: json.loads(x.written) for x in read_corrections(path)}
    start = ALPHA.index("if Sudovia sends")
    assert told["conditions"] == [[start, start + len("if Sudovia sends more tanks")]]
    border = ALPHA.index("its border")
    assert told["roles"] == {
        "roles": {"agent": ["Norland"], "theme": [[border, border + len("its border")]]}
    }
    opened.go(f"#open={S_DENIAL.id}")
    opened.page.click("button:text('not so')")
    path.write_bytes(saved(opened, "jsonl"))
    (link,) = (x for x in read_corrections(path) if x.field == "link")
    assert not link.value.holds
    assert {link.article, link.value.article} == {"alpha", "beta"}


def test_a_missed_statement_is_told_by_its_words(open_graph: Open, tmp_path: Path) -> None:
    opened = opened_afresh(open_graph, S_BRANDT)
    opened.go("#view=reader&art=beta")
    opened.page.click("#missed")
    opened.page.fill("#missed-words", "nowhere printed")
    opened.page.keyboard.press("Enter")
    assert "do not stand" in opened.page.inner_text(".bar .wrong")
    opened.page.fill("#missed-words", "agency\u00a0Ōsaka said")  # as copied from elsewhere
    opened.page.fill("#missed-speaker", "Ostia")
    opened.page.select_option("#missed-act", "warn")
    opened.page.click(".bar form button[type=submit]")
    path = tmp_path / "corrections.jsonl"
    path.write_bytes(saved(opened, "jsonl"))
    (line,) = read_corrections(path)
    assert (line.field, line.article) == ("add", "beta")
    assert [s.of(BETA) for s in line.content] == ["agency Ōsaka said"]
    assert json.loads(line.written) == {"act": "warn", "speaker": ["Ostia"]}
    opened.page.click(".added button")
    assert saved(opened, "jsonl") == b""


def test_words_marked_in_the_article_are_those_that_were_missed(open_graph: Open) -> None:
    opened = opened_afresh(open_graph, S_BRANDT)
    opened.go("#view=reader&art=beta")
    opened.run(
        "() => { const line = [...document.querySelectorAll('p.line')].find((n) => n.textContent);"
        " const range = document.createRange(); range.setStart(line.firstChild, 0);"
        " range.setEnd(line.firstChild, 7); getSelection().removeAllRanges();"
        " getSelection().addRange(range); }"
    )
    opened.page.click("#missed")
    assert opened.page.input_value("#missed-words") == "Sudovia"
    (line,) = map(json.loads, saved(opened, "jsonl").decode().splitlines())
    assert (line["value"], line["reason"]) == ({"act": "state", "speaker": None}, "")
    opened.page.fill("#missed-speaker", "Sudovia")
    opened.page.keyboard.press("Enter")
    (line,) = map(json.loads, saved(opened, "jsonl").decode().splitlines())
    assert line["value"]["speaker"] == ["Sudovia"]


def test_who_is_who_is_decided_in_the_dossier(open_graph: Open, tmp_path: Path) -> None:
    opened = opened_afresh(open_graph, S_BRANDT)
    opened.go(f"#view=dossier&of=actor:{SUDOVIA.id}")
    opened.page.fill(".same-as input", "Ostia")
    opened.page.keyboard.press("Enter")
    path = tmp_path / "judgements.jsonl"
    path.write_bytes(saved(opened, "judged"))
    (one,) = read_decisions(path)
    assert ({one.left, one.right}, one.verdict) == ({SUDOVIA.id, OSTIA.id}, "same")


def test_the_queue_asks_by_keys_alone_what_the_rules_are_unsure_of(
    open_graph: Open, tmp_path: Path
) -> None:
    unsure = Judgement(
        left=SUDOVIA.id,
        right=OSTIA.id,
        verdict=Verdict.UNSURE,
        by="rule",
        score=0.5,
        reason="alike",
    )
    actors = tuple(
        replace(a, judgements=(unsure,)) if a.id == SUDOVIA.id else a for a in graph().actors
    )
    opened = open_graph(replace(graph(), actors=actors))
    opened.page.evaluate("localStorage.clear()")
    opened.page.reload()
    opened.settle()
    page = opened.page
    page.keyboard.press("q")
    assert "Are they one? Sudovia and Ostia" in page.inner_text("#queue-item")
    page.keyboard.press("x")
    assert "2 of 4" in page.inner_text("#queue-item")
    page.keyboard.press("x")
    page.keyboard.press("u")
    page.keyboard.press("y")
    page.keyboard.press("x")
    page.keyboard.press("n")
    assert "That was all." in page.inner_text("#queue-item")
    page.keyboard.press("Escape")
    path = tmp_path / "judgements.jsonl"
    path.write_bytes(saved(opened, "judged"))
    (one,) = read_decisions(path)
    assert one.verdict == "different"
    (line,) = saved(opened, "jsonl").decode().splitlines()
    assert json.loads(line)["field"] == "reject"
    page.keyboard.press("q")
    assert "1 of 1" in page.inner_text("#queue-item")
    assert opened.errors == []
