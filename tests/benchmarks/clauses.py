"""What do clauses cost beside the parse, and how often is each repair made? A script, not a test.

usage: python -m tests.benchmarks.clauses [--rounds R] [--texts FILE]

The texts are those of tests/attribution, or of FILE (JSON lines with `id` and `text`), parsed once.
One process, CPU time, the least of several rounds.

    goal    clauses at most 10% of the parse
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from kg.extract.clauses import clauses
from kg.extract.clauses.repaired_tree import Tree
from kg.extract.clauses.repairs.order import repair
from kg.extract.repair.attachments import mends
from kg.extract.repair.mislabelled_people import with_people_labelled
from kg.extract.repair.speaker_labels import with_label_names
from kg.extract.repair.titled_names import with_titles_apart
from kg.parse import ParsedArticle
from kg.parse.spacy_backend import SpacyParser
from tests.attribution.reading import records
from tests.benchmarks.extraction import least
from tests.reading import articles_of


def main() -> None:
    """Print the share of the parse, the clauses a thousand tokens, and the repairs."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--texts", type=Path)
    chosen = options.parse_args()
    rounds: int = chosen.rounds
    texts = {r["doc_id"]: r["text"] for r in records("gum-news.jsonl")}
    if chosen.texts is not None:
        rows = map(json.loads, chosen.texts.read_text("utf-8").splitlines())
        texts = {r["id"]: r["text"] for r in rows}
    articles = articles_of(texts)
    parser = SpacyParser()
    pairs = list(zip(articles, parser.parse_all(articles), strict=True))
    parse = least(rounds, lambda: list(parser.parse_all(articles)))
    cost = least(rounds, lambda: [clauses(ParsedArticle(a, p)) for a, p in pairs])
    tokens = sum(len(p.tokens) for _, p in pairs)
    found = [c for a, p in pairs for c in clauses(ParsedArticle(a, p))]
    print(f"clauses       {cost / parse:.1%} of the parse   (goal: 10%)")
    print(f"              {tokens / cost:,.0f} tokens a CPU second")
    print(f"clauses       {1000 * len(found) / tokens:.0f} a thousand tokens")
    made: Counter[str] = Counter()
    for article, parsed in pairs:
        tree = Tree(ParsedArticle(article, parsed))
        for first, last in parsed.sentences:
            repair(tree, first, last)
        made += tree.counts
    sentences = sum(len(p.sentences) for _, p in pairs)
    print(f"repairs       in {sentences:,} sentences:")
    _print(made)
    print("mends of the parse, which every rule reads:")
    _print(_mends([ParsedArticle(a, p) for a, p in pairs]))


def _mends(articles: list[ParsedArticle]) -> Counter[str]:
    """Return how many names each step of `repair` changes, and how often each joint is mended."""
    made: Counter[str] = Counter()
    for parsed in articles:
        for step, mend in (
            ("labels", with_label_names),
            ("titles", with_titles_apart),
            ("names", with_people_labelled),
        ):
            after = mend(parsed)
            changed = set(after.parse.entities) - set(parsed.parse.entities)
            made[f"names of step {step}"] += len(changed)
            parsed = after
        made.update(name for name, _ in mends(parsed))
    return made


def _print(made: Counter[str]) -> None:
    for name, count in sorted(made.items(), key=lambda pair: (-pair[1], pair[0])):
        print(f"{count:>6}  {name}")


if __name__ == "__main__":
    main()
