"""`kg extract`: articles in, one JSON record per article on standard output."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import click

from kg.cli.options import PATH, reading, settings
from kg.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kg.model import Article, Diagnostic


@click.command(epilog='Example: echo \'{"id": "a", "text": "…"}\' | kg extract --jsonl')
@click.argument("inputs", nargs=-1, type=PATH, metavar="[INPUT...]")
@click.option(
    "--jsonl", is_flag=True, help='Read records {"id", "text", "date"?} from standard input.'
)
@reading
def extract(inputs: tuple[Path, ...], jsonl: bool, **options: object) -> None:
    """Print what each article says who said, one JSON record a line.

    Actors are resolved within each article; `kg build` resolves them across articles.
    """
    if bool(inputs) == jsonl:
        raise InputError("name files or folders, or give --jsonl with records on standard input")
    from kg import codec
    from kg.build import records

    chosen = settings(**options)  # type: ignore[arg-type]
    failed = False

    def articles() -> Iterator[Article]:
        nonlocal failed
        for found in _found(inputs, chosen.date, chosen.sidecar):
            if isinstance(found, str):
                failed = True
                click.echo(found, err=True)
            else:
                yield found

    for record in records(articles(), chosen):
        click.echo(codec.line(record))
    if failed:
        raise click.exceptions.Exit(1)


def _found(
    inputs: tuple[Path, ...], date: str | None, sidecar: Path | None
) -> Iterator[Article | str]:
    """Yield articles, and as text the input that gave none."""
    from kg.articles import iter_articles, read_records
    from kg.articles.sidecar import read_sidecar
    from kg.model import Article, Severity

    source: Iterator[Article | Diagnostic]
    if inputs:
        source = iter_articles(list(inputs), sidecar=sidecar, date=date)
    else:
        entries = read_sidecar(sidecar)[0] if sidecar else None
        stream = io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8", errors="replace")
        source = read_records(stream, entries=entries, date=date)
    for found in source:
        if isinstance(found, Article):
            yield found
        elif found.severity is Severity.ERROR:
            yield f"{found.severity.value}: {found.message} ({found.code})"
