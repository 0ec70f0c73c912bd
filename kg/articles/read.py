"""Reads articles from files and folders, one at a time, in the order of their ids."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.articles import dates
from kg.articles.assemble import assembled
from kg.articles.decode import Unreadable
from kg.articles.problems import error, printable
from kg.articles.sidecar import NAME, Entry, read_sidecar, unknown_articles
from kg.articles.sources import find_sources, read_drafts
from kg.errors import InputError
from kg.guard import OFF, Guard
from kg.model import Article, Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


def iter_articles(
    inputs: Sequence[Path],
    *,
    sidecar: Path | None = None,
    date: str | None = None,
    default_date: str | None = None,
    guard: Guard = OFF,
) -> Iterator[Article | Diagnostic]:
    """Yield first what there is to say about the input, then the articles in order of id.

    One article is held at a time. A file that is no article comes out as a diagnostic in its
    place. A diagnostic about an article's content is in the article, not yielded. `sidecar`
    replaces the `articles.toml` found in the input folders; `date` goes before every other
    publication date, `default_date` after every other; `guard` says whether what breaks costs one
    article or the run. Raises `InputError` when nothing is found, `ConfigError` for a bad date;
    both at the first step.
    """
    if date is not None:
        dates.checked(date, "--date")
    if default_date is not None:
        dates.checked(default_date, "--default-date")
    found = find_sources(inputs, guard)
    if not found.files:
        missing = "; ".join(d.message for d in found.diagnostics)
        raise InputError(
            "no article to read: give .txt or .html files, or a folder that holds some"
            + (f" ({missing})" if missing else "")
        )
    paths = found.sidecars if sidecar is None else (sidecar,)
    entries: dict[str, Entry] = {}
    yield from found.diagnostics
    for path in paths:
        more, notes = read_sidecar(path)
        entries = more | entries
        yield from notes
    name = printable(paths[0].name) if paths else NAME
    yield from unknown_articles(entries, (key for key, _ in found.files), name)
    for key, path in found.files:
        try:
            for draft in read_drafts(path, key, guard=guard):
                if isinstance(draft, Diagnostic):
                    yield draft
                else:
                    yield assembled(draft, entries.get(draft.id), date, guard, default_date)
        except Unreadable as problem:
            yield error(problem.code, f"{printable(path.name)}: {problem.reason}", key)


def read_articles(
    inputs: Sequence[Path], *, sidecar: Path | None = None, date: str | None = None
) -> tuple[list[Article], list[Diagnostic]]:
    """Read all articles, sorted by id, and the diagnostics that belong to no article read.

    See `iter_articles`, which keeps only one article at a time.
    """
    articles: list[Article] = []
    diagnostics: list[Diagnostic] = []
    for item in iter_articles(inputs, sidecar=sidecar, date=date):
        if isinstance(item, Article):
            articles.append(item)
        else:
            diagnostics.append(item)
    return articles, diagnostics
