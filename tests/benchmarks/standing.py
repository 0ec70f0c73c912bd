"""What do standing, times, quantities and conditions cost beside the parse?

usage: python -m tests.benchmarks.standing [--rounds R]

The texts are those of tests/attribution, parsed once; every verb and noun of the prose is walked,
every time and quantity read. One process, CPU time, the least of several rounds.

    goal    all of it at most 40 % of the parse
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from kg.extract.quantities import quantities
from kg.extract.stages import extract
from kg.extract.standing.conditions import conditions_in
from kg.extract.standing.veridicality import standing_at
from kg.extract.times import Timeline
from kg.parse import ParsedArticle
from kg.parse.spacy_backend import SpacyParser
from tests.attribution.reading import records
from tests.benchmarks.extraction import least
from tests.reading import articles_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kg.model import Span

    type Reader = Callable[[ParsedArticle, tuple[Span, ...]], Iterable[object]]


def main() -> None:
    """Print each part's share of the parse."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("--rounds", type=int, default=3)
    rounds = options.parse_args().rounds
    articles = articles_of({r["doc_id"]: r["text"] for r in records("gum-news.jsonl")})
    parser = SpacyParser()
    pairs = list(zip(articles, parser.parse_all(articles), strict=True))
    parse = least(rounds, lambda: list(parser.parse_all(articles)))

    def fresh() -> list[ParsedArticle]:
        return [ParsedArticle(a, p) for a, p in pairs]

    def walks() -> None:
        for parsed in fresh():
            for token in parsed.readable:
                if token.pos in ("VERB", "NOUN"):
                    standing_at(parsed, token)

    def spans(read: Reader) -> None:
        for parsed in fresh():
            lines = tuple(line.span for line in parsed.read_lines())
            list(read(parsed, lines))

    parts = {
        "walks of all verbs and nouns": walks,
        "times": lambda: [Timeline(p).expressions for p in fresh()],
        "quantities": lambda: spans(quantities),
        "conditions": lambda: spans(conditions_in),
        "all of extraction": lambda: [extract(p) for p in fresh()],
    }
    for name, work in parts.items():
        print(f"{name:30} {least(rounds, work) / parse:.1%} of the parse")


if __name__ == "__main__":
    main()
