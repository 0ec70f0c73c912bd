"""The words of `data/times.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Months and weekdays count from 1 and 0; the other tables as the file has them."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    seasons: Mapping[str, int]
    days: Mapping[str, int]
    numbers: Mapping[str, int]
    words: Mapping[str, frozenset[str]]


@cache
def lexicon() -> Lexicon:
    """Return the words of time."""
    path = files("kg.extract") / "data" / "times.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    months = {name: n for n, name in enumerate(table["months"], 1)}
    weekdays = {name: n for n, name in enumerate(table["weekdays"])}
    short = table["short"].items()
    return Lexicon(
        months=months | {s: months[name] for s, name in short if name in months},
        weekdays=weekdays | {s: weekdays[name] for s, name in short if name in weekdays},
        seasons=table["seasons"],
        days=table["days"],
        numbers=table["numbers"],
        words={name: frozenset(listed) for name, listed in table["words"].items()},
    )
