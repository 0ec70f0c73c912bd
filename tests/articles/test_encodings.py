"""Encodings: what they are told by, and what is refused rather than guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.articles import read_articles
from kg.articles.encoding.decode import Unreadable, decoded
from kg.articles.encoding.detect import guessed_codec

if TYPE_CHECKING:
    from pathlib import Path

ENGLISH = "“We won’t wait,” said José Müller – the café’s owner… It cost £5.\n"
TEXTS = {
    "cp1252": ENGLISH,
    "mac_roman": ENGLISH,
    "cp1250": "Premier Wałęsa met Šefčovič and said that Łódź would wait for an answer.\n",
    "cp1251": "Министерство сообщило в понедельник, что ждёт ответа соседей и не спешит.\n",
    "koi8_r": "Министерство сообщило в понедельник, что ждёт ответа соседей и не спешит.\n",
    "gb18030": "外交部周一表示正在等待邻国的答复，发言人没有说明何时会有结果。他说这很重要。\n",
    "big5": "外交部週一表示正在等待鄰國的答覆，發言人沒有說明何時會有結果。\n",
    "cp949": "외교부는 월요일에 이웃 나라의 답을 기다리고 있다고 밝혔다.\n",
}


@pytest.mark.parametrize("codec", TEXTS)
def test_what_is_no_utf8_is_told_by_its_bytes_and_says_so(tmp_path: Path, codec: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXTS[codec].encode(codec))
    (article,), _ = read_articles([path])
    assert article.text == TEXTS[codec]
    (note,) = [d for d in article.diagnostics if d.code == "encoding-guessed"]
    assert codec in note.message


@pytest.mark.parametrize(
    "data",
    [
        ENGLISH.encode("utf-8"),
        ENGLISH.encode("utf-8-sig"),
        ENGLISH.encode("utf-16"),
        b"\xfe\xff" + ENGLISH.encode("utf-16-be"),
        ENGLISH.encode("utf-16-le"),
        ENGLISH.encode("utf-16-be"),
        ENGLISH.encode("utf-32"),
        ENGLISH.encode("utf-32-be"),
    ],
)
def test_unicode_in_every_form_is_read_as_such(data: bytes) -> None:
    found = decoded(data, html=False)
    assert found.text == ENGLISH
    assert not found.guessed


@pytest.mark.parametrize(
    "data", [b"The caf\x81 said no.", b"\x80\x81\xfe\xff\x90" * 40, b"it\xb7s\xacno\xa7t\xbfext"]
)
def test_what_cannot_be_told_is_refused(data: bytes) -> None:
    assert guessed_codec(data) is None
    with pytest.raises(Unreadable, match="save it as UTF-8"):
        decoded(data, html=False)


def test_tables_and_lines_may_be_in_any_encoding(tmp_path: Path) -> None:
    table = f"title;text;date\nA;{ENGLISH.strip()};2024-10-22\n"
    for codec in ("cp1252", "utf-16", "utf-8-sig", "mac_roman"):
        path = tmp_path / f"{codec}.csv"
        path.write_bytes(table.encode(codec))
        (article,), _ = read_articles([path])
        assert article.text == ENGLISH.strip()


def test_a_wrong_byte_among_many_articles_costs_its_place_only(tmp_path: Path) -> None:
    rows = [f'n-{i},"{ENGLISH.strip()}"' for i in range(9)]
    data = "\n".join(("id,text", *rows, "")).encode()
    path = tmp_path / "a.csv"
    path.write_bytes(data.replace("café".encode(), b"caf\xc3", 1))
    articles, (note,) = read_articles([path])
    assert [a.text.count("\ufffd") for a in articles] == [1] + [0] * 8
    assert (note.code, note.article) == ("encoding-errors", "n-0")
    path.write_bytes(data[:-4] + "é".encode()[:1])
    articles, (note,) = read_articles([path])
    assert len(articles) == 9
    assert "1 places" in note.message


def test_a_text_in_utf8_with_a_slip_is_read_as_such(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(ENGLISH.encode() * 4 + b"He said \xffno.\n")
    (article,), _ = read_articles([path])
    assert article.text == ENGLISH * 4 + "He said \ufffdno.\n"
    assert "encoding-errors" in [d.code for d in article.diagnostics]
