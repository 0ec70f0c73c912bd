"""`kg.open`: typed records that say what the tables say, each with its words at its place."""

from __future__ import annotations

import json
from contextlib import chdir
from dataclasses import FrozenInstanceError
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import kg
from kg.errors import ConfigError, InputError
from kg.export import registry
from kg.export.release import Release
from kg.query.exported import TABLES, Exported
from kg.query.network import load
from kg.query.records import tables
from tests import specimen
from tests.query import graphs

if TYPE_CHECKING:
    from kg.model import Graph

NOTEBOOK = Path(kg.__file__).parent / "query" / "examples.ipynb"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    written = tmp_path_factory.mktemp("out")
    registry.write(Release(graphs.graph()), written, "jsonl,report.json,html")
    return written


@pytest.fixture(scope="module")
def graph(out: Path) -> Exported:
    return kg.open(out)


def test_every_record_is_there_with_its_fields(graph: Exported, out: Path) -> None:
    names = ("statements", "actors", "propositions", "links")
    whole = tables(out, names)
    held = (graph.statements, graph.actors, graph.claims, graph.links)
    for name, records in zip(names, held, strict=True):
        assert [r.record for r in records] == whole[name]
    assert [a.id for a in graph.articles] == [a.id for a in graphs.graph().articles]
    for said in graph.statements:
        assert graph.statement(said.id) is said
        assert said.narrated == (said.record["voice"] == "article")
    for claim in graph.claims:
        assert graph.claim(claim.id) is claim
    assert graph.statement("s-0") is graph.actor("a-0") is graph.claim("p-0") is None
    assert graph.article("nothing") is None


def test_quotes_are_the_words_at_their_places(graph: Exported) -> None:
    texts = {a.id: a.text for a in graph.articles}
    assert texts == {a.id: a.text for a in graphs.graph().articles}
    for said in graph.statements:
        place = said.evidence
        text = texts[place.article]
        assert text is not None
        assert text[place.start : place.end] == said.quote == place.quote
        assert said.content == tuple(text[a:b] for a, b in said.record["content"])
        assert all(words in said.quote for words in said.conditions)
    for actor in graph.actors:
        assert all(m.quote for m in graph.mentions(actor))


def test_look_ups_find_what_a_search_of_all_finds(graph: Exported) -> None:
    for actor in graph.actors:
        assert graph.actor(actor.id) is actor
        for name in (actor.label, *actor.aliases):
            assert actor in graph.actors_called(name.upper())
        ids = [s.id for s in graph.statements if actor.id in [p.id for p in s.speakers]]
        assert [s.id for s in graph.said_by(actor)] == ids
        assert graph.said_by(actor.id) == graph.said_by(actor)
        about = [s for s in graph.statements if actor.id in [p.id for p in s.targets]]
        assert list(graph.said_about(actor)) == about
    for claim in graph.claims:
        assert [s.id for s in graph.on(claim)] == [s.statement for s in claim.stances]
        assert graph.on(claim.id) == graph.on(claim)
    assert any(graph.links_of(s) for s in graph.statements)
    assert {x for s in graph.statements for x in graph.links_of(s.id)} == set(graph.links)
    assert graph.on("p-0") == graph.said_by("a-0") == ()


def test_records_are_frozen(graph: Exported) -> None:
    with pytest.raises(FrozenInstanceError):
        graph.statements[0].act = "deny"  # type: ignore[misc]


def test_networks_are_those_of_the_folder(graph: Exported, out: Path) -> None:
    mine, other = graph.networks, load(out)
    for name in ("statements", "actors"):
        one, two = getattr(mine, name), getattr(other, name)
        assert dict(one.nodes(data=True)) == dict(two.nodes(data=True))
        assert sorted(map(str, one.edges(data=True))) == sorted(map(str, two.edges(data=True)))


@pytest.mark.parametrize("table", TABLES)
def test_a_frame_has_a_row_for_each_record(table: str, graph: Exported) -> None:
    frame = graph.frame(table)
    assert len(frame) == len(getattr(graph, table))
    if table == "statements":
        assert list(frame["quote"]) == [s.quote for s in graph.statements]
        assert list(frame["speakers_ids"]) == [[p.id for p in s.speakers] for s in graph.statements]


def test_what_is_not_there_is_told(graph: Exported, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no table 'people'; tables are articles, statements"):
        graph.rows("people")
    with pytest.raises(ConfigError, match="no data frames of 'numpy'"):
        graph.frame("actors", "numpy")
    with pytest.raises(InputError, match="run `kg build INPUT"):
        kg.open(tmp_path / "nowhere")
    registry.write(Release(specimen.graph()), tmp_path, "jsonl,report.json")
    opened = kg.open(tmp_path)
    assert {a.text for a in opened.articles} == {None}
    registry.write(Release(graphs.graph()), tmp_path, "jsonl,report.json")
    with pytest.raises(InputError, match="was built into meanwhile; open it again"):
        _ = opened.statements
    (tmp_path / "build.json").unlink()
    (tmp_path / "links.jsonl").write_text('{"kind": "restates"}\n')
    with pytest.raises(InputError, match=r"links\.jsonl: not the records of this version"):
        _ = kg.open(tmp_path).links


def test_a_page_of_quotes_alone_gives_no_text(tmp_path: Path) -> None:
    quoted = Release(graphs.graph(), html_filter=("text=quoted",))
    registry.write(quoted, tmp_path, "jsonl,report.json,html")
    texts = {a.id: a.text for a in kg.open(tmp_path).articles}
    whole = {a.id: a.text for a in graphs.graph().articles}
    assert all(text in (None, whole[name]) for name, text in texts.items())
    assert None in texts.values()


def test_the_notebook_runs(
    seeds: Graph, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    registry.write(Release(seeds), tmp_path / "exports", "jsonl,report.json,html")
    book = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    assert (book["nbformat"], book["nbformat_minor"]) == (4, 5)
    cells = ["".join(c["source"]) for c in book["cells"] if c["cell_type"] == "code"]
    assert all(not c.get("outputs") for c in book["cells"])  # made anew by whoever opens it
    names: dict[str, Any] = {}
    with chdir(tmp_path):
        for cell in cells:
            exec(cell, names)
    told = capsys.readouterr().out
    assert "North Korea sends troops to Russia" in told
    assert len(names["frame"]) == len(seeds.statements)
