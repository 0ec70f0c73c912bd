"""Predicate classes as SKOS: one concept a class, with what it falls under and is aligned with."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from ontology import terms
from ontology.predicate_classes import predicate_classes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ontology.predicate_classes import PredicateClass

_PREFIXES = {
    "scheme": terms.BASE,
    "predicate": terms.PREDICATE,
    "list": terms.LIST,
    "plover": f"{terms.PLOVER}type/",
    "mode": f"{terms.PLOVER}mode/",
    "schema": "https://schema.org/",
    "dcterms": "http://purl.org/dc/terms/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
}
_HEAD = """
list:ACE a rdfs:Datatype ;
    rdfs:label "ACE event type"@en ;
    rdfs:comment "Notation: event type and subtype of ACE 2005, which ERE took over."@en .

scheme:predicate a skos:ConceptScheme ;
    skos:prefLabel "predicate classes"@en ;
    skos:definition "What kind of thing a proposition says of its participants."@en ;
    dcterms:source <https://github.com/openeventdata/PLOVER> , \
"ACE English Annotation Guidelines for Events, version 5.4.3, Linguistic Data Consortium"@en .
"""


def turtle(made: str) -> str:
    """Return the classes that ship with the package; `made` says what the file was made by."""
    parts = [
        f"# Predicate classes as SKOS: one concept a class.\n# {made}.\n#\n"
        "# Definitions and examples are our own. Sixteen of the classes are PLOVER's event types"
        " (Open Event Data Alliance,\n# plover.ttl), others event types of ACE 2005 and of ERE"
        " (Linguistic Data Consortium); CAMEO codes are notations.\n\n"
    ]
    parts += [f"@prefix {name}: <{iri}> .\n" for name, iri in _PREFIXES.items()]
    parts.append(_HEAD)
    parts += [_concept(one) for one in predicate_classes().values()]
    return "".join(parts)


def _concept(one: PredicateClass) -> str:
    rows = "".join(f" ;\n    {key} {value}" for key, value in _told(one))
    return f"\npredicate:{one.id} a skos:Concept{rows} .\n"


def _told(one: PredicateClass) -> Iterator[tuple[str, str]]:
    yield "skos:prefLabel", _text(one.label)
    yield "skos:definition", _text(one.definition)
    yield "skos:example", _text(one.example)
    if one.parent:
        yield "skos:broader", f"predicate:{one.parent}"
    if one.plover:
        same = one.id == one.plover.lower()
        yield f"skos:{'exact' if same else 'broad'}Match", f"plover:{one.plover}"
    if one.mode:
        yield "skos:relatedMatch", f"mode:{one.mode}"
    if one.ace:
        yield "skos:notation", f'"{one.ace}"^^list:ACE'
    if one.cameo:
        yield "skos:notation", f'"{one.cameo}"^^list:CAMEO'
    if one.schema:
        yield "skos:relatedMatch", f"schema:{one.schema}"
    yield "skos:inScheme", "scheme:predicate"


def _text(words: str) -> str:
    return f"{json.dumps(words, ensure_ascii=False)}@en"
