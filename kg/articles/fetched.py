"""What `kg fetch` noted of the files that it saved: `fetched.jsonl`, a line each, the last counts.

{"address": …, "charset": …, "etag": …, "feed": …, "file": …, "kind": …, "modified": …,
 "published": …, "retrieved": "2024-10-22T09:30:00Z", "sha256": …, "title": …, "url": …}

`address` is what was asked for and `url` where it led; `charset` what the server said of the bytes;
`published` and `title` what the feed says, as it writes them. Of a feed there is no `file`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.articles.formats.record_dates import dated, moment
from kg.articles.problems import printable
from kg.articles.web_address import address

if TYPE_CHECKING:
    from pathlib import Path

    from kg.articles.draft import Draft

NAME = "fetched.jsonl"
LARGEST = 200_000_000
"""Bytes of the largest list that is read: a line has some 500."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What is known of one fetched file or feed; texts as they were written there."""

    address: str
    url: str
    retrieved: str
    file: str | None = None
    kind: str | None = None
    charset: str | None = None
    etag: str | None = None
    modified: str | None = None
    sha256: str | None = None
    feed: str | None = None
    title: str | None = None
    published: str | None = None


KEYS = tuple(Fetched.__dataclass_fields__)


def read_list(path: Path) -> list[Fetched]:
    """Return the lines of a list, in order; what is no line of it is passed over.

    A run that was killed may have left half a line.
    """
    found: list[Fetched] = []
    with path.open("rb") as lines:
        size = 0
        for line in lines:
            size += len(line)
            if size > LARGEST:
                break
            try:
                record = json.loads(line)
            except (ValueError, RecursionError):
                continue
            if isinstance(record, dict):
                known = {k: record.get(k) for k in KEYS}
                values = {k: v if isinstance(v, str) else None for k, v in known.items()}
                if values["address"] and values["url"] and values["retrieved"]:
                    found.append(Fetched(**values))  # type: ignore[arg-type]
    return found


def line_of(fetched: Fetched) -> str:
    """Return the line of a list that says it."""
    record = {k: getattr(fetched, k) for k in KEYS}
    return json.dumps({k: v for k, v in record.items() if v is not None}, sort_keys=True) + "\n"


def known_of(file: Path) -> Fetched | None:
    """Return what was noted of a file when it was fetched, None if it was not."""
    beside = file.parent / NAME
    try:
        state = beside.stat()
    except OSError:
        return None
    return _by_file(beside, state.st_mtime_ns, state.st_size).get(file.name)


@lru_cache(maxsize=4)
def _by_file(path: Path, _changed: int, _size: int) -> dict[str, Fetched]:
    try:
        return {f.file: f for f in read_list(path) if f.file is not None}
    except OSError:
        return {}


def with_fetched(draft: Draft, known: Fetched) -> Draft:
    """Return an article with address and time that it was fetched at and the day its feed gave.

    What the page says of its own address goes before; the feed's day goes before the page's.
    """
    day = dated(known.published, "given by the feed's entry") if known.published else None
    return replace(
        draft,
        url=draft.url or address(known.url),
        retrieved=moment(known.retrieved),
        title=draft.title or (printable(known.title) if known.title else None),
        dates=(day, *draft.dates) if day else draft.dates,
    )
