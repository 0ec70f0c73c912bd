"""The closed lists as `data/*.toml` has them: one table `[[member]]` for each member.

From these rows come the enums of `kg.model`, the SKOS concepts, the shortcuts, the lists of the
shapes and the words of page and terminal; `data/README.md` says what each column means. What is
made of them as a file is made by `python -m ontology.generate`.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from ontology import files

if TYPE_CHECKING:
    from collections.abc import Mapping

KEYS = (
    *("act", "polarity", "modality", "certainty", "quotation", "voice", "actor-type", "line"),
    *(
        "bound",
        "link",
        "contrast",
        "verdict",
        "source-kind",
        "direction",
        "finder",
        "matter",
        "basis",
    ),
)
"""The lists, in the order in which documentation has them."""


@dataclass(frozen=True, slots=True)
class ClosedList:
    """One closed list: `head` is what its file says of it as a whole, `rows` its members."""

    key: str
    head: Mapping[str, Any]
    rows: Mapping[str, Mapping[str, Any]]

    def column(self, name: str, other: str = "") -> dict[str, str]:
        """Return one column by member, of those that have it or, in its stead, the `other`."""
        told = {value: row.get(name, row.get(other)) for value, row in self.rows.items()}
        return {value: word for value, word in told.items() if word is not None}

    def members(self, name: str, *wanted: object) -> tuple[str, ...]:
        """Return the members whose column has one of the wanted values."""
        return tuple(value for value, row in self.rows.items() if row.get(name) in wanted)

    def among(self, group: str) -> tuple[str, ...]:
        """Return the members of one of the groups that the head names in `sets`."""
        return tuple(value for value, row in self.rows.items() if group in row.get("sets", ()))


@cache
def closed_list(key: str) -> ClosedList:
    """Return a list by its key. A file that is no TOML or lacks a column is a broken program."""
    head = tomllib.loads(files.read(f"data/{key}.toml").decode())
    return ClosedList(key, head, {row["value"]: row for row in head.pop("member")})


@cache
def plover() -> ClosedList:
    """Return PLOVER's event types, its contexts in the head."""
    head = tomllib.loads(files.read("data/plover.toml").decode())
    return ClosedList("plover", head, {row["value"]: row for row in head.pop("type")})


@cache
def stands() -> tuple[Mapping[str, Any], ...]:
    """Return the shortcuts from a speaker to a proposition, each with the stand that gives it."""
    return tuple(tomllib.loads(files.read("data/stands.toml").decode())["stand"])
