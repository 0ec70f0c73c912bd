"""`kg ontology`: the vocabulary as a table that people can read."""

from __future__ import annotations

import click


@click.command()
def ontology() -> None:
    """Print the vocabulary of the exported RDF: every term with its meaning and alignment."""
    from ontology import describe

    click.echo(describe.table())
