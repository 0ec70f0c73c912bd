"""What do the rules for records cost a collection? A script, not a test.

usage: python -m tests.benchmarks.set_aside CORPUS.jsonl[.gz] [--half even|odd] [--cache DIR]

Builds the texts of CORPUS, JSON lines with `text`, as one collection with the guard off, and prints
each record that was set aside or has a problem, with its sentence, for a reader to say whether it
was right; then how many there are by rule and remedy. `--half` prints those of every other article.

    goals     no article fails; of what is set aside nothing is right
"""

from __future__ import annotations

import argparse
import gzip
import json
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from kg.build import build
from kg.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Graph, Problem


def read(corpus: Path, folder: Path) -> None:
    """Write each text of the corpus as a file named by its number."""
    raw = corpus.read_bytes()
    text = gzip.decompress(raw) if corpus.suffix == ".gz" else raw
    for number, line in enumerate(text.decode("utf-8").splitlines()):
        (folder / f"{number:06d}.txt").write_text(json.loads(line)["text"], encoding="utf-8")


def told(graph: Graph) -> Iterator[tuple[int, str]]:
    """Yield what there is to read, with the number of its article; -1 where it has none."""
    texts = {a.id: a.text for a in graph.articles}
    homes = {m.actor: m.article for m in reversed(graph.mentions)}
    names = {a.id: a.label for a in graph.actors}
    for reject in graph.rejects:
        who = ", ".join(reject.speakers)
        yield (
            int(reject.article or -1),
            f"SET ASIDE {reject.kind} {reject.rule}: {reject.reason}\n    {who}: {reject.quote}",
        )
    for said in graph.statements:
        who = ", ".join(names[p.actor] for p in said.speakers)
        words = said.evidence.of(texts[said.article])
        yield from _each(int(said.article), "statement", f"{who}: {words}", said.problems)
    for claim in graph.propositions:
        yield from _each(int(claim.article), "proposition", claim.label, claim.problems)
    for actor in graph.actors:
        yield from _each(int(homes.get(actor.id, -1)), "actor", actor.label, actor.problems)


def _each(
    article: int, kind: str, words: str, problems: tuple[Problem, ...]
) -> Iterator[tuple[int, str]]:
    for problem in problems:
        yield article, f"{kind} {problem}\n    {' '.join(words.split())}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--half", choices=("even", "odd"))
    parser.add_argument("--cache", type=Path)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        read(args.corpus, Path(name))
        graph = build([Path(name)], Settings(cache=args.cache, strict=True))
    for article, words in told(graph):
        if args.half is None or article % 2 == ("even", "odd").index(args.half):
            print(f"{article:6} {words}")
    print(f"{len(graph.articles)} articles, {len(graph.statements)} statements")
    aside = Counter(f"{r.kind} {r.rule}" for r in graph.rejects)
    print(f"set aside: {sum(aside.values())}", dict(sorted(aside.items())))
    kept = Counter(
        f"{p.rule} {p.remedy}"
        for r in (graph.statements, graph.propositions, graph.actors)
        for one in r
        for p in one.problems
    )
    print(f"problems: {sum(kept.values())}", dict(sorted(kept.items())))


if __name__ == "__main__":
    main()
