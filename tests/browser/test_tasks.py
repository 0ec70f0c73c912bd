"""Everyday tasks with the page of the seeds: each is done in at most four actions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tests.browser.test_saving import saved

if TYPE_CHECKING:
    from kg.model import Graph
    from tests.browser.conftest import Open, Opened

pytestmark = pytest.mark.browser

MOST = 4
"""Actions of a task: clicks, fields filled, keys pressed."""


@dataclass
class User:
    """Who does a task; counts what is done."""

    opened: Opened
    actions: int = 0

    def click(self, selector: str) -> None:
        self.opened.page.locator(selector).first.click()
        self._done()

    def fill(self, selector: str, text: str) -> None:
        self.opened.page.fill(selector, text)
        self._done()

    def press(self, key: str) -> None:
        self.opened.page.keyboard.press(key)
        self._done()

    def _done(self) -> None:
        self.opened.settle()
        self.actions += 1

    def again(self) -> None:
        """Begin another task."""
        assert self.actions <= MOST
        self.actions = 0
        self.opened.go("#")
        self.opened.page.reload()
        self.opened.page.wait_for_selector("html[data-ready]", state="attached")

    def text(self, selector: str) -> str:
        return self.opened.page.locator(selector).first.inner_text()


def test_ten_tasks_take_four_actions_at_most(open_graph: Open, seeds: Graph) -> None:
    opened = open_graph(seeds)
    user = User(opened)
    # what does Moscow say of the deployment
    user.fill("#search", "Moscow")
    user.click("#suggested li")
    user.fill("#search", "troop")
    assert "deny" in user.text(".card .head")
    # who contradicts whom
    user.again()
    assert "deny it" in user.text(".of-disputes")
    # what rests on unnamed officials alone
    assert "Senior official" in user.text(".of-unnamed")
    user.click(".what button")
    assert len(opened.listed()) > 20
    # what would Seoul do, and on which conditions
    user.again()
    assert "→ South Korea" in user.text(".of-conditions")
    user.click('[data-facet="has"]')
    user.click("#facet-has label:has-text('a condition')")
    assert len(opened.listed()) > 5
    # how did the U.S. position evolve
    user.again()
    user.fill("#search", "U.S.")
    user.click("#suggested li")
    user.click("#dossier")
    assert "gives no answer" in user.text(".dossier section[aria-label='Positions over time']")
    # all of one person as citations
    user.again()
    user.fill("#search", "Yoon")
    user.click("#suggested li")
    assert saved(opened, "md").count(b"\n> ") == len(opened.listed()) > 2
    user.actions += 2
    # the most contested actor
    user.again()
    assert user.text(".of-contested li .name") == "North Korea"
    # all numbers about troops
    user.fill("#search", "troops")
    user.press("Enter")
    user.click('[data-facet="has"]')
    user.click("#facet-has label:has-text('a number')")
    assert len(opened.listed()) >= 3
    # send a claim to a colleague
    user.again()
    opened.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    user.click(".of-disputes ol button")
    user.click("#save")
    user.click("#saves [data-kind=link]")
    address = opened.run("navigator.clipboard.readText()")
    found = opened.listed()
    opened.go("#")
    opened.go(address[address.index("#") :])
    assert opened.listed() == found
    # report a sentence that was missed: view, marked words, button, Enter
    user.again()
    user.press("6")
    opened.run(
        "() => { const line = [...document.querySelectorAll('p.line')].find((n) => n.textContent);"
        " getSelection().selectAllChildren(line); }"
    )
    user.click("#missed")
    user.press("Enter")
    assert opened.page.locator(".added").count() == 1
    user.actions += 1
    user.again()
    assert opened.errors == []
