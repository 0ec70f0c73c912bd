"""Free SPARQL: what it answers, and that it reads the given graph and nothing else."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from kg.errors import ConfigError, InputError
from kg.export.rdf import jsonld
from kg.export.rdf import syntaxes as rdf
from kg.export.release import Release
from kg.query import sparql
from kg.query.table import Table
from tests.query import graphs

if TYPE_CHECKING:
    from pathlib import Path

EVIL = "<http://127.0.0.1:9/>"
SERVICES = (
    f"SELECT * {{ SERVICE {EVIL} {{ ?s ?p ?o }} }}",
    f"SELECT * {{ service silent {EVIL} {{ ?s ?p ?o }} }}",
    f"SELECT * {{ SERVICESILENT{EVIL}{{ ?s ?p ?o }} }}",
    f"PREFIX : {EVIL} SELECT * {{ SERVICE:x {{ ?s ?p ?o }} }}",
    f"PREFIX ex: {EVIL} SELECT * {{ SERVICEex:x {{ ?s ?p ?o }} }}",
    f"PREFIX ex: {EVIL} SELECT * {{ ?a ?b true.SERVICEex:x {{ ?s ?p ?o }} }}",
    "SELECT * { ?x ?y ?z SERVICE?z { ?s ?p ?o } }",
    f"SELECT * {{ ?s ?p <http://x/\u00a0#a> . SERVICE {EVIL} {{ ?s ?p ?o }} }}",
    f"SELECT * {{ ?s ?p <http://x/\\u003E#a> . SERVICE {EVIL} {{ ?s ?p ?o }} }}",
    f"SELECT * {{ \\u0053ERVICE {EVIL} {{ ?s ?p ?o }} }}",
    f"SELECT * {{ # a comment\rSERVICE {EVIL} {{ ?s ?p ?o }} }}",
    f"SELECT * {{ FILTER(1<2)SERVICE{EVIL}{{ ?s ?p ?o }} }}",
    f'SELECT * {{ ?s ?p """a"\\"b""" . SERVICE {EVIL} {{ ?s ?p ?o }} }}',
    f"SELECT * {{ ?s ?p 'it\\'s' . SERVICE {EVIL} {{ ?s ?p ?o }} }}",
    f"SELECT * {{ {{ SELECT * {{ SERVICE {EVIL} {{ ?s ?p ?o }} }} }} }}",
    f"ASK {{ SERVICE {EVIL} {{ ?s ?p ?o }} }}",
)
HARMLESS = (
    "SELECT ?service { ?service ?p 'intelligence service' } LIMIT 1",
    'SELECT $service { $service ?p """SERVICE <http://x/>""" } LIMIT 1',
    "PREFIX ex: <http://x/service#> SELECT * { ?s ex:service <http://SERVICE.example/> }",
    "# SERVICE <http://x/>\nSELECT * { ?s ?p 'a'@en } LIMIT 1",
)


@pytest.mark.parametrize("query", SERVICES)
def test_service_is_refused(query: str, exported: Path) -> None:
    with pytest.raises(ConfigError, match="SERVICE is refused"):
        sparql.run(query, exported)


@pytest.mark.parametrize("query", HARMLESS)
def test_the_word_alone_is_not(query: str, exported: Path) -> None:
    assert isinstance(sparql.run(query, exported), Table)


@pytest.mark.parametrize(
    "query",
    [
        "LOAD <http://127.0.0.1:9/>",
        "INSERT DATA { <http://a> <http://b> 1 }",
        "DELETE WHERE { ?s ?p ?o }",
        "CLEAR ALL",
        "PREFIX a: <http://a/> DROP ALL",
    ],
)
def test_writing_is_refused(query: str, exported: Path) -> None:
    with pytest.raises(ConfigError, match="is refused: queries only read"):
        sparql.run(query, exported)


@pytest.mark.parametrize("name", ["<http://127.0.0.1:9/>", "NAMED <http://127.0.0.1:9/>", "ex:g"])
def test_from_names_only_graphs_that_are_there(name: str, exported: Path) -> None:
    query = f"PREFIX ex: <http://x/> SELECT * FROM {name} {{ ?s ?p ?o }}"
    with pytest.raises(ConfigError, match="no such graph"):
        sparql.run(query, exported)


def test_default_graph_is_the_union_unless_from_says_otherwise(exported: Path) -> None:
    count = "SELECT (COUNT(*) AS ?n) {} {{ ?s ?p ?o }}"
    one = "FROM <https://sayso.example/graph/simple>"
    both = f"{one} FROM NAMED <https://sayso.example/graph/shared>"
    ((everything,),) = sparql.run(count.format(""), exported).rows
    ((simple,),) = sparql.run(count.format(one), exported).rows
    lines = exported.read_text(encoding="utf-8").splitlines()
    assert everything == len({line.rsplit(" ", 2)[0] for line in lines})
    assert simple == sum(line.endswith("/graph/simple> .") for line in lines)
    assert sparql.run(count.format(both), exported).rows == ((simple,),)


def test_kinds_of_query(exported: Path) -> None:
    assert sparql.run("ASK { ?s ?p ?o }", exported) == Table(("answer",), ((True,),))
    table = sparql.run("CONSTRUCT { ?s <http://x/p> 7 } WHERE { ?s a ?o }", exported, rows=3)
    assert table.columns == ("subject", "predicate", "object")
    assert table.cut
    assert {row[1:] for row in table.rows} == {("http://x/p", 7)}
    assert sparql.run("DESCRIBE <https://sayso.example/article/beta>", exported).rows
    values = "VALUES (?n ?d ?b ?s ?none) { (1 1.5 true 'x' UNDEF) }"
    assert sparql.run(f"SELECT ?n ?d ?b ?s ?none {{ {values} }}", exported).rows == (
        (1, 1.5, True, "x", None),
    )


def test_rows_are_capped(exported: Path) -> None:
    table = sparql.run("SELECT * { ?s ?p ?o }", exported, rows=5)
    assert (len(table.rows), table.cut) == (5, True)
    assert not sparql.run("SELECT * { ?s ?p ?o }", exported).cut


def test_time_is_capped() -> None:
    store = ox.Store()
    thing = ox.NamedNode("http://x/p")
    store.extend(ox.Quad(ox.NamedNode(f"http://x/{i}"), thing, ox.Literal(i)) for i in range(1500))
    slow = "SELECT (COUNT(*) AS ?n) { ?a ?p ?x . ?b ?q ?y FILTER (?x * ?y = -1) }"
    with pytest.raises(ConfigError, match=r"longer than 0\.01 s"):
        sparql.answer(slow, store, seconds=0.01)


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELECT * {\n ?s ?p", "line 2, column 7"),
        ("", "line 1, column 1"),
        ("SELECT * { ?s nope:x ?o }", "line 1"),
        ("\x00", "line 1"),
    ],
)
def test_a_wrong_query_is_told_with_its_place(query: str, message: str, exported: Path) -> None:
    with pytest.raises(ConfigError, match=message):
        sparql.run(query, exported)


@pytest.mark.parametrize(
    ("name", "write"),
    [("graph.ttl", rdf.turtle), ("graph.trig", rdf.trig), ("graph.jsonld", jsonld.jsonld)],
)
def test_any_syntax_gives_the_same_answer(
    name: str, write: object, exported: Path, tmp_path: Path
) -> None:
    out = io.BytesIO()
    write(Release(graphs.graph()), out)  # type: ignore[operator]
    path = tmp_path / name
    path.write_bytes(out.getvalue())
    query = "SELECT ?s ?o { ?s <https://w3id.org/sayso/ns#act> ?o } ORDER BY ?s"
    assert sparql.run(query, path) == sparql.run(query, exported)


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("graph.nq", b"<http://a> <b", "not valid RDF"),
        ("graph.docx", b"", "known endings"),
        ("graph.jsonld", b'{"@context": "http://127.0.0.1:9/c"}', "not valid RDF"),
    ],
)
def test_unreadable_graphs(name: str, data: bytes, message: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(InputError, match=message):
        sparql.load(path)
