"""A page of many statements: what few are about is neither lost nor in the way."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest

from kg.model import Act, Dated, Polarity
from tests.benchmarks.page import made

if TYPE_CHECKING:
    from kg.model import Graph
    from tests.browser.conftest import Open

pytestmark = pytest.mark.browser


@cache
def many() -> Graph:
    """Return 400 statements by 80 speakers, more than a matrix has columns."""
    return made(400, 40)


def test_who_is_in_a_dispute_has_a_column_however_little_they_say(open_graph: Open) -> None:
    graph = many()
    said = Counter(s.speakers[0].actor for s in graph.statements)
    rare = [s for s in graph.statements if said[s.speakers[0].actor] == 1][:2]
    claim = rare[0].propositions
    one = replace(rare[0], act=Act.STATE, polarity=Polarity.POS)
    other = replace(rare[1], act=Act.DENY, polarity=Polarity.NEG, propositions=claim)
    taken = {s.id: s for s in (one, other)}
    link = replace(graph.links[0], source=other.id, target=one.id, proposition=claim[0])
    graph = replace(
        graph,
        statements=tuple(taken.get(s.id, s) for s in graph.statements),
        propositions=tuple(replace(p, stances=()) for p in graph.propositions),
        links=(link,),
    )
    opened = open_graph(graph, "#view=matrix&rows=claim")
    names = {a.id: a.label for a in graph.actors}
    heads = opened.page.locator(".colhead").all_inner_texts()
    assert {names[s.speakers[0].actor] for s in (one, other)} <= set(heads)
    assert len(heads) < len(said)
    row = opened.page.locator("tbody tr:not(.section):not(.spacer)").first
    label = next(p.label for p in graph.propositions if p.id == claim[0])
    assert row.locator(".rowhead").inner_text() == label


def test_days_long_before_all_others_are_one_column_of_the_timeline(open_graph: Open) -> None:
    graph = many()
    early = {s.id: f"19{70 + k}-05-01" for k, s in enumerate(graph.statements[:4])}
    told = tuple(
        replace(s, said_on=Dated(early.get(s.id, f"2024-10-{1 + k % 28:02}"), "made up"))
        for k, s in enumerate(graph.statements)
    )
    opened = open_graph(replace(graph, statements=told), "#view=timeline&voice=")
    labels = opened.page.locator(".daylabel").all_text_contents()
    assert labels[0].startswith("before 1 Oct 2024")
    assert sum(label.startswith("before") for label in labels) == 1
    opened.page.locator(".daylabel").first.click()
    opened.settle()
    assert set(opened.listed()) == set(early)
