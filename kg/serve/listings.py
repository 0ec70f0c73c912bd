"""Lists of statements, claims, actors, issues, links and articles, a page at a time.

Every list is one query over the tables of `page_tables`, ordered by an index of theirs.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kg.errors import ConfigError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping

type Record = dict[str, Any]

EACH = 50
"""Rows of a page."""
FURTHEST = 2_000
"""The last page that can be asked for: who wants more asks for less, or in SPARQL."""
LONGEST = 200
"""Characters of a value by which a list is narrowed down."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A list: its table, the columns that narrow it down, its orders (the first is the usual one).

    `offered` are those of the columns whose values a reader chooses from; `days` tells that it can
    be narrowed down to a period; `records` that its rows are records of the index, where the others
    are in a column of their own.
    """

    title: str
    table: str
    narrowed: Mapping[str, str]
    orders: Mapping[str, str]
    offered: tuple[str, ...] = ()
    days: bool = False
    records: str | None = None


KINDS: Mapping[str, Kind] = {
    "statements": Kind(
        "Statements",
        "said",
        {"act": "t.act = ?", "article": "t.article = ?", "disputed": "t.disputed = ?"},
        {"newest": "t.day DESC, t.n", "place": "t.article, t.start, t.n"},
        offered=("act",),
        days=True,
        records="statements",
    ),
    "claims": Kind(
        "Claims",
        "claim",
        {"issue": "t.issue = ?"},
        {
            "disputed": "min(t.asserted, t.denied) DESC, t.stances DESC, t.n",
            "newest": "t.last DESC, t.n",
            "statements": "t.stances DESC, t.n",
        },
        records="propositions",
    ),
    "actors": Kind(
        "Actors",
        "actor",
        {"type": "t.type = ?"},
        {
            "said": "t.said DESC, t.n",
            "about": "t.about DESC, t.n",
            "name": "t.label, t.n",
        },
        offered=("type",),
        records="actors",
    ),
    "issues": Kind(
        "Issues",
        "issue",
        {},
        {"disputed": "t.disputed DESC, t.statements DESC, t.n"},
    ),
    "links": Kind(
        "Links",
        "tie",
        {"kind": "t.kind = ?"},
        {"score": "t.score DESC, t.n"},
        offered=("kind",),
        records="links",
    ),
    "articles": Kind(
        "Articles",
        "article",
        {"outlet": "t.outlet = ?"},
        {"newest": "t.day DESC, t.n"},
        offered=("outlet",),
        days=True,
    ),
}
"""The lists, by the first part of their addresses."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list is narrowed down to, how it is ordered, and which page of it, counted from 1."""

    kind: str
    values: Mapping[str, str] = field(default_factory=dict)
    words: str = ""
    since: str = ""
    until: str = ""
    order: str = ""
    page: int = 1

    def address(self, **other: str | int) -> dict[str, str | int]:
        """Return the parts of its address after the `?`, some of them changed."""
        told = {
            **self.values,
            **{"q": self.words, "since": self.since, "until": self.until, "by": self.order},
            **({"page": self.page} if self.page > 1 else {}),
            **other,
        }
        return {name: value for name, value in told.items() if value not in ("", 1)}


@dataclass(frozen=True, slots=True)
class Listed:
    """The rows of a page, and how many there are in all."""

    rows: tuple[Record, ...]
    total: int

    @property
    def pages(self) -> int:
        """How many pages can be asked for."""
        return pages_of(self.total)


def pages_of(total: int) -> int:
    """Return how many pages so many rows can be asked for by, one at least."""
    return max(1, min(FURTHEST, -(-total // EACH)))


def wanted(kind: str, asked: Mapping[str, str]) -> Wanted:
    """Read what is asked of a list. Raises `ConfigError` for what it cannot be asked."""
    one = KINDS[kind]
    known = {*one.narrowed, "q", "by", "page", *(("since", "until") if one.days else ())}
    for name, value in asked.items():
        if name not in known:
            raise ConfigError(f"{kind} are not narrowed down by {name!r}")
        if len(value) > LONGEST:
            raise ConfigError(f"{name} is longer than {LONGEST} characters")
    order = asked.get("by", "")
    if order and order not in one.orders:
        raise ConfigError(f"{kind} are ordered by {', '.join(one.orders)}, not by {order!r}")
    since, until = (asked.get(name, "").strip() for name in ("since", "until"))
    for day in (since, until):
        if day and not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", day, re.ASCII):
            raise ConfigError(f"{day!r} is no day, month or year (2024-10-22)")
    values = {n: asked[n].strip() for n in one.narrowed if asked.get(n, "").strip()}
    return Wanted(kind, values, asked.get("q", "").strip(), since, until, order, page_number(asked))


def page_number(asked: Mapping[str, str]) -> int:
    """Return the number of the page that is asked for; raises `ConfigError` for none."""
    page = asked.get("page", "1")
    if not re.fullmatch(r"[1-9][0-9]{0,3}", page, re.ASCII) or int(page) > FURTHEST:
        raise ConfigError(f"there is no page {page!r}")
    return int(page)


def listed(database: sqlite3.Connection, asked: Wanted) -> Listed:
    """Return a page of a list."""
    kind = KINDS[asked.kind]
    tests = [kind.narrowed[name] for name in asked.values]
    given: list[object] = list(asked.values.values())
    if asked.words:
        tests.append(f"t.n IN (SELECT rowid FROM {kind.table}_words WHERE words MATCH ?)")
        given.append(matching(asked.words))
    if asked.since:
        tests.append("t.day >= ?")
        given.append(asked.since)
    if asked.until:
        tests.append("t.day != '' AND substr(t.day, 1, ?) <= ?")
        given += [len(asked.until), asked.until]
    where = f" WHERE {' AND '.join(tests)}" if tests else ""
    order = kind.orders[asked.order or next(iter(kind.orders))]
    source = "record" if kind.records else kind.table
    (total,) = database.execute(f"SELECT count(*) FROM {kind.table} t{where}", given).fetchone()
    found = database.execute(
        f"SELECT t.n FROM {kind.table} t{where} ORDER BY {order} LIMIT ? OFFSET ?",
        (*given, EACH, (asked.page - 1) * EACH),
    )
    return Listed(tuple(_lines(database, source, found)), total)


def _lines(
    database: sqlite3.Connection, source: str, found: Iterable[tuple[int]]
) -> Iterator[Record]:
    """Yield the records of rows; looked up when all are found, so that no other row's is read."""
    for (n,) in list(found):
        (line,) = database.execute(f"SELECT line FROM {source} WHERE n = ?", (n,)).fetchone()
        yield json.loads(line)


def spoken(database: sqlite3.Connection, actor: str, role: str, page: int) -> Listed:
    """Return statements in which an actor is among the `speakers` or `targets`, newest first."""
    where = "FROM spoken WHERE actor = ? AND role = ?"
    (total,) = database.execute(f"SELECT count(*) {where}", (actor, role)).fetchone()
    found = database.execute(
        f"SELECT n {where} ORDER BY day DESC, n LIMIT ? OFFSET ?",
        (actor, role, EACH, (page - 1) * EACH),
    )
    return Listed(tuple(_lines(database, "record", found)), total)


def matching(words: str) -> str:
    """Return what the search index takes for words: all of them, the last one as far as it goes.

    >>> matching('north "korea tro')
    '"north" "korea" "tro" *'
    """
    found = re.findall(r"\w+", words)
    return " ".join(f'"{word}"' for word in found) + " *" if found else '""'


def one_of(database: sqlite3.Connection, table: str, name: str) -> Record | None:
    """Return an article or an issue by its id."""
    query = f"SELECT line FROM {table} WHERE id = ?"
    found = database.execute(query, (storable(name),)).fetchone()
    return json.loads(found[0]) if found is not None else None


def storable(text: str) -> str:
    """Return text that SQLite takes: without halves of surrogate pairs."""
    return text.encode("utf-8", "replace").decode()


def counts(database: sqlite3.Connection) -> dict[str, int]:
    """Return how many of each kind there are."""
    return {
        name: database.execute(f"SELECT count(*) FROM {kind.table}").fetchone()[0]
        for name, kind in KINDS.items()
    }


def choices(database: sqlite3.Connection, table: str, column: str) -> list[tuple[str, int]]:
    """Return the values of a column with how often each is there, the most frequent first."""
    query = (
        f"SELECT {column}, count(*) FROM {table} WHERE {column} IS NOT NULL AND {column} != ''"
        f" GROUP BY {column} ORDER BY 2 DESC, 1 LIMIT 100"
    )
    return list(database.execute(query))
