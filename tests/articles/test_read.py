"""Files and folders: what is found, under which id, and what each broken file is told."""

from __future__ import annotations

import hashlib
import itertools
import os
from typing import TYPE_CHECKING

import pytest

from kg.articles import iter_articles, read_articles
from kg.errors import ConfigError, InputError
from kg.model import Article, Diagnostic, Severity

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "The ministry said on Monday that it was waiting for an answer from the neighbours.\n"


def write(folder: Path, name: str, text: str | bytes = TEXT) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return path


def coded(diagnostics: list[Diagnostic]) -> list[tuple[str, str]]:
    return [(d.code, d.severity.value) for d in diagnostics]


@pytest.mark.parametrize(
    ("name", "data", "code", "words"),
    [
        ("empty.txt", b"", "empty", "empty"),
        ("blank.txt", b" \n\t\r\n", "empty", "empty"),
        ("mark.txt", b"\xef\xbb\xbf \n\xc2\xa0", "empty", "white space"),
        ("noise.txt", b"The caf\x81 s\x8did no.", "encoding", "save it as UTF-8"),
        ("half.txt", b"\xff\xfeT\x00h", "encoding", "UTF-16"),
        ("wider.txt", b"\xff\xfe\x00\x00T\x00\x00\x00h\x00\xff\xff", "encoding", "UTF-32"),
        ("map.xml", b'<?xml version="1.0"?><urlset><url/></urlset>', "not-read", "<urlset>"),
        ("nul.txt", b"The ministry\x00 said no.", "binary", "no text"),
        ("control.txt", b"\x01\x02\x03\x04The ministry said no.", "binary", "no text"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00", "binary", "picture"),
        ("page.html", b"<html><body></body></html>", "empty", "without an article"),
        ("undeclared.html", b"<html><body><p>c\x81f</p></body></html>", "encoding", "UTF-8"),
        (
            "liar.html",
            b"<html><head><meta charset='euc-kr'></head><body>\xff\xff</body></html>",
            "encoding",
            "declares euc-kr but is not",
        ),
    ],
)
def test_a_broken_file_is_named_with_what_to_do(
    tmp_path: Path, name: str, data: bytes, code: str, words: str
) -> None:
    broken = write(tmp_path, name, data)
    articles, diagnostics = read_articles([broken, write(tmp_path, "good.txt")])
    assert [a.id for a in articles] == ["good"]
    (problem,) = diagnostics
    assert (problem.code, problem.severity) == (code, Severity.ERROR)
    assert problem.message.startswith(f"{name}: ")
    assert words in problem.message
    assert str(tmp_path) not in problem.message


def test_a_file_that_cannot_be_opened_or_is_none(tmp_path: Path) -> None:
    good = write(tmp_path, "good.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    articles, diagnostics = read_articles([good, tmp_path / "no.txt", tmp_path / "pipe.txt"])
    assert [a.id for a in articles] == ["good"]
    assert coded(diagnostics) == [("unreadable", "error")] * 2
    assert "no.txt: does not exist" in diagnostics[0].message
    assert "pipe.txt: is not a regular file" in diagnostics[1].message


def test_a_file_too_large_is_not_read(tmp_path: Path) -> None:
    write(tmp_path, "good.txt")
    with (tmp_path / "large.txt").open("wb") as out:
        out.truncate(20_000_001)
    _, (problem,) = read_articles([tmp_path])
    assert (problem.code, problem.article) == ("too-large", "large")
    assert "20 MB" in problem.message


def test_nothing_to_read_is_an_error_of_the_caller(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no article to read"):
        read_articles([tmp_path])
    with pytest.raises(InputError, match=r"no\.txt: does not exist"):
        read_articles([tmp_path / "no.txt"])
    with pytest.raises(InputError):
        read_articles([])


def test_what_in_a_folder_is_read(tmp_path: Path) -> None:
    for name in ("a.txt", "b.text", "sub/c.TXT", ".hidden.txt", ".git/d.txt", "n.cfg", "x.xlsx"):
        write(tmp_path, name)
    articles, diagnostics = read_articles([tmp_path])
    assert [(a.id, a.source) for a in articles] == [
        ("a", "a.txt"),
        ("b", "b.text"),
        ("c", "c.TXT"),
    ]
    assert coded(diagnostics) == [("ignored", "info")] * 2
    assert [d.message.split(":")[0] for d in diagnostics] == ["n.cfg", "x.xlsx"]
    assert "save it as CSV" in diagnostics[1].message


def test_a_file_given_by_name_is_read_whatever_its_suffix(tmp_path: Path) -> None:
    articles, diagnostics = read_articles([write(tmp_path, "notes.cfg"), write(tmp_path, "plain")])
    assert [a.id for a in articles] == ["notes", "plain"]
    assert diagnostics == []


def test_files_that_share_a_stem_are_told_apart_by_their_text(tmp_path: Path) -> None:
    texts = [TEXT, TEXT + "No more.\n"]
    paths = [write(tmp_path, "one/a.txt", texts[0]), write(tmp_path, "two/a.txt", texts[1])]
    write(tmp_path, "three/a.text", texts[1])
    paths.append(write(tmp_path, "b.txt"))
    articles, diagnostics = read_articles([tmp_path])
    hashes = sorted(hashlib.sha256(t.encode()).hexdigest()[:8] for t in texts)
    assert [a.id for a in articles] == [f"a-{h}" for h in hashes] + ["b"]
    assert coded(diagnostics) == [("duplicate-file", "info")]


def test_a_file_given_twice_is_read_once(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt")
    articles, diagnostics = read_articles([path, tmp_path, tmp_path / "." / "a.txt"])
    assert [a.id for a in articles] == ["a"]
    assert coded(diagnostics) == [("duplicate-file", "info")] * 2


def test_the_order_of_the_inputs_changes_nothing(tmp_path: Path) -> None:
    write(tmp_path, "x/z.txt")
    write(tmp_path, "x/a.txt", TEXT * 2)
    inputs = [
        tmp_path / "x",
        write(tmp_path, "y/a.txt", TEXT * 3),
        write(tmp_path, "m.txt", b""),
        tmp_path / "none.txt",
    ]
    results = [read_articles(list(order)) for order in itertools.permutations(inputs)]
    assert all(result == results[0] for result in results)
    ids = [a.id for a in results[0][0]]
    assert ids == sorted(ids)
    assert len(ids) == 3


def test_line_ends_and_mark_are_not_text(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbfThe ministry\r\nsaid no.\rAnd left.\n"
    (article,), _ = read_articles([write(tmp_path, "a.txt", data)])
    assert article.text == "The ministry\nsaid no.\nAnd left.\n"


def test_characters_no_export_can_carry_are_replaced_one_for_one(tmp_path: Path) -> None:
    text = TEXT * 5 + "He said\x07 no\x0c.\n"
    (article,), _ = read_articles([write(tmp_path, "a.txt", text)])
    assert article.text == text.replace("\x07", "\ufffd").replace("\x0c", " ")
    (note,) = [d for d in article.diagnostics if d.code == "control-characters"]
    assert note.span is not None
    assert note.span.start == text.index("\x07")


def test_a_text_in_another_language_draws_a_warning(tmp_path: Path) -> None:
    german = "Das Ministerium sagte am Montag, dass es auf eine Antwort der Nachbarn warte. " * 8
    (article,), _ = read_articles([write(tmp_path, "a.txt", german)])
    assert "not-english" in [d.code for d in article.diagnostics]
    (article,), _ = read_articles([write(tmp_path, "b.txt", TEXT * 10)])
    assert "not-english" not in [d.code for d in article.diagnostics]


def test_articles_come_one_at_a_time(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    later = write(tmp_path, "b.txt")
    stream = iter_articles([tmp_path])
    first = next(stream)
    assert isinstance(first, Article)
    later.write_text("Changed. The ministry said no.", encoding="utf-8")
    second = next(stream)
    assert isinstance(second, Article)
    assert second.text.startswith("Changed.")


def test_a_date_that_is_none_is_an_error_of_the_caller(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="--date"):
        read_articles([write(tmp_path, "a.txt")], date="last Monday")
