"""`kg validate` on files made to break it: a sentence and a code, soon and in little memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Kg

ROOT = Path(__file__).parents[2]
KG = b"@prefix kg: <https://w3id.org/sayso/ns#> .\n@prefix schema: <https://schema.org/> .\n"
SAID = KG + b"<a:s> a kg:Statement ; kg:act "
RDF = b"http://www.w3.org/1999/02/22-rdf-syntax-ns#"
XML = (
    b'<rdf:RDF xmlns:rdf="' + RDF + b'" xmlns:kg="https://w3id.org/sayso/ns#">'
    b'<kg:Statement rdf:about="a:s"><kg:act>%s</kg:act></kg:Statement></rdf:RDF>'
)
DEEP = 100_000
LAUGHS = b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 9))
TERMS = b",".join(b'"t%d":"a:t%d"' % (n, n) for n in range(3000))
NODES = b",".join(b'{"@context":{"q":"a:q"},"@id":"a:n%d","q":1}' % n for n in range(9000))
USES = b",".join(b'{"@id":"a:n%d","x":{"z":1}}' % n for n in range(9000))
SCOPED = b'"x":{"@id":"a:x","@context":{"z":"a:z"}}'
ALL_TO_ALL = b"".join(
    b"_:a%d_%d kg:act _:a%d_%d .\n" % (level, n, level + 1, m)
    for level in range(8)
    for n in range(40)
    for m in range(40)
)

REFUSED = {
    "objects.jsonld": (b'{"a:b":' * DEEP + b"1" + b"}" * DEEP, "objects and arrays lie more than"),
    "arrays.jsonld": (b"[" * DEEP + b"]" * DEEP, "objects and arrays lie more than 200 deep"),
    "some.jsonld": (b'{"a:b":' * 201 + b"1" + b"}" * 201, "objects and arrays lie more than"),
    "copies.jsonld": (
        b'{"@context":{' + TERMS + b'},"@graph":[' + NODES + b"]}",
        "its contexts are too large to be read so often",
    ),
    "escaped.jsonld": (
        (b'{"@context":{' + TERMS + b'},"@graph":[' + NODES + b"]}").replace(
            b'{"@context":{"q"', b'{"\\u0040context" : {"q"'
        ),
        "its contexts are too large to be read so often",
    ),
    "late.jsonld": (
        b'{"@graph":[' + NODES + b'],"@context":{' + TERMS + b"}}",
        "its contexts are too large to be read so often",
    ),
    "scoped.jsonld": (
        b'{"@context":{' + SCOPED + b"," + TERMS + b'},"@graph":[' + USES + b"]}",
        "its contexts are too large to be read so often",
    ),
    "remote.jsonld": (b'{"@context":"http://127.0.0.1:9/c","@id":"a:b","a:c":1}', "remote"),
    "import.jsonld": (b'{"@context":{"@import":"http://127.0.0.1:9/c"},"a:c":1}', "remote"),
    "file.jsonld": (b'{"@context":"file:///etc/hostname","@id":"a:b","a:c":1}', "remote"),
    "open.jsonld": (b'{"a:b": "' + b'\\"' * DEEP, "not JSON-LD"),
    "laughs.rdf": (
        b'<!DOCTYPE r [<!ENTITY a0 "lol lol">' + LAUGHS + b"]>" + XML % b"&a8;",
        "its entity 'a1' stands for another one or another file",
    ),
    "hidden.rdf": (
        b'<!DOCTYPE r [<!ENTITY a0 "lol"><!ENTITY a1 "&#38;a0;">]>' + XML % b"&a1;",
        "its entity 'a1' stands for another one or another file",
    ),
    "square.rdf": (
        b'<!DOCTYPE r [<!ENTITY a "' + b"x" * 100_000 + b'">]>' + XML % (b"&a;" * 10_000),
        "its entities stand for more than 64 MB",
    ),
    "outside.rdf": (
        b'<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/hostname">]>' + XML % b"&a;",
        "its entity 'a' stands for another one or another file",
    ),
    "parameter.rdf": (
        b'<!DOCTYPE r [<!ENTITY % a SYSTEM "http://127.0.0.1:9/">%a;]>' + XML % b"",
        "its entity 'a' stands for another one or another file",
    ),
    "many.rdf": (
        b"<!DOCTYPE r ["
        + b"".join(b'<!ENTITY a%d "x">' % n for n in range(101))
        + b"]>"
        + XML % b"",
        "it declares more than 100 entities",
    ),
    "elements.rdf": (
        XML % (b"<kg:A><kg:b>" * DEEP + b"</kg:b></kg:A>" * DEEP),
        "elements lie more than 200 deep",
    ),
    "wide.rdf": (("<?xml version='1.0'?>" + (XML % b"").decode()).encode("utf-16"), "not RDF/XML"),
    "cut.rdf": (XML[:-9] % b"1", "not RDF/XML: unclosed token at line 1 column"),
    "quoted.ttl": (
        SAID + b"<<( <a:a> <a:b> " * DEEP + b"1" + b" )>>" * DEEP + b" .",
        "triple terms lie more than 1000 deep",
    ),
    "hidden.ttl": (
        SAID + b"<<( a:b\\#c a:d # >>\n" * DEEP + b"1" + b" )>>" * DEEP + b" .",
        "triple terms lie more than 1000 deep",
    ),
    "quoted.nt": (
        b"<a:a> <a:b> " + b"<<( <a:a> <a:b> " * 900 + b"<a:c>" + b" )>>" * 900 + b" .",
        "triple terms (RDF 1.2) are not read",
    ),
    "text.ttl": (SAID + b'"' + b"x" * 20_000_000 + b'" .', "a value is longer than 16 MB"),
    "iri.nt": (b"<a:" + b"x" * 20_000_000 + b"> <a:b> <a:c> .", "a value is longer than 16 MB"),
    "nothing.nq": (b"\0" * 1_000_000, "not N-Quads"),
}
"""Files that end with exit code 2 and one line."""

CHECKED = {
    "entity.rdf": b'<!DOCTYPE r [<!ENTITY kg "https://w3id.org/sayso/ns#">]>' + XML % b"&kg;a",
    "apart.jsonld": b'[{"@context":{"@vocab":"https://w3id.org/sayso/ns#"},"@type":"Statement"},'
    + NODES
    + b"]",
    "list.ttl": SAID + b"(" + b" 1" * 5_000 + b") .",
    "collections.ttl": SAID + b"(" * 5_000 + b")" * 5_000 + b" .",
    "blank.ttl": SAID + b"[ a kg:Thing ; kg:act " * 300 + b"1" + b"]" * 300 + b" .",
    "cycle.ttl": SAID + b"_:l . _:l <" + RDF + b"rest> _:l ; <" + RDF + b"first> 1 .",
    "web.ttl": SAID + b"_:a0_0 .\n" + ALL_TO_ALL,
    "marks.ttl": SAID + b'"' + b"<<" * DEEP + b'" .',
    "again.ttl": KG + b"<a:s> a kg:Statement .\n" * 50_000,
    "numbers.ttl": SAID + b"9" * DEEP + b', 1e999999999, "1e999999999"^^<a:b>, "INF"^^kg:x .',
    "days.ttl": SAID
    + b", ".join(
        b'"%s"^^<http://www.w3.org/2001/XMLSchema#%s>' % pair
        for pair in (
            (b"99999-99-99", b"date"),
            (b"P99999999999999999999Y", b"duration"),
            (b"2024-01-01T25:99:99Z", b"dateTime"),
            (b"1e999999999", b"decimal"),
            (b"9" * 5_000, b"integer"),
        )
    )
    + b" .",
    "markup.ttl": SAID
    + b", ".join(
        b'"""%s"""^^<%s%s>' % (text, RDF, kind)
        for text in (b"<b>" * DEEP + b"</b>" * DEEP, b"<!DOCTYPE r [" + LAUGHS + b"]><r>&a8;</r>")
        for kind in (b"XMLLiteral", b"HTML")
    )
    .replace(b'""""', b'"""')
    .replace(b'"%', b"'%")
    + b" .",
    "via.ttl": SAID + b"<a:x> ; kg:via <a:s> . <a:p> a kg:Proposition ; kg:theme <a:p> .",
    "unknown.ttl": KG + b"".join(b"<a:s> kg:u%d kg:x .\n" % n for n in range(3_000)),
}
"""Files that are read and do not conform, exit code 1."""

PROGRAM = """
import contextlib, io, json, resource, sys, time
from kg.cli import run
resource.setrlimit(resource.RLIMIT_AS, (3 << 30, 3 << 30))
for name in sys.argv[1:]:
    out, err, began = io.StringIO(), io.StringIO(), time.process_time()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = run(["validate", name])
    print(json.dumps([name, code, out.getvalue(), err.getvalue(), time.process_time() - began]))
status = open("/proc/self/status").read()  # getrusage counts what the parent held before
print(int(status.partition("VmHWM:")[2].split()[0]) // 1024)
"""


def validated(files: dict[str, bytes], place: Path) -> tuple[list[list[str]], int]:
    """Return name, code, output, messages and CPU seconds of each file, and the peak in MB."""
    for name, data in files.items():
        (place / name).write_bytes(data)
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *files],
        cwd=place,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stderr == ""
    *rows, peak = done.stdout.splitlines()
    return [json.loads(row) for row in rows], int(peak)


LINUX = pytest.mark.skipif(
    sys.platform != "linux", reason="limits and measures memory as Linux does"
)


@LINUX
def test_what_would_cost_too_much_is_refused_in_a_line(tmp_path: Path) -> None:
    rows, peak = validated({name: data for name, (data, _) in REFUSED.items()}, tmp_path)
    assert [row[0] for row in rows] == list(REFUSED)
    for name, code, out, err, seconds in rows:
        assert (code, out) == (2, ""), name
        assert err.startswith(f"kg: {name}: "), err
        assert REFUSED[name][1] in err
        assert err.count("\n") == 1, err
        assert len(err) < 300, err
        assert float(seconds) < 5, name
    assert peak < 300


@LINUX
def test_what_is_only_odd_is_checked(tmp_path: Path) -> None:
    rows, peak = validated(CHECKED, tmp_path)
    assert [row[0] for row in rows] == list(CHECKED)
    for name, code, out, err, seconds in rows:
        assert code == 1, (name, err)
        assert "broken rule" in err, name
        assert err.count("\n") == 1, err
        assert ": " in out
        assert float(seconds) < 20, name
    assert peak < 500


def test_a_file_is_read_up_to_a_size(
    kg: Kg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ontology.rdf import limits

    path = tmp_path / "two.nt"
    path.write_bytes(b"<a:s> <a:p> <a:o> .\n<a:s> <a:p> <a:q> .\n")
    for name, told in (
        ("MOST_BYTES", "more than 0 MB; give it"),
        ("MOST_TRIPLES", "more than 2 t"),
    ):
        with monkeypatch.context() as patch:
            patch.setattr(limits, name, 2)
            done = kg("validate", path)
            assert (done.code, done.out) == (2, "")
            assert told in done.err
            assert "or --large to check it whole" in done.err
            assert kg("validate", path, "--large").code == 1
    if Path("/dev/zero").exists():
        monkeypatch.setattr(limits, "MOST_BYTES", 1_000_000)
        assert "more than 1 MB" in kg("validate", "/dev/zero", "--format", "nq").err


def test_a_rule_that_takes_too_long_is_told(
    kg: Kg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ontology.rdf import sparql_rules

    values = b", ".join(b"%d" % n for n in range(300))
    nif = b"@prefix nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> .\n"
    places = b", ".join(b"<a:a#char=%d,9>" % n for n in range(300))
    data = SAID + b"1 ; kg:evidence <a:e> ; kg:content " + places + b" .\n<a:e> nif:beginIndex "
    (tmp_path / "rows.ttl").write_bytes(nif + data + values + b" ; nif:endIndex " + values + b" .")
    monkeypatch.setattr(sparql_rules, "SECONDS", 0.2)
    done = kg("validate", tmp_path / "rows.ttl")
    assert (done.code, done.out) == (2, "")
    assert "takes longer than 0 s on this graph" in done.err


def test_places_that_reach_too_far_are_told(kg: Kg, tmp_path: Path) -> None:
    nif = b"<http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#anchorOf>"
    data = KG + b'<a:a> a schema:NewsArticle .\n<a:a#char=0,999999999> %s "x" .' % nif
    (tmp_path / "far.ttl").write_bytes(data)
    done = kg("validate", tmp_path / "far.ttl")
    assert done.code == 2
    assert "its places reach over 999,999,999 characters of articles" in done.err


LINES = {
    "a.nq": b"<a:a> <a:b> <a:c> .\n\n<https://a.example/s> <%stype> <%s> <a:g> .\n",
    "a.ttl": KG + b"<https://a.example/s>\n  a kg:Statement .\n",
    "prefix.ttl": KG + b"@prefix e: <https://a.example/> .\n\ne:s a kg:Statement .\n",
    "base.trig": KG + b"@base <https://a.example/> .\n{\n <s> a kg:Statement .\n}\n",
    "one.ttl": KG + b"<a:x> <a:y> <https://a.example/s> . <https://a.example/s> a kg:Statement .",
    "blank.ttl": KG + b"\n_:b a kg:Statement .\n",
    "a.jsonld": b'{"@graph": [\n{"@id": "a:x", "a:p": {"@id": "https://a.example/s"}},\n'
    b'{"@type": "https://w3id.org/sayso/ns#Statement",\n"@id": "https://a.example/s", "a:b": 1}]}',
    "a.rdf": b'<rdf:RDF xmlns:rdf="%s"\n xmlns:kg="https://w3id.org/sayso/ns#">\n'
    b'<kg:Statement\n rdf:about="https://a.example/s"/></rdf:RDF>',
}
PLACES = {
    "a.nq": 3,
    "a.ttl": 3,
    "prefix.ttl": 5,
    "base.trig": 5,
    "one.ttl": 3,
    "blank.ttl": 4,
    "a.jsonld": 4,
    "a.rdf": 4,
}


@pytest.mark.parametrize("name", LINES)
def test_a_breach_has_its_line_in_the_file(name: str, kg: Kg, tmp_path: Path) -> None:
    data = LINES[name]
    if name == "a.nq":
        data = data % (RDF, b"https://w3id.org/sayso/ns#Statement")
    if name == "a.rdf":
        data = data % RDF
    (tmp_path / name).write_bytes(data)
    done = kg("validate", tmp_path / name)
    assert done.code == 1, done.err
    node = "_:b" if name == "blank.ttl" else "https://a.example/s"
    assert f"    node   {node} (line {PLACES[name]})\n" in done.out
    assert "(line " not in done.out.replace(f"{node} (line {PLACES[name]})", "")


def test_labels_that_the_parser_made_up_are_not_told(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "blank.ttl").write_bytes(KG + b"[] a kg:Statement , kg:Nothing .")
    once, again = (kg("validate", tmp_path / "blank.ttl") for _ in range(2))
    assert once == again
    assert once.code == 1
    assert "    node   (blank node)\n" in once.out


@pytest.mark.parametrize("name", ["objects.jsonld", "laughs.rdf", "quoted.ttl", "text.ttl"])
def test_a_question_is_not_asked_of_them_either(name: str, kg: Kg, tmp_path: Path) -> None:
    data, told = REFUSED[name]
    (tmp_path / name).write_bytes(data)
    done = kg("query", "-", "--graph", tmp_path / name, stdin=b"ASK { ?s ?p ?o }")
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert told in done.err
