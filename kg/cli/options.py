"""Options that several commands take, said once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg import DEFAULT_MODEL
from kg.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.build import Settings

PATH = click.Path(path_type=Path)


def reading[F: Callable[..., None]](command: F) -> F:
    """Add the options that say how articles are read."""
    for option in reversed(
        (
            click.option(
                "--date",
                metavar="DATE",
                help="Publication date of all articles (2024-10-22); overrides page and sidecar.",
            ),
            click.option(
                "--meta",
                type=PATH,
                metavar="FILE",
                help="Sidecar with dates and publishers; default: articles.toml in a folder read.",
            ),
            click.option(
                "--model",
                default=DEFAULT_MODEL,
                show_default=True,
                metavar="NAME",
                help="An installed spaCy pipeline for English.",
            ),
            click.option(
                "--cache",
                type=PATH,
                metavar="DIR",
                help="Where parses are kept; default: the user's cache folder.",
            ),
            click.option("--no-cache", is_flag=True, help="Parse every article anew."),
        )
    ):
        command = option(command)
    return command


def settings(
    *, date: str | None, meta: Path | None, model: str, cache: Path | None, no_cache: bool
) -> Settings:
    """Return the build's settings from the options of `reading`."""
    from kg.build import Settings
    from kg.parse.cache import default_folder

    folder = None if no_cache else cache or default_folder()
    return Settings(model=model, date=date, sidecar=meta, cache=folder)


def graph_file(out: Path, graph: Path | None) -> Path:
    """Return the graph to query: `--graph`, else graph.nq in the output folder."""
    path = graph or out / "graph.nq"
    if not path.is_file():
        raise InputError(f"no graph at {path}; run `kg build` first, or name one with --graph")
    return path
