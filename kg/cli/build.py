"""`kg build`: articles in, all exports out."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

from kg.cli.options import JUDGEMENTS, PATH, configuration, reading, settings
from kg.cli.terminal import SHOWN, plural, say, tell
from kg.errors import ConfigError, InputError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kg.model import Actor, Graph, Proposition, Statement


@click.command("build")
@click.argument("inputs", nargs=-1, required=True, type=PATH, metavar="INPUT...")
@click.option("-o", "--out", required=True, type=PATH, metavar="OUT", help="Folder to write to.")
@click.option(
    "--only", metavar="LIST", help="Write only these files or kinds of file: html,ttl,actors.jsonl."
)
@click.option(
    "--also",
    metavar="LIST",
    help="Write these beside the usual files: gexf, csv (for Neo4j), parquet.",
)
@click.option(
    "--base", metavar="IRI", help="Base of the graph's own IRIs, with a slash at its end."
)
@click.option(
    "--html-filter",
    multiple=True,
    metavar="KEY=VALUE",
    help="What graph.html holds, where that is not all: speaker=…, about=…, country=KOR, act=deny,"
    " stance=denies, article=…, publisher=…, since=2024-10-01, until=…, confidence=0.8, most=2000,"
    " text=quoted. May be given several times.",
)
@click.option(
    "--judgements",
    type=PATH,
    metavar="FILE",
    help="What a person decided on who is who (see `kg actors`). Default: OUT/judgements.jsonl.",
)
@reading
@click.option("-q", "--quiet", is_flag=True, help="No progress bar and no summary.")
def build_command(
    inputs: tuple[Path, ...],
    out: Path,
    only: str | None,
    also: str | None,
    base: str | None,
    html_filter: tuple[str, ...],
    judgements: Path | None,
    quiet: bool,
    **options: object,
) -> int:
    """Build the knowledge graph of INPUT, files and folders of articles, and write it to OUT.

    Reads text, pages, PDF, Word and OpenDocument, JSON, tables, feeds, NITF and NewsML, mail, web
    archives, and ZIP or tar archives of these; `-` is standard input. A file that cannot be read is
    named in the summary and in OUT/report.json, the run goes on, and the exit code is 1. A rerun
    parses only what is new; a run that was stopped goes on where it was.

    \b
    kg build seeds -o exports
    kg build page.html notes/ -o out --date 2024-10-22 --only html,statements.jsonl
    """
    from kg.build import build
    from kg.cli.progress import progress
    from kg.export import registry, staging
    from kg.export.page.page_filter import parse
    from kg.export.rdf.iris import checked_base
    from kg.export.release import BASE, Release

    registry.select(only, also)
    parse(html_filter)
    iri = checked_base(base or BASE)
    _apart(inputs, out)
    before = staging.files_of_earlier_build(out)
    decided = out / JUDGEMENTS
    options["judgements"] = judgements or (decided if decided.exists() else None)
    with progress(inputs, quiet) as bar:
        graph = build(inputs, settings(**options), bar)  # type: ignore[arg-type]
        if graph.articles:
            made = configuration(**options)  # type: ignore[arg-type]
            release = Release(graph, iri, html_filter, made)
            written = registry.write(release, out, only, lambda name: bar(f"write {name}", 0), also)
    if not graph.articles:
        _problems(graph)
        raise InputError("none of the input could be read as an article; nothing was written")
    if not quiet:
        _summary(graph, out, written)
        _removed(out, before)
    return int(any(d.severity == "error" for d in graph.diagnostics))


def _apart(inputs: Sequence[Path], out: Path) -> None:
    """Refuse an output folder inside the input: the next run would read its own exports."""
    place = out.resolve()
    for folder in inputs:
        if place.is_relative_to(folder.resolve()):
            raise ConfigError(
                f"{out} lies inside the input {folder}, so the next run would read it as articles;"
                " choose another folder with -o"
            )


def _summary(graph: Graph, out: Path, written: Sequence[Path]) -> None:
    speakers = {p.actor for s in graph.statements for p in s.speakers}
    counts = (
        plural(len(graph.articles), "article"),
        plural(len(graph.statements), "statement"),
        plural(len(speakers), "speaker"),
        plural(len(graph.propositions), "proposition"),
        plural(len(graph.links), "link"),
    )
    say(", ".join(counts))
    tell_checked(graph)
    _undated(graph)
    _problems(graph)
    say(f"written to {out}: {', '.join(p.name for p in written)}")
    page = out / "graph.html"
    if page in written:
        say(f"open {page} in a browser, or go on with `kg query --list`")


def tell_checked(graph: Graph) -> None:
    """Say how many records are kept with a problem, and which statements are not in the graph."""
    records: tuple[Statement | Proposition | Actor, ...]
    records = (*graph.statements, *graph.propositions, *graph.actors)
    noted = sum(bool(r.problems) for r in records)
    if noted:
        say(f"{plural(noted, 'record')} kept with a problem noted; see `problems` in report.json")
    if graph.rejects:
        from textwrap import shorten

        rules = sorted(Counter(r.rule for r in graph.rejects).items())
        told = ", ".join(f"{n} × {rule}" for rule, n in rules)
        say(f"{plural(len(graph.rejects), 'record')} set aside ({told}); see report.json")
        for one in [r for r in graph.rejects if r.kind == "statement"][:SHOWN]:
            who = ", ".join(one.speakers) or "nobody named"
            words = shorten(one.quote or "", 80, placeholder=" …")
            say(f"  {one.article}: {who}: “{words}” ({one.reason})")


def _removed(out: Path, before: Sequence[str]) -> None:
    """Say which files of the build before are gone, since they are not of this one."""
    gone = [name for name in before if not (out / name).exists()]
    if gone:
        say(f"removed from {out}, files of another build: {', '.join(gone)}")


def _undated(graph: Graph) -> None:
    """Say so if most articles have no date: what they say then has no day either."""
    undated = sum(a.published is None for a in graph.articles)
    if 2 * undated > len(graph.articles):
        say(
            f"{undated} of {plural(len(graph.articles), 'article')} have no publication date, so"
            " that “on Monday” has no day in them; give one with --date or --default-date, in"
            " articles.toml or in the files' names (2024-10-22-talks.txt)"
        )


def _problems(graph: Graph) -> None:
    tell(graph.diagnostics, {a.id: a.source for a in graph.articles})
