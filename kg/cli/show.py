"""`kg show`: a statement, actor or proposition with its evidence, the places marked."""

from __future__ import annotations

import os
import sys
import textwrap
from typing import TYPE_CHECKING, Any

import click

from kg.cli.options import from_build
from kg.cli.terminal import safe
from kg.counted import plural
from kg.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

    from kg.query.record_index import RecordIndex

type Record = dict[str, Any]

WIDTH = 100
"""Characters of a line of plain output."""

STATEMENTS = "statements.jsonl, actors.jsonl and propositions.jsonl"


@click.command("show")
@click.argument("name", metavar="ID")
@from_build
def show_command(name: str, out: Path) -> None:
    """Show a statement (s-…), an actor (a-…) or a proposition (p-…) with its evidence.

    The start of an ID is enough where only one begins so; the label of an actor will do too. In
    the evidence the speaker, the cue, the content and its conditions are marked, in colours on a
    terminal, in square brackets elsewhere.

    \b
    kg show s-1f0c
    kg show "North Korea"
    """
    from kg.query import record_index

    found = record_index.opened(out)
    kind, record = _pick(name, found)
    lines = {"statements": _statement, "actors": _actor, "propositions": _proposition}[kind]
    for line in lines(record, found):
        click.echo(line if _colours() else _wrapped(line))


def _wrapped(line: str) -> str:
    """Break a long line at blanks, what follows set in; a terminal does so itself."""
    room = " " * (len(line) - len(line.lstrip()) + 2)
    lines = textwrap.wrap(
        line, WIDTH, subsequent_indent=room, break_long_words=False, break_on_hyphens=False
    )
    return "\n".join(lines)


def _pick(name: str, found: RecordIndex) -> tuple[str, Record]:
    hits = found.with_id(name)
    hits = hits or (found.beginning(name) if len(name) > len("s-") else [])
    hits = hits or found.called(name)
    if len(hits) == 1:
        return hits[0]
    if not hits:
        raise InputError(
            f"nothing has the id or the name {name!r}; ids are in the tables of {STATEMENTS}"
        )
    some = ", ".join(f"{r['id']} ({r['label']})" if "label" in r else r["id"] for _, r in hits[:6])
    raise InputError(f"{name!r} fits {len(hits)}: {some}{' …' if len(hits) > 6 else ''}")


def _colours() -> bool:
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ


def _head(record: Record, kind: str) -> str:
    return safe(f"{record['id']}  {record['label']}  ({kind})")


def _evidence(record: Record, room: str = "  ") -> list[str]:
    from kg.cli.statement_lines import marked, sentence, standing

    start, end = record["evidence"]
    return [
        room + sentence(record),
        f"{room}  {standing(record)}",
        f"{room}  {record['id']}, {safe(record['article'])} {start}-{end}:",
        f"{room}  {marked(record, _colours())}",
    ]


def _statement(record: Record, found: RecordIndex) -> list[str]:
    from kg.cli.claim_lines import claim_in_a_line
    from kg.cli.statement_lines import legend
    from kg.query.statement_words import side_in_words

    lines = _evidence(record, "")
    if _colours():
        lines.append(f"  {legend()}")
    if record["said_on"]:
        lines.append(safe(f"said on {record['said_on']}: {record['said_on_basis']}"))
    if record["occasion"]:
        from kg.query.statement_words import cut_of

        lines.append(safe(f"said {cut_of(record, record['occasion'])}"))
    if record["via"]:
        lines.append(safe(f"via {', '.join(record['via'])}"))
    if record["repeats"]:
        lines.append(f"printed again at {', '.join(f'{a}-{b}' for a, b in record['repeats'])}")
    for claim in (found.by_id("propositions", name) for name in record["propositions"]):
        if claim is None:
            continue
        held = next((s for s in claim["stances"] if s["statement"] == record["id"]), None)
        lines.append(_head(claim, side_in_words(record, claim["id"], held)))
        lines.append(f"  {claim_in_a_line(claim, found.labels)}")
    lines += _links(record["id"], found)
    return [*lines, *_problems(record), *_corrections(record), _found_by(record, found)]


def _corrections(record: Record) -> list[str]:
    """Say what a person put right, and on which line of the file it stands."""
    from kg.codec import correction_of

    found = (correction_of(c) for c in record.get("corrections", ()))
    return [safe(f"corrected: {c} (line {c.line})") for c in found]


def _problems(record: Record, room: str = "") -> list[str]:
    """Say which rules a record broke and what was done; a build of an older version tells none."""
    return [
        safe(f"{room}problem: {p['reason']} ({p['rule']}: {p['remedy']})")
        for p in record.get("problems", ())
    ]


def _found_by(record: Record, found: RecordIndex) -> str:
    """Say how the statement was found, and how often that is right."""
    from kg.extract.extractor import PROPOSED

    right = round(100 * record["confidence"])
    if record["rule"] == "tagger":
        return f"found by a trained tagger and no rule; of 100 found so about {right} are right"
    if record["rule"] == "person":
        return "found by a person"
    if record["rule"].startswith(PROPOSED):
        return safe(f"found by {found.rule_words(record['rule'])}")
    if record.get("corrections"):
        return safe(f"found by the rule {record['rule']}, and put right by a person")
    return safe(
        f"found by the rule {record['rule']}: {found.rule_words(record['rule'])}; of 100"
        f" statements like it about {right} are right"
    )


def _links(name: str, found: RecordIndex) -> list[str]:
    from kg.query.statement_words import ACTS, labels

    lines = []
    for link in found.links_of(name):
        other = link["target"] if link["source"] == name else link["source"]
        record = found.by_id("statements", other)
        told = ""
        if record is not None and record["act"]:
            told = f": {labels(record['speakers'])} {ACTS[record['act']]}, {record['article']}"
        lines.append(safe(f"{link['kind']} {other}{told} ({link['reason']})"))
    return lines


def _actor(record: Record, found: RecordIndex) -> list[str]:
    known = found.labels
    unnamed = "" if record["named"] else ", not named by the article"
    lines = [_head(record, record["type"] + unnamed)]
    facts = {
        "also called": ", ".join(record["aliases"]),
        "role": record["role"],
        "belongs to": known.get(record["affiliation"] or ""),
        "country": record["country"],
        "members": ", ".join(known.get(m, m) for m in record["members"]),
        "Wikidata": record["wikidata"],
    }
    lines += [safe(f"  {name}: {value}") for name, value in facts.items() if value]
    lines += _problems(record, "  ")
    articles = {m["article"] for m in record["mentions"]}
    lines.append(
        f"  {plural(len(record['mentions']), 'mention')} in {plural(len(articles), 'article')}"
    )
    for title, role in (("says", "speakers"), ("is spoken about", "targets")):
        mine = found.statements_with(role, record["id"])
        lines += ["", f"{title}: {plural(len(mine), 'statement')}"]
        for one in mine:
            lines += ["", *_evidence(one)]
    return lines


def _proposition(record: Record, found: RecordIndex) -> list[str]:
    from kg.cli.claim_lines import backing, claim_parts
    from kg.export.claim_words import quantity_words

    kind = ", ".join(x for x in (record["type"], record["mode"], *record["contexts"]) if x)
    lines = [_head(record, kind or "no event type")]
    known = found.labels
    lines += [safe(f"  {name}: {told}") for name, told in claim_parts(record, known)]
    if record["quantity"]:
        many = record["quantity"]
        told = quantity_words(many["bound"], many["value"], many["max"])
        lines.append(safe(f"  quantity: {told} {many['unit'] or ''}".rstrip()))
    if record["time"]:
        lines.append(safe(f"  time: {record['time']}"))
    lines += _problems(record, "  ")
    from kg.query.statement_words import side_in_words

    lines += ["", *(f"  {line}" for line in backing(record, known))]
    lines += ["", f"stances: {len(record['stances'])}"]
    for stance in record["stances"]:
        said = found.by_id("statements", stance["statement"])
        if said is not None:
            stand = f"{stance['polarity']}, {stance['modality']} towards the proposition"
            told = side_in_words(said, record["id"], stance)
            lines += ["", f"  {told} ({stand})"]
            lines += _evidence(said)
    return lines
