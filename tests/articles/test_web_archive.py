"""Pages saved in one file, as Chromium, Internet Explorer and Word write them."""

from __future__ import annotations

import base64
import io
from pathlib import Path

import pytest

from kg.articles import read_articles
from kg.articles.draft import Draft
from kg.articles.encoding.decode import Unreadable
from kg.articles.formats import mhtml as web_archive
from kg.articles.formats.formats import SAVED_PAGE, Source

FORMATS = Path(__file__).parent / "formats"
SAVED = "2026-11-29T04:27:09Z"
"""When `toll.mhtml` was saved, by its head."""
PAGE = """<html><head><title>Council votes down toll</title></head><body><article>
<h1>Council votes down toll</h1>
<p>The council of Harven on Monday voted down a toll on the café bridge, the mayor said.</p>
<p>“Nobody wanted it,” she said. “We have listened to the people who cross the bridge.”</p>
<p>The finance office had warned that the city would lack four million crowns a year.</p>
</article></body></html>"""


def archive(*parts: tuple[str, bytes], head: str = "") -> bytes:
    start = (
        "From: <Saved by Microsoft Internet Explorer 8>\r\nSubject: Toll\r\n"
        "Date: Wed, 1 Jan 2020 10:00:00 +0100\r\nMIME-Version: 1.0\r\n"
        f'Content-Type: multipart/related;\r\n\ttype="text/html"{head};\r\n\tboundary="=_x"\r\n\r\n'
        "This is a multi-part message in MIME format.\r\n"
    )
    body = b"".join(b"\r\n--=_x\r\n" + h.encode() + b"\r\n\r\n" + b for h, b in parts)
    return start.encode() + body + b"\r\n--=_x--\r\n"


def read(data: bytes) -> Draft:
    (found,) = SAVED_PAGE.read(io.BytesIO(data), Source(id="a", name="a.mht"))
    assert isinstance(found, Draft)
    return found


def test_what_chromium_saves() -> None:
    (article,), problems = read_articles([FORMATS / "toll.mhtml"])
    assert problems == []
    assert "a toll on the café bridge, mayor Greta Solheim said" in article.text
    assert article.title == "Council votes down toll"
    assert article.url == "http://harvenpost.example/page.html"
    assert article.publisher == "Harven Post"
    assert article.published is not None
    assert article.published.value == "2024-10-21"  # not the day on which it was saved
    assert article.retrieved == SAVED


def test_when_a_page_of_an_archive_was_fetched_is_told_and_dates_nothing() -> None:
    articles, _ = read_articles([FORMATS / "crawl.warc.gz"])
    assert {a.retrieved for a in articles} == {"2024-11-02T10:00:00Z"}
    assert {a.published.value for a in articles if a.published is not None} == {"2024-10-22"}


@pytest.mark.parametrize(
    ("charset", "codec", "transfer"),
    [
        ("unicode", "utf-16", "base64"),
        ("utf-16le", "utf-16-le", "base64"),
        ("windows-1252", "cp1252", "8bit"),
        ("utf-8", "utf-8", "base64"),
        ("utf-8", "utf-8-sig", "8bit"),
        ("x-unknown", "utf-8", "8bit"),
        ("iso-8859-1", "utf-8", "8bit"),
    ],
)
def test_encodings_of_the_page(charset: str, codec: str, transfer: str) -> None:
    page = PAGE.encode(codec)
    body = base64.encodebytes(page) if transfer == "base64" else page
    found = read(
        archive(
            ("Content-Type: image/gif\r\nContent-Transfer-Encoding: base64", b"R0lGODlh"),
            (
                f'Content-Type: text/html;\r\n\tcharset="{charset}"\r\n'
                f"Content-Transfer-Encoding: {transfer}\r\n"
                "Content-Location: http://harvenpost.example/toll",
                body,
            ),
        )
    )
    assert "the café bridge" in found.text
    assert "“Nobody wanted it,”" in found.text
    assert found.url == "http://harvenpost.example/toll"
    assert found.dates == ()


def test_the_part_that_the_head_names_is_the_page() -> None:
    frame = ("Content-Type: text/html; charset=utf-8", b"<p>An advertisement.</p>")
    page = (
        "Content-Type: text/html; charset=utf-8\r\nContent-ID: <page@x>",
        PAGE.encode(),
    )
    assert "Nobody wanted it" in read(archive(frame, page, head=';\r\n\tstart="<page@x>"')).text


def test_a_page_without_other_parts_and_word_s_own() -> None:
    alone = b"MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
    assert "Nobody wanted it" in read(alone + PAGE.encode()).text
    word = (
        "Content-Location: file:///C:/1234/story.htm\r\nContent-Transfer-Encoding: 8bit\r\n"
        'Content-Type: text/html; charset="us-ascii"'
    )
    found = read(archive((word, PAGE.encode("cp1252"))))
    assert "the café bridge" in found.text
    assert found.url is None


def test_what_is_no_saved_page() -> None:
    image = ("Content-Type: image/gif\r\nContent-Transfer-Encoding: base64", b"R0lGODlh")
    cut = ("Content-Type: text/html\r\nContent-Transfer-Encoding: base64", b"PGh0bW")
    nested = b"Content-Type: multipart/related; boundary=a\n\n" + (
        b"--a\nContent-Type: multipart/related; boundary=a\n\n" * 2000
    )
    for data in (b"", b"\x00" * 500, archive(image), archive(cut), nested):
        with pytest.raises(Unreadable) as problem:
            read(data)
        assert problem.value.reason


def test_a_message_of_very_many_parts_is_read_within_its_bounds() -> None:
    data = archive(*[("Content-Type: text/css", b"")] * (web_archive.MOST_PARTS + 5))
    with pytest.raises(Unreadable, match="no page"):
        read(data)
