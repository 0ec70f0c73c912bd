"""What does `kg serve` take for a page, a question, a crowd? A script, not a test.

usage: python -m tests.benchmarks.serving [--articles N] [--folder OUT] [--seconds S] [--rest R]

Over a generated graph (`made_graph`) of N articles, twelve statements each, or a folder that is
there already. A server in a process of its own is asked over its address.

    start     until the first page is there; until the first question is answered
    pages     each kind of page, four times: the first, and the best of the rest
    questions each named question without options, asked anew and then again, after a rest of R
              seconds in which what they are answered by in turns is made
    CPU       beside each: seconds of the server's processes that are there at both times, which a
              busy machine distorts less; too little, or negative, where one has ended between
    hostile   each request of `hostile_requests`: refused, closed, or answered
    crowd     fifty clients for S seconds, two of them correcting: what came back, what was kept

    goals     pages ≤ 300 ms, questions ≤ 1 s, all hostile requests refused, nothing lost
"""

from __future__ import annotations

import argparse
import sqlite3
import statistics
import tempfile
import time
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import psutil

from kg.corrections import read_corrections
from kg.query.named import questions
from tests.serve.conftest import started
from tests.serve.crowd import crowd
from tests.serve.hostile_requests import requests
from tests.serve.test_hostile import status, trap, values

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.serve.conftest import Server

CLIENTS, CORRECTING = 50, 2
PATHS = (
    *("/overview", "/statements", "/statements?page=1000", "/statements?q=tanks"),
    *("/statements?act=deny&since=2020&until=2021", "/statements?disputed=1", "/claims"),
    *("/claims?by=newest&page=100", "/claims?q=grain", "/actors", "/actors?by=name&page=50"),
    *("/links?kind=contradicts&page=50", "/articles?page=100", "/issues", "/questions", "/sparql"),
)


def made_folder(articles: int, out: Path) -> None:
    """Write the files of a generated graph."""
    from kg.export import registry
    from kg.export.release import Release
    from tests.benchmarks.made_graph import STATEMENTS, made

    registry.write(Release(made(articles * STATEMENTS)), out, "nq,jsonl,report.json")


def of_one(server: Server) -> tuple[str, ...]:
    """Return the pages of single things: those with most to show."""
    (place,) = server.out.glob("graph.store/pages-*/pages.db")
    with closing(sqlite3.connect(f"file:{place}?mode=ro", uri=True)) as database:
        found = [
            (kind, database.execute(query).fetchone()[0])
            for kind, query in {
                "actors": "SELECT CAST(id AS TEXT) FROM record JOIN actor USING (n)"
                " ORDER BY said DESC LIMIT 1",
                "claims": "SELECT CAST(id AS TEXT) FROM record JOIN claim USING (n)"
                " ORDER BY stances DESC LIMIT 1",
                "statements": "SELECT CAST(id AS TEXT) FROM record JOIN said USING (n) LIMIT 1",
                "articles": "SELECT id FROM article LIMIT 1",
            }.items()
        ]
    return tuple(f"/{kind}/{quote(name, safe='')}" for kind, name in found)


def took(server: Server, path: str) -> tuple[float, float]:
    """Return the seconds until an answer is there, by the clock (-1 if refused) and of CPU."""
    began, spent = time.monotonic(), cpu()
    found = server.ask(path)
    seconds = time.monotonic() - began
    return seconds if found.status == 200 else -1.0, cpu() - spent


def cpu() -> float:
    """Return the CPU seconds that the server and what it started have taken."""
    total = 0.0
    for process in psutil.Process().children(recursive=True):
        with suppress(psutil.Error):
            total += sum(process.cpu_times()[:4])  # its own, and of what it started and has ended
    return total


def line(kind: str, times: Sequence[tuple[float, float]], path: str) -> None:
    """Print the first time and the best of the rest, each with its CPU."""
    first, best = times[0], min(times[1:])
    parts = (f"{clock:7.3f} s {own:6.2f} CPU" for clock, own in (first, best))
    print(f"{kind:9} {'   then '.join(parts)}   {path}", flush=True)


def pages(server: Server) -> None:
    for path in (*PATHS, *of_one(server)):
        line("page", [took(server, path) for _ in range(4)], path)


def asked(server: Server) -> None:
    for one in questions():
        line("question", [took(server, f"/questions/{one.name}?ask=1") for _ in range(2)], one.name)


def hostile(server: Server) -> None:
    names = [path.rpartition("/")[2] for path in of_one(server)]
    with trap() as (address, asked):
        own = values(server, address, names[-1], names[0], names[0])
        told = [status(server.port, one.wire(own)) for one in requests()]
    refused = sum(400 <= one < 500 for one in told)
    print(
        f"hostile   {len(told)} requests: {refused} refused, {told.count(0)} closed,"
        f" {len(told) - refused - told.count(0)} answered; {len(asked)} asked elsewhere"
    )


def together(server: Server, seconds: float) -> None:
    told = crowd(server, CLIENTS, CORRECTING, seconds)
    lines = read_corrections(server.out / "corrections.jsonl")
    kept = {(x.by, x.reason) for x in lines}
    lost = [one for one in told.kept if one not in kept]
    quick = statistics.quantiles(told.seconds, n=20)
    print(
        f"crowd     {sum(told.statuses.values())} requests, {dict(told.statuses)};"
        f" median {statistics.median(told.seconds):.3f} s, 95 of 100 in {quick[-1]:.3f} s;"
        f" {len(told.kept)} corrections kept, {len(lost)} lost; broken: {told.wrong[:3]}"
    )


def main() -> None:
    """Make the folder if need be, start the server, and print a line for each thing asked."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0] if __doc__ else None)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--rest", type=float, default=60)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="serving-") as place:
        out = given.folder or Path(place) / "out"
        if given.folder is None:
            made_folder(given.articles, out)
        began = time.monotonic()
        with started(out, "--seconds", "120", least=0) as server:
            print(f"start     {time.monotonic() - began:7.1f} s until the first page")
            count = quote("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
            while took(server, f"/sparql?query={count}")[0] < 0:
                time.sleep(1)
            print(f"start     {time.monotonic() - began:7.1f} s until the first question")
            pages(server)
            time.sleep(given.rest)
            asked(server)
            hostile(server)
            together(server, given.seconds)


if __name__ == "__main__":
    main()
