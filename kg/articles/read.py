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
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from kg.articles.article_files import File
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
    chosen = Choices(sidecar, date, default_date, fields or {}, follow_links, guard)
    for _, found in iter_files(inputs, chosen):
        yield found


@dataclass(frozen=True, slots=True)
class Choices:
    """How articles are read: see `iter_articles`."""

    sidecar: Path | None = None
    date: str | None = None
    default_date: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    follow_links: bool = False
    guard: Guard = OFF


def iter_files(
    inputs: Sequence[Path], chosen: Choices, known: Iterable[Article] = ()
) -> Iterator[tuple[Path | None, Article | Diagnostic]]:
    """Yield what `iter_articles` does, each with the file it came from; None for all inputs.

    `known` are articles read earlier: what repeats one of them is not read again, and nothing is
    given the id of one.
    """
    if chosen.date is not None:
        dates.checked(chosen.date, "--date")
    if chosen.default_date is not None:
        dates.checked(chosen.default_date, "--default-date")
    found = find_sources(inputs, chosen.guard, follow_links=chosen.follow_links)
    if not found.files:
        missing = "; ".join(d.message for d in found.diagnostics)
        raise InputError(
            "no article to read: give files (.txt, .html, .json, …) or a folder that holds some"
            + (f" ({missing})" if missing else "")
        )
    paths = found.sidecars if chosen.sidecar is None else (chosen.sidecar,)
    entries: dict[str, Entry] = {}
    for note in found.diagnostics:
        yield None, note
    for path in paths:
        more, notes = read_sidecar(path)
        entries = more | entries
        for note in notes:
            yield path, note
    met = _Met.of(known)
    for file in found.files:
        for one in _articles_of(file, entries, chosen, met):
            yield file.path, one
    name = printable(paths[0].name) if paths else NAME
    for note in unknown_articles(entries, met.texts, name):
        yield None, note


def _articles_of(
    file: File, entries: Mapping[str, Entry], chosen: Choices, met: _Met
) -> Iterator[Article | Diagnostic]:
    try:
        for draft in read_drafts(file, chosen.fields, chosen.guard):
            if isinstance(draft, Diagnostic):
                yield draft
                continue
            fresh, said = met.admitted(draft)
            yield from said
            if fresh is not None:
                entry = entries.get(fresh.id)
                yield assembled(fresh, entry, chosen.date, chosen.guard, chosen.default_date)
    except Unreadable as problem:
        yield error(problem.code, f"{printable(file.path.name)}: {problem.reason}", file.id)


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

    @classmethod
    def of(cls, known: Iterable[Article]) -> _Met:
        """Return what was met in articles that were read earlier."""
        met = cls()
        for one in known:
            met.texts[one.id] = one.sha256
            if one.url is not None:
                met.addresses.setdefault(_place(one.url, one.sha256), one.id)
        return met

    def admitted(self, draft: Draft) -> tuple[Draft | None, tuple[Diagnostic, ...]]:
        """Return an article under an id of its own, None if it was read before, and say so."""
        text = text_digest(draft.text)
        if self.texts.get(draft.id) == text:
            message = f"{draft.source}: {shown(draft.id)} came before with the same text, read once"
            return None, (info("duplicate-article", message),)
        if draft.url is not None:
            first = self.addresses.setdefault(_place(draft.url, text), draft.id)
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


def _place(url: str, text: str) -> str:
    """Return the key of a text (its hash) at an address."""
    return digest(url) + text[:16]
