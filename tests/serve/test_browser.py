"""The pages in a real Chromium: nothing is complained of, by the browser or by axe's rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import kg
from tests.browser.test_access import COLOURS, serious
from tests.serve.conftest import TOKEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import BrowserContext, Page

    from tests.serve.conftest import Server

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser: BrowserContext) -> Iterator[Page]:
    """Return a page in which whatever the browser complains of fails the test."""
    page = browser.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda m: wrong.append(m.text) if m.type in {"error", "warning"} else None)
    yield page
    page.close()
    assert wrong == []


def views(server: Server) -> list[str]:
    """Return a page of each kind."""
    graph = kg.open(server.out)
    said = next(s for s in graph.statements if s.act == "deny")
    return [
        *("/overview", "/statements", "/claims", "/actors", "/issues", "/links", "/articles"),
        *(f"/statements/{said.id}", f"/claims/{said.claims[0]}", f"/articles/{said.article}"),
        *(f"/actors/{said.speakers[0].id}", "/questions", "/questions/denials?ask=1"),
        *("/sparql?query=SELECT%20*%20%7B%20%3Fs%20%3Fp%20%3Fo%20%7D%20LIMIT%203", "/corrections"),
        "/upload",
    ]


def barriers(page: Page, address: str, paths: list[str]) -> dict[str, list[str]]:
    """Return what axe finds on pages, none of which may scroll sideways on a narrow screen."""
    found = {}
    for path in paths:
        page.set_viewport_size({"width": 390, "height": 844})
        page.goto(f"{address}{path}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, path
        assert page.evaluate("document.title") != "gone"
        page.set_viewport_size({"width": 1280, "height": 800})
        for scheme, rules in (("dark", COLOURS), ("light", None)):
            page.emulate_media(color_scheme=scheme)
            found[f"{path}, {scheme}"] = serious(page, rules)
    return {path: wrong for path, wrong in found.items() if wrong}


def test_no_page_has_a_serious_barrier_or_scrolls_sideways(page: Page, reading: Server) -> None:
    assert barriers(page, reading.address, views(reading)) == {}


def test_no_form_has_a_serious_barrier(page: Page, unbuilt: Server) -> None:
    """The forms stand where one may write: on a statement, its links, an article, the uploads."""
    page.goto(f"{unbuilt.address}/overview?token={TOKEN}")
    paths = views(unbuilt)
    forms = {}
    for path in paths:
        page.goto(f"{unbuilt.address}{path}")
        forms[path] = page.locator("form[method=post]").count()
    with_forms = [path for path in paths if forms[path]]
    assert {path.split("/")[1] for path in with_forms} >= {"statements", "articles", "upload"}
    said = next(s for s in kg.open(unbuilt.out).statements if s.act == "deny")
    unbuilt.send("/corrections", statement=said.id, field="act", **{"value-act": "state"})
    assert barriers(page, unbuilt.address, [*with_forms, "/corrections"]) == {}
    page.context.clear_cookies()


def test_the_explorer_runs_and_leads_to_the_lists(page: Page, reading: Server) -> None:
    page.goto(reading.address)
    page.wait_for_selector("html[data-ready]", state="attached", timeout=20_000)
    assert page.evaluate("window.sayso.data.statements.id.length") > 3
    page.click('a[href="/overview"]')
    page.wait_for_url("**/overview")
    assert "explorer" in page.inner_text("main")


def test_a_statement_is_put_right_by_keys_alone(page: Page, unbuilt: Server) -> None:
    said = next(s for s in kg.open(unbuilt.out).statements if s.act == "deny")
    page.goto(f"{unbuilt.address}/statements/{said.id}?token={TOKEN}")
    assert page.url.endswith(said.id)
    page.focus("#by")
    page.keyboard.type("Kim")
    page.focus("#v-speaker")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("Emil Holm")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/corrections")
    assert "by Kim" in page.inner_text("main")
    page.context.clear_cookies()


def test_a_list_is_searched_and_a_row_opened_by_keys_alone(page: Page, reading: Server) -> None:
    page.goto(f"{reading.address}/statements")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.focus("#q")
    page.keyboard.type("withdraw")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=withdraw**")
    assert "found" in page.inner_text("[role=status]")
    page.locator(".card a").last.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/statements/s-*")
