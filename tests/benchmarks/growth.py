"""How do time and memory grow with one article's length? A script, not a test.

usage: python -m tests.benchmarks.growth CORPUS.jsonl[.gz] [--characters N…] [--cache DIR]

The texts of CORPUS, JSON lines with `text`, are joined by blank lines into one article of N
characters, from the first again where they do not suffice. Each size runs in a process of its own
with the guard off: read, parsed, extracted, assembled and checked. Printed are the seconds of CPU
of the parse and beyond it, what a character costs beyond it, the most memory held, how many places
do not give their words back, and the exit code that `kg build` would end with. `--cache` keeps
parses for the next run, whose parse then costs nothing.

    goal    what a character costs beyond the parse stays the same up to 19 million, as much as
            20 MB of news hold, and nothing larger is read
"""

from __future__ import annotations

import argparse
import gzip
import json
import resource
import subprocess
import sys
import time
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from kg.articles import read_records
from kg.build import assemble
from kg.extract.stages import extract
from kg.model import Article, Severity
from kg.parse import ParsedArticle
from kg.parse.cache import parse_all
from kg.parse.spacy_backend import SpacyParser

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Graph, Span

SIZES = (250_000, 500_000, 1_000_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What one article of a length cost: seconds of CPU, and the most memory, in bytes."""

    characters: int
    read: float
    parse: float
    extract: float
    assemble: float
    memory: int
    statements: int
    astray: int
    code: int

    @property
    def beyond(self) -> float:
        """Seconds beside the parse."""
        return self.read + self.extract + self.assemble

    def __str__(self) -> str:
        """Return the row of the table."""
        each = 1e6 * self.beyond / self.characters
        return (
            f"{self.characters:>11,} {self.parse:>8.1f} {self.beyond:>8.1f} {each:>6.1f}"
            f" {self.read:>6.1f} {self.extract:>8.1f} {self.assemble:>8.1f}"
            f" {self.memory / 1e6:>8,.0f} {self.statements:>9,} {self.astray:>6} {self.code:>4}"
        )


HEADING = (
    f"{'characters':>11} {'parse s':>8} {'beyond s':>8} {'µs/ch':>6} {'read':>6} {'extract':>8}"
    f" {'assemble':>8} {'MB':>8} {'said':>9} {'astray':>6} {'exit':>4}"
)


def joined(corpus: Path, characters: int) -> str:
    """Return the texts of a corpus as one of so many characters, cut at its last blank."""
    opened = gzip.open if corpus.suffix == ".gz" else open
    with opened(corpus, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"].strip() for line in lines]
    parts: list[str] = []
    length = 0
    while length < characters:
        for text in texts:
            parts.append(text)
            length += len(text) + 2
            if length >= characters:
                break
    whole = "\n\n".join(parts)[:characters]
    return whole[: whole.rindex(" ")] if " " in whole else whole


def measured(text: str, cache: Path | None = None) -> Run:
    """Return what an article of this text costs; the pipeline is loaded and warm before."""
    parser = SpacyParser()
    warm = _article("Brandt said on Monday that the talks had failed.")
    assemble([warm], [extract(ParsedArticle(warm, parser.parse(warm)))])
    times = [time.process_time()]
    article = _article(text)
    times.append(time.process_time())
    (parse,) = (p for _, p in parse_all([article], parser, cache))
    times.append(time.process_time())
    found = extract(ParsedArticle(article, parse))
    del parse
    times.append(time.process_time())
    graph = assemble([article], [found])
    times.append(time.process_time())
    read, parsed, extracted, assembled = (b - a for a, b in pairwise(times))
    return Run(
        characters=len(text),
        read=read,
        parse=parsed,
        extract=extracted,
        assemble=assembled,
        memory=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
        statements=len(graph.statements),
        astray=sum(not _gives_words(place, article) for place in _places(graph)),
        code=int(any(d.severity is Severity.ERROR for d in graph.diagnostics)),
    )


def _article(text: str) -> Article:
    record = {"id": "long", "text": text, "date": "2024-10-22"}
    return next(a for a in read_records([json.dumps(record)]) if isinstance(a, Article))


def _places(graph: Graph) -> Iterator[Span]:
    for said in graph.statements:
        yield from (*said.content, *said.conditions, *said.repeats, said.evidence)
        yield from (said.cue,) if said.cue is not None else ()
    yield from (m.span for m in graph.mentions)
    yield from (line.span for a in graph.articles for line in a.lines)


def _gives_words(place: Span, article: Article) -> bool:
    return 0 <= place.start < place.end <= len(article.text) and bool(
        place.of(article.text).strip()
    )


def main() -> int:
    """Print a row for each size; exit code 1 where one fails or a place lies astray."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    options.add_argument("corpus", type=Path)
    options.add_argument("--characters", type=int, nargs="+", default=list(SIZES))
    options.add_argument("--cache", type=Path)
    options.add_argument("--alone", action="store_true", help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.alone:
        run = measured(joined(chosen.corpus, chosen.characters[0]), chosen.cache)
        print(run, flush=True)
        return int(bool(run.astray or run.code))
    print(HEADING, flush=True)
    bad = 0
    for size in chosen.characters:
        command = [sys.executable, "-m", "tests.benchmarks.growth", str(chosen.corpus), "--alone"]
        command += ["--characters", str(size)]
        command += ["--cache", str(chosen.cache)] if chosen.cache is not None else []
        bad += subprocess.run(command, check=False).returncode != 0
    return int(bad > 0)


if __name__ == "__main__":
    raise SystemExit(main())
