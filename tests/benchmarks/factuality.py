"""How well does the standing of predicates agree with annotated factuality?

usage: python -m tests.benchmarks.factuality FILE... [--cache DIR] [--half 0|1]

FILE is JSON lines, plain or gzipped: `{"id", "text", "events": [{"start", "end", "factuality"}]}`
with factuality from -3 (surely not) to +3 (surely so): MEANTIME (Minard et al. 2016) and UDS-IH2
(Rudinger, White and Van Durme 2018) in the form of Stanovsky et al. 2017. `--half` scores every
other text, so that rules can be made on one half and measured on the other.

    goal    Pearson r at least .62 on MEANTIME, .70 on UDS
"""

from __future__ import annotations

import argparse
import gzip
import json
from dataclasses import dataclass
from pathlib import Path
from statistics import correlation, mean
from typing import TYPE_CHECKING, Any

from kg.extract.standing.veridicality import PredicateStanding, Tense, standing_at
from kg.model import Article, Certainty, Line, LineKind, Modality, Polarity, Span
from kg.parse import ParsedArticle
from kg.parse.cache import parse_all
from kg.parse.spacy_backend import SpacyParser

if TYPE_CHECKING:
    from collections.abc import Iterator

type Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a corpus asked its annotators, and the value of each standing under that question.

    `fact` is by certainty, with `off` taken from it by tense; `open` is by modality, with `told`
    added to it by tense; a fact that is `denied` is multiplied by that; `asked` is what is asked
    of the past or present.
    """

    fact: dict[Certainty, float]
    off: dict[Tense, float]
    open: dict[Modality, float]
    told: dict[Tense, float]
    denied: float
    asked: float = 0.0


SURE = Reading(
    fact={
        Certainty.CERTAIN: 3.0,
        Certainty.UNSPECIFIED: 2.0,
        Certainty.PROBABLE: 1.5,
        Certainty.POSSIBLE: 0.75,
    },
    off={},
    open={
        Modality.FUTURE: 3.0,
        Modality.INTENDED: 2.5,
        Modality.OBLIGATION: 1.5,
        Modality.CONDITIONAL: 1.0,
        Modality.POSSIBLE: 1.0,
        Modality.CONSIDERED: 1.0,
    },
    told={},
    denied=-1.0,
)
"""MEANTIME: how surely the source puts it, be it past or to come. What is sure to come is 3."""

HAPPENED = Reading(
    fact={
        Certainty.CERTAIN: 2.5,
        Certainty.UNSPECIFIED: 2.0,
        Certainty.PROBABLE: 2.0,
        Certainty.POSSIBLE: 0.5,
    },
    off={Tense.PRESENT: 0.5, Tense.NONE: 1.0, Tense.FUTURE: 2.5},
    open=dict.fromkeys(Modality, -1.5) | {Modality.UNSPECIFIED: 0.0},
    told={Tense.PAST: 2.0, Tense.PRESENT: 0.4},
    denied=0.0,
    asked=0.5,
)
"""UDS: did it happen, as of the telling? What is to come did not (its annotators give −1.5 on
average). On what is denied they are of two minds: "does not know" is marked as the case as often as
not, and the mean of all that is denied is near zero."""


def value(standing: PredicateStanding, reading: Reading) -> float:
    """Return factuality from -3 to +3."""
    if standing.modality is Modality.QUESTION and standing.tense is not Tense.FUTURE:
        return reading.asked
    if standing.modality is not Modality.REALIS:
        size = reading.open.get(standing.modality, 0.0)
        size += reading.told.get(standing.tense, 0.0)
        turned = standing.polarity is Polarity.NEG and size > 0
        return -size if turned else 0.0 if standing.polarity is Polarity.UNSPECIFIED else size
    size = reading.fact[standing.certainty] - reading.off.get(standing.tense, 0.0)
    by = {Polarity.POS: 1.0, Polarity.NEG: reading.denied, Polarity.UNSPECIFIED: 0.0}
    return size * by[standing.polarity]


def main() -> None:
    """Print the figures."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("files", type=Path, nargs="+")
    options.add_argument("--cache", type=Path)
    options.add_argument("--half", type=int, choices=(0, 1))
    chosen = options.parse_args()
    for path in chosen.files:
        records = read(path)
        if chosen.half is not None:
            records = records[chosen.half :: 2]
        pairs = list(judged(records, chosen.cache))
        reading = SURE if "meantime" in path.name else HAPPENED
        report(path.name, [(g, value(s, reading)) for g, s, _ in pairs])


def read(path: Path) -> list[Record]:
    """Return the records of a file."""
    raw = path.read_bytes()
    text = gzip.decompress(raw) if path.suffix == ".gz" else raw
    return [json.loads(line) for line in text.decode().split("\n") if line]


def judged(
    records: list[Record], cache: Path | None
) -> Iterator[tuple[float, PredicateStanding, str]]:
    """Yield annotated factuality, standing, and where."""
    articles = [
        Article(
            id=r["id"],
            text=r["text"],
            source=r["id"],
            lines=(Line(span=Span(0, len(r["text"])), kind=LineKind.PROSE),),
        )
        for r in records
    ]
    parses = parse_all(articles, SpacyParser(), cache)
    for record, (article, parse) in zip(records, parses, strict=True):
        parsed = ParsedArticle(article, parse)
        for event in record["events"]:
            token = parsed.tokens[parsed.at(event["start"])]
            yield event["factuality"], standing_at(parsed, token), f"{record['id']} {event['word']}"


def report(name: str, pairs: list[tuple[float, float]]) -> None:
    """Print correlation, mean absolute error, and F1 of fact, uncertain, counter-fact."""
    gold = [g for g, _ in pairs]
    ours = [o for _, o in pairs]
    print(f"{name}: {len(pairs)} events")
    print(f"  Pearson r        {correlation(gold, ours):.3f}")
    print(f"  mean abs. error  {mean(abs(g - o) for g, o in zip(gold, ours, strict=True)):.3f}")
    scores = f1([three(g) for g in gold], [three(o) for o in ours])
    print("  F1               " + ", ".join(f"{k} {v:.3f}" for k, v in scores.items()))
    print(f"  macro-F1         {mean(scores.values()):.3f}")


def three(size: float) -> str:
    """Return the class of a factuality: beyond ±1 it is decided."""
    return "fact" if size > 1 else "counter-fact" if size < -1 else "uncertain"


def f1(gold: list[str], ours: list[str]) -> dict[str, float]:
    """Return F1 by class."""
    found: dict[str, float] = {}
    for kind in ("fact", "uncertain", "counter-fact"):
        both = sum(g == o == kind for g, o in zip(gold, ours, strict=True))
        total = gold.count(kind) + ours.count(kind)
        found[kind] = 2 * both / total if total else 0.0
    return found


if __name__ == "__main__":
    main()
