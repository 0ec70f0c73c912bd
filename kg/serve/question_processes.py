"""Questions and SPARQL, each answered in a process of its own, so that it can be stopped.

Oxigraph does not stop on request. So one process holds the graph of a build, in memory where there
is room for it, and parts for each question (`fork`) a process that shares what it holds, answers
and ends; one that takes too long is ended. A graph that there is no memory for is asked in its
store on the disk, which each process opens for itself.
"""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import shutil
import signal
import socket
import tempfile
import threading
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg import compressed
from kg.errors import ConfigError, InputError, KgError
from kg.query import kept_units, sparql, stored_graph
from kg.query.kept_units import KeptUnits
from kg.query.named import questions
from kg.serve import sparql_results

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kg.query.table import Table

WAITING = 40
"""Questions that may wait for their turn; one more is told to come again."""
MEMORY = 2 << 30
"""Bytes that a question may take beyond the graph."""
ROOM = 6
"""How much free memory there is to be for a graph in memory, in lengths of its file: it takes two
(902 MB of N-Quads took 1.9 GB), while another build is opened twice that, and others need some."""
OPENING = 900.0
"""Seconds that reading a graph may take: 902 MB take 25 s of CPU."""


class BusyError(ConfigError):
    """More questions are asked than can be answered now."""


class TooMuchError(ConfigError):
    """The making of an answer took more memory than it may."""


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


class Answers:
    """What answers questions of one graph file; `close` ends it.

    Raises `InputError` for a graph that cannot be read.
    """

    def __init__(self, graph: Path, seconds: float, processes: int, memory: int = MEMORY) -> None:
        if not hasattr(os, "fork"):  # Windows
            raise ConfigError("questions are answered on Linux and macOS (on Windows in WSL)")
        if not graph.is_file():
            raise InputError(f"{graph.parent} has no graph.nq, which questions are asked of")
        self._seconds, self._memory = seconds, memory
        self._turns = threading.BoundedSemaphore(processes)
        self._lock = threading.Lock()
        self._waiting = 0
        self._closed = False
        self._answering: set[int] = set()
        self._graph = graph
        self._store = None if _has_room(graph) else stored_graph.place(graph)
        self._turns_kept = kept_units.place(graph)
        self._folder = tempfile.mkdtemp(prefix="kg-serve-")  # that nobody else may enter
        self._start()

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._ours, theirs = context.Pipe()
        self._address = str(Path(self._folder) / "ask")
        places = (self._store, self._turns_kept)
        self._process = context.Process(
            target=_hold,
            args=(theirs, self._address, self._graph, places, self._seconds, self._memory),
            daemon=True,
            name="kg-serve-graph",
        )
        self._process.start()
        theirs.close()
        told: object = "ended while it read the graph"
        with contextlib.suppress(EOFError, OSError):
            told = self._ours.recv() if self._ours.poll(OPENING) else "took too long to be read"
        if told != "ready":
            self.close()
            raise InputError(f"{self._graph.name}: {told}")

    def ask(self, asked: Ask) -> Any:
        """Return a `Table`, or an answer in a syntax (`sparql_results.Answer`).

        Raises `ConfigError` for what cannot be answered, `BusyError` where too many ask.
        """
        with self._lock:
            if self._waiting >= WAITING:
                raise BusyError("too many questions are asked at once; ask again in a moment")
            self._waiting += 1
        try:
            if not self._turns.acquire(timeout=self._seconds):
                raise BusyError("too many questions are asked at once; ask again in a moment")
        finally:
            with self._lock:
                self._waiting -= 1
        try:
            return self._asked(asked)
        finally:
            self._turns.release()

    def _asked(self, asked: Ask) -> Any:
        number = 0
        with contextlib.closing(self._connected()) as connection:
            try:
                number = connection.recv()
                with self._lock:
                    self._answering.add(number)
                connection.send(asked)
                if not connection.poll(self._seconds):
                    _end(number)
                    raise sparql.TooLongError(
                        f"the query took longer than {self._seconds:g} s and was given up"
                    )
                found = connection.recv()
            except (EOFError, ConnectionError) as error:
                told = "the question took more memory than there is for one"
                raise TooMuchError(told) from error
            finally:
                with self._lock:
                    self._answering.discard(number)
        if isinstance(found, Exception):
            raise found
        return found

    def _connected(self) -> Connection[Any, Any]:
        asking = socket.socket(socket.AF_UNIX)
        try:
            asking.settimeout(self._seconds)
            asking.connect(self._address)
            asking.settimeout(None)
        except OSError as error:
            asking.close()
            self._start_again()
            raise BusyError("the graph is being made ready for questions; ask again") from error
        return Connection(asking.detach())

    def _start_again(self) -> None:
        """Start the process that holds the graph anew, if it has ended: the system ran short."""
        with self._lock:
            if self._closed or self._process.is_alive():
                return
            self._ours.close()
            Path(self._address).unlink(missing_ok=True)
            self._start()

    def close(self) -> None:
        """End the process that holds the graph, and those that answer."""
        self._closed = True
        with self._lock:
            answering = set(self._answering)
        for number in answering:
            _end(number)
        self._process.kill()
        self._process.join()
        self._ours.close()
        shutil.rmtree(self._folder, ignore_errors=True)


def _end(number: int) -> None:
    """End the process that answers a question."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(number, signal.SIGKILL)


def _has_room(graph: Path) -> bool:
    """Tell whether there is memory for a graph."""
    try:
        told = Path("/proc/meminfo").read_text(encoding="ascii")
    except OSError:
        return True
    free = next((int(x.split()[1]) << 10 for x in told.split("\n") if "MemAvailable" in x), 0)
    times = compressed.USUAL_TIMES if compressed.is_compressed(graph) else 1
    return graph.stat().st_size * times * ROOM < free


def _hold(
    parent: Connection[Any, Any],
    address: str,
    graph: Path,
    places: tuple[Path | None, Path | None],
    seconds: float,
    memory: int,
) -> None:
    """Hold a graph and part a process for each question: the work of the process that holds it.

    Meanwhile another one makes what the named questions are answered by in turns. `places` are
    those of the store on the disk, where it is asked there, and of what is answered in turns.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the server ends it
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for those that have answered
    store, (place, turns) = None, places
    try:
        if place is None:
            store = sparql.load(graph)
    except KgError as error:
        _told(parent, str(error))
        return
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(address)
        listening.listen(100)
        if not _told(parent, "ready"):
            return
        kept = KeptUnits(turns)
        made, holding = _making_units(store, place, kept, listening)
        while True:
            ready = wait([parent, listening, *([] if made.closed else [made])])
            if parent in ready:  # the server has ended
                holding.close()
                return
            if made in ready and not _took(made, kept):
                made.close()
            if listening not in ready:
                continue
            asking, _ = listening.accept()
            if os.fork():
                asking.close()
                continue
            try:
                gc.disable()
                listening.close()
                signal.alarm(int(seconds) + 10)  # whatever becomes of the server
                _answer_one(Connection(asking.detach()), store, place, memory, kept)
            finally:
                os._exit(0)


def _told(server: Connection[Any, Any], what: str) -> bool:
    """Tell the server something; False where it has ended."""
    try:
        server.send(what)
    except OSError:
        return False
    return True


def _making_units(
    store: ox.Store | None, place: Path | None, kept: KeptUnits, listening: socket.socket
) -> tuple[Connection[Any, Any], Connection[Any, Any]]:
    """Part a process that makes the units of the named questions (`kg.query.in_turns`).

    Return where it tells them, and what is to be held as long as it is wanted.
    """
    told, telling = multiprocessing.Pipe(duplex=False)
    held, holding = multiprocessing.Pipe(duplex=False)
    if os.fork():
        telling.close()
        held.close()
        return told, holding
    try:
        listening.close()
        holding.close()
        threading.Thread(target=_end_with, args=(held,), daemon=True).start()
        signal.alarm(int(OPENING))
        os.nice(10)  # who asks goes first
        opened = stored_graph.opened(place) if store is None and place is not None else store
        assert opened is not None
        for one in questions():
            with contextlib.suppress(KgError):
                if found := sparql.units_of(one.bound({}), opened, OPENING, kept):
                    telling.send(found)
    finally:
        os._exit(0)


def _end_with(held: Connection[Any, Any]) -> None:
    """End this process when the one that holds the other end of a pipe has ended."""
    with contextlib.suppress(EOFError, OSError):
        held.recv()
    os._exit(0)


def _took(told: Connection[Any, Any], kept: KeptUnits) -> bool:
    """Take the units that were made; False where there are no more."""
    try:
        kept.add(*told.recv())
    except (EOFError, OSError):
        return False
    gc.freeze()  # what is shared with those who answer is not looked through by each
    return True


def _answer_one(
    connection: Connection[Any, Any],
    store: ox.Store | None,
    place: Path | None,
    memory: int,
    kept: KeptUnits,
) -> None:
    connection.send(os.getpid())
    asked: Ask = connection.recv()
    found: Table | sparql_results.Answer | KgError
    try:
        opened = stored_graph.opened(place) if store is None and place is not None else store
        assert opened is not None
        _limit(memory)
        found = _answer(opened, asked, kept)
    except KgError as error:
        found = error
    except OSError as error:
        found = InputError(f"the graph cannot be read: {error}")
    except MemoryError:
        found = TooMuchError("the question took more memory than there is for one")
    connection.send(found)


def _limit(memory: int) -> None:
    """Let the process take so many bytes beyond what it has, where that is known."""
    import resource

    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except OSError:
        return
    limit = pages * resource.getpagesize() + memory
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def _answer(store: ox.Store, asked: Ask, kept: KeptUnits) -> Table | sparql_results.Answer:
    if asked.syntax is None:
        return sparql.answer(asked.query, store, asked.rows, 10_000, kept)
    return sparql_results.answer(store, asked.query, asked.syntax, asked.rows, asked.graphs)
