"""The endpoint as its clients ask it: the SPARQL 1.1 protocol, and programs that speak it."""

from __future__ import annotations

import contextlib
import csv
import http.client
import io
import json
import threading
import time
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, N3, POST, SPARQLWrapper

from kg.query import sparql
from kg.serve.protocol import syntaxes
from tests.serve.conftest import FORM, started

if TYPE_CHECKING:
    from pathlib import Path

    from tests.serve.conftest import Server

pytestmark = pytest.mark.filterwarnings("ignore:.*deprecated:DeprecationWarning:rdflib")
"""rdflib's own readers use what it calls deprecated."""

NS = "https://w3id.org/sayso/ns#"
SELECT = f"SELECT ?s ?act {{ ?s <{NS}act> ?act }} ORDER BY ?s"
ASK = f"ASK {{ ?s <{NS}act> ?act }}"
CONSTRUCT = f"CONSTRUCT {{ ?s <{NS}act> ?act }} WHERE {{ ?s <{NS}act> ?act }}"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
TYPES = {
    "application/sparql-results+json": SELECT,
    "application/sparql-results+xml": SELECT,
    "text/csv": SELECT,
    "text/tab-separated-values": SELECT,
    "text/turtle": CONSTRUCT,
    "application/n-triples": CONSTRUCT,
    "application/ld+json": CONSTRUCT,
    "application/rdf+xml": CONSTRUCT,
}


PARSERS = {"application/ld+json": "json-ld"}


def acts(server: Server) -> list[tuple[Any, ...]]:
    found = sparql.run(SELECT, server.out / "graph.nq").rows
    assert len(found) > 3
    return list(found)


@pytest.mark.parametrize("kind", TYPES)
def test_an_answer_comes_in_the_syntax_asked_for(kind: str, reading: Server) -> None:
    found = reading.sparql(TYPES[kind], kind)
    assert found.status == 200
    assert found.headers["content-type"].partition(";")[0] == kind
    expected = acts(reading)
    if TYPES[kind] == CONSTRUCT:
        graph = rdflib.Graph().parse(data=found.text, format=PARSERS.get(kind, kind))
        assert sorted((str(s), str(o)) for s, _, o in graph) == sorted(expected)
    elif kind.endswith("json"):
        rows = found.json["results"]["bindings"]
        assert [(r["s"]["value"], r["act"]["value"]) for r in rows] == expected
    elif kind.endswith("+xml"):
        read = rdflib.query.Result.parse(io.BytesIO(found.body), format="xml")
        assert [tuple(map(str, row)) for row in read] == expected
    else:
        told = csv.reader(io.StringIO(found.text), delimiter="\t" if "tab" in kind else ",")
        _, *rows = ((a.strip("<>"), b.strip("<>")) for a, b in told)
        assert rows == expected


@pytest.mark.parametrize("accept", ["application/json", "application/xml", "text/csv", "*/*"])
def test_yes_or_no_is_answered(accept: str, reading: Server) -> None:
    found = reading.sparql(ASK, accept)
    assert found.status == 200
    assert "true" in found.text


def test_literals_keep_their_type_and_language(reading: Server) -> None:
    query = 'SELECT * { VALUES (?a ?b ?c) { (1 "x"@en UNDEF) } BIND (BNODE() AS ?d) }'
    (row,) = reading.sparql(query).json["results"]["bindings"]
    assert row["a"]["datatype"].endswith("#integer")
    assert row["b"] == {"type": "literal", "value": "x", "xml:lang": "en"}
    assert "c" not in row
    assert row["d"]["type"] == "bnode"
    tsv = reading.sparql(query, "text/tab-separated-values").text.splitlines()
    assert tsv[0] == "?a\t?b\t?c\t?d"
    assert tsv[1].startswith('"1"^^<http://www.w3.org/2001/XMLSchema#integer>\t"x"@en\t\t_:')


def test_a_query_comes_in_the_address_in_a_form_or_as_the_body(reading: Server) -> None:
    expected = reading.sparql(SELECT).json
    form = reading.ask("/sparql", FORM, urlencode({"query": SELECT}).encode())
    body = reading.ask("/sparql", {"Content-Type": "application/sparql-query"}, SELECT.encode())
    assert form.json == body.json == expected


def test_the_data_set_may_be_said_in_the_address(reading: Server) -> None:
    names = reading.sparql("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g").json
    graphs = [row["g"]["value"] for row in names["results"]["bindings"]]
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"

    def counted(**told: str) -> int:
        found = reading.ask(f"/sparql?{urlencode({'query': count, **told})}")
        return int(found.json["results"]["bindings"][0]["n"]["value"])

    parts = [counted(**{"default-graph-uri": g}) for g in graphs]
    assert all(0 < part < counted() for part in parts)
    told = urlencode({"query": count, "default-graph-uri": "http://elsewhere.example/g"})
    assert reading.ask(f"/sparql?{told}").status == 400


def test_a_browser_gets_a_page_and_a_program_without_a_query_the_description(
    reading: Server,
) -> None:
    page = reading.sparql(SELECT, "text/html,application/xhtml+xml,*/*;q=0.8")
    assert page.headers["content-type"].startswith("text/html")
    assert "<tbody>" in page.text
    wrong = reading.sparql("SELECT nothing", "text/html")
    assert (wrong.status, "line 1, column" in wrong.text) == (400, True)
    described = reading.ask("/sparql", {"Accept": "text/turtle"})
    graph = rdflib.Graph().parse(data=described.text, format="turtle")
    endpoint = rdflib.URIRef("http://www.w3.org/ns/sparql-service-description#endpoint")
    assert [str(o) for o in graph.objects(None, endpoint)] == [f"{reading.address}/sparql"]


def test_what_fits_no_syntax_is_not_answered(reading: Server) -> None:
    assert reading.sparql(SELECT, "image/png").status == 406
    assert reading.sparql(SELECT, "text/turtle").status == 400
    assert syntaxes("", "nonsense") == []


def test_rdflib_reads_the_endpoint_as_a_store(reading: Server) -> None:
    store = SPARQLStore(f"{reading.address}/sparql", returnFormat="json")
    graph = rdflib.Graph(store)
    rows = [tuple(map(str, row)) for row in graph.query(SELECT)]
    assert rows == acts(reading)
    act = rdflib.URIRef(f"{NS}act")
    assert sorted((str(s), str(o)) for s, _, o in graph.triples((None, act, None))) == sorted(
        acts(reading)
    )


def test_sparqlwrapper_asks_the_endpoint(reading: Server) -> None:
    client = SPARQLWrapper(f"{reading.address}/sparql")
    client.setQuery(SELECT)
    client.setReturnFormat(JSON)
    found = client.query().convert()
    assert [r["s"]["value"] for r in found["results"]["bindings"]] == [s for s, _ in acts(reading)]
    client.setMethod(POST)
    client.setReturnFormat(CSV)
    assert client.query().convert().decode().splitlines()[0] == "s,act"
    client.setQuery(CONSTRUCT)
    client.setReturnFormat(N3)
    found = rdflib.Graph().parse(data=client.query().convert(), format="n3")
    assert len(found) == len(acts(reading))


YASGUI = {
    **FORM,
    "Accept": "application/sparql-results+json,*/*;q=0.9",
    "Sec-Fetch-Mode": "cors",
    "Sec-Fetch-Dest": "empty",
}
"""What YASGUI sends with a SELECT."""


def test_yasgui_on_a_page_of_the_same_address_is_answered(reading: Server) -> None:
    own = {**YASGUI, "Origin": reading.address, "Sec-Fetch-Site": "same-origin"}
    found = reading.ask("/sparql", own, urlencode({"query": SELECT}).encode())
    assert len(json.loads(found.body)["results"]["bindings"]) == len(acts(reading))


def test_yasgui_on_a_page_of_another_site_is_not(reading: Server) -> None:
    other = {"Origin": "https://yasgui.example", "Sec-Fetch-Site": "cross-site"}
    asked = reading.ask("/sparql", {**YASGUI, **other}, urlencode({"query": SELECT}).encode())
    assert asked.status == 403
    preflight = {**other, "Access-Control-Request-Method": "POST"}
    found = reading.ask("/sparql", preflight, method="OPTIONS")
    assert found.status == 405
    assert not [name for name in found.headers if name.startswith("access-control")]


def test_a_question_that_takes_too_long_is_stopped_and_others_are_answered(
    reading: Server,
) -> None:
    found = reading.sparql(ENDLESS)
    assert found.status == 503
    assert "took longer than 4 s" in found.text
    assert reading.sparql(SELECT).status == 200


def test_it_ends_when_it_is_told_to_while_a_question_is_answered(built: Path) -> None:
    with started(built, "--seconds", "300") as server:
        assert server.sparql(SELECT).status == 200

        def ask() -> None:
            with contextlib.suppress(OSError, http.client.HTTPException):
                server.sparql(ENDLESS)

        asking = threading.Thread(target=ask)
        asking.start()
        time.sleep(0.5)
    asking.join(20)  # `started` has waited 30 seconds at most
    assert not asking.is_alive()


def test_an_answer_that_is_too_long_is_refused_and_not_cut(reading: Server) -> None:
    many = "SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 10001"
    found = reading.sparql(many)
    assert (found.status, "more than 10,000 rows" in found.text) == (400, True)
