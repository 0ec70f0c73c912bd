"""A collection that grows and shrinks: `kg build`, `add`, `remove`, `update` and `articles`."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from kg.store.collection import FILE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Kg

TEXTS = {
    "accord": "Peru's foreign ministry said on Monday that Chile had sent tanks to Bolivia.",
    "belief": "Chile denied on Tuesday that it had sent tanks to Bolivia. Togo praised Chile.",
    "charge": "“We will not wait,” said Ana Ruiz, Peru's defence minister.",
    "doubt": "The mayor of Lima, Jon Paz, accused Peru of hiding a report on the tanks.",
}


def written(folder: Path, *names: str, text: str = "") -> Path:
    """Write some of the texts into a folder, each dated in its first line."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        (folder / f"2024-05-07-{name}.txt").write_text(text or TEXTS[name], encoding="utf-8")
    return folder


def exports(out: Path) -> dict[str, bytes]:
    """Return the bytes of all exports of a folder, `build.json` among them."""
    return {p.name: p.read_bytes() for p in sorted(out.iterdir()) if p.name != FILE}


def made(kg: Kg, out: Path, *names: str, **more: str) -> dict[str, bytes]:
    """Return the exports of a fresh build of some texts."""
    source = written(out.parent / f"{out.name}-source", *names, **more)
    assert kg("build", source, "-o", out, "-q").code == 0
    return exports(out)


def test_what_was_added_is_what_a_fresh_build_gives(kg: Kg, tmp_path: Path) -> None:
    whole = made(kg, tmp_path / "whole", "accord", "belief", "charge")
    out = tmp_path / "out"
    made(kg, out, "accord", "charge")
    assert kg("add", out, written(tmp_path / "more", "belief"), "-q").code == 0
    assert exports(out) == whole
    again = kg("add", out, tmp_path / "more")
    assert again.code == 0
    assert "nothing has changed" in again.err
    assert exports(out) == whole


def test_what_was_removed_leaves_what_a_fresh_build_gives(kg: Kg, tmp_path: Path) -> None:
    part = made(kg, tmp_path / "part", "accord", "charge")
    out = tmp_path / "out"
    made(kg, out, "accord", "belief", "charge")
    assert kg("remove", out, "2024-05-07-belief", "-q").code == 0
    assert exports(out) == part
    assert kg("remove", out, "nobody").code == 2
    assert kg("remove", out, "2024-05-07-accord", "2024-05-07-charge").code == 2
    assert exports(out) == part


def test_an_update_follows_its_folder_and_leaves_what_came_from_elsewhere(
    kg: Kg, tmp_path: Path
) -> None:
    out, source = tmp_path / "out", written(tmp_path / "source", "accord", "belief")
    assert kg("build", source, "-o", out, "-q").code == 0
    assert kg("add", out, written(tmp_path / "more", "charge"), "-q").code == 0
    (source / "2024-05-07-belief.txt").unlink()
    written(source, "accord", text=TEXTS["doubt"])
    assert kg("update", out, source, "-q").code == 0
    fresh = written(tmp_path / "fresh", "charge")
    written(fresh, "accord", text=TEXTS["doubt"])
    assert kg("build", fresh, "-o", tmp_path / "other", "-q").code == 0
    assert exports(out) == exports(tmp_path / "other")
    listed = kg("articles", "-o", out, "--format", "csv").out.splitlines()
    assert [line.split(",")[0] for line in listed[1:]] == ["2024-05-07-accord", "2024-05-07-charge"]


def test_nothing_is_parsed_again(kg: Kg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    whole = made(kg, out, "accord", "belief")

    def loaded(model: str) -> object:
        raise AssertionError("the pipeline was loaded")

    monkeypatch.setattr("kg.per_article.parse_all", loaded)
    (out / "graph.nq").unlink()
    assert kg("build", tmp_path / "out-source", "-o", out, "-q").code == 0
    assert exports(out) == whole
    assert kg("remove", out, "2024-05-07-belief", "-q").code == 0


def test_other_rules_read_every_article_again(
    kg: Kg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    made(kg, out, "accord", "belief")
    read: list[str] = []
    from kg.extract import article_reader

    own = article_reader.extract

    def counted(parsed: object, tagged: object) -> object:
        read.append("one")
        return own(parsed, tagged)  # type: ignore[arg-type]

    monkeypatch.setattr(article_reader, "extract", counted)
    assert kg("add", out, written(tmp_path / "more", "charge"), "-q").code == 0
    assert len(read) == 1
    monkeypatch.setattr("kg.store.collection.rules_version", lambda: "other rules")
    assert kg("build", tmp_path / "out-source", "-o", out, "-q").code == 0
    assert len(read) == 3


def test_a_purge_leaves_no_word_in_the_folder_or_the_stored_parses(kg: Kg, tmp_path: Path) -> None:
    out, cache = tmp_path / "out", tmp_path / "cache"
    source = written(tmp_path / "source", "accord", "belief")
    assert kg("build", source, "-o", out, "-q", "--cache", cache).code == 0
    before = set(cache.rglob("*.gz"))
    done = kg("remove", out, "2024-05-07-belief", "--purge", "-q", "--cache", cache)
    assert done.code == 0
    assert len(before - set(cache.rglob("*.gz"))) == 1
    for file in out.iterdir():
        assert b"belief" not in file.read_bytes(), file.name
        assert b"Togo" not in file.read_bytes(), file.name
    with sqlite3.connect(out / FILE) as database:
        ids = [row[0] for row in database.execute("SELECT article FROM extraction")]
    database.close()
    assert ids == ["2024-05-07-accord"]


def test_a_file_that_is_no_collection_is_named(kg: Kg, tmp_path: Path) -> None:
    out = tmp_path / "out"
    made(kg, out, "accord")
    (out / FILE).write_bytes(b"not a database" * 100)
    done = kg("add", out, written(tmp_path / "more", "belief"))
    assert done.code == 2
    assert FILE in done.err
    with sqlite3.connect(tmp_path / "x.db") as other:
        other.execute("CREATE TABLE article (id TEXT)")
    other.close()
    (out / FILE).write_bytes((tmp_path / "x.db").read_bytes())
    assert "is no collection of ours" in kg("build", tmp_path / "more", "-o", out).err
    assert kg("add", tmp_path / "nowhere", tmp_path / "more").code == 2


def test_a_run_that_comes_in_between_is_told_and_nothing_is_lost(
    kg: Kg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    made(kg, out, "accord")
    from kg.store.collection import Collection

    own = Collection.replace

    def late(self: Collection, *args: object, **options: object) -> None:
        self._database.execute(
            "INSERT INTO run (command, state, articles, exit_code, told) VALUES ('add','',1,0,'')"
        )
        own(self, *args, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(Collection, "replace", late)
    done = kg("add", out, written(tmp_path / "more", "belief"))
    assert done.code == 2
    assert "another run changed the collection" in done.err
    monkeypatch.setattr(Collection, "replace", own)
    assert kg("add", out, tmp_path / "more").code == 0
    assert exports(out) == made(kg, tmp_path / "whole", "accord", "belief")


def page(folder: Path, name: str, day: str, *lines: str) -> Path:
    """Write a page that says where and when it was published."""
    folder.mkdir(parents=True, exist_ok=True)
    body = "".join(f"<p>{line}</p>" for line in lines)
    head = (
        '<link rel="canonical" href="https://news.example/tanks">'
        f'<meta property="article:published_time" content="{day}T08:00:00Z">'
    )
    whole = f"<html><head><title>Tanks</title>{head}</head><body><article>{body}</article></body>"
    (folder / f"{name}.html").write_text(whole, encoding="utf-8")
    return folder


def test_a_newer_version_of_a_page_replaces_the_older_which_is_kept(kg: Kg, tmp_path: Path) -> None:
    kept = "Peru's foreign ministry said that Chile had sent tanks to Bolivia."
    old = "Togo denied that it had praised Chile, a spokesman said."
    new = "Correction: it was Benin that denied it, its foreign ministry said."
    out = tmp_path / "out"
    first = page(tmp_path / "monday", "page-1", "2024-05-06", kept, old)
    second = page(tmp_path / "tuesday", "page-2", "2024-05-07", kept, new)
    assert kg("build", second, "-o", tmp_path / "fresh", "-q").code == 0
    assert kg("build", first, "-o", out, "-q").code == 0
    assert kg("add", out, second, "-q").code == 0
    assert exports(out) == exports(tmp_path / "fresh")
    assert b"spokesman" not in exports(out)["graph.nq"]
    listed = kg("articles", "-o", out, "--versions", "--format", "csv").out.splitlines()
    assert listed[1:] == [f'page-1,2024-05-06,page-2,1,1,"{old}","{new}"']
    assert kg("add", out, first, "-q").code == 0
    assert exports(out) == exports(tmp_path / "fresh")
    both = page(tmp_path / "both", "page-1", "2024-05-06", kept, old)
    page(both, "page-2", "2024-05-07", kept, new)
    assert kg("build", both, "-o", tmp_path / "at-once", "-q").code == 0
    assert exports(tmp_path / "at-once") == exports(tmp_path / "fresh")


def test_two_articles_that_share_an_address_alone_both_stand(kg: Kg, tmp_path: Path) -> None:
    both = page(tmp_path / "both", "one", "2024-05-06", TEXTS["accord"])
    page(both, "two", "2024-05-07", TEXTS["doubt"])
    out = tmp_path / "out"
    assert kg("build", both, "-o", out, "-q").code == 0
    assert len(kg("articles", "-o", out, "--format", "csv").out.splitlines()) == 3


@pytest.mark.parametrize(
    "script",
    [
        "DROP TABLE version; DROP TABLE pieces; DROP TABLE memo; PRAGMA user_version = 1;",
        "DROP TABLE pieces; DROP TABLE memo; PRAGMA user_version = 2;",
    ],
)
def test_a_collection_of_an_earlier_schema_is_brought_up_to_date(
    kg: Kg, tmp_path: Path, script: str
) -> None:
    out = tmp_path / "out"
    whole = made(kg, out, "accord")
    with sqlite3.connect(out / FILE) as database:
        database.executescript(script)
    database.close()
    (out / "graph.nq").unlink()
    assert kg("build", tmp_path / "out-source", "-o", out, "-q").code == 0
    assert exports(out) == whole
    with sqlite3.connect(out / FILE) as database:
        assert database.execute("PRAGMA user_version").fetchone() == (3,)
        assert database.execute("SELECT count(*) FROM pieces").fetchone() != (0,)
        database.execute("PRAGMA user_version = 99")
    database.close()
    assert "schema 99" in kg("build", tmp_path / "out-source", "-o", out).err


def test_a_run_waits_for_another_and_says_so(
    kg: Kg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    made(kg, out, "accord")
    monkeypatch.setattr("kg.store.collection._WAIT", 0.1)
    other = sqlite3.connect(out / FILE, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    done = kg("add", out, written(tmp_path / "more", "belief"))
    other.close()
    assert done.code == 2
    assert "another run is writing to it" in done.err
