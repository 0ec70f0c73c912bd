"""`kg correct`: put a statement right; kept in OUT/corrections.jsonl, honoured by every build."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from kg.cli.options import CORRECTIONS, from_build
from kg.cli.terminal import safe, say
from kg.errors import ConfigError, InputError

if TYPE_CHECKING:
    from pathlib import Path

type Record = dict[str, Any]


@click.command("correct")
@click.argument("name", metavar="STATEMENT", required=False)
@click.argument("field", metavar="FIELD", required=False)
@click.argument("values", nargs=-1, metavar="[VALUE...]")
@from_build
@click.option("--reason", default="", metavar="TEXT", help="Why; kept and shown with it.")
@click.option("--by", default="a person", metavar="NAME", help="Who says so; kept and shown.")
@click.option("--claim", metavar="ID", help="Which claim of the statement is meant (class, roles).")
@click.option("--list", "listed", is_flag=True, help="List the corrections by their lines.")
@click.option("--undo", type=click.IntRange(1), metavar="LINE", help="Take back that correction.")
def correct_command(
    name: str | None,
    field: str | None,
    values: tuple[str, ...],
    out: Path,
    reason: str,
    by: str,
    claim: str | None,
    listed: bool,
    undo: int | None,
) -> None:
    """Put one field of a statement right; the next build into OUT honours it.

    FIELD and VALUE: speaker, target NAME… (`-`: nobody; a target's NAME may end in `:at` or
    `:about`); act, polarity, modality VALUE; said_on DAY (`-`: none); content, conditions WORDS…
    that stand in the evidence; class CLASS; roles ROLE=NAME…; link KIND STATEMENT (`not-KIND`:
    there is none); reject, for what is no statement. With the id of an article for STATEMENT and
    `add` for FIELD a missed statement is told: content=WORDS cue=WORDS act=ACT speaker=NAME ….

    \b
    kg correct s-1f0c speaker "Ada Brandt" --reason "quoted in the sentence before"
    kg correct s-1f0c act deny
    kg correct s-1f0c reject
    kg correct alpha add "content=it had sent tanks" cue=said act=state speaker=Sudovia
    kg correct --list
    kg correct --undo 3
    """
    path = out / CORRECTIONS
    if listed:
        _list(path)
        return
    if undo is not None:
        _append(path, {"field": "undo", "value": undo, "by": by, "reason": reason, "on": _today()})
        return
    if name is None or field is None:
        raise ConfigError("name a statement and a field, or give --list or --undo LINE")
    from kg.query import record_index
    from kg.query.written_corrections import correction, statement_called

    found = record_index.opened(out)
    if field == "add":
        record = _added(name, values, out)
    else:
        record = correction(statement_called(name, found), field, values, claim, found)
    _append(path, {**record, "by": by, "reason": reason, "on": _today()})


def _today() -> str:
    return datetime.now(UTC).date().isoformat()


def _append(path: Path, record: Record) -> None:
    """Add a line, if the file with it can be read."""
    from kg.corrections.added_lines import add_lines

    number = add_lines(path, [record])
    told = f"{record['field']}: line {number} of {path}; the next build into {path.parent} honours"
    say(safe(f"{told} it"))


def _list(path: Path) -> None:
    from kg.corrections import read_corrections

    if not path.exists():
        say(f"no corrections: there is no {path}")
        return
    for line in read_corrections(path):
        why = f" ({line.reason})" if line.reason else ""
        told = f"{line.number}: {line.article}, {line.field} {line.written}, by {line.by}{why}"
        click.echo(safe(f"{told}: “{' '.join(line.quote.split())}”"))


def _added(article: str, values: tuple[str, ...], out: Path) -> Record:
    import kg
    from kg.query.written_corrections import missed

    texts = {a.id: a.text for a in kg.open(out).articles}
    text = texts.get(article)
    if text is None:
        raise InputError(f"no article is called {article!r}, or its text is not in {out}")
    return missed(article, text, values)
