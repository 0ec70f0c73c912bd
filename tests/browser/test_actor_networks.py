"""The graph of actors: who holds the same as whom and who the opposite, as `kg analyse` has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import kg
from kg.build import build
from kg.export import registry
from kg.export.release import Release
from kg.query.actor_networks import KINDS, actor_networks
from kg.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from kg.model import Graph
    from tests.browser.conftest import Open, Opened

pytestmark = pytest.mark.browser

PAPERS = (
    "Chile said that Peru had attacked Bolivia.\n\nChile said that Peru had shelled Ecuador.\n",
    "Argentina said that Peru had attacked Bolivia.\n\n"
    "Argentina said that Peru had shelled Ecuador.\n",
    "Peru denied that Peru had attacked Bolivia.\n\n"
    "Uruguay said that Peru had attacked Bolivia if the reports are right.\n",
    "Ann Reed said that Chile must close the bridge.\n\n"
    "Jane Long said that Chile must close the bridge.\n\n"
    "John Brown said that Chile must not close the bridge.\n\n"
    "Mary Hill said that Chile had closed the bridge.\n",
)
LINES = """window.sayso.networkShown().lines.map((l) => {
  const names = [l.from, l.to].map((end) => window.sayso.data.actors.label[end.slice(1)]);
  return [l.kind, l.n, ...names.sort()];
})"""

type Tie = tuple[str, int, str, str]


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    folder = tmp_path_factory.mktemp("papers")
    for number, text in enumerate(PAPERS):
        (folder / f"paper{number}.txt").write_text(text, encoding="utf-8")
    return build([folder], Settings())


def drawn(opened: Opened) -> set[Tie]:
    """Return the lines drawn: kind, claims, and the two names in order."""
    return {(kind, n, one, other) for kind, n, one, other in opened.run(LINES)}


def measured(
    graph: Graph, folder: Path, around: str = "", least: int = 1, kinds: tuple[str, ...] = KINDS
) -> set[Tie]:
    """Return what `kg analyse congruence` counts of the same build."""
    registry.write(Release(graph), folder, "jsonl,report.json")
    found = actor_networks(kg.load(folder), around, least).pairs
    labels = {a.id: a.label for a in graph.actors}
    return {
        (kind, len(held.claims[kind]), *sorted(labels[name] for name in pair))  # type: ignore[misc]
        for pair, held in found.items()
        for kind in kinds
        if len(held.claims[kind]) >= least
    }


def test_it_is_what_the_measures_count(
    open_graph: Open, papers: Graph, seeds: Graph, tmp_path: Path
) -> None:
    for name, graph in (("papers", papers), ("seeds", seeds)):
        opened = open_graph(graph, "#view=graph&about=same&most=all&voice=")
        found = drawn(opened)
        assert found == measured(graph, tmp_path / name)
        assert {kind for kind, *_ in found} == set(KINDS)
        assert opened.errors == []


def test_one_kind_one_actor_and_ties_of_many_claims_alone(
    open_graph: Open, papers: Graph, tmp_path: Path
) -> None:
    opened = open_graph(papers, "#view=graph&about=same&voice=")
    for kind in KINDS:
        opened.page.click(f"[data-ties={kind}]")
        opened.settle()
        assert drawn(opened) == measured(papers, tmp_path / kind, kinds=(kind,))
    opened.page.click('[data-ties=""]')
    opened.page.select_option("select[aria-label='Claims between two at least']", "2")
    opened.settle()
    assert drawn(opened) == {("congruence", 2, "Argentina", "Chile")}
    peru = next(a.id for a in papers.actors if a.label == "Peru")
    opened.go(f"#view=graph&about=same&voice=&pick=actor:{peru}")
    opened.page.click("text=only around what is picked")
    opened.settle()
    assert drawn(opened) == measured(papers, tmp_path / "peru", around="Peru")
    opened.page.click(".ego .switch button >> text=2")
    opened.settle()
    assert ("congruence", 2, "Argentina", "Chile") in drawn(opened)


def test_a_line_lists_what_both_said_and_a_filter_takes_it_away(
    open_graph: Open, papers: Graph
) -> None:
    opened = open_graph(papers, "#view=graph&about=same&voice=")
    line = opened.run(
        "window.sayso.networkShown().lines.find((l) => l.kind === 'conflict'"
        " && l.said.length === 2).id"
    )
    opened.click(line)
    assert len(opened.listed()) == 2
    assert "on what they hold the opposite" in opened.page.locator("#picked").inner_text()
    opened.go("#view=graph&about=same&voice=&act=state")
    assert {kind for kind, _, *names in drawn(opened) if "Peru" in names} == set()


def test_names_do_not_lie_on_each_other_and_the_table_says_the_same(
    open_graph: Open, seeds: Graph
) -> None:
    opened = open_graph(seeds, "#view=graph&about=same")
    nodes = opened.run("window.sayso.networkShown().nodes.map((n) => [n.x, n.y, n.name.length])")
    for k, (x, y, letters) in enumerate(nodes):
        for other_x, other_y, others in nodes[:k]:
            wide = (min(200, letters * 7.2) + min(200, others * 7.2)) / 2
            assert abs(x - other_x) >= wide or abs(y - other_y) >= 30
    lines = len(drawn(opened))
    opened.page.click("#table")
    opened.settle()
    rows = opened.page.locator("table.rows tbody tr:not(.spacer)")
    assert rows.count() == lines
    assert {r.split("\t")[1].strip() for r in rows.all_inner_texts()} == {
        "hold the same",
        "hold the opposite",
    }
