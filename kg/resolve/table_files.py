"""Read tables of names: CSV, JSON lines, FollowTheMoney entities, results of SPARQL queries."""

from __future__ import annotations

import csv
import json
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import StringIO
from typing import TYPE_CHECKING, Any

from kg.errors import InputError
from kg.resolve.countries import country_code

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

type Row = Mapping[str, Any]

_QID = re.compile(r"Q[1-9][0-9]*", re.ASCII)


@cache
def _names() -> dict[str, Any]:
    """Return the names of columns that are understood for each field, in small letters."""
    return tomllib.loads((files("kg.resolve") / "data/columns.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One row of a table: `type` is `person`, `organisation` or None, `country` alpha-3."""

    id: str
    label: str
    aliases: tuple[str, ...]
    type: str | None = None
    country: str | None = None
    wikidata: str | None = None
    start: str | None = None
    end: str | None = None


def entries(path: Path) -> Iterator[Entry]:
    """Yield the entries of a table, rows of one id together, in order of their ids.

    Raises InputError for a file that cannot be read or holds no names.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "not UTF-8"
        raise InputError(f"cannot read the table of names {path}: {why}") from error
    found: dict[str, Entry] = {}
    for row in _rows(text, path):
        one = _entry(row)
        if one is not None:
            known = found.get(one.id)
            found[one.id] = one if known is None else _with(known, one)
    if not found:
        raise InputError(
            f"{path}: no names in it; a table has a column `label` (or `name`) and may have `id`,"
            " `alias`, `type`, `country`, `wikidata`, `start` and `end`"
        )
    return (found[k] for k in sorted(found))


def _rows(text: str, path: Path) -> Iterable[Row]:
    start = text.lstrip()[:1]
    if start != "{":
        return csv.DictReader(StringIO(text))
    try:
        whole = json.loads(text)
    except ValueError:
        return _json_lines(text, path)
    if isinstance(whole, dict) and isinstance(whole.get("results"), dict):
        return _bindings(whole["results"].get("bindings"))
    return [whole]


def _json_lines(text: str, path: Path) -> Iterator[Row]:
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise InputError(f"{path}, line {number}: not JSON") from error
        if isinstance(record, dict):
            yield record


def _bindings(bindings: object) -> Iterator[Row]:
    for one in bindings if isinstance(bindings, list) else []:
        if isinstance(one, dict):
            yield {k: v.get("value") for k, v in one.items() if isinstance(v, dict)}


def _entry(row: Row) -> Entry | None:
    inside = row.get("properties")
    flat = {**row, **inside} if isinstance(inside, dict) else row
    cells = {str(k).casefold().strip(): _texts(v) for k, v in flat.items() if k is not None}

    def values(field: str) -> list[str]:
        return [v for column in _names()["columns"][field] for v in cells.get(column, [])]

    labels = values("label")
    if not labels:
        return None
    own = next(iter(values("id")), labels[0]).rsplit("/", 1)[-1]
    marks = [*values("wikidata"), own]
    qid = next((q for v in marks if _QID.fullmatch(q := v.rsplit("/", 1)[-1])), None)
    kinds = {v.rsplit("/", 1)[-1].casefold() for v in values("type")}
    people, bodies = (not kinds.isdisjoint(_names()[name]) for name in ("people", "bodies"))
    kind = "person" if people else "organisation" if bodies else None
    countries = [c for v in values("country") if (c := country_code(v))]
    return Entry(
        id=own,
        label=labels[0],
        aliases=tuple(dict.fromkeys([*labels[1:], *values("alias")])),
        type=kind,
        country=countries[0] if countries else None,
        wikidata=qid,
        start=next(iter(values("start")), None),
        end=next(iter(values("end")), None),
    )


def _texts(value: object) -> list[str]:
    """Return a cell's values: a list's, or those between the bars of a text."""
    parts = value if isinstance(value, list) else str(value).split("|") if value else []
    return [p.strip() for p in parts if isinstance(p, str) and p.strip()]


def _with(known: Entry, more: Entry) -> Entry:
    """Join two rows of one id: a result of a query has a row for each alias."""
    names = dict.fromkeys([*known.aliases, more.label, *more.aliases])
    names.pop(known.label, None)
    return Entry(
        id=known.id,
        label=known.label,
        aliases=tuple(names),
        type=known.type or more.type,
        country=known.country or more.country,
        wikidata=known.wikidata or more.wikidata,
        start=known.start or more.start,
        end=known.end or more.end,
    )
