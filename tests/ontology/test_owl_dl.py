"""The vocabulary is valid OWL 2 DL: the OWL API says so, and HermiT finds no contradiction in it.

Both come with `owlready2` as a Java archive; without Java only the declarations are looked at.
"""

from __future__ import annotations

import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, XSD, Graph, URIRef

from ontology import files

KINDS = {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty}
BUILT_IN = (str(RDF), str(RDFS), str(OWL), str(XSD))
IN_OWL = {XSD[name] for name in ("boolean", "dateTime", "decimal", "string")}
"""Those of the datatypes of OWL 2 that ours are: `xsd:date` is none."""


def vocabulary() -> Graph:
    graph = Graph()
    for name in files.VOCABULARY:
        graph.parse(data=files.read(name).decode(), format="turtle")
    return graph


def checked(graph: Graph, folder: Path) -> list[str]:
    """Return what the OWL API and HermiT print of a graph."""
    package = find_spec("owlready2")
    if package is None or package.origin is None or shutil.which("java") is None:
        pytest.skip("Java and owlready2's archive are not here")
    archive = Path(package.origin).parent / "hermit" / "HermiT.jar"
    graph.serialize(folder / "all.rdf", format="xml")
    program = Path(__file__).with_name("OwlDl.java")
    command = ["java", "-cp", str(archive), str(program), str(folder / "all.rdf")]
    run = subprocess.run(command, capture_output=True, text=True, check=True, timeout=240)
    return run.stdout.splitlines()


def test_every_term_used_has_its_kind_declared() -> None:
    graph = vocabulary()
    declared = {s for s, kind in graph.subject_objects(RDF.type) if kind in KINDS}
    used = set(graph.predicates())
    for names_terms in (RDF.type, RDFS.subClassOf, RDFS.domain, RDFS.subPropertyOf):
        used |= set(graph.objects(None, names_terms))
    assert {t for t in used - declared if not str(t).startswith(BUILT_IN)} == set()


def test_values_are_of_the_datatypes_of_owl() -> None:
    ranges = {r for r in vocabulary().objects(None, RDFS.range) if str(r).startswith(str(XSD))}
    assert ranges == IN_OWL


def test_the_owl_api_finds_it_in_owl_2_dl_and_hermit_no_contradiction(tmp_path: Path) -> None:
    told = checked(vocabulary(), tmp_path)
    assert [line for line in told if line.startswith("violation")] == []
    assert told[-2:] == ["consistent: true", "unsatisfiable: []"]


def test_the_owl_api_would_find_a_term_without_its_kind(tmp_path: Path) -> None:
    graph = vocabulary()
    statement = URIRef("https://w3id.org/sayso/ns#Statement")
    graph.remove((URIRef("http://purl.org/dc/terms/source"), RDF.type, None))
    graph.add((statement, RDFS.subClassOf, OWL.Nothing))
    told = checked(graph, tmp_path)
    assert any("dc/terms/source" in line for line in told if line.startswith("violation"))
    assert any("ns#Statement" in line for line in told if line.startswith("unsatisfiable"))
