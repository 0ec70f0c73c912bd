"""The Turtle files, the plain names, the JSON-LD context and the model's enums say the same."""

from __future__ import annotations

import json
import subprocess
import sys

import pyoxigraph as ox
import pytest

from kg import model
from ontology import describe, files, terms

RDF_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
SKOS = "http://www.w3.org/2004/02/skos/core#"
NOTATION = ox.NamedNode(SKOS + "notation")
DCTERMS = "http://purl.org/dc/terms/"
OWL = "http://www.w3.org/2002/07/owl#"
SCHEMA = "https://schema.org/"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"

ENUMS = {
    "basis": model.Basis,
    "matter": model.Matter,
    "act": model.Act,
    "polarity": model.Polarity,
    "modality": model.Modality,
    "certainty": model.Certainty,
    "quotation": model.Quotation,
    "voice": model.Voice,
    "actor-type": model.ActorType,
    "line": model.LineKind,
    "bound": model.Bound,
    "link": model.LinkKind,
    "contrast": model.Contrast,
    "verdict": model.Verdict,
    "source-kind": model.SourceKind,
    "direction": model.Direction,
    "finder": model.Finder,
}


def store(*names: str) -> ox.Store:
    found = ox.Store()
    for name in names:
        found.load(files.read(name), format=ox.RdfFormat.TURTLE)
    return found


VOCABULARY = store(*files.VOCABULARY)


def subjects(prefix: str) -> set[str]:
    found = {getattr(quad.subject, "value", "") for quad in VOCABULARY}
    return {iri.removeprefix(prefix) for iri in found if iri.startswith(prefix)}


def values(iri: str, predicate: str) -> list[str]:
    pattern = (ox.NamedNode(iri), ox.NamedNode(predicate), None, None)
    return [getattr(q.object, "value", "") for q in VOCABULARY.quads_for_pattern(*pattern)]


def test_own_terms_are_those_of_the_vocabulary() -> None:
    assert subjects(terms.NS) == set(terms.KG.names)


def test_unknown_term_is_an_error() -> None:
    assert terms.KG.cue == "https://w3id.org/sayso/ns#cue"
    with pytest.raises(AttributeError, match="queue"):
        _ = terms.KG.queue


@pytest.mark.parametrize("name", terms.KG.names)
def test_each_own_term_explains_itself(name: str) -> None:
    iri = terms.NS + name
    assert len(values(iri, RDFS + "label")) == 1
    assert len(values(iri, RDFS + "comment")[0]) > 10
    assert len(values(iri, SKOS + "example")[0]) > 10
    assert values(iri, DCTERMS + "source")
    if name not in terms.CLASSES:
        for key in ("domain", "range"):
            one, several = values(iri, RDFS + key), values(iri, f"{SCHEMA}{key}Includes")
            a_day = several == ["http://www.w3.org/2001/XMLSchema#date"]  # no datatype of OWL 2
            assert (len(one) == 1) != (len(several) > 1 or a_day)


def test_what_is_taken_from_a_vocabulary_names_it_as_its_source() -> None:
    homes = {
        "http://www.w3.org/ns/prov#": "http://www.w3.org/TR/prov-o/",
        SCHEMA: SCHEMA,
        "http://semanticweb.cs.vu.nl/2009/11/sem/": "http://semanticweb.cs.vu.nl/2009/11/sem/",
        "http://purl.org/spar/cito/": "http://purl.org/spar/cito/",
    }
    for name in terms.KG.names:
        iri = terms.NS + name
        above = [x for key in ("subClassOf", "subPropertyOf") for x in values(iri, RDFS + key)]
        above += values(iri, SKOS + "closeMatch")
        sources = values(iri, DCTERMS + "source")
        for start, home in homes.items():
            assert home in sources or not any(a.startswith(start) for a in above), name


def test_the_vocabularies_of_the_field_are_aligned_with() -> None:
    predicates = {RDFS + "subClassOf", RDFS + "subPropertyOf"}
    predicates |= {f"{SKOS}{kind}Match" for kind in ("exact", "close", "broad", "related")}
    found = {getattr(q.object, "value", "") for q in VOCABULARY if q.predicate.value in predicates}
    for start in (
        *(SCHEMA, "http://www.w3.org/ns/prov#", "http://www.w3.org/ns/oa#"),
        *(
            "http://persistence.uni-leipzig.org/nlp2rdf/",
            "http://semanticweb.cs.vu.nl/2009/11/sem/",
        ),
        "http://groundedannotationframework.org/gaf#",
        "http://groundedannotationframework.org/grasp#",
        "http://groundedannotationframework.org/grasp/factuality#",
        *("http://purl.org/spar/cito/", "http://www.w3.org/ns/org#", terms.PLOVER),
    ):
        assert any(iri.startswith(start) for iri in found), start


def test_the_vocabulary_has_a_version_a_licence_and_its_prefix() -> None:
    home = terms.NS.removesuffix("#")
    (version,) = values(home, OWL + "versionInfo")
    assert values(home, OWL + "versionIRI") == [f"{home}/{version}"]
    assert values(home, DCTERMS + "license") == ["https://spdx.org/licenses/MIT"]
    assert values(home, "http://purl.org/vocab/vann/preferredNamespacePrefix") == ["kg"]
    assert values(home, "http://purl.org/vocab/vann/preferredNamespaceUri") == [terms.NS]
    assert describe.version() == version


def test_lists_are_those_of_the_model() -> None:
    assert {key: tuple(enum) for key, enum in ENUMS.items()} == terms.LISTS


@pytest.mark.parametrize("key", terms.LISTS)
def test_each_list_is_a_scheme_of_its_members(key: str) -> None:
    scheme = ox.NamedNode(terms.LIST + key)
    pattern = (None, ox.NamedNode(SKOS + "inScheme"), scheme, None)
    found = {str(getattr(q.subject, "value", "")) for q in VOCABULARY.quads_for_pattern(*pattern)}
    assert found == {f"{scheme.value}/{member}" for member in terms.LISTS[key]}
    assert all(len(values(iri, SKOS + "definition")) == 1 for iri in found)
    assert all(len(values(iri, SKOS + "example")) == 1 for iri in found)


def test_every_act_has_its_cameo_code_or_says_that_there_is_none() -> None:
    for act in terms.ACTS:
        iri = f"{terms.LIST}act/{act}"
        notations = list(VOCABULARY.quads_for_pattern(ox.NamedNode(iri), NOTATION, None, None))
        coded = any(str(q.object).endswith(f"<{terms.LIST}CAMEO>") for q in notations)
        assert coded != bool(values(iri, SKOS + "note")), act


def test_plover_is_its_file() -> None:
    modes = {mode for of in terms.PLOVER_MODES.values() for mode in of}
    assert subjects(terms.PLOVER + "type/") == set(terms.PLOVER_MODES)
    assert subjects(terms.PLOVER + "mode/") == modes
    assert subjects(terms.PLOVER + "context/") == set(terms.PLOVER_CONTEXTS)
    for kind, of in terms.PLOVER_MODES.items():
        for mode in of:
            broader = values(f"{terms.PLOVER}mode/{mode}", SKOS + "broader")
            assert f"{terms.PLOVER}type/{kind}" in broader


def test_cooperation_is_what_plover_calls_so() -> None:
    for kind in terms.PLOVER_MODES:
        (quad,) = values(f"{terms.PLOVER}type/{kind}", SKOS + "scopeNote")
        assert quad.endswith("cooperation") == (kind in terms.PLOVER_COOPERATION), kind


def test_plover_notation_of_an_act_is_a_plover_type() -> None:
    pattern = (None, ox.NamedNode(SKOS + "notation"), None, None)
    of_acts = [
        q.object.value
        for q in VOCABULARY.quads_for_pattern(*pattern)
        if isinstance(q.object, ox.Literal) and q.object.datatype.value == terms.LIST + "PLOVER"
    ]
    assert of_acts
    assert set(of_acts) <= set(terms.PLOVER_MODES)


CONTEXT: dict[str, object] = json.loads(files.read(files.CONTEXT))["@context"]


def test_context_names_only_known_terms() -> None:
    for key, value in CONTEXT.items():
        curie = str(value["@id"]) if isinstance(value, dict) else str(value)
        prefix, _, name = curie.partition(":")
        if prefix == "kg" and key != "kg":
            assert name in terms.KG.names
        elif prefix in CONTEXT and not name.startswith("//"):
            iri = f"{CONTEXT[prefix]}{name}"
            assert values(iri, SKOS + "scopeNote"), f"{iri} is used and not explained"


def test_no_term_of_the_context_is_a_member_of_a_list() -> None:
    """A member would be read as the term, since both are looked up in the same context."""
    apart = ("line", "contrast")  # not exported, and always exported as whole IRIs
    members = {m for key, of in terms.LISTS.items() for m in of if key not in apart}
    members |= set(terms.PLOVER_MODES) | set(terms.PLOVER_CONTEXTS)
    members |= {mode for of in terms.PLOVER_MODES.values() for mode in of}
    assert not members & set(CONTEXT)


def test_names_rules_and_exporters_load_no_graph_library() -> None:
    code = (
        "import sys, ontology.terms, ontology.rules.record_rules, ontology.rdf.validate,"
        "ontology.describe,"
        "kg.export.rdf.syntaxes, kg.export.rdf.jsonld, kg.query.named, kg.query.table;"
        "print([m for m in ('rdflib', 'pyoxigraph', 'pyshacl') if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert run.stdout == "[]\n"
