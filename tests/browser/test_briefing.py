"""The briefing: what stands out, each line with what it picks; counts are those of `kg analyse`."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

import kg
from kg.export import registry
from kg.export.release import Release
from kg.model import Modality, Polarity
from kg.query.analysis import VIEWS
from tests.specimen import P_SENT, S_BRANDT, S_DENIAL, S_OFFICIAL, graph

if TYPE_CHECKING:
    from pathlib import Path

    from kg.model import Graph
    from tests.browser.conftest import Open, Opened

pytestmark = pytest.mark.browser


def lines(opened: Opened, section: str) -> list[list[str]]:
    """Return the lines of a section, each as its texts."""
    found = opened.page.locator(f".of-{section} ol > li").all_inner_texts()
    return [[t for t in one.split("\n") if t.strip()] for one in found]


def test_it_is_the_first_view_and_says_what_the_collection_is(open_graph: Open) -> None:
    opened = open_graph(graph())
    assert opened.page.locator(".what").inner_text() == (
        "2 articles of 1 outlet, published 23 Oct 2024 (1 without a date)."
        " 3 statements by 3 speakers."
        " 33 % of the 3 whose source is told, 1 statement, rests only on people not named."
    )
    opened.page.click(".what button")
    opened.settle()
    assert opened.listed() == [S_OFFICIAL.id]


def test_a_dispute_tells_both_sides_and_every_line_opens_its_sentences(open_graph: Open) -> None:
    opened = open_graph(graph())
    assert lines(opened, "disputes") == [
        ["Sudovia sends weapons to Ostia", "Norland says so", "Sudovia denies it"]
    ]
    dispute = opened.page.locator(".of-disputes ol button")
    for number, expected in enumerate(({S_BRANDT.id, S_DENIAL.id}, {S_BRANDT.id}, {S_DENIAL.id})):
        dispute.nth(number).click()
        opened.settle()
        assert set(opened.listed()) == expected
        assert dispute.nth(number).get_attribute("aria-pressed") == "true"


def test_a_dispute_keeps_both_sides_whoever_is_filtered_for(open_graph: Open) -> None:
    opened = open_graph(graph(), "#side=SDV")
    assert opened.listed() == [S_DENIAL.id]
    assert lines(opened, "disputes") == [
        [
            "Sudovia sends weapons to Ostia",
            "Norland says so outside the filters",
            "Sudovia denies it",
        ]
    ]
    opened.page.locator(".of-disputes .lines button").first.click()
    opened.settle()
    assert opened.listed() == [S_BRANDT.id]
    opened.go("#side=SDV&view=disputes")
    shown = opened.page.locator(".dispute .voice").evaluate_all("n => n.map((v) => v.dataset.id)")
    assert set(shown) == {S_BRANDT.id, S_DENIAL.id}


def test_one_number_for_what_rests_on_people_not_named(open_graph: Open, seeds: Graph) -> None:
    opened = open_graph(seeds)
    told, *claims = opened.page.locator(".of-unnamed .name").all_inner_texts()
    said, made, theirs = map(int, re.findall(r"\d+", told))
    assert (told, len(claims)) == (
        f"{said} statements rest only on people not named;"
        f" nobody else makes {made} claims of {theirs} statements:",
        made,
    )
    assert f" told, {said} statements, rest only " in opened.page.locator(".what").inner_text()
    opened.go("#rests=unnamed")
    assert len(opened.listed()) == said
    opened.go("#has=unnamed")
    assert len(opened.listed()) == theirs


def test_who_warns_against_a_deed_denies_nothing(open_graph: Open) -> None:
    warned = replace(S_BRANDT, modality=Modality.OBLIGATION, polarity=Polarity.NEG)
    held = tuple(
        replace(x, modality=Modality.OBLIGATION, polarity=Polarity.NEG)
        for x in P_SENT.stances
        if x.statement == warned.id
    )
    others = tuple(x for x in P_SENT.stances if x.statement != warned.id)
    claim = replace(P_SENT, stances=(*held, *others))
    value = replace(
        graph(),
        statements=tuple(warned if s.id == warned.id else s for s in graph().statements),
        propositions=tuple(claim if p.id == claim.id else p for p in graph().propositions),
    )
    opened = open_graph(value, "#stance=denies")
    assert opened.listed() == [S_DENIAL.id]
    opened.go("#stance=opposes")
    assert opened.listed() == [warned.id]
    assert "Ada Brandt" not in " ".join(one[0] for one in lines(opened, "denials"))


def test_denials_conditions_and_numbers_are_told_with_their_speakers(open_graph: Open) -> None:
    opened = open_graph(graph())
    assert lines(opened, "denials")[0][0] == "Sudovia denies that Sudovia sends weapons to Ostia"
    assert lines(opened, "conditions") == [
        [
            "if Sudovia sends more tanks → Norland may close its border",
            "Senior official (Ministry of Foreign Affairs of Norland) warns; printed 23 Oct 2024",
        ]
    ]
    assert lines(opened, "numbers") == [
        [
            "up to 300",
            "Sudovia sends weapons to Ostia",
            "Ada Brandt; Sudovia: denies; said 22 Oct 2024",
        ]
    ]
    opened.page.locator(".of-conditions button").first.click()
    opened.settle()
    assert opened.listed() == [S_OFFICIAL.id]


def test_it_follows_the_filters(open_graph: Open) -> None:
    opened = open_graph(graph(), "#act=deny")
    assert [c[:2] for c in lines(opened, "cited")] == [["1", "Sudovia"]]
    assert lines(opened, "conditions") == []
    assert "on a condition" in opened.page.locator(".overview > .more").first.inner_text()


def test_its_counts_are_those_of_the_measures(
    open_graph: Open, seeds: Graph, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    registry.write(Release(seeds), out, "jsonl,report.json")
    net = kg.load(out)
    opened = open_graph(seeds, "#voice=")
    more = opened.page.locator(".glance > .quiet", has_text="all ")
    while more.count():
        more.first.click()
    cited = [(int(row[0]), row[1]) for row in lines(opened, "cited")]
    measured = [(row[3], row[0]) for row in VIEWS["cited"](net, 500).rows]
    assert sorted(cited) == sorted(measured)
    contested = [row for row in VIEWS["contested"](net, 500).rows if row[0] == "actor"]
    assert [(row[1], int(row[0])) for row in lines(opened, "contested")] == [
        (row[1], row[3]) for row in contested
    ]
    outlets = {row[1]: row[2] for row in lines(opened, "outlets")}
    for outlet, _, _, named, unnamed, _, _ in VIEWS["outlets"](net, 500).rows:
        told = outlets[outlet if outlet != "not told" else "publisher not told"]
        assert told == f"{unnamed} of {named + unnamed} statements"


def test_on_paper_a_line_stands_with_its_sentence(open_graph: Open) -> None:
    opened = open_graph(graph())
    opened.page.emulate_media(media="print")
    shown = opened.page.locator(".of-denials .on-paper").first
    assert shown.is_visible()
    assert "Sudovia on Wednesday denied" in shown.inner_text()
    assert not opened.page.locator(".panel").is_visible()


def test_a_dispute_has_as_many_statements_in_each_view(open_graph: Open, seeds: Graph) -> None:
    opened = open_graph(seeds)
    told = opened.page.locator(".of-disputes > ol > li").first.locator(".lines button")
    denied = next(one for one in told.all_inner_texts() if "deny it" in one)
    opened.go("#view=disputes")
    side = opened.page.locator(".dispute").first.locator(".side").nth(1)
    assert re.search(r"deny it (\d+) statements", denied)[1] in side.inner_text().split("\n")[1]
    assert side.locator(".voice").count() == int(re.findall(r"\d+", denied)[-1])
