"""What lies in folders: links, rights, parts of pages, what is passed over; and ids of articles."""

from __future__ import annotations

import itertools
import json
import os
import shutil
import sys
from pathlib import Path

import pytest

from kg.articles import read_articles
from kg.articles.naming import digest
from kg.errors import InputError
from kg.model import Diagnostic, Severity

TEXT = "The ministry said on Monday that it was waiting for an answer from the neighbours.\n"
PAGE = Path(__file__).parent / "formats" / "page.html"


def write(path: Path, text: str | bytes = TEXT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return path


def told(diagnostics: list[Diagnostic]) -> list[tuple[str, str]]:
    return [(d.code, d.message.split(":")[0]) for d in diagnostics]


def test_links_that_lead_out_of_a_folder_are_followed_only_when_asked(tmp_path: Path) -> None:
    write(tmp_path / "out" / "secret.txt", TEXT + "Outside.\n")
    write(tmp_path / "out" / "deep" / "more.txt", TEXT + "Deep.\n")
    folder = tmp_path / "in"
    write(folder / "a.txt")
    (folder / "b.txt").symlink_to(tmp_path / "out" / "secret.txt")
    (folder / "c").symlink_to(tmp_path / "out" / "deep")
    (folder / "gone.txt").symlink_to(folder / "nowhere.txt")
    (folder / "loop").symlink_to(folder)
    articles, problems = read_articles([folder])
    assert [a.id for a in articles] == ["a"]
    assert sorted(told(problems)) == [("linked", n) for n in ("b.txt", "c", "gone.txt", "loop")]
    assert all(d.severity is Severity.WARNING for d in problems)
    articles, problems = read_articles([folder], follow_links=True)
    assert [a.id for a in articles] == ["a", "b", "more"]
    assert told(problems) == [("linked", "gone.txt")]


def test_a_link_within_the_folder_is_the_file_it_leads_to(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    articles, problems = read_articles([tmp_path])
    assert [a.id for a in articles] == ["a"]
    assert told(problems) == [("duplicate-file", "b.txt")]


def test_a_link_that_is_named_is_read(tmp_path: Path) -> None:
    write(tmp_path / "out" / "a.txt")
    (tmp_path / "here.txt").symlink_to(tmp_path / "out" / "a.txt")
    (tmp_path / "folder").symlink_to(tmp_path / "out")
    articles, _ = read_articles([tmp_path / "here.txt"])
    assert [a.id for a in articles] == ["here"]
    articles, _ = read_articles([tmp_path / "folder"])
    assert [a.id for a in articles] == ["a"]


def test_a_folder_that_cannot_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "a.txt")
    write(tmp_path / "shut" / "b.txt")
    listed = os.scandir

    def refusing(path: str) -> object:
        if str(path).endswith("shut"):
            raise PermissionError(13, "Permission denied", str(path))
        return listed(path)

    monkeypatch.setattr(os, "scandir", refusing)
    articles, (problem,) = read_articles([tmp_path])
    assert [a.id for a in articles] == ["a"]
    assert (problem.code, problem.severity) == ("unreadable", Severity.ERROR)
    assert (
        problem.message == "shut: the folder cannot be read (Permission denied); check its rights"
    )


def test_what_is_no_regular_file_is_never_opened(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "null.txt").symlink_to("/dev/null")
    articles, problems = read_articles([tmp_path], follow_links=True)
    assert [a.id for a in articles] == ["a"]
    assert [d.message for d in problems] == [
        f"{name}: not read; no regular file" for name in ("null.txt", "pipe.txt")
    ]


def test_the_parts_of_a_saved_page_are_no_articles(tmp_path: Path) -> None:
    shutil.copy(PAGE, tmp_path / "Talks.html")
    shutil.copy(PAGE, tmp_path / "frame.html")
    write(tmp_path / "Talks_files" / "saved_resource.html", PAGE.read_bytes())
    write(tmp_path / "other_files" / "a.txt")
    articles, problems = read_articles([tmp_path])
    assert [a.id for a in articles] == ["Talks", "a"]
    assert ("page-parts", "Talks_files") in told(problems)
    assert ("duplicate-article", "frame.html") in told(problems)


def test_a_file_is_known_by_what_it_is(tmp_path: Path) -> None:
    write(tmp_path / "index.php", PAGE.read_bytes())
    write(tmp_path / "export", json.dumps([{"id": "j-1", "text": TEXT}]))
    write(tmp_path / "page.TXT", PAGE.read_bytes().replace(b"Ostby", b"Westby"))
    write(tmp_path / "README", "Nothing to see.")
    articles, problems = read_articles([tmp_path])
    assert [a.id for a in articles] == ["index", "j-1", "page"]
    assert articles[2].text.endswith("in Westby.")
    assert told(problems) == [("ignored", "README")]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("https://post.example/a", "fetch it first with `kg fetch https://post.example/a -o"),
        ("nowhere.txt", "does not exist"),
    ],
)
def test_an_input_that_is_none_is_told_what_to_do(name: str, words: str) -> None:
    with pytest.raises(InputError) as problem:
        read_articles([Path(name)])
    assert words in str(problem.value)


def test_a_spreadsheet_named_alone_is_told_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"figures\.xlsx: is a spreadsheet; save it as CSV"):
        read_articles([write(tmp_path / "figures.xlsx")])


def test_ids_stay_when_entries_and_files_are_added(tmp_path: Path) -> None:
    one, two = ({"url": f"https://post.example/{n}", "text": f"{TEXT}{n}"} for n in (1, 2))
    path = write(tmp_path / "export.json", json.dumps([one]))
    (before,), _ = read_articles([path])
    write(path, json.dumps([two, one]))
    write(tmp_path / "0.txt")
    after, _ = read_articles([tmp_path])
    assert before.id == f"export-{digest('https://post.example/1')}"
    assert {a.id for a in after} == {"0", before.id, f"export-{digest('https://post.example/2')}"}


def test_one_id_with_two_texts_is_told_and_both_are_read(tmp_path: Path) -> None:
    lines = [{"id": "a", "text": TEXT}, {"id": "a", "text": TEXT}, {"id": "a", "text": TEXT * 2}]
    path = write(tmp_path / "w.jsonl", "\n".join(map(json.dumps, lines)))
    articles, problems = read_articles([path])
    assert [a.id for a in articles] == ["a", f"a-{articles[1].sha256[:8]}"]
    assert [d.code for d in problems] == ["duplicate-article", "duplicate-id"]


def test_one_address_with_one_text_is_one_article(tmp_path: Path) -> None:
    record = {"url": "https://post.example/1", "text": TEXT}
    for day in ("22", "23"):
        write(tmp_path / f"feed-{day}.json", json.dumps([record]))
    (article,), (problem,) = read_articles([tmp_path])
    assert article.id.startswith("feed-22-")
    assert problem.code == "duplicate-article"


def test_the_order_in_which_files_of_many_articles_are_named_changes_nothing() -> None:
    folder = PAGE.parent
    inputs = [folder / n for n in ("wire.jsonl", "saved.zip", "box.mbox", "page.html")]
    results = [read_articles(list(order)) for order in itertools.permutations(inputs)]
    assert all(result == results[0] for result in results)
    ids = [a.id for a in results[0][0]]
    assert ids == sorted(set(ids))


def test_a_format_whose_extra_is_not_installed_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "a.pdf", b"%PDF-1.7\n")
    write(tmp_path / "b.txt")
    for name in [n for n in sys.modules if n.startswith("kg.articles.documents.pdf")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pypdf", None)
    articles, (problem,) = read_articles([tmp_path])
    assert [a.id for a in articles] == ["b"]
    assert problem.code == "needs-extra"
    assert problem.message == "a.pdf: is a PDF; to read it, pip install 'sayso[pdf]'"
