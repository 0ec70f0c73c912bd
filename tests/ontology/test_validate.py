"""SHACL: valid graphs conform, each fault is found by its rule and by pySHACL alone as well."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from kg.export.rdf import syntaxes as rdf
from kg.export.release import Release
from ontology import files, terms
from ontology.rdf.reading import UnreadableGraph
from ontology.rdf.validate import shapes, validate_graph
from tests import specimen as sp

HERE = Path(__file__).parent
VALID = sorted(HERE.glob("valid/*.ttl"))
INVALID = sorted(HERE.glob("invalid/*.ttl"))
STATEMENT = (HERE / "valid/statement.ttl").read_bytes()
BOTH = ("evidence", "places", "shortcuts", "stance-strength", "unnamed")
"""Fixtures of SPARQL rules, held against pySHACL's own reading of them too (a second each)."""


def rules_named(path: Path) -> set[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return {line.removeprefix("# rule: ") for line in lines if line.startswith("# rule: ")}


@pytest.mark.parametrize("path", VALID, ids=lambda p: p.stem)
def test_valid(path: Path) -> None:
    report = validate_graph(path)
    assert report.conforms, report.breaches
    assert report.triples > 10


@pytest.mark.parametrize("path", INVALID, ids=lambda p: p.stem)
def test_invalid(path: Path) -> None:
    report = validate_graph(STATEMENT + b"\n" + path.read_bytes(), "ttl")
    assert {b.rule for b in report.breaches} == rules_named(path)
    assert all(b.message and b.focus.startswith("https://sayso.example/") for b in report.breaches)


@pytest.mark.parametrize("name", BOTH)
def test_reference_engine_agrees(name: str) -> None:
    data = STATEMENT + b"\n" + (HERE / f"invalid/{name}.ttl").read_bytes()
    assert validate_graph(data, "ttl") == validate_graph(data, "ttl", reference=True)


def test_every_rule_has_a_fixture() -> None:
    from rdflib import RDF, SH

    graph = shapes()
    named = {str(s) for s in graph.subjects(RDF.type, SH.PropertyShape)}
    named |= {str(s) for s in graph.subjects(RDF.type, SH.NodeShape)}
    rules = {n.removeprefix(terms.SHAPES) for n in named}
    rules = {r for r in rules if r[0].islower()}
    untested = rules - {r for path in INVALID for r in rules_named(path)}
    assert untested == UNTESTED


UNTESTED = {
    *("article-headline", "article-publisher", "article-url", "link-proposition"),
    *("proposition-text", "proposition-trigger", "stance-certainty", "stance-polarity"),
    "stance-presupposed",
    *("stance-proposition", "statement-actors", "statement-content", "statement-cue"),
    *("statement-origin", "statement-places", "statement-stance", "statement-text"),
    "thing-label",
}
"""Plain counts and datatypes, which differ from tested ones only in their property."""


def export(name: str) -> bytes:
    out = io.BytesIO()
    getattr(rdf, name)(Release(sp.graph()), out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "syntax"), [("nquads", "nq"), ("turtle", "ttl"), ("trig", "trig")]
)
def test_the_export_conforms(name: str, syntax: str) -> None:
    assert validate_graph(export(name), syntax).breaches == ()


def test_a_breach_has_its_place_in_the_article() -> None:
    wrong = export("nquads").replace(b"list/polarity/neg", b"list/polarity/pos")
    (found,) = (b for b in validate_graph(wrong, "nq").breaches if b.rule == "negative-act")
    assert found.article == "https://sayso.example/article/beta"
    assert (found.start, found.end) == (0, len(sp.BETA) - 1)
    assert found.focus.endswith(sp.S_DENIAL.id)


def test_the_graph_of_one_article_is_checked_alone() -> None:
    lines = export("nquads").splitlines(keepends=True)
    alone = b"".join(line for line in lines if b"/graph/article/alpha>" in line)
    assert validate_graph(alone, "nq", files.ARTICLE_SHAPES).conforms
    assert {b.rule for b in validate_graph(alone, "nq").breaches} >= {"speaker-known"}


@pytest.mark.parametrize(
    ("data", "syntax", "message"),
    [
        (b"<a> <b>", "ttl", "line 1"),
        (b"", "docx", "known: nq"),
        (b"\xff\xfe", "nq", "line 1"),
        (b'{"@context": "https://sayso.example/context"}', "jsonld", "remote"),
        (b"<http://a> <http://b> <<( <http://a> <http://b> 1 )>> .", "ttl", "triple terms"),
    ],
)
def test_unreadable(data: bytes, syntax: str, message: str) -> None:
    with pytest.raises(UnreadableGraph, match=message):
        validate_graph(data, syntax)


def test_missing_file_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(UnreadableGraph):
        validate_graph(tmp_path / "none.ttl")


def test_blank_nodes_of_a_foreign_graph_are_reported() -> None:
    data = b"@prefix kg: <https://w3id.org/sayso/ns#> . [] a kg:Thing ."
    (found,) = validate_graph(data, "ttl").breaches
    assert (found.rule, found.focus) == ("thing-label", "(blank node)")
