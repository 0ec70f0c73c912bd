"""Large files of many articles are read one article at a time."""

from __future__ import annotations

import gzip
import io
import json
import tracemalloc
from typing import TYPE_CHECKING

import pytest

from kg.articles.draft import Draft
from kg.articles.formats.formats import LINES, MAILBOX, RECORDS, TABLE, WEB_ARCHIVE, Source

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kg.articles.formats.formats import Format

COUNT = 1_500
WORDS = "The ministry said on Monday that it was waiting for an answer. " * 80
MOST = 2_500_000
"""Bytes held at once, at most, of a file of over seven million."""


def record(number: int) -> str:
    return json.dumps({"id": f"r-{number}", "text": f"{number} {WORDS}"})


def lines() -> bytes:
    return "\n".join(map(record, range(COUNT))).encode()


def array() -> bytes:
    return f"[{', '.join(map(record, range(COUNT)))}]".encode()


def table() -> bytes:
    rows = "".join(f'r-{i},"{i} {WORDS}"\n' for i in range(COUNT))
    return f"id,text\n{rows}".encode()


def mailbox() -> bytes:
    head = "From a@post.example Tue Oct 22 06:31:00 2024\nFrom: a@post.example\nSubject: N\n"
    return "".join(f"{head}Message-ID: <{i}@x>\n\n{i} {WORDS}\n\n" for i in range(COUNT)).encode()


@pytest.mark.parametrize(
    ("form", "made"), [(LINES, lines), (RECORDS, array), (TABLE, table), (MAILBOX, mailbox)]
)
def test_one_article_is_held_at_a_time(
    tmp_path: Path, form: Format, made: Callable[[], bytes]
) -> None:
    path = tmp_path / "a"
    path.write_bytes(made())
    assert path.stat().st_size > 3 * MOST
    source = Source(id="a", name="a.jsonl" if form is LINES else "a")
    with path.open("rb") as data:
        tracemalloc.start()
        count = sum(isinstance(d, Draft) for d in form.read(data, source))
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert count == COUNT
    assert peak < MOST


def test_one_page_of_a_crawl_is_held_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n" + bytes(100_000)
    head = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://x.example/\r\n"
    one = f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body + b"\r\n\r\n"
    with path.open("wb") as out:
        for _ in range(100):
            out.write(gzip.compress(one))
    with path.open("rb") as data:
        tracemalloc.start()
        list(WEB_ARCHIVE.read(data, Source(id="a", name="a.warc.gz")))
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert peak < MOST


def test_the_first_record_comes_before_the_last_is_read() -> None:
    data = io.BytesIO(array())
    first = next(iter(RECORDS.read(data, Source(id="a", name="a.json"))))
    assert isinstance(first, Draft)
    assert first.id == "r-0"
