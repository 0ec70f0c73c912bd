"""`kg validate` on files that are broken or not ours: what is wrong, where, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Kg

PREFIXES = b"""@prefix kg: <https://w3id.org/sayso/ns#> .
@prefix schema: <https://schema.org/> .
"""
UNREADABLE = [
    (
        "words.ttl",
        b"Ostia denied having sent tanks.\n",
        "not Turtle: Parser error at line 1",
    ),
    ("page.rdf", b"<!doctype html><html><body>no</body></html>", "looks like a web page, not RDF"),
    ("turtle.nq", PREFIXES, "it looks like Turtle or TriG: --format trig"),
    ("json.ttl", b'{"@context": {}, "@id": "a"}', "it looks like JSON-LD: --format jsonld"),
    ("lines.jsonld", b"<a:b> <a:c> <a:d> .\n", "it looks like N-Quads or N-Triples: --format nq"),
    ("xml.ttl", b"<?xml version='1.0'?><rdf:RDF/>", "it looks like RDF/XML: --format rdf"),
    ("half.ttl", PREFIXES + b"<a:b> a kg:Statement ;\n  kg:act <a:", "may be cut off"),
    ("half.nq", b"<a:b> <a:c> <a:d> .\n<a:b> <a:c", "line 2"),
    ("half.jsonld", b'{"@context": {"kg": "a:b"}, "@gr', "Unexpected end of file"),
    ("latin.ttl", PREFIXES + 'kg:a kg:b "Šibenik" .'.encode("utf-16"), "RDF files are UTF-8 text"),
    ("empty.csv", b"", "its ending 'csv' names no RDF syntax; known: nq, nt, ttl"),
    ("escape.ttl", PREFIXES + b"<a:b> kg:act <a:\x1b[31m> .", "line 3"),
]


@pytest.mark.parametrize(("name", "data", "told"), UNREADABLE, ids=lambda v: str(v)[:12])
def test_a_file_that_cannot_be_read_says_what_it_looks_like(
    name: str, data: bytes, told: str, kg: Kg, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(data)
    done = kg("validate", tmp_path / name)
    assert (done.code, done.out) == (2, "")
    assert told in done.err
    assert name in done.err
    assert "\x1b" not in done.err


def test_a_missing_file_is_called_so(kg: Kg, tmp_path: Path) -> None:
    assert "none.nq: No such file" in kg("validate", tmp_path / "none.nq").err


@pytest.mark.parametrize("data", [b"", b"<a:b> a <http://xmlns.com/foaf/0.1/Person> ."])
def test_a_graph_in_other_terms_does_not_conform(data: bytes, kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "other.ttl").write_bytes(data)
    done = kg("validate", tmp_path / "other.ttl")
    assert done.code == 1
    assert "says nothing in the ontology's terms" in done.err


def test_a_term_that_there_is_not_is_told_with_the_nearest(kg: Kg, tmp_path: Path) -> None:
    data = PREFIXES + b"<https://a.example/s> a kg:Statment ; kg:actt kg:x , kg:y ."
    (tmp_path / "typo.ttl").write_bytes(data)
    done = kg("validate", tmp_path / "typo.ttl")
    assert done.code == 1
    assert "ns#Statment, 1 triple; nearest: Statement" in done.out
    assert "ns#actt, 2 triples; nearest: act" in done.out
    assert "2 broken rules in 3 triples" in done.err


def test_many_breaches_of_one_rule_are_counted(kg: Kg, tmp_path: Path) -> None:
    said = b"".join(b"<https://a.example/s%d> a kg:Statement .\n" % n for n in range(30))
    (tmp_path / "many.ttl").write_bytes(PREFIXES + said)
    done, whole = (kg("validate", tmp_path / "many.ttl", *more) for more in ([], ["--all"]))
    assert done.code == whole.code == 1
    assert "statement-polarity: 10 more; --all prints them" in done.out
    assert (done.out.count("statement-polarity:"), whole.out.count("statement-polarity:")) == (
        21,
        30,
    )
    assert done.err == whole.err


def test_hostile_strings_reach_no_terminal(kg: Kg, tmp_path: Path) -> None:
    data = (
        PREFIXES
        + b"""<a:s> a kg:Statement ; schema:text "\\u001b[31mred \\u202e" ;
  kg:polarity "\\u001b]0;title\\u0007" ;
  kg:modality <javascript:alert(1)> ; kg:confidence "\\u009b" .
"""
    )
    (tmp_path / "hostile.ttl").write_bytes(data)
    done = kg("validate", tmp_path / "hostile.ttl")
    assert done.code == 1
    assert "statement-polarity" in done.out
    assert not set("\x1b\x07\x9b\u202e") & set(done.out + done.err)
