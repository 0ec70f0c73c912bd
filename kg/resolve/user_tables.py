"""A user's own table of names: compiled to a local SQLite index, asked while actors are resolved.

CSV with a header, JSON lines of plain records or of FollowTheMoney entities, or the JSON result of
a SPARQL query. The index answers with every entry of a name and decides nothing; a name of two
entries that both fit stands for neither. Nothing is fetched.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.ids import digest
from kg.model import ActorType
from kg.resolve.organisations.body_names import plain_name
from kg.resolve.person_names import parse_name
from kg.resolve.table_files import Entry, entries

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kg.resolve.profiles import Profile

_SCHEMA = """
CREATE TABLE entry (id TEXT PRIMARY KEY, label TEXT, type TEXT, country TEXT, wikidata TEXT,
                    start TEXT, "end" TEXT);
CREATE TABLE name (sound TEXT, entry TEXT, PRIMARY KEY (sound, entry)) WITHOUT ROWID;
"""


def compiled(table: Path, folder: Path | None) -> Path | None:
    """Compile a table into an index below `folder`, unless it is there; None without a folder.

    The index's name is the hash of the table, so that an edited table is compiled anew. Raises
    InputError for a file that holds no table.
    """
    if folder is None:
        return None
    index = folder / f"names-{digest(table.name, _content(table))}.sqlite"
    if not index.exists():
        folder.mkdir(parents=True, exist_ok=True)
        part = index.with_suffix(".part")
        part.unlink(missing_ok=True)
        with closing(sqlite3.connect(part)) as base:
            _fill(base, entries(table))
        part.replace(index)
    return index


def _content(table: Path) -> str:
    return table.read_text(encoding="utf-8-sig", errors="replace") if table.is_file() else ""


def _fill(base: sqlite3.Connection, rows: Iterator[Entry]) -> None:
    base.executescript(_SCHEMA)
    with base:
        for one in rows:
            base.execute(
                "INSERT OR REPLACE INTO entry VALUES (?, ?, ?, ?, ?, ?, ?)",
                (one.id, one.label, one.type, one.country, one.wikidata, one.start, one.end),
            )
            base.executemany(
                "INSERT OR IGNORE INTO name VALUES (?, ?)",
                [(spelling_key(n, one.type), one.id) for n in (one.label, *one.aliases)],
            )


def spelling_key(name: str, kind: str | None) -> str:
    """Return the key under which a name is kept: spellings and word order apart, a person's."""
    if kind == "person":
        parsed = parse_name(name)
        return "|".join((*sorted((parsed.family, *parsed.given)), parsed.suffix))
    return plain_name(name)


@dataclass(frozen=True, slots=True)
class Names:
    """An open index of a user's table."""

    base: sqlite3.Connection

    @classmethod
    def load(cls, table: Path, folder: Path | None) -> Names:
        """Open the index of a table, compiled below `folder` or, without one, in memory."""
        index = compiled(table, folder)
        if index is not None:
            return cls(sqlite3.connect(f"{index.resolve().as_uri()}?mode=ro", uri=True))
        base = sqlite3.connect(":memory:")
        _fill(base, entries(table))
        return cls(base)

    def found(self, name: str, kind: str) -> list[Entry]:
        """Return every entry of a name, in order of their ids."""
        rows = self.base.execute(
            "SELECT entry.* FROM name JOIN entry ON entry.id = name.entry"
            " WHERE sound = ? ORDER BY entry.id",
            (spelling_key(name, kind),),
        )
        return [Entry(id=r[0], label=r[1], type=r[2], country=r[3], wikidata=r[4],
                      start=r[5], end=r[6], aliases=()) for r in rows]  # fmt: skip

    def recognised(self, one: Profile) -> Profile:
        """Return a profile with the one entry that its names can stand for, if there is one."""
        actor = one.actor
        kind = "person" if actor.type is ActorType.PERSON else "organisation"
        free = actor.type in (ActorType.PERSON, ActorType.ORGANISATION)
        if not (free and actor.named and actor.wikidata is None):
            return one
        names = [n for n in (actor.label, *one.names) if kind != "person" or " " in n]
        fits = {e.id: e for n in dict.fromkeys(names) for e in self.found(n, kind) if _fits(e, one)}
        if len(fits) != 1:
            return one
        (entry,) = fits.values()
        country = actor.country or entry.country
        known = replace(actor, country=country, wikidata=entry.wikidata, label=entry.label)
        printed = tuple(sorted({*one.names, actor.label} - {entry.label}))
        return replace(one, actor=known, entry=entry.id, names=printed)


def _fits(entry: Entry, one: Profile) -> bool:
    """Tell whether nothing that an article says is against an entry."""
    kind = "person" if one.actor.type is ActorType.PERSON else "organisation"
    if entry.type is not None and entry.type != kind:
        return False
    if entry.country and one.actor.country and entry.country != one.actor.country:
        return False
    if one.seen is None:
        return True
    before = entry.start is not None and one.seen < entry.start[: len(one.seen)]
    after = entry.end is not None and one.seen > entry.end[: len(one.seen)]
    return not (before or after)
