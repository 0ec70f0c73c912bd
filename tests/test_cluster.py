"""Reading on a Dask cluster on this machine: the same extractions, whoever dies meanwhile."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg import processes
from kg.cluster import in_cluster, made_by, same_rules
from kg.errors import ConfigError
from kg.guard import FAILED
from kg.model import Extraction
from kg.per_article import extracted
from kg.settings import Settings
from kg.store.values import to_json
from tests.test_processes import articles, ended_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.model import Article

LONG = 300
"""Seconds that a scheduler may take to start where much else runs."""
ONCE = "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES"
"""How many more workers may end over a task before it is given up; three unless told."""
ROOT = Path(__file__).parents[1]
ASKED = "SAYSO_CLUSTER_TESTS"
"""Set in the environment where the tests shall start schedulers: they may wait for minutes."""

pytestmark = [
    pytest.mark.skipif(ASKED not in os.environ, reason=f"{ASKED} is not set: takes minutes"),
    pytest.mark.skipif(os.name != "posix", reason="processes are stopped and killed"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        found: int = one.getsockname()[1]
        return found


class Cluster:
    """A scheduler and its workers, each a process."""

    def __init__(self, port: int, workers: int) -> None:
        self.port, self.address = port, f"tcp://127.0.0.1:{port}"
        self.scheduler = self._start(
            *("scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard")
        )
        self.workers = [self.worker() for _ in range(workers)]

    def worker(self) -> subprocess.Popen[bytes]:
        return self._start(
            *("worker", self.address, "--nthreads", "1", "--no-nanny", "--no-dashboard")
        )

    def _start(self, *words: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-m", "dask", *words],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT), ONCE: "0"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def close(self) -> None:
        for one in (*self.workers, self.scheduler):
            one.kill()
            one.wait()


@contextmanager
def cluster(port: int | None = None, workers: int = 2) -> Iterator[Cluster]:
    found = Cluster(port or free_port(), workers)
    try:
        yield found
    finally:
        found.close()


@pytest.fixture(scope="module")
def running() -> Iterator[Cluster]:
    with cluster() as found:
        yield found


@pytest.fixture(autouse=True)
def single(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hand articles out one by one."""
    monkeypatch.setattr(processes, "CHUNK", 1)


def counted(some: Iterable[Article], folder: Path) -> Iterator[Extraction]:
    """Find nothing, slowly, and tell which process did."""
    (folder / "by").write_text(str(os.getpid()))
    return slowly(some)


def slowly(some: Iterable[Article], seconds: float = 0.5) -> Iterator[Extraction]:
    for article in some:
        time.sleep(seconds)
        yield Extraction(article=article.id)


def test_workers_find_what_one_process_finds(running: Cluster, parses: Path) -> None:
    one = [e for _, e in extracted(articles(), Settings(cache=parses))]
    there = Settings(cache=parses, cluster=running.address)
    far = [e for _, e in extracted(articles(), there)]
    assert [json.dumps(to_json(e)) for e in far] == [json.dumps(to_json(e)) for e in one]
    assert all(e.statements for e in one)


def test_an_article_over_which_workers_end_costs_itself_alone() -> None:
    with cluster(workers=3) as found:  # two of them end, each over the first try of a chunk
        told = list(in_cluster(articles(), partial(ended_at, fatal="a3"), found.address, LONG))
    assert [e.article for e in told] == [a.id for a in articles()]
    assert [d.code for e in told for d in e.diagnostics] == [FAILED]
    assert told[3].diagnostics


def test_a_worker_killed_and_a_scheduler_that_stands_still_lose_nothing(tmp_path: Path) -> None:
    read = partial(counted, folder=tmp_path)
    with cluster() as found:
        reading = in_cluster(articles(), read, found.address, LONG)
        told = [next(reading)]
        found.workers[int((tmp_path / "by").read_text()) != found.workers[0].pid].kill()
        found.scheduler.send_signal(signal.SIGSTOP)
        again = threading.Timer(4, found.scheduler.send_signal, (signal.SIGCONT,))
        again.start()
        told += reading
        again.join()
    assert [e.article for e in told] == [a.id for a in articles()]
    assert not any(e.diagnostics for e in told)


def test_a_scheduler_that_was_killed_may_come_back() -> None:
    with cluster() as found:
        reading = in_cluster(articles(), slowly, found.address, LONG)
        told = [next(reading)]
        found.close()
        with cluster(found.port, workers=1):
            told += reading
    assert [e.article for e in told] == [a.id for a in articles()]


def test_where_nobody_answers_it_is_said() -> None:
    with pytest.raises(ConfigError, match=r"no scheduler with a worker answered at tcp://127"):
        next(in_cluster(articles(), slowly, f"tcp://127.0.0.1:{free_port()}", 0.5))
    with pytest.raises(ConfigError, match="--cluster nowhere"):
        next(in_cluster(articles(), slowly, "nowhere://x", 0.5))


def test_workers_with_other_rules_are_refused(running: Cluster, parses: Path) -> None:
    settings = Settings(cache=parses)
    same_rules(settings, made_by(settings))
    with pytest.raises(ConfigError, match="other rules or another pipeline"):
        same_rules(settings, ("another", *made_by(settings)[1:]))
