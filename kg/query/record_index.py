"""The records of a build by id, name and ends, so that one is found without reading all of them.

The index is an SQLite file in a part of `graph.store` (`kg.graph_store`), made at the first
question; for a small build, or where nothing may be written, it is made in memory. What is looked
for by text is kept as bytes, since an article may hold half a surrogate pair, which SQLite refuses.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

from kg import graph_store
from kg.errors import KgError
from kg.query import actor_tables
from kg.query.records import decoded_lines, tables
from kg.query.table import FORMATS, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from kg.query.records import Record

KINDS = ("statements", "actors", "propositions", "links")
"""The tables that are indexed, in the order in which a look-up that fits several lists them."""

ROLES = ("speakers", "targets")
"""The parts of a statement by which it is found."""

_DATABASE = "records.db"
_SCHEMA = """
CREATE TABLE record (n INTEGER PRIMARY KEY, kind TEXT, id BLOB, label BLOB, line BLOB);
CREATE TABLE called (name BLOB, n INTEGER);
CREATE TABLE appearance (id BLOB, n INTEGER);
CREATE TABLE part (role TEXT, actor BLOB, n INTEGER);
CREATE TABLE link (statement BLOB, n INTEGER);
CREATE TABLE answer (name TEXT PRIMARY KEY, value BLOB);
CREATE TABLE rule (name BLOB PRIMARY KEY, words BLOB);
"""
_INDEXES = """
CREATE INDEX record_id ON record (id);
CREATE INDEX called_name ON called (name);
CREATE INDEX appearance_id ON appearance (id);
CREATE INDEX part_actor ON part (actor, role, n);
CREATE INDEX link_statement ON link (statement, n);
"""
_LISTED, _LISTED_TEXT = "listed", "listed as text"


class RecordIndex:
    """Finds records of one build; `label`s are the names of its actors by id."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self.labels: Mapping[str, str] = _Labels(database)

    def by_id(self, kind: str, name: str) -> Record | None:
        """Return the record of a kind with this id, or nothing."""
        found = self._records("kind = ? AND id = ? ORDER BY n DESC LIMIT 1", kind, _key(name))
        return next((r for _, r in found), None)

    def with_id(self, name: str) -> list[tuple[str, Record]]:
        """Return the records with this id, each with its kind."""
        return list(self._records("id = ? ORDER BY n", _key(name)))

    def beginning(self, start: str, kind: str | None = None) -> list[tuple[str, Record]]:
        """Return the records whose id begins so, each with its kind."""
        first = _key(start)
        only, values = ("AND kind = ?", [kind]) if kind else ("", [])
        where = f"id >= ? AND id < ? {only} ORDER BY n"
        return list(self._records(where, first, first + b"\xff", *values))

    def called(self, name: str) -> list[tuple[str, Record]]:
        """Return the actors of this name or other name, in any case."""
        where = "n IN (SELECT n FROM called WHERE name = ?) ORDER BY n"
        return list(self._records(where, _key(name.casefold())))

    def actor_of(self, name: str) -> Record | None:
        """Return the actor with this id, or with an appearance of this id; or nothing."""
        where = "n IN (SELECT n FROM appearance WHERE id = ?) ORDER BY n LIMIT 1"
        found = self.by_id("actors", name)
        return found or next((r for _, r in self._records(where, _key(name))), None)

    def statements_with(self, role: str, actor: str) -> list[Record]:
        """Return the statements in which an actor is among the `speakers` or the `targets`."""
        where = "n IN (SELECT n FROM part WHERE actor = ? AND role = ?) ORDER BY n"
        return [r for _, r in self._records(where, _key(actor), role)]

    def links_of(self, statement: str) -> list[Record]:
        """Return the links that begin or end at a statement."""
        where = "n IN (SELECT n FROM link WHERE statement = ?) ORDER BY n"
        return [r for _, r in self._records(where, _key(statement))]

    def actors(self) -> Iterator[Record]:
        """Yield all actors."""
        return (r for _, r in self._records("kind = 'actors' ORDER BY n"))

    def rule_words(self, rule: str) -> str:
        """Return what a rule that finds statements is, in words; KeyError for one that is not.

        They are kept with the index, since reading the rules takes longer than all the rest.
        """
        query = "SELECT words FROM rule WHERE name = ?"
        kept = self._database.execute(query, (_key(rule),)).fetchone()
        return _text(kept[0]) if kept else _meaning(rule)

    def listed(self, layout: str) -> str:
        """Return the table of all actors in a layout of `kg.query.table.FORMATS`."""
        if layout == "table":
            return self._answer(_LISTED_TEXT).decode()
        rows = json.loads(self._answer(_LISTED))
        return FORMATS[layout](Table(actor_tables.LISTED, tuple(map(tuple, rows))))

    def _answer(self, name: str) -> bytes:
        (found,) = self._database.execute("SELECT value FROM answer WHERE name = ?", (name,))
        value: bytes = found[0]
        return value

    def _records(self, where: str, *values: object) -> Iterator[tuple[str, Record]]:
        query = f"SELECT kind, line FROM record WHERE {where}"
        for kind, line in self._database.execute(query, values):
            yield kind, json.loads(line)


class _Labels(Mapping[str, str]):
    """The names of actors by id, each read when it is asked for."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def __getitem__(self, name: str) -> str:
        query = "SELECT label FROM record WHERE kind = 'actors' AND id = ? ORDER BY n DESC LIMIT 1"
        found = self._database.execute(query, (_key(name),)).fetchone()
        if found is None:
            raise KeyError(name)
        return _text(found[0])

    def __iter__(self) -> Iterator[str]:
        query = "SELECT DISTINCT id FROM record WHERE kind = 'actors' ORDER BY n"
        return (_text(row[0]) for row in self._database.execute(query))

    def __len__(self) -> int:
        return sum(1 for _ in self)


def opened(out: Path) -> RecordIndex:
    """Return the index of a build's records. Raises `InputError` where they cannot be read."""
    for _ in range(2):  # one that cannot be read is made anew, once
        place = _place(out)
        if place is None:
            break
        try:
            return RecordIndex(_checked(place / _DATABASE))
        except sqlite3.Error:
            graph_store.discard(place)
    return _in_memory(out)


def _place(out: Path) -> Path | None:
    try:
        return graph_store.part(out, "records", _make)
    except (ValueError, KgError, sqlite3.Error):  # whoever reads the files says what is wrong
        return None


def _checked(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
    (found,) = database.execute("SELECT COUNT(*) FROM answer")
    if found != (2,):
        raise sqlite3.DatabaseError("not whole")
    return database


def _in_memory(out: Path) -> RecordIndex:
    found = tables(out, KINDS)
    database = sqlite3.connect(":memory:")
    _fill(database, [(kind, map(_line, found[kind])) for kind in KINDS])
    return RecordIndex(database)


def _line(record: Record) -> tuple[bytes, Record]:
    return json.dumps(record).encode(), record


def _make(files: Mapping[str, Path], aside: Path) -> None:
    write(files, aside / _DATABASE)


def write(files: Mapping[str, Path], path: Path) -> None:
    """Make the index of tables of a build, by their names, as a file."""
    by_kind = {name.partition(".")[0]: file for name, file in files.items()}
    database = sqlite3.connect(path)
    try:
        _fill(database, [(kind, decoded_lines(by_kind[kind])) for kind in KINDS])
        _keep_rules(database)
    finally:
        database.close()


def _fill(
    database: sqlite3.Connection,
    rows: Iterable[tuple[str, Iterable[tuple[bytes, Record]]]],
) -> None:
    database.executescript(f"PRAGMA journal_mode = OFF; {_SCHEMA}")
    n = 0
    for kind, lines in rows:
        for line, record in lines:
            n += 1
            values = (n, kind, _known(record.get("id")), _known(record.get("label")), line)
            database.execute("INSERT INTO record VALUES (?, ?, ?, ?, ?)", values)
            for table, row in _found_by(kind, record):
                places = ", ".join("?" * (len(row) + 1))
                database.execute(f"INSERT INTO {table} VALUES ({places})", (*row, n))
    database.executescript(_INDEXES)
    listed = actor_tables.listed(map(_listed_part, RecordIndex(database).actors()))
    for name, value in (
        (_LISTED, json.dumps(listed.rows).encode()),
        (_LISTED_TEXT, FORMATS["table"](listed).encode()),
    ):
        database.execute("INSERT INTO answer VALUES (?, ?)", (name, value))
    database.commit()


def _keep_rules(database: sqlite3.Connection) -> None:
    lines = database.execute("SELECT line FROM record WHERE kind = 'statements'")
    for name in sorted({json.loads(line)["rule"] for (line,) in lines} - {"tagger", "person"}):
        with suppress(KeyError):  # of another version: told when it is asked for
            database.execute("INSERT INTO rule VALUES (?, ?)", (_key(name), _key(_meaning(name))))
    database.commit()


def _meaning(rule: str) -> str:
    from kg.extract.reports.rule_meanings import meaning

    return meaning(rule)


def _listed_part(actor: Record) -> Record:
    """Return what the list of actors says of one, so that not all of all is held."""
    names = ("id", "label", "type", "role", "country", "aliases", "members")
    places = [{"article": p["article"]} for p in actor["appearances"]]
    mentions = [None] * len(actor["mentions"])
    return {**{n: actor[n] for n in names}, "appearances": places, "mentions": mentions}


def _found_by(kind: str, record: Record) -> Iterator[tuple[str, tuple[object, ...]]]:
    """Yield the rows by which a record is found, other than by its id."""
    if kind == "actors":
        names = (record["label"], *record["aliases"])
        for name in dict.fromkeys(n.casefold() for n in names):
            yield "called", (_key(name),)
        for one in record["appearances"]:
            yield "appearance", (_known(one["id"]),)
    elif kind == "statements":
        for role in ROLES:
            for actor in dict.fromkeys(p["id"] for p in record[role]):
                yield "part", (role, _known(actor))
    elif kind == "links":
        for end in dict.fromkeys((record["source"], record["target"])):
            yield "link", (_known(end),)


def _key(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _text(key: bytes) -> str:
    return key.decode("utf-8", "surrogatepass")


def _known(value: object) -> bytes | None:
    return _key(value) if isinstance(value, str) else None
