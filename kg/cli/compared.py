"""`kg eval --extractor`: extractors read the articles of a build, and their scores side by side."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from kg.settings import Settings
    from kg.store.collection import Contents

type Figures = Mapping[str, float | int]


def compared(
    wanted: list[dict[str, object]],
    out: Path,
    extractors: Sequence[str],
    options: Mapping[str, Any],
) -> dict[str, Figures]:
    """Return the figures of each extractor on gold, over the articles of the build in `out`.

    Each reads all of them, by the build's other options; the build stays as it is.
    """
    from kg import codec
    from kg.build import graph_of
    from kg.evaluate.score import score
    from kg.export.release import Release
    from kg.export.tables.json_lines import statement_rows
    from kg.store import opened
    from kg.store.collection import contents_kept

    with opened(out) as collection:
        contents = contents_kept(collection)
    found: dict[str, Figures] = {}
    for name in extractors:
        graph = graph_of(contents, _settings(contents, {**options, "extractor": name}))
        said = list(statement_rows(Release(graph)))
        actors = [codec.actor(a) for a in graph.actors]
        found[name] = score(wanted, said, actors).figures
    return found


def _settings(contents: Contents, options: dict[str, Any]) -> Settings:
    """Return the settings of the build with another extractor."""
    from kg.cli.collected import stored_options
    from kg.cli.llm_options import NAMES, settled
    from kg.cli.options import settings

    kept = {k: v for k, v in stored_options(contents.settings).items() if k not in NAMES}
    known = {k: contents.settings.get(k) for k in NAMES if k != "extractor"}
    if options["extractor"] == "rules":
        options |= dict.fromkeys(NAMES)
        known = {}
    shaping = ("model", "tagger", "gazetteer", "lexicon", "date", "default_date", "fields")
    given: dict[str, Any] = {k: kept[k] for k in (*shaping, "judgements", "corrections")}
    given |= settled(options, known)
    given |= {k: options[k] for k in ("llm_jobs", "max_tokens", "max_requests", "ask_anew")}
    return settings(meta=None, cache=options["cache"], no_cache=False, **given)


def side_by_side(found: Mapping[str, Figures], *, as_json: bool) -> None:
    """Print the figures of several extractors, a column each."""
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False))
        return
    width = max(10, *(len(name) for name in found)) + 2
    click.echo(" " * 20 + "".join(f"{name:>{width}}" for name in found))
    for figure in next(iter(found.values())):
        values = [one[figure] for one in found.values()]
        shown = [f"{v:.3f}" if isinstance(v, float) else str(v) for v in values]
        click.echo(f"{figure:<20}" + "".join(f"{v:>{width}}" for v in shown))
