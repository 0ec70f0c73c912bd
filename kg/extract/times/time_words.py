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
class TimeWords:
    """Months and weekdays count from 1 and 0; the other tables as the file has them.

    `focus_days` are phrases that count from the day in focus, with how many days; `first` has all
    words that stand in any of the tables, `telling` those of which every expression has one.
    """

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    seasons: Mapping[str, int]
    days: Mapping[str, int]
    numbers: Mapping[str, int]
    words: Mapping[str, frozenset[str]]
    focus_days: Mapping[tuple[str, ...], int]
    first: frozenset[str]
    telling: frozenset[str]

    def may_begin(self, form: str) -> bool:
        """Tell whether an expression may begin with a word: three of four need no closer look."""
        return form in self.first or form[:1].isdigit() or "-" in form

    def tells_time(self, form: str) -> bool:
        """Tell whether a word is one of time, not "the" or "first": every expression has one."""
        return form in self.telling or form[:1].isdigit() or ("-" in form and form != "-")


def word_at(forms: list[str], k: int) -> str:
    """Return the word at a place, "" where there is none."""
    return forms[k] if 0 <= k < len(forms) else ""


@cache
def time_words() -> TimeWords:
    """Return the words of time."""
    path = files("kg.extract") / "data" / "times.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    months = {name: n for n, name in enumerate(table["months"], 1)}
    weekdays = {name: n for n, name in enumerate(table["weekdays"])}
    short = table["short"].items()
    months |= {s: months[name] for s, name in short if name in months}
    weekdays |= {s: weekdays[name] for s, name in short if name in weekdays}
    words = {name: frozenset(listed) for name, listed in table["words"].items()}
    named = {*months, *weekdays, *table["seasons"], *table["days"]}
    listed_ = {w for name in ("units", "parts", "recently", "soon") for w in words[name]}
    several = {f"{w}s" for w in (*weekdays, *words["units"])}
    counted = (months, weekdays, table["seasons"], table["days"], table["numbers"])
    return TimeWords(
        months=months,
        weekdays=weekdays,
        seasons=table["seasons"],
        days=table["days"],
        numbers=table["numbers"],
        words=words,
        focus_days={tuple(phrase.split()): days for phrase, days in table["focus_days"].items()},
        first=frozenset().union(*counted, *words.values()),
        telling=frozenset(named | listed_ | several),
    )


@cache
def same_day_phrases() -> tuple[tuple[str, ...], ...]:
    """Return the phrases by which a sentence goes on in the day told before, in their order."""
    path = files("kg.extract") / "data" / "times.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple(tuple(phrase.split()) for phrase in table["phrases"]["same_day"])
