"""The word lists of `data/words.toml`, loaded once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def words(name: str) -> frozenset[str]:
    """Return one list by its name."""
    file = files("kg.resolve") / "data" / "words.toml"
    return frozenset(tomllib.loads(file.read_text(encoding="utf-8"))[name])
