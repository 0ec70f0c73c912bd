"""Archives: what lies in them is read like a folder; bombs, broken and locked ones are told."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.articles import read_articles
from kg.articles.formats import files_within as inside

if TYPE_CHECKING:
    from kg.model import Diagnostic

TEXT = "The ministry said on Monday that it was waiting for an answer from the neighbours.\n"
FOLDER = Path(__file__).parent / "formats"


def zipped(files: dict[str, bytes | str]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return held.getvalue()


def read(tmp_path: Path, name: str, data: bytes) -> tuple[list[str], list[Diagnostic]]:
    good = tmp_path / "good.txt"
    good.write_text(TEXT + "Good.\n", encoding="utf-8")
    path = tmp_path / name
    path.write_bytes(data)
    articles, problems = read_articles([good, path])
    return [a.id for a in articles if a.id != "good"], problems


def test_a_packed_folder_gives_what_the_folder_gives(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    names = ("page.html", "wire.jsonl", "mail.eml", "agency.atom", "frame.csv")
    for name in names:
        (folder / name).write_bytes((FOLDER / name).read_bytes())
    archive = tmp_path / "packed.zip"
    archive.write_bytes(zipped({n: (FOLDER / n).read_bytes() for n in names}))
    loose, _ = read_articles([folder])
    packed, _ = read_articles([archive])
    assert [(a.id, a.text, a.published) for a in loose] == [
        (a.id, a.text, a.published) for a in packed
    ]


@pytest.mark.parametrize(
    ("name", "pack"),
    [("a.txt.gz", gzip.compress), ("a.txt.bz2", bz2.compress), ("a.txt.xz", lzma.compress)],
)
def test_a_packed_file_is_read(tmp_path: Path, name: str, pack: object) -> None:
    assert callable(pack)
    assert read(tmp_path, name, pack(TEXT.encode())) == (["a"], [])


def test_archives_in_archives_are_read_to_a_depth(tmp_path: Path) -> None:
    data = zipped({"in.txt": TEXT})
    for _ in range(inside.DEEPEST - 1):
        data = zipped({"more.zip": data})
    assert read(tmp_path, "a.zip", data)[0] == ["in"]
    ids, (problem,) = read(tmp_path, "a.zip", zipped({"more.zip": data}))
    assert ids == []
    assert problem.code == "archive-too-deep"


def test_a_bomb_is_stopped_at_its_budget(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inside, "FLOOR", 100_000)
    zeros = bytes(50_000_000)
    for name, data in (
        ("a.zip", zipped({"a.txt": TEXT, "b.txt": zeros, "c.txt": TEXT * 2})),
        ("a.zip", zipped({f"{i}.zip": zipped({"z.txt": zeros[:5_000_000]}) for i in range(50)})),
        ("a.txt.gz", gzip.compress(zeros)),
    ):
        _, problems = read(tmp_path, name, data)
        assert problems[-1].code == "archive-too-large"
        assert "unpacks to more than is believed" in problems[-1].message


def test_too_many_files_are_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inside, "MOST_FILES", 3)
    ids, (problem,) = read(tmp_path, "a.zip", zipped({f"{i}.txt": TEXT * i for i in range(1, 6)}))
    assert ids == ["1", "2", "3"]
    assert "more than 3 files" in problem.message


def test_names_in_an_archive_are_shown_and_never_opened(tmp_path: Path) -> None:
    names = ("../../up.txt", "/etc/root.txt", "C:\\win\\dos.txt", "a/\x1b[2Jb.txt", "..", ".h.txt")
    files: dict[str, bytes | str] = {name: TEXT + name for name in names}
    archive = tmp_path / "sub" / "a.zip"
    archive.parent.mkdir()
    archive.write_bytes(zipped(files))
    before = sorted(p.name for p in tmp_path.rglob("*"))
    articles, _ = read_articles([archive])
    assert sorted(a.source for a in articles) == [
        "a.zip/C:/win/dos.txt",
        "a.zip/a/\ufffd[2Jb.txt",
        "a.zip/etc/root.txt",
        "a.zip/up.txt",
    ]
    assert sorted(p.name for p in tmp_path.rglob("*")) == before


def test_a_locked_file_and_a_broken_archive_are_told(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": TEXT, "b.txt": TEXT * 2}))
    central = data.index(b"PK\x01\x02")
    data[central + 8] |= 1
    ids, (problem,) = read(tmp_path, "a.zip", bytes(data))
    assert ids == ["b"]
    assert (problem.code, problem.message) == (
        "encrypted",
        "a.zip/a.txt: is encrypted; unpack it with its password",
    )
    for name, broken in (
        ("a.zip", zipped({"a.txt": TEXT})[:60]),
        ("a.tar", b"x" * 257 + b"ustar" + b"x" * 500),
        ("a.txt.gz", gzip.compress(TEXT.encode() * 99)[:-30]),
    ):
        ids, problems = read(tmp_path, name, broken)
        assert ids == []
        assert [p.code for p in problems] == ["bad-archive"]


def test_links_in_a_tar_archive_are_not_followed(tmp_path: Path) -> None:
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w:gz") as archive:
        for name, kind in (("a.txt", tarfile.SYMTYPE), ("b.txt", tarfile.LNKTYPE)):
            link = tarfile.TarInfo(name)
            link.type, link.linkname = kind, "/etc/passwd"
            archive.addfile(link)
    ids, problems = read(tmp_path, "a.tgz", held.getvalue())
    assert ids == []
    assert [p.code for p in problems] == ["linked", "linked"]
