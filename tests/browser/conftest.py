"""Pages opened from their file in the shared Chromium, which may ask for nothing else."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

import pytest

from kg.export.page.html import html
from kg.export.release import Release

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import (
        BrowserContext,
        ConsoleMessage,
        Error,
        Page,
        Route,
        ViewportSize,
    )

    from kg.model import Graph

VIEWPORT: ViewportSize = {"width": 1440, "height": 900}
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


@dataclass
class Tabs:
    """The browser's tabs and the pages written so far: both cost more than what is tested in them.

    A tab that a test is done with is navigated anew by the next: nothing of a script is left in it.
    """

    browser: BrowserContext
    idle: list[Page] = field(default_factory=list)
    written: list[tuple[Graph, tuple[str, ...], bytes]] = field(default_factory=list)

    def page(self) -> Page:
        """Return a tab of the usual size, colours and medium."""
        page = self.idle.pop() if self.idle else self.browser.new_page()
        if page.viewport_size != VIEWPORT:
            page.set_viewport_size(VIEWPORT)
        page.emulate_media(media="null", color_scheme="null")
        return page

    def write(self, graph: Graph, filters: tuple[str, ...], path: Path) -> None:
        """Write the page of a graph."""
        for known, same_filters, page in self.written:
            if known is graph and same_filters == filters:
                path.write_bytes(page)
                return
        out = io.BytesIO()
        html(Release(graph, html_filter=filters), out)
        self.written.append((graph, filters, out.getvalue()))
        path.write_bytes(out.getvalue())


@pytest.fixture(scope="session")
def tabs(browser: BrowserContext) -> Tabs:
    return Tabs(browser)


@pytest.fixture
def open_graph(tabs: Tabs, tmp_path: Path) -> Iterator[Open]:
    used: list[tuple[Page, dict[str, Callable[..., None]]]] = []

    def opened(
        graph: Graph, fragment: str = "", *, hang: bool = False, filters: tuple[str, ...] = ()
    ) -> Opened:
        path = tmp_path / f"graph{len(used) or ''}.html"
        tabs.write(graph, filters, path)
        result = Opened(tabs.page(), path.as_uri())

        def gate(route: Route) -> None:
            if route.request.url.partition("#")[0].partition("?")[0] == path.as_uri():
                route.continue_()
            elif route.request.url.startswith("data:"):
                route.continue_()  # a picture made in the page
            else:
                result.requests.append(route.request.url)
                if not hang:
                    route.abort()

        def failed(error: Error) -> None:
            result.errors.append(str(error))

        def said(message: ConsoleMessage) -> None:
            if message.type in {"error", "warning"}:
                result.errors.append(message.text)

        used.append((result.page, {"pageerror": failed, "console": said}))
        result.page.route("**/*", gate)
        for event, heard in used[-1][1].items():
            result.page.on(event, heard)  # type: ignore[call-overload]
        result.page.goto(f"{path.as_uri()}{fragment}")
        result.page.wait_for_selector("html[data-ready]", state="attached", timeout=20_000)
        return result

    yield opened
    for page, listeners in used:
        page.unroute_all()
        for event, heard in listeners.items():
            page.remove_listener(event, heard)
        tabs.idle.append(page)
