"""What does `graph.html` cost its reader? A script, not a test.

usage: python -m tests.benchmarks.page [--runs N]

CPU seconds and milliseconds of Chromium's processes (its own count, by SystemInfo), which a busy
machine distorts far less than the clock. Each figure is the least of N runs. There is no GPU: what
is drawn on a canvas is drawn in software. Graphs larger than the seeds are made up: 6 statements an
article on average, a fifth as many speakers as statements, half as many claims, one denial in ten.

    export    the export's own CPU; of 20,000 statements a page takes 10,000
    size      bytes of the file, beside 0.75 MB + 1 KB a statement + the articles' text
    first     from navigation to the first drawing, all processes, on a fresh browser; the browser's
              own start is measured on an empty page and taken off
    redraw    a forced camera move a frame for 3 s, the renderer's CPU by frame
    filter    a facet, a search and back, until painted; the renderer's CPU by change
"""

from __future__ import annotations

import argparse
import io
import os
import random
import shutil
import tempfile
import time
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright

from kg.build import build
from kg.export.page.html import html
from kg.export.release import Release
from kg.ids import key_id
from kg.model import (
    Act,
    Actor,
    ActorType,
    Article,
    Dated,
    Graph,
    Link,
    LinkKind,
    Modality,
    Participant,
    Polarity,
    Proposition,
    Quotation,
    Span,
    Stance,
    Statement,
)
from kg.settings import Settings
from tests.chromium import FLAGS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page, Playwright

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
COUNTRIES = ("NOR", "SDV", "OST", "VEL", "MAR", "TOR", "KAL", "")
VERBS = {Act.STATE: "said", Act.DENY: "denied", Act.DEMAND: "demanded", Act.WARN: "warned"}
THINGS = ("grain", "tanks", "observers", "aid", "troops", "gas", "engineers", "visas", "drones")
PAINTED = "() => new Promise((d) => requestAnimationFrame(() => setTimeout(d)))"


def made(count: int, articles: int, even: bool = False) -> Graph:
    """Return a graph of so many statements in so many articles; the same on every run.

    Some speakers and claims are far more frequent than others, as in news; where `even`, all are
    alike and no two statements have the same speaker and claim.
    """
    draw = random.Random(count)
    actors = [
        Actor(
            id=key_id("a", str(n)),
            label=f"Speaker {n} of the {THINGS[n % 9]} committee",
            type=ActorType.PERSON if n % 5 else ActorType.COUNTRY,
            named=n % 4 != 3,
            country=COUNTRIES[n % 8] or None,
        )
        for n in range(count // 5)
    ]
    claims = [
        Proposition(
            id=key_id("p", str(n)),
            label=f"{COUNTRIES[n % 7].title()} sends {THINGS[n % 9]} number {n} to the other side",
            type="AID" if n % 3 else None,
            roles=(("theme", ()),),
            article="x",
            trigger=Span(0, 1),
        )
        for n in range(count // 2)
    ]
    texts: list[list[str]] = [[] for _ in range(articles)]
    said: list[Statement] = []
    for n in range(count):
        where = draw.randrange(articles)
        speaker, target = (actors[int(draw.paretovariate(1) - 1) % len(actors)] for _ in "ab")
        claim = claims[int(3 * draw.paretovariate(0.6) - 3) % len(claims)]
        if even:
            speaker = actors[n % len(actors)]
            claim = claims[(n + 7 * (n // len(actors))) % len(actors)]
        act = draw.choices(list(VERBS), (7, 1, 1, 1))[0]
        start = sum(map(len, texts[where]))
        cue = start + len(speaker.label) + 1
        content = cue + len(VERBS[act]) + 6
        texts[where].append(f"{speaker.label} {VERBS[act]} that {claim.label}, in answer {n}.\n")
        said.append(
            Statement(
                id=key_id("s", str(n)),
                article=f"article-{where:04}",
                speakers=(Participant(actor=speaker.id, span=Span(start, cue - 1)),),
                cue=Span(cue, content - 6),
                act=act,
                content=(Span(content, content + len(claim.label)),),
                targets=(Participant(actor=target.id),),
                quotation=Quotation.INDIRECT,
                polarity=Polarity.NEG if act is Act.DENY else Polarity.POS,
                modality=draw.choice((Modality.REALIS, Modality.REALIS, Modality.POSSIBLE)),
                said_on=Dated(f"2024-{1 + where % 12:02}-{1 + n % 28:02}", "made up")
                if n % 3
                else None,
                propositions=(claim.id,),
                evidence=Span(start, start + len(texts[where][-1]) - 1),
                rule="verb-clause",
                confidence=0.5 + n % 50 / 100,
            )
        )
    filler = "A paragraph of the article that nobody is cited in, as most of them are. " * 6 + "\n"
    by_claim: dict[str, list[Statement]] = {}
    for s in said:
        by_claim.setdefault(s.propositions[0], []).append(s)
    links = [
        Link(
            kind=LinkKind.CONTRADICTS,
            source=deny.id,
            target=other.id,
            proposition=claim,
            reason="one asserts what the other denies",
        )
        for claim, found in sorted(by_claim.items())
        for deny in found[:6]
        if deny.polarity is Polarity.NEG
        for other in found[:6]
        if other.polarity is Polarity.POS
    ]
    stances = {
        claim: tuple(
            Stance(statement=s.id, polarity=s.polarity, modality=s.modality) for s in found
        )
        for claim, found in by_claim.items()
    }
    return Graph(
        articles=tuple(
            Article(
                id=f"article-{k:04}",
                text="".join(text) + filler * 5,
                source="made up",
                title=f"Report {k} of the day",
                publisher=f"Paper {k % 23}",
                published=Dated(f"2024-{1 + k % 12:02}-28", "made up"),
            )
            for k, text in enumerate(texts)
        ),
        actors=tuple(sorted(actors, key=lambda a: a.id)),
        statements=tuple(sorted(said, key=lambda s: s.id)),
        propositions=tuple(
            sorted((replace(c, stances=stances.get(c.id, ())) for c in claims), key=lambda c: c.id)
        ),
        links=tuple(links),
    )


def written(graph: Graph, folder: Path, name: str) -> Path:
    """Write the page of a graph and print the time and its size beside what it may have."""
    out = io.BytesIO()
    start = time.process_time()
    html(Release(graph), out)
    print(f"export    {name:>6}: {time.process_time() - start:.2f} s CPU")
    path = folder / f"{name}.html"
    path.write_bytes(out.getvalue())
    text = sum(len(a.text.encode()) for a in graph.articles)
    may = 750_000 + 1_000 * len(graph.statements) + text
    print(f"size      {name:>6}: {len(out.getvalue()):>9,} bytes of {may:,}")
    return path


@contextmanager
def chromium(playwright: Playwright) -> Iterator[tuple[Browser, Page]]:
    """Open a fresh browser with one page."""
    binary = os.environ.get("CHROMIUM") or shutil.which("chromium")
    browser = playwright.chromium.launch(executable_path=binary, args=FLAGS)
    yield browser, browser.new_page(viewport={"width": 1440, "height": 900})
    browser.close()


def cpu(browser: Browser, kinds: tuple[str, ...] = ()) -> float:
    """Return the CPU seconds of the browser's processes so far."""
    session = browser.new_browser_cdp_session()
    found: list[dict[str, Any]] = session.send("SystemInfo.getProcessInfo")["processInfo"]
    session.detach()
    return sum(float(p["cpuTime"]) for p in found if not kinds or p["type"] in kinds)


def opened(page: Page, path: Path, fragment: str = "") -> None:
    """Open a page and wait until it has drawn."""
    page.goto(f"{path.as_uri()}#{fragment}")
    page.wait_for_selector("html[data-ready]", state="attached", timeout=60_000)
    page.evaluate(PAINTED)


def first(playwright: Playwright, path: Path, runs: int) -> None:
    """Print the CPU from navigation to the first drawing."""
    costs, clocks = [], []
    for _ in range(runs):
        with chromium(playwright) as (browser, page):
            page.goto("about:blank")
            page.evaluate(PAINTED)
            before = cpu(browser)
            opened(page, path)
            clocks.append(page.evaluate("performance.now()"))
            costs.append(cpu(browser) - before)
    print(
        f"first     {path.stem:>6}: {min(costs):.2f} s CPU, all processes;"
        f" {min(clocks) / 1000:.2f} s by the clock"
    )


MOVES = """async () => {
  const network = window.sayso.rendererOf();
  const { x, y } = network.getViewPosition();
  const end = performance.now() + 3000;
  let frames = 0;
  while (performance.now() < end) {
    network.moveTo({ position: { x: x + Math.sin(frames / 9) * 40, y: y + frames % 60 },
      animation: false });
    await new Promise(requestAnimationFrame);
    frames++;
  }
  return frames;
}"""


def redraw(playwright: Playwright, path: Path, fragment: str, runs: int) -> None:
    """Print the renderer's CPU for one redraw of the graph."""
    best, size = float("inf"), [0, 0]
    with chromium(playwright) as (browser, page):
        opened(page, path, f"view=graph&{fragment}")
        size = page.evaluate(
            "() => [window.sayso.networkShown()].map((m) => [m.nodes.length, m.lines.length])[0]"
        )
        for _ in range(runs):
            before = cpu(browser, ("renderer",))
            frames = page.evaluate(MOVES)
            best = min(best, (cpu(browser, ("renderer",)) - before) / frames * 1000)
    print(f"redraw    {path.stem:>6}: {best:.1f} ms CPU at {size[0]} nodes, {size[1]} lines")


CHANGES = """async (view) => {
  const { go } = window.sayso;
  const painted = () => new Promise((d) => requestAnimationFrame(() => setTimeout(d)));
  const changes = [{ act: new Set(["deny"]) }, { act: new Set() }, { q: "tanks" },
    { q: "tanks num" }, { q: "" }, { side: new Set(["NOR"]) }, { stance: new Set(["denies"]) },
    { side: new Set(), stance: new Set() }, { sure: "80" }, { sure: "" }];
  for (const change of changes) {
    go(change, true);
    await painted();
  }
  return changes.length;
}"""


def filters(playwright: Playwright, path: Path, runs: int) -> None:
    """Print the renderer's CPU for one change of the filters, in each view."""
    with chromium(playwright) as (browser, page):
        for view in ("briefing", "matrix", "graph", "timeline", "disputes", "reader"):
            opened(page, path, f"view={view}")
            page.evaluate(CHANGES)
            best = float("inf")
            for _ in range(runs):
                before = cpu(browser, ("renderer",))
                changes = page.evaluate(CHANGES)
                best = min(best, (cpu(browser, ("renderer",)) - before) / changes * 1000)
            print(f"filter    {path.stem:>6}: {best:.0f} ms CPU a change, {view}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--runs", type=int, default=3)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        seeds = written(build([SEEDS], Settings()), folder, "seeds")
        large = written(made(2_000, 200), folder, "2,000")
        largest = written(made(5_000, 500), folder, "5,000")
        limit = written(made(20_000, 2_000), folder, "20,000")
        full = written(made(750, 75, even=True), folder, "full")
        for path in (seeds, large, largest, limit):
            first(playwright, path, runs)
        redraw(playwright, seeds, "most=few", runs)
        redraw(playwright, large, "most=many", runs)
        redraw(playwright, largest, "most=many&about=whom", runs)
        redraw(playwright, full, "most=many", runs)
        filters(playwright, large, runs)
        filters(playwright, largest, runs)
        filters(playwright, limit, runs)


if __name__ == "__main__":
    main()
