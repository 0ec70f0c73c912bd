"""`kg build`: articles in, all exports out."""

from __future__ import annotations

import contextlib
import sys
from collections import Counter
from typing import TYPE_CHECKING

import click

from kg.cli.options import PATH, reading, settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from kg.model import Diagnostic, Graph


@click.command(
    epilog="Example: kg build seeds -o exports. A file that cannot be read is named on standard"
    " error and in report.json, and the run goes on."
)
@click.argument("inputs", nargs=-1, required=True, type=PATH, metavar="INPUT...")
@click.option(
    "-o", "--out", required=True, type=PATH, metavar="OUT", help="Folder to write to; made anew."
)
@click.option(
    "--only", metavar="LIST", help="Write only these files or suffixes: ttl,graph.html,jsonl."
)
@click.option(
    "--base", metavar="IRI", help="Base IRI of the graph's own nodes [https://sayso.example/]."
)
@reading
@click.option("-q", "--quiet", is_flag=True, help="No progress and no summary.")
def build(
    inputs: tuple[Path, ...],
    out: Path,
    only: str | None,
    base: str | None,
    quiet: bool,
    **options: object,
) -> None:
    """Build the knowledge graph of articles (files and folders) and write all exports to OUT."""
    from kg.export import registry
    from kg.export.base import checked_base

    iri = checked_base(base)
    chosen = registry.select(only)
    from kg.build import build as run
    from kg.export.release import Release

    with _progress(quiet) as progress:
        graph = run(list(inputs), settings(**options), progress)  # type: ignore[arg-type]
    written = registry.write(Release(graph, iri), out, only)
    if not quiet:
        _summary(graph, [p.name for p in written], out)
    elif len(written) != len(chosen):
        raise click.ClickException(f"only {len(written)} of {len(chosen)} files were written")


@contextlib.contextmanager
def _progress(quiet: bool) -> Iterator[Callable[[str, int], None] | None]:
    """Show how many articles are done, on a terminal and on standard error only."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("starting the parser", total=None)

        def progress(stage: str, done: int) -> None:
            bar.update(task, description=f"{stage} {done} articles")

        yield progress


def _summary(graph: Graph, written: list[str], out: Path) -> None:
    """Say on standard error what came out and what went wrong, each problem with its place."""
    speakers = {p.actor for s in graph.statements for p in s.speakers}
    counts = (
        (len(graph.articles), "article"),
        (len(graph.statements), "statement"),
        (len(speakers), "speaker"),
        (len(graph.propositions), "proposition"),
        (len(graph.links), "link"),
    )
    told = ", ".join(f"{n} {name}{'' if n == 1 else 's'}" for n, name in counts)
    click.echo(f"{told} → {out}/ ({', '.join(written)})", err=True)
    if graph.rejects:
        rules = Counter(r.rule for r in graph.rejects)
        click.echo(
            f"{len(graph.rejects)} records set aside, see report.json: "
            + ", ".join(f"{n} × {rule}" for rule, n in sorted(rules.items())),
            err=True,
        )
    for problem in graph.diagnostics:
        click.echo(_line(problem), err=True)


def _line(problem: Diagnostic) -> str:
    place = f"{problem.article}: " if problem.article else ""
    at = f" [{problem.span.start}, {problem.span.end})" if problem.span else ""
    return f"{problem.severity.value}: {place}{problem.message} ({problem.code}){at}"
