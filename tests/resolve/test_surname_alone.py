"""A surname alone in an article that never gives the whole name."""

from __future__ import annotations

from tests.reading import graph_of

FULL = [f"Hugo Marsden said bridge {n} was safe." for n in range(9)]
ALONE = "The bridge was old, Marsden said."


def test_it_means_the_one_whom_nearly_all_articles_mean() -> None:
    people = [a for a in graph_of(*FULL, ALONE).actors if "Marsden" in a.label]
    assert [(a.label, len(a.appearances)) for a in people] == [("Hugo Marsden", 10)]


def test_it_means_nobody_where_two_are_told_of() -> None:
    other = [f"Ivana Marsden said dam {n} was safe." for n in range(3)]
    people = {a.label for a in graph_of(*FULL, *other, ALONE).actors if "Marsden" in a.label}
    assert people == {"Hugo Marsden", "Ivana Marsden", "Marsden"}


def test_it_means_nobody_where_few_articles_tell_of_one() -> None:
    people = {a.label for a in graph_of(*FULL[:3], ALONE).actors if "Marsden" in a.label}
    assert people == {"Hugo Marsden", "Marsden"}
