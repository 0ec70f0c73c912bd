"""How many tokens does extraction read in a second of CPU, with and without a tagger?

usage: python -m tests.benchmarks.extraction [--tagger DIR] [--rounds R]

One process, one core; the texts are those of tests/attribution. The parse is timed apart, so that
the ratios hold on any machine.

    goal    extraction without the parse at least 20,000 tokens a second; with a tagger 4,000;
            less than what the parse costs (`MOST`, which tests/test_speed.py holds)
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import TYPE_CHECKING

from kg.extract.stages import extract
from kg.parse import ParsedArticle
from kg.parse.spacy_backend import SpacyParser
from kg.per_article import tagger_of
from tests.attribution.reading import records
from tests.reading import articles_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def least(rounds: int, work: Callable[[], object]) -> float:
    """Return the least CPU time of several runs, in seconds."""
    times = []
    for _ in range(rounds):
        began = time.process_time()
        work()
        times.append(time.process_time() - began)
    return min(times)


MOST = 0.85
"""What extraction costs of the parse at most: .43 measured (8 texts) on one machine, .64 to .73 on
another that parses faster, a fifth for the machine.

Both are CPU time of one run, so that it holds on any machine.
"""


def share_of_parse(texts: Mapping[str, str], rounds: int) -> float:
    """Return what extraction costs of what the parse costs, in CPU time: the least of each."""
    articles = articles_of(dict(texts))
    parser = SpacyParser()
    pairs = list(zip(articles, parser.parse_all(articles), strict=True))
    for one in pairs[:1]:
        extract(ParsedArticle(*one))  # reads the word lists
    parse = least(rounds, lambda: list(parser.parse_all(articles)))
    cost = least(rounds, lambda: [extract(ParsedArticle(a, p)) for a, p in pairs])
    return cost / parse


def main() -> None:
    """Print the figures."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("--tagger", type=Path)
    options.add_argument("--rounds", type=int, default=3)
    chosen = options.parse_args()
    texts = {r["doc_id"]: r["text"] for r in records("gum-news.jsonl")}
    articles = articles_of(texts)
    parser = SpacyParser()
    parses = list(parser.parse_all(articles))
    tokens = sum(len(p.tokens) for p in parses)
    pairs = list(zip(articles, parses, strict=True))
    tag = tagger_of(chosen.tagger)
    parse = least(chosen.rounds, lambda: list(parser.parse_all(articles)))
    plain = least(chosen.rounds, lambda: [extract(ParsedArticle(a, p)) for a, p in pairs])
    print(f"tokens                   {tokens:,}")
    print(f"parse                    {tokens / parse:,.0f} tokens a CPU second")
    print(f"extraction alone         {tokens / plain:,.0f}   (goal: 20,000)")
    print(f"of the parse             {plain / parse:.2f}   (at most {MOST})")
    if chosen.tagger is not None:
        both = least(
            chosen.rounds, lambda: [extract(ParsedArticle(a, p), tag(a)) for a, p in pairs]
        )
        print(f"extraction and tagger    {tokens / both:,.0f}   (goal: 4,000)")
        print(f"parse and all of it      {tokens / (parse + both):,.0f}")


if __name__ == "__main__":
    main()
