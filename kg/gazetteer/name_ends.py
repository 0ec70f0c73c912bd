"""Which words may end a name of the tables: most words end none, and need no closer look."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from kg.gazetteer.names import fold, gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterable

_END = re.compile(r"[^\W_]+$")
"""The letters and digits at the end of a name."""


@lru_cache(maxsize=1 << 14)
def may_end_body(word: str) -> bool:
    """Tell whether the name of a body may end in a word."""
    return _may_end(word, _ends_of_bodies())


@lru_cache(maxsize=1 << 14)
def may_end_demonym(word: str) -> bool:
    """Tell whether the adjective of a state may end in a word."""
    return _may_end(word, _ends_of_demonyms())


def _may_end(word: str, ends: frozenset[str]) -> bool:
    end = _END.search(fold(word))
    return end is None or end[0] in ends


@cache
def _ends_of_bodies() -> frozenset[str]:
    return _ends(gazetteer().body_names)


@cache
def _ends_of_demonyms() -> frozenset[str]:
    return _ends(gazetteer().adjectives)


def _ends(names: Iterable[str]) -> frozenset[str]:
    found = (_END.search(name) for name in names)
    return frozenset(end[0] for end in found if end is not None)
