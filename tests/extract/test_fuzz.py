"""Three hundred damaged articles through the whole flow; a benchmark makes thousands of them."""

from __future__ import annotations

import random

from tests.benchmarks.fuzz import CHANGES, fuzzed, made


def test_nothing_breaks_lies_or_changes() -> None:
    tally = fuzzed(300, seed=7, texts=None, processes=1)
    assert tally.told() == []
    assert tally.articles == 300
    assert tally.statements > 300
    assert tally.places > 3000


def test_an_article_is_the_same_each_time() -> None:
    assert made(5, 7, None) == made(5, 7, None) != made(6, 7, None)


def test_every_change_keeps_to_its_dice() -> None:
    text = "“It is over,” Brandt said on Monday. She denied 12 claims.\n\nOlsen left (at 9)."
    for change in CHANGES:
        assert change(text, random.Random(3)) == change(text, random.Random(3))
