"""Broken files of every format: each is read or told, none ends the run, and again the same."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

from kg.articles import read_articles
from kg.errors import InputError
from kg.model import Article

FOLDER = Path(__file__).parent / "formats"
NAMES = sorted(p.name for p in FOLDER.iterdir() if p.suffix != ".pdf")
PIECES = (
    *(b"<", b">", b'"', b"[", b"{", b"]]>", b"&", b"\0", b"\r\n\r\n", b"--b1", b"From x 2024\n"),
    *(b"=?utf-8?q?", b"\xff\xfe", b"9" * 5000, b"<!ENTITY a 'b'>", b"\\ud800", b"[" * 3000),
)


LAUGHS = "".join(
    f'<!ENTITY {name} "{f"&{inner};" * 10}">'
    for inner, name in zip("abcdefgh", "bcdefghi", strict=True)
)
BOMB = (
    f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">{LAUGHS}]><rss><channel><item>'
    "<title>&i;</title><description>&i; no.</description></item></channel></rss>"
)


def broken(data: bytes, seed: str) -> bytes:
    """Return a file with some places deleted, doubled, changed or cut, by a seed."""
    dice = random.Random(seed)
    made = bytearray(data)
    for _ in range(dice.choice((1, 2, 5, 30))):
        start = dice.randrange(len(made) + 1)
        end = min(len(made), start + dice.randrange(1, 200))
        match dice.randrange(5):
            case 0:
                del made[start:end]
            case 1:
                made[start:start] = dice.randbytes(dice.randrange(1, 20))
            case 2:
                made[start:start] = made[start:end] * dice.randrange(1, 5)
            case 3:
                made[start:start] = dice.choice(PIECES)
            case _:
                del made[max(end, 20) :]
    return bytes(made)


def outcome(path: Path) -> object:
    try:
        return read_articles([path])
    except InputError as nothing:
        return str(nothing)


@pytest.mark.parametrize("name", NAMES)
def test_a_broken_file_is_read_or_told(tmp_path: Path, name: str) -> None:
    data = (FOLDER / name).read_bytes()
    for seed in range(20):
        path = tmp_path / name
        path.write_bytes(broken(data, f"{name} {seed}"))
        first = outcome(path)
        assert first == outcome(path), seed
        articles = first[0] if isinstance(first, tuple) else []
        for article in articles:
            assert isinstance(article, Article)
            spans = [line.span for line in article.lines]
            assert spans == sorted(spans)
            assert all(0 <= s.start < s.end <= len(article.text) for s in spans)


@pytest.mark.parametrize(
    "text",
    [
        BOMB,
        '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item>'
        "<title>x</title><description>It said &x; no.</description></item></channel></rss>",
        "<rss><channel>" + "<item>" * 100_000 + "</channel></rss>",
    ],
)
def test_entities_of_xml_are_never_unfolded(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.xml"
    path.write_text(text, encoding="utf-8")
    found = outcome(path)
    articles = found[0] if isinstance(found, tuple) else []
    assert all(len(a.text) < 200 and "root:" not in a.text for a in articles)


HEAD = "From: a@x.example\r\nTo: b@x.example\r\nSubject: N\r\n"
LONG = 100_000
HOSTILE = {
    "quotes.csv": "text,title\n" + '"' * LONG,
    "deep.json": '{"data":' * (LONG // 8) + "{}",
    "tags.json": '{"text": "' + "<p " * (LONG // 3) + '"}',
    "marks.json": '{"text": "' + "&" * LONG + '</p>"}',
    "deep.rss": "<rss><channel>" + "<item>" * (LONG // 6),
    "comments.xml": "<!-- -->" * (LONG // 8) + "<rss/>",
    "deep.nitf": "<nitf><body><body.content>" + "<p>" * (LONG // 3),
    "quotes.eml": f"{HEAD}From: {'"' * LONG}\r\n\r\nbody",
    "semicolons.eml": f"{HEAD}Content-Type: {';' * LONG}\r\n\r\nbody",
    "words.eml": f"{HEAD}Subject: {'=?utf-8?q?a?= ' * (LONG // 14)}\r\n\r\nbody",
    "parts.eml": f"{HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n"
    + "--b\r\n\r\nx\r\n" * (LONG // 10),
    "messages.eml": HEAD + "Content-Type: message/rfc822\r\n\r\n" * 3_000,
    "marks.mbox": f"From a@x Tue Oct 22 06:31:00 2024\n{HEAD}\n{'>' * LONG}",
    "endless.warc": "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999999\r\n\r\nx",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_file_takes_long(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(HOSTILE[name], encoding="utf-8")
    before = time.process_time()
    outcome(path)
    assert time.process_time() - before < 5
