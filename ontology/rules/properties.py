"""What each property of a node, and each field of a record, may hold: `data/properties.csv`.

One row is one rule for both layers: `ontology.generate` makes a property shape of it, and where it
names a field, `wrong` asks the same of records. `data/README.md` says what the columns mean. What
needs more than one value to be told is a rule in code, and a shape in `shapes/`.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from math import isfinite
from typing import TYPE_CHECKING, Any, TypeGuard

from ontology import edtf, files, terms
from ontology.predicate_classes import predicate_classes
from ontology.rules.violation import among, as_list

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ontology.rules.violation import Record

PLOVER = {
    "type": tuple(terms.PLOVER_MODES),
    "mode": tuple(sorted({mode for modes in terms.PLOVER_MODES.values() for mode in modes})),
    "context": terms.PLOVER_CONTEXTS,
}
"""The names in PLOVER's lists."""


@dataclass(frozen=True, slots=True)
class Property:
    """One row: how often a property may be there, and what its `value` may be, token by token.

    `required`: a record has the field, though a graph may leave out what others tell.
    """

    node: str
    shape: str
    path: str
    least: int
    most: int | None
    value: tuple[str, ...]
    field: str
    required: bool
    rule: str
    message: str

    def told(self, value: object) -> str:
        """Return in words what is wrong with a record that has this value."""
        return f"{self.field} is {value!r}: {self.message[0].lower()}{self.message[1:-1]}"


@dataclass(frozen=True, slots=True)
class Node:
    """The nodes that rows are about: whatever `target` (a word of SHACL) aims at."""

    node: str
    file: str
    target: str
    of: tuple[str, ...]
    kind: str
    record: str
    about: str


def _rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(files.read(f"data/{name}.csv").decode().splitlines()))


@cache
def properties() -> tuple[Property, ...]:
    """Return every row of the table."""
    return tuple(
        Property(
            node=row["node"],
            shape=row["shape"],
            path=row["path"],
            least=int(row["min"] or 0),
            most=int(row["max"]) if row["max"] else None,
            value=tuple(row["value"].split()),
            field=row["field"].removesuffix("!"),
            required=row["min"] == "1" or row["field"].endswith("!"),
            rule=row["rule"],
            message=row["message"],
        )
        for row in _rows("properties")
    )


@cache
def nodes() -> tuple[Node, ...]:
    """Return the nodes that the table is about."""
    return tuple(
        Node(
            node=row["node"],
            file=row["file"],
            target=row["target"],
            of=tuple(row["of"].split()),
            kind=row["kind"],
            record=row["record"],
            about=row["about"],
        )
        for row in _rows("nodes")
    )


def wrong(kind: str, record: Record, given: bool = False) -> Iterator[tuple[str, str]]:
    """Yield (rule, reason) for each field of a record that holds what it may not.

    `kind` is that of the table: statement, quantity, link …. With `given`, a field that the record
    has not got is not asked for.
    """
    for one, test in _tests(kind):
        value = record.get(one.field)
        if value is None and (not one.required or (given and one.field not in record)):
            continue
        for each in [value] if one.most == 1 else as_list(value):
            if not test(each):
                yield one.rule, one.told(each)


@cache
def _tests(kind: str) -> tuple[tuple[Property, Callable[[Any], bool]], ...]:
    named = {node.node for node in nodes() if node.record == kind}
    return tuple((p, _test(p)) for p in properties() if p.field and p.node in named)


def _test(one: Property) -> Callable[[Any], bool]:
    kind, _, name = one.value[-1].partition(":")
    limits = {
        k: float(v) for k, _, v in (token.partition(":") for token in one.value) if k in _ENDS
    }
    if kind in ("list", "plover", "predicate"):
        known = frozenset(members(kind, name))
        return lambda value: among(value, known)
    if kind == "pattern":
        pattern = re.compile(name, re.ASCII)
        return lambda value: isinstance(value, str) and pattern.fullmatch(value) is not None
    if "xsd:decimal" in one.value:
        first, last = (limits.get(end, 0.0) for end in _ENDS)
        return lambda value: is_number(value) and (not limits or first <= value <= last)
    if kind in ("date", "period"):
        return lambda value: isinstance(value, str) and bool(edtf.days(value))
    if one.value == ("xsd:boolean",):
        return lambda value: isinstance(value, bool)
    return lambda value: isinstance(value, str) and bool(value.strip())


def members(kind: str, name: str) -> tuple[str, ...]:
    """Return what a token `list:act`, `plover:type` or `predicate:class` stands for."""
    if kind == "predicate":
        return tuple(predicate_classes())
    return terms.LISTS[name] if kind == "list" else PLOVER[name]


_ENDS = ("from", "to")


def is_number(value: object) -> TypeGuard[float]:
    """Tell whether a value is a finite number."""
    return isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)
