"""The named questions: `.rq` files that explain themselves and take parameters as values.

The comments on top of a file are its documentation. A parameter is a line `VALUES ?name { "…" }`,
so that the file is also a plain SPARQL query with its defaults; a caller's value replaces what
stands in the braces, written as one RDF literal by Oxigraph, never pasted as text. What stands
between `# if name:` and `# end if` changes nothing while the parameter is empty, and is then left
out: looking at no dates takes a third of the time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from kg.errors import ConfigError
from kg.query import in_turns, sparql

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kg.query.table import Table

_HEADER = re.compile(r"#\s?(.*)")
_PARAMETER = re.compile(r"(?P<name>\w+) – (?P<meaning>.+) \(default “(?P<default>[^”]*)”\)")
_BLOCK = re.compile(r"^ *# if ([\w ]+):\n(.*?)^ *# end if\n", re.MULTILINE | re.DOTALL)
"""What a query asks for the sake of some parameters alone."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that a question takes, with its meaning and its default."""

    name: str
    meaning: str
    default: str


@dataclass(frozen=True, slots=True)
class Question:
    """A named question: what it asks, in words and in SPARQL."""

    name: str
    title: str
    question: str
    parameters: tuple[Parameter, ...]
    query: str

    def bound(self, values: Mapping[str, str]) -> str:
        """Return the query with the given values; raises `ConfigError` for an unknown name.

        What it asks only for a parameter's sake is left out where the parameter has no value.
        """
        known = [p.name for p in self.parameters]
        for name in values:
            if name not in known:
                names = ", ".join(known) or "none"
                raise ConfigError(f"{self.name} has no parameter {name!r}; it has: {names}")
        given = {p.name: values.get(p.name, p.default) for p in self.parameters}
        query = _BLOCK.sub(
            lambda m: m[2] if any(given[n] for n in m[1].split(" or ")) else "", self.query
        )
        query = in_turns.with_values(query, lambda n: _literal(given[n]) if given[n] else "")
        for name, value in values.items():
            literal = _literal(value)
            query = _slot(name).sub(lambda m, to=literal: m[1] + to + m[2], query)  # type: ignore[misc]
        return query


def _literal(value: str) -> str:
    """Return a text as SPARQL writes it."""
    import pyoxigraph as ox

    return str(ox.Literal(value.encode("utf-8", "replace").decode()))


def _slot(name: str) -> re.Pattern[str]:
    return re.compile(rf'^(\s*VALUES \?{re.escape(name)} \{{ )"[^"\\]*"( \}})$', re.MULTILINE)


def parse(name: str, text: str) -> Question:
    """Read a `.rq` file. Raises `ConfigError` when its header or a parameter is not in order."""
    head: dict[str, list[str]] = {}
    key = ""
    for line in text.splitlines():
        found = _HEADER.fullmatch(line)
        if found is None:
            break
        word, colon, rest = found[1].partition(":")
        if colon and word in ("title", "question", "parameters"):
            key = word
            head[key] = [rest.strip()] if rest.strip() else []
        elif key:
            head[key].append(found[1].strip())
    if not head.get("title") or not head.get("question") or "parameters" not in head:
        raise ConfigError(f"{name}: the header needs title, question and parameters")
    return Question(
        name=name,
        title=" ".join(head["title"]),
        question=" ".join(head["question"]),
        parameters=tuple(_parameter(name, p, text) for p in head["parameters"] if p != "none"),
        query=text,
    )


def _parameter(question: str, line: str, text: str) -> Parameter:
    found = _PARAMETER.fullmatch(line)
    if found is None or not _slot(found["name"]).search(text):
        raise ConfigError(f"{question}: not a parameter with its VALUES line: {line!r}")
    return Parameter(found["name"], found["meaning"], found["default"])


@cache
def questions() -> tuple[Question, ...]:
    """Return the questions shipped, in the order of their names."""
    folder = files("kg.query").joinpath("queries")
    found = {p.name.removesuffix(".rq"): p for p in folder.iterdir() if p.name.endswith(".rq")}
    return tuple(parse(n, found[n].read_text(encoding="utf-8")) for n in sorted(found))


def question(name: str) -> Question:
    """Return the question of this name; raises `ConfigError` that lists the known ones."""
    for one in questions():
        if one.name == name:
            return one
    known = ", ".join(q.name for q in questions())
    raise ConfigError(f"no question {name!r}; known: {known}")


def ask(
    name: str, path: Path, params: Mapping[str, str] | None = None, rows: int = sparql.ROWS
) -> Table:
    """Answer a named question over the graph file at `path`; see `sparql.run` for errors."""
    given = {n: value for n, value in (params or {}).items() if value}
    return sparql.run(question(name).bound(params or {}), path, rows, lasting=not given)
