"""The word lists of this package: TOML files in `data/`, each with its source, read once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def table(name: str) -> dict[str, object]:
    """Return the file `data/NAME.toml` as it is."""
    place = files("kg.articles").joinpath("data", f"{name}.toml")
    return tomllib.loads(place.read_text(encoding="utf-8"))


@cache
def words(name: str, *keys: str) -> frozenset[str]:
    """Return a list of a file, by its table and key, as a set.

    >>> "is" in words("english", "finite")
    True
    """
    return frozenset(phrases(name, *keys))


@cache
def phrases(name: str, *keys: str) -> tuple[str, ...]:
    """Return a list of a file, longest phrase first, so that the first match is the longest."""
    found: object = table(name)
    for key in keys:
        if not isinstance(found, dict):
            raise TypeError(f"{name}.toml: {'.'.join(keys)} is not there")
        found = found[key]
    if not isinstance(found, list):
        raise TypeError(f"{name}.toml: {'.'.join(keys)} is not a list")
    return tuple(sorted((str(word) for word in found), key=lambda w: (-len(w), w)))


@cache
def numbers(name: str, key: str) -> dict[str, int]:
    """Return a table of names and numbers."""
    found = table(name)[key]
    if not isinstance(found, dict):
        raise TypeError(f"{name}.toml: {key} is not a table")
    return {str(word): int(value) for word, value in found.items()}
