"""Every statement leads to the rule that found it and to how often that is right, said once."""

from __future__ import annotations

from dataclasses import replace

import pyoxigraph as ox

from kg.export.rdf import syntaxes as rdf
from kg.export.release import Release
from kg.extract.reports.rule_meanings import meaning
from tests import specimen as sp

QUESTION = """
PREFIX kg: <https://w3id.org/sayso/ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?s ?method ?rule ?confidence ?finds WHERE {
  ?s a kg:Statement ; kg:foundBy ?method .
  ?method a kg:Method ; kg:rule ?rule ; kg:confidence ?confidence .
  OPTIONAL { ?method rdfs:comment ?finds }
}
"""


def found(release: Release) -> dict[str, tuple[str, ...]]:
    store = ox.Store()
    store.bulk_load("\n".join(rdf.quads(release)).encode(), format=ox.RdfFormat.N_QUADS)
    rows = store.query(QUESTION, use_default_graph_as_union=True)
    assert isinstance(rows, ox.QuerySolutions)
    told = [tuple(str(getattr(term, "value", "")) for term in row) for row in rows]
    return {row[0].rpartition("/")[2]: row[1:] for row in told}


def test_statements_found_so_share_a_method() -> None:
    rows = found(Release(sp.graph()))
    assert set(rows) == {s.id for s in sp.graph().statements}
    for said in sp.graph().statements:
        _, rule, confidence, finds = rows[said.id]
        assert (rule, float(confidence)) == (said.rule, said.confidence)
        assert finds == meaning(said.rule)
    assert len({method for method, *_ in rows.values()}) == 2


def test_an_unknown_rule_has_no_meaning_and_any_name_an_iri() -> None:
    odd = replace(sp.S_DENIAL, rule="a b/<c>", confidence=0.125)
    graph = replace(sp.graph(), statements=(odd,), links=())
    ((method, rule, confidence, finds),) = found(Release(graph)).values()
    assert (rule, confidence, finds) == ("a b/<c>", "0.12", "")
    assert method.endswith("method/a%20b%2F%3Cc%3E/0.12")
