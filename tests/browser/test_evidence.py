"""Whatever is clicked, on every picture of the seeds: the words shown are the article's own."""

import pytest

from kg.model import Graph
from tests.browser.conftest import Open, Opened

pytestmark = pytest.mark.browser

SHOWN = """() => {
  const { data, listedStatements } = window.sayso;
  const box = document.getElementById("scroll");
  const seen = new Map();
  const passage = (p) => [Number(p.dataset.start), Number(p.dataset.end), p.textContent];
  const take = () => document.querySelectorAll(".card").forEach((card) =>
    seen.set(card.dataset.id, [...card.querySelectorAll(".passage")].map(passage)));
  const listed = listedStatements().map((i) => data.statements.id[i]);
  take();
  for (let y = 0; seen.size < listed.length && y < box.scrollHeight; y += 300) {
    box.scrollTop = y;
    box.dispatchEvent(new Event("scroll"));
    window.sayso.refresh();
    take();
  }
  return listed.map((id) => [id, seen.get(id) ?? null]);
}"""


class Checked:
    """Compares what the panel shows with the articles."""

    def __init__(self, graph: Graph) -> None:
        self.texts = {a.id: a.text for a in graph.articles}
        self.statements = {s.id: s for s in graph.statements}

    def panel(self, opened: Opened) -> set[str]:
        """Return the ids listed, after comparing every passage shown with its place."""
        shown = opened.run(SHOWN)
        for number, passages in shown:
            said = self.statements[number]
            assert passages, number
            text = self.texts[said.article]
            for start, end, words in passages:
                assert words == text[start:end]
            assert any(s <= said.evidence.start and said.evidence.end <= e for s, e, _ in passages)
        return {number for number, _ in shown}


def test_every_row_of_the_list(open_graph: Open, seeds: Graph) -> None:
    opened = open_graph(seeds, "#voice=")
    assert Checked(seeds).panel(opened) == {s.id for s in seeds.statements}


@pytest.mark.parametrize("columns", ["side"])  # a minute each
def test_every_cell_of_the_matrix(open_graph: Open, seeds: Graph, columns: str) -> None:
    opened = open_graph(seeds, f"#view=matrix&rows=claim&voice=&most=all&cols={columns}")
    opened.page.set_viewport_size({"width": 1440, "height": 16000})
    opened.settle()
    opened.settle()
    checked, found = Checked(seeds), set()
    cells = opened.page.locator(".cell")
    places = opened.run(
        "[...document.querySelectorAll('.cell')].map((c) => [c.dataset.line, c.dataset.col])"
    )
    assert len(places) == cells.count() > 20
    for line, col in places:
        opened.run(
            "(at) => document.querySelector(`.cell${at}`).click()",
            f"[data-line='{line}'][data-col='{col}']",
        )
        listed = checked.panel(opened)
        assert listed
        found |= listed
    assert found == {s.id for s in seeds.statements}


@pytest.mark.parametrize("about", ["what", "whom"])
def test_every_line_of_the_graph(open_graph: Open, seeds: Graph, about: str) -> None:
    opened = open_graph(seeds, f"#voice=&view=graph&most=many&about={about}")
    opened.page.set_viewport_size({"width": 1440, "height": 16000})
    opened.settle()
    opened.settle()
    checked, found = Checked(seeds), set()
    lines = opened.run("window.sayso.networkShown().lines.map((l) => [l.id, l.said])")
    ids = opened.run("window.sayso.data.statements.id")
    for line, said in lines:
        opened.click(line)
        listed = checked.panel(opened)
        assert listed == {ids[i] for i in said}
        found |= listed
    opened.page.keyboard.press("t")
    opened.settle()
    for k in range(len(lines)):
        opened.run("(k) => document.querySelector(`tr[data-row='${k}'] button`).click()", k)
        found |= checked.panel(opened)
    assert found == {s.id for s in seeds.statements}


def test_every_dot_of_the_timeline(open_graph: Open, seeds: Graph) -> None:
    opened = open_graph(seeds, "#voice=&view=timeline")
    checked, found = Checked(seeds), set()
    for number in opened.run("[...document.querySelectorAll('.dot')].map((d) => d.dataset.id)"):
        opened.page.locator(f'.dot[data-id="{number}"]').click()
        opened.settle()
        assert checked.panel(opened) == {number}
        found.add(number)
    assert found == {s.id for s in seeds.statements}


def test_every_side_of_a_contradiction(open_graph: Open, seeds: Graph) -> None:
    opened = open_graph(seeds, "#view=disputes")
    checked = Checked(seeds)
    numbers = opened.run("[...document.querySelectorAll('.voice')].map((d) => d.dataset.id)")
    assert {x.source for x in seeds.links if x.kind == "contradicts"} <= set(numbers)
    for number in numbers:
        voice = opened.page.locator(f'.voice[data-id="{number}"]').first
        for passage in voice.locator(".passage").all():
            start, end = (int(passage.get_attribute(f"data-{x}") or -1) for x in ("start", "end"))
            text = checked.texts[checked.statements[number].article]
            assert passage.text_content() == text[start:end]
        voice.locator(".who").click()
        opened.settle()
        assert checked.panel(opened) == {number}


def test_every_place_in_the_reader(open_graph: Open, seeds: Graph) -> None:
    opened = open_graph(seeds, "#voice=&view=reader")
    checked, found = Checked(seeds), set()
    for article in seeds.articles:
        opened.run("(id) => window.sayso.go({ art: id, pick: [], open: '' })", article.id)
        for line in opened.page.locator("p.line").all():
            start, end = (int(line.get_attribute(f"data-{x}") or -1) for x in ("start", "end"))
            assert line.text_content() == article.text[start:end]
        for k in range(opened.page.locator("a.said").count()):
            opened.run("(id) => window.sayso.go({ art: id, pick: [], open: '' })", article.id)
            wanted = opened.run("(k) => document.querySelectorAll('a.said')[k].dataset.said", k)
            opened.run("(k) => document.querySelectorAll('a.said')[k].click()", k)
            assert checked.panel(opened) == set(wanted.split())
            found |= set(wanted.split())
    assert found == {s.id for s in seeds.statements if s.content}
