"""Hold an RDF file against the vocabulary's shapes (SHACL), whoever wrote it.

pySHACL, the reference engine, checks what `ontology.reading` reads.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ontology import files, sparql_rules, terms
from ontology.aimed import aimed
from ontology.reading import UnreadableGraph, read_triples

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    import pyoxigraph as ox
    import rdflib
    from rdflib.term import Node

BLANK = "(blank node)"
"""How a report names a node without an IRI."""

_CHAR = re.compile(r"(.*)#char=([0-9]{1,15}),([0-9]{1,15})", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Breach:
    """A node that breaks a rule. `rule` is the shape's name, `focus` the node's IRI.

    `path` and `value` are the property and its wrong value where there is one. `article`, `start`
    and `end` are the place in the article, if the node has one. `record` is the rule that says the
    same of records, if there is one. A `warning` is of a rule that what is right may break too.
    """

    focus: str
    rule: str
    message: str
    path: str | None
    value: str | None
    article: str | None
    start: int | None
    end: int | None
    record: str | None = None
    warning: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """What validation found: breaches in the order of their nodes, and how much was checked."""

    triples: int
    breaches: tuple[Breach, ...]

    @property
    def conforms(self) -> bool:
        """Tell whether no rule is broken but such as what is right may break too."""
        return all(b.warning for b in self.breaches)


def as_graph(triples: Iterable[ox.Triple]) -> rdflib.Graph:
    """Return triples as an rdflib graph. Raises `UnreadableGraph` for RDF 1.2's triple terms."""
    import rdflib

    graph = rdflib.Graph()
    for triple in triples:
        graph.add((_term(triple.subject), _term(triple.predicate), _term(triple.object)))
    return graph


def _term(term: object) -> Node:
    import pyoxigraph as ox
    import rdflib

    match term:
        case ox.NamedNode():
            return rdflib.URIRef(term.value)
        case ox.BlankNode():
            return rdflib.BNode(term.value)
        case ox.Literal():
            if term.language is not None:
                return rdflib.Literal(term.value, lang=term.language)
            datatype = term.datatype.value
            if datatype == str(rdflib.XSD.string):
                return rdflib.Literal(term.value)
            return rdflib.Literal(term.value, datatype=rdflib.URIRef(datatype), normalize=False)
    raise UnreadableGraph("triple terms (RDF 1.2) are not read")


def shapes(names: tuple[str, ...] = files.SHAPES) -> rdflib.Graph:
    """Return the shapes in the named files together."""
    import rdflib

    graph = rdflib.Graph()
    for name in names:
        graph.parse(data=files.read(name), format="turtle")
    return graph


def validate_graph(
    source: Path | bytes,
    syntax: str | None = None,
    names: tuple[str, ...] = files.SHAPES,
    reference: bool = False,
) -> Report:
    """Check an RDF file, or bytes of the given syntax, against the shapes.

    `names` picks the shapes files: `files.SHAPES[:1]` checks the graph of one article without
    what it refers to. `reference` leaves every rule to pySHACL, with the same result in far more
    time. Raises `UnreadableGraph`.
    """
    return validate_triples(read_triples(source, syntax), names, reference)


def quoted(triples: Iterable[ox.Triple]) -> dict[str, str]:
    """Return the words that a graph gives for its places, by their IRI."""
    return {
        str(getattr(t.subject, "value", "")): str(getattr(t.object, "value", ""))
        for t in triples
        if t.predicate.value.endswith("nif-core#anchorOf")
    }


def validate_triples(
    triples: list[ox.Triple], names: tuple[str, ...] = files.SHAPES, reference: bool = False
) -> Report:
    """Check triples against the shapes; see `validate_graph`."""
    import pyoxigraph as ox
    import pyshacl
    from rdflib import RDF, SH, Graph, URIRef

    graph, rules = as_graph(triples), shapes(names)
    same = {str(s): str(r) for s, r in rules.subject_objects(URIRef(terms.SHAPES + "recordRule"))}
    mild = {str(s) for s in rules.subjects(SH.severity, SH.Warning)}
    found: list[Breach] = []
    if not reference:
        rules, queries = sparql_rules.split(aimed(rules))
        store = ox.Store()
        store.extend(ox.Quad(*triple) for triple in triples)
        for focus, shape, message, value in sparql_rules.broken(queries, store):
            one = _breach(focus, shape, message, None, value, graph)
            found.append(replace(one, record=same.get(shape), warning=shape in mild))
    report = pyshacl.validate(graph, shacl_graph=rules)[1]
    assert isinstance(report, Graph)
    for result in report.subjects(RDF.type, SH.ValidationResult):
        parts = (SH.focusNode, SH.sourceShape, SH.resultMessage, SH.resultPath, SH.value)
        node, name, text, path, wrong = (_text(report.value(result, n)) for n in parts)
        one = _breach(node or BLANK, name or "", text or "", path, wrong, graph)
        found.append(replace(one, record=same.get(name or ""), warning=name in mild))
    return Report(len(graph), tuple(sorted(set(found), key=_key)))


def _text(node: Node | None) -> str | None:
    from rdflib import BNode

    return None if node is None or isinstance(node, BNode) else str(node)


def _key(breach: Breach) -> tuple[str, ...]:
    return tuple(str(v) for v in (breach.focus, breach.rule, breach.path, breach.value))


def _breach(
    focus: str, shape: str, message: str, path: str | None, value: str | None, graph: rdflib.Graph
) -> Breach:
    article, start, end = _place(focus, graph)
    return Breach(
        focus=focus,
        rule=shape.removeprefix(terms.SHAPES),
        message=message,
        path=path,
        value=None if value == focus else value,
        article=article,
        start=start,
        end=end,
    )


def _place(focus: str, graph: rdflib.Graph) -> tuple[str | None, int | None, int | None]:
    from rdflib import URIRef

    place: Node = URIRef(focus)
    for name in (terms.KG.evidence, terms.KG.trigger, terms.KG.quantityMention):
        place = min(graph.objects(URIRef(focus), URIRef(name)), default=place, key=str)
    found = _CHAR.fullmatch(str(place))
    return (found[1], int(found[2]), int(found[3])) if found else (None, None, None)
