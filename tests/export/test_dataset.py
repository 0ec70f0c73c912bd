"""The description of the data set: read by two parsers, right in its counts, without a clock."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pyoxigraph as ox
import pytest
import rdflib

from kg.errors import ConfigError
from kg.export.rdf import syntaxes as rdf
from kg.export.rdf.dataset import FILES, dataset
from kg.export.rdf.dataset_facts import facts
from kg.export.release import Release
from kg.model import Graph
from ontology.describe import version
from tests import specimen as sp
from tests.export import hostile

VOID = "http://rdfs.org/ns/void#"
PROV = "http://www.w3.org/ns/prov#"


def described(release: Release) -> tuple[bytes, ox.Store]:
    out = io.BytesIO()
    dataset(release, out)
    store = ox.Store()
    store.load(out.getvalue(), format=ox.RdfFormat.TURTLE)
    return out.getvalue(), store


def values(store: ox.Store, predicate: str, subject: str | None = None) -> list[str]:
    node = None if subject is None else ox.NamedNode(subject)
    found = store.quads_for_pattern(node, ox.NamedNode(predicate), None)
    return sorted(str(getattr(q.object, "value", "")) for q in found)


RELEASE = Release(sp.graph(), configuration=(("model", "some-model 1.0"),))


@pytest.mark.parametrize("value", [sp.graph(), hostile.graph(), Graph()])
def test_both_parsers_read_the_same(value: Graph) -> None:
    data, store = described(Release(value))
    graph = rdflib.Graph().parse(data=data, format="turtle")
    again = ox.parse(graph.serialize(format="nt", encoding="utf-8"), format=ox.RdfFormat.N_TRIPLES)
    assert {str(q.triple) for q in again} == {str(q.triple) for q in store}


def test_its_counts_are_those_of_the_graph() -> None:
    _, store = described(RELEASE)
    quads = list(rdf.quads(RELEASE))
    base = RELEASE.base
    assert values(store, VOID + "triples", f"{base}dataset") == [str(len(quads))]
    statements = sum("#type> <https://w3id.org/sayso/ns#Statement>" in line for line in quads)
    (part,) = store.quads_for_pattern(
        None, ox.NamedNode(VOID + "class"), ox.NamedNode("https://w3id.org/sayso/ns#Statement")
    )
    assert values(store, VOID + "entities", str(getattr(part.subject, "value", ""))) == [
        str(statements)
    ]
    parts = [int(n) for n in values(store, VOID + "triples") if n != str(len(quads))]
    assert sum(parts) == len(quads)


def test_the_run_names_software_configuration_and_every_article() -> None:
    _, store = described(RELEASE)
    (run,) = values(store, PROV + "wasGeneratedBy")
    used = values(store, PROV + "used", run)
    assert {f"{RELEASE.base}article/{a.id}" for a in sp.graph().articles} < set(used)
    assert "model: some-model 1.0" in values(store, "http://www.w3.org/2000/01/rdf-schema#label")
    other = replace(RELEASE, configuration=(("model", "another"),))
    assert values(described(other)[1], PROV + "wasGeneratedBy") != [run]


def test_no_clock_and_nothing_of_this_machine() -> None:
    data, store = described(RELEASE)
    assert data == described(RELEASE)[0]
    assert not re.search(r"startedAtTime|issued|modified|dateTime", data.decode())
    assert values(store, "http://purl.org/dc/terms/conformsTo") == [
        f"https://w3id.org/sayso/ns/{version()}"
    ]
    assert set(values(store, VOID + "dataDump")) == {RELEASE.base + name for name in FILES}


SAID = (
    "publisher=The Desk",
    "licence=https://licence.example/by",
    "version=3",
    "issued=2024-11-02",
    "title=Troops, told by whom",
)


def test_licence_publisher_day_and_version_are_those_that_its_publisher_tells() -> None:
    data, store = described(replace(RELEASE, described=facts(SAID)))
    terms, own = "http://purl.org/dc/terms/", f"{RELEASE.base}dataset"
    assert values(store, terms + "license", own) == ["https://licence.example/by"]
    assert values(store, terms + "issued", own) == ["2024-11-02"]
    assert values(store, terms + "title", own) == ["Troops, told by whom"]
    assert values(store, "http://www.w3.org/ns/dcat#version", own) == ["3"]
    (publisher,) = values(store, terms + "publisher", own)
    assert values(store, "https://schema.org/name", publisher) == ["The Desk"]
    assert data == described(replace(RELEASE, described=facts(sorted(SAID))))[0]
    known = described(replace(RELEASE, described=facts(["publisher=https://desk.example/"])))[1]
    assert values(known, terms + "publisher", own) == ["https://desk.example/"]


@pytest.mark.parametrize(
    "wrong", ["licence=free", "issued=soon", "issued=2024-13-01", "colour=red", "version=", "title"]
)
def test_what_cannot_be_said_of_a_data_set_is_refused(wrong: str) -> None:
    with pytest.raises(ConfigError, match="--dataset"):
        facts([wrong])
