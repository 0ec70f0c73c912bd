"""What the pages list and how they are ordered: an SQLite file beside the index of the records.

It is a part of `graph.store` (`kg.graph_store`), made at the first page; for a small build, or
where nothing may be written, it lies in a folder of the server's own. It is the index of the
records (`kg.query.record_index`) with tables for lists: one row each, in columns by which lists
are ordered and narrowed down, and the words by which they are searched.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

from kg import compressed, graph_store
from kg.errors import InputError, KgError
from kg.query import record_index
from kg.query.records import decoded_lines
from kg.serve.listings import storable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from kg.folder import Build

type Record = dict[str, Any]

DATABASE = "pages.db"

_SCHEMA = """
CREATE TABLE said (n INTEGER PRIMARY KEY, article TEXT, start INT, day TEXT, act TEXT,
    disputed INT);
CREATE TABLE claim (n INTEGER PRIMARY KEY, issue TEXT, label TEXT, asserted INT, denied INT,
    silent INT, stances INT, last TEXT);
CREATE TABLE actor (n INTEGER PRIMARY KEY, label TEXT, type TEXT, named INT, said INT, about INT);
CREATE TABLE tie (n INTEGER PRIMARY KEY, kind TEXT, score REAL);
CREATE TABLE issue (n INTEGER PRIMARY KEY, id TEXT UNIQUE, disputed INT, statements INT, line TEXT);
CREATE TABLE article (n INTEGER PRIMARY KEY, id TEXT UNIQUE, outlet TEXT, day TEXT, line TEXT);
CREATE TABLE spoken (actor TEXT, role TEXT, day TEXT, n INT);
CREATE VIRTUAL TABLE said_words USING fts5 (words, content='', tokenize='unicode61');
CREATE VIRTUAL TABLE claim_words USING fts5 (words, content='', tokenize='unicode61');
CREATE VIRTUAL TABLE actor_words USING fts5 (words, content='', tokenize='unicode61');
CREATE VIRTUAL TABLE issue_words USING fts5 (words, content='', tokenize='unicode61');
CREATE VIRTUAL TABLE article_words USING fts5 (words, content='', tokenize='unicode61');
"""
_INDEXES = """
CREATE INDEX said_day ON said (day DESC, n);
CREATE INDEX said_act ON said (act, day DESC, n);
CREATE INDEX said_disputed ON said (disputed, day DESC, n);
CREATE INDEX said_article ON said (article, start, n);
CREATE INDEX claim_disputed ON claim (min(asserted, denied) DESC, stances DESC, n);
CREATE INDEX claim_last ON claim (last DESC, n);
CREATE INDEX claim_stances ON claim (stances DESC, n);
CREATE INDEX claim_issue ON claim (issue);
CREATE INDEX actor_said ON actor (said DESC, n);
CREATE INDEX actor_about ON actor (about DESC, n);
CREATE INDEX actor_label ON actor (label, n);
CREATE INDEX actor_type ON actor (type, said DESC, n);
CREATE INDEX tie_kind ON tie (kind, score DESC, n);
CREATE INDEX tie_score ON tie (score DESC, n);
CREATE INDEX article_day ON article (day DESC, n);
CREATE INDEX article_outlet ON article (outlet, day DESC, n);
CREATE INDEX spoken_actor ON spoken (actor, role, day DESC, n);
ANALYZE;
"""


def place(build: Build) -> Path | None:
    """Return the file of a build in its `graph.store`, made if need be, or nothing: see there."""
    try:
        found = graph_store.part(build.folder, "pages", _make)
    except (ValueError, KeyError, KgError, sqlite3.Error):  # said by whoever reads the files
        return None
    return found / DATABASE if found is not None else None


def write(build: Build, folder: Path) -> Path:
    """Make the file of a build in a folder. Raises `InputError` where its tables cannot be read."""
    files = {}
    for name in graph_store.PARTS["pages"]:
        files[name] = build.path(build.held(name))
        if not files[name].is_file():
            raise InputError(
                f"{build.folder} has no {name}, which the pages are made of; build it again without"
                " --only, or with it named there"
            )
    try:
        _make(files, folder)
    except (ValueError, KeyError, TypeError, OSError, sqlite3.Error) as error:
        raise InputError(f"{build.folder}: its records cannot be read ({error})") from error
    return folder / DATABASE


def _make(files: Mapping[str, Path], aside: Path) -> None:
    by_name = {name.removesuffix(compressed.ENDING): path for name, path in files.items()}
    tables = {n: p for n, p in by_name.items() if n.partition(".")[0] in record_index.KINDS}
    record_index.write(tables, aside / DATABASE)
    with closing(sqlite3.connect(aside / DATABASE)) as database:
        database.executescript(f"PRAGMA journal_mode = OFF; {_SCHEMA}")
        articles = _report(by_name["report.json"])
        days = {a["id"]: _published(a) for a in articles}
        _articles(database, articles)
        _issues(database, by_name["issues.jsonl"])
        _links(database)
        _statements(database, days)
        _claims(database)
        _actors(database)
        database.executescript(_INDEXES)
        database.commit()


def _report(path: Path) -> list[Record]:
    with compressed.plain(path) as file:
        found: list[Record] = json.loads(file.read_bytes())["articles"]
        return found


def _published(article: Record) -> str:
    return article["published"]["value"] if article["published"] else ""


def _articles(database: sqlite3.Connection, articles: list[Record]) -> None:
    for n, one in enumerate(articles):
        outlet = storable(one["publisher"] or "")
        row = (n, storable(one["id"]), outlet, storable(_published(one)), json.dumps(one))
        database.execute("INSERT INTO article VALUES (?, ?, ?, ?, ?)", row)
        _words(database, "article", n, one["title"] or "", outlet, one["id"])


def _issues(database: sqlite3.Connection, path: Path) -> None:
    for n, (_, one) in enumerate(decoded_lines(path)):
        row = (n, one["id"], one["disputed"], one["statements"], json.dumps(one))
        database.execute("INSERT INTO issue VALUES (?, ?, ?, ?, ?)", row)
        _words(database, "issue", n, one["label"])


def _links(database: sqlite3.Connection) -> None:
    for n, one in _records(database, "links"):
        row = (n, one["kind"], one["score"])
        database.execute("INSERT INTO tie VALUES (?, ?, ?)", row)


def _statements(database: sqlite3.Connection, days: Mapping[str, str]) -> None:
    ends = (
        end
        for _, one in _records(database, "links")
        if one["kind"] == "contradicts"
        for end in (one["source"], one["target"])
    )
    disputed = set(ends)
    for n, one in _records(database, "statements"):
        day = one["said_on"] or one["said_within"] or days.get(one["article"], "")
        row = (n, storable(one["article"]), one["evidence"][0], day, one["act"])
        database.execute(
            "INSERT INTO said VALUES (?, ?, ?, ?, ?, ?)", (*row, one["id"] in disputed)
        )
        names = (p["label"] for role in ("speakers", "targets") for p in one[role])
        _words(database, "said", n, one["quote"], *names)
        for role in ("speakers", "targets"):
            for actor in dict.fromkeys(p["id"] for p in one[role]):
                database.execute("INSERT INTO spoken VALUES (?, ?, ?, ?)", (actor, role, day, n))


def _claims(database: sqlite3.Connection) -> None:
    for n, one in _records(database, "propositions"):
        told = one["corroboration"] or {}
        sides = (len(told.get(k, ())) for k in ("asserted_by", "denied_by", "not_confirmed_by"))
        row = (n, one["issue"], storable(one["label"]), *sides, len(one["stances"]))
        database.execute(
            "INSERT INTO claim VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (*row, told.get("last") or "")
        )
        _words(database, "claim", n, one["label"])


def _actors(database: sqlite3.Connection) -> None:
    for n, one in _records(database, "actors"):
        said, about = (
            database.execute(
                "SELECT count(*) FROM part WHERE actor = ? AND role = ?", (one["id"].encode(), role)
            ).fetchone()[0]
            for role in ("speakers", "targets")
        )
        row = (n, storable(one["label"]), one["type"], one["named"], said, about)
        database.execute("INSERT INTO actor VALUES (?, ?, ?, ?, ?, ?)", row)
        _words(database, "actor", n, one["label"], *one["aliases"])


def _records(database: sqlite3.Connection, kind: str) -> Iterator[tuple[int, Record]]:
    for n, line in database.execute("SELECT n, line FROM record WHERE kind = ?", (kind,)):
        yield n, json.loads(line)


def _words(database: sqlite3.Connection, table: str, n: int, *told: str) -> None:
    query = f"INSERT INTO {table}_words (rowid, words) VALUES (?, ?)"  # names of our own
    database.execute(query, (n, storable("\n".join(told))))
