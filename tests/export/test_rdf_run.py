"""The graph says which run made it, with no clock, and the same on every run."""

from __future__ import annotations

import io
from dataclasses import replace

import pyoxigraph as ox

from kg import __version__
from kg.export.rdf import syntaxes as rdf
from kg.export.rdf.dataset import dataset
from kg.export.release import Release
from ontology.rdf.validate import validate_graph
from tests import specimen as sp

RELEASE = Release(sp.graph(), configuration=(("model", "some-model 1.0"),))
QUESTION = """
PREFIX kg: <https://w3id.org/sayso/ns#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX schema: <https://schema.org/>
SELECT ?run ?name ?version ?setting WHERE {
  ?s a kg:Statement ; prov:wasQuotedFrom ?article .
  ?run a kg:Run , prov:Activity ; prov:used ?article , ?with ; prov:wasAssociatedWith ?software .
  ?software schema:name ?name ; schema:softwareVersion ?version .
  ?with a prov:Entity ; <http://www.w3.org/2000/01/rdf-schema#comment> ?setting .
}
"""


def runs(release: Release) -> set[tuple[str, ...]]:
    store = ox.Store()
    store.bulk_load("\n".join(rdf.quads(release)).encode(), format=ox.RdfFormat.N_QUADS)
    found = store.query(QUESTION, use_default_graph_as_union=True)
    assert isinstance(found, ox.QuerySolutions)
    return {tuple(str(getattr(term, "value", "")) for term in row) for row in found}


def test_every_statement_leads_to_the_software_its_version_and_its_configuration() -> None:
    ((run, *told),) = runs(RELEASE)
    assert told == ["sayso", __version__, "model: some-model 1.0"]
    assert runs(RELEASE) == {(run, *told)}
    assert runs(replace(RELEASE, configuration=(("model", "other"),))) != {(run, *told)}
    described = io.BytesIO()
    dataset(RELEASE, described)
    assert f"<{run.removeprefix(RELEASE.base)}> a kg:Run" in described.getvalue().decode()


def test_it_conforms_and_has_no_clock() -> None:
    data = "\n".join(rdf.quads(RELEASE)).encode()
    assert validate_graph(data, "nq").conforms
    assert b"AtTime" not in data
