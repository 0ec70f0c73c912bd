"""Kinds of things that nouns stand for: a cup is a prize, a judge a person and a court.

`data/kinds.csv` has the kinds with what they fall under, `data/noun_kinds.csv` the nouns.

>>> sorted(noun_kinds()["judge"])
['body', 'court', 'leader', 'organisation', 'person']
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from kg.gazetteer.csv_rows import csv_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_DATA = files("kg.extract") / "data"


@cache
def _wider() -> Mapping[str, str]:
    return {r["kind"]: r["parent"] for r in csv_rows(_DATA / "kinds.csv")}


def kind_names() -> frozenset[str]:
    """Return the names of all kinds, those too that are told by the use and have no nouns."""
    return frozenset(_wider())


@cache
def kind_depth(kind: str) -> int:
    """Return how many wider kinds stand above a kind."""
    above = _wider().get(kind, "")
    return 1 + kind_depth(above) if above else 0


@cache
def noun_kinds() -> Mapping[str, frozenset[str]]:
    """Return the kinds of each noun, with the wider kinds above them."""

    def up(kind: str) -> Iterator[str]:
        while kind:
            yield kind
            kind = _wider()[kind]

    found: dict[str, set[str]] = {}
    for r in csv_rows(_DATA / "noun_kinds.csv"):
        for noun in r["nouns"].split():
            found.setdefault(noun, set()).update(up(r["kind"]))
    return {noun: frozenset(kinds) for noun, kinds in found.items()}


@cache
def thing_kinds() -> Mapping[str, str]:
    """Return the next wider noun of each noun of things: "aircraft" of "airliner"."""
    return {r["noun"]: r["broader"] for r in csv_rows(_DATA / "thing_kinds.csv")}


@cache
def kinds_above(noun: str) -> tuple[str, ...]:
    """Return the kinds of things that a noun's things are, the nearest first.

    >>> kinds_above("howitzer")
    ('artillery', 'weapon')
    """
    found: list[str] = []
    while (noun := thing_kinds().get(noun, "")) and noun not in found:
        found.append(noun)
    return tuple(found)
