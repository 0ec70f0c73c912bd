"""A process that writes a build and is killed, once before and once after every step on the disk.

Run as `python -m tests.export.killed steps|moments FOLDER`, it prints a line of JSON for each build
that it tried: the folder, and whether the build was killed. Nothing but the standard library and
the writing itself is in it, so that a try takes milliseconds.
"""

from __future__ import annotations

import json
import os
import random
import select
import shutil
import signal
import sys
import time
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from kg.export import staging

if TYPE_CHECKING:
    from collections.abc import Callable

STEPS = ("replace", "rename", "fsync", "unlink", "rmdir", "mkdir")
OLD = {"actors.jsonl": 3_000, "graph.nq": 40_000, "graph.html": 9_000, "report.json": 100}
NEW = {"actors.jsonl": 3_100, "graph.nq": 50_000, "graph.ttl": 20_000, "report.json": 100}
MINE = {"judgements.jsonl": b'{"left": "a"}\n', "graph.png": b"a picture", "notes.txt": b"x"}
MOMENTS = 20


def put_old(out: Path) -> None:
    staging.write_all_or_none(out, "run-old", sorted(OLD), _writer("old", OLD))


def put_new(out: Path) -> None:
    staging.write_all_or_none(out, "run-new", sorted(NEW), _writer("new", NEW))


def _writer(word: str, sizes: dict[str, int]) -> Callable[[str, IO[bytes]], None]:
    def write(name: str, out: IO[bytes]) -> None:
        line = f"{word} {name}\n".encode()
        for _ in range(0, sizes[name], len(line)):
            out.write(line)

    return write


def begun(out: Path) -> Path:
    """Make a folder that holds the old build and what people put beside it."""
    put_old(out)
    for name, data in MINE.items():
        (out / name).write_bytes(data)
    return out


def _kill() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def dying(after: int) -> None:
    """Have this process kill itself at its step of this number, counted before and after each."""
    left = [after]

    def count() -> None:
        if left[0] == 0:
            _kill()
        left[0] -= 1

    def counted(step: Callable[..., Any]) -> Callable[..., Any]:
        def stepped(*args: Any, **more: Any) -> Any:
            count()
            done = step(*args, **more)
            count()
            return done

        return stepped

    for name in STEPS:
        setattr(os, name, counted(getattr(os, name)))


def _tried(out: Path, prepare: Callable[[], None]) -> int:
    """Start a build in a process of its own and return its id."""
    child = os.fork()
    if child == 0:
        prepare()
        put_new(out)
        os._exit(0)
    return child


def _ended(child: int) -> bool:
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.waitstatus_to_exitcode(status) == 0
    return os.WIFSIGNALED(status)


def _tell(out: Path, killed: bool) -> None:
    sys.stdout.write(json.dumps({"folder": str(out), "killed": killed}) + "\n")
    sys.stdout.flush()


def steps(folder: Path) -> None:
    """Kill a build at every step, until one is through before its time has come."""
    model, number, killed = begun(folder / "model"), 0, True
    while killed:
        out = folder / f"step-{number}"
        shutil.copytree(model, out)
        killed = _ended(_tried(out, lambda at=number: dying(at)))  # type: ignore[misc]
        _tell(out, killed)
        number += 1


def moments(folder: Path) -> None:
    """Kill a build from outside, at moments spread over the time that it takes."""
    model, chance = begun(folder / "model"), random.Random(13)
    shutil.copytree(model, folder / "whole")
    began = time.perf_counter()
    _ended(_tried(folder / "whole", lambda: None))
    took = time.perf_counter() - began
    for number in range(MOMENTS):
        out = folder / f"moment-{number}"
        shutil.copytree(model, out)
        child = _tried(out, lambda: None)
        time.sleep(chance.uniform(0, took))
        os.kill(child, signal.SIGKILL)
        _tell(out, _ended(child))


def turns(folder: Path) -> None:
    """Put one build and the other in turn, with no pause, until the standard input ends."""
    done = 0
    while not select.select([sys.stdin], [], [], 0)[0]:
        (put_new, put_old)[done % 2](folder)
        done += 1
    sys.stdout.write(str(done))


if __name__ == "__main__":
    {"steps": steps, "moments": moments, "turns": turns}[sys.argv[1]](Path(sys.argv[2]))
