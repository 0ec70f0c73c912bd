"""Nothing that a speaker does not put as fact reads as fact, in any file, network or table.

Every exporter writes the planted statements, and every cell of every file that holds their words is
looked at. A column of labels must say beside the words how they are meant; a column of bare words
(`BARE`) must have the standing in the same row.
"""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING, Any

import networkx as nx
import pyarrow.parquet as pq
import pyoxigraph as ox
import pytest

from kg.export import registry
from kg.export.release import Release
from kg.query.named import ask, questions
from kg.query.network import load
from kg.query.table import as_markdown
from ontology import terms
from ontology.rdf.validate import validate_graph
from tests.export import planted
from tests.export.planted import KINDS, PLANTED

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

type Row = dict[str, Any]

RELEASE = Release(planted.graph())
WORDS = re.compile(r"(?:flood|dam)-([a-z]+)")
BARE = frozenset(("content", "claim", "evidence", "conditions", "quote", "cue", "hedge"))
"""Columns of a file that hold the words alone."""

STANDING = ("polarity", "modality", "certainty", "stance", "sides", "hedge", "conditions")
SAID = {
    "denied": "denied: ",
    "against": "against it",
    "unclear": "for or against is unclear",
    "declined": "declined to say: ",
    "refused": "refused",
    "opposed": "against it",
    "demanded": "demanded: ",
    "asked": "asked: ",
    "feared": "worried",
    "expected": "expected: ",
    "considered": "considered: ",
    "imagined": "supposed",
    "perhaps": "as a possibility",
    "likely": "as likely",
    "reported": "reportedly",
    "conditional": "on a condition",
    "unless": "on a condition: “unless the dam-unless holds”",
    "granted": "said: ",
    "told": "reportedly",
}
"""What the label of a statement says before the words, by its kind."""

TAKEN = {
    **dict.fromkeys(PLANTED, "left open: "),
    **{"denied": "denied: ", "against": "denied: ", "refused": "ruled out: "},
    **{"opposed": "opposed: ", "demanded": "wanted: ", "expected": "expected: "},
    **{"declined": "neither confirmed nor denied: ", "granted": "taken for granted: "},
}
"""What the label of a claim says before the words, by the kind of its one statement."""

DAMS = {"conditional": "only supposed: ", "unless": "only excepted: "}


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("planted")
    registry.write(RELEASE, folder, ",".join(registry.names()))
    return folder


def test_the_planted_graph_conforms(out: Path) -> None:
    assert set(SAID) == set(TAKEN) == set(PLANTED) == set(KINDS) - {"plain"}
    assert validate_graph(out / "graph.nq").breaches == ()


def networks(out: Path) -> Iterator[tuple[str, Any]]:
    yield "graph.graphml", nx.read_graphml(out / "graph.graphml", force_multigraph=True)
    yield "actors.graphml", nx.read_graphml(out / "actors.graphml", force_multigraph=True)
    yield "graph.gexf", nx.read_gexf(out / "graph.gexf")
    yield "kg.load", load(out).statements
    yield "kg.load, actors", load(out).actors


def csv_rows(path: Path) -> list[Row]:
    rows = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"), newline=""))
    return [{name.partition(":")[0] or name: value for name, value in r.items()} for r in rows]


def flat(out: Path) -> Iterator[tuple[str, Row]]:
    """Yield every node and edge of every flat file."""
    for name, network in networks(out):
        yield from ((name, row) for _, row in network.nodes(data=True))
        yield from ((name, row) for *_, row in network.edges(data=True))
    for name in ("neo4j-nodes.csv", "neo4j-edges.csv"):
        yield from ((name, row) for row in csv_rows(out / name))


def meant(words: str, kind: str, row: Row) -> str:
    """Return what must stand before the words of a label."""
    if words.startswith("dam-"):
        return DAMS[kind]
    if row.get("kind", row.get(":LABEL")) in ("proposition", "Proposition"):
        return TAKEN[kind]
    return SAID[kind]


def test_every_cell_of_every_flat_file_has_its_standing(out: Path) -> None:
    seen: dict[str, set[str]] = {}
    for file, row in flat(out):
        for column, value in row.items():
            for found in WORDS.finditer(value) if isinstance(value, str) else ():
                kind = found[1]
                seen.setdefault(f"{file} {column}", set()).add(kind)
                if column in BARE:
                    assert any(row.get(name) not in (None, "") for name in STANDING) or (
                        file.startswith("kg.load") and row["kind"] == "proposition"
                    ), (file, row)
                elif kind != "plain" and not file.startswith("kg.load"):
                    told = value[: found.start()]
                    before = told + (found[0] if "dam-" in SAID[kind] else "")
                    want = meant(found[0], kind, row)
                    inside = "unless the " in told or "condition: “the " in told
                    assert want in before or inside, (file, column, value)
    labelled = {name for name in seen if name.endswith(" label")}
    assert labelled == {f"{n} label" for n in LABELLED}
    assert all(seen[name] >= set(PLANTED) for name in labelled)


LABELLED = ("graph.graphml", "graph.gexf", "kg.load", "neo4j-nodes.csv")


def test_a_network_in_python_names_no_side_that_is_not_taken(out: Path) -> None:
    network = load(out).statements
    sides = {"denied": -1, "against": -1, "plain": 1}
    for _, claim, line in network.edges(data=True):
        if line["kind"] != "stance":
            continue
        kind = WORDS.search(network.nodes[claim]["claim"])[1]  # type: ignore[index]
        dam = "dam-" in network.nodes[claim]["claim"]
        side = 0 if dam else sides.get(kind, 0)
        assert line["side"] == side
        label = {1: "asserted: ", -1: "denied: ", 0: "left open: "}[side]
        assert network.nodes[claim]["label"].startswith(label)
    (summed,) = (row for *_, row in load(out).actors.edges(data=True))
    assert summed["as_fact"] == 2  # the plain one, and the one that takes its flood for granted


def test_the_actor_graph_shows_one_statement_in_words_that_tell_its_standing(out: Path) -> None:
    (edge,) = (d for *_, d in nx.read_graphml(out / "actors.graphml").edges(data=True))
    assert edge["n_stance_asserts"] < edge["weight"]
    assert re.match(r"Ostia \w+", edge["sample"])


EDGES = {
    **dict.fromkeys(PLANTED, "considers"),
    **{"denied": "denies", "against": "denies", "refused": "rules-out", "opposed": "opposes"},
    **{"demanded": "wants", "expected": "expects", "declined": "declines"},
    **{"granted": "presupposes", "plain": "asserts"},
}


def test_the_edge_to_a_claim_is_the_side_taken(out: Path) -> None:
    graphml = nx.read_graphml(out / "graph.graphml", force_multigraph=True)
    kinds = {}
    for _, end, row in graphml.edges(data=True):
        claim = graphml.nodes[end].get("claim")
        if claim:
            kinds[re.search(r"(?:flood|dam)-[a-z]+", claim)[0]] = row["kind"]  # type: ignore[index]
    dams = {"dam-conditional": "supposes", "dam-unless": "excepts"}
    assert kinds == {**{f"flood-{kind}": edge for kind, edge in EDGES.items()}, **dams}
    nodes = {row["id"]: row["claim"] for row in csv_rows(out / "neo4j-nodes.csv") if row["claim"]}
    for row in csv_rows(out / "neo4j-edges.csv"):
        if row[":END_ID"] in nodes:
            word = re.search(r"(?:flood|dam)-[a-z]+", nodes[row[":END_ID"]])[0]  # type: ignore[index]
            assert row[":TYPE"] == kinds[word].upper().replace("-", "_")


def test_the_simple_view_asserts_what_is_asserted_only(out: Path) -> None:
    store = ox.Store()
    store.load(path=str(out / "graph.nq"), format=ox.RdfFormat.N_QUADS)
    told: dict[str, set[str]] = {}
    labels = {
        quad.subject: quad.object.value
        for quad in store.quads_for_pattern(None, ox.NamedNode("https://schema.org/text"), None)
        if isinstance(quad.object, ox.Literal)
        and re.search(r"/(proposition/|p-)[^/]+$", quad.subject.value)
    }
    simple = ox.NamedNode(RELEASE.base + "graph/simple")
    for quad in store.quads_for_pattern(None, None, None, simple):
        if quad.object in labels:
            word = re.search(r"(?:flood|dam)-[a-z]+", labels[quad.object])[0]  # type: ignore[index]
            told.setdefault(word, set()).add(quad.predicate.value.removeprefix(terms.NS))
    assert [w for w, keys in told.items() if "asserts" in keys] == ["flood-plain"]
    assert {w for w, keys in told.items() if keys & {"denies", "disputes"}} == {
        "flood-denied",
        "flood-against",
    }
    assert told["flood-declined"] == {"declinesToConfirm"}
    assert told["flood-unless"] == {"mentions"}
    assert told["dam-unless"] == told["dam-conditional"] == {"mentions"}


OPEN = ("deny", "decline", "refuse", "ask", "demand", "consider", "expect", "worry")
OWN = {
    "denials": ("denied",),
    "declines": ("declined",),
    "conditions": ("conditional", "unless"),
    "corroboration": ("denied", "against", "declined"),  # by the sides that it counts
    "demands": ("demanded", "opposed"),
    "refusals": ("refused",),
    "questions": ("asked",),
    "expectations": ("expected", "feared"),
    "disagreements": (),
}
"""Questions that say themselves how what they list is meant, with the kinds that they list."""


@pytest.mark.parametrize("name", [q.name for q in questions()])
def test_every_row_of_every_question_has_its_standing(name: str, out: Path) -> None:
    table = ask(name, out / "graph.nq")
    for cells in table.rows:
        row: Row = dict(zip(table.columns, cells, strict=True))
        told = [v for k, v in row.items() if isinstance(v, str) and not k.endswith("quote")]
        kinds = {found[1] for value in told for found in WORDS.finditer(value)} - {"plain"}
        for kind in kinds:
            assert (
                row.get("polarity", "pos") != "pos"
                or row.get("modality", "realis") != "realis"
                or row.get("certainty", "certain") in ("possible", "probable")
                or row.get("act") in OPEN
                or row.get("caveat")
                or row.get("hedge")
                or kind in OWN.get(name, ())
                or (kind == "granted" and not any("Norland has" in value for value in told))
            ), row
        assert "unless" not in kinds or row.get("caveat") or name == "conditions", row
    text = as_markdown(table)
    assert "[^1]" in text or not table.rows


def test_what_is_supposed_or_excepted_is_called_so(out: Path) -> None:
    table = ask("claim", out / "graph.nq", {"words": "dam-"})
    rows = [dict(zip(table.columns, cells, strict=True)) for cells in table.rows]
    assert {(r["claim"], r["caveat"]) for r in rows} == {
        ("Norland's dam-conditional holds", "on a condition, only supposed"),
        ("Norland's dam-unless holds", "on a condition, only excepted"),
    }


def test_a_dam_that_must_not_hold_is_never_printed_without_unless(out: Path) -> None:
    table = ask("conditions", out / "graph.nq")
    rows = [dict(zip(table.columns, cells, strict=True)) for cells in table.rows]
    assert {r["condition"] for r in rows} == {
        "unless the dam-unless holds",
        "the dam-conditional holds",
    }
    assert all("unless" in str(r["supposed"]) for r in rows if "unless" in str(r["condition"]))


@pytest.mark.parametrize("name", ["statements", "propositions"])
def test_records_and_tables_keep_the_standing_beside_the_words(name: str, out: Path) -> None:
    lines = (out / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    for row in (*map(json.loads, lines), *pq.read_table(out / f"{name}.parquet").to_pylist()):
        if name == "statements":
            assert all(row[key] for key in ("polarity", "modality", "certainty"))
            assert [t["unless"] for t in row["antecedents"]] == ["unless" in row["quote"]][
                : len(row["conditions"])
            ]
        else:  # the label of a claim is neutral; who takes which side stands beside it
            assert row["stances"]


def test_what_is_denied_or_left_open_has_nobody_for_it(out: Path) -> None:
    table = ask("corroboration", out / "graph.nq")
    rows = [dict(zip(table.columns, cells, strict=True)) for cells in table.rows]
    sides = {
        re.search(r"flood-[a-z]+", str(r["claim"]))[0]: (r["for"], r["against"], r["no_answer"])  # type: ignore[index]
        for r in rows
    }
    assert sides == {
        "flood-plain": (1, 0, 0),
        "flood-denied": (0, 1, 0),
        "flood-against": (0, 1, 0),
        "flood-declined": (0, 0, 1),
    }
