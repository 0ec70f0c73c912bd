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

    before: Openers
    after: Openers
    numbers: Mapping[str, int]
    scales: Mapping[str, int]
    many: Mapping[str, int]
    currencies: Mapping[str, str]
    words: Mapping[str, frozenset[str]]

    def may_begin_number(self, form: str) -> bool:
        """Tell whether a number may begin with a word: most need no closer look."""
        spelled = form in self.numbers or form in self.scales or form in self.many
        return spelled or form[:1].isdigit() or form in self.words["openers"]


def _openers(table: Mapping[str, list[str]]) -> Openers:
    pairs = [(tuple(w.split()), Bound(name)) for name, listed in table.items() for w in listed]
    return tuple(sorted(pairs, key=lambda p: (-len(p[0]), p[0])))


@cache
def quantity_words() -> QuantityWords:
    """Return the words of quantities."""
    path = files("kg.extract") / "data" / "quantities.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return QuantityWords(
        before=_openers(table["before"]),
        after=_openers(table["after"]),
        numbers=table["numbers"],
        scales=table["scales"],
        many=table["many"],
        currencies=table["currencies"],
        words={name: frozenset(listed) for name, listed in table["words"].items()},
    )
