"""What does a collection cost to build, to build again and to change? A script, not a test.

usage: python -m tests.benchmarks.collection [ARTICLES.jsonl] [--articles N] [--jobs J]

Articles are the first N of a file of records, or made of paragraphs of the seeds. Every step is a
process of its own, as a user runs it; its figures are seconds on the clock and of CPU, children's
too, and the most memory that it and its children held together (sampled, PSS). No stored parses;
byte code is compiled before the first step, as it is where the package has been used once.

    one     a cold build in one process
    cold    the same in J processes
    again   the same command, nothing changed
    added   one article more, by `kg add`
    removed that article less, by `kg remove`: the exports are those of `cold` again
    goal    one / cold ≥ 1.6 on the clock with two cores; again ≤ 3 % of one's CPU; added and
            removed ≤ 5 % more than loading the pipeline takes
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from kg.store.collection import FILE
from tests.benchmarks.pipeline import made

PAUSE = 0.05
"""Seconds between two looks at the memory."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds on the clock, seconds of CPU, and bytes of memory at the most."""

    clock: float
    cpu: float
    peak: int

    def __str__(self) -> str:
        return f"{self.clock:8.1f} s   {self.cpu:8.1f} s CPU   {self.peak / 1e6:6.0f} MB"


def run(*words: object, compiled: Path) -> Cost:
    """Run `kg` in a process of its own and return what it cost; its byte code is in a folder."""
    env = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    env["PYTHONPYCACHEPREFIX"] = str(compiled)
    before, began = os.times(), time.monotonic()
    with subprocess.Popen([sys.executable, "-m", "kg", *map(str, words)], env=env) as process:
        peak = [0]
        watching = threading.Thread(target=_watch, args=(process, peak), daemon=True)
        watching.start()
        code = process.wait()
    clock, after = time.monotonic() - began, os.times()
    if code not in (0, 1):
        raise SystemExit(f"kg {words[0]} ended with {code}")
    used = (after.children_user, after.children_system)
    cpu = sum(used) - before.children_user - before.children_system
    return Cost(clock, cpu, peak[0])


def _watch(process: subprocess.Popen[bytes], peak: list[int]) -> None:
    while process.poll() is None:
        held = sum(_pss(one) for one in [process.pid, *_below(process.pid)])
        peak[0] = max(peak[0], held)
        time.sleep(PAUSE)


def _below(process: int) -> list[int]:
    """Return the processes below one; none where the system does not tell."""
    try:
        told = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
    except OSError:
        return []
    children = [int(one) for one in told.split()]
    return [p for child in children for p in (child, *_below(child))]


def _pss(process: int) -> int:
    try:
        told = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in told.splitlines() if line.startswith("Pss:")) << 10


def exports(out: Path) -> dict[str, bytes]:
    """Return the bytes of the exports in a folder."""
    return {p.name: p.read_bytes() for p in out.iterdir() if p.is_file() and p.name != FILE}


def texts_of(file: Path | None, count: int) -> list[str]:
    """Return records as lines of JSON: a file's first, or made ones."""
    if file is None:
        return [json.dumps({"id": f"a{n:05}", "text": t}) for n, t in enumerate(made(count))]
    with file.open(encoding="utf-8") as lines:
        return [line.rstrip("\n") for line, _ in zip(lines, range(count), strict=False)]


def main() -> None:
    """Run the steps and print what each cost, and the ratios."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0] if __doc__ else None)
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--jobs", type=int, default=2)
    given = parser.parse_args()
    lines = texts_of(given.file, given.articles + 1)
    place = Path(tempfile.mkdtemp(prefix="collection-"))
    try:
        steps(lines, place, given.jobs)
    finally:
        shutil.rmtree(place)


def steps(lines: list[str], place: Path, jobs: int) -> None:
    """Build, build again, add and remove an article in a folder; print the figures."""
    last = json.loads(lines[-1])["id"]
    source, more, out = place / "all.jsonl", place / "more.jsonl", place / "out"
    kg = partial(run, compiled=place / "compiled")
    source.write_text("\n".join(lines[:-1]) + "\n", encoding="utf-8")
    more.write_text(lines[-1] + "\n", encoding="utf-8")

    def build(to: Path, count: int, cache: str) -> Cost:
        where = ("--cache", place / cache, "--jobs", count)
        return kg("build", source, "-o", to, "-q", *where)

    kg("build", more, "-o", place / "before", "-q", "--no-cache")
    costs = {"one": build(place / "first", 1, "parses-1"), "cold": build(out, jobs, "parses")}
    costs["again"] = build(out, jobs, "parses")
    before = exports(out)
    assert before == exports(place / "first"), "the number of processes changed the exports"
    costs["added"] = kg("add", out, more, "-q", "--cache", place / "parses")
    assert exports(out) != before
    costs["removed"] = kg("remove", out, last, "-q", "--cache", place / "parses")
    assert exports(out) == before, "an article added and removed left a trace"
    for name, cost in costs.items():
        print(f"{name:8}{cost}   {cost.cpu / costs['one'].cpu:7.1%} of one's CPU")
    text = sum(len(json.loads(line)["text"].encode()) for line in lines[:-1])
    size = sum(map(len, before.values()))
    print(f"one / cold on the clock {costs['one'].clock / costs['cold'].clock:.2f}")
    print(
        f"exports {size / text:.1f} × the text, {FILE} {(out / FILE).stat().st_size / text:.1f} ×"
    )
    for name, data in sorted(before.items(), key=lambda f: -len(f[1])):
        print(f"    {name:<20} {len(data) / text:6.2f} ×")


if __name__ == "__main__":
    main()
