"""`kg validate`: does an RDF file say what the ontology asks of it?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kg.cli.options import PATH
from kg.cli.talk import plural, safe, say
from kg.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

    from ontology.validate import Breach

_SYNTAXES = ("nq", "nt", "ttl", "trig", "jsonld", "rdf")
"""The keys of `ontology.validate.SYNTAXES` (a test compares): importing it here costs too much."""


@click.command("validate")
@click.argument("file", type=PATH, metavar="FILE")
@click.option(
    "--format",
    "syntax",
    type=click.Choice(_SYNTAXES),
    help="Syntax of FILE. Default: by the ending of its name.",
)
def validate_command(file: Path, syntax: str | None) -> int:
    """Check an RDF file, an export or a foreign one, against the ontology's shapes (SHACL).

    Prints each breach with its rule, its node and, where there is one, its place in the article.
    The exit code is 1 when there is any.

    \b
    kg validate exports/graph.nq
    kg validate theirs.rdf --format ttl
    """
    from ontology.validate import UnreadableGraph, validate_graph

    try:
        report = validate_graph(file, syntax)
    except UnreadableGraph as error:
        raise InputError(f"{file}: {error}") from error
    for breach in report.breaches:
        click.echo(_shown(breach))
    checked = plural(report.triples, "triple")
    if report.conforms:
        say(f"{file} conforms to the ontology ({checked} checked)")
        return 0
    say(f"{file} does not conform: {len(report.breaches)} broken rules in {checked}")
    return 1


def _shown(breach: Breach) -> str:
    where = [breach.focus]
    if breach.path:
        where.append(breach.path + (f" = {breach.value}" if breach.value else ""))
    if breach.article:
        where.append(f"{breach.article} {breach.start}-{breach.end}")
    return safe(f"{breach.rule}: {breach.message}") + "".join(f"\n    {safe(w)}" for w in where)
