"""`kg correct`: put a statement right; kept in OUT/corrections.jsonl, honoured by every build."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from kg.cli.options import CORRECTIONS, from_build
from kg.cli.terminal import safe, say
from kg.errors import ConfigError, InputError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kg.query.record_index import RecordIndex

type Record = dict[str, Any]

NOBODY = "-"
"""A value that stands for none: no speaker, no target, no day, no condition."""


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

    found = record_index.opened(out)
    if field == "add":
        record = _added(name, values, out)
    else:
        said = _statement(name, found)
        record = {
            **_place(said),
            "field": field,
            "value": _value(field, values, said, claim, found),
        }
    _append(path, {**record, "by": by, "reason": reason, "on": _today()})


def _today() -> str:
    return datetime.now(UTC).date().isoformat()


def _append(path: Path, record: Record) -> None:
    """Add a line, if the file with it can be read."""
    from kg import codec
    from kg.corrections.correction_lines import with_line

    before = path.read_text(encoding="utf-8") if path.exists() else ""
    after = with_line(before, codec.line(record), str(path))
    path.write_text(after, encoding="utf-8")
    number = len(after.splitlines())
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


def _statement(name: str, found: RecordIndex) -> Record:
    hits = [r for kind, r in found.with_id(name) or found.beginning(name) if kind == "statements"]
    if len(hits) != 1:
        raise InputError(f"{name!r} fits {len(hits)} statements; `kg show` and `kg query` tell ids")
    return hits[0]


def _place(said: Record) -> Record:
    return {key: said[key] for key in ("article", "cue", "content", "quote", "evidence")}


def _value(
    field: str, values: Sequence[str], said: Record, claim: str | None, found: RecordIndex
) -> object:
    """Return the value of a field as the file has it; raises ConfigError for what fits none."""
    given = [v for v in values if v != NOBODY]
    at = _trigger(claim, said, found)
    match field:
        case "reject":
            return None
        case "speaker":
            return given or None
        case "target":
            return [_target(v) for v in given]
        case "content" | "conditions":
            return [_words(v, said["quote"], said["evidence"][0]) for v in given]
        case "class":
            return {"class": _one(field, values), **({"at": at} if at else {})}
        case "roles":
            return {"roles": _roles(values), **({"at": at} if at else {})}
        case "link":
            return _link(values, found)
    only = _one(field, values)
    return None if only == NOBODY else only


def _one(field: str, values: Sequence[str]) -> str:
    if len(values) != 1:
        raise ConfigError(f"{field} takes one value")
    return values[0]


def _target(value: str) -> object:
    label, _, how = value.rpartition(":")
    return {"label": label, "how": how} if label and how in ("at", "about") else value


def _words(words: str, text: str, start: int) -> list[int]:
    place = text.find(words)
    if place < 0 or not words:
        raise InputError(f"{words!r} does not stand in the evidence: {text!r}")
    return [start + place, start + place + len(words)]


def _roles(values: Sequence[str]) -> dict[str, list[str]]:
    roles: dict[str, list[str]] = {}
    for value in values:
        role, equals, name = value.partition("=")
        if not equals:
            raise ConfigError(f"{value!r} is not ROLE=NAME")
        roles.setdefault(role, []).extend([name] if name not in ("", NOBODY) else [])
    return roles


def _link(values: Sequence[str], found: RecordIndex) -> Record:
    if len(values) != 2:
        raise ConfigError("link takes a kind and another statement's id")
    kind, other = values
    holds = not kind.startswith("not-")
    to = _place(_statement(other, found))
    return {"kind": kind.removeprefix("not-"), "to": to, "holds": holds}


def _trigger(claim: str | None, said: Record, found: RecordIndex) -> list[int] | None:
    """Return the place that tells a claim in the statement's article."""
    if claim is None:
        return None
    record = found.by_id("propositions", claim)
    for stance in record["stances"] if record is not None else ():
        if stance["statement"] == said["id"] and record is not None:
            place: list[int] = stance["trigger"] or record["trigger"]
            return place
    raise InputError(f"{said['id']} makes no claim {claim!r}")


def _added(article: str, values: Sequence[str], out: Path) -> Record:
    """Return the line of a statement that was missed, its words found in the article."""
    import kg

    texts = {a.id: a.text for a in kg.open(out).articles}
    text = texts.get(article)
    if text is None:
        raise InputError(f"no article is called {article!r}, or its text is not in {out}")
    told = _roles(values)
    content = [_words(w, text, 0) for w in told.pop("content", [])]
    if not content:
        raise ConfigError("a missed statement has content=WORDS, as they stand in the article")
    start, end = _around(text, content[0][0], content[-1][1])
    cue = [_words(w, text[start:end], start) for w in told.pop("cue", [])]
    value: Record = {"act": "state"}
    for name, names in told.items():
        if name in ("speaker", "target"):
            value[name] = [_target(n) for n in names]
        else:
            value[name] = _one(name, names)
    return {
        "article": article,
        "cue": cue[0] if cue else None,
        "content": content,
        "quote": text[start:end],
        "evidence": [start, end],
        "field": "add",
        "value": value,
    }


def _around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the paragraph in which a place lies."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    return first, last if last >= 0 else len(text)
