"""Two layers, one verdict: faults put into a good graph, each found by records and by SHACL alike.

A fault is a file of `faults/`: a SPARQL update with the violation that both layers must raise, the
pattern of the nodes that it can be put into, and where it is found if not there.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox
import pytest

from kg.export.rdf import syntaxes as rdf
from kg.export.release import Release
from ontology import terms
from ontology.rdf import lifted_rules
from ontology.rdf.facts import SPACES
from ontology.rdf.validate import shapes, validate_graph
from ontology.rules.record_rules import RULES
from tests.benchmarks import made_graph

FILES = sorted((Path(__file__).parent / "faults").glob("*.ru"))
LISTS = {key: f"{terms.LIST}{key}/" for key in terms.LISTS}
PLOVER = {f"p{key}": f"{terms.PLOVER}{key}/" for key in ("type", "mode", "context")}
MORE = {"oa": "http://www.w3.org/ns/oa#", "xsd": "http://www.w3.org/2001/XMLSchema#"}
BASE = "https://sayso.example/"
HEAD = f"BASE <{BASE}>\n" + "".join(
    f"PREFIX {name}: <{iri}>\n" for name, iri in {**SPACES, **MORE, **LISTS, **PLOVER}.items()
)
TEXT_ONLY = {
    *("statement-id", "content-present", "quotation-marks", "role-known", "stance-statement"),
    *("antecedent-known", "stance-sureness"),
}
"""Record rules that no fault here breaks: what RDF cannot say wrong, or only the text can tell."""


class Fault(NamedTuple):
    violation: str
    where: str
    found_at: str
    update: str


def fault(path: Path) -> Fault:
    lines = path.read_text(encoding="utf-8").splitlines()
    head = dict(line[2:].split(": ", 1) for line in lines if line.startswith("# ") and ": " in line)
    body = "\n".join(line for line in lines if not line.startswith("#"))
    return Fault(head["violation"], head["where"], head.get("found at", ""), body)


def good(statements: int) -> ox.Store:
    """Return a graph of one statement an article, without the shortcuts that it was made into."""
    out = io.BytesIO()
    rdf.nquads(Release(made_graph.made(statements)), out)
    store = ox.Store()
    for quad in ox.parse(out.getvalue(), format=ox.RdfFormat.N_QUADS):
        if not str(quad.graph_name).endswith("graph/simple>"):
            store.add(ox.Quad(*quad.triple))
    return store


def nodes(store: ox.Store, pattern: str, name: str = "this") -> list[ox.NamedNode]:
    query = f"{HEAD}SELECT DISTINCT ?{name} WHERE {{ {pattern} }} ORDER BY ?{name}"
    found = store.query(query)
    assert isinstance(found, ox.QuerySolutions)
    return [row[name] for row in found if isinstance(row[name], ox.NamedNode)]


NEAR = """{{ {this} kg:stance|prov:wasQuotedFrom ?near }}
UNION {{ ?near kg:stance|prov:wasQuotedFrom {this} }} UNION {{ {this} kg:proposition ?near }}
UNION {{ ?near kg:proposition {this} }}"""


def put_in(store: ox.Store, faults: list[Fault]) -> set[tuple[str, str]]:
    """Put each fault into nodes of its own and return the violations to be found, with their node.

    Those that few nodes can take come first; what a node touches is left to it alone.
    """
    taken: set[str] = set()
    expected = set()
    could = {one: nodes(store, one.where) for one in faults}
    for one in sorted(faults, key=lambda f: (len(could[f]), f)):
        for node in could[one]:
            near = {node.value, *(n.value for n in nodes(store, NEAR.format(this=node), "near"))}
            if not near & taken:
                break
        else:
            pytest.fail(f"no node is left for {one}")
        taken |= near
        at = node
        if one.found_at:
            (at,) = nodes(store, one.found_at.replace("?this", str(node)), "at")
        store.update(HEAD + one.update.replace("?this", str(node)))
        expected.add((one.violation, at.value))
    return expected


def owner(store: ox.Store, iri: str) -> str:
    """Return the record of a node: a place's article, a number's claim, a stance's statement."""
    if taken := nodes(store, f"?this kg:stance <{iri}>"):
        return taken[0].value
    if "/source/" in iri:
        return nodes(store, f"?this kg:source <{iri}>")[0].value
    return iri.partition("#")[0]


@pytest.fixture(scope="module")
def record_rules() -> dict[str, str]:
    """Return the record rule that each shape names."""
    graph = shapes()
    from rdflib import URIRef

    named = graph.subject_objects(URIRef(terms.SHAPES + "recordRule"))
    return {str(shape).removeprefix(terms.SHAPES): str(rule) for shape, rule in named}


def by_records(store: ox.Store) -> set[tuple[str, str]]:
    found = lifted_rules.broken(q.triple for q in store)
    return {(v.rule, f"{BASE}{v.id.rpartition(BASE)[2]}") for _, v in found}


def by_shapes(store: ox.Store, record_rules: dict[str, str]) -> set[tuple[str, str]]:
    data = store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())
    assert data is not None
    report = validate_graph(data, "nt")
    return {
        (record_rules.get(b.rule, f"shape {b.rule}"), owner(store, b.focus))
        for b in report.breaches
    }


def test_fifty_five_faults_are_found_by_both_layers_and_nothing_else(
    monkeypatch: pytest.MonkeyPatch, record_rules: dict[str, str]
) -> None:
    monkeypatch.setattr(made_graph, "STATEMENTS", 1)
    store = good(220)
    assert by_records(store) == by_shapes(store, record_rules) == set()
    faults = [fault(path) for path in FILES]
    assert len(faults) >= 55
    expected = put_in(store, faults)
    assert len(expected) == len(faults)
    assert by_records(store) == expected
    assert by_shapes(store, record_rules) == expected


def test_every_record_rule_has_a_fault_and_every_shape_names_a_known_one(
    record_rules: dict[str, str],
) -> None:
    assert {fault(path).violation for path in FILES} == set(RULES) - TEXT_ONLY
    assert set(record_rules.values()) <= set(RULES)
