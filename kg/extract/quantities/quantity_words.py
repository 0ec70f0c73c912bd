"""The words of `data/quantities.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from kg.model import Bound

if TYPE_CHECKING:
    from collections.abc import Mapping

type Openers = tuple[tuple[tuple[str, ...], Bound], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityWords:
    """Bounds as pairs of words and bound, the longest first; the other tables as they stand."""

    before: Mapping[str, Openers]
    """By their last word."""
    after: Mapping[str, Openers]
    """By their first word."""
    numbers: Mapping[str, int]
    scales: Mapping[str, int]
    many: Mapping[str, int]
    parts: Mapping[str, int]
    """By how much what is parted is divided: 4 of "a quarter of a million"."""
    currencies: Mapping[str, str]
    words: Mapping[str, frozenset[str]]

    def may_begin_number(self, form: str) -> bool:
        """Tell whether a number may begin with a word: most need no closer look."""
        return form in self.words["begins"] or form[:1].isdigit()


def _openers(table: Mapping[str, list[str]], key: int) -> dict[str, Openers]:
    """Return the phrases with their bounds by one of their words, the longest first."""
    pairs = [(tuple(w.split()), Bound(name)) for name, listed in table.items() for w in listed]
    found: dict[str, Openers] = {}
    for pair in sorted(pairs, key=lambda p: (-len(p[0]), p[0])):
        found[pair[0][key]] = (*found.get(pair[0][key], ()), pair)
    return found


@cache
def quantity_words() -> QuantityWords:
    """Return the words of quantities."""
    path = files("kg.extract") / "data" / "quantities.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    lists = {name: frozenset(listed) for name, listed in table["words"].items()}
    begins = lists["openers"].union(table["numbers"], table["scales"], table["many"])
    return QuantityWords(
        before=_openers(table["before"], key=-1),
        after=_openers(table["after"], key=0),
        numbers=table["numbers"],
        scales=table["scales"],
        many=table["many"],
        parts=table["parts"],
        currencies=table["currencies"],
        words={**lists, "begins": begins},
    )
