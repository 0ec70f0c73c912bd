"""Every format: what is taken from a file as real programs write it, and a table of them all.

The fixtures in `formats/` have invented names and words. A row says what the file gives; its text
is checked by its first and last words, its offsets by the statement that `kg extract` finds.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from kg.articles import read_articles
from kg.articles.formats import FORMATS, Format, by_ending, by_sign
from kg.articles.naming import digest
from kg.model import Article, Diagnostic

FOLDER = Path(__file__).parent / "formats"
README = Path(__file__).parents[2] / "kg" / "articles" / "README.md"
NORLAND = "Norland will not sign the fisheries accord, Foreign Minister Ada Brandt said on Monday."
ASKED = "“We were not asked,” she told reporters in Ostby."
SUDOVIA = (
    "Sudovia denied that its ships had entered Norland's waters."
    " A spokesman, Jan Kohl, called the claim baseless on Tuesday."
)
QUOTED = SUDOVIA.replace("baseless", '"baseless"')
ACCORD = "https://post.example/2024/10/22/accord"


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What one article of a fixture is."""

    id: str
    text: str
    title: str | None = None
    date: str | None = None
    outlet: str | None = None
    url: str | None = None
    codes: tuple[str, ...] = ()


POST = "The Ostby Post"
REFUSES = "Norland refuses the accord"
DENIES = "Sudovia denies it"

ROWS: dict[str, tuple[Given, ...]] = {
    "note.txt": (Given(id="note", text=f"{REFUSES}\n\n{NORLAND} {ASKED}\n", title=REFUSES),),
    "page.html": (
        Given(
            id="page",
            text=f"{REFUSES}\n{NORLAND}\n{ASKED}",
            title=REFUSES,
            date="2024-10-22",
            outlet=POST,
            url=ACCORD,
        ),
    ),
    "newsapi.json": (
        Given(
            id=f"newsapi-{digest(ACCORD)}",
            text=f"{NORLAND} {ASKED}",
            title=f"{REFUSES} - The Ostby Post",
            date="2024-10-22",
            outlet=POST,
            url=ACCORD,
            codes=("partial-text",),
        ),
        Given(
            id=f"newsapi-{digest('https://kurier.example/a/17')}",
            text=SUDOVIA,
            title=DENIES,
            date="2024-10-23",
            outlet="Kurier",
            url="https://kurier.example/a/17",
            codes=("partial-text",),
        ),
    ),
    "guardian.json": (
        Given(
            id="world/2024/oct/22/norland-accord",
            text=f"{NORLAND} {ASKED}",
            title=REFUSES,
            date="2024-10-22",
            outlet="The Paper",
            url="https://paper.example/world/2024/oct/22/norland-accord",
        ),
    ),
    "archive.json": (
        Given(
            id=f"archive-{digest('nyt://article/7a1b')}",
            text=SUDOVIA,
            title="Sudovia Denies It",
            date="2024-10-23",
            outlet="The Times of Ostby",
            url="https://times.example/2024/10/23/sudovia.html",
            codes=("partial-text",),
        ),
    ),
    "scraped.json": (
        Given(
            id="scraped",
            text=f"{NORLAND} {ASKED}",
            title=REFUSES,
            date="2024-10-22",
            outlet="post.example",
            url=ACCORD,
        ),
    ),
    "search.json": (
        Given(id="n-2024-17", text=SUDOVIA, title=DENIES, date="2024-10-23", outlet="Kurier"),
    ),
    "registry.json": (
        Given(
            id=f"registry-{digest('8377219911')}",
            text=f"{NORLAND} {ASKED}",
            title=REFUSES,
            date="2024-10-22",
            outlet=POST,
            url=ACCORD,
        ),
    ),
    "wordpress.json": (
        Given(
            id="wordpress-4711",
            text=f"{NORLAND}\n\n{ASKED}",
            title="Norland’s answer",
            date="2024-10-22",
            url=ACCORD,
        ),
    ),
    "feed.json": (
        Given(
            id=f"feed-{digest(ACCORD)}",
            text=f"{NORLAND}\n\n{ASKED}",
            title=REFUSES,
            date="2024-10-22",
            url=ACCORD,
        ),
    ),
    "wire.jsonl": (
        Given(
            id="w-1",
            text=f"{NORLAND} {ASKED}",
            title=REFUSES,
            date="2024-10-22",
            outlet="Ostby Wire",
        ),
        Given(id="w-3", text=SUDOVIA, date="2024-10-23"),
    ),
    "excel.csv": (
        Given(
            id=f"excel-{digest('https://post.example/accord')}",
            text=f"{NORLAND}\r\n\r\n{ASKED}",
            title="Norland refuses",
            date="2024-10-22",
            outlet=POST,
            url="https://post.example/accord",
        ),
        Given(
            id=f"excel-{digest(QUOTED)}",
            text=QUOTED,
            title=DENIES,
            date="2024-11-03",
            outlet="Kurier",
        ),
    ),
    "frame.csv": (
        Given(
            id=f"frame-{digest('https://post.example/accord')}",
            text=f"{NORLAND} {ASKED}",
            title=REFUSES,
            date="2024-10-22",
            outlet=POST,
            url="https://post.example/accord",
        ),
        Given(
            id=f"frame-{digest(SUDOVIA)}",
            text=SUDOVIA,
            title=DENIES,
            date="2024-10-23",
            outlet="Kurier",
        ),
    ),
}


def given(article: Article) -> Given:
    return Given(
        id=article.id,
        text=article.text,
        title=article.title,
        date=article.published.value if article.published else None,
        outlet=article.publisher,
        url=article.url,
        codes=tuple(d.code for d in article.diagnostics if d.code not in ("undated", "no-prose")),
    )


@pytest.mark.parametrize("name", ROWS)
def test_a_format_gives_what_its_file_holds(name: str) -> None:
    articles, _ = read_articles([FOLDER / name])
    assert [given(a) for a in articles] == sorted(ROWS[name], key=lambda g: g.id)


def test_every_format_has_a_fixture_in_the_folder() -> None:
    names = [p.name for p in FOLDER.iterdir()]
    bare = [f.name for f in FORMATS if not any(by_ending(n) is f for n in names)]
    assert bare == []


@pytest.mark.parametrize("name", ROWS)
def test_a_file_is_known_by_its_first_bytes_or_by_its_ending_alone(name: str) -> None:
    data = (FOLDER / name).read_bytes()[:4096]
    named = by_ending(name)
    told = by_sign(data)
    assert named is not None
    if named.sign is not None and named.sign(data):
        assert told is named
    assert by_ending(name.upper()) is named


def row(one: Format) -> str:
    ends = " ".join(f"`{e}`" for e in one.endings)
    extra = f"`{one.extra}`" if one.extra else ""
    return f"| {one.name} | {ends} | {one.takes} | {extra} |"


def test_the_readme_has_the_table_of_formats() -> None:
    table = "\n".join(
        ("| format | endings | taken | extra |", "|---|---|---|---|", *map(row, FORMATS))
    )
    assert table in README.read_text(encoding="utf-8"), f"README.md lacks this table:\n{table}"


def test_what_is_no_article_is_told_by_its_place() -> None:
    articles, problems = read_articles([FOLDER / "wire.jsonl"])
    assert [a.id for a in articles] == ["w-1", "w-3"]
    assert [(d.code, d.message.split(" has ")[0].split(" is ")[0]) for d in problems] == [
        ("bad-record", "wire.jsonl: line 2"),
        ("bad-record", "wire.jsonl: line 4"),
    ]


def test_other_names_of_fields_are_given_by_the_caller() -> None:
    name = FOLDER / "own-names.tsv"
    (article,), problems = read_articles([name], fields={"text": "Körper", "date": "Tag"})
    assert problems == []
    assert (article.text, article.published and article.published.value) == (SUDOVIA, "2024-10-23")
    _, (problem,) = read_articles([name, FOLDER / "note.txt"])
    assert isinstance(problem, Diagnostic)
    assert problem.code == "no-text-column"
    assert "--fields text=COLUMN (its columns are Körper, Tag)" in problem.message
