"""`kg query`: ask a built graph, in a named question or in SPARQL."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import PATH, graph_file
from kg.errors import ConfigError, InputError

if TYPE_CHECKING:
    from kg.query.table import Table


@click.command(
    epilog='Example: kg query about -p actor="North Korea". SPARQL from a pipe: kg query -'
)
@click.argument("what", required=False, metavar="[NAME|FILE|-]")
@click.option("--list", "listed", is_flag=True, help="List the named questions and parameters.")
@click.option(
    "-o", "--out", type=PATH, default=Path("exports"), show_default=True, help="Folder of a build."
)
@click.option("--graph", type=PATH, metavar="FILE", help="An RDF file instead of OUT/graph.nq.")
@click.option(
    "-p", "--param", "params", multiple=True, metavar="NAME=VALUE", help="A question's parameter."
)
@click.option(
    "--format",
    "layout",
    type=click.Choice(("table", "csv", "json")),
    default="table",
    show_default=True,
    help="How rows are printed.",
)
def query(
    what: str | None,
    listed: bool,
    out: Path,
    graph: Path | None,
    params: tuple[str, ...],
    layout: str,
) -> None:
    """Ask a built graph: a named question, a .rq file, or SPARQL on standard input (-)."""
    from kg.query.table import FORMATS

    if listed or what is None:
        _list()
        return
    table = _asked(what, graph_file(out, graph), _values(params))
    click.echo(FORMATS[layout](table), nl=False)
    if not table.rows:
        click.echo("no rows", err=True)


def _list() -> None:
    from kg.query.named import questions

    for one in questions():
        click.echo(f"{one.name:16}{one.question}")
        for parameter in one.parameters:
            default = f" [{parameter.default}]" if parameter.default else ""
            click.echo(f"{'':16}-p {parameter.name}=… {parameter.meaning}{default}")


def _values(params: tuple[str, ...]) -> dict[str, str]:
    pairs = [p.partition("=") for p in params]
    for name, equals, _ in pairs:
        if not equals or not name:
            raise ConfigError(f"a parameter is given as NAME=VALUE, not {name!r}")
    return {name: value for name, _, value in pairs}


def _asked(what: str, graph: Path, values: dict[str, str]) -> Table:
    from kg.query import named, sparql

    if what == "-":
        text = sys.stdin.read()
    elif what.endswith((".rq", ".sparql")):
        try:
            text = Path(what).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(f"cannot read {what}: {error}") from error
    else:
        return named.ask(what, graph, values)
    if values:
        raise ConfigError("only named questions take parameters")
    return sparql.run(text, graph)
