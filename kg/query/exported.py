"""What a build wrote, opened for programs: typed records, look-ups, networks and data frames.

`kg.open(OUT)` gives an `Exported`. Each table is read when it is first asked for, and held; all are
of one build, or an error tells that the folder was built into in between.
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from kg import folder
from kg.errors import ConfigError, InputError
from kg.query import typed_records
from kg.query.network import network
from kg.query.records import contents, decoded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from kg.query.network import Network
    from kg.query.records import Record
    from kg.query.typed_records import Actor, Article, Claim, Evidence, Issue, Link, Statement

TABLES = ("articles", "statements", "actors", "claims", "issues", "links")
"""What `Exported` holds, and `Exported.frame` makes a data frame of."""

_PARTIES = ("speakers", "targets", "addressees")
_PAGE_DATA = '<script type="application/json" id="data">'


class Exported:
    """The articles, statements, actors, claims, issues and links of a folder that a build wrote.

    Raises `InputError` where a table is missing, is not of this build, or of another version.
    """

    def __init__(self, out: Path) -> None:
        self.folder = out
        self._stamp = folder.opened(out).stamp
        self._parties: dict[str, Mapping[str, tuple[Statement, ...]]] = {}
        if not out.is_dir():
            raise InputError(f"cannot read {out}; run `kg build INPUT -o {out}` first")

    def __repr__(self) -> str:
        return f"kg.open({str(self.folder)!r})"

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """All statements, in the order of the articles and of the text."""
        return self._typed("statements", typed_records.statement)

    @cached_property
    def actors(self) -> tuple[Actor, ...]:
        """All actors, in the order of their ids."""
        return self._typed("actors", typed_records.actor)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """All claims (propositions), in the order of their ids."""
        return self._typed("propositions", typed_records.claim)

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """All links between statements."""
        return self._typed("links", typed_records.link)

    @cached_property
    def issues(self) -> tuple[Issue, ...]:
        """All issues, each with the ids of its claims."""
        members: dict[str, list[str]] = {}
        for one in self.claims:
            members.setdefault(one.issue or "", []).append(one.id)
        return self._typed(
            "issues", lambda r: typed_records.issue(r, tuple(members.get(r["id"], ())))
        )

    @cached_property
    def articles(self) -> tuple[Article, ...]:
        """All articles, in the order of their ids; their text where `graph.html` holds it whole."""
        data = self._bytes("report.json")
        try:
            records = json.loads(data)["articles"]
            texts = self._texts()
            whole = {r["id"] for r in records if len(texts.get(r["id"], "")) == r["characters"]}
            return tuple(
                typed_records.article(r, texts[r["id"]] if r["id"] in whole else None)
                for r in records
            )
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise self._other_version("report.json", error) from error

    def statement(self, name: str) -> Statement | None:
        """Return the statement with this id, or nothing."""
        return self._statements.get(name)

    def actor(self, name: str) -> Actor | None:
        """Return the actor with this id, or nothing; for names see `actors_called`."""
        return self._actors.get(name)

    def claim(self, name: str) -> Claim | None:
        """Return the claim with this id, or nothing."""
        return self._claims.get(name)

    def article(self, name: str) -> Article | None:
        """Return the article with this id, or nothing."""
        return self._articles.get(name)

    def actors_called(self, name: str) -> tuple[Actor, ...]:
        """Return the actors of this name or other name, in any case."""
        wanted = name.casefold()
        return tuple(
            a for a in self.actors if wanted in (n.casefold() for n in (a.label, *a.aliases))
        )

    def said_by(self, actor: Actor | str) -> tuple[Statement, ...]:
        """Return what an actor, or the actor with an id, says."""
        return self._by_party("speakers").get(actor if isinstance(actor, str) else actor.id, ())

    def said_about(self, actor: Actor | str) -> tuple[Statement, ...]:
        """Return what is aimed at an actor, or is about it."""
        return self._by_party("targets").get(actor if isinstance(actor, str) else actor.id, ())

    def on(self, claim: Claim | str) -> tuple[Statement, ...]:
        """Return the statements that take a stance on a claim, in the order of its stances."""
        found = self.claim(claim) if isinstance(claim, str) else claim
        said = (self.statement(s.statement) for s in (found.stances if found else ()))
        return tuple(s for s in said if s is not None)

    def links_of(self, statement: Statement | str) -> tuple[Link, ...]:
        """Return the links that begin or end at a statement."""
        name = statement if isinstance(statement, str) else statement.id
        return tuple(x for x in self.links if name in (x.source, x.target))

    def mentions(self, actor: Actor) -> tuple[Evidence, ...]:
        """Return the places that name an actor, with their words where the text is there."""
        texts = {a.id: a.text for a in self.articles}
        return tuple(
            typed_records.Evidence(m["article"], a, b, (texts.get(m["article"]) or "")[a:b])
            for m in actor.record["mentions"]
            for a, b in [m["span"]]
        )

    @cached_property
    def networks(self) -> Network:
        """The networks for networkx; see `kg.query.network.Network`."""
        return network(
            [s.record for s in self.statements],
            [c.record for c in self.claims],
            [a.record for a in self.actors],
            {a.id: a.day for a in self.articles if a.day},
            links=tuple(x.record for x in self.links),
            outlets={a.id: a.outlet for a in self.articles},
            issues=tuple(i.record for i in self.issues),
        )

    def rows(self, table: str) -> list[dict[str, Any]]:
        """Return a table of `TABLES` as flat rows: evidence as `start`, `end`, `quote`; labels of
        parties in lists, with their ids beside them."""
        if table not in TABLES:
            raise ConfigError(f"no table {table!r}; tables are {', '.join(TABLES)}")
        return [_row(one) for one in getattr(self, table)]

    def frame(self, table: str, library: str = "pandas") -> Any:
        """Return a table of `TABLES` as a data frame of `pandas` or `polars`, one row a record.

        The library is imported here; neither is a dependency of this package.
        """
        import importlib

        if library not in ("pandas", "polars"):
            raise ConfigError(f"no data frames of {library!r}; they are of pandas or polars")
        try:
            module = importlib.import_module(library)
        except ImportError as error:
            raise ConfigError(f"{library} is not installed: {error}") from error
        return module.DataFrame(self.rows(table))

    def _by_party(self, role: str) -> Mapping[str, tuple[Statement, ...]]:
        if role not in self._parties:
            found: dict[str, list[Statement]] = {}
            for one in self.statements:
                for name in dict.fromkeys(p.id for p in getattr(one, role)):
                    found.setdefault(name, []).append(one)
            self._parties[role] = {name: tuple(said) for name, said in found.items()}
        return self._parties[role]

    @cached_property
    def _articles(self) -> Mapping[str, Article]:
        return {a.id: a for a in self.articles}

    @cached_property
    def _statements(self) -> Mapping[str, Statement]:
        return {s.id: s for s in self.statements}

    @cached_property
    def _actors(self) -> Mapping[str, Actor]:
        return {a.id: a for a in self.actors}

    @cached_property
    def _claims(self) -> Mapping[str, Claim]:
        return {c.id: c for c in self.claims}

    def _typed[T](self, table: str, read: Callable[[Record], T]) -> tuple[T, ...]:
        name = f"{table}.jsonl"
        records = decoded(self.folder / name, self._bytes(name))
        try:
            return tuple(read(record) for record in records)
        except (KeyError, TypeError, ValueError) as error:
            raise self._other_version(name, error) from error

    def _bytes(self, name: str) -> bytes:
        data = contents(self.folder, [name])[name]
        if folder.opened(self.folder).stamp != self._stamp:
            raise InputError(f"{self.folder} was built into meanwhile; open it again")
        return data

    def _other_version(self, name: str, error: Exception) -> InputError:
        path = self.folder / name
        return InputError(f"{path}: not the records of this version ({error}); build it anew")

    def _texts(self) -> dict[str, str]:
        """Return the texts of the articles that the page holds whole."""
        if not folder.opened(self.folder).path("graph.html").is_file():
            return {}
        page = self._bytes("graph.html").decode()
        _, _, rest = page.partition(_PAGE_DATA)
        held = json.loads(rest.partition("</script>")[0])["articles"]
        whole = zip(held["id"], held["runs"], strict=True)
        return {name: runs[0][1] for name, runs in whole if len(runs) == 1 and runs[0][0] == 0}


def _row(value: Any) -> dict[str, Any]:
    row: dict[str, Any] = {}
    for one in fields(value):
        held = getattr(value, one.name)
        if one.name == "record":
            continue
        if isinstance(held, typed_records.Evidence):
            row |= {"start": held.start, "end": held.end, "quote": held.quote}
        elif one.name in _PARTIES:
            row[one.name] = [p.label for p in held]
            row[f"{one.name}_ids"] = [p.id for p in held]
        elif isinstance(held, tuple):
            row[one.name] = list(_plain(held))
        else:
            row[one.name] = held
    return row


def _plain(held: Iterable[Any]) -> Iterable[Any]:
    return (_row(h) if is_dataclass(h) else h for h in held)
