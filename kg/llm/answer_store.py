"""Answers kept between runs, by text, prompt and model: what was answered is not asked again.

One SQLite file beside the stored parses. It holds articles' words, as these do, and never a key.
An answer is written as soon as it comes, so that a killed run loses none.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import ConfigError, InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

FILE = "answers.db"
_MARK = 0x73617961
"""The `application_id` of the file: "saya" in ASCII."""
_WAIT = 30.0
"""Seconds that a run waits for another to write."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What an endpoint answered: the text, why it ended, and the tokens that it counted."""

    text: str
    finish: str
    tokens_in: int = 0
    tokens_out: int = 0


@contextmanager
def opened(path: Path) -> Iterator[Kept]:
    """Open the file of kept answers, made where there is none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    database = None
    try:
        database = sqlite3.connect(path, timeout=_WAIT, isolation_level=None)
        _prepare(database, path)
        yield Kept(database)
    except sqlite3.OperationalError as error:
        raise ConfigError(f"{path}: {error}") from error
    except sqlite3.DatabaseError as error:
        raise InputError(f"{path}: {error}; take the file away and ask anew") from error
    finally:
        if database is not None:
            database.close()


def _prepare(database: sqlite3.Connection, path: Path) -> None:
    for pragma in ("trusted_schema = OFF", "secure_delete = ON", "synchronous = NORMAL"):
        database.execute(f"PRAGMA {pragma}")
    (mark,) = database.execute("PRAGMA application_id").fetchone()
    (tables,) = database.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if mark == _MARK:
        return
    if tables:
        raise InputError(f"{path} holds no answers of ours; name another folder with --cache")
    database.executescript(
        "BEGIN IMMEDIATE;"
        "CREATE TABLE IF NOT EXISTS answer (key TEXT PRIMARY KEY, article TEXT NOT NULL,"
        " model TEXT NOT NULL, text TEXT NOT NULL, finish TEXT NOT NULL,"
        " tokens_in INTEGER NOT NULL, tokens_out INTEGER NOT NULL) STRICT;"
        "CREATE INDEX IF NOT EXISTS by_article ON answer (article);"
        f"PRAGMA application_id = {_MARK}; COMMIT;"
    )


@dataclass(frozen=True, slots=True)
class Kept:
    """The kept answers; made by `opened`."""

    database: sqlite3.Connection

    def get(self, key: str) -> Reply | None:
        """Return the answer under a key, None where there is none."""
        row = self.database.execute(
            "SELECT text, finish, tokens_in, tokens_out FROM answer WHERE key = ?", (key,)
        ).fetchone()
        return None if row is None else Reply(*row)

    def put(self, key: str, article: str, model: str, reply: Reply) -> None:
        """Keep an answer; on the disk when this returns."""
        row = (key, article, model, reply.text, reply.finish, reply.tokens_in, reply.tokens_out)
        self.database.execute("INSERT OR REPLACE INTO answer VALUES (?, ?, ?, ?, ?, ?, ?)", row)

    def forget(self, articles: Iterable[str]) -> None:
        """Delete the answers about articles, by the hashes of their texts."""
        self.database.executemany(
            "DELETE FROM answer WHERE article = ?", [(one,) for one in articles]
        )
