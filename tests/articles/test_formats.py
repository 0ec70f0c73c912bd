"""Every format: what is taken from a file as real programs write it, and a table of them all.

The fixtures in `formats/` have invented names and words. A row says what the file gives; its text
is checked by its first and last words, its offsets by the statement that `kg extract` finds.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from kg.articles import read_articles
from kg.articles.formats.formats import FORMATS, Format, by_ending, by_sign
from kg.articles.naming import digest
from kg.build import records
from kg.model import Article, Diagnostic
from kg.settings import Settings

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
    author: str | None = None
    time: str | None = None
    url: str | None = None
    codes: tuple[str, ...] = ()


POST = "The Ostby Post"
REFUSES = "Norland refuses the accord"
DENIES = "Sudovia denies it"
WIRE = "Ostby Wire"
FARR = "Lena Farr"
NOTE = f"{REFUSES}\n\n{NORLAND} {ASKED}\n"
PAGE = f"{REFUSES}\n{NORLAND}\n{ASKED}"

ROWS: dict[str, tuple[Given, ...]] = {
    "note.txt": (Given(id="note", text=f"{REFUSES}\n\n{NORLAND} {ASKED}\n", title=REFUSES),),
    "front.md": (
        Given(
            id="front",
            text=(FOLDER / "front.md").read_text(encoding="utf-8"),
            title=REFUSES,
            date="2024-10-22",
            time="2024-10-22T08:30:00+02:00",
            outlet=POST,
            author=FARR,
            url=ACCORD,
        ),
    ),
    "page.html": (
        Given(
            time="2024-10-22T08:30:00+02:00",
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
            time="2024-10-22T06:30:00+00:00",
            author=FARR,
            id=f"newsapi-{digest(ACCORD)}",
            text=f"{NORLAND} {ASKED}",
            title=f"{REFUSES} - The Ostby Post",
            date="2024-10-22",
            outlet=POST,
            url=ACCORD,
            codes=("partial-text",),
        ),
        Given(
            time="2024-10-23T11:00:00+00:00",
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
            time="2024-10-22T05:12:44+00:00",
            author="Lena Farr in Ostby",
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
            time="2024-10-23T09:00:12+00:00",
            author=FARR,
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
            time="2024-10-22T06:30:00",
            author=FARR,
            id="scraped",
            text=f"{NORLAND} {ASKED}",
            title=REFUSES,
            date="2024-10-22",
            outlet="post.example",
            url=ACCORD,
        ),
    ),
    "search.json": (
        Given(
            time="2024-10-23T09:00:00+00:00",
            id="n-2024-17",
            text=SUDOVIA,
            title=DENIES,
            date="2024-10-23",
            outlet="Kurier",
        ),
    ),
    "registry.json": (
        Given(
            time="2024-10-22T06:11:00+00:00",
            author=FARR,
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
            time="2024-10-22T08:30:00",
            id="wordpress-4711",
            text=f"{NORLAND}\n\n{ASKED}",
            title="Norland’s answer",
            date="2024-10-22",
            url=ACCORD,
        ),
    ),
    "feed.json": (
        Given(
            time="2024-10-22T08:30:00+02:00",
            author=FARR,
            id=f"feed-{digest(ACCORD)}",
            text=f"{NORLAND}\n\n{ASKED}",
            title=REFUSES,
            date="2024-10-22",
            url=ACCORD,
        ),
    ),
    "wire.jsonl": (
        Given(
            time="2024-10-22T06:30:00+00:00",
            author=FARR,
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
            author=FARR,
            id=f"frame-{digest('https://post.example/accord')}",
            text=f"{NORLAND} {ASKED}",
            title=REFUSES,
            date="2024-10-22",
            outlet=POST,
            url="https://post.example/accord",
        ),
        Given(
            time="2024-10-23T09:00:00",
            id=f"frame-{digest(SUDOVIA)}",
            text=SUDOVIA,
            title=DENIES,
            date="2024-10-23",
            outlet="Kurier",
        ),
    ),
    "wordpress.xml": (
        Given(
            id=f"wordpress-{digest('https://post.example/?p=4711')}",
            text=f"{NORLAND}\n\n{ASKED}\n\nThe post {REFUSES} appeared first on The Ostby Post.",
            title=REFUSES,
            date="2024-10-22",
            time="2024-10-22T08:30:00+02:00",
            outlet=POST,
            author=FARR,
            url=ACCORD,
        ),
        Given(
            id=f"wordpress-{digest('https://post.example/2024/10/23/sudovia')}",
            text=SUDOVIA,
            title=DENIES,
            date="2024-10-23",
            time="2024-10-23T07:00:00+00:00",
            outlet=POST,
            url="https://post.example/2024/10/23/sudovia",
            codes=("partial-text",),
        ),
    ),
    "agency.atom": (
        Given(
            id=f"agency-{digest('tag:wire.example,2024:17')}",
            text=f"{NORLAND}\n\n{ASKED}",
            title=REFUSES,
            date="2024-10-22",
            time="2024-10-22T08:30:00+02:00",
            outlet=WIRE,
            author=FARR,
            url="https://wire.example/17",
        ),
        Given(
            id=f"agency-{digest('tag:wire.example,2024:18')}",
            text=SUDOVIA,
            title=DENIES,
            outlet=WIRE,
            url="https://wire.example/18",
            codes=("partial-text",),
        ),
    ),
    "old.rdf": (
        Given(
            id=f"old-{digest('https://cafe.example/2')}",
            text=SUDOVIA,
            title=DENIES,
            date="2024-10-23",
            time="2024-10-23T09:00:00+01:00",
            outlet="Café Kurier",
            author=FARR,
            url="https://cafe.example/2",
            codes=("partial-text",),
        ),
    ),
    "agency.nitf": (
        Given(
            id="agency",
            text="\n\n".join(
                (
                    REFUSES,
                    "By Lena Farr Ostby Wire",
                    "OSTBY, Oct. 22",
                    NORLAND,
                    "The port of Ostby.",
                    ASKED,
                    "Lena Farr reported from Ostby.",
                )
            ),
            title=REFUSES,
            date="2024-10-22",
            time="2024-10-22T08:30:00+02:00",
            outlet=WIRE,
            author=FARR,
        ),
    ),
    "item.newsml": (
        Given(
            id="item",
            text=f"{REFUSES}\n\nBy Lena Farr\n\nOSTBY, Oct. 22\n\n{NORLAND}\n\n{ASKED}",
            title=REFUSES,
            date="2024-10-22",
            time="2024-10-22T08:30:00+02:00",
            outlet=WIRE,
            author=FARR,
        ),
    ),
    "message.xml": (
        Given(
            id=f"message-{digest('urn:newsml:wire.example:20241022:17')}",
            text=f"{REFUSES}\n\nBy Lena Farr\n\nOSTBY, Oct. 22\n\n{NORLAND}\n\n{ASKED}",
            title=REFUSES,
            date="2024-10-22",
            time="2024-10-22T08:30:00+02:00",
            outlet=WIRE,
            author=FARR,
        ),
        Given(
            id=f"message-{digest('urn:newsml:wire.example:20241023:18')}",
            text=f"{DENIES}\n\n{SUDOVIA}",
            title=DENIES,
            date="2024-10-23",
            time="2024-10-23T09:00:00+00:00",
            outlet=WIRE,
            author=FARR,
        ),
    ),
    "older.xml": (
        Given(
            id="older",
            text=f"{REFUSES}\n\nLena Farr\n\nOSTBY, Oct 22\n\n{NORLAND}\n\n{ASKED}",
            title=REFUSES,
            date="2024-10-22",
            time="2024-10-22T08:30:00+02:00",
            outlet=WIRE,
            author=FARR,
        ),
    ),
    "mail.eml": (
        Given(
            id="mail",
            text=f"{NORLAND}\n\n{ASKED}",
            title=REFUSES,
            date="2024-10-22",
            time="2024-10-22T23:30:00-04:00",
            outlet="post.example",
            author="Lena Färr",
        ),
    ),
    "forwarded.eml": (
        Given(
            id="forwarded",
            text=NORLAND,
            title="FW: Sudovia",
            date="2024-10-23",
            time="2024-10-23T10:00:00+02:00",
            outlet="wire.example",
            author="Desk",
        ),
        Given(
            id=f"forwarded-{digest('<18@kurier.example>')}",
            text=SUDOVIA,
            title=DENIES,
            date="2024-10-23",
            time="2024-10-23T09:00:00+02:00",
            outlet="kurier.example",
            author="Kurier",
        ),
        Given(id="forwarded-note", text=SUDOVIA.replace("Tuesday", "Friday")),
    ),
    "box.mbox": (
        Given(
            id=f"box-{digest('<17@post.example>')}",
            text=f"{NORLAND}\n\nFrom Ostby, Lena Farr writes: {ASKED}\n\n",
            title=REFUSES,
            date="2024-10-22",
            time="2024-10-22T08:30:00+02:00",
            outlet="post.example",
            author=FARR,
        ),
        Given(
            id=f"box-{digest('<18@kurier.example>')}",
            text=f"{SUDOVIA}\n\n",
            title=DENIES,
            date="2024-10-23",
            time="2024-10-23T09:00:00+02:00",
            outlet="kurier.example",
            author="Kurier",
        ),
    ),
    "crawl.warc.gz": (
        Given(
            id=f"crawl-{digest(ACCORD + '?x=1')}",
            text=PAGE,
            title=REFUSES,
            date="2024-10-22",
            time="2024-10-22T08:30:00+02:00",
            outlet=POST,
            url=ACCORD,
        ),
        Given(
            id=f"crawl-{digest(ACCORD.replace('accord', 'treaty'))}",
            text=PAGE.replace("accord", "treaty"),
            title=REFUSES.replace("accord", "treaty"),
            date="2024-10-22",
            time="2024-10-22T08:30:00+02:00",
            outlet=POST,
            url=ACCORD.replace("accord", "treaty"),
        ),
    ),
    "saved.zip": (
        Given(id=f"note-{digest('notes/note.txt')}", text=NOTE, title=REFUSES),
        Given(
            id=f"note-{digest('notes/b/note.txt')}",
            text=NOTE.replace("Monday", "Friday"),
            title=REFUSES,
        ),
        Given(id="outside", text=NOTE.replace("Monday", "Sunday"), title=REFUSES),
        Given(
            id="page",
            text=PAGE,
            title=REFUSES,
            date="2024-10-22",
            time="2024-10-22T08:30:00+02:00",
            outlet=POST,
            url=ACCORD,
        ),
        Given(
            id="w-1",
            text=f"{NORLAND} {ASKED}",
            title=REFUSES,
            date="2024-10-22",
            time="2024-10-22T06:30:00+00:00",
            outlet="Ostby Wire",
            author=FARR,
        ),
        Given(id="w-3", text=SUDOVIA, date="2024-10-23"),
    ),
    "saved.tar.gz": (
        Given(id="note", text=NOTE, title=REFUSES),
        Given(
            id="page",
            text=PAGE,
            title=REFUSES,
            date="2024-10-22",
            time="2024-10-22T08:30:00+02:00",
            outlet=POST,
            url=ACCORD,
        ),
    ),
    "plain.tar": (
        Given(id="note", text=NOTE, title=REFUSES),
        Given(
            id="page",
            text=PAGE,
            title=REFUSES,
            date="2024-10-22",
            time="2024-10-22T08:30:00+02:00",
            outlet=POST,
            url=ACCORD,
        ),
    ),
    "letter.txt.gz": (Given(id="letter", text=NOTE, title=REFUSES),),
}


def given(article: Article) -> Given:
    return Given(
        id=article.id,
        text=article.text,
        title=article.title,
        date=article.published.value if article.published else None,
        outlet=article.publisher,
        author=article.author,
        time=article.published.time if article.published else None,
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
    named, told = by_ending(name), by_sign(data)
    assert named is not None or told is not None
    assert by_ending(name.upper()) is named
    if named is not None and named.sign is not None and named.sign(data):
        assert told is named


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


def test_a_statement_is_found_at_its_place_in_every_format(parses: Path) -> None:
    """Offsets are of the text as read: every quote stands where its places say."""
    settings = Settings(cache=parses)
    with_text = [FOLDER / name for name in ROWS]
    articles, _ = read_articles(with_text)
    texts = {a.id: a.text for a in articles}
    bare = set(texts)
    for record in records(articles, settings):
        text = texts[str(record["id"])]
        statements = record["statements"]
        assert isinstance(statements, list)
        for one in statements:
            assert one["quote"] == text[slice(*one["evidence"])]
            bare.discard(str(record["id"]))
    assert bare == set()


def test_what_stands_above_a_text_is_no_part_of_it(tmp_path: Path) -> None:
    (article,), _ = read_articles([FOLDER / "front.md"])
    kinds = [(line.kind.value, line.span.of(article.text)) for line in article.lines]
    assert kinds[-2:] == [("prose", NORLAND), ("prose", ASKED)]
    assert {kind for kind, _ in kinds[:-2]} == {"chrome", "repeat"}
    ruled = tmp_path / "ruled.md"
    ruled.write_text(f"---\n\n{NORLAND}\n\n---\n\n{ASKED}\n", encoding="utf-8")
    (article,), _ = read_articles([ruled])
    assert [x.span.of(article.text) for x in article.lines if x.kind.value == "prose"] == [
        NORLAND,
        ASKED,
    ]
    (article,), _ = read_articles([FOLDER / "note.txt"])
    assert "chrome" not in {line.kind.value for line in article.lines}
