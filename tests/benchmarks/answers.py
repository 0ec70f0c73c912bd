"""What a question costs with the store on disk there, against reading the files: CPU and memory.

    uv run python -m tests.benchmarks.answers OUT [ACTOR]

OUT is a folder that `kg build` wrote. Each command runs in a process of its own, three times; the
least CPU of the three is told. The first question, which makes the store, is told apart.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from kg import graph_store

RUNS = 3
_RUN = """
import resource, sys
from kg import graph_store
graph_store.LEAST = int(sys.argv[1])
from kg.cli import run
code = run(sys.argv[2:])
used = resource.getrusage(resource.RUSAGE_SELF)
print(used.ru_utime + used.ru_stime, used.ru_maxrss // 1024, code, file=sys.stderr)
"""
ON_DISK, IN_MEMORY = 0, 1 << 60


def cost(least: int, command: list[str]) -> tuple[float, int, bytes]:
    """Return the CPU seconds and the MB that a command takes, and what it prints."""
    done = subprocess.run(
        [sys.executable, "-c", _RUN, str(least), *command], capture_output=True, check=True
    )
    cpu, memory, code = done.stderr.split()[-3:]
    assert code == b"0", done.stderr.decode()
    return float(cpu), int(memory), done.stdout


def main(out: Path, actor: str) -> None:
    """Print a line for each command: on disk, in memory, and how many times less."""
    with (out / "statements.jsonl").open(encoding="utf-8") as file:
        said = json.loads(next(file))
    commands = [
        ["query", "denials", "--actor", actor],
        ["query", "demands", "--actor", actor],
        ["show", said["id"]],
        ["show", said["propositions"][0]] if said["propositions"] else ["show", said["id"]],
        ["actors"],
    ]
    shutil.rmtree(out / graph_store.NAME, ignore_errors=True)
    for command in (commands[0], commands[2]):
        cpu, memory, _ = cost(ON_DISK, [*command, "-o", str(out)])
        print(f"first {' '.join(command[:2])}: {cpu:.2f} s CPU, {memory} MB")
    for command in commands:
        whole = [*command, "-o", str(out)]
        disk = min(cost(ON_DISK, whole) for _ in range(RUNS))
        read = min(cost(IN_MEMORY, whole) for _ in range(RUNS))
        assert disk[2] == read[2], "the answers differ"
        times = f"{read[0] / disk[0]:.1f} times less CPU, {read[1] / disk[1]:.1f} less memory"
        print(
            f"{' '.join(command)}: {disk[0]:.2f} s, {disk[1]} MB on disk;"
            f" {read[0]:.2f} s, {read[1]} MB in memory: {times}"
        )


if __name__ == "__main__":
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    os.environ.setdefault("NO_COLOR", "1")
    main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "")
