"""`kg diff`: what came, went or changed between two builds, and why."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

from kg.cli.options import PATH, layout_option
from kg.cli.terminal import say
from kg.counted import plural
from kg.query.records import tables

if TYPE_CHECKING:
    from pathlib import Path

_FORMATS = ("table", "csv", "json")


@click.command("diff")
@click.argument("old", type=PATH)
@click.argument("new", type=PATH)
@layout_option(_FORMATS)
@click.option("--exit-code", is_flag=True, help="End with 1 where the builds differ.")
def diff_command(old: Path, new: Path, layout: str, exit_code: bool) -> int:
    """Compare two builds, OLD and NEW, folders that `kg build` wrote.

    Lists the statements, actors, propositions and links that came, went or changed, which fields of
    them, and the reason: an article came or went, two actors were joined or parted.

    \b
    kg diff exports-monday exports
    kg diff before after --format json
    """
    from kg.query.difference import TABLES, differences
    from kg.query.table import FORMATS, Table

    found = differences(*(tables(folder, TABLES) for folder in (old, new)))
    rows = tuple(
        (c.change, c.table.removesuffix("s"), c.id, c.label, ", ".join(c.what), c.reason)
        for c in found
    )
    columns = ("change", "record", "id", "label", "fields", "reason")
    click.echo(FORMATS[layout](Table(columns, rows)), nl=False)
    counts = Counter((c.table.removesuffix("s"), c.change) for c in found)
    told = [f"{plural(n, noun)} {change}" for (noun, change), n in sorted(counts.items())]
    say(", ".join(told) or "the two builds say the same")
    return int(exit_code and bool(found))
