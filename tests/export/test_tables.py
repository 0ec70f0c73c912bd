"""GEXF, the CSV pair for Neo4j and Parquet: each read back with a library of its own."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import igraph
import networkx as nx
import pandas as pd
import pyarrow.parquet as pq
import pytest

from kg.export.graph import gexf, graphml, neo4j
from kg.export.release import Release
from kg.export.tables import json_lines as records
from kg.export.tables import parquet
from kg.model import Actor, ActorType, Graph, OwnClass
from kg.query.table import Table, as_csv
from tests import specimen
from tests.export import hostile
from tests.export.test_graphml import controls, legal
from tests.query import graphs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

VALUES = [graphs.graph(), hostile.graph(), controls(), specimen.taken_apart(), Graph()]


def written(exporter: Callable[..., None], value: Graph) -> bytes:
    out = io.BytesIO()
    exporter(Release(value), out)
    return out.getvalue()


def present(row: dict[str, Any]) -> dict[str, Any]:
    return {k: legal(v) if isinstance(v, str) else v for k, v in row.items() if v is not None}


@pytest.mark.parametrize("value", VALUES[:-1])
def test_networkx_reads_gexf_back(value: Graph) -> None:
    found = nx.read_gexf(io.BytesIO(written(gexf.gexf, value)))
    release = Release(value)
    want = {legal(name): present(row) for name, row in graphml.nodes(release)}
    plain = {"label", "spells"}
    got = {n: {k: v for k, v in d.items() if k not in plain} for n, d in found.nodes(data=True)}
    assert got == {n: {k: v for k, v in d.items() if k != "label"} for n, d in want.items()}
    labels = dict(found.nodes(data="label"))
    assert labels == {n: d.get("label") or n for n, d in want.items()}
    edges = sorted((legal(a), legal(b), kind) for kind, a, b, _ in graphml.edges(release))
    assert sorted((a, b, d["kind"]) for a, b, d in found.edges(data=True)) == edges


def test_gexf_tells_when_statements_were_made() -> None:
    found = nx.read_gexf(io.BytesIO(written(gexf.gexf, specimen.graph())))
    when = {n: d["spells"] for n, d in found.nodes(data=True) if "spells" in d}
    assert when[specimen.S_BRANDT.id] == [("2024-10-22", "2024-10-22")]
    assert set(when) <= {s.id for s in specimen.graph().statements} | {
        "article/alpha",
        "article/beta",
    }


def test_an_edge_of_gexf_is_there_from_the_later_of_its_ends() -> None:
    found = nx.read_gexf(io.BytesIO(written(gexf.gexf, specimen.graph())))
    days = {n: d["spells"][0] for n, d in found.nodes(data=True) if "spells" in d}
    seen: dict[str, list[object]] = {}
    for source, target, d in found.edges(data=True):
        ends = [days[n] for n in (source, target) if n in days]
        later = tuple(map(max, zip(*ends, strict=True))) if ends else None
        assert d.get("spells") == ([later] if later else None)
        seen.setdefault(d["kind"], []).append(d.get("spells"))
    assert any(seen["says"])
    assert [("2024-10-23", "2024-10-23")] in seen["in"]  # printed the day after it was said
    assert not any(seen["role"])


def test_gexf_is_written_without_a_clock_and_its_edges_have_ids_of_their_own() -> None:
    root = ElementTree.fromstring(written(gexf.gexf, hostile.graph()))
    assert not any("lastmodified" in name for e in root.iter() for name in e.attrib)
    ids = [e.get("id") for e in root.iter() if e.tag.endswith("}edge")]
    assert len(set(ids)) == len(ids) > 10


@pytest.mark.parametrize("value", VALUES[:2])
def test_igraph_reads_graphml_back(value: Graph, tmp_path: Path) -> None:
    path = tmp_path / "graph.graphml"
    path.write_bytes(written(graphml.graphml, value))
    found = igraph.Graph.Read_GraphML(str(path))
    release = Release(value)
    rows = {legal(name): present(row) for name, row in graphml.nodes(release)}
    found.vs["id"] = [name.replace("&#38;", "&") for name in found.vs["id"]]  # igraph leaves these
    assert set(found.vs["id"]) == set(rows)
    for vertex in found.vs:
        row = rows[vertex["id"]]
        assert (vertex["kind"], vertex["label"]) == (row["kind"], row["label"])
        assert vertex["content"] == row.get("content", "")
    ends = sorted((found.vs[e.source]["id"], found.vs[e.target]["id"], e["kind"]) for e in found.es)
    assert ends == sorted((legal(a), legal(b), kind) for kind, a, b, _ in graphml.edges(release))
    told = {found.vs[e.source]["id"] for e in found.es if e["kind"] == "in"}
    assert told == {legal(s.id) for s in value.statements}


HEADER = re.compile(r"(\w*):(ID|LABEL|START_ID|END_ID|TYPE|string|long|double|boolean)")


@pytest.mark.parametrize("value", VALUES[:-1])
def test_the_csv_pair_has_typed_headers_and_every_value(value: Graph) -> None:
    release = Release(value)
    for exporter, rows in (
        (neo4j.nodes, [{**row, "id": name} for name, row in graphml.nodes(release)]),
        (neo4j.edges, [{"kind": k, **row} for k, _, _, row in graphml.edges(release)]),
    ):
        text = written(exporter, value).decode()
        header, *found = csv.reader(io.StringIO(text, newline=""))
        kinds = [m for h in header if (m := HEADER.fullmatch(h))]
        assert len(kinds) == len(header) == len(set(header))
        assert len(found) == len(rows)
        for cells, row in zip(found, rows, strict=True):
            for told, cell in zip(kinds, cells, strict=True):
                if told[1] in row and told[2] in ("ID", "string", "long", "double", "boolean"):
                    assert cell == shown(row[told[1]])


def shown(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode().replace("?", "\ufffd") if (
            any("\ud800" <= c <= "\udfff" for c in value)) else value  # fmt: skip
    return "" if value is None else str(value)


def test_every_relationship_has_both_ends_among_the_nodes() -> None:
    value = graphs.graph()
    nodes = pd.read_csv(io.BytesIO(written(neo4j.nodes, value)))
    edges = pd.read_csv(io.BytesIO(written(neo4j.edges, value)))
    known = set(nodes["id:ID"])
    assert nodes["id:ID"].is_unique
    assert set(edges[":START_ID"]) | set(edges[":END_ID"]) <= known
    assert set(nodes[":LABEL"]) == {"Actor", "Statement", "Proposition", "Article"}
    assert {"SAYS", "TARGETS", "ASSERTS", "DENIES", "CONTRADICTS", "IN"} <= set(edges[":TYPE"])


TABLES = {
    "statements": (parquet.statements, records.statement_rows),
    "propositions": (parquet.propositions, records.proposition_rows),
    "actors": (parquet.actors, records.actor_rows),
    "links": (parquet.links, records.link_rows),
}


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize("name", TABLES)
def test_pyarrow_reads_every_field_of_every_record_back(name: str, value: Graph) -> None:
    exporter, rows = TABLES[name]
    data = written(exporter, value)
    found = pq.read_table(io.BytesIO(data)).to_pylist()
    assert [folded(row) for row in found] == [json_of(row) for row in rows(Release(value))]
    assert data == written(exporter, value)


INSIDE = ("proposition", "head", "sort", "owner")
"""What a filler has only where there is something to tell."""


def folded(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row with its list of fillers as roles again, and JSON text as what it says."""
    if "roles" in row:
        roles: dict[str, Any] = {}
        for filler in row["roles"]:
            rest = {
                k: v
                for k, v in filler.items()
                if k != "role" and (v is not None or k not in INSIDE)
            }
            roles.setdefault(filler["role"], []).append(rest)
        row = {**row, "roles": roles}
    return {k: v for k, v in row.items() if k not in unknown(row)}


def unknown(row: Iterable[str]) -> set[str]:
    """Return fields that later versions add; they travel as JSON text."""
    known = {*STATEMENT, *PROPOSITION, *ACTOR, *LINK}
    return set(row) - known


STATEMENT = (
    *("id", "article", "voice", "speakers", "speaker_spans", "via", "cue", "act", "plover"),
    *("content", "targets", "addressees", "quotation", "polarity", "modality", "certainty"),
    *("hedge", "occasion", "confidence", "said_on", "said_on_basis", "said_within", "conditions"),
    *("antecedents", "propositions", "origin", "repeats", "evidence", "rule", "quote"),
)
PROPOSITION = (
    *("id", "label", "type", "mode", "contexts", "roles", "quantity", "time", "article"),
    *("trigger", "stances", "predicate", "class"),
)
ACTOR = (
    *("id", "label", "type", "named", "aliases", "country", "affiliation", "role", "wikidata"),
    *("members", "mentions"),
)
LINK = ("kind", "source", "target", "proposition", "reason")


def json_of(row: dict[str, Any]) -> dict[str, Any]:
    text = json.dumps(row, ensure_ascii=False)
    clean = "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
    plain: dict[str, Any] = json.loads(clean)
    if isinstance(plain.get("quantity"), dict):
        plain["quantity"] = {k: float(v) if k in ("value", "max") and v is not None else v
                             for k, v in plain["quantity"].items()}  # fmt: skip
    return {k: v for k, v in plain.items() if k not in unknown(plain)}


def test_pandas_counts_what_the_records_say() -> None:
    value = graphs.graph()
    table = pd.read_parquet(io.BytesIO(written(parquet.statements, value)))
    assert dict(table.groupby("polarity").size()) == {"neg": 2, "pos": len(table) - 2}
    assert table["confidence"].dtype == "float64"
    speakers = [p["label"] for people in table["speakers"] for p in people]
    assert "Ada Brandt" in speakers


def test_a_claim_taken_apart_has_its_predicate_class_and_fillers_in_columns() -> None:
    value = specimen.taken_apart()
    table = pq.read_table(io.BytesIO(written(parquet.propositions, value)))
    rows = {row["id"]: row for row in table.to_pylist()}
    inner, outer = rows[specimen.SENT], rows[specimen.HIDE]
    assert (inner["class"], inner["predicate"]["lemma"]) == ("send", "send")
    assert (outer["class"], outer["predicate"]) == ("deny", {"lemma": "hide", "span": [31, 36]})
    theme = next(f for f in outer["roles"] if f["role"] == "theme")
    assert (theme["proposition"], theme["id"]) == (specimen.SENT, None)
    thing = next(f for f in outer["roles"] if f["role"] == "instrument")
    assert (thing["head"], thing["sort"], thing["owner"]) == ("paper", "old", specimen.SUDOVIA.id)


def test_a_node_of_a_claim_tells_its_class_and_roles_in_words() -> None:
    rows = dict(graphml.nodes(Release(specimen.taken_apart())))
    row = rows[specimen.HIDE]
    assert (row["predicate"], row["class"], row["class_label"]) == ("hide", "deny", "deny")
    assert row.get("issue") is None  # nothing else is argued of with it
    sent = rows[specimen.SENT]
    assert (sent["issue"], sent["issue_label"]) == (specimen.ISSUE, "Sudovia: weapons (tank)")
    assert row["roles"] == (
        "agent: Norland|theme: the claim “Sudovia sends weapons to Ostia”"
        "|instrument: old papers (of Sudovia)"
    )
    found = csv.DictReader(io.StringIO(written(neo4j.nodes, specimen.taken_apart()).decode()))
    cells = {r["id:ID"]: (r["class:string"], r["class_label:string"]) for r in found}
    assert cells[specimen.SENT] == ("send", "send")
    edges = [(a, b, r["role"]) for k, a, b, r in graphml.edges(Release(specimen.taken_apart()))
             if k == "role" and a == specimen.HIDE]  # fmt: skip
    assert (specimen.HIDE, specimen.SENT, "theme") in edges


def test_a_class_of_the_users_own_has_its_label() -> None:
    own = OwnClass(id="vaccinate", label="give a vaccine", parent="treat")
    value = specimen.taken_apart(own="vaccinate")
    row = dict(graphml.nodes(Release(replace(value, classes=(own,)))))[specimen.HIDE]
    assert row["class_label"] == "give a vaccine"
    assert dict(graphml.nodes(Release(value)))[specimen.HIDE]["class_label"] == "vaccinate"


def test_words_are_as_the_article_has_them_in_neo4j_and_safe_in_a_spreadsheet() -> None:
    formula = '=HYPERLINK("https://a.example")'
    named = Actor(id="a-1", label=formula, type=ActorType.PERSON)
    rows = csv.reader(io.StringIO(written(neo4j.nodes, Graph(actors=(named,))).decode()))
    assert formula in {cell for row in rows for cell in row}
    shown = as_csv(Table(("actor",), ((formula,),)))
    assert next(csv.reader([shown.splitlines()[1]])) == ["'" + formula]
