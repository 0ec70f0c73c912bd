"""The RDF files say what the records say, in four syntaxes, with the same bytes every time."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace

import pytest

from kg.errors import ConfigError
from kg.export.rdf import iris as names
from kg.export.rdf import syntaxes as rdf
from kg.export.rdf.iris import checked_base
from kg.export.rdf.named_graphs import graphs
from kg.export.rdf.quads import lines
from kg.export.release import Release
from kg.model import Dated, Filler, Graph, Quantity, Statement, Voice
from tests import specimen as sp
from tests.benchmarks.made_graph import made
from tests.export import hostile
from tests.export.rdf_read import FORMATS, by_oxigraph, by_rdflib, expected, written

RELEASE = Release(sp.graph())
ACT = "https://w3id.org/sayso/list/act/"
KG = "https://w3id.org/sayso/ns#"
BASE = RELEASE.base


def with_statement(**changes: object) -> Release:
    """Return the specimen's second article alone, its denial changed."""
    changed: Statement = replace(sp.S_DENIAL, **changes)  # type: ignore[arg-type]
    graph = sp.graph()
    return Release(replace(graph, statements=(changed,), links=()))


def facts(release: Release, subject: str) -> dict[str, list[str]]:
    """Return what is said of a subject, by the last part of each predicate."""
    found: dict[str, list[str]] = {}
    for line in rdf.quads(release):
        start, predicate, rest = line.split(" ", 2)
        if start == f"<{release.base}{subject}>":
            key = predicate.strip("<>").replace("#", "/").rsplit("/", 1)[1]
            found.setdefault(key, []).append(rest.rsplit(" ", 2)[0])
    return found


@pytest.mark.parametrize("name", FORMATS)
def test_read_back_to_the_same(name: str) -> None:
    assert by_oxigraph(name, RELEASE) == expected(name, RELEASE)
    assert by_rdflib(name, RELEASE) == expected(name, RELEASE)


def test_nquads_are_sorted_each_once_without_blank_nodes() -> None:
    lines = written("nquads", RELEASE).decode().splitlines()
    assert lines == sorted(set(lines)) == list(rdf.quads(RELEASE))
    assert not any("_:" in line.split('"')[0] for line in lines)


def test_a_statement_has_all_its_fields() -> None:
    found = facts(RELEASE, names.statement(sp.S_OFFICIAL.id))
    place = f"<{BASE}article/alpha#char="
    assert found["wasAttributedTo"] == [f"<{BASE}{names.actor(sp.OFFICIAL.id)}>"]
    assert found["act"] == [f"<{ACT}warn>"]
    assert found["polarity"] == ["<https://w3id.org/sayso/list/polarity/pos>"]
    assert found["modality"] == ["<https://w3id.org/sayso/list/modality/considered>"]
    assert found["plover"] == ["<https://w3id.org/sayso/plover/type/THREATEN>"]
    assert found["cue"] == [f"{place}178,184>"]
    assert found["evidence"] == [f"{place}136,247>"]
    assert found["condition"] == [f"{place}222,246>"]
    assert found["text"] == ['"Norland may close its border if Sudovia sends more tanks"']
    assert found["target"] == [f"<{BASE}{names.actor(sp.SUDOVIA.id)}>"]
    assert found["stance"] == [f"<{BASE}{names.proposition(sp.CLOSE)}/pos-considered-unspecified>"]


def test_evidence_is_the_exact_text_with_integer_offsets() -> None:
    found = facts(RELEASE, "article/beta#char=0,90")
    assert found["anchorOf"] == [f'"{sp.BETA.strip()}"']
    assert found["beginIndex"] == ['"0"^^<http://www.w3.org/2001/XMLSchema#integer>']


def test_actor_and_proposition() -> None:
    minister = facts(RELEASE, names.actor(sp.MINISTRY.id))
    assert minister["parentOrganization"] == [f"<{BASE}{names.actor(sp.NORLAND.id)}>"]
    assert minister["altLabel"] == ['"the foreign ministry"']
    assert facts(RELEASE, names.actor(sp.OFFICIAL.id))["affiliation"]
    sudovia = facts(RELEASE, names.actor(sp.SUDOVIA.id))
    assert sudovia["exactMatch"] == ["<http://www.wikidata.org/entity/Q42>"]
    sent = facts(RELEASE, names.proposition(sp.SENT))
    assert sent["agent"] == [f"<{BASE}{names.actor(sp.SUDOVIA.id)}>"]
    assert sent["theme"][0].startswith(f"<{BASE}t-")
    quantity = facts(RELEASE, names.proposition(sp.SENT) + "#quantity")
    assert quantity["value"] == ['"300"^^<http://www.w3.org/2001/XMLSchema#decimal>']


def test_the_articles_text_is_not_exported() -> None:
    heading = "Norland accuses Sudovia of arms transfers\n\nNorland"
    assert not any(heading.replace("\n", "\\n") in line for line in rdf.quads(RELEASE))
    assert facts(RELEASE, "article/alpha")["sha256"] == [f'"{sp.ARTICLE_A.sha256}"']


def test_narration_has_neither_act_nor_shortcut() -> None:
    release = with_statement(voice=Voice.ARTICLE, speakers=())
    found = facts(release, names.statement(sp.S_DENIAL.id))
    assert "act" not in found
    assert not any(line.endswith("/graph/simple> .") for line in rdf.quads(release))


@pytest.mark.parametrize(
    ("value", "datatype"),
    [
        ("2024-10-22", "XMLSchema#date"),
        ("2024-10", "XMLSchema#gYearMonth"),
        ("2024", "XMLSchema#gYear"),
        ("2024-10-14/2024-10-20", "edtf/EDTF"),
        ("2024-10-22?", "edtf/EDTF"),
    ],
)
def test_dates_keep_their_precision(value: str, datatype: str) -> None:
    release = with_statement(said_on=Dated(value, "told"))
    (found,) = facts(release, names.statement(sp.S_DENIAL.id))["saidOn"]
    assert found.startswith(f'"{value}"^^<')
    assert found.endswith(f"{datatype}>")
    assert by_rdflib("jsonld", release) == expected("jsonld", release)


def test_a_proposition_without_a_stance_is_never_taken_as_claimed() -> None:
    bare = replace(sp.P_SENT, stances=())
    graph = replace(sp.graph(), propositions=(bare,), statements=(sp.S_BRANDT,), links=())
    (found,) = facts(Release(graph), names.statement(sp.S_BRANDT.id))["stance"]
    assert found.endswith("/unspecified-unspecified-unspecified>")
    assert f"<{KG}asserts>" not in "\n".join(rdf.quads(Release(graph)))


def test_numbers_are_canonical_decimals() -> None:
    quantity = sp.P_SENT.quantity
    assert quantity is not None
    for value, text in ((0.5, "0.5"), (1e21, "1" + "0" * 21), (1e-7, "0.0000001"), (40.0, "40")):
        changed: Quantity = replace(quantity, value=value, max=value)
        graph = replace(sp.graph(), propositions=(replace(sp.P_SENT, quantity=changed),))
        found = facts(Release(graph), names.proposition(sp.SENT) + "#quantity")
        assert found["value"] == [f'"{text}"^^<http://www.w3.org/2001/XMLSchema#decimal>']
        assert found["maxValue"] == found["value"]


def test_an_unknown_role_is_kept_as_a_participant() -> None:
    changed = replace(sp.P_SENT, roles=(("hero", (Filler(label="Ada"),)),))
    graph = replace(sp.graph(), propositions=(changed,))
    assert facts(Release(graph), names.proposition(sp.SENT))["participant"]


def test_records_in_any_order_give_the_same_bytes() -> None:
    graph = sp.graph()
    turned = replace(graph, statements=graph.statements[::-1], actors=graph.actors[::-1])
    for name in ("nquads", "turtle", "trig"):
        assert written(name, Release(turned)) == written(name, RELEASE)


def test_same_bytes_under_another_hash_seed() -> None:
    code = (
        "import hashlib; from tests.export.rdf_read import FORMATS, written;"
        "from tests import specimen; from kg.export.release import Release;"
        "r = Release(specimen.graph());"
        "print([hashlib.sha256(written(n, r)).hexdigest() for n in FORMATS])"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1] != b""


def test_empty_graph() -> None:
    release = Release(Graph())
    for name in FORMATS:
        assert by_rdflib(name, release) == expected(name, release) != []


def test_another_base() -> None:
    release = Release(sp.graph(), base="http://kg.example/news/v1/")
    assert not any("sayso.example" in line for line in rdf.quads(release))
    for name in FORMATS:
        assert by_rdflib(name, release) == expected(name, release)


@pytest.mark.parametrize(
    "base",
    ["", "news/", "http://x", "http://x/#", "http://x/ y/", "http://x/>/", "urn:x:", "http://ö/"],
)
def test_a_base_that_cannot_be_one(base: str) -> None:
    with pytest.raises(ConfigError, match="not a base IRI"):
        checked_base(base)


def test_jsonld_is_readable_without_rdf() -> None:
    document = json.loads(written("jsonld", RELEASE))
    graphs = {g["id"]: {n["id"]: n for n in g["graph"]} for g in document["graph"]}
    assert list(graphs) == ["graph/article/alpha", "graph/article/beta", *SHARED]
    said = graphs["graph/article/beta"][names.statement(sp.S_DENIAL.id)]
    assert (said["act"], said["polarity"], said["text"]) == ("deny", "neg", "having sent tanks")
    assert said["cue"]["quote"] == "denied"
    assert said["evidence"]["end"] == 90
    assert graphs["graph/simple"][names.actor(sp.SUDOVIA.id)] == {
        "id": names.actor(sp.SUDOVIA.id),
        "denies": [names.proposition(sp.SENT)],
    }
    assert all(isinstance(v, str | dict | float) for v in document["@context"].values())


def test_what_lies_within_a_node_of_jsonld_is_no_node_beside_it() -> None:
    document = json.loads(written("jsonld", RELEASE))
    ids = [node["id"] for graph in document["graph"] for node in graph["graph"]]
    within = [
        value["id"]
        for graph in document["graph"]
        for n in graph["graph"]
        for value in n.values()
        if isinstance(value, dict) and "id" in value
    ]
    assert any(one.endswith("#quantity") for one in within)
    assert not {*ids} & {*within}


SHARED = ("graph/shared", "graph/simple")


@pytest.mark.parametrize("value", [sp.graph(), hostile.graph(), made(120)])
def test_the_stream_is_the_sorted_lines_of_all_graphs(value: Graph) -> None:
    release = Release(value)
    plain = {x for path, nodes in graphs(release) for x in lines(nodes, path, release.base)}
    assert list(rdf.quads(release)) == sorted(plain)


def test_an_origin_is_named_where_several_statements_go_back_to_it() -> None:
    twin = replace(sp.S_OFFICIAL, origin="o-1")
    alone = replace(sp.S_BRANDT, origin="o-2")
    for other, shared in ((replace(sp.S_DENIAL, origin="o-1"), True), (sp.S_DENIAL, False)):
        release = Release(replace(sp.graph(), statements=(twin, alone, other), links=()))
        found = [x for x in rdf.quads(release) if "/origin/" in x]
        assert len(found) == (3 if shared else 0)
