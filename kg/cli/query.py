"""`kg query`: ask a built graph, by a named question or in SPARQL."""

from __future__ import annotations

import sys
import textwrap
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg import folder
from kg.cli.options import PATH, from_build, layout_option
from kg.cli.terminal import safe
from kg.errors import ConfigError, InputError

if TYPE_CHECKING:
    from kg.query.named import Question
    from kg.query.table import Table

CAVEAT = "caveat"
"""The column of what the words and the other columns of a row would not tell."""

_FORMATS = ("table", "csv", "json", "markdown")
"""The keys of `kg.query.table.FORMATS` (a test compares)."""


@click.command("query", context_settings={"ignore_unknown_options": True})
@click.argument("words", nargs=-1, type=click.UNPROCESSED, metavar="[NAME|FILE|-]")
@click.option("--list", "listed", is_flag=True, help="List the named questions and parameters.")
@from_build
@click.option("--graph", type=PATH, metavar="FILE", help="An RDF file instead of OUT/graph.nq.")
@click.option(
    "-p",
    "--param",
    "params",
    multiple=True,
    metavar="NAME=VALUE",
    help="A question's option, as in its file.",
)
@click.option(
    "--columns", metavar="LIST", help="Print only these columns, in this order: speaker,quote."
)
@click.option(
    "--limit",
    type=click.IntRange(1),
    default=1000,
    show_default=True,
    metavar="ROWS",
    help="Print so many rows, the first ones; more are told.",
)
@layout_option(_FORMATS)
def query_command(
    words: tuple[str, ...],
    listed: bool,
    out: Path,
    graph: Path | None,
    params: tuple[str, ...],
    columns: str | None,
    limit: int,
    layout: str,
) -> None:
    """Ask a built graph: by the NAME of a question, a .rq FILE, or SPARQL on standard input (-).

    The parameters of a question are its options; `kg query --list` has them.

    \b
    kg query --list
    kg query denials --actor "North Korea" --since 2024-10
    kg query demands --columns speaker,demanded,of --format markdown
    echo 'SELECT (COUNT(*) AS ?n) { ?s a ?class }' | kg query -
    """
    from kg.query.table import EVIDENCE, FORMATS

    what, given = _split(words)
    values = {**_values(params), **given}
    if listed:
        from kg.query.named import questions

        click.echo("\n\n".join(_described(q) for q in questions()))
        return
    if what is None:
        raise click.UsageError("Name a question (`kg query --list`), a .rq file, or -.")
    asked = _graph(out, graph)
    answered = _asked(what, values, asked, limit)
    table = _picked(answered, columns, _kept(answered, layout, EVIDENCE))
    click.echo(FORMATS[layout](table), nl=False)
    if not table.rows:
        _explain(what, values, asked)
    if table.cut:
        told = f"kg query: more rows than {limit} were found; --limit {10 * limit} prints more"
        click.echo(told, err=True)


def _explain(what: str, values: dict[str, str], graph: Path) -> None:
    """Say on standard error which names given nobody has, with the nearest."""
    from kg.query import named
    from kg.query.near_names import unknown_names

    if what not in {q.name for q in named.questions()}:
        return
    for name, near in unknown_names(named.question(what), values, graph):
        told = f"; nearest: {', '.join(near)}" if near else ""
        click.echo(safe(f"kg query: no actor is called {name!r}{told}"), err=True)


def _graph(out: Path, graph: Path | None) -> Path:
    """Return the file to ask: one that was named, or the build's own, with no other's beside it."""
    from kg.query import stored_graph

    path = graph or out / folder.opened(out).held("graph.nq")
    if stored_graph.place(path) is not None:  # made of this very file
        return path
    if graph is None:
        found: Path = folder.checked(out, "graph.nq")
    else:
        found = folder.checked(graph.parent, graph.name) if folder.build_of_file(graph) else graph
    if not found.is_file():
        raise InputError(f"no graph at {path}; run `kg build` first, or name one with --graph")
    return found


def _split(words: tuple[str, ...]) -> tuple[str | None, dict[str, str]]:
    """Return what is asked, and a question's own options: `--actor NAME`, `--actor=NAME`."""
    named: list[str] = []
    values: dict[str, str] = {}
    todo = list(words)
    while todo:
        word = todo.pop(0)
        if not word.startswith("-") or word == "-":
            named.append(word)
            continue
        name, equals, value = word.lstrip("-").partition("=")
        if not word.startswith("--") or not (equals or todo):
            raise click.UsageError(f"No such option, or no value for it: {word}")
        values[name.replace("-", "_")] = value if equals else todo.pop(0)
    if len(named) > 1:
        raise click.UsageError(f"One question at a time, not {len(named)}: {', '.join(named)}.")
    return (named[0] if named else None), values


def _values(params: tuple[str, ...]) -> dict[str, str]:
    pairs = [p.partition("=") for p in params]
    for name, equals, _ in pairs:
        if not equals or not name:
            raise ConfigError(f"a parameter is given as NAME=VALUE, not {name!r}")
    return {name: value for name, _, value in pairs}


def _described(question: Question) -> str:
    lines = [question.name, *textwrap.wrap(question.question, 92)]
    for parameter in question.parameters:
        default = f" (default: {parameter.default})" if parameter.default else ""
        option = parameter.name.replace("_", "-")
        lines.append(f"--{option} …  {parameter.meaning}{default}")
    return "\n    ".join(lines)


def _asked(what: str, values: dict[str, str], graph: Path, rows: int) -> Table:
    from kg.query import named, prefixes, sparql

    if what != "-" and not what.endswith((".rq", ".sparql")):
        return named.ask(what, graph, values, rows)
    if values:
        told = ", ".join(f"--{name}" for name in values)
        raise ConfigError(f"{told}: only named questions have options; write it into the SPARQL")
    return sparql.run(prefixes.declared(_sparql(what)), graph, rows)


def _kept(table: Table, layout: str, evidence: tuple[str, ...]) -> tuple[str, ...]:
    """Return the columns that stay whatever is picked: citations, and caveats that say something.

    A table for people keeps its caveats, since "demanded" without "against it" says the opposite.
    """
    if layout not in ("table", "markdown"):
        return ()
    at = table.columns.index(CAVEAT) if CAVEAT in table.columns else None
    told = at is not None and any(row[at] for row in table.rows)
    return (*((CAVEAT,) if told else ()), *(evidence if layout == "markdown" else ()))


def _picked(table: Table, columns: str | None, keep: tuple[str, ...] = ()) -> Table:
    """Return the columns asked for, and those of `keep`, where the table has them, at the end."""
    if columns is None:
        return table
    wanted = [name.strip() for name in columns.split(",")]
    if CAVEAT in wanted:
        keep = tuple(name for name in keep if name != CAVEAT)
    if set(keep) <= set(table.columns):
        wanted = [name for name in wanted if name not in keep] + list(keep)
    for name in wanted:
        if name not in table.columns:
            raise ConfigError(f"no column {name!r}; columns are {', '.join(table.columns)}")
    places = [table.columns.index(name) for name in wanted]
    rows = tuple(tuple(row[i] for i in places) for row in table.rows)
    return replace(table, columns=tuple(wanted), rows=rows)


def _sparql(what: str) -> str:
    try:
        if what == "-":
            return sys.stdin.buffer.read().decode("utf-8")
        return Path(what).read_text(encoding="utf-8")
    except OSError as error:
        raise InputError(f"cannot read {what}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"cannot read {what}: it is not UTF-8") from error
