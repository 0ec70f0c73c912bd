"""A mend of the parse, and of which words it is asked.

Most words need no mend: what a mend would ask first of a word is said beside it, and asked once
for all mends (`kg.extract.repair.attachments`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kg.model import Act, Token
    from kg.parse import ParsedArticle

    type Make = Callable[[ParsedArticle, Token], tuple[Token, ...]]


@dataclass(frozen=True, slots=True)
class Mend:
    """What makes a mend at one word, and what the words have of which it is asked at all.

    Labels and tags stand with blanks between; all that is given must hold.
    """

    make: Make
    labels: str = ""
    """What the word is in its clause: one of these."""
    tags: str = ""
    acts: frozenset[Act] | None = None
    """What the word reports as a verb."""
    below: str = ""
    """Labels of which one of its dependents has one."""
    without: str = ""
    """Labels that none of its dependents has."""

    def is_of(self, label: str, tag: str, act: Act | None) -> bool:
        """Tell whether it may change a word with a label, a tag and an act."""
        return (
            (not self.labels or label in self.labels.split())
            and (not self.tags or tag in self.tags.split())
            and (self.acts is None or act in self.acts)
        )

    def labels_below(self) -> list[str]:
        """Return the labels of dependents that it asks about."""
        return [*self.below.split(), *self.without.split()]

    def may_stand_above(self, below: frozenset[str]) -> bool:
        """Tell whether it may change a word whose dependents have some labels."""
        has_one = not self.below or not below.isdisjoint(self.below.split())
        return has_one and below.isdisjoint(self.without.split())


class Kind:
    """Words that the same mends are asked of, but for what hangs on them."""

    def __init__(self, mends: Mapping[str, Mend]) -> None:
        self._mends = mends
        self._labels = frozenset([w for m in mends.values() for w in m.labels_below()])
        self._asked: dict[frozenset[str], tuple[str, ...]] = {}

    def asked(self, below: frozenset[str]) -> tuple[str, ...]:
        """Return the names of the mends for such a word, by the labels of its dependents."""
        key = below & self._labels
        found = self._asked.get(key)
        if found is None:
            found = tuple([n for n, m in self._mends.items() if m.may_stand_above(key)])
            self._asked[key] = found
        return found
