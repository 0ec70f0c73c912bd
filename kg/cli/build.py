"""`kg build`: articles in, all exports out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kg.cli.llm_options import asking, extracting, settled
from kg.cli.options import CORRECTIONS, JUDGEMENTS, PATH, reading, settings, there
from kg.errors import ConfigError, InputError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


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
    "--compress",
    is_flag=True,
    help="Write the large text files compressed: graph.nq.gz for graph.nq, and so on.",
)
@click.option(
    "--text",
    type=click.Choice(("all", "quoted", "none")),
    default="all",
    help="What the files may hold of the articles' words: all (graph.html alone has whole texts),"
    " quoted (what statements cite), none (names, offices and words of closed lists).",
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
    "--dataset",
    multiple=True,
    metavar="NAME=VALUE",
    help="What dataset.ttl says of the data as published: licence=https://…, publisher=…,"
    " issued=2024-10-22, version=…, title=…. May be given several times.",
)
@click.option(
    "--judgements",
    type=PATH,
    metavar="FILE",
    help="What a person decided on who is who (see `kg actors`). Default: OUT/judgements.jsonl.",
)
@click.option(
    "--corrections",
    type=PATH,
    metavar="FILE",
    help="What a person put right in statements (see `kg correct`). Default:"
    " OUT/corrections.jsonl.",
)
@extracting
@asking
@reading
@click.option("-q", "--quiet", is_flag=True, help="No progress bar and no summary.")
def build_command(
    inputs: tuple[Path, ...],
    out: Path,
    only: str | None,
    also: str | None,
    text: str,
    compress: bool,
    base: str | None,
    html_filter: tuple[str, ...],
    dataset: tuple[str, ...],
    judgements: Path | None,
    corrections: Path | None,
    quiet: bool,
    **options: object,
) -> int:
    """Build the knowledge graph of INPUT, files and folders of articles, and write it to OUT.

    Reads text, pages, PDF, Word and OpenDocument, JSON, tables, feeds, NITF and NewsML, mail, web
    archives, and ZIP or tar archives of these; `-` is standard input. A file that cannot be read is
    named in the summary and in OUT/report.json, the run goes on, and the exit code is 1. A rerun
    reads only what is new (OUT/collection.db keeps the rest); a run that was stopped goes on where
    it was.

    \b
    kg build seeds -o exports
    kg build page.html notes/ -o out --date 2024-10-22 --only html,statements.jsonl
    """
    from kg import collect
    from kg.cli.collected import Order, carry_out, kept_options
    from kg.cli.progress import progress
    from kg.cli.terminal import tell
    from kg.export import registry, staging
    from kg.export.page.page_filter import parse
    from kg.export.rdf.dataset_facts import facts
    from kg.export.rdf.iris import checked_base
    from kg.export.release import BASE
    from kg.shaping import shaping
    from kg.store import opened

    registry.select(only, also)
    parse(html_filter)
    facts(dataset)
    checked_base(base or BASE)
    _apart(inputs, out)
    staging.files_of_earlier_build(out)
    options["judgements"] = judgements or there(out / JUDGEMENTS)
    options["corrections"] = corrections or there(out / CORRECTIONS)
    options |= settled(options)
    kept = kept_options(
        {
            **options,
            **{"only": only, "also": also, "base": base, "html_filter": html_filter},
            **{"dataset": dataset},
            **{"compress": compress, "text": text if text != "all" else None},
            **{"judgements": judgements, "corrections": corrections},
        }
    )
    chosen = settings(**options)  # type: ignore[arg-type]
    shaping(chosen)  # a pipeline that there is not is told before anything is written
    with progress(inputs, quiet) as bar:
        contents = collect.contents_of(inputs, chosen, kept)
        if contents.kept:
            anew = bool(options["no_cache"])
            with opened(out, create=True) as collection:
                order = Order("build", out, contents, chosen, quiet=quiet, anew=anew)
                return carry_out(order, collection, bar)
    tell([note for _, note in contents.notes], {})
    raise InputError("none of the input could be read as an article; nothing was written")


def _apart(inputs: Sequence[Path], out: Path) -> None:
    """Refuse an output folder inside the input: the next run would read its own exports."""
    place = out.resolve()
    for folder in inputs:
        if place.is_relative_to(folder.resolve()):
            raise ConfigError(
                f"{out} lies inside the input {folder}, so the next run would read it as articles;"
                " choose another folder with -o"
            )
