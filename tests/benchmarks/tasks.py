"""Ten everyday tasks on the page of any collection, by a browser that logs each action. A script.

usage: python -m tests.benchmarks.tasks OUT/graph.html

The names and words asked for are taken from what the page shows first: whom it cites most, what it
says is argued about. A task fails where it takes more than four actions (clicks, fields filled,
words marked, keys pressed), lists nothing, or the page complains; the exit code is how many do.

    task      done or not, how many actions, and which
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import Error, sync_playwright

from tests.browser.conftest import VIEWPORT, Opened
from tests.browser.test_tasks import MOST, User
from tests.chromium import FLAGS

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Asked:
    """Whom and what the tasks are about: an actor often cited, a word of a claim with a number."""

    cited: str
    word: str


def asked_of(opened: Opened) -> Asked:
    """Return what to ask of a page, by its own first view."""
    cited, number = (
        opened.page.locator(f".of-{key} .name").first.inner_text() for key in ("cited", "numbers")
    )
    return Asked(cited, max(number.split(), key=len).strip("“”.,"))


def what_somebody_says(user: User, asked: Asked) -> bool:
    user.fill("#search", asked.cited)
    user.click("#suggested li")
    return user.cards() > 0


def who_contradicts_whom(user: User, _: Asked) -> bool:
    user.click(".of-disputes >> text=side by side")
    return user.opened.page.locator(".dispute .voice").count() > 1


def what_rests_on_unnamed_people_alone(user: User, _: Asked) -> bool:
    user.click(".of-unnamed button")
    return f"{user.cards()} statement" in user.text(".of-unnamed")


def what_is_said_on_a_condition(user: User, _: Asked) -> bool:
    user.click('[data-facet="has"]')
    user.click("#facet-has label:has-text('a condition')")
    return user.cards() > 0


def how_a_position_evolved(user: User, asked: Asked) -> bool:
    user.fill("#search", asked.cited)
    user.click("#suggested li")
    user.click("#dossier")
    return user.opened.page.locator(".dossier .steps").count() > 0


def all_of_one_person_as_citations(user: User, asked: Asked) -> bool:
    user.fill("#search", asked.cited)
    user.click("#suggested li")
    return user.save("md").count(b"\n> ") == user.cards() > 0


def the_most_contested_actor(user: User, _: Asked) -> bool:
    user.click(".of-contested li button")
    return user.cards() > 0


def report_a_missed_sentence(user: User, _: Asked) -> bool:
    user.press("6")
    user.mark(user.opened.page.locator("p.line").nth(2).inner_text()[:40])
    user.click("#missed")
    return user.opened.page.locator(".added").count() == 1


def all_numbers_about_something(user: User, asked: Asked) -> bool:
    user.fill("#search", asked.word)
    user.press("Enter")
    user.click('[data-facet="has"]')
    user.click("#facet-has label:has-text('a number')")
    return user.cards() > 0


def send_a_claim_to_a_colleague(user: User, _: Asked) -> bool:
    user.opened.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    user.click(".of-firm ol button")
    user.click("#save")
    user.click("#saves [data-kind=link]")
    found = user.opened.listed()
    address: str = user.opened.run("navigator.clipboard.readText()")
    user.opened.go("#")
    user.opened.go(address[address.index("#") :])
    return user.opened.listed() == found != []


TASKS: tuple[Callable[[User, Asked], bool], ...] = (
    *(what_somebody_says, who_contradicts_whom, what_rests_on_unnamed_people_alone),
    *(what_is_said_on_a_condition, how_a_position_evolved, all_of_one_person_as_citations),
    *(the_most_contested_actor, report_a_missed_sentence, all_numbers_about_something),
    send_a_claim_to_a_colleague,
)


def _note(opened: Opened, error: Error) -> None:
    opened.errors.append(str(error))


def main() -> int:
    """Do each task on the page as it is at first; return how many were not done."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0] if __doc__ else None)
    parser.add_argument("page", type=Path)
    address = parser.parse_args().page.resolve().as_uri()
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    failed = 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for task in TASKS:
            opened = Opened(browser.new_page(viewport=VIEWPORT, accept_downloads=True), address)
            opened.page.on("pageerror", partial(_note, opened))
            opened.page.set_default_timeout(20_000)
            opened.page.goto(address)
            opened.page.wait_for_selector("html[data-ready]", state="attached")
            user = User(opened)
            try:
                done = task(user, asked_of(opened)) and len(user.log) <= MOST
            except (Error, AssertionError) as error:
                done, user.log = False, [*user.log, str(error).split("\n", 1)[0]]
            failed += not done or bool(opened.errors)
            how = f"{'done' if done else 'NOT done'} in {len(user.log)}"
            print(f"task      {how}  {task.__name__}: {'; '.join([*user.log, *opened.errors])}")
            opened.page.close()
        browser.close()
    return failed


if __name__ == "__main__":
    sys.exit(main())
