"""Thousands of names whose bearers are known: floors of how many are joined, and how rightly."""

from __future__ import annotations

import pytest

from tests.benchmarks.identity import Collection, Score

PRECISION, RECALL = 0.99, 0.90
CROWDED = 0.975
"""Precision where the two most told of, half of all appearances, share a full name."""


@pytest.mark.parametrize("seed", [1, 4, 8])
def test_the_joined_are_one_and_the_one_are_joined(seed: int) -> None:
    score = Score(Collection(1000, seed))
    assert score.precision >= PRECISION, score.misses()[:5]
    assert score.recall >= RECALL, score.misses()[:5]


def test_who_may_be_either_namesake_stays_open() -> None:
    """Where even the best known share a name, more stays apart, and little is mixed."""
    score = Score(Collection(1000, 4, well_known=0))
    assert score.precision >= CROWDED, score.misses()[:5]
