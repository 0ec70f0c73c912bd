"""Large files written compressed: the same bytes each time, and read wherever plain ones are."""

from __future__ import annotations

import gzip
import io
import shutil
from pathlib import Path

import igraph
import networkx as nx
import pandas
import pyoxigraph as ox
import pytest
import rdflib

import kg
from kg import compressed, folder, graph_store
from kg.cli import run
from kg.errors import InputError
from kg.export import registry
from kg.export.release import Release
from kg.query import sparql
from kg.query.network import load
from kg.query.records import tables
from tests import specimen
from tests.query import graphs

SEEDS_GOLD = Path(__file__).parents[1] / "gold" / "seeds-000-002.jsonl"
WRITTEN = "nq,ttl,trig,jsonld,graphml,jsonl,report.json,html"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    plain, small = tmp_path_factory.mktemp("plain"), tmp_path_factory.mktemp("small")
    registry.write(Release(graphs.graph()), plain, WRITTEN)
    registry.write(Release(graphs.graph(), compress=True), small, WRITTEN)
    return plain, small


def test_they_hold_what_the_plain_ones_hold(pair: tuple[Path, Path]) -> None:
    plain, small = pair
    names = {p.name for p in plain.iterdir()}
    assert {p.name.removesuffix(".gz") for p in small.iterdir()} == names
    for path in small.iterdir():
        data = path.read_bytes()
        if path.suffix == ".gz":
            data = gzip.decompress(data)
            assert data == compressed.expanded(path.name, path.read_bytes())
        if path.name not in (folder.MANIFEST, "dataset.ttl"):
            assert data == (plain / path.name.removesuffix(".gz")).read_bytes()
    dataset = (small / "dataset.ttl").read_text()
    assert "dcat:downloadURL <graph.nq.gz> ;\n    dcat:compressFormat <" in dataset
    manifests = [folder.read_manifest(p / folder.MANIFEST) for p in pair]
    assert len({m.run for m in manifests if m is not None}) == 1


def test_the_bytes_are_the_same_whenever_they_are_written(
    pair: tuple[Path, Path], tmp_path: Path
) -> None:
    registry.write(Release(graphs.graph(), compress=True), tmp_path, WRITTEN)
    for path in pair[1].iterdir():
        assert path.read_bytes() == (tmp_path / path.name).read_bytes()
    head = (tmp_path / "graph.nq.gz").read_bytes()[:10]
    assert head[3:8] == b"\0\0\0\0\0"  # no name, no time


@pytest.mark.parametrize("least", [0, 1 << 40])
def test_they_are_read_wherever_plain_ones_are(
    least: int,
    pair: tuple[Path, Path],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(graph_store, "LEAST", least)
    plain, small = pair
    shutil.rmtree(small / graph_store.NAME, ignore_errors=True)
    names = ("statements", "actors", "propositions", "links", "issues")
    assert tables(plain, names) == tables(small, names)
    assert kg.open(plain).statements == kg.open(small).statements
    assert load(plain).records == load(small).records
    told = []
    for out in pair:
        for command in (
            ["query", "denials"],
            ["query", "timeline", "--actor", "Ostia"],
            ["show", specimen.S_DENIAL.id],
            ["actors", "--format", "csv"],
            ["analyse", "central"],
            ["diff", str(plain)],
            ["eval", str(SEEDS_GOLD), "--out", str(out)],
        ):
            where = {"diff": [str(out)], "eval": []}.get(command[0], ["-o", str(out)])
            assert run([*command, *where]) == 0
        told.append(capsys.readouterr())
    assert told[0] == told[1]
    store = small / graph_store.NAME
    assert store.is_dir() == (least == 0)


def test_they_are_held_against_the_ontology_as_plain_ones_are(
    pair: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("graph.nq", "graph.ttl", "graph.trig", "graph.jsonld"):
        told = []
        for out, ending in zip(pair, ("", ".gz"), strict=True):
            assert run(["validate", str(out / (name + ending))]) == 0
            told.append(capsys.readouterr().err.replace(str(out), "").replace(".gz", ""))
        assert told[0] == told[1]
        assert "conforms to the ontology" in told[0]
    wrong = tmp_path / "wrong.nq.gz"
    wrong.write_bytes(gzip.compress((pair[0] / "graph.nq").read_bytes().replace(b"act/deny", b"a")))
    assert run(["validate", str(wrong)]) == 1
    wrong.write_bytes(wrong.read_bytes()[:-20])
    assert run(["validate", str(wrong)]) == 2
    assert "not a compressed file" in capsys.readouterr().err
    assert run(["validate", str(tmp_path / "none.nq.gz")]) == 2


def test_other_programs_read_them(pair: tuple[Path, Path]) -> None:
    plain, small = pair
    graphs_read = [
        nx.read_graphml(out / name, force_multigraph=True)
        for out, name in ((plain, "graph.graphml"), (small, "graph.graphml.gz"))
    ]
    assert nx.utils.graphs_equal(*graphs_read)
    drawn = igraph.Graph.Read_GraphMLz(str(small / "graph.graphml.gz"))
    assert drawn.vcount() == graphs_read[0].number_of_nodes()
    tables_read = [
        pandas.read_json(out / name, lines=True)
        for out, name in ((plain, "statements.jsonl"), (small, "statements.jsonl.gz"))
    ]
    assert tables_read[0].equals(tables_read[1])
    with gzip.open(small / "graph.ttl.gz") as file:
        read = rdflib.Graph().parse(file, format="turtle")
    lines = (plain / "graph.nq").read_bytes().splitlines()
    assert len(read) == len({line.rsplit(b" ", 2)[0] for line in lines})
    store = ox.Store()
    with gzip.open(small / "graph.nq.gz") as file:
        store.load(file, format=ox.RdfFormat.N_QUADS)
    assert len(store) == len(lines)


def test_a_file_of_ones_own_may_be_compressed(pair: tuple[Path, Path], tmp_path: Path) -> None:
    plain, _ = pair
    for name in ("graph.nq", "graph.ttl", "graph.trig"):
        mine = tmp_path / f"mine-{name}.gz"
        mine.write_bytes(gzip.compress((plain / name).read_bytes()))
        assert sparql.run(COUNT, mine) == sparql.run(COUNT, plain / name)


def test_what_is_cut_off_or_made_to_grow_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "graph.nq.gz"
    good = gzip.compress(b"<http://a/> <http://b/> <http://c/> .\n" * 10_000)
    bomb = io.BytesIO()
    with gzip.GzipFile("", "wb", 9, bomb) as file:
        for _ in range(64):
            file.write(bytes(1 << 20))
    for data in (good[:-20], b"no", b"", bomb.getvalue()):
        path.write_bytes(data)
        with pytest.raises(InputError, match=r"graph\.nq\.gz: .*compressed file"):
            sparql.run(COUNT, path)
        with pytest.raises(InputError, match=r"graph\.nq\.gz: .*compressed file"):
            compressed.expanded(path.name, data)
    path.write_bytes(good)
    assert sparql.run(COUNT, path).rows == ((1,),)
