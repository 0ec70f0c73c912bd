"""The page for readers who hear it, use keys only, or need other colours: axe-core's rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from kg.model import Graph
    from tests.browser.conftest import Open

pytestmark = pytest.mark.browser

VIEWS = ("briefing", "matrix", "graph", "timeline", "disputes", "reader", "dossier")
TABLES = ("view=graph&table=1", "view=timeline&table=1")
DETAILS = "() => window.sayso.go({ open: window.sayso.data.statements.id[0] })"


RUN = """async (rules) => {
  const options = { resultTypes: ["violations"], ...(rules ? { runOnly: rules } : {}) };
  const { violations } = await axe.run(document, options);
  return violations.filter((v) => ["serious", "critical"].includes(v.impact))
    .map((v) => `${v.id} (${v.impact}): ${v.nodes[0].html.slice(0, 160)}`);
}"""
STILL = "Promise.all(document.getAnimations().map((a) => a.finished)).then(() => true)"
COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules that look at colours: what else is on a page is the same in light and dark."""


def serious(page: Page, rules: list[str] | None = None) -> list[str]:
    """Return what axe-core finds serious or critical, as rule and element."""
    base = pytest.importorskip("axe_playwright_python.base", reason="axe is not installed")
    if not page.evaluate("'axe' in window"):
        page.evaluate(base.AXE_SCRIPT)
    found: list[str] = page.evaluate(RUN, rules)
    return found


def test_no_view_has_a_serious_barrier(open_graph: Open, seeds: Graph) -> None:
    opened = open_graph(seeds)
    found: dict[str, list[str]] = {}

    def look(name: str) -> None:
        opened.settle()
        for scheme, rules in (("dark", COLOURS), ("light", None)):
            opened.page.emulate_media(color_scheme=scheme)
            opened.settle()
            opened.run(STILL)
            found[f"{name}, {scheme}"] = serious(opened.page, rules)

    some = f"pick=actor:{seeds.actors[0].id}"
    for fragment in (*(f"view={v}&{some}" for v in VIEWS), *TABLES):
        opened.go(f"#{fragment}")
        opened.run(DETAILS)
        look(fragment)
    opened.go("#act=deny&q=troops")
    opened.page.click('[data-facet="speaker"]')
    look("menu")
    opened.page.keyboard.press("Escape")
    opened.page.click('[data-facet="class"]')
    look("classes")
    opened.page.keyboard.press("Escape")
    opened.page.keyboard.press("q")
    look("queue")
    opened.page.keyboard.press("Escape")
    opened.page.fill("#search", "ko")
    look("suggested")
    opened.page.fill("#search", "")
    opened.page.click("#helper")
    look("help")
    opened.page.keyboard.press("Escape")
    opened.go("#q=nothing of this kind")
    look("empty")
    assert len(found) == 2 * (len(VIEWS) + len(TABLES) + 6)
    assert {k: v for k, v in found.items() if v} == {}


def test_a_barrier_is_found_in_either_scheme(open_graph: Open, seeds: Graph) -> None:
    opened = open_graph(seeds)
    opened.page.emulate_media(color_scheme="dark")
    opened.run("() => { document.getElementById('status').style.color = '#222' }")
    assert [x.split()[0] for x in serious(opened.page, COLOURS)] == ["color-contrast"]
    opened.run("() => { document.getElementById('search').removeAttribute('aria-label') }")
    opened.run("() => { document.getElementById('search').removeAttribute('placeholder') }")
    assert "label" in {x.split()[0] for x in serious(opened.page)}


def test_a_narrow_screen_has_no_serious_barrier_and_does_not_scroll_sideways(
    open_graph: Open, seeds: Graph
) -> None:
    opened = open_graph(seeds)
    opened.page.set_viewport_size({"width": 390, "height": 844})
    for view in VIEWS:
        opened.go(f"#view={view}")
        assert serious(opened.page) == [], view
        assert opened.run("document.documentElement.scrollWidth") <= 390, view


def test_a_filter_is_set_by_keys_alone(open_graph: Open, seeds: Graph) -> None:
    opened = open_graph(seeds)
    opened.page.focus('[data-facet="speaker"]')
    opened.page.keyboard.press("Enter")
    opened.settle()
    opened.page.keyboard.type("yoon")
    opened.page.keyboard.press("ArrowDown")
    opened.page.keyboard.press("Space")
    opened.page.keyboard.press("Escape")
    opened.settle()
    assert opened.page.locator(".chip bdi").all_inner_texts() == ["Yoon Suk Yeol"]
    assert opened.run("document.activeElement.dataset.facet") == "speaker"


def test_on_a_narrow_screen_every_view_and_menu_is_in_sight(open_graph: Open, seeds: Graph) -> None:
    opened = open_graph(seeds)
    opened.page.set_viewport_size({"width": 390, "height": 844})
    opened.settle()
    inside = "(b) => b.left >= 0 && b.right <= 390"
    tabs = "[...document.querySelectorAll('#views button')]"
    assert opened.run(f"{tabs}.map((n) => n.getBoundingClientRect()).every({inside})")
    assert not opened.page.locator("#stances").is_visible()
    opened.page.click("#narrow")
    legend = opened.run("document.getElementById('stances').getBoundingClientRect().height")
    assert legend < 40
    for opener in (
        "#save",
        *(f'[data-facet="{f}"]' for f in ("act", "class", "speaker", "day", "sure")),
    ):
        opened.page.click(opener)
        assert opened.run(
            f"[document.querySelector(':popover-open').getBoundingClientRect()].every({inside})"
        ), opener
        opened.page.keyboard.press("Escape")


def test_stances_are_told_apart_by_shape_alone(open_graph: Open, seeds: Graph) -> None:
    opened = open_graph(seeds)
    shapes = opened.run(
        "[...document.querySelectorAll('#stances svg')].map((s) => [...s.querySelectorAll('path')]"
        ".map((p) => p.getAttribute('class') + p.getAttribute('d')).join())"
    )
    assert len(set(shapes)) == len(shapes) > 4
