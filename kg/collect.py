"""The ways to change a collection: build anew, add, remove, update; all give its new contents.

What they give is made a graph by `kg.build.graph_of`, as `kg.build.build` makes one of files: which
way a collection came to its contents changes nothing in its exports. No rule and no pipeline is
loaded here, so that a run that finds nothing changed is soon done.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.articles.read import Choices, iter_files
from kg.articles.versions import Version, newest
from kg.errors import InputError
from kg.guard import Guard
from kg.ids import digest
from kg.model import Article, Diagnostic
from kg.parse.cache import Store
from kg.parse.spacy_backend import SpacyParser
from kg.shaping import shaping
from kg.store.collection import Contents, Kept, extraction_key
from kg.store.program_version import program_version
from kg.store.values import to_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kg.settings import Settings

REPEATED = "duplicate-article"
"""Code of the note on what is in the collection already: told, and not kept with it."""


def contents_of(inputs: Sequence[Path], settings: Settings, options: Mapping[str, Any]) -> Contents:
    """Return the contents of a collection of nothing but these files and folders.

    `options` are kept with them: what later runs go by. Raises as `kg.articles.iter_articles`.
    """
    kept, notes = _read(inputs, settings, ())
    return _settled(Contents((), tuple(notes), dict(options)), kept)


def added(old: Contents, inputs: Sequence[Path], settings: Settings) -> Contents:
    """Return contents with what files and folders hold that is not among them yet."""
    kept, notes = _read(inputs, settings, [k.article for k in old.kept])
    fresh = [n for n in notes if n[1].code != REPEATED and n not in old.notes]
    return _settled(replace(old, notes=(*old.notes, *fresh)), [*old.kept, *kept])


def removed(old: Contents, ids: Iterable[str]) -> Contents:
    """Return contents without some articles; raises `InputError` for an id that none has."""
    gone = set(ids)
    unknown = sorted(gone - {k.article.id for k in old.kept})
    if unknown:
        raise InputError(
            f"no article is called {', '.join(map(repr, unknown))}; `kg articles` lists them"
        )
    kept = tuple(k for k in old.kept if k.article.id not in gone)
    notes = tuple(n for n in old.notes if n[1].article not in gone)
    versions = tuple(v for v in old.versions if v.replaced_by not in gone)
    return replace(old, kept=kept, notes=notes, versions=versions)


def updated(old: Contents, folder: Path, settings: Settings) -> Contents:
    """Return contents in which what was read from a folder is what the folder holds now.

    What came from elsewhere stays. A file that was changed is read anew under its id.
    """
    place = _place(folder)
    kept, notes = _read([folder], settings, [k.article for k in old.kept if k.input != place])
    elsewhere = [k for k in old.kept if k.input != place]
    others = tuple(n for n in old.notes if n[0] != place)
    texts = {k.article.id: k.article.sha256 for k in kept}
    changed = (
        Version(k.article, k.article.id)
        for k in old.kept
        if k.input == place and texts.get(k.article.id, k.article.sha256) != k.article.sha256
    )
    left = {*texts, *(k.article.id for k in elsewhere)}
    versions = (*(v for v in old.versions if v.replaced_by in left), *changed)
    return _settled(replace(old, notes=(*others, *notes), versions=versions), [*elsewhere, *kept])


def forget_parses(articles: Iterable[Article], settings: Settings) -> None:
    """Delete the stored parses of articles; those of other texts stay."""
    parser = SpacyParser(settings.model).name
    for article in articles:
        Store(settings.cache).forget(article, parser)


def keys_of(contents: Contents, settings: Settings) -> list[str]:
    """Return the keys under which what was found in the articles is kept."""
    shaped_by = shaping(settings)
    return [extraction_key(k.article, shaped_by) for k in contents.kept]


def state_of(contents: Contents, keys: Iterable[str], shaped_by: Iterable[str]) -> str:
    """Return the hash of all that shapes the exports: articles, notes, program and options."""
    notes = sorted(repr(to_json(note)) for _, note in contents.notes)
    return digest(program_version(), *keys, "", *notes, "", *shaped_by)


def _read(
    inputs: Sequence[Path], settings: Settings, known: Iterable[Article]
) -> tuple[list[Kept], list[tuple[str, Diagnostic]]]:
    chosen = Choices(
        settings.sidecar,
        settings.date,
        settings.default_date,
        dict(settings.fields),
        settings.follow_links,
        Guard(settings.strict),
    )
    named = [(Path(_place(one)), _place(one)) for one in inputs]
    kept: list[Kept] = []
    notes: list[tuple[str, Diagnostic]] = []
    for file, found in iter_files(inputs, chosen, known):
        where = _input_of(file, named)
        if isinstance(found, Article):
            kept.append(Kept(found, where))
        else:
            notes.append((where, found))
    return kept, notes


def _place(path: Path) -> str:
    """Return what an input is known by: where it lies, whatever it was called."""
    return str(path) if str(path) == "-" else str(path.resolve())


def _input_of(file: Path | None, named: Sequence[tuple[Path, str]]) -> str:
    """Return the input that a file was read for: the innermost that holds it."""
    if file is None or str(file) == "-":
        return named[0][1] if file is None and len(named) == 1 else "-"
    place = file.resolve()
    holding = [name for path, name in named if place.is_relative_to(path)]
    return max(holding, key=len, default=str(place))


def _settled(contents: Contents, kept: Iterable[Kept]) -> Contents:
    """Return contents of these articles, of each address the newest version, the older apart."""
    inputs = {k.article.id: k.input for k in kept}
    standing, older = newest(k.article for k in kept)
    versions = {(v.article.id, v.article.sha256): v for v in (*contents.versions, *older)}
    return replace(
        contents,
        kept=tuple(Kept(a, inputs[a.id]) for a in standing),
        versions=tuple(v for _, v in sorted(versions.items())),
    )
