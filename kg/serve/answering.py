"""Questions and SPARQL, answered in processes of their own, so that one can be stopped.

Oxigraph does not stop on request: a process whose question takes too long, or too much memory, is
ended, and another takes its place. A process holds the graph of the build that it was last asked
about: its store on disk, opened for reading alone, or a small graph in memory.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import queue
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import ConfigError, InputError, KgError
from kg.query import sparql, stored_graph
from kg.serve import sparql_results

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

    import pyoxigraph as ox

    from kg.query.table import Table

PROCESSES = 2
"""Questions answered at the same time."""
SECONDS = 30.0
"""Time that a question may take."""
ROWS = 10_000
"""Rows or triples that an answer may have."""
WAITING = 40
"""Questions that may wait for a process; one more is told to come again."""
MEMORY = 2 << 30
"""Bytes that a process may take beyond the graph that it holds."""
OPENING = 300.0
"""Seconds that reading a graph may take beside."""


class BusyError(ConfigError):
    """More questions are asked than can be answered now."""


class TooMuchError(ConfigError):
    """An answer has more rows than it may, or its making took too much."""


@dataclass(frozen=True, slots=True)
class Ask:
    """A query and what is wanted: a table of so many rows, or the answer in a syntax.

    `graphs` are the IRIs of the graphs that make up the default graph, and of those that may be
    named; none given are all.
    """

    query: str
    rows: int
    syntax: str | None = None
    graphs: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())


@dataclass(frozen=True, slots=True)
class Source:
    """A graph to ask: its store on disk, or its file; `stamp` is another one for each build."""

    stamp: tuple[int, int]
    store: Path | None
    file: Path


class _Process:
    """A process that answers, one question at a time."""

    def __init__(self, memory: int) -> None:
        context = multiprocessing.get_context("spawn")
        self._ours, theirs = context.Pipe()
        self._process: BaseProcess = context.Process(
            target=_answer_all, args=(theirs, memory), daemon=True, name="kg-serve-answers"
        )
        self._process.start()
        theirs.close()
        self._holds: object = None

    def ask(self, source: Source, asked: Ask, seconds: float) -> Any:
        """Return an answer; raises what went wrong, after which the process is `gone` or not."""
        allowed = seconds if self._holds == source else seconds + OPENING
        try:
            self._ours.send((source, asked))
            opened = self._ours.poll(allowed) and self._ours.recv()
            if opened != "opened":
                raise opened if isinstance(opened, Exception) else _too_long(allowed)
            self._holds = source
            if not self._ours.poll(seconds):
                raise _too_long(seconds)
            found = self._ours.recv()
        except (EOFError, OSError) as error:
            raise TooMuchError("the question took more memory than there is for one") from error
        if isinstance(found, Exception):
            raise found
        return found

    @property
    def ready(self) -> bool:
        """Whether it lives and waits for a question."""
        return self._process.is_alive() and not self._ours.poll()

    def end(self) -> None:
        """End the process, whatever it does."""
        self._process.kill()
        self._process.join()
        self._ours.close()


def _too_long(seconds: float) -> sparql.TooLongError:
    return sparql.TooLongError(f"the query took longer than {seconds:g} s and was given up")


class Answers:
    """Processes that answer; see `Ask`. `close` ends them."""

    def __init__(
        self,
        processes: int = PROCESSES,
        seconds: float = SECONDS,
        rows: int = ROWS,
        memory: int = MEMORY,
    ) -> None:
        self.seconds, self.rows = seconds, rows
        self._memory = memory
        self._idle: queue.LifoQueue[_Process | None] = queue.LifoQueue()
        for _ in range(processes):
            self._idle.put(None)  # started at its first question
        self._count = processes
        self._lock = threading.Lock()
        self._waiting = 0

    def ask(self, source: Source, asked: Ask) -> Any:
        """Return a `Table`, or the bytes of an answer in a syntax and whether it is of triples.

        Raises `ConfigError` for what cannot be answered, `BusyError` where too many ask.
        """
        process = self._free()
        try:
            if process is None or not process.ready:
                if process is not None:
                    process.end()
                process = _Process(self._memory)
            return process.ask(source, asked, self.seconds)
        except (sparql.TooLongError, TooMuchError):
            if process is not None:
                process.end()
                process = None
            raise
        finally:
            self._idle.put(process)

    def _free(self) -> _Process | None:
        with self._lock:
            if self._waiting >= WAITING:
                raise BusyError("too many questions are asked at once; ask again in a moment")
            self._waiting += 1
        try:
            return self._idle.get(timeout=self.seconds)
        except queue.Empty:
            raise BusyError("too many questions are asked at once; ask again") from None
        finally:
            with self._lock:
                self._waiting -= 1

    def close(self) -> None:
        """End the processes, when each has answered or its time is up."""
        until = time.monotonic() + 2
        for _ in range(self._count):
            with contextlib.suppress(queue.Empty):
                process = self._idle.get(timeout=max(0.0, until - time.monotonic()))
                if process is not None:
                    process.end()


def _answer_all(connection: Connection, memory: int) -> None:
    """Answer what is asked until nobody asks any more: the work of a process."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the server ends it
    held: tuple[Source, ox.Store] | None = None
    while True:
        try:
            source, asked = connection.recv()
        except (EOFError, OSError):
            return
        try:
            if held is None or held[0] != source:
                held = None
                _limit(None)
                held = source, _store(source)
                _limit(memory)
            connection.send("opened")
        except (KgError, OSError) as error:
            connection.send(InputError(f"the graph cannot be read: {error}"))
            continue
        found: Table | sparql_results.Answer | KgError
        try:
            found = _answer(held[1], asked)
        except (KgError, OSError) as error:
            found = error if isinstance(error, KgError) else InputError(str(error))
        except MemoryError:
            found = TooMuchError("the question took more memory than there is for one")
        connection.send(found)


def _store(source: Source) -> ox.Store:
    return sparql.load(source.file) if source.store is None else stored_graph.opened(source.store)


def _limit(memory: int | None) -> None:
    """Let the process take so many bytes beyond what it has; None takes the limit away."""
    try:
        import resource
    except ImportError:  # Windows
        return
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    limit = most
    if memory is not None:
        pages = int(Path("/proc/self/statm").read_text().split()[0]) if _LINUX else 0
        if not pages:
            return
        limit = pages * resource.getpagesize() + memory
        limit = limit if most == resource.RLIM_INFINITY else min(limit, most)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (limit, most))


_LINUX = Path("/proc/self/statm").is_file()


def _answer(store: ox.Store, asked: Ask) -> Table | sparql_results.Answer:
    if asked.syntax is None:
        return sparql.answer(asked.query, store, asked.rows, 10 * SECONDS)
    return sparql_results.answer(store, asked.query, asked.syntax, asked.rows, asked.graphs)
