"""The ten patterns of the cheat sheet: two engines find the same in the graph of the seeds."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import warnings
from collections import Counter
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
import rdflib

from kg.export.rdf import syntaxes as rdf
from kg.export.release import Release
from kg.query.prefixes import declared, known
from tests.readme import PATTERNS, blocks

if TYPE_CHECKING:
    from pathlib import Path

    from kg.model import Graph

pytestmark = pytest.mark.filterwarnings("ignore:.*deprecated:DeprecationWarning:rdflib")

TEXT = PATTERNS.read_text(encoding="utf-8")
QUERIES = blocks(TEXT, "sparql")


@pytest.fixture(scope="module")
def both(seeds: Graph) -> tuple[ox.Store, rdflib.Dataset]:
    out = io.BytesIO()
    rdf.nquads(Release(seeds), out)
    store = ox.Store()
    store.load(out.getvalue(), format=ox.RdfFormat.N_QUADS)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # rdflib's own, in its own parser
        dataset = rdflib.Dataset(default_union=True)
        dataset.parse(data=out.getvalue(), format="nquads")
    return store, dataset


def test_there_are_ten_and_each_is_numbered() -> None:
    assert len(QUERIES) == 10
    assert [f"\n{n}. **" in TEXT for n in range(1, 12)] == [True] * 10 + [False]
    assert not any("PREFIX" in query for query in QUERIES)


@pytest.mark.parametrize("query", QUERIES, ids=range(1, len(QUERIES) + 1))
def test_oxigraph_and_rdflib_answer_alike(
    query: str, both: tuple[ox.Store, rdflib.Dataset]
) -> None:
    store, dataset = both
    asked = declared(query)
    found = store.query(asked, use_default_graph_as_union=True)
    assert isinstance(found, ox.QuerySolutions)
    rows = Counter(tuple(getattr(v, "value", None) for v in row) for row in found)
    again = Counter(
        tuple(None if v is None else str(v) for v in row) for row in dataset.query(asked)
    )
    assert rows == again
    assert rows.total() > 1


COMUNICA = "comunica-sparql-file"
"""A third engine, of npm's @comunica/query-sparql-file; used where it is installed."""


@pytest.mark.skipif(shutil.which(COMUNICA) is None, reason=f"{COMUNICA} is not installed")
def test_comunica_answers_alike(
    both: tuple[ox.Store, rdflib.Dataset], seeds: Graph, tmp_path: Path
) -> None:
    path = tmp_path / "graph.nq"
    with path.open("wb") as out:
        rdf.nquads(Release(seeds), out)
    for query in QUERIES:
        asked = declared(query)
        told = ("-t", "application/sparql-results+json", "--unionDefaultGraph", "-q", asked)
        answer = subprocess.run([COMUNICA, path, *told], capture_output=True, check=True).stdout
        found = json.loads(answer)
        names = found["head"]["vars"]
        rows = Counter(
            tuple(row.get(name, {}).get("value") for name in names)
            for row in found["results"]["bindings"]
        )
        solutions = both[0].query(asked, use_default_graph_as_union=True)
        assert isinstance(solutions, ox.QuerySolutions)
        assert sorted(names) == sorted(v.value for v in solutions.variables)
        want = Counter(
            tuple(getattr(row[name], "value", None) for name in names) for row in solutions
        )
        assert rows == want


def test_only_what_is_used_and_not_declared_is_declared() -> None:
    assert declared("ASK { ?s kg:act act:deny }").startswith("PREFIX kg: <")
    own = "PREFIX kg: <https://x.example/>\nASK { ?s kg:act ?o }"
    assert declared(own) == own
    for text in ("ASK { ?s ?p 'kg:act' }", "# kg:act\nASK {}", "ASK { <kg:act> ?p ?o }"):
        assert declared(text) == text
    assert declared("ASK { ?s mine:act ?o }") == "ASK { ?s mine:act ?o }"
    assert {"kg", "schema", "prov", "skos", "nif", "act", "polarity", "class"} <= set(known())
