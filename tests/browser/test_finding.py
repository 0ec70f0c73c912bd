"""Finding: what a search may mean is told as one types; dossiers of actors and claims."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.specimen import (
    NORLAND,
    S_BRANDT,
    S_DENIAL,
    S_OFFICIAL,
    SENT,
    SUDOVIA,
    graph,
)

if TYPE_CHECKING:
    from tests.browser.conftest import Open, Opened

pytestmark = pytest.mark.browser


def suggested(opened: Opened, typed: str) -> list[str]:
    opened.page.fill("#search", typed)
    opened.settle()
    found = opened.page.locator("#suggested li").all_inner_texts()
    return [" ".join(one.split()) for one in found]


def test_a_name_is_suggested_as_speaker_and_as_target(open_graph: Open) -> None:
    opened = open_graph(graph())
    assert suggested(opened, "sudo")[:2] == ["Sudovia as speaker 1", "Sudovia as target 2"]
    opened.page.keyboard.press("ArrowDown")
    opened.page.keyboard.press("Enter")
    opened.settle()
    assert opened.listed() == [S_DENIAL.id]
    assert opened.run("window.sayso.state.q") == ""
    assert opened.page.locator("#suggested").is_hidden()


def test_another_name_leads_to_whom_it_names_and_claims_and_issues_are_found(
    open_graph: Open,
) -> None:
    renamed = replace(SUDOVIA, aliases=("Sudograd",))
    actors = tuple(renamed if a.id == SUDOVIA.id else a for a in graph().actors)
    opened = open_graph(replace(graph(), actors=actors))
    assert suggested(opened, "sudog")[0] == "Sudograd → Sudovia as speaker 1"
    found = suggested(opened, "weapons")
    assert any(one.endswith("claim 2") for one in found)
    issue = graph().issues[0].label
    assert any(one.startswith(issue) and "argued about" in one for one in suggested(opened, issue))
    opened.page.keyboard.press("Escape")
    assert opened.page.locator("#suggested").is_hidden()


def test_what_statements_have_is_a_filter(open_graph: Open) -> None:
    opened = open_graph(graph(), "#has=condition")
    assert opened.listed() == [S_OFFICIAL.id]
    opened.go("#has=number")
    assert set(opened.listed()) == {S_BRANDT.id, S_DENIAL.id}
    opened.go("#has=dispute")
    assert set(opened.listed()) == {S_BRANDT.id, S_DENIAL.id}
    opened.go("#rests=unnamed")
    assert opened.listed() == [S_OFFICIAL.id]
    opened.page.click('[data-facet="has"]')
    assert "a condition" in opened.page.locator("#facet-has").inner_text()


def test_the_dossier_of_an_actor_tells_what_it_said_and_what_is_said_of_it(
    open_graph: Open,
) -> None:
    opened = open_graph(graph(), f"#pick=actor:{SUDOVIA.id}")
    opened.page.click("#dossier")
    opened.settle()
    page = opened.page.locator(".dossier")
    assert page.locator(".subject").inner_text() == "Sudovia"
    assert "1 statement as speaker" in page.inner_text()
    steps = page.locator(".steps").first.inner_text()
    assert steps.strip().startswith("denies it")
    page.locator("section[aria-label^='What is said of it'] .pickrow").first.click()
    opened.settle()
    assert opened.listed()[0] in {S_BRANDT.id, S_OFFICIAL.id}
    assert page.locator(".subject").inner_text() == "Sudovia"
    assert opened.errors == []


def test_members_belong_to_the_dossier_of_whom_they_belong_to(open_graph: Open) -> None:
    opened = open_graph(graph(), f"#view=dossier&of=actor:{NORLAND.id}")
    told = opened.page.locator("section[aria-label='Who belongs to it']").inner_text()
    assert "Ada Brandt" in told


def test_positions_of_a_state_are_those_of_its_people_and_a_day_has_no_order(
    open_graph: Open,
) -> None:
    opened = open_graph(graph(), f"#view=dossier&of=actor:{NORLAND.id}")
    page = opened.page.locator(".dossier")
    assert "2 statements by those who speak for Norland" in page.inner_text()
    steps = [" ".join(one.split()) for one in page.locator(".steps").all_inner_texts()]
    assert any(one.startswith("Ada Brandt says so") for one in steps)
    page.locator(".what .claim", has_text="2 statements").click()
    opened.settle()
    assert set(opened.listed()) == {S_BRANDT.id, S_OFFICIAL.id}
    undated = replace(S_BRANDT, said_on=None)  # both are of the day of printing
    warned = replace(S_OFFICIAL, propositions=(SENT,))
    both = (undated, warned, S_DENIAL)
    opened = open_graph(replace(graph(), statements=both), f"#view=dossier&of=actor:{NORLAND.id}")
    (told,) = opened.page.locator(".steps").all_inner_texts()
    assert " → " not in told
    assert told.count("; ") == 1


def test_the_dossier_of_a_claim_has_sides_lanes_and_wordings(open_graph: Open) -> None:
    opened = open_graph(graph(), f"#view=dossier&of=claim:{SENT}")
    page = opened.page.locator(".dossier")
    assert "denied by" in page.locator("section[aria-label=Sides]").inner_text()
    lanes = page.locator(".lanes tbody tr th").all_inner_texts()
    assert set(lanes) == {"Ada Brandt", "Sudovia"}
    page.locator('.lanes .cell[aria-label^="Sudovia"]').click()
    opened.settle()
    assert opened.listed() == [S_DENIAL.id]
    wording = page.locator("section[aria-label='Wording by outlet']").inner_text()
    assert "having sent tanks" in wording


def test_without_anybody_picked_a_dossier_offers_the_most_cited(open_graph: Open) -> None:
    opened = open_graph(graph())
    opened.view("dossier")
    opened.page.click(".choices-of button >> text=Sudovia")
    opened.settle()
    assert opened.page.locator(".subject").inner_text() == "Sudovia"


def test_lines_of_few_statements_are_left_out_of_the_graph(open_graph: Open) -> None:
    opened = open_graph(graph(), "#view=graph")
    count = "window.sayso.networkShown().lines.length"
    assert opened.run(count) == 3
    opened.page.select_option("select[aria-label='Statements between two at least']", "2")
    opened.settle()
    assert opened.run(count) == 0


def test_in_a_dossier_the_panel_lists_whose_it_is(open_graph: Open) -> None:
    opened = open_graph(graph(), f"#view=dossier&of=claim:{SENT}")
    assert set(opened.listed()) == {S_BRANDT.id, S_DENIAL.id}
    opened.page.select_option("#sort", "count")
    assert set(opened.listed()) == {S_BRANDT.id, S_DENIAL.id}
