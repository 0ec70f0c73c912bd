"""`kg ontology`: the vocabulary as a table that people can read, or as the files that it is."""

from __future__ import annotations

import click

from kg.cli.options import layout_option

_FORMATS = ("table", "markdown", "turtle", "shapes", "context")
"""The keys of `ontology.describe.FORMATS` (a test compares)."""


@click.command("ontology")
@layout_option(
    _FORMATS,
    "For people, as a table or in Markdown; for programs, the OWL and SKOS vocabulary as"
    " Turtle, the SHACL shapes, the JSON-LD context.",
)
def ontology_command(layout: str) -> None:
    """Print the vocabulary of the RDF exports: every term, its meaning and what it is aligned to.

    \b
    kg ontology | less
    kg ontology --format turtle > sayso.ttl
    """
    from ontology.describe import FORMATS

    click.echo(FORMATS[layout](), nl=False)
