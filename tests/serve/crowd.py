"""Many clients at once who read, ask and search, and two who correct meanwhile."""

from __future__ import annotations

import json
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from tests.serve.conftest import TOKEN, Server

if TYPE_CHECKING:
    from collections.abc import Callable

LINES = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/x-ndjson"}
COUNT = quote("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
QUESTION = "/questions/denials?ask=1"
PATHS = ("/overview", "/statements", "/statements?q=tanks", "/claims", "/actors?by=name", "/links")


@dataclass
class Told:
    """What came back: statuses, how long each page took, and the lines that were kept."""

    statuses: Counter[int] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)
    kept: list[tuple[str, str]] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


def crowd(server: Server, clients: int, correcting: int, seconds: float) -> Told:
    """Let clients ask for so long, and return what came back."""
    told, until = Told(), time.monotonic() + seconds
    lock = threading.Lock()
    with (server.out / "statements.jsonl").open(encoding="utf-8") as file:
        said = json.loads(next(file))
    place = {key: said[key] for key in ("article", "cue", "content", "quote", "evidence")}

    def note(path: str, status: int, took: float) -> None:
        with lock:
            told.statuses[status] += 1
            told.seconds.append(took)
            if status >= 500 and status != 503:
                told.wrong.append(f"{path}: {status}")

    def read(who: int) -> None:
        number = who
        while time.monotonic() < until:
            number += 1
            path = PATHS[number % len(PATHS)]
            if number % 10 == 0:
                path = QUESTION if number % 20 else f"/sparql?query={COUNT}"
            began = time.monotonic()
            found = server.ask(path)
            note(path, found.status, time.monotonic() - began)

    def correct(who: int) -> None:
        number = 0
        while time.monotonic() < until:
            number += 1
            line: dict[str, Any] = {**place, "field": "act", "value": "state"}
            line |= {"by": f"client {who}", "reason": f"number {number}"}
            found = server.ask("/corrections", LINES, json.dumps(line).encode())
            note("/corrections", found.status, 0.0)
            if found.status == 201:
                with lock:
                    told.kept.append((line["by"], line["reason"]))
            time.sleep(0.2)

    work = [partial(read, n) for n in range(clients - correcting)]
    _together([*work, *(partial(correct, n) for n in range(correcting))], told)
    return told


def _together(work: list[Callable[[], None]], told: Told) -> None:
    def guarded(one: Callable[[], None]) -> None:
        try:
            one()
        except Exception as error:  # noqa: BLE001 - told by the test
            told.wrong.append(repr(error))

    threads = [threading.Thread(target=guarded, args=(one,)) for one in work]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
