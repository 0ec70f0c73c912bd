"""Reading in several processes: the same extractions in the same order, whoever is killed."""

from __future__ import annotations

import json
import os
import signal
import time
from functools import partial
from multiprocessing import active_children
from typing import TYPE_CHECKING

import pytest

from kg import processes
from kg.guard import FAILED
from kg.model import Article, Extraction
from kg.per_article import extracted
from kg.processes import in_processes
from kg.settings import Settings
from kg.store.values import to_json
from tests.reading import articles_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

WHO = ("Peru", "Chile", "Togo", "Benin", "Oman", "Fiji")


def articles() -> list[Article]:
    """Return articles that differ in who speaks."""
    texts = {
        f"a{n}": f"{who}'s foreign ministry said on Monday that it had sent {n + 2} tanks to Mali."
        for n, who in enumerate(WHO)
    }
    return articles_of(texts, "2024-05-06")


def named(some: Iterable[Article]) -> Iterator[Extraction]:
    """Find nothing but which article it is; read in another process."""
    return (Extraction(article=a.id) for a in some)


def ended_at(some: Iterable[Article], fatal: str, once: Path | None = None) -> Iterator[Extraction]:
    """Kill the process at an article: always, or where no file tells that it was killed before."""
    for article in some:
        if article.id == fatal and not (once and once.exists()):
            if once:
                once.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        yield Extraction(article=article.id)


@pytest.fixture(autouse=True)
def single(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let few articles be worth processes, each handed out alone or with one other."""
    monkeypatch.setattr(processes, "CHUNK", 2)
    monkeypatch.setattr("kg.per_article.WORTH_PROCESSES", 2)


def test_several_processes_find_what_one_finds_in_the_same_order(parses: Path) -> None:
    one = [e for _, e in extracted(articles(), Settings(cache=parses))]
    two = [e for _, e in extracted(articles(), Settings(cache=parses, jobs=2))]
    assert [json.dumps(to_json(e)) for e in two] == [json.dumps(to_json(e)) for e in one]
    assert all(e.statements for e in one)


@pytest.mark.skipif(os.name != "posix", reason="a process is killed")
def test_a_process_that_is_killed_once_loses_nothing(tmp_path: Path) -> None:
    read = partial(ended_at, fatal="a3", once=tmp_path / "killed")
    found = list(in_processes(articles(), read, 2))
    assert [e.article for e in found] == [a.id for a in articles()]
    assert not any(e.diagnostics for e in found)
    assert (tmp_path / "killed").exists()


@pytest.mark.skipif(os.name != "posix", reason="a process is killed")
def test_an_article_over_which_every_process_ends_costs_itself_alone() -> None:
    found = list(in_processes(articles(), partial(ended_at, fatal="a3"), 2))
    assert [e.article for e in found] == [a.id for a in articles()]
    assert [e.article for e in found if e.diagnostics] == ["a3"]
    (note,) = next(e.diagnostics for e in found if e.diagnostics)
    assert (note.code, note.article) == (FAILED, "a3")


def test_whoever_stops_asking_leaves_no_process_behind() -> None:
    found = in_processes(articles(), named, 2)
    assert next(found).article == "a0"
    found.close()  # type: ignore[attr-defined]
    until = time.monotonic() + 60
    while active_children() and time.monotonic() < until:
        # not `join`: the pool joins too, and of two who wait for one process one learns nothing
        time.sleep(0.05)
    assert not active_children()
