"""Parsers that share no code with ours or with each other read the same graph of every export."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
import pytest
from pyld import jsonld as pyld

from kg.export.release import Release
from tests import specimen as sp
from tests.export import hostile, rdf_read
from tests.export.rdf_read import written
from tests.query import graphs

if TYPE_CHECKING:
    from pathlib import Path

    from kg.model import Graph

VALUES = [sp.graph(), graphs.graph(), hostile.graph()]

type Quad = tuple[str, ...]


def quads(dataset: dict[str, list[dict[str, Any]]]) -> set[Quad]:
    """Return PyLD's data set as plain tuples; a literal is its text, datatype and language."""
    found = set()
    for graph, triples in dataset.items():
        for triple in triples:
            value = triple["object"]
            more = (value.get("datatype", ""), value.get("language", ""))
            terms = triple["subject"]["value"], triple["predicate"]["value"], value["value"]
            found.add((graph, *terms, *(more if value["type"] == "literal" else ())))
    return found


def by_oxigraph(data: bytes) -> set[Quad]:
    found = set()
    for quad in ox.parse(data, format=ox.RdfFormat.N_QUADS):
        value: Any = quad.object
        literal = isinstance(value, ox.Literal)
        more = (value.datatype.value, value.language or "") if literal else ()
        names = (getattr(t, "value", "") for t in (quad.graph_name, quad.subject, quad.predicate))
        found.add((*names, value.value, *more))
    return found


@pytest.mark.parametrize("value", VALUES)
def test_pyld_reads_jsonld_to_what_oxigraph_reads_nquads_to(value: Graph) -> None:
    release = Release(value)
    found = quads(pyld.to_rdf(json.loads(written("jsonld", release))))
    assert found == by_oxigraph(written("nquads", release))
    assert len(found) > 100


@pytest.mark.parametrize("value", VALUES[:2])  # PyLD leaves \\u001b as it stands
def test_pyld_reads_nquads(value: Graph) -> None:
    data = written("nquads", Release(value))
    assert quads(pyld.JsonLdProcessor.parse_nquads(data.decode())) == by_oxigraph(data)


COMMANDS = {
    "nquads": (
        ["serdi", "-i", "nquads", "-o", "nquads"],
        ["rapper", "-q", "-i", "nquads", "-o", "ntriples"],
        ["riot", "--syntax=nquads", "--output=nquads"],
    ),
    "trig": (
        ["serdi", "-i", "trig", "-o", "nquads"],
        ["rapper", "-q", "-i", "trig", "-o", "ntriples"],
        ["riot", "--syntax=trig", "--output=nquads"],
    ),
    "turtle": (
        ["serdi", "-i", "turtle", "-o", "ntriples"],
        ["rapper", "-q", "-i", "turtle", "-o", "ntriples"],
        ["riot", "--syntax=turtle", "--output=ntriples"],
    ),
}
"""Parsers in C, of the Debian packages serdi and raptor2-utils, and Jena's in Java; used where they
are installed."""


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("which", [0, 1, 2], ids=["serd", "raptor", "jena"])
def test_parsers_of_others_read_the_same(
    name: str, which: int, value: Graph, tmp_path: Path
) -> None:
    command = COMMANDS[name][which]
    if command[0] == "riot" and value is VALUES[2]:
        command = [*command, "--nocheck"]  # an address is kept as its article gives it
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    release = Release(value)
    path = tmp_path / f"graph.{name}"
    path.write_bytes(written(name, release))
    end = ["file:" + str(path), release.base] if command[0] == "rapper" else [str(path)]
    found = subprocess.run([*command, *end], capture_output=True, check=True, timeout=60).stdout
    got = rdf_read.triples(found, ox.RdfFormat.N_QUADS)
    assert got == rdf_read.triples(written("nquads", release), ox.RdfFormat.N_QUADS)
    assert len(got) > 100


def test_a_document_compacts_to_itself_by_our_context() -> None:
    document = json.loads(written("jsonld", Release(sp.graph())))
    flat = pyld.flatten(pyld.expand(document), document["@context"])
    (denial,) = (
        node
        for graph in flat["graph"]
        for node in graph.get("graph", ())
        if node["id"].endswith(sp.S_DENIAL.id) and node.get("type") == "Statement"
    )
    assert (denial["act"], denial["polarity"], denial["text"]) == (
        "deny",
        "neg",
        "having sent tanks",
    )
