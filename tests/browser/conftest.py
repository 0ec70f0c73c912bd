"""Pages opened from their file in the shared Chromium, which may ask for nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

import pytest

from kg.export.page.html import html
from kg.export.release import Release

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page, Route

    from kg.model import Graph

SETTLED = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(1))))"


@dataclass
class Opened:
    """A page opened from its file, with what it asked for and complained of."""

    page: Page
    address: str
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def view(self, name: str) -> None:
        """Go to a view by its tab."""
        self.page.click(f'#views [data-view="{name}"]')
        self.settle()

    def go(self, fragment: str) -> None:
        """Open the page at an address of its own."""
        self.page.goto(f"{self.address}{fragment}")
        self.settle()

    def settle(self) -> None:
        """Wait until what changed is drawn."""
        self.page.evaluate(SETTLED)

    def run(self, script: str, argument: object = None) -> Any:
        """Evaluate a script in the page."""
        return self.page.evaluate(script, argument)

    def click(self, row_or_line: str | int) -> None:
        """Click a row (`l3`) or a line (its number) of the graph."""
        place = self.run("id => window.sayso.whereOf(id)", row_or_line)
        self.page.mouse.click(place["x"], place["y"])
        self.settle()

    def listed(self) -> list[str]:
        """Return the ids of the statements listed, in sight or not."""
        found: list[str] = self.run(
            "window.sayso.listedStatements().map((i) => window.sayso.data.statements.id[i])"
        )
        return found

    def cards(self) -> list[str]:
        """Return the ids of the cards that are in the page."""
        return [
            str(i)
            for i in self.run("[...document.querySelectorAll('.card')].map((n) => n.dataset.id)")
        ]


class Open(Protocol):
    """Exports a graph and opens its page, every other request aborted or left hanging."""

    def __call__(
        self, graph: Graph, fragment: str = "", *, hang: bool = False, filters: tuple[str, ...] = ()
    ) -> Opened:
        """Return the page when it has drawn."""


@pytest.fixture
def open_graph(browser: BrowserContext, tmp_path: Path) -> Iterator[Open]:
    pages: list[Page] = []

    def opened(
        graph: Graph, fragment: str = "", *, hang: bool = False, filters: tuple[str, ...] = ()
    ) -> Opened:
        path = tmp_path / "graph.html"
        with path.open("wb") as out:
            html(Release(graph, html_filter=filters), out)
        result = Opened(browser.new_page(), path.as_uri())
        pages.append(result.page)

        def gate(route: Route) -> None:
            if route.request.url.partition("#")[0].partition("?")[0] == path.as_uri():
                route.continue_()
            elif route.request.url.startswith("data:"):
                route.continue_()  # a picture made in the page
            else:
                result.requests.append(route.request.url)
                if not hang:
                    route.abort()

        result.page.route("**/*", gate)
        result.page.on("pageerror", lambda error: result.errors.append(str(error)))
        result.page.on(
            "console",
            lambda m: result.errors.append(m.text) if m.type in {"error", "warning"} else None,
        )
        result.page.goto(f"{path.as_uri()}{fragment}")
        result.page.wait_for_selector("html[data-ready]", state="attached", timeout=20_000)
        return result

    yield opened
    for page in pages:
        page.close()
