from collections.abc import Callable

import pytest

from tests.browser.conftest import Opened
from tests.export import hostile
from tests.specimen import graph

pytestmark = pytest.mark.browser

type Open = Callable[..., Opened]

TAGS = "() => [...new Set([...document.querySelectorAll('*')].map((n) => n.tagName))].sort()"
FRAMED = "iframe, img, object, embed, form, base, svg[onload], [onerror], [onclick], [onload]"


def walk(opened: Opened) -> None:
    """Open every statement, both views, and pass the pointer over every row."""
    page = opened.page
    while page.locator("#next").is_visible():
        page.click("#next")
    page.evaluate("document.querySelectorAll('.toggle').forEach((t) => t.click())")
    for view in ("#what", "#whom"):
        page.click(view)
        for row in page.evaluate("window.sayso.level().nodes.map((n) => n.id)"):
            place = page.evaluate("id => window.sayso.where(id)", row)
            if 0 < place["y"] < 900:
                page.mouse.move(place["x"], place["y"])
    page.wait_for_timeout(200)


def test_no_payload_runs_or_becomes_an_element(open_graph: Open) -> None:
    plain = open_graph(graph())
    walk(plain)
    opened = open_graph(hostile.graph())
    walk(opened)
    assert opened.page.evaluate("window.__hit") is None
    assert opened.page.locator(FRAMED).count() == 0
    assert set(opened.page.evaluate(TAGS)) <= set(plain.page.evaluate(TAGS))
    assert opened.page.locator("script").count() == 3
    assert opened.page.locator("a[href]").count() == 1
    assert opened.requests == []
    assert opened.errors == []


def test_hostile_text_is_shown_as_text(open_graph: Open) -> None:
    value = hostile.graph()
    texts = {a.id: a.text for a in value.articles}
    opened = open_graph(value)
    walk(opened)
    assert len(opened.cards()) == len(value.statements)
    for said in value.statements:
        card = opened.page.locator(f'[data-id="{said.id}"]')
        assert card.locator(".evidence").text_content() == said.evidence.of(texts[said.article])
        payload = said.rule
        speaker = card.locator(".head .actor").first.text_content()
        assert speaker == f"{payload} person"
        shown = card.locator(".details dd").all_text_contents()
        assert f"{payload} ({payload})" in shown
        assert payload in shown


def test_hostile_names_fill_the_facets_as_text(open_graph: Open) -> None:
    opened = open_graph(hostile.graph())
    options = opened.page.eval_on_selector_all(
        "#article option", "nodes => nodes.map((n) => n.textContent)"
    )
    assert {f"{p} (2)" for p in hostile.PAYLOADS} <= set(options)


def test_a_click_on_a_hostile_row_names_it(open_graph: Open) -> None:
    opened = open_graph(hostile.graph())
    row = opened.page.evaluate("window.sayso.level().nodes[0]")
    opened.click(row["id"])
    status = opened.page.locator("#status").text_content() or ""
    assert status.endswith(f": {row['name']} speaks")
