"""The page for readers who hear it, use keys only, or need other colours: axe-core's rules."""

import pytest

from kg.model import Graph
from tests.browser.conftest import Open

pytestmark = pytest.mark.browser

VIEWS = ("briefing", "matrix", "graph", "timeline", "disputes", "reader", "dossier")
TABLES = ("view=graph&table=1", "view=timeline&table=1")
DETAILS = "() => window.sayso.go({ open: window.sayso.data.statements.id[0] })"


def serious(opened: object) -> list[str]:
    """Return what axe-core finds serious or critical, as rule and element."""
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="axe is not installed"
    )
    found = axe.Axe().run(opened).response["violations"]
    return [
        f"{v['id']} ({v['impact']}): {v['nodes'][0]['html'][:160]}"
        for v in found
        if v["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_view_has_a_serious_barrier(open_graph: Open, seeds: Graph, scheme: str) -> None:
    opened = open_graph(seeds)
    opened.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    found = {}
    some = f"pick=actor:{seeds.actors[0].id}"
    for fragment in (*(f"view={v}&{some}" for v in VIEWS), *TABLES):
        opened.go(f"#{fragment}")
        opened.run(DETAILS)
        opened.settle()
        found[fragment] = serious(opened.page)
    opened.go("#act=deny&q=troops")
    opened.page.click('[data-facet="speaker"]')
    found["menu"] = serious(opened.page)
    opened.page.keyboard.press("Escape")
    opened.page.click('[data-facet="class"]')
    found["classes"] = serious(opened.page)
    opened.page.keyboard.press("Escape")
    opened.page.keyboard.press("q")
    found["queue"] = serious(opened.page)
    opened.page.keyboard.press("Escape")
    opened.page.fill("#search", "ko")
    opened.settle()
    found["suggested"] = serious(opened.page)
    opened.page.fill("#search", "")
    opened.page.click("#helper")
    found["help"] = serious(opened.page)
    opened.page.keyboard.press("Escape")
    opened.go("#q=nothing of this kind")
    found["empty"] = serious(opened.page)
    assert {k: v for k, v in found.items() if v} == {}


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
