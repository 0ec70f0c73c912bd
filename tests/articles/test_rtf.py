"""Rich text as Word, TextEdit and archives write it, and files built to harm their reader."""

from __future__ import annotations

import io
import time
from contextlib import suppress
from pathlib import Path

import pytest

from kg.articles import read_articles
from kg.articles.draft import Draft
from kg.articles.encoding.decode import Unreadable
from kg.articles.formats.formats import RICH_TEXT, Source

FORMATS = Path(__file__).parent / "formats"


def text_of(data: bytes) -> str:
    (found,) = RICH_TEXT.read(io.BytesIO(data), Source(id="a", name="a.rtf"))
    assert isinstance(found, Draft)
    return found.text


def test_what_word_writes() -> None:
    (article,), problems = read_articles([FORMATS / "accord.rtf"])
    assert problems == []
    assert article.title == "Norland’s fishers reject the accord"
    assert article.author == "Maren Tolvik"
    assert article.published is None  # the day on which the file was made is none of the article
    assert article.text.split("\n\n") == [
        "Norland’s fishers reject the accord",
        "By Maren Tolvik",
        "HARVEN – The fishers’ union of Norland rejected the fisheries accord on Monday, its leader"
        " Greta Solheim told the Harven Post.",
        "“We were not asked,” Solheim said. \U0001f450 “Nobody asked a café owner either.”",
        "What they want",
        "- higher quotas",
        "- fewer inspections",
        "Cod\nHaring",
        "Москва declined to comment.",
        "The minister welcomed the vote.",
        "The paper belongs to the union.",
    ]
    kinds = {x.span.of(article.text): x.kind.value for x in article.lines}
    assert kinds["What they want"] == "section-head"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (rb"a\par b", "a\n\nb"),
        (b"a\\\nb", "a\n\nb"),
        (rb"one\line Two", "one\nTwo"),
        (rb"\{a\}\\ b\~c\_d", "{a}\\ b\u00a0c\u2011d"),
        (rb"co\-operate", "cooperate"),
        (rb"\uc0\u8220 a\u8221 ", "“a”"),
        (rb"\uc2\u8220 ??a", "“a"),
        (rb"\u8220\'93a{\uc0 \u8221}b", "“a”b"),
        (rb"{\*\unknown {nested} text}a", "a"),
        (rb"{\unknown a}b", "ab"),
        (rb"{\field{\*\fldinst HYPERLINK}{\fldrslt a}}", "a"),
        (rb"{\header\par no}{\pict 00ff}a", "a"),
        (b"\\bin3 }}}a", "a"),
        (rb"\cocoa0 a\cf0 b", "ab"),
        (rb"\v no\v0 a{\v no}\plain b", "ab"),
        (rb"\u-10179 ?x", "\ufffdx"),
        (rb"\ansicpg1251 \'cc", "М"),
        (rb"\ansicpg99999 \'e9", "é"),
        (rb"{\fonttbl{\f1\fcharset128 MS;}}\f1\'82\'a0", "あ"),
        (rb"a}}}}b", "ab"),
        (rb"{{{{a", "a"),
    ],
)
def test_words_of_the_format(body: bytes, text: str) -> None:
    assert text_of(rb"{\rtf1\ansi " + body + b"}") == text


@pytest.mark.parametrize("data", [b"", b"{\\rtf1}", b"text", b"{\\rtf1 " + b"{" * 2000])
def test_what_is_no_rich_text(data: bytes) -> None:
    with pytest.raises(Unreadable) as problem:
        text_of(data)
    assert problem.value.reason


def test_every_cut_is_read_or_told() -> None:
    data = (FORMATS / "accord.rtf").read_bytes()
    for size in range(0, len(data), 7):
        with suppress(Unreadable):
            assert text_of(data[:size])


@pytest.mark.parametrize(
    "piece", [b"\\u8220 ?", b"{\\b a}", b"\\'e9", b"{\\footnote a}", b"\\par a", b"\\", b"{\\*\\x"]
)
def test_a_long_file_is_read_in_time(piece: bytes) -> None:
    start = time.process_time()
    with suppress(Unreadable):
        text_of(b"{\\rtf1 a" + piece * 50_000)
    assert time.process_time() - start < 5
