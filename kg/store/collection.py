"""`collection.db`: the articles of a folder, what was extracted from each, settings and runs.

One SQLite file (`schema.sql`). It makes later runs quick and lets a collection grow without its
sources at hand; the exports never depend on it but for what it holds. Whoever opens it reads plain
values: nothing in the file is run.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from kg.articles.versions import Version
from kg.errors import ConfigError, InputError
from kg.ids import digest
from kg.model import Article, Diagnostic, Extraction
from kg.store.memo import Memo
from kg.store.piece_keys import Written, unpacked
from kg.store.program_version import rules_version
from kg.store.values import from_json, to_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

FILE = "collection.db"
"""The name of the file in the folder of a build."""
VERSION = 3
"""The version of the schema; a file of a later one is not opened."""
_EARLIER = {1: ("from_1_to_2.sql", "from_2_to_3.sql"), 2: ("from_2_to_3.sql",)}
"""What brings a file of an earlier version up to date, step by step."""
_MARK = 0x73617973
"""The `application_id` of the file: "says" in ASCII."""
_WAIT = 10.0
"""Seconds that a run waits for another to write."""
_TOGETHER = 64
"""Extractions written to the disk together: so many are lost at most when a run is killed."""
_LONGEST = 1 << 28
"""Bytes that a record may unpack to."""


@dataclass(frozen=True, slots=True)
class Kept:
    """An article of the collection, and the file or folder that was named when it was read."""

    article: Article
    input: str


@dataclass(frozen=True, slots=True)
class Run:
    """A run that wrote the exports: what shaped them (`state`), how it ended and what it said."""

    command: str
    state: str
    articles: int
    exit_code: int
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """All that a collection is made of, beside what was extracted: see `Collection.replace`."""

    kept: tuple[Kept, ...]
    notes: tuple[tuple[str, Diagnostic], ...] = ()
    settings: Mapping[str, Any] = field(default_factory=dict)
    versions: tuple[Version, ...] = ()


@contextmanager
def opened(folder: Path, *, create: bool = False) -> Iterator[Collection]:
    """Open the collection of a folder; `create` makes an empty one where there is none.

    Raises `InputError` where there is none, or the file is of a later version or something else.
    """
    path = folder / FILE
    if create:
        folder.mkdir(parents=True, exist_ok=True)
    elif not path.is_file():
        raise InputError(f"{folder} holds no collection; run `kg build INPUT -o {folder}` first")
    try:
        database = sqlite3.connect(path, timeout=_WAIT, isolation_level=None)
    except sqlite3.Error as error:
        raise InputError(f"{path}: {error}") from error
    try:
        _prepare(database, path)
        yield Collection(database, path)
    except sqlite3.OperationalError as error:
        busy = "locked" in str(error)
        told = "another run is writing to it; run this one again" if busy else str(error)
        raise ConfigError(f"{path}: {told}") from error
    except sqlite3.DatabaseError as error:
        raise InputError(f"{path}: {error}; take the file away and build anew") from error
    finally:
        database.close()


def _prepare(database: sqlite3.Connection, path: Path) -> None:
    """Check whose file it is, and make its tables where it is new."""
    for pragma in ("trusted_schema = OFF", "secure_delete = ON", "synchronous = NORMAL"):
        database.execute(f"PRAGMA {pragma}")
    (mark,) = database.execute("PRAGMA application_id").fetchone()
    (version,) = database.execute("PRAGMA user_version").fetchone()
    (tables,) = database.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if mark == _MARK and version == VERSION:
        return
    if mark == _MARK and version in _EARLIER:
        for script in _EARLIER[version]:
            _make(database, script)
        return
    if mark == _MARK:
        raise InputError(
            f"{path} was written by another version of this program (schema {version}, this one"
            f" reads {VERSION}); take the file away and build anew"
        )
    if tables:
        raise InputError(f"{path} is no collection of ours; take the file away and build anew")
    _make(database, "schema.sql")


def _make(database: sqlite3.Connection, script: str) -> None:
    """Run one of our own scripts, after which the file is of our version."""
    text = (files("kg.store") / script).read_text(encoding="utf-8")
    marks = f"PRAGMA application_id = {_MARK}; PRAGMA user_version = {VERSION};"
    database.executescript(f"BEGIN IMMEDIATE; {text} {marks} COMMIT;")


@dataclass(slots=True)
class Collection:
    """An open collection; made by `opened`. `path` is its file."""

    _database: sqlite3.Connection
    path: Path
    _waiting: list[tuple[str, str, str, bytes]] = field(default_factory=list)

    def articles(self) -> Iterator[Kept]:
        """Yield the articles in order of id."""
        rows = self._database.execute("SELECT record, input FROM article ORDER BY id")
        for record, source in rows:
            yield Kept(_read(Article, record), source)

    def article(self, name: str) -> Article | None:
        """Return the article with this id, or nothing."""
        query = "SELECT record FROM article WHERE id = ?"
        row = self._database.execute(query, (name,)).fetchone()
        return None if row is None else _read(Article, row[0])

    def notes(self) -> list[tuple[str, Diagnostic]]:
        """Return what was said about each input, in order."""
        rows = self._database.execute("SELECT input, record FROM note ORDER BY input, number")
        return [(source, _read(Diagnostic, record)) for source, record in rows]

    def versions(self) -> Iterator[Version]:
        """Yield the older versions of articles, in order of id."""
        rows = self._database.execute(
            "SELECT record, replaced_by FROM version ORDER BY article, sha256"
        )
        for record, newer in rows:
            yield Version(_read(Article, record), newer)

    def settings(self) -> dict[str, Any]:
        """Return the options of the build, by name."""
        rows = self._database.execute("SELECT name, value FROM setting ORDER BY name")
        return {name: json.loads(value) for name, value in rows}

    def last_run(self) -> Run | None:
        """Return the run that wrote the exports as they are, if one did."""
        row = self._database.execute(
            "SELECT command, state, articles, exit_code, told FROM run ORDER BY number DESC LIMIT 1"
        ).fetchone()
        if row is None:
            return None
        command, state, articles, code, told = row
        return Run(command, state, articles, code, tuple(told.split("\n")))

    def number_of_runs(self) -> int:
        """Return how many runs there were: a run that finds another number was not alone."""
        (number,) = self._database.execute("SELECT count(*) FROM run").fetchone()
        return int(number)

    def extraction(self, key: str) -> Extraction | None:
        """Return what is kept under a key; None where nothing is, or nothing that can be read."""
        row = self._database.execute(
            "SELECT record FROM extraction WHERE key = ?", (key,)
        ).fetchone()
        try:
            return None if row is None else _read(Extraction, row[0])
        except InputError:
            return None

    def pieces(self, file: str) -> Written | None:
        """Return of which pieces a file of the exports was made, as far as that is kept."""
        row = self._database.execute(
            "SELECT sha256, record FROM pieces WHERE file = ?", (file,)
        ).fetchone()
        return None if row is None else Written(row[0], unpacked(row[1]))

    def memo(self) -> Memo:
        """Return what was worked out of records before; see `worked_out`."""

        def read(key: bytes) -> object:
            row = self._database.execute("SELECT value FROM memo WHERE key = ?", (key,)).fetchone()
            return None if row is None else row[0]

        return Memo(read)

    def worked_out(self, memo: Memo, pieces: Mapping[str, tuple[str, bytes]]) -> None:
        """Keep what a run worked out, and of which pieces the files that it wrote are made.

        What it had no use for goes. `pieces` are packed, with the SHA-256 of the file, by its name.
        """
        with self._transaction() as database:
            database.execute("DELETE FROM pieces")
            database.executemany(
                "INSERT INTO pieces VALUES (?, ?, ?)",
                [(name, sha256, record) for name, (sha256, record) in sorted(pieces.items())],
            )
            gone = [key for (key,) in database.execute("SELECT key FROM memo")]
            database.executemany(
                "DELETE FROM memo WHERE key = ?", [(key,) for key in gone if key not in memo.asked]
            )
            database.executemany("INSERT OR REPLACE INTO memo VALUES (?, ?)", memo.new.items())

    def keep(self, key: str, extraction: Extraction) -> None:
        """Keep what was extracted under a key; written with others (`flush`)."""
        record = _packed(extraction)
        self._waiting.append((key, extraction.article, rules_version(), record))
        if len(self._waiting) >= _TOGETHER:
            self.flush()

    def flush(self) -> None:
        """Write what `keep` was given."""
        if self._waiting:
            with self._transaction() as database:
                database.executemany(
                    "INSERT OR REPLACE INTO extraction VALUES (?, ?, ?, ?)", self._waiting
                )
            self._waiting.clear()

    def replace(
        self, contents: Contents, run: Run, keys: Iterable[str], *, after: int, purge: bool = False
    ) -> None:
        """Make the collection these contents, with the run that wrote their exports.

        What was extracted from other articles, or by other rules, goes: only `keys` stay. `after`
        is the number of runs that this one went by: raises `ConfigError`, with nothing changed,
        where another came in between. `purge` leaves no word of what goes in the file.
        """
        self.flush()
        with self._transaction() as database:
            if self.number_of_runs() != after:
                raise ConfigError(
                    f"{self.path.parent}: another run changed the collection meanwhile; run this"
                    " one again (what was read is kept)"
                )
            for table in ("article", "note", "setting", "version"):
                database.execute(f"DELETE FROM {table}")  # names of our own
            database.executemany(
                "INSERT INTO article VALUES (?, ?, ?, ?, ?, ?)", map(_row, contents.kept)
            )
            database.executemany("INSERT INTO note VALUES (?, ?, ?)", _note_rows(contents.notes))
            database.executemany(
                "INSERT INTO setting VALUES (?, ?)",
                [(k, json.dumps(v, sort_keys=True)) for k, v in sorted(contents.settings.items())],
            )
            database.executemany(
                "INSERT INTO version VALUES (?, ?, ?, ?)",
                [
                    (v.article.id, v.article.sha256, v.replaced_by, _packed(v.article))
                    for v in contents.versions
                ],
            )
            self._drop_extractions(database, keys)
            told = "\n".join(run.told)
            database.execute(
                "INSERT INTO run (command, state, articles, exit_code, told)"
                " VALUES (?, ?, ?, ?, ?)",
                (run.command, run.state, run.articles, run.exit_code, told),
            )
        if purge:
            self._database.execute("VACUUM")

    def _drop_extractions(self, database: sqlite3.Connection, keys: Iterable[str]) -> None:
        database.execute("CREATE TEMP TABLE wanted (key TEXT PRIMARY KEY)")
        database.executemany("INSERT OR IGNORE INTO wanted VALUES (?)", [(key,) for key in keys])
        database.execute("DELETE FROM extraction WHERE key NOT IN (SELECT key FROM wanted)")
        database.execute("DROP TABLE wanted")

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        self._database.execute("BEGIN IMMEDIATE")
        try:
            yield self._database
        except BaseException:
            self._database.execute("ROLLBACK")
            raise
        self._database.execute("COMMIT")


def contents_kept(collection: Collection) -> Contents:
    """Return what a collection holds: articles in order of id, notes and settings."""
    kept, notes = tuple(collection.articles()), tuple(collection.notes())
    return Contents(kept, notes, collection.settings(), tuple(collection.versions()))


def extraction_key(article: Article, shaped_by: Sequence[str]) -> str:
    """Return the key of what is found in an article: of its record and all else that shapes it.

    `shaped_by` names the parser and the settings; the version of the rules is added.
    """
    record = json.dumps(to_json(article), sort_keys=True)
    return digest(record, rules_version(), *shaped_by)


def _row(kept: Kept) -> tuple[str, str, str, str, str | None, bytes]:
    one = kept.article
    return one.id, one.source, kept.input, one.sha256, one.url, _packed(one)


def _note_rows(notes: Iterable[tuple[str, Diagnostic]]) -> Iterator[tuple[str, int, bytes]]:
    numbers: dict[str, int] = {}
    for source, note in notes:
        numbers[source] = numbers.get(source, 0) + 1
        yield source, numbers[source], _packed(note)


def _packed(value: object) -> bytes:
    return zlib.compress(json.dumps(to_json(value), separators=(",", ":")).encode(), 1)


def _read[T](kind: type[T], record: object) -> T:
    """Return a stored record; raises `InputError` for what no run of ours wrote."""
    try:
        if not isinstance(record, bytes):
            raise ValueError("not packed")
        unpacking = zlib.decompressobj()
        data = unpacking.decompress(record, _LONGEST)
        if unpacking.unconsumed_tail:
            raise ValueError("longer than a record may be")
        return from_json(kind, json.loads(data))
    except (ValueError, zlib.error, RecursionError) as error:
        raise InputError(
            f"{FILE}: a record cannot be read ({error}); take the file away and build anew"
        ) from error
