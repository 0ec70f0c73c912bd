"""From what a person writes to a line of `corrections.jsonl`: names, words and ids to values.

The words of a content or a condition are looked up in the evidence, a missed statement's in the
text of its article, and a claim or another statement by its id.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.errors import ConfigError, InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.query.record_index import RecordIndex

type Record = dict[str, Any]

NOBODY = "-"
"""A value that stands for none: no speaker, no target, no day, no condition."""


def correction(
    said: Record, field: str, values: Sequence[str], claim: str | None, found: RecordIndex
) -> Record:
    """Return the line that puts a field of a statement right, but for who says so and when.

    `claim` tells which claim of the statement is meant. Raises `ConfigError` for values that the
    field cannot have, `InputError` for words or ids that are not there.
    """
    return {**_place(said), "field": field, "value": _value(field, values, said, claim, found)}


def statement_called(name: str, found: RecordIndex) -> Record:
    """Return the one statement whose id begins so. Raises `InputError` where none or several do."""
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
            roles = {
                role: [_filler(name, said, found) for name in names]
                for role, names in _roles(values).items()
            }
            return {"roles": roles, **({"at": at} if at else {})}
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


def _filler(name: str, said: Record, found: RecordIndex) -> object:
    """Return who or what fills a role: an actor's name, else a place of the evidence, else a name.

    So "tanks" that somebody sends are a thing, and whom no article names yet is somebody new.
    """
    if not found.called(name) and name in said["quote"]:
        return _words(name, said["quote"], said["evidence"][0])
    return name


def _link(values: Sequence[str], found: RecordIndex) -> Record:
    if len(values) != 2:
        raise ConfigError("link takes a kind and another statement's id")
    kind, other = values
    holds = not kind.startswith("not-")
    to = _place(statement_called(other, found))
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


def missed(article: str, text: str, values: Sequence[str]) -> Record:
    """Return the line of a statement that was missed, its words found in the article's text.

    `values` are `content=WORDS`, `cue=WORDS`, `act=ACT`, `speaker=NAME` and so on.
    """
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
