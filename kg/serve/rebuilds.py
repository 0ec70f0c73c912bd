"""Builds the folder anew in the background, one run at a time: `kg add`, as a person runs it.

What comes in during a run is honoured by the next one. Readers keep the build before until the new
one is in place.
"""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

UPLOADS = "uploads"
"""The folder in that of the build where articles wait that were sent and are not added yet."""
PAUSES = (0.5, 2.0, 0.0)
"""Seconds after each try that failed: somebody may be building into the folder just now."""
_FAILED = 2
"""The exit code from which a run has changed nothing."""


@dataclass(frozen=True, slots=True)
class State:
    """What the rebuilding is doing: `running`, whether more is `wanted`, and what was said last."""

    running: bool = False
    wanted: bool = False
    told: str = ""
    failed: bool = False


class Rebuilding:
    """Runs `kg add` when something is `wanted`; calls `done` after each run that wrote a build."""

    def __init__(self, out: Path, done: Callable[[], None]) -> None:
        self._out, self._done = out, done
        self._lock = threading.Condition()
        self._state = State()
        self._ending = False
        self._process: subprocess.Popen[str] | None = None
        self._thread = threading.Thread(target=self._work, daemon=True, name="kg-serve-rebuilds")
        self._thread.start()

    @property
    def state(self) -> State:
        """What it is doing now."""
        with self._lock:
            return self._state

    def want(self) -> None:
        """Ask for a build with what is there now: corrections, articles that were sent."""
        with self._lock:
            self._change(wanted=True)
            self._lock.notify_all()

    def settled(self, seconds: float) -> bool:
        """Wait until nothing is wanted and nothing runs; tell whether that came to be."""
        with self._lock:
            return self._lock.wait_for(
                lambda: not self._state.wanted and not self._state.running, seconds
            )

    def close(self) -> None:
        """End a run, which changes nothing then, and begin no other."""
        with self._lock:
            self._ending = True
            if self._process is not None:
                self._process.terminate()
            self._lock.notify_all()
        self._thread.join(10)

    def _change(self, **to: object) -> None:
        told = {name: getattr(self._state, name) for name in State.__slots__}
        self._state = State(**{**told, **to})

    def _work(self) -> None:
        while True:
            with self._lock:
                self._lock.wait_for(lambda: self._state.wanted or self._ending)
                if self._ending:
                    return
                self._change(wanted=False, running=True)
            code, told = self._run_again()
            if code < _FAILED:
                self._done()
            with self._lock:
                self._change(running=False, told=told, failed=code >= _FAILED)
                self._lock.notify_all()

    def _run_again(self) -> tuple[int, str]:
        """Run once, and again where another run came in between; then without what was sent."""
        folder = self._out / UPLOADS
        sent = sorted(p for p in folder.iterdir() if _is_whole(p)) if folder.is_dir() else []
        for pause in PAUSES:
            code, told = self._run(sent)
            if code < _FAILED or self._ending:
                return code, told
            time.sleep(pause)
        for one in sent:  # not to stand in the way of all that comes after
            one.replace(one.with_name(f".refused-{one.name}"))
        return self._run([]) if sent else (code, told)

    def _run(self, sent: Sequence[Path]) -> tuple[int, str]:
        """Run `kg add` over what was sent; return its exit code and what it said."""
        command = [sys.executable, "-m", "kg", "add", str(self._out), *map(str, sent)]
        with self._lock:
            if self._ending:
                return _FAILED, ""
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                encoding="utf-8",
                errors="replace",
            )
        _, told = self._process.communicate()
        code = self._process.returncode
        if 0 <= code < _FAILED:
            for one in sent:
                one.unlink(missing_ok=True)
        return (code if code >= 0 else _FAILED), told.strip()


def _is_whole(path: Path) -> bool:
    return path.is_file() and not path.name.startswith(".")
