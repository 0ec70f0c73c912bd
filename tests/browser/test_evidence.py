"""Whatever is clicked, on every picture of the seeds: the words shown are the article's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
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


EACH = """async (items) => {{
  const shown = {shown};
  const frame = () => new Promise(requestAnimationFrame);
  const rowAt = async (box, selector, y) => {{
    if (!document.querySelector(selector)) {{
      document.querySelector(box).scrollTop = y;
      for (let k = 0; k < 9 && !document.querySelector(selector); k++) await frame();
    }}
    return document.querySelector(selector);
  }};
  const network = window.sayso.rendererOf();
  const pointOf = (id) => {{
    const area = document.getElementById("canvas").getBoundingClientRect();
    const {{ x, y }} = window.sayso.whereOf(id);
    return network.DOMtoCanvas({{ x: x - area.left, y: y - area.top }});
  }};
  const pressAt = (point) => network.body.emitter.emit("click",
    {{ nodes: [], pointer: {{ canvas: point }}, event: {{ pointerType: "mouse" }} }});
  {before}
  const found = [];
  for (const item of items) {{
    {press}
    found.push(shown());
  }}
  return found;
}}"""
"""Presses one thing after the other inside the page; by the mouse each costs ten times as much."""
UNPICK = "window.sayso.go({ pick: [], open: '' })"
BY_MOUSE = 12
TENTH = 10
"""One of so many things, or so many, are pressed by the mouse too."""
IN_SIGHT = """(lines) => lines.filter((id) => {
  const { top, bottom } = document.getElementById("canvas").getBoundingClientRect();
  const { y } = window.sayso.whereOf(id);
  return top + 8 < y && y < Math.min(bottom, window.innerHeight) - 8;
})"""

type Passages = list[tuple[int, int, str]]


def each(
    opened: Opened, items: list[Any], press: str, before: str = ""
) -> list[list[tuple[str, Passages]]]:
    """Press each item in the page and return what the panel shows then."""
    found: list[list[tuple[str, Passages]]] = opened.run(
        EACH.format(shown=SHOWN, press=press, before=before), items
    )
    assert len(found) == len(items) > 0
    return found


class Checked:
    """Compares what the panel shows with the articles."""

    def __init__(self, graph: Graph) -> None:
        self.texts = {a.id: a.text for a in graph.articles}
        self.statements = {s.id: s for s in graph.statements}

    def panel(self, opened: Opened) -> set[str]:
        """Return the ids listed, after comparing every passage shown with its place."""
        return self.shown(opened.run(SHOWN))

    def shown(self, shown: list[tuple[str, Passages]]) -> set[str]:
        """The same of what was shown."""
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


CELLS = """async () => {
  const box = document.getElementById("matrix-box");
  const found = new Set();
  for (let y = 0; y < box.scrollHeight; y += 400) {
    box.scrollTop = y;
    for (let k = 0; k < 3; k++) await new Promise(requestAnimationFrame);
    for (const c of document.querySelectorAll(".cell"))
      found.add(`${c.dataset.line} ${c.dataset.col}`);
  }
  box.scrollTop = 0;
  for (let k = 0; k < 3; k++) await new Promise(requestAnimationFrame);
  return [...found].map((place) => place.split(" ").map(Number));
}"""


@pytest.mark.parametrize("columns", ["side", "publisher"])
def test_every_cell_of_the_matrix(open_graph: Open, seeds: Graph, columns: str) -> None:
    opened = open_graph(seeds, f"#view=matrix&rows=claim&voice=&most=all&cols={columns}")
    checked = Checked(seeds)
    places = opened.run(CELLS)
    assert len(places) > 100
    press = """const [line, col] = item;
    const cell = `.cell[data-line="${line}"][data-col="${col}"]`;
    (await rowAt("#matrix-box", cell, 38 * line)).click();"""
    listed = [checked.shown(shown) for shown in each(opened, places, press)]
    assert all(listed)
    assert set().union(*listed) == {s.id for s in seeds.statements}
    opened.page.locator(".cell").first.click()
    assert checked.panel(opened) in listed


@pytest.mark.parametrize("about", ["what", "whom"])
def test_every_line_of_the_graph(open_graph: Open, seeds: Graph, about: str) -> None:
    opened = open_graph(seeds, f"#voice=&view=graph&most=many&about={about}")
    opened.settle()
    checked = Checked(seeds)
    lines = opened.run("window.sayso.networkShown().lines.map((l) => [l.id, l.said])")
    ids = opened.run("window.sayso.data.statements.id")
    said = {line: {ids[i] for i in numbers} for line, numbers in lines}
    points = "const points = new Map(items.map((id) => [id, pointOf(id)]));"
    pressed = each(opened, list(said), "pressAt(points.get(item));", points)
    for line, shown in zip(said, pressed, strict=True):
        assert checked.shown(shown) == said[line]
    assert set().union(*said.values()) == {s.id for s in seeds.statements}
    opened.run(UNPICK)
    opened.settle()
    in_sight = opened.run(IN_SIGHT, list(said)[::3])
    assert in_sight
    for line in in_sight[:BY_MOUSE]:
        opened.click(line)
        assert checked.panel(opened) == said[line]
    opened.run(UNPICK)
    opened.page.keyboard.press("t")
    opened.settle()
    press = """const row = `.tableplace tr[data-row="${item}"] button`;
    (await rowAt(".tableplace .box", row, 40 * item)).click();"""
    rows = each(opened, list(range(len(said))), press)
    assert set().union(*map(checked.shown, rows)) == {s.id for s in seeds.statements}


def test_every_dot_of_the_timeline(open_graph: Open, seeds: Graph) -> None:
    opened = open_graph(seeds, "#voice=&view=timeline")
    checked = Checked(seeds)
    numbers = opened.run("[...document.querySelectorAll('.dot')].map((d) => d.dataset.id)")
    press = """document.querySelector(`.dot[data-id="${item}"]`).dispatchEvent(
      new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));"""
    for number, shown in zip(numbers, each(opened, numbers, press), strict=True):
        assert checked.shown(shown) == {number}
    assert set(numbers) == {s.id for s in seeds.statements}
    for number in numbers[::TENTH]:
        opened.page.locator(f'.dot[data-id="{number}"]').click()
        opened.settle()
        assert checked.panel(opened) == {number}


VOICES = """() => [...document.querySelectorAll(".voice")].map((voice) => [voice.dataset.id,
  [...voice.querySelectorAll(".passage")].map((p) =>
    [Number(p.dataset.start), Number(p.dataset.end), p.textContent])])"""


def test_every_side_of_a_contradiction(open_graph: Open, seeds: Graph) -> None:
    opened = open_graph(seeds, "#view=disputes")
    checked = Checked(seeds)
    voices: list[tuple[str, Passages]] = opened.run(VOICES)
    checked.shown(voices)
    numbers = list(dict.fromkeys(number for number, _ in voices))
    assert {x.source for x in seeds.links if x.kind == "contradicts"} <= set(numbers)
    press = """document.querySelector(`.voice[data-id="${item}"] .who`).click();"""
    for number, shown in zip(numbers, each(opened, numbers, press), strict=True):
        assert checked.shown(shown) == {number}
    for number in numbers[1::TENTH]:
        opened.page.locator(f'.voice[data-id="{number}"] .who').first.click()
        opened.settle()
        assert checked.panel(opened) == {number}


LINES = """() => [...document.querySelectorAll("p.line")].map((line) =>
  [Number(line.dataset.start), Number(line.dataset.end), line.textContent])"""


def test_every_place_in_the_reader(open_graph: Open, seeds: Graph) -> None:
    opened = open_graph(seeds, "#voice=&view=reader")
    checked, found = Checked(seeds), set()
    for article in seeds.articles:
        opened.run("(id) => window.sayso.go({ art: id, pick: [], open: '' })", article.id)
        lines: Passages = opened.run(LINES)
        assert lines
        for start, end, words in lines:
            assert words == article.text[start:end]
        wanted = opened.run(
            "[...document.querySelectorAll('a.said')].map((node) => node.dataset.said)"
        )
        press = """window.sayso.go({ art: item[0], pick: [], open: "" });
        document.querySelectorAll("a.said")[item[1]].click();"""
        places = [[article.id, k] for k in range(len(wanted))]
        for names, shown in zip(wanted, each(opened, places, press), strict=True):
            assert checked.shown(shown) == set(names.split())
            found |= set(names.split())
    assert found == {s.id for s in seeds.statements if s.content}
