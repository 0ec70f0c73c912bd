"""Reads articles from JSON lines, `{"id", "text", "date"?, "title"?, "publisher"?, "author"?,
"url"?}`.

Lines are read as they come and articles go out in that order. The text is taken as it is, line
ends too, so that offsets hold in the sender's own copy.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kg.articles.assemble import assembled
from kg.articles.draft import Draft
from kg.articles.encoding.decode import LARGEST
from kg.articles.formats.record_dates import dated
from kg.articles.problems import error, printable, shown, warning
from kg.articles.publication import written_dates as dates
from kg.articles.web_address import address
from kg.guard import OFF, Guard
from kg.ids import text_digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.articles.sidecar import Entry
    from kg.model import Article, Diagnostic

LONGEST_ID = 300
"""Characters of an id, at most: it becomes part of addresses and file names."""

_NAMES = {"outlet": "publisher"}
"""What `--fields` calls otherwise than the records of `kg extract --jsonl`."""


class _BadRecord(Exception):
    """Why a line is no article."""


def read_records(
    lines: Iterable[str],
    *,
    entries: Mapping[str, Entry] | None = None,
    date: str | None = None,
    default_date: str | None = None,
    source: str = "stdin",
    guard: Guard = OFF,
    fields: Mapping[str, str] | None = None,
) -> Iterator[Article | Diagnostic]:
    """Yield the article of each line, or a diagnostic with the line's number.

    `entries` is a sidecar as `read_sidecar` gives it; `source` is the name the articles get as
    theirs; `date` goes before every other publication date, `default_date` after; `fields` names
    fields that are called otherwise ({"text": "body"}). Raises `ConfigError` for a bad date.
    """
    if date is not None:
        dates.checked(date, "--date")
    if default_date is not None:
        dates.checked(default_date, "--default-date")
    seen: dict[str, str] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            record = _renamed(_parsed(line), fields or {})
            draft, notes = _draft(record, source, f"line {number}")
            _new(draft, seen)
        except _BadRecord as problem:
            yield error("bad-record", f"line {number}: {problem}")
            continue
        yield from notes
        yield assembled(draft, (entries or {}).get(draft.id), date, guard, default_date)


def _parsed(line: str) -> dict[str, object]:
    if len(line) > LARGEST:
        raise _BadRecord(f"is longer than {LARGEST // 1_000_000} MB; send one article a line")
    try:
        record = json.loads(line.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as problem:
        what = getattr(problem, "msg", type(problem).__name__)
        raise _BadRecord(f"is not JSON ({shown(str(what))}); write one object a line") from None
    if not isinstance(record, dict):
        raise _BadRecord('is not a JSON object; write {"id": …, "text": …}')
    return record


def _renamed(record: dict[str, object], fields: Mapping[str, str]) -> dict[str, object]:
    """Return a record with its fields under the names that count."""
    found = {_NAMES.get(key, key): record[name] for key, name in fields.items() if name in record}
    return record | found if found else record


def _draft(record: Mapping[str, object], source: str, place: str) -> tuple[Draft, list[Diagnostic]]:
    key = record.get("id")
    if not isinstance(key, str) or not key.strip() or len(key) > LONGEST_ID:
        raise _BadRecord(f"`id` is not a text of 1 to {LONGEST_ID} characters")
    if not key.isprintable():
        raise _BadRecord("`id` holds characters that cannot be printed")
    text = record.get("text")
    if not isinstance(text, str) or not text.strip():
        raise _BadRecord(f"{shown(key)}: `text` is missing or empty")
    notes: list[Diagnostic] = []
    names = ("date", "title", "publisher", "author", "url")
    values = {k: _text(record, k, key, place, notes) for k in names}
    url = values["url"]
    day = dated(values["date"], "given in the record")
    if values["date"] and day is None:
        notes.append(_ignored(key, place, "date", "is no day, month or year that is one only"))
    if url and address(url) is None:
        notes.append(_ignored(key, place, "url", "is no http address"))
        url = None
    draft = Draft(
        id=key,
        text=text,
        source=source,
        title=values["title"],
        dates=(day,) if day else (),
        publisher=values["publisher"],
        author=values["author"],
        url=url,
    )
    return draft, notes


def _text(
    record: Mapping[str, object], name: str, key: str, place: str, notes: list[Diagnostic]
) -> str | None:
    value = record.get(name)
    if value is None:
        return None
    if not isinstance(value, str):
        notes.append(_ignored(key, place, name, "is not text"))
        return None
    return " ".join(printable(value).split()) or None


def _ignored(key: str, place: str, name: str, why: str) -> Diagnostic:
    return warning("bad-value", f"{place}: `{name}` {why}; it is ignored", key)


def _new(draft: Draft, seen: dict[str, str]) -> None:
    digest = text_digest(draft.text)
    if draft.id in seen:
        same = "the same text" if seen[draft.id] == digest else "another text"
        raise _BadRecord(f"{shown(draft.id)}: the id came before, with {same}; ids are unique")
    seen[draft.id] = digest
