"""What the commands that change a collection share: make its graph, write its exports, tell."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from kg.cli.llm_options import NAMES
from kg.cli.options import OF_ARTICLES, SHAPING, configuration
from kg.cli.summary import removed_files, summary_of
from kg.cli.terminal import say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from kg.export.pieces import Pieces
    from kg.export.release import Release
    from kg.model import Graph
    from kg.settings import Settings
    from kg.store import Collection
    from kg.store.collection import Contents
    from kg.store.memo import Memo

EXTRACTION = (*SHAPING, *OF_ARTICLES, *NAMES)
"""Options that shape what is extracted, kept with the collection for later runs."""
WRITING = (
    *("only", "also", "base", "html_filter", "dataset", "text", "compress"),
    *("judgements", "corrections"),
)
"""Options that shape what is written, kept likewise."""
_ASKED = ("only", "also", "html_filter", "dataset", "text", "compress")
_PATHS = frozenset(("tagger", "gazetteer", "lexicon", "judgements", "corrections"))


@dataclass(frozen=True, slots=True)
class Order:
    """One change of a collection: its command, folder and new contents, and how it is done.

    `anew` reads every article again; `purge` leaves no word of what goes in the store.
    """

    command: str
    out: Path
    contents: Contents
    settings: Settings
    quiet: bool = False
    anew: bool = False
    purge: bool = False


def kept_options(options: Mapping[str, Any]) -> dict[str, Any]:
    """Return the options that later runs go by, as plain JSON; files by where they lie."""
    found = {name: options[name] for name in (*EXTRACTION, *WRITING) if options.get(name)}
    return {name: _plain(name, value) for name, value in found.items()}


def _plain(name: str, value: Any) -> object:
    if name in _PATHS:
        return str(value.resolve())
    return list(value) if name in ("html_filter", "dataset") else value


def stored_options(kept: Mapping[str, Any]) -> dict[str, Any]:
    """Return the options that an earlier run kept, as the command line would give them."""
    from pathlib import Path

    return {
        name: Path(kept[name]) if name in _PATHS and name in kept else kept.get(name)
        for name in (*EXTRACTION, *WRITING)
    }


def carry_out(order: Order, collection: Collection, bar: Callable[[str, int], None]) -> int:
    """Write the exports of a collection's new contents and keep these; return the exit code.

    Where nothing that shapes them has changed since the last run, in which nothing was wrong,
    nothing is written.
    """
    from kg import collect, folder
    from kg.export import staging
    from kg.export.pieces import Pieces
    from kg.export.rdf.iris import checked_base
    from kg.export.release import BASE
    from kg.store import Run
    from kg.store.memo import Memo

    options = order.contents.settings
    base = checked_base(options.get("base") or BASE)
    runs = collection.number_of_runs()
    keys = collect.keys_of(order.contents, order.settings)
    own = {"judgements": order.settings.judgements, "corrections": order.settings.corrections}
    made = configuration(**{**stored_options(options), **own})
    asked = [str(options.get(name)) for name in _ASKED]
    state = collect.state_of(order.contents, keys, [base, *asked, *(f"{k}={v}" for k, v in made)])
    last = collection.last_run()
    same = last is not None and last.state == state and not last.exit_code
    if last is not None and same and not order.anew and _in_place(order.out):
        if not order.quiet:
            say("nothing has changed since the last run:")
            for line in last.told:
                say(line)
        return last.exit_code
    before = staging.files_of_earlier_build(order.out)
    from kg.build import graph_of

    memo = Memo() if order.anew else collection.memo()
    graph = graph_of(
        order.contents, order.settings, bar, collection, anew=order.anew, keys=keys, memo=memo
    )
    pieces = Pieces() if order.anew else Pieces(collection.pieces)
    written = _written(_release(graph, order, base, made, memo), order, bar, pieces)
    told = summary_of(graph, order.out, written)
    code = int(any(d.severity == "error" for d in graph.diagnostics))
    run = Run(order.command, state, len(graph.articles), code, tuple(told))
    hashes = folder.hashes(order.out)
    collection.worked_out(memo, {n: (hashes[n], p) for n, p in pieces.written.items()})
    collection.replace(order.contents, run, keys, after=runs, purge=order.purge)
    if not order.quiet:
        for line in (*told, *removed_files(order.out, before)):
            say(line)
    return code


def _release(
    graph: Graph, order: Order, base: str, made: tuple[tuple[str, str], ...], memo: Memo
) -> Release:
    from kg.export.rdf.dataset_facts import facts
    from kg.export.release import Release
    from kg.export.text_limits import Text

    options = order.contents.settings
    filters = tuple(options.get("html_filter") or ())
    compress = bool(options.get("compress"))
    text = Text(options.get("text") or "all")
    told = facts(options.get("dataset") or ())
    return Release(graph, base, filters, made, text, compress, told, memo)


def _written(
    release: Release, order: Order, bar: Callable[[str, int], None], pieces: Pieces
) -> list[Path]:
    from kg.export import registry

    options = order.contents.settings
    only, also = options.get("only"), options.get("also")
    told = partial(_told, bar)
    return registry.write(release, order.out, only, told, also, pieces)


def _told(bar: Callable[[str, int], None], name: str) -> None:
    bar(f"write {name}", 0)


def _in_place(out: Path) -> bool:
    """Tell whether the files that the last run wrote are there, as long as they were."""
    from kg import folder
    from kg.errors import InputError

    try:
        build = folder.opened(out)
        files = build.manifest.files if build.manifest is not None else {}
        return bool(files) and all(
            build.path(name).stat().st_size == entry.size for name, entry in files.items()
        )
    except (InputError, OSError):
        return False
