"""A real Chromium that may open one file and ask for nothing else.

`CHROMIUM` names the binary; else the first `chromium` on the path. Without one the tests are
skipped, and say so.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from kg.export.html import html
from kg.export.release import Release

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page, Route

    from kg.model import Graph

FLAGS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass
class Opened:
    """A page opened from its file, with what it asked for and complained of."""

    page: Page
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def click(self, row_or_line: str) -> None:
        """Click a row (`l3`) or a line (`3>5:1`) of the picture."""
        place = self.page.evaluate("id => window.sayso.where(id)", row_or_line)
        self.page.mouse.click(place["x"], place["y"])

    def cards(self) -> list[str]:
        """Return the ids of the statements listed."""
        found: list[str] = self.page.eval_on_selector_all(
            ".card", "nodes => nodes.map((n) => n.dataset.id)"
        )
        return found


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BrowserContext]:
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not chromium:
        pytest.skip("no Chromium: install Debian's package or set CHROMIUM to the binary")
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with sync_api.sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            str(tmp_path_factory.mktemp("profile")),
            executable_path=chromium,
            args=FLAGS,
            viewport={"width": 1440, "height": 900},
        )
        yield context
        context.close()


@pytest.fixture
def open_graph(browser: BrowserContext, tmp_path: Path) -> Iterator[Callable[[Graph], Opened]]:
    """Return a function that exports a graph and opens its page, every other request aborted."""
    pages: list[Page] = []

    def opened(graph: Graph) -> Opened:
        path = tmp_path / "graph.html"
        with path.open("wb") as out:
            html(Release(graph), out)
        result = Opened(browser.new_page())
        pages.append(result.page)

        def gate(route: Route) -> None:
            if route.request.url == path.as_uri():
                route.continue_()
            else:
                result.requests.append(route.request.url)
                route.abort()

        result.page.route("**/*", gate)
        result.page.on("pageerror", lambda error: result.errors.append(str(error)))
        result.page.on(
            "console",
            lambda m: result.errors.append(m.text) if m.type in {"error", "warning"} else None,
        )
        result.page.goto(path.as_uri())
        result.page.wait_for_function("window.__ready === true", timeout=20_000)
        return result

    yield opened
    for page in pages:
        page.close()
