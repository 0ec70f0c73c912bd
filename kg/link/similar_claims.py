"""Claims that only their words bring near each other: alike, and not known to be one.

In: the propositions of all articles. Out: the same, each with those that share a party and a class
(or verb) with it and whose words are alike, with the score. Nobody who stands behind the one is
said to stand behind the other: likeness is a place to look at, never agreement. Claims that entail
one another (`kg.link.broader_claims`) are not named again.

The measure is that of `kg.link.likeness`: stems weighed by rarity, which told paraphrases from
others better than the vectors of words and sentences that were tried.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from kg.link.likeness import Weights, stems, words
from kg.model import Similar
from kg.model.replace import replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.model import Proposition

ALIKE = 0.5
"""Likeness of labels from which claims are named. It proves nothing: of 70 pairs at .6 and more
that were read in 446 articles, whatever their classes, 8 told one thing in other words."""
MOST = 40
"""Claims of one party and class that are compared in pairs; of more each with the next few."""
NEXT = 8
KEPT = 3
"""Claims that are named of each: the most alike."""


def with_similar(claims: Iterable[Proposition]) -> tuple[Proposition, ...]:
    """Return the claims with those that are most alike, best first; the order stays."""
    every = tuple(claims)
    told = {c.id: stems(words(c.label)) for c in every if c.predicate is not None}
    weights = Weights(told.values())
    tied = {frozenset((c.id, b.id)) for c in every for b in c.broader}
    found: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for one, other in sorted(set(_near(every))):
        if frozenset((one, other)) not in tied:
            score = round(weights.alike(told[one], told[other]), 2)
            if score >= ALIKE:
                found[one][other] = found[other][one] = score
    return tuple(replace(c, similar=_best(found[c.id])) if c.id in found else c for c in every)


def _near(claims: Iterable[Proposition]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of claims that share a party and what is done, by their ids in order."""
    blocks: defaultdict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for claim in claims:
        if claim.predicate is None:
            continue
        deed = claim.predicate_class or claim.predicate.lemma
        fillers = [f for _, some in claim.roles for f in some]
        for party in {f.actor or f.owner for f in fillers} - {None}:
            blocks[deed, str(party)].append((claim.label.casefold(), claim.id))
    for block in blocks.values():
        ordered = sorted(block)
        if len(ordered) <= MOST:
            pairs = list(combinations(ordered, 2))
        else:
            pairs = [(a, b) for k, a in enumerate(ordered) for b in ordered[k + 1 : k + 1 + NEXT]]
        yield from ((min(a, b), max(a, b)) for (_, a), (_, b) in pairs if a != b)


def _best(found: dict[str, float]) -> tuple[Similar, ...]:
    best = sorted(found.items(), key=lambda f: (-f[1], f[0]))[:KEPT]
    return tuple(Similar(id=name, score=score) for name, score in best)
