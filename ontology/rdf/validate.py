"""Hold an RDF file against the vocabulary's shapes (SHACL), whoever wrote it.

pySHACL, the reference engine, checks what `ontology.rdf.reading` reads.
"""

from __future__ import annotations

import contextlib
import logging
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ontology import files, terms
from ontology.rdf import sparql_rules
from ontology.rdf.reading import UnreadableGraph, read_triples
from ontology.rdf.shape_targets import with_own_targets
from ontology.rdf.sparql_rules import BLANK_IRI

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    import pyoxigraph as ox
    import rdflib
    from rdflib.term import Node

BLANK = "(blank node)"
"""How a report names a node without an IRI, whose label is the parser's own."""

MADE_UP = re.compile("[0-9a-f]{20,32}")
"""The labels that Oxigraph gives; they are others each time."""

_LONG = 1_000
"""Characters of a typed value that is read as one; the longest number of ours has 17."""

_CHAR = re.compile(r"(.*)#char=([0-9]{1,15}),([0-9]{1,15})", re.DOTALL)


def _bnode(label: str) -> Node:
    from rdflib import BNode

    return BNode(label)


def _as_iri(label: str) -> Node:
    from rdflib import URIRef

    return URIRef(BLANK_IRI + label)


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


def as_graph(triples: Iterable[ox.Triple], blank: Callable[[str], Node] = _bnode) -> rdflib.Graph:
    """Return triples as an rdflib graph, with what `blank` makes of a blank node's label.

    Raises `UnreadableGraph` for RDF 1.2's triple terms.
    """
    import rdflib

    graph = rdflib.Graph()
    for triple in triples:
        graph.add(
            (
                _term(triple.subject, blank),
                _term(triple.predicate, blank),
                _term(triple.object, blank),
            )
        )
    return graph


def _term(term: object, blank: Callable[[str], Node]) -> Node:
    import pyoxigraph as ox
    import rdflib

    match term:
        case ox.NamedNode():
            return rdflib.URIRef(term.value)
        case ox.BlankNode():
            return blank(term.value)
        case ox.Literal():
            if term.language is not None:
                return rdflib.Literal(term.value, lang=term.language)
            return _literal(term.value, term.datatype.value)
    raise UnreadableGraph("triple terms (RDF 1.2) are not read")


def _literal(text: str, datatype: str) -> rdflib.Literal:
    """Return a literal; one that rdflib would parse as a document, or at length, is left alone."""
    import rdflib

    if datatype == str(rdflib.XSD.string):
        return rdflib.Literal(text)
    iri = rdflib.URIRef(datatype)
    if len(text) <= _LONG and iri not in (rdflib.RDF.XMLLiteral, rdflib.RDF.HTML):
        return rdflib.Literal(text, datatype=iri, normalize=False)
    literal = rdflib.Literal(text)
    literal._datatype = iri
    return literal


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

    `names` picks the shapes files: `files.ARTICLE_SHAPES` checks the graph of one article without
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
    """Check triples against the shapes; see `validate_graph`. Raises `LimitError`."""
    with _silent():
        return _validated(triples, names, reference)


@contextlib.contextmanager
def _silent() -> Iterator[None]:
    """Keep rdflib's log, which repeats what is wrong with a file, from the terminal."""
    log = logging.getLogger("rdflib")
    before = log.level
    log.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        log.setLevel(before)


def _validated(triples: list[ox.Triple], names: tuple[str, ...], reference: bool) -> Report:
    import pyoxigraph as ox
    import pyshacl
    from rdflib import RDF, SH, Graph, URIRef

    graph, rules = as_graph(triples, _bnode if reference else _as_iri), shapes(names)
    same = {str(s): str(r) for s, r in rules.subject_objects(URIRef(terms.SHAPES + "recordRule"))}
    mild = {str(s) for s in rules.subjects(SH.severity, SH.Warning)}
    found: list[Breach] = []
    if not reference:
        rules, queries = sparql_rules.split(with_own_targets(rules))
        _no_blank_nodes(rules)
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
        one = _breach(node or BLANK_IRI, name or "", text or "", path, wrong, graph)
        found.append(replace(one, record=same.get(name or ""), warning=name in mild))
    return Report(len(graph), tuple(sorted(set(found), key=_key)))


def _no_blank_nodes(rules: rdflib.Graph) -> None:
    """Ask of what must be an IRI that it is none that stands for a blank node."""
    from rdflib import SH, Literal

    for shape in set(rules.subjects(SH.nodeKind, SH.IRI)):
        if (shape, SH.pattern, None) not in rules:
            rules.add((shape, SH.pattern, Literal(f"^(?!{BLANK_IRI})")))


def _text(node: Node | None) -> str | None:
    from rdflib import BNode

    if node is None:
        return None
    return BLANK_IRI + str(node) if isinstance(node, BNode) else str(node)


def _told(node: str) -> str:
    """Return an IRI, or a blank node's label as the file has it, if the file has it."""
    label = node.removeprefix(BLANK_IRI)
    if label == node:
        return node
    return BLANK if not label or MADE_UP.fullmatch(label) else f"_:{label}"


def _key(breach: Breach) -> tuple[str, ...]:
    return tuple(str(v) for v in (breach.focus, breach.rule, breach.path, breach.value))


def _breach(
    focus: str, shape: str, message: str, path: str | None, value: str | None, graph: rdflib.Graph
) -> Breach:
    article, start, end = _place(focus, graph)
    blank = value is not None and value.startswith(BLANK_IRI)
    return Breach(
        focus=_told(focus),
        rule=shape.removeprefix(terms.SHAPES),
        message=message,
        path=path,
        value=None if blank or value == focus else value,
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
