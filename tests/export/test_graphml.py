import io
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.export.encode import xml
from kg.export.graph import actors_graphml as graphml_actors
from kg.export.graph import graphml
from kg.export.graph.graphml_writer import Key, Writer
from kg.export.release import Release
from kg.model import Graph
from tests.export import hostile
from tests.specimen import BRANDT, OSTIA, P_SENT, S_BRANDT, S_DENIAL, SUDOVIA, graph, taken_apart

CONTROLS = "a\x00b\x0bc\ud800d\ufffee\rf\ng\th 😀|"
EXPORTERS = {"graph": graphml.graphml, "actors": graphml_actors.actors}


def legal(text: str) -> str:
    """Replace what XML 1.0 cannot hold, character by character, as its grammar lists them."""
    fit = [
        (0x9, 0x9),
        (0xA, 0xA),
        (0xD, 0xD),
        (0x20, 0xD7FF),
        (0xE000, 0xFFFD),
        (0x10000, 0x10FFFF),
    ]
    return "".join(c if any(a <= ord(c) <= b for a, b in fit) else "\ufffd" for c in text)


class Recorder(Writer):
    """Notes what the exporter handed over."""

    nodes: dict[str, dict[str, Any]]
    edges: list[tuple[str, str, dict[str, Any]]]

    def node(self, id_: str, row: Mapping[str, Any]) -> None:
        self.nodes[legal(id_)] = expected(row)
        super().node(id_, row)

    def edge(self, source: str, target: str, row: Mapping[str, Any]) -> None:
        self.edges.append((legal(source), legal(target), expected(row)))
        super().edge(source, target, row)


def expected(row: Mapping[str, Any]) -> dict[str, Any]:
    return {k: legal(v) if isinstance(v, str) else v for k, v in row.items() if v is not None}


def read(data: bytes) -> Any:
    return nx.read_graphml(io.BytesIO(data), force_multigraph=True)


def typed(row: Mapping[str, Any]) -> dict[str, tuple[type, Any]]:
    return {k: (type(v), v) for k, v in row.items()}


def controls() -> Graph:
    return hostile.graph((CONTROLS, "plain"))


@pytest.mark.parametrize("value", [graph(), hostile.graph(), controls()])
@pytest.mark.parametrize("name", EXPORTERS)
def test_networkx_reads_back_every_value_and_type(
    monkeypatch: pytest.MonkeyPatch, name: str, value: Graph
) -> None:
    Recorder.nodes, Recorder.edges = {}, []
    monkeypatch.setattr(graphml, "Writer", Recorder)
    monkeypatch.setattr(graphml_actors, "Writer", Recorder)
    out = io.BytesIO()
    EXPORTERS[name](Release(value), out)
    found = read(out.getvalue())
    assert isinstance(found, nx.MultiDiGraph)
    assert {n: typed(d) for n, d in found.nodes(data=True)} == {
        n: typed(d) for n, d in Recorder.nodes.items()
    }
    got = Counter((a, b, tuple(sorted(typed(d).items()))) for a, b, d in found.edges(data=True))
    want = Counter((a, b, tuple(sorted(typed(d).items()))) for a, b, d in Recorder.edges)
    assert got == want
    ids = [k for _, _, k in found.edges(keys=True)]
    assert len(set(ids)) == len(ids)


def written(name: str, value: Graph) -> Any:
    out = io.BytesIO()
    EXPORTERS[name](Release(value), out)
    return read(out.getvalue())


def test_every_record_is_a_node_of_its_kind() -> None:
    value = hostile.graph()
    kinds = Counter(d["kind"] for _, d in written("graph", value).nodes(data=True))
    assert kinds == {
        "actor": len(value.actors),
        "statement": len(value.statements),
        "proposition": len(value.propositions),
        "article": len(value.articles),
    }


def test_edges_say_what_they_are_and_whose() -> None:
    found = written("graph", graph())
    kinds = {(a, b): d["kind"] for a, b, d in found.edges(data=True)}
    assert kinds[BRANDT.id, S_BRANDT.id] == "says"
    assert kinds[S_BRANDT.id, SUDOVIA.id] == "targets"
    assert kinds[S_DENIAL.id, S_BRANDT.id] == "contradicts"
    assert kinds[S_DENIAL.id, "article/beta"] == "in"
    claim = next(d for _, b, d in found.out_edges(S_DENIAL.id, data=True) if b == P_SENT.id)
    assert (claim["kind"], claim["polarity"]) == ("denies", "neg")


def test_nodes_stand_before_edges_and_no_key_has_two_types() -> None:
    out = io.BytesIO()
    graphml.graphml(Release(graph()), out)
    root = ElementTree.fromstring(out.getvalue())
    tags = [child.tag.rpartition("}")[2] for child in root.iter()]
    assert "node" not in tags[tags.index("edge") :]
    keys = [(k.get("for"), k.get("attr.name")) for k in root if k.tag.endswith("key")]
    assert len(set(keys)) == len(keys)


def test_the_actor_graph_counts_denials_apart() -> None:
    denied = replace(S_DENIAL, targets=S_BRANDT.targets, speakers=S_BRANDT.speakers)
    value = replace(graph(), statements=(S_BRANDT, denied))
    found = written("actors", value)
    (edge,) = found[BRANDT.id][SUDOVIA.id].values()
    assert edge["weight"] == edge["n_articles"] == 2
    assert (edge["n_polarity_pos"], edge["n_polarity_neg"]) == (1, 1)
    assert (edge["n_stance_asserts"], edge["n_stance_denies"]) == (1, 1)
    assert "n_stance_wants" not in edge  # 0, which the key declares
    assert found.graph["edge_default"]["n_stance_wants"] == 0
    assert edge["statements"] == f"{S_BRANDT.id}|{S_DENIAL.id}"
    assert edge["sample"] == "Ada Brandt said: Sudovia has sent up to 300 tanks to Ostia."
    assert (edge["first"], edge["last"], edge["n_dated"]) == ("2024-10-22", "2024-10-22", 1)


@given(st.text(st.characters(codec=None, exclude_categories=()), max_size=40))
@settings(derandomize=True, max_examples=300, deadline=None)
def test_any_text_survives_xml_one_for_one(text: str) -> None:
    document = f'<a b="{xml(text)}">{xml(text)}</a>'
    root = ElementTree.fromstring(document.encode("utf-8"))
    assert (root.text or "") == root.get("b") == legal(text)


def test_an_undeclared_attribute_or_a_late_node_is_a_broken_program() -> None:
    writer = Writer(io.BytesIO(), [Key("node", "label", "string")])
    with pytest.raises(ValueError, match="undeclared node attribute 'colour'"):
        writer.node("a", {"colour": "red"})
    writer.edge("a", "b", {})
    with pytest.raises(ValueError, match="after an edge"):
        writer.node("c", {})


def test_repeated_edges_keep_ids_of_their_own() -> None:
    out = io.BytesIO()
    writer = Writer(out, [])
    for _ in range(3):
        writer.edge("a", "b", {})
    writer.close()
    assert sorted(k for _, _, k in read(out.getvalue()).edges(keys=True)) == [
        "e1",
        "e2",
        "e3",
    ]


def said_to(value: Graph) -> list[tuple[str, str, dict[str, Any]]]:
    found = written("actors", value).edges(data=True)
    return [(a, b, d) for a, b, d in found if d["kind"] == "is-said-to"]


def test_who_is_said_to_do_what_to_whom_has_the_sides_and_is_no_fact() -> None:
    ((agent, other, edge),) = said_to(taken_apart())
    assert (agent, other) == (SUDOVIA.id, OSTIA.id)
    assert (edge["predicate"], edge["role"], edge["class"]) == ("send", "recipient", "send")
    assert edge["sides"] == "asserts|denies"
    assert (edge["weight"], edge["n_articles"]) == (2, 2)
    counts = {k: n for k, n in edge.items() if k.startswith("n_side_") and n}
    assert counts == {"n_side_asserts": 1, "n_side_denies": 1}
    assert edge["statements"] == f"{S_BRANDT.id}|{S_DENIAL.id}"
    assert edge["sample"] == "asserted, denied: Sudovia sends weapons to Ostia"


def test_a_claim_that_is_only_denied_is_not_said_to_be_so() -> None:
    value = taken_apart()
    denied = replace(value, statements=tuple(s for s in value.statements if s.id == S_DENIAL.id))
    ((_, _, edge),) = said_to(denied)
    assert (edge["sides"], edge.get("n_side_asserts", 0), edge["n_side_denies"]) == ("denies", 0, 1)
    assert edge["sample"].startswith("denied: ")


def test_nobody_is_said_to_do_what_no_statement_takes_up_or_no_verb_tells() -> None:
    assert said_to(graph()) == []
    assert said_to(replace(taken_apart(), statements=())) == []
