"""`kg extract`: articles in, one JSON record per article on standard output."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from kg.cli.llm_options import asking, extracting
from kg.cli.options import PATH, reading, settings
from kg.cli.terminal import say, tell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from kg.codec import Json
    from kg.model import Article, Diagnostic
    from kg.settings import Settings


@click.command("extract")
@click.argument("inputs", nargs=-1, type=PATH, metavar="[INPUT...]")
@click.option(
    "--jsonl", is_flag=True, help='Read records {"id", "text", "date"?} from standard input.'
)
@click.option(
    "--show-prompt",
    is_flag=True,
    help="Print what a language model would be sent, one request per line, and send nothing.",
)
@extracting
@asking
@reading
def extract_command(
    inputs: tuple[Path, ...], jsonl: bool, show_prompt: bool, **options: object
) -> int:
    """Print what each article says who said, one JSON record per article and line.

    Reads what `kg build` reads; `-` is standard input, in any format. Actors are resolved within
    each article; `kg build` resolves them across articles. What cannot
    be read is named on standard error, and the exit code is then 1.

    \b
    kg extract seeds | jq '.statements | length'
    echo '{"id": "a", "text": "Oslo said on Monday that it would wait."}' | kg extract --jsonl
    """
    if bool(inputs) == jsonl:
        raise click.UsageError("Name files or folders, or give --jsonl and records on stdin.")
    from kg import codec
    from kg.build import records

    chosen = settings(**options)  # type: ignore[arg-type]
    problems: list[Diagnostic] = []
    none, failed = True, False
    articles = articles_of(found_in(inputs, chosen), problems)
    for record in requests(articles, chosen) if show_prompt else records(articles, chosen):
        none = False
        failed = failed or _failed(record)
        click.echo(codec.line(record))
    tell(problems, {})
    if none and not problems:
        say("kg: no record on standard input")
    return 2 if none else int(failed or any(d.severity == "error" for d in problems))


def requests(articles: Iterable[Article], chosen: Settings) -> Iterator[Json]:
    """Yield the requests about articles: the very messages, and what an answer is kept under."""
    from kg.llm.prompt import prompts, schema

    if chosen.llm is None:
        raise click.UsageError("--show-prompt goes with --extractor llm or both.")
    for article in articles:
        for prompt in prompts(article):
            yield {
                "id": article.id,
                "key": prompt.key(chosen.llm.model),
                "messages": [dict(m) for m in prompt.messages],
                "model": chosen.llm.model,
                "schema": schema(),
            }


def _failed(record: Json) -> bool:
    """Tell whether a stage broke over an article."""
    notes = record.get("diagnostics", [])
    return isinstance(notes, list) and any(d["severity"] == "error" for d in notes)


def found_in(inputs: tuple[Path, ...], chosen: Settings) -> Iterable[Article | Diagnostic]:
    """Return the articles of files and folders, or of records on standard input where none are."""
    from kg import build
    from kg.articles import read_records, read_sidecar
    from kg.guard import Guard

    if inputs:
        return build.found_in(inputs, chosen)
    entries = read_sidecar(chosen.sidecar)[0] if chosen.sidecar else None
    lines = (line.decode("utf-8", "replace") for line in sys.stdin.buffer)
    return read_records(
        lines,
        entries=entries,
        date=chosen.date,
        default_date=chosen.default_date,
        guard=Guard(chosen.strict),
        fields=dict(chosen.fields),
    )


def articles_of(
    found: Iterable[Article | Diagnostic], problems: list[Diagnostic]
) -> Iterator[Article]:
    """Yield the articles; what is a problem instead is kept in `problems`."""
    from kg.model import Diagnostic

    for one in found:
        if isinstance(one, Diagnostic):
            problems.append(one)
        else:
            yield one
