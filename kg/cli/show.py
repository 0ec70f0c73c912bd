"""`kg show`: a statement, actor or proposition with its evidence, the places marked."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import click

from kg.cli.options import PATH
from kg.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

type Record = dict[str, Any]

_STYLES = {"speaker": "blue", "cue": "magenta", "content": "yellow", "condition": "cyan"}
_SIGNS = {"speaker": "[]", "cue": "<>", "content": "{}", "condition": "()"}


@click.command(epilog="The start of an id is enough where it is unique. Example: kg show s-8c1a")
@click.argument("name", metavar="ID")
@click.option(
    "-o", "--out", type=PATH, default="exports", show_default=True, help="Folder of a build."
)
def show(name: str, out: Path) -> None:
    """Show a statement, actor or proposition with its evidence.

    The evidence sentence is printed with [speaker], <cue>, {content} and (condition) marked.
    """
    records = {k: _load(out / f"{k}.jsonl") for k in ("statements", "actors", "propositions")}
    kind, record = _pick(name, records)
    statements = records["statements"]
    if kind == "statements":
        _statement(record)
    elif kind == "actors":
        _actor(record, statements)
    else:
        _proposition(record, {s["id"]: s for s in statements})


def _load(path: Path) -> list[Record]:
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except OSError as error:
        raise InputError(f"cannot read {path}; run `kg build` first, or give --out") from error
    return [json.loads(line) for line in lines if line]


def _pick(name: str, records: dict[str, list[Record]]) -> tuple[str, Record]:
    found = [(k, r) for k, rs in records.items() for r in rs if r["id"].startswith(name)]
    exact = [f for f in found if f[1]["id"] == name]
    if exact or len(found) == 1:
        return (exact or found)[0]
    if not found:
        raise InputError(f"nothing has an id that starts with {name!r}")
    some = ", ".join(r["id"] for _, r in found[:5])
    raise InputError(
        f"{len(found)} ids start with {name!r}: {some}{' …' if len(found) > 5 else ''}"
    )


def _labels(parties: list[Record]) -> str:
    return " and ".join(p["label"] for p in parties) or "(nobody named)"


def in_words(record: Record) -> str:
    """Return a statement in one sentence that claims no more than the statement does."""
    day = f" on {record['said_on']}" if record["said_on"] else ""
    whom = f" about {_labels(record['targets'])}" if record["targets"] else ""
    stand = {"pos": "", "neg": ", negatively", "unspecified": ", without taking a side"}
    put = "as fact" if record["modality"] == "realis" else f"as {record['modality']}"
    return (
        f"According to {record['article']}, {_labels(record['speakers'])}{day}"
        f" – {record['act']}{stand[record['polarity']]}{whom}; put {put}"
        f" (rule {record['rule']}, {record['quotation']} quotation)."
    )


def _statement(record: Record) -> None:
    click.echo(f"{record['id']}  {in_words(record)}")
    click.echo()
    click.echo(f"  {marked(record)}")
    click.echo()
    start, end = record["evidence"]
    click.echo(f"  {record['article']} [{start}, {end})")
    for key in ("said_on_basis", "via", "propositions", "addressees"):
        value = record[key]
        if value:
            shown = value if isinstance(value, str) else ", ".join(_name(v) for v in value)
            click.echo(f"  {key.replace('_', ' ')}: {shown}")


def _name(value: str | Record) -> str:
    return value if isinstance(value, str) else str(value["label"])


def marked(record: Record) -> str:
    """Return the evidence with each place marked: colours on a terminal, brackets elsewhere."""
    colours = sys.stdout.isatty()
    start = record["evidence"][0]
    text: str = record["quote"]
    places = [("speaker", p) for p in record["speaker_spans"]]
    places += [("cue", record["cue"])] if record["cue"] else []
    places += [("content", p) for p in record["content"]]
    places += [("condition", p) for p in record["conditions"]]
    opens: dict[int, list[tuple[int, str]]] = {}
    closes: dict[int, list[tuple[int, str]]] = {}
    for kind, (a, b) in places:
        opens.setdefault(a - start, []).append((-(b - a), kind))
        closes.setdefault(b - start, []).append((b - a, kind))
    out: list[str] = []
    active: list[str] = []
    for i in range(len(text) + 1):
        for _, kind in sorted(closes.get(i, [])):
            active.remove(kind)
            out.append("" if colours else _SIGNS[kind][1])
        for _, kind in sorted(opens.get(i, [])):
            active.append(kind)
            out.append("" if colours else _SIGNS[kind][0])
        char = _printable(text[i]) if i < len(text) else ""
        out.append(click.style(char, fg=_STYLES[active[-1]]) if colours and active else char)
    return "".join(out)


def _printable(char: str) -> str:
    """Keep what an article holds from steering the terminal."""
    return char if char.isprintable() or char == " " else "\ufffd" if char != "\n" else " "


def _actor(record: Record, statements: list[Record]) -> None:
    named = "" if record["named"] else ", not named by the article"
    click.echo(f"{record['id']}  {record['label']} ({record['type']}{named})")
    for key in ("role", "country", "wikidata"):
        if record[key]:
            click.echo(f"  {key}: {record[key]}")
    if record["aliases"]:
        click.echo(f"  also: {', '.join(record['aliases'])}")
    articles = sorted({m["article"] for m in record["mentions"]})
    click.echo(f"  {len(record['mentions'])} mentions in {', '.join(articles) or 'no article'}")
    said = [s for s in statements if any(p["id"] == record["id"] for p in s["speakers"])]
    for one in said:
        click.echo(f"\n  {one['id']} {one['act']} {one['polarity']} {one['modality']}")
        click.echo(f"    {marked(one)}")


def _proposition(record: Record, statements: dict[str, Record]) -> None:
    kind = record["type"] or "no event type"
    click.echo(f"{record['id']}  {record['label']} ({kind})")
    for stance in record["stances"]:
        one = statements[stance["statement"]]
        click.echo(
            f"\n  {_labels(one['speakers'])}: {one['act']}, {stance['polarity']},"
            f" {stance['modality']} ({one['article']}, {one['id']})"
        )
        click.echo(f"    {marked(one)}")
