"""The progress bar of long builds: on a terminal, on standard error, gone when done."""

from __future__ import annotations

import contextlib
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path


def _silent(stage: str, done: int) -> None:
    """Show nothing."""


@contextlib.contextmanager
def progress(inputs: Sequence[Path], quiet: bool) -> Iterator[Callable[[str, int], None]]:
    """Give the function to call with a stage and how many articles it has done.

    It draws a bar only where somebody sees it: standard error is a terminal, and not `quiet`.
    """
    if quiet or not sys.stderr.isatty():
        yield _silent
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    from kg.articles.article_files import find_sources

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        files = find_sources(inputs).files
        total = None if any(f.several for f in files) else len(files)
        task = bar.add_task("start the parser", total=total)

        def draw(stage: str, done: int) -> None:
            bar.update(task, description=stage, completed=done or None)

        yield draw
