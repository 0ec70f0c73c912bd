"""What the pages of one folder share: the build that is read, answers, rebuilding, who may what."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.errors import KgError
from kg.serve.open_build import Newest, OpenedBuild
from kg.serve.question_processes import Answers, Ask, BusyError
from kg.serve.rebuilds import UPLOADS, Rebuilding
from kg.store import opened as opened_collection

if TYPE_CHECKING:
    from pathlib import Path

    from kg.model import Article

WAIT = 10.0
"""Seconds that a question waits for the graph to be ready."""
KEPT = 400
"""Answers that are kept for who asks the same again of the same build."""
TEXTS = 100
"""Articles whose texts are kept at hand."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How long and large answers may be, and how many are made at once."""

    seconds: float
    rows: int
    processes: int


class Desk:
    """A folder of a build, served: its newest build, and the ways to change it."""

    def __init__(self, out: Path, limits: Limits) -> None:
        self.out, self.limits = out, limits
        self._lock = threading.Lock()
        self._kept: OrderedDict[object, Any] = OrderedDict()
        self._texts: OrderedDict[tuple[str, str], Article | None] = OrderedDict()
        self._ready = threading.Condition(self._lock)
        self._answers: Answers | KgError | None = None
        self._preparing = threading.Lock()
        self.newest = Newest(out, self._there_is)
        self.rebuilding = Rebuilding(out, self.newest.refresh)
        if (out / UPLOADS).is_dir() and any((out / UPLOADS).glob("[!.]*")):
            self.rebuilding.want()  # sent to a server that was ended before it added them

    @property
    def build(self) -> OpenedBuild:
        """The build to read from now."""
        return self.newest.build()

    def ask(self, asked: Ask) -> Any:
        """Return the answer to a question of the newest build whose graph can be asked.

        Raises `KgError` where there is none.
        """
        answers = self._ready_answers()
        key = (answers, asked)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        found = answers.ask(asked)
        with self._lock:
            self._kept[key] = found
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return found

    def _ready_answers(self) -> Answers:
        with self._ready:
            self._ready.wait_for(lambda: self._answers is not None, min(self.limits.seconds, WAIT))
            found = self._answers
        if found is None:
            raise BusyError("the graph is being made ready for questions; ask again in a minute")
        if isinstance(found, KgError):
            raise found
        return found

    def _there_is(self, build: OpenedBuild) -> None:
        """Make the graph of a build ready for questions; until then those of the one before go."""
        self._latest = build
        threading.Thread(target=self._prepare, args=(build,), daemon=True).start()

    def _prepare(self, build: OpenedBuild) -> None:
        with self._preparing:
            if build is not self._latest:
                return
            found: Answers | KgError
            try:
                found = Answers(build.graph, self.limits.seconds, self.limits.processes)
            except KgError as error:
                found = error
            with self._ready:
                before, self._answers = self._answers, found
                self._kept.clear()
                self._ready.notify_all()
            if isinstance(before, Answers):  # when who is being answered has the answer
                later = threading.Timer(self.limits.seconds, before.close)
                later.daemon = True
                later.start()

    def article(self, record: dict[str, Any]) -> Article | None:
        """Return an article of the collection with its text, if it is the one of the build.

        Nothing where the folder has no collection, or its files may not carry the text.
        """
        key = (str(record["id"]), str(record["sha256"]))
        with self._lock:
            if key in self._texts:
                return self._texts[key]
        try:
            with opened_collection(self.out) as collection:
                limited = collection.settings().get("text") not in (None, "all")
                found = None if limited else collection.article(key[0])
        except KgError:  # another run is writing to it, or there is none
            return None
        if found is not None and found.sha256 != key[1]:
            return None
        with self._lock:
            self._texts[key] = found
            while len(self._texts) > TEXTS:
                self._texts.popitem(last=False)
        return found

    def close(self) -> None:
        """End what runs beside."""
        self.rebuilding.close()
        with self._ready:
            answers, self._answers = self._answers, BusyError("the server is being ended")
            self._ready.notify_all()
        if isinstance(answers, Answers):
            answers.close()
