"""`kg add`, `kg remove`, `kg update`, `kg articles`: a collection grows, shrinks and is listed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from kg.cli.llm_options import (
    NAMES,
    asking,
    extracting,
    forget_answers,
    settled,
)
from kg.cli.options import (
    CORRECTIONS,
    JUDGEMENTS,
    OF_ARTICLES,
    PATH,
    SHAPING,
    from_build,
    layout_option,
    settings,
    there,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from kg.articles.versions import Version
    from kg.model import Article
    from kg.settings import Settings
    from kg.store.collection import Contents

_FORMATS = ("table", "csv", "json", "markdown")
"""The keys of `kg.query.table.FORMATS` (a test compares)."""


def running[F: Callable[..., object]](command: F) -> F:
    """Add the options that say how articles are read here and now; the build's others hold."""
    command = asking(command)
    for option in (
        click.option("-q", "--quiet", is_flag=True, help="No progress bar and no summary."),
        click.option("--jobs", type=click.IntRange(1), metavar="N", help="Processes that read."),
        click.option("--cluster", metavar="ADDRESS", help="A Dask scheduler whose workers read."),
        click.option("--cache", type=PATH, metavar="DIR", help="Where parses are kept."),
        click.option("--no-cache", is_flag=True, help="Read every article anew."),
    ):
        command = option(command)
    return command


def dating[F: Callable[..., object]](command: F) -> F:
    """Add the options that say when articles were published."""
    for option in (
        click.option("--meta", type=PATH, metavar="FILE", help="Dates and publishers, in TOML."),
        click.option("--date", metavar="DATE", help="Day on which all of them were published."),
        click.option("--default-date", metavar="DATE", help="Day of those that have no other."),
    ):
        command = option(command)
    return command


@click.command("add")
@click.argument("out", type=PATH, metavar="OUT")
@click.argument("inputs", nargs=-1, type=PATH, metavar="[INPUT...]")
@dating
@extracting
@running
def add_command(out: Path, inputs: tuple[Path, ...], **options: object) -> int:
    """Add the articles of INPUT to those of OUT, which `kg build` made, and write OUT anew.

    Only what is new is read. The options of the build hold: which files are written, words and
    names of your own. An article that is in OUT already is passed over. Without INPUT nothing is
    read, and OUT is written anew with the corrections and judgements that are there now.
    `--extractor` holds for all articles of OUT from then on.

    \b
    kg add exports today/
    kg add exports                what was put right by `kg correct`, honoured
    """
    from kg import collect

    def change(old: Contents, how: Settings) -> Contents:
        return collect.added(old, inputs, how) if inputs else old

    return _changed("add", out, options, change, inputs)


@click.command("update")
@click.argument("out", type=PATH, metavar="OUT")
@click.argument("folder", type=PATH, metavar="INPUT")
@dating
@running
def update_command(out: Path, folder: Path, **options: object) -> int:
    """Make OUT hold what the file or folder INPUT holds now, of all that was read from it before.

    What was changed is read anew, what is gone goes, what came from elsewhere stays.

    \b
    kg update exports seeds
    """
    from kg import collect

    def change(old: Contents, how: Settings) -> Contents:
        return collect.updated(old, folder, how)

    return _changed("update", out, options, change, (folder,))


@click.command("remove")
@click.argument("out", type=PATH, metavar="OUT")
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@click.option("--purge", is_flag=True, help="Leave no word of them in OUT and the stored parses.")
@running
def remove_command(out: Path, ids: tuple[str, ...], purge: bool, **options: object) -> int:
    """Take the articles with these ids out of OUT and write it anew; `kg articles` lists them.

    \b
    kg remove exports 004
    """
    from kg import collect

    return _changed(
        "remove", out, options, lambda old, _: collect.removed(old, ids), (), purge=purge
    )


@click.command("articles")
@from_build
@click.option("--versions", is_flag=True, help="List older versions, and the lines that differ.")
@layout_option(_FORMATS)
def articles_command(out: Path, versions: bool, layout: str) -> None:
    """List the articles of a build: id, day, outlet, title and how many characters they have.

    With --versions, those that a newer one at the same address replaced: how many lines are gone
    in the newer one, how many are new, and the first of each.

    \b
    kg articles --format csv
    """
    from kg.query.table import FORMATS, Table
    from kg.store import opened

    with opened(out) as collection:
        articles = {kept.article.id: kept.article for kept in collection.articles()}
        rows = (
            tuple(_version(v, articles[v.replaced_by].text) for v in collection.versions())
            if versions
            else tuple(
                (a.id, _day(a), a.publisher or "", a.title or "", len(a.text))
                for a in articles.values()
            )
        )
    columns = _VERSIONS if versions else ("id", "published", "publisher", "title", "characters")
    click.echo(FORMATS[layout](Table(columns, rows)), nl=False)


_VERSIONS = ("id", "published", "replaced_by", "lines_gone", "lines_new", "first_gone", "first_new")


def _version(version: Version, text: str) -> tuple[str | int, ...]:
    from kg.articles.versions import changed_lines

    old = version.article
    gone, new = changed_lines(old.text, text)
    first = ((*gone, "")[0], (*new, "")[0])
    return (old.id, _day(old), version.replaced_by, len(gone), len(new), *first)


def _day(article: Article) -> str:
    return article.published.value if article.published is not None else ""


def _kept(settings: Mapping[str, Any], options: Mapping[str, object]) -> dict[str, Any]:
    """Return the options that a collection keeps, what finds statements as it is from now on."""
    extractors = {name: options[name] for name in NAMES if options[name]}
    return {**{n: v for n, v in settings.items() if n not in NAMES}, **extractors}


def _changed(
    command: str,
    out: Path,
    options: dict[str, object],
    change: Callable[[Contents, Settings], Contents],
    inputs: tuple[Path, ...],
    *,
    purge: bool = False,
) -> int:
    """Change the collection of a folder and write it anew; return the exit code."""
    from kg import collect
    from kg.cli.collected import Order, carry_out, stored_options
    from kg.cli.progress import progress
    from kg.errors import InputError
    from kg.export import staging
    from kg.store import opened
    from kg.store.collection import contents_kept

    staging.files_of_earlier_build(out)
    quiet, anew = bool(options.pop("quiet")), bool(options["no_cache"])
    with opened(out) as collection, progress(inputs, quiet) as bar:
        old = contents_kept(collection)
        kept = stored_options(old.settings)
        options |= settled(options, kept)
        given = {name: value for name, value in options.items() if value is not None}
        reading = {name: kept[name] for name in (*SHAPING, *OF_ARTICLES)}
        how = settings(
            **{"meta": None, "cache": None, **reading, **given},
            judgements=there(kept["judgements"] or out / JUDGEMENTS),
            corrections=there(kept["corrections"] or out / CORRECTIONS),
        )
        contents = change(replace(old, settings=_kept(old.settings, options)), how)
        if not contents.kept:
            raise InputError(f"no article would be left in {out}; delete the folder instead")
        order = Order(command, out, contents, how, quiet=quiet, anew=anew, purge=purge)
        code = carry_out(order, collection, bar)
    if purge:
        left = {k.article.id for k in contents.kept}
        gone = [k.article for k in old.kept if k.article.id not in left]
        collect.forget_parses(gone, how)
        forget_answers(gone, options.get("cache"))
    return code
