"""One whole build, opened for many readers at once; the newest, as soon as it can be read.

While another build is being opened, which takes a minute at 10,000 articles, readers keep the one
before: its files may go from their folder meanwhile, what was opened of them stays.
"""

from __future__ import annotations

import contextlib
import queue
import sqlite3
import tempfile
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg import folder, graph_store
from kg.errors import InputError, KgError
from kg.query.record_index import RecordIndex
from kg.serve import page_tables
from kg.serve.listings import counts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

READERS = 6
"""Connections to the tables of a build; a page holds one for milliseconds."""
WAIT = 20.0
"""Seconds that a page waits for one."""
LOOK = 0.3
"""Seconds between two looks whether another build is there."""
SMALL = 5_000
"""Statements up to which the explorer opens at a glance, and is the first page."""


class OpenedBuild:
    """A build: what its pages list (`reading`), the file of its graph, its page.

    `stamp` is another one for each build. Raises `InputError` where the folder holds no build, or
    one without the tables that pages are made of.
    """

    def __init__(self, out: Path) -> None:
        self._kept = contextlib.ExitStack()
        build = folder.opened(out)
        self.out, self.stamp = out, build.stamp
        if build.manifest is None:
            raise InputError(f"{out} holds no build; run `kg build INPUT -o {out}` first")
        self.run = build.manifest.run
        self.graph = out / build.held("graph.nq")
        place = page_tables.place(build)
        if place is None:
            own = self._kept.enter_context(tempfile.TemporaryDirectory(prefix="kg-serve-"))
            place = page_tables.write(build, Path(own))
        else:
            self._kept.enter_context(graph_store.held(place.parent))
        self._worked_out: dict[object, Any] = {}
        self._idle: queue.LifoQueue[sqlite3.Connection] = queue.LifoQueue()
        for _ in range(READERS):
            self._idle.put(_connected(place))
        with self.reading() as database:
            self.counts = counts(database)
        self.page = _page(build) if self.counts["statements"] <= SMALL else None
        if folder.opened(out).stamp != self.stamp:
            raise InputError(f"{out} was built into meanwhile")

    @contextlib.contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Give a connection to the tables of the build, for one reader at a time."""
        database = self._idle.get(timeout=WAIT)
        try:
            yield database
        finally:
            self._idle.put(database)

    @contextlib.contextmanager
    def records(self) -> Iterator[tuple[sqlite3.Connection, RecordIndex]]:
        """Give a connection, and the index of the records over it."""
        with self.reading() as database:
            yield database, RecordIndex(database)

    def once[T](self, key: object, make: Callable[[], T]) -> T:
        """Return what is worked out of the build once, by a key: the first page, the choices."""
        if key not in self._worked_out:
            self._worked_out[key] = make()
        found: T = self._worked_out[key]
        return found


def _connected(path: Path) -> sqlite3.Connection:
    address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    return sqlite3.connect(address, uri=True, check_same_thread=False)


def _page(build: folder.Build) -> bytes | None:
    """Return `graph.html`, if the build has it."""
    try:
        return build.bytes_of("graph.html")
    except (OSError, InputError):
        return None


class Newest:
    """The newest build of a folder that could be opened; `told` is called when another is there."""

    def __init__(self, out: Path, told: Callable[[OpenedBuild], None]) -> None:
        self._out, self._told = out, told
        self._lock = threading.Lock()
        self._opening = threading.Lock()
        self._looked = time.monotonic()
        self._wrong = (0, 0)
        self.opened = OpenedBuild(out)
        told(self.opened)

    def build(self) -> OpenedBuild:
        """Return the build to read from now; looks for another one now and then."""
        with self._lock:
            look = time.monotonic() - self._looked > LOOK
            if look:
                self._looked = time.monotonic()
        if look and not self._opening.locked():
            stamp = self._there()
            if stamp not in (self.opened.stamp, self._wrong):
                threading.Thread(target=self.refresh, daemon=True).start()
        return self.opened

    def refresh(self) -> None:
        """Open the build that is in the folder now, if it is another one; then it is `opened`."""
        with self._opening:
            for _ in range(3):  # it may be built into meanwhile
                stamp = self._there()
                if stamp == self.opened.stamp:
                    return
                try:
                    found = OpenedBuild(self._out)
                except (KgError, OSError, sqlite3.Error):
                    self._wrong = stamp
                    continue
                self.opened = found
                self._told(found)
                return

    def _there(self) -> tuple[int, int]:
        try:
            return folder.opened(self._out).stamp
        except (KgError, OSError):
            return (0, 0)
