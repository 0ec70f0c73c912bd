"""The seeds from files to exports: the same bytes everywhere, offsets right, RDF that holds."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from kg.build import assemble
from kg.cli.options import configuration
from kg.export import registry
from kg.export.rdf import syntaxes as rdf
from kg.export.release import Release
from kg.export.tables import json_lines as records
from kg.gazetteer.names import fold
from kg.store.collection import FILE
from ontology.rdf.validate import validate_graph
from tests.conftest import ROOT, SEEDS
from tests.export.rdf_read import FORMATS, by_oxigraph, by_rdflib, expected
from tests.reading import articles_of, extractions_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kg.model import Graph

LOCAL = (".png", ".db")
"""The picture of the page, and the store, which is not committed."""
COMMITTED = ROOT / "exports"
KG = "from kg.cli import main; main()"


@pytest.fixture(scope="module")
def release(seeds: Graph) -> Release:
    return Release(seeds, configuration=configuration())


@pytest.fixture(scope="module")
def built(seeds: Graph, parses: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return the files that `kg build seeds` writes."""
    assert seeds.articles  # parsed by now, so that no command parses again
    return command(tmp_path_factory.mktemp("built"), parses, [SEEDS], seed="1")


def command(out: Path, parses: Path, inputs: list[Path], seed: str) -> dict[str, bytes]:
    """Run `kg build` in a process of its own and return what it wrote."""
    names = [str(p) for p in inputs]
    sidecar = ["--meta", str(SEEDS / "articles.toml")]
    args = ["build", *names, "-o", str(out), "--cache", str(parses), "-q", *sidecar]
    env = {**os.environ, "PYTHONHASHSEED": seed}
    done = subprocess.run(
        [sys.executable, "-c", KG, *args],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    return {p.name: p.read_bytes() for p in out.iterdir() if p.name != FILE}


def test_every_export_is_written(built: dict[str, bytes]) -> None:
    assert sorted(built) == sorted([*registry.select(None), "build.json"])
    assert all(built.values())


@pytest.mark.skipif(
    not (COMMITTED / "graph.nq").is_file(), reason="exports/ holds no graph.nq: nothing to compare"
)
def test_the_committed_exports_are_what_the_seeds_give(built: dict[str, bytes]) -> None:
    committed = {p.name: p.read_bytes() for p in COMMITTED.iterdir() if p.suffix not in LOCAL}
    assert sorted(committed) == sorted(built)
    other = [name for name in sorted(built) if built[name] != committed[name]]
    assert not other, f"rebuild with `kg build seeds -o exports` and look at the changes: {other}"


def test_neither_hash_seed_nor_order_of_input_changes_a_byte(
    built: dict[str, bytes], parses: Path, tmp_path: Path
) -> None:
    shuffled = sorted(SEEDS.glob("*.txt"), key=lambda p: p.name[5:])
    assert shuffled != sorted(shuffled)
    again = command(tmp_path / "again", parses, shuffled, seed="2024")
    assert [name for name in built if again[name] != built[name]] == []


def test_a_build_without_stored_parses_is_the_same(built: dict[str, bytes], tmp_path: Path) -> None:
    afresh = command(tmp_path / "out", tmp_path / "parses", [SEEDS], seed="3")
    assert [name for name in built if afresh[name] != built[name]] == []


def rows(data: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in data.splitlines()]


def statement_places(record: dict[str, Any]) -> Iterator[list[int]]:
    for name in ("content", "conditions", "repeats", "speaker_spans"):
        yield from record[name]
    for party in (*record["targets"], *record["addressees"]):
        yield from [party["span"]] if party["span"] else []
    yield from (record[n] for n in ("cue", "hedge", "evidence") if record[n])


def proposition_places(record: dict[str, Any]) -> Iterator[list[int]]:
    yield record["trigger"]
    yield from [record["quantity"]["span"]] if record["quantity"] else []
    for fillers in record["roles"].values():
        yield from (f["span"] for f in fillers if f["span"])


def test_every_offset_gives_back_its_text(built: dict[str, bytes], seeds: Graph) -> None:
    texts = {a.id: (SEEDS / f"{a.id}.txt").read_bytes().decode() for a in seeds.articles}
    assert texts == {a.id: a.text for a in seeds.articles}
    places = [
        *((r["article"], p) for r in rows(built["statements.jsonl"]) for p in statement_places(r)),
        *(
            (r["article"], p)
            for r in rows(built["propositions.jsonl"])
            for p in proposition_places(r)
        ),
        *((m["article"], m["span"]) for r in rows(built["actors.jsonl"]) for m in r["mentions"]),
    ]
    assert len(places) > 1000
    broken = [(a, p) for a, p in places if not 0 <= p[0] < p[1] <= len(texts[a])]
    assert not broken
    ragged = [(a, t) for a, (x, y) in places if (t := texts[a][x:y]) != t.strip()]
    assert not ragged
    for record in rows(built["statements.jsonl"]):
        start, end = record["evidence"]
        assert record["quote"] == texts[record["article"]][start:end]
        inside = [*record["content"], *([record["cue"]] if record["cue"] else [])]
        assert all(start <= x < y <= end for x, y in inside), record["id"]


def test_a_named_actor_bears_the_names_it_is_mentioned_by(seeds: Graph) -> None:
    texts = {a.id: a.text for a in seeds.articles}
    known = {a.id: {fold(n) for n in (a.label, *a.aliases)} for a in seeds.actors if a.named}
    by_name = [m for m in seeds.mentions if m.basis == "name" and m.actor in known]
    assert len(by_name) > 100
    words = [(m, fold(" ".join(m.span.of(texts[m.article]).split()))) for m in by_name]
    assert [w for m, w in words if w not in known[m.actor]] == []


def test_nothing_of_the_seeds_is_set_aside(seeds: Graph) -> None:
    assert seeds.rejects == ()


@pytest.mark.parametrize("name", FORMATS)
def test_each_syntax_reads_back_to_the_quads(name: str, release: Release) -> None:
    want = expected(name, release)
    assert len(want) > 1000
    assert by_oxigraph(name, release) == want
    assert by_rdflib(name, release) == want


def test_the_graph_conforms_to_the_shapes(built: dict[str, bytes]) -> None:
    report = validate_graph(built["graph.nq"], "nq")
    assert report.triples > 1000
    assert report.breaches == ()


def test_the_files_hold_what_the_records_do(built: dict[str, bytes], release: Release) -> None:
    for name, exporter in (
        ("statements.jsonl", records.statements),
        ("actors.jsonl", records.actors),
        ("graph.nq", rdf.nquads),
    ):
        out = io.BytesIO()
        exporter(release, out)
        assert out.getvalue() == built[name]


def test_assembling_takes_articles_in_any_order() -> None:
    texts = {"a": "By Juan Paz", "b": "By Lena Fischer"}  # no prose: a diagnostic each
    articles = articles_of(texts)
    found = list(extractions_of(articles).values())
    assert assemble(articles[::-1], found[::-1]) == assemble(articles, found)
