"""`kg ontology`: the vocabulary as a table that people can read."""

from __future__ import annotations

import click


@click.command("ontology")
def ontology_command() -> None:
    """Print the vocabulary of the RDF exports: every term, its meaning and what it is aligned to.

    \b
    kg ontology | less
    """
    from ontology import describe

    click.echo(describe.table(), nl=False)
