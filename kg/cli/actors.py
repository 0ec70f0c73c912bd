"""`kg actors`: who is who, what the rules left unsure, and a person's decisions on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from kg.cli.options import JUDGEMENTS, PATH, from_build, layout_option
from kg.cli.terminal import safe, say
from kg.errors import InputError
from kg.query.records import records, tables

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kg.query.record_index import RecordIndex

type Record = dict[str, Any]

_FORMATS = ("table", "csv", "json")


@click.group("actors", invoke_without_command=True)
@from_build
@click.option(
    "--unsure",
    is_flag=True,
    help="List pairs that may be one actor, first those whose joining is likely and tells most.",
)
@click.option("--of", metavar="ID", help="List one actor's appearances, and why each was joined.")
@layout_option(_FORMATS)
@click.pass_context
def actors_command(
    context: click.Context, out: Path, unsure: bool, of: str | None, layout: str
) -> None:
    """List the actors of a build; say which two are one, or are not.

    Decisions are added to OUT/judgements.jsonl, one a line, and honoured by the next build into
    OUT. To undo one, take its line out, or hand the pair back to the rules (`kg actors unsure`). An
    ID is an actor's (a-…) or that of its appearance in one article (ap-…).

    \b
    kg actors                       who is who
    kg actors --unsure              what to look at
    kg actors --of a-0b2e           why it is one actor, article by article
    kg actors merge a-0b2e a-77f1   these are one
    kg actors split a-0b2e ap-5c1d  this appearance is somebody else
    """
    context.obj = out
    if context.invoked_subcommand is not None:
        return
    from kg.query import actor_tables, record_index
    from kg.query.table import FORMATS

    found = record_index.opened(out)
    if unsure:
        text = FORMATS[layout](actor_tables.unsure(found.actors()))
    elif of:
        text = FORMATS[layout](actor_tables.appearances(_one(found, of), found.labels.get))
    else:
        text = found.listed(layout)
    click.echo(text, nl=False)


def _one(found: RecordIndex, name: str) -> Record:
    begun = found.beginning(name, "actors")
    ids = {a["id"] for _, a in begun}
    named = [a for _, a in found.called(name) if a["label"] == name and a["id"] not in ids]
    hits = [*(a for _, a in begun), *named]
    if len(hits) != 1:
        raise InputError(f"{name!r} fits {len(hits)} actors; `kg actors` lists their ids")
    return hits[0]


def _deciding(command: Callable[..., None]) -> Callable[..., None]:
    """Add what every decision takes: two ids, the folder, a reason."""
    for option in (
        click.option("--reason", metavar="TEXT", help="Why; kept with the decision."),
        click.option("-o", "--out", type=PATH, metavar="OUT", help="Folder that `kg build` wrote."),
        click.argument("right", metavar="ID"),
        click.argument("left", metavar="ID"),
    ):
        command = option(command)
    return click.pass_obj(command)


@actors_command.command("merge")
@_deciding
def merge_command(
    folder: Path, out: Path | None, left: str, right: str, reason: str | None
) -> None:
    """Record that two actors (or appearances) are one."""
    _decide(out or folder, left, right, "same", reason)


@actors_command.command("split")
@_deciding
def split_command(
    folder: Path, out: Path | None, left: str, right: str, reason: str | None
) -> None:
    """Record that two actors (or appearances) are not one."""
    _decide(out or folder, left, right, "different", reason)


@actors_command.command("unsure")
@_deciding
def unsure_command(
    folder: Path, out: Path | None, left: str, right: str, reason: str | None
) -> None:
    """Hand a pair back to the rules: the last decision on it counts no more."""
    _decide(out or folder, left, right, "unsure", reason)


def _decide(out: Path, left: str, right: str, verdict: str, reason: str | None) -> None:
    from kg.model import Verdict
    from kg.query.written_judgements import judgement
    from kg.resolve.decisions import add_decisions

    actors: list[Record] = tables(out, ["actors"])["actors"]
    path = out / JUDGEMENTS
    decided = records(path) if path.exists() else []
    known: dict[str, Record] = {a["id"]: a for a in actors}
    known |= {p["id"]: a for a in actors for p in a["appearances"]}
    told = {str(j.get(side)) for j in decided for side in ("left", "right")}
    ids = [_full(name, {*known, *told}) for name in (left, right)]
    record = judgement(ids[0], ids[1], Verdict(verdict), reason, known.get)
    add_decisions(path, [record])
    ends = zip(ids, record["labels"], strict=True)
    names = " and ".join(f"{i} ({label})" if label else i for i, label in ends)
    words = {"same": "are one", "different": "are not one", "unsure": "are left to the rules"}
    say(f"{safe(names)} {words[verdict]}: added to {path}; `kg build … -o {out}` honours it")


def _full(name: str, known: set[str]) -> str:
    if name in known:
        return name
    begun = sorted(k for k in known if k.startswith(name)) if len(name) > len("ap-") else []
    if len(begun) != 1:
        raise InputError(f"{name!r} begins {len(begun)} ids; `kg actors` and `--of ID` list them")
    return begun[0]
