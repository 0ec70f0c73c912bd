"""The documentation says all that there is to say, and what it says happens."""

from __future__ import annotations

import re
import shutil
from contextlib import chdir
from typing import TYPE_CHECKING, Any

import click
import pytest

from kg.cli.main import cli
from kg.codec import statement
from kg.export import registry
from kg.export.page.page_words import words
from kg.export.release import Release
from kg.export.stance_families import family_of
from kg.export.tables.json_lines import issue_rows, proposition_rows
from kg.query.named import questions
from tests import specimen
from tests.reading import graph_of
from tests.readme import (
    ARTICLES,
    COMMANDS,
    FILES,
    MAP,
    NETWORKS,
    PAGES,
    QUESTIONS,
    RDF,
    README,
    RECORDS,
    ROOT,
    SENTENCE,
    blocks,
    commands,
    first_line,
    packages,
    refreshed,
    tabled,
)

if TYPE_CHECKING:
    from pathlib import Path

    from kg.model import Graph

TEXT = README.read_text(encoding="utf-8")
TEXTS = {page.relative_to(ROOT).as_posix(): page.read_text(encoding="utf-8") for page in PAGES}
RENEW = "renew it: `uv run python -m tests.readme`"
_SOURCES = ("ontology", "kg", "tests", "seeds", r"\.ci", r"\.github")


def read(page: Path) -> str:
    return TEXTS[page.relative_to(ROOT).as_posix()]


def test_the_readme_is_short() -> None:
    assert len(TEXT.encode()) <= 16_000


@pytest.mark.parametrize("page", PAGES[1:], ids=list(TEXTS)[1:])
def test_every_page_is_found_from_the_readme(page: Path) -> None:
    below = [p for p in (README, MAP, FILES) if p != page]
    linked = {
        (home.parent / link.split("#")[0]).resolve()
        for home in below
        for link in re.findall(r"\]\(([^)#][^)]*)\)", read(home))
    }
    assert page in linked


@pytest.mark.parametrize("page", PAGES, ids=list(TEXTS))
def test_every_link_leads_somewhere(page: Path) -> None:
    for link in re.findall(r"\]\(([^)…]+)\)", read(page)):
        if link.startswith("https://"):
            continue
        name, _, place = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        assert target.exists(), link
        if place:
            heads = re.findall(r"^#+ (.+)$", target.read_text(encoding="utf-8"), re.MULTILINE)
            assert place in {_anchor(head) for head in heads}, link


def _anchor(head: str) -> str:
    """Return the anchor that GitHub gives a heading."""
    return re.sub(r"[^\w\- ]", "", head.casefold()).strip().replace(" ", "-")


@pytest.mark.parametrize("page", PAGES, ids=list(TEXTS))
def test_every_file_and_folder_told_is_there(page: Path) -> None:
    told = re.findall(rf"`((?:{'|'.join(_SOURCES)})/[^`\s]*)`", read(page))
    assert [name for name in told if not (ROOT / name.replace("…", "")).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=list(TEXTS))
def test_the_tables_are_those_of_their_sources(page: Path) -> None:
    assert tabled(read(page)) == read(page), RENEW


@pytest.mark.skipif(shutil.which("sh") is None, reason="no POSIX shell to run the commands in")
def test_the_commands_print_what_the_pages_say(tmp_path: Path) -> None:
    assert len(commands(TEXT)) >= 4
    new = {name: refreshed(text, tmp_path, tmp_path / "cache") for name, text in TEXTS.items()}
    assert [name for name, text in new.items() if text != TEXTS[name]] == [], RENEW


def test_the_two_commands_come_first() -> None:
    assert blocks(TEXT, "sh") == [
        "pip install uv && uv run --no-dev kg build seeds -o exports\n",
        "pip install uv && uv run pytest -n auto\n",
    ]
    for picture in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", TEXT):
        assert picture.startswith("exports/")


def test_the_dates_file_of_the_readme_is_read() -> None:
    from kg.articles.sidecar import KEYS

    (block,) = blocks(TEXT, "toml")
    assert set(re.findall(r"^(\w+) =", block, re.MULTILINE)) <= set(KEYS)


@pytest.mark.parametrize("name", sorted(cli.commands))
def test_every_command_and_option_is_told(name: str) -> None:
    table = read(COMMANDS).split("## Every option")[0]
    told = table + read(ARTICLES)
    assert f"`kg {name} " in table or f"`kg {name}`" in table
    for parameter in cli.commands[name].params:
        if isinstance(parameter, click.Option):
            option = max(parameter.opts, key=len)
            assert re.search(rf"`(-\w, )?{option}\b", told), f"{name} {option}"


@pytest.mark.parametrize("page", PAGES, ids=list(TEXTS))
def test_every_option_told_is_there(page: Path) -> None:
    known = {o for c in cli.commands.values() for p in c.params for o in p.opts}
    known |= {f"--{p.name}" for q in questions() for p in q.parameters}
    known |= {"--help", "--version", "--reason"}  # of click, and of `kg actors merge`
    lines = re.findall(r"(?:^\$ |`)(kg [^`\n]*)`?", read(page), re.MULTILINE)
    told = {o for line in lines for o in re.findall(r"(?<![\w-])--[a-z][a-z-]+", line)}
    assert told <= known


def test_every_export_and_question_is_told_and_no_other() -> None:
    assert [n for n in registry.names() if f"`{n}`" not in read(FILES)] == []
    table = read(QUESTIONS).split("| question |")[1].split("\n\n")[0]
    assert re.findall(r"^\| `([\w-]+)` \|", table, re.MULTILINE) == [q.name for q in questions()]


def test_every_field_of_a_statement_is_told() -> None:
    actors = {a.id: a for a in specimen.graph().actors}
    fields = statement(specimen.S_BRANDT, actors, specimen.ALPHA)
    text = read(RECORDS)
    table = text.split("| field |")[1].split("\n\n")[0]
    first = (row.split("|")[1] for row in table.splitlines())
    told = {name for cell in first for name in re.findall(r"`(\w+)`", cell)}
    assert told == set(fields) - {"id", "article"}


def test_every_field_of_a_proposition_is_told() -> None:
    (fields, *_) = proposition_rows(Release(specimen.graph()))
    table = read(RECORDS).split("## A proposition")[1].split("\n\n")[2]
    first = (row.split("|")[1] for row in table.splitlines())
    told = {name for cell in first for name in re.findall(r"`(\w+)`", cell)}
    assert told == set(fields) - {"id", "problems"}


def test_every_field_of_an_issue_is_told() -> None:
    (fields,) = issue_rows(Release(specimen.graph()))
    table = read(RECORDS).split("## An issue")[1].split("\n\n")[2]
    first = (row.split("|")[1] for row in table.splitlines())
    assert {name for cell in first for name in re.findall(r"`(\w+)`", cell)} == set(fields)


STANDINGS = [
    [cell.strip().strip("`") for cell in row.split("|")[2:6]]
    for row in TEXT.split("| it is |")[1].split("\n\n")[0].splitlines()[2:]
]


@pytest.mark.parametrize(("sign", "polarity", "modality", "example"), STANDINGS)
def test_the_examples_of_the_signs_are_read_so(
    sign: str, polarity: str, modality: str, example: str
) -> None:
    (found,) = graph_of(example).statements
    mark = words()["stance"][family_of(found)]["mark"]
    assert (mark, found.polarity, found.modality) == (sign, polarity, modality)


def test_the_sparql_is_answered() -> None:
    from kg.query import sparql

    queries = blocks(read(RDF), "sparql")
    assert len(queries) > 1
    for query in queries:
        assert sparql.run(query, ROOT / "exports" / "graph.nq").rows


def test_every_side_that_an_edge_can_be_is_told() -> None:
    from kg.link.claim_attitudes import Attitude

    table = read(NETWORKS).partition("| edge |")[2].partition("\n\n")[0]
    cells = re.findall(r"^\| (`.*?`) \|", table, re.MULTILINE)
    told = {name for cell in cells for name in re.findall(r"`(.*?)`", cell)}
    assert told == {side.value for side in Attitude}


def test_the_python_runs(parses: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    code, *_ = blocks(read(QUESTIONS), "python")
    cached = code.replace("Settings()", f"Settings(cache=Path({str(parses)!r}))")
    assert cached != code
    names: dict[str, Any] = {}
    with chdir(tmp_path):
        exec(cached, names)
    conditional = [s for s in names["graph"].statements if s.conditions]
    assert len(capsys.readouterr().out.splitlines()) == len(conditional) > 5


def test_the_networks_told_are_there(
    seeds: Graph, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    registry.write(Release(seeds), tmp_path / "exports", "jsonl,report.json")
    *_, code = blocks(read(QUESTIONS), "python")
    with chdir(tmp_path):
        exec(code, {})
    out = capsys.readouterr().out
    assert "North Korea sends troops to Russia is denied: " in out
    assert re.search(r"^South Korea North Korea \d s-", out, re.MULTILINE)


def test_the_records_told_are_there(
    seeds: Graph, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    registry.write(Release(seeds), tmp_path / "exports", "jsonl,report.json")
    _, code, _ = blocks(read(QUESTIONS), "python")
    with chdir(tmp_path):
        exec(code, {})
    out = capsys.readouterr().out
    assert "\nNorth Korea sends troops to Russia\n" in out
    assert "deny neg “" in out


def test_the_map_shows_every_package_with_what_it_is() -> None:
    text = read(MAP)
    assert SENTENCE in text
    for package in packages(MAP.parent):
        assert f"| [`{package.name}`]({package.name}) | {first_line(package)} |" in text
        for room in packages(package):
            assert len(first_line(room)) > 20, room
    for room in packages(MAP.parent / "extract"):
        assert f"](extract/{room.name}) |" in text


def test_a_term_of_the_glossary_is_told_once() -> None:
    rows = re.findall(r"^\| ([\w, ]+) \| .+ \|$", read(MAP).split("## Glossary")[1], re.MULTILINE)
    assert sorted(rows[1:]) == rows[1:]
    assert len(set(rows)) == len(rows) > 20
