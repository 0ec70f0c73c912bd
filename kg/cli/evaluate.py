"""`kg eval`: score an extraction against gold."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import PATH
from kg.errors import InputError


@click.command("eval", epilog="Example: kg eval tests/gold/seeds-000-002.jsonl")
@click.argument("gold", type=PATH, metavar="GOLD")
@click.option(
    "-o", "--out", type=PATH, default=Path("exports"), show_default=True, help="Folder of a build."
)
@click.option("--misses", is_flag=True, help="List what was missed, found in excess, and wrong.")
def evaluate(gold: Path, out: Path, misses: bool) -> None:
    """Score the statements of a build against hand-made gold (JSON lines)."""
    from kg.evaluate.score import load, score

    if not gold.is_file():
        raise InputError(f"no gold at {gold}")
    found = score(load(gold), load(out / "statements.jsonl"), load(out / "actors.jsonl"))
    for name, value in found.figures.items():
        click.echo(f"{name:12} {value}")
    if misses:
        for line in found.lines:
            click.echo(line)
