"""`kg validate`: does an RDF file say what the ontology asks of it?"""

from __future__ import annotations

from pathlib import Path

import click

from kg.errors import InputError

_SYNTAXES = ("nq", "nt", "ttl", "trig", "jsonld", "rdf")


@click.command(
    epilog="Exit code 1 when the graph does not conform. Example: kg validate out/graph.ttl"
)
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@click.option(
    "--format",
    "syntax",
    type=click.Choice(_SYNTAXES),
    help="Syntax of the file; default: by its suffix.",
)
def validate(file: Path, syntax: str | None) -> None:
    """Check an RDF file, ours or another's, against the ontology's shapes (SHACL)."""
    from ontology.validate import UnreadableGraph, validate_graph

    if not file.is_file():
        raise InputError(f"no file {file}")
    try:
        report = validate_graph(file, syntax)
    except UnreadableGraph as error:
        raise InputError(f"{file}: {error}") from error
    for breach in report.breaches:
        place = f" {breach.article} [{breach.start}, {breach.end})" if breach.article else ""
        value = f" = {breach.value}" if breach.value else ""
        path = f" {breach.path}{value}" if breach.path else ""
        click.echo(f"{breach.rule}: {breach.message}\n    {breach.focus}{path}{place}")
    if report.breaches:
        click.echo(f"{file} does not conform: {len(report.breaches)} breaches", err=True)
        raise click.exceptions.Exit(1)
    click.echo(f"{file} conforms: {report.triples} triples", err=True)
