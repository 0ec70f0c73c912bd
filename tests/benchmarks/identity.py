"""How well, how fast and in how much memory are actors joined across thousands of articles?

usage: python -m tests.benchmarks.identity [--articles 1000 10000] [--seed 1] [--misses N]
                                           [--crowded]

The collection is generated (`tests.benchmarks.made_people`). Rules do not see the generator's
truth: each article hands over what extraction would, and nothing more. With `--crowded` the people
most told of have namesakes too: how much is then wrong, and how much is left open?

Time is CPU time, the least of several samples of either size in turn, each of as many articles:
ten runs over 1,000 beside one over 10,000, so that both meet the same machine as often. Memory is
the peak of what a run allocates, by tracemalloc.

    goals   pairwise precision at least .99, recall at least .90 (over pairs of appearances in two
            articles); time from 1,000 to 10,000 articles grows at most 12 times
"""

from __future__ import annotations

import argparse
import time
import tracemalloc
from collections import Counter, defaultdict
from typing import TYPE_CHECKING
from unittest.mock import patch

from kg.model import ActorType, Extraction
from kg.resolve import bare_names, clusters, resolve
from tests.benchmarks.made_people import WELL_KNOWN, World

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.resolve.cross_document import Resolved

_RUNS = 7


class Collection:
    """Generated articles as extracted, and who is meant in truth by each name in them."""

    def __init__(self, articles: int, seed: int, well_known: int = WELL_KNOWN) -> None:
        self.world = World(articles, seed, well_known)
        self.extractions: list[Extraction] = []
        self.texts: dict[str, str] = {}
        self.truth: dict[tuple[str, str], int] = {}
        for extraction, text, told in self.world.extractions():
            self.extractions.append(extraction)
            self.texts[extraction.article] = text
            labels = {a.id: a.label for a in extraction.actors}
            self.truth.update({(extraction.article, labels[a]): n for a, n in told.items()})
        self.published = {
            a: f"{2020 + int(a[1:]) % 3}-0{1 + int(a[1:]) % 9}-11" for a in self.texts
        }

    def resolved(self) -> Resolved:
        """Resolve the collection."""
        return resolve(self.extractions, self.texts, published=self.published)

    def seconds(self, runs: int) -> float:
        """Return the CPU seconds of a run, as the mean of several one after the other.

        What a run returns is let go after its clock stops.
        """
        took = 0.0
        for _ in range(runs):
            began = time.process_time()
            resolved = self.resolved()
            took += time.process_time() - began
            del resolved
        return took / runs

    def comparisons(self) -> int:
        """Return how many pairs are weighed."""
        with (
            patch.object(clusters, "weigh", wraps=clusters.__dict__["weigh"]) as joining,
            patch.object(bare_names, "weigh", wraps=bare_names.__dict__["weigh"]) as attaching,
        ):
            self.resolved()
            return int(joining.call_count + attaching.call_count)

    def peak(self) -> int:
        """Return the most bytes that a run holds at once."""
        tracemalloc.start()
        try:
            self.resolved()
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()


class Score:
    """Pairs of appearances that are one actor, by the rules and in truth."""

    def __init__(self, collection: Collection) -> None:
        self._people = collection.world.people
        self._cells: Counter[tuple[str, int]] = Counter()
        self._spread: defaultdict[int, Counter[str]] = defaultdict(Counter)
        self._mixed: defaultdict[str, Counter[tuple[str, int]]] = defaultdict(Counter)
        for actor in collection.resolved().actors:
            for one in actor.appearances if actor.type is ActorType.PERSON else ():
                person = collection.truth[one.article, one.names[0]]
                name = f"{actor.label} {actor.role} {actor.country} {actor.id[-4:]}"
                self._cells[actor.id, person] += 1
                self._spread[person][name] += 1
                self._mixed[actor.id][one.names[0], person] += 1

    def _right(self) -> int:
        return _pairs(self._cells.values())

    @property
    def precision(self) -> float:
        """The share of the joined pairs that are one person."""
        return self._right() / _pairs(c.total() for c in self._mixed.values())

    @property
    def recall(self) -> float:
        """The share of a person's pairs that are joined."""
        return self._right() / _pairs(c.total() for c in self._spread.values())

    def misses(self) -> list[str]:
        """Return what is wrong in words, the most pairs first."""
        found = []
        for cell in self._mixed.values():
            by_person = Counter[int]()
            for (_, person), times in cell.items():
                by_person[person] += times
            names = [f"{n} #{p} {times}" for (n, p), times in cell.most_common(4)]
            found.append((_lost(by_person), f"mixed: {', '.join(names)}"))
        for person, spread in self._spread.items():
            one = self._people[person]
            names = [f"{n} {times}" for n, times in spread.most_common(5)]
            found.append((_lost(spread), f"split: {one.name} {one.role}: {', '.join(names)}"))
        return [f"{lost} pairs {text}" for lost, text in sorted(found, reverse=True) if lost]


def _pairs(counts: Iterable[int]) -> int:
    return sum(n * (n - 1) // 2 for n in counts)


def _lost(cell: Counter[int] | Counter[str]) -> int:
    return _pairs([cell.total()]) - _pairs(cell.values())


def main() -> None:
    """Print the figures."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("--articles", type=int, nargs="+", default=[1000, 10000])
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--misses", type=int, default=0, help="print the worst errors")
    options.add_argument("--crowded", action="store_true", help="namesakes of the well known too")
    chosen = options.parse_args()
    known = 0 if chosen.crowded else WELL_KNOWN
    made = [Collection(n, chosen.seed, known) for n in chosen.articles]
    scores = [Score(one) for one in made]
    most = max(chosen.articles)
    runs = [
        [one.seconds(most // n) for n, one in zip(chosen.articles, made, strict=True)]
        for _ in range(_RUNS)
    ]
    times = [min(column) for column in zip(*runs, strict=True)]
    for articles, one, score, took in zip(chosen.articles, made, scores, times, strict=True):
        print(
            f"{articles:>6} articles  precision {score.precision:.4f} (goal .99)"
            f"  recall {score.recall:.4f} (goal .90)  {took:.3f} CPU s"
            f"  {one.comparisons() / articles:.1f} comparisons an article"
            f"  peak {one.peak() / 1e6:.0f} MB"
        )
        for line in score.misses()[: chosen.misses]:
            print(f"    {line}")
    if len(times) > 1:
        print(f"time grows {times[-1] / times[0]:.1f} times (goal 12)")


if __name__ == "__main__":
    main()
