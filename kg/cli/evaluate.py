"""`kg eval`: score a build against gold."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from kg.cli.llm_options import asking
from kg.cli.options import PATH, from_build
from kg.cli.terminal import safe
from kg.query.records import records, tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from kg.evaluate.score import Score
    from kg.settings import Settings
    from kg.store.collection import Contents


@click.command("eval")
@click.argument("gold", type=PATH, metavar="GOLD")
@from_build
@click.option(
    "--events", is_flag=True, help="GOLD holds events: class, parties, modality, speaker."
)
@click.option(
    "--extractor",
    "extractors",
    multiple=True,
    metavar="NAME",
    help="Let this extractor read the articles of the build anew, and print its scores beside those"
    " of the others named: --extractor rules --extractor both. The build stays as it is.",
)
@click.option("--llm-model", metavar="NAME", help="The model that `llm` and `both` ask.")
@click.option("--llm-url", metavar="URL", help="Where it is asked. Default of both: the build's.")
@click.option("--cache", type=PATH, metavar="DIR", help="Where parses and answers are kept.")
@asking
@click.option("--misses", is_flag=True, help="List what was missed, found in excess, or wrong.")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as one JSON object.")
def eval_command(
    gold: Path,
    out: Path,
    events: bool,
    extractors: tuple[str, ...],
    misses: bool,
    as_json: bool,
    **options: object,
) -> None:
    """Score the statements of a build against hand-made GOLD, one JSON record per statement.

    Prints how many were found and, of these, the shares with the right speaker, act, targets,
    polarity, modality and so on. Actors are compared by their labels and aliases. With --events
    the gold holds one event per record, told by whomever, and so do the figures. GOLD may be a
    desk's own corrections (OUT/corrections.jsonl): then it is told how many the rules read right
    by now without them.

    \b
    kg eval gold.jsonl --out exports --misses
    kg eval exports/corrections.jsonl --misses
    kg eval gold.jsonl --extractor rules --extractor both --llm-model NAME
    """
    from kg.evaluate import events as event_gold
    from kg.evaluate.score import score

    if extractors:
        if events or misses:
            raise click.UsageError("--extractor goes with neither --events nor --misses.")
        side_by_side(compared(records(gold), out, extractors, options), as_json=as_json)
        return
    built = tables(out, ["actors", "statements", *(["propositions"] if events else [])])
    wanted, actors, said = records(gold), built["actors"], built["statements"]
    if wanted and all("field" in r and "act" not in r for r in wanted):
        _print(*_corrections(gold, out, said), as_json=as_json, with_misses=misses)
        return
    found: event_gold.Score | Score
    if events:
        found = event_gold.score(wanted, said, built["propositions"], actors)
    else:
        found = score(wanted, said, actors)
    _print(found.figures, found.misses, as_json=as_json, with_misses=misses)


def _corrections(
    path: Path, out: Path, said: list[dict[str, object]]
) -> tuple[dict[str, float | int], list[str]]:
    """Return how many corrections a build no longer needs, and those that it does."""
    from kg import folder
    from kg.corrections import read_corrections
    from kg.evaluate.corrections_kept import score

    report = json.loads(folder.opened(out).path("report.json").read_text(encoding="utf-8"))
    return score(read_corrections(path), said, report["diagnostics"])


def _print(
    figures: Mapping[str, float | int],
    misses: Iterable[str],
    *,
    as_json: bool,
    with_misses: bool,
) -> None:
    if as_json:
        wrong = {"misses": list(misses)} if with_misses else {}
        click.echo(json.dumps({**figures, **wrong}, ensure_ascii=False))
        return
    for name, value in figures.items():
        shown = f"{value:.3f}" if isinstance(value, float) else value
        click.echo(f"{name:<20} {shown}")
    for line in misses if with_misses else ():
        click.echo(safe(line))


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
    from kg.cli.llm_options import MODEL_NAMES, asks_a_model, settled
    from kg.cli.options import OF_ARTICLES, SHAPING, settings

    kept = stored_options(contents.settings)
    if not asks_a_model(options["extractor"]):  # the model that is named is for others
        options |= dict.fromkeys(MODEL_NAMES)
    given = {k: kept[k] for k in (*SHAPING, *OF_ARTICLES, "judgements", "corrections")}
    given |= settled(options, kept)
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
