"""Reads articles from files and folders, one at a time, in the order of their files' ids."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kg.articles.article_files import find_sources, read_drafts
from kg.articles.assemble import assembled
from kg.articles.encoding.decode import Unreadable
from kg.articles.naming import digest
from kg.articles.problems import error, info, printable, shown, warning
from kg.articles.publication import written_dates as dates
from kg.articles.sidecar import NAME, Entry, read_sidecar, unknown_articles
from kg.errors import InputError
from kg.guard import OFF, Guard
from kg.ids import text_digest
from kg.model import Article, Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from kg.articles.draft import Draft


def iter_articles(
    inputs: Sequence[Path],
    *,
    sidecar: Path | None = None,
    date: str | None = None,
    default_date: str | None = None,
    fields: Mapping[str, str] | None = None,
    follow_links: bool = False,
    guard: Guard = OFF,
) -> Iterator[Article | Diagnostic]:
    """Yield first what there is to say about the input, then the articles.

    They come in order of their files' ids, those of one file as they stand there. One article is
    held at a time. A file that is no article comes out as a diagnostic in its place. A diagnostic
    about an article's content is in the article, not yielded. `sidecar` replaces the
    `articles.toml` found in the input folders; `date` goes before every other publication date,
    `default_date` after every other; `fields` names fields of records that are called otherwise
    than usual ({"text": "body"}); `follow_links` reads what links in a folder lead to outside of
    it; `guard` says whether what breaks costs one article or the run. Raises `InputError` when
    nothing is found, `ConfigError` for a bad date; both at the first step.
    """
    if date is not None:
        dates.checked(date, "--date")
    if default_date is not None:
        dates.checked(default_date, "--default-date")
    found = find_sources(inputs, guard, follow_links=follow_links)
    if not found.files:
        missing = "; ".join(d.message for d in found.diagnostics)
        raise InputError(
            "no article to read: give files (.txt, .html, .json, …) or a folder that holds some"
            + (f" ({missing})" if missing else "")
        )
    paths = found.sidecars if sidecar is None else (sidecar,)
    entries: dict[str, Entry] = {}
    yield from found.diagnostics
    for path in paths:
        more, notes = read_sidecar(path)
        entries = more | entries
        yield from notes
    met = _Met()
    for file in found.files:
        try:
            for draft in read_drafts(file, fields, guard):
                if isinstance(draft, Diagnostic):
                    yield draft
                    continue
                fresh, said = met.admitted(draft)
                yield from said
                if fresh is not None:
                    entry = entries.get(fresh.id)
                    yield assembled(fresh, entry, date, guard, default_date)
        except Unreadable as problem:
            yield error(problem.code, f"{printable(file.path.name)}: {problem.reason}", file.id)
    name = printable(paths[0].name) if paths else NAME
    yield from unknown_articles(entries, met.texts, name)


def read_articles(
    inputs: Sequence[Path],
    *,
    sidecar: Path | None = None,
    date: str | None = None,
    fields: Mapping[str, str] | None = None,
    follow_links: bool = False,
) -> tuple[list[Article], list[Diagnostic]]:
    """Read all articles, sorted by id, and the diagnostics that belong to no article read.

    See `iter_articles`, which keeps only one article at a time.
    """
    articles: list[Article] = []
    diagnostics: list[Diagnostic] = []
    for item in iter_articles(
        inputs, sidecar=sidecar, date=date, fields=fields, follow_links=follow_links
    ):
        if isinstance(item, Article):
            articles.append(item)
        else:
            diagnostics.append(item)
    return sorted(articles, key=lambda a: a.id), diagnostics


@dataclass(slots=True)
class _Met:
    """The articles read so far: the hash of each one's text by id, and where each address was."""

    texts: dict[str, str] = field(default_factory=dict)
    addresses: dict[str, str] = field(default_factory=dict)

    def admitted(self, draft: Draft) -> tuple[Draft | None, tuple[Diagnostic, ...]]:
        """Return an article under an id of its own, None if it was read before, and say so."""
        text = text_digest(draft.text)
        if self.texts.get(draft.id) == text:
            message = f"{draft.source}: {shown(draft.id)} came before with the same text, read once"
            return None, (info("duplicate-article", message),)
        if draft.url is not None:
            first = self.addresses.setdefault(digest(draft.url) + text[:16], draft.id)
            if first != draft.id:
                message = f"{draft.source}: {shown(draft.url)} is read as {shown(first)}, read once"
                return None, (info("duplicate-article", message),)
        if draft.id not in self.texts:
            self.texts[draft.id] = text
            return draft, ()
        name = f"{draft.id}-{text[:8]}"
        if name in self.texts:
            message = f"{draft.source}: {shown(name)} came before with the same text, read once"
            return None, (info("duplicate-article", message),)
        self.texts[name] = text
        message = f"the id {shown(draft.id)} came before with another text; this one is {name}"
        notes = tuple(replace(n, article=name) for n in draft.notes)
        renamed = replace(draft, id=name, notes=notes)
        return renamed, (warning("duplicate-id", f"{draft.source}: {message}", name),)
