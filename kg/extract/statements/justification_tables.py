"""The wordings that justify a source (`data/justifications.csv`), by the words that begin them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg.extract.lexicon import justifications

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Wording:
    """A row of the table: why it justifies, where it stands, and its words one by one."""

    why: str
    stands: str
    items: tuple[str, ...]


@cache
def wordings(*places: str) -> Mapping[str, tuple[Wording, ...]]:
    """Return the wordings that stand in such places by each word that may begin one."""
    found: dict[str, list[Wording]] = {}
    for why, stands, items in justifications():
        one = Wording(why, stands, items)
        for start in _starts(items) if stands in places else ():
            found.setdefault(start, []).append(one)
    return {start: tuple(some) for start, some in found.items()}


@cache
def signs(*places: str) -> frozenset[str]:
    """Return words of which one stands in every justification that stands in such places."""
    found = {one for some in wordings(*places).values() for one in some}
    return frozenset(form for one in found for form in _sign(one.items).split("|"))


def _sign(items: Sequence[str]) -> str:
    """Return the item that a wording needs whose words are longest, and so the least common."""
    needed = [i for i in items if not i.startswith("{") and not i.endswith("?")]
    return max(reversed(needed), key=lambda item: min(map(len, item.split("|"))))


def _starts(items: Sequence[str]) -> Iterator[str]:
    for item in items:
        loose = item.startswith("{") or item.endswith("?")
        if not item.startswith("{"):
            yield from item.removesuffix("?").split("|")
        if not loose:
            return
