"""The README says all that there is to say, and what it says happens."""

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
from kg.export.release import Release
from kg.model import Act, Modality
from kg.query.named import questions
from tests import specimen
from tests.readme import README, ROOT, blocks, commands, refreshed, tabled

if TYPE_CHECKING:
    from pathlib import Path

    from kg.model import Graph

TEXT = README.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(cli.commands))
def test_every_command_and_option_is_told(name: str) -> None:
    assert f"`kg {name} " in TEXT or f"`kg {name}`" in TEXT
    for parameter in cli.commands[name].params:
        if isinstance(parameter, click.Option):
            option = max(parameter.opts, key=len)
            assert re.search(rf"`(-\w, )?{option}\b", TEXT), f"{name} {option}"


def test_every_option_told_is_there() -> None:
    known = {o for c in cli.commands.values() for p in c.params for o in p.opts}
    known |= {f"--{p.name}" for q in questions() for p in q.parameters}
    table = TEXT.split("## Commands")[1].split("| question |")[0]
    told = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", table))
    assert told - known == {"--help", "--version"}


def test_every_export_and_question_is_told_and_no_other() -> None:
    assert [n for n in registry.names() if f"`{n}`" not in TEXT] == []
    table = TEXT.split("| question |")[1].split("\n\n")[0]
    assert re.findall(r"^\| `([\w-]+)` \|", table, re.MULTILINE) == [q.name for q in questions()]


def test_the_tables_are_those_of_their_sources() -> None:
    assert tabled(TEXT) == TEXT, "renew the tables: `uv run python -m tests.readme`"


def test_every_field_of_a_statement_is_told() -> None:
    actors = {a.id: a for a in specimen.graph().actors}
    fields = statement(specimen.S_BRANDT, actors, specimen.ALPHA)
    table = TEXT.split("| field |")[1].split("\n\n")[0]
    first = (row.split("|")[1] for row in table.splitlines())
    told = {name for cell in first for name in re.findall(r"`(\w+)`", cell)}
    assert told == set(fields) - {"id", "article"}
    assert ", ".join(Act) in TEXT
    assert [m for m in Modality if f"`{m}`" not in TEXT] == []


def test_every_file_and_folder_told_is_there() -> None:
    for name in ("kg/build.py", "kg/model/", ".ci/run", ".ci/pin.py", "seeds", "tests/gold"):
        assert name in TEXT
        assert (ROOT / name).exists()
    for picture in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", TEXT):
        assert picture.startswith("exports/")


def test_the_two_commands_come_first() -> None:
    assert blocks(TEXT, "sh") == [
        "pip install uv && uv run kg build seeds -o exports\n",
        "pip install uv && uv run pytest\n",
    ]


@pytest.mark.skipif(shutil.which("sh") is None, reason="no POSIX shell to run the commands in")
def test_the_tour_prints_what_it_says(tmp_path: Path) -> None:
    assert len(commands(TEXT)) >= 6
    new = refreshed(TEXT, tmp_path, tmp_path / "cache")
    assert new == TEXT, "renew the outputs: `uv run python -m tests.readme`"


def test_the_sparql_is_answered() -> None:
    from kg.query import sparql

    queries = blocks(TEXT, "sparql")
    assert len(queries) > 1
    for query in queries:
        assert sparql.run(query, ROOT / "exports" / "graph.nq").rows


def test_every_side_that_an_edge_can_be_is_told() -> None:
    from kg.export.sides import Side

    table = TEXT.partition("| edge |")[2].partition("\n\n")[0]
    cells = re.findall(r"^\| (`.*?`) \|", table, re.MULTILINE)
    told = {name for cell in cells for name in re.findall(r"`(.*?)`", cell)}
    assert told == {side.value for side in Side}


def test_the_python_runs(parses: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    code, _ = blocks(TEXT, "python")
    cached = code.replace("Settings()", f"Settings(cache=Path({str(parses)!r}))")
    assert cached != code
    names: dict[str, Any] = {}
    with chdir(tmp_path):
        exec(cached, names)
    conditional = [s for s in names["graph"].statements if s.conditions]
    assert len(capsys.readouterr().out.splitlines()) == len(conditional) > 5


def test_the_networks_of_the_readme_are_there(
    seeds: Graph, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    registry.write(Release(seeds), tmp_path / "exports", "jsonl,report.json")
    _, code = blocks(TEXT, "python")
    with chdir(tmp_path):
        exec(code, {})
    out = capsys.readouterr().out
    assert "North Korea sends troops to Russia is denied: " in out
    assert re.search(r"^South Korea North Korea \d s-", out, re.MULTILINE)
