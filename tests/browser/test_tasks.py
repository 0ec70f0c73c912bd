"""Everyday tasks with the page of the seeds: each is done in at most four actions, all logged."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from tests.browser.test_saving import saved

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.model import Graph
    from tests.browser.conftest import Open, Opened

pytestmark = pytest.mark.browser

MOST = 4
"""Actions of a task: clicks, fields filled, words marked, keys pressed."""


@dataclass
class User:
    """Who does a task, on a page that shows what it shows at first; logs what is done."""

    opened: Opened
    log: list[str] = field(default_factory=list)

    def click(self, selector: str) -> None:
        self.opened.page.locator(selector).first.click()
        self._done(f"click {selector}")

    def fill(self, selector: str, text: str) -> None:
        self.opened.page.fill(selector, text)
        self._done(f"type “{text}” into {selector}")

    def press(self, key: str) -> None:
        self.opened.page.keyboard.press(key)
        self._done(f"press {key}")

    def mark(self, words: str) -> None:
        """Mark the line that holds these words, as with the mouse."""
        self.opened.run(
            "(words) => { const lines = [...document.querySelectorAll('p.line')];"
            " const line = lines.find((n) => n.textContent.includes(words));"
            " getSelection().selectAllChildren(line); }",
            words,
        )
        self._done(f"mark the line of “{words}”")

    def save(self, kind: str) -> bytes:
        found = saved(self.opened, kind)
        self._done("click #save")
        self._done(f"click [data-kind={kind}]")
        return found

    def _done(self, what: str) -> None:
        self.opened.settle()
        self.log.append(what)

    def text(self, selector: str) -> str:
        return self.opened.page.locator(selector).first.inner_text()

    def cards(self) -> int:
        return len(self.opened.listed())


def what_moscow_says_of_the_deployment(user: User) -> None:
    user.fill("#search", "Moscow")
    user.click("#suggested li")
    user.fill("#search", "troop")
    assert "deny" in user.text(".card .head")


def who_contradicts_whom(user: User) -> None:
    assert "Russia and North Korea deny it" in user.text(".of-disputes")
    user.click(".of-disputes >> text=side by side")
    assert "denies it" in user.text(".dispute")


def what_rests_on_unnamed_officials_alone(user: User) -> None:
    assert "Senior official" in user.text(".of-unnamed")
    user.click(".of-unnamed button")
    assert f"{user.cards()} statements rest only on people not named" in user.text(".of-unnamed")


def what_seoul_would_do_on_which_conditions(user: User) -> None:
    assert "→ South Korea" in user.text(".of-conditions")
    user.click('[data-facet="side"]')
    user.click("#facet-side label:has-text('South Korea')")
    user.click('[data-facet="has"]')
    user.click("#facet-has label:has-text('a condition')")
    assert user.cards() > 5


def how_the_us_position_evolved(user: User) -> None:
    user.fill("#search", "U.S.")
    user.click("#suggested li")
    user.click("#dossier")
    steps = user.text(".dossier section[aria-label='Positions over time']")
    assert "gives no answer" in steps
    assert "Robert Wood" in steps
    assert "US officials" in steps


def all_of_one_person_as_citations(user: User) -> None:
    user.fill("#search", "Yoon")
    user.click("#suggested li")
    assert user.save("md").count(b"\n> ") == user.cards() > 2


def the_most_contested_actor(user: User) -> None:
    assert user.text(".of-contested li .name") == "North Korea"
    user.click(".of-contested li button")
    assert user.cards() > 1


def report_a_missed_sentence(user: User) -> None:
    user.press("6")
    user.mark("Seoul")
    user.click("#missed")
    assert user.opened.page.locator(".added").count() == 1


def all_numbers_about_troops(user: User) -> None:
    assert "up to 8,000" in user.text(".of-numbers")
    user.fill("#search", "troops")
    user.press("Enter")
    user.click('[data-facet="has"]')
    user.click("#facet-has label:has-text('a number')")
    assert user.cards() >= 3


def send_a_claim_to_a_colleague(user: User) -> None:
    user.opened.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    user.click(".of-disputes ol button")
    user.click("#save")
    user.click("#saves [data-kind=link]")
    found = user.opened.listed()
    address: str = user.opened.run("navigator.clipboard.readText()")
    user.opened.go("#")
    user.opened.go(address[address.index("#") :])
    assert user.opened.listed() == found


def who_holds_the_same_as_whom(user: User) -> None:
    user.press("3")
    user.click("text=agrees with whom")
    assert user.opened.run("window.sayso.networkShown().lines.length") > 10


TASKS = (
    what_moscow_says_of_the_deployment,
    who_contradicts_whom,
    what_rests_on_unnamed_officials_alone,
    what_seoul_would_do_on_which_conditions,
    how_the_us_position_evolved,
    all_of_one_person_as_citations,
    the_most_contested_actor,
    report_a_missed_sentence,
    all_numbers_about_troops,
    send_a_claim_to_a_colleague,
    who_holds_the_same_as_whom,
)


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.__name__)
def test_a_task_takes_four_actions_at_most(
    open_graph: Open,
    seeds: Graph,
    task: Callable[[User], None],
    record_property: Callable[[str, object], None],
) -> None:
    user = User(open_graph(seeds))
    task(user)
    record_property("actions", user.log)
    assert len(user.log) <= MOST
    assert user.opened.errors == []
