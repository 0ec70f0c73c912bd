"""The networks and their measures: what a line is, whose side somebody is on, what is counted."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from typing import TYPE_CHECKING

import networkx as nx
import pytest

import kg
from kg import codec
from kg.cli import analyse as analyse_module
from kg.errors import InputError
from kg.export import registry
from kg.export.release import Release
from kg.link import with_issues
from kg.query.aggregates import summary
from kg.query.analysis import VIEWS, windowed
from kg.query.network import WINDOWS, load, parts, side, window, within
from kg.query.pair_ties import pair_ties
from kg.query.table import FORMATS
from tests import specimen as sp
from tests.benchmarks.made_graph import made
from tests.query import graphs

if TYPE_CHECKING:
    from pathlib import Path

    from kg.model import Graph
    from kg.query.network import Network
    from kg.query.table import Table


def built(folder: Path, value: Graph) -> Path:
    registry.write(Release(value), folder, "jsonl,report.json")
    return folder


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("out"), graphs.graph())


@pytest.fixture(scope="module")
def net(out: Path) -> Network:
    return kg.load(out)


def lines(net: Network, kind: str) -> set[tuple[str, str, str]]:
    label = net.statements.nodes(data="label")
    every = net.statements.edges(data=True)
    return {(label[a], label[b], d.get("act", "")) for a, b, d in every if d["kind"] == kind}


def test_a_line_for_each_statement_and_target(net: Network) -> None:
    assert lines(net, "says-about") == {
        ("Ada Brandt", "Sudovia", "state"),
        (sp.OFFICIAL.label, "Sudovia", "warn"),
        ("Ostia", "Sudovia", "demand"),
        ("Norland", "Sudovia", "demand"),
    }
    assert ("Sudovia", f"asserted, denied: {sp.P_SENT.label}", "deny") in lines(net, "stance")
    assert ("Ada Brandt", "Norland", "") in lines(net, "affiliation")
    assert (f"asserted, denied: {sp.P_SENT.label}", "Ostia", "") in lines(net, "role")


def test_attributes_are_of_one_type_a_name_and_any_format_takes_them(net: Network) -> None:
    types: dict[str, set[type]] = {}
    for _, row in (*net.statements.nodes(data=True), *net.actors.nodes(data=True)):
        for key, value in row.items():
            types.setdefault(f"node {key}", set()).add(type(value))
    for graph in (net.statements, net.actors):
        for *_, row in graph.edges(data=True):
            for key, value in row.items():
                types.setdefault(f"edge {key}", set()).add(type(value))
        out = io.BytesIO()
        nx.write_graphml(graph, out)
        assert set(nx.read_graphml(io.BytesIO(out.getvalue()))) == set(graph)
    assert {key: kinds for key, kinds in types.items() if len(kinds) > 1} == {}
    assert {t for kinds in types.values() for t in kinds} == {str, int, float, bool}


def test_every_statement_line_leads_to_its_place(net: Network) -> None:
    texts = {"alpha": sp.ALPHA, "beta": sp.BETA, "gamma": graphs.GAMMA}
    told = [d for *_, d in net.statements.edges(data=True) if "statement" in d]
    assert told
    for row in told:
        assert texts[row["article"]][row["start"] : row["end"]] == row["quote"]


def test_the_actor_network_counts(net: Network) -> None:
    edge = net.actors.edges[sp.OSTIA.id, sp.SUDOVIA.id]
    assert (edge["weight"], edge["articles"], edge["statements"]) == (1, 1, graphs.URGED.id)
    assert net.actors.nodes[sp.SUDOVIA.id]["said"] == 3
    assert net.actors.nodes[sp.SUDOVIA.id]["about"] == 3


@pytest.mark.parametrize(("how", "conflict"), [("at", 1), ("about", 0), (None, 1)])
def test_conflict_counts_what_is_aimed_at_the_other(how: str | None, conflict: int) -> None:
    said = {
        **codec.statement(sp.S_OFFICIAL, {a.id: a for a in sp.graph().actors}),
        "targets": [{"id": sp.SUDOVIA.id, "how": how}],
    }
    graph = nx.MultiDiGraph()
    graph.add_nodes_from((sp.OFFICIAL.id, sp.SUDOVIA.id), kind="actor")
    edge = summary(graph, [said], {}).edges[sp.OFFICIAL.id, sp.SUDOVIA.id]
    assert (edge["weight"], edge["aimed"], edge["conflict"]) == (1, conflict, conflict)
    asked = {**said, "act": "demand", "plover": "REQUEST"}
    edge = summary(graph, [asked], {}).edges[sp.OFFICIAL.id, sp.SUDOVIA.id]
    assert (edge["aimed"], edge["conflict"], edge["cooperation"]) == (conflict, 0, 0)


@pytest.mark.parametrize(
    ("held", "expected"), [("asserts", 1), ("denies", -1), ("declines", 0), ("expects", 0)]
)
def test_only_what_is_put_as_fact_takes_a_side(held: str, expected: int) -> None:
    assert side({"side": held}) == expected


def test_lines_count_what_is_put_as_fact(net: Network) -> None:
    edges = net.actors.edges
    assert edges[sp.BRANDT.id, sp.SUDOVIA.id]["as_fact"] == 1
    assert edges[sp.OSTIA.id, sp.SUDOVIA.id]["as_fact"] == 0  # which demands


def rows(table: Table) -> list[dict[str, object]]:
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


def test_a_claim_is_contested_by_those_who_take_sides_on_it(net: Network) -> None:
    (claim,) = (r for r in rows(VIEWS["contested"](net, 10)) if r["kind"] == "claim")
    assert claim["what"] == "Sudovia sends weapons to Ostia"
    assert (claim["for"], claim["against"]) == (3, 1)  # Sudovia denied it and then admitted it


def test_ties_have_the_sign_of_what_outweighs(net: Network) -> None:
    found = {(r["one"], r["other"]): r for r in rows(VIEWS["ties"](net, 50))}
    assert found["Ada Brandt", "Ostia"]["agree"] == 1
    assert found["Ada Brandt", "Ostia"]["sign"] == "+"
    assert ("Ada Brandt", "Sudovia") not in found  # who denied it before admitting it
    assert found[("Sudovia", sp.OFFICIAL.label)]["conflict"] == 1
    assert all(one < other for one, other in pair_ties(net))


def test_who_denies_disagrees_with_who_asserts(tmp_path: Path) -> None:
    first = load(built(tmp_path, sp.graph()))
    (tie,) = (r for r in rows(VIEWS["ties"](first, 9)) if r["disagree"])
    assert (tie["one"], tie["other"], tie["sign"]) == ("Ada Brandt", "Sudovia", "−")


def test_the_day_chooses_what_is_measured(out: Path) -> None:
    def counted(**days: str) -> int:
        return len(load(out, **days).records)

    assert counted() == 8
    assert counted(since="2024-10-25") == 5
    assert counted(until="2024-10-23") == 3
    assert counted(since="2025") == 0


@pytest.mark.parametrize(
    ("when", "since", "until", "expected"),
    [
        ("2024-10-22", "2024-10-22", "2024-10-22", True),
        ("2024-10-22", "2024-10-23", "", False),
        ("2024-10-14/2024-10-20", "2024-10-18", "", True),
        ("2024-10", "", "2024-10-05", True),
        ("", "", "", True),
        ("", "2024", "", False),
    ],
)
def test_a_period_counts_where_it_may_lie_between(
    when: str, since: str, until: str, expected: bool
) -> None:
    assert within(when, since, until) is expected


def test_windows_are_networks_of_their_own(net: Network) -> None:
    found = parts(net, "day")
    assert {when: len(one.records) for when, one in found.items()} == {
        "2024-10-22": 1,
        "2024-10-23": 1,
        "2024-10-25": 4,
    }
    assert len(parts(net, "month")["2024-10"].records) == 7
    table = windowed(found, "activity", 5)
    assert [row[:2] for row in table.rows] == [(w, n) for w, n in
            (("2024-10-22", 1), ("2024-10-23", 1), ("2024-10-25", 4))]  # fmt: skip


@pytest.mark.parametrize("length", WINDOWS)
def test_a_period_longer_than_the_window_is_in_none(length: str) -> None:
    assert window("2024-12-30/2025-01-05", length) is None
    assert window("", length) is None


@pytest.mark.parametrize("view", VIEWS)
def test_a_measure_is_the_same_whatever_the_order_of_records(view: str, tmp_path: Path) -> None:
    value = made(400)
    claims, issues = with_issues(value.propositions, value.actors, value.statements)
    value = replace(value, propositions=claims, issues=issues)
    turned = replace(value, statements=value.statements[::-1], actors=value.actors[::-1])
    one, other = (load(built(tmp_path / n, v)) for n, v in (("a", value), ("b", turned)))
    found = VIEWS[view](one, 8)
    assert found.rows
    assert found == VIEWS[view](other, 8)


def test_issues_are_counted_as_their_records_are_and_by_days(out: Path, net: Network) -> None:
    (record,) = net.issues
    names = ("label", "disputed", "claims", "speakers", "statements", "id")
    assert VIEWS["issues"](net, 5).rows == (tuple(record[n] for n in names),)
    assert record["disputed"] == 1
    assert VIEWS["issues"](load(out, since="2031"), 5).rows == ()


@pytest.mark.parametrize("view", VIEWS)
def test_an_empty_network_has_empty_tables(view: str, tmp_path: Path) -> None:
    from kg.model import Graph

    table = VIEWS[view](load(built(tmp_path, Graph())), 5)
    assert all(row[0] == 0 for row in table.rows)


def test_a_folder_without_records_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="kg build"):
        kg.load(tmp_path)
    folder = built(tmp_path / "old", graphs.graph())
    path = folder / "propositions.jsonl"
    cut = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    path.write_text("\n".join(json.dumps({"id": c["id"]}) for c in cut), encoding="utf-8")
    with pytest.raises(InputError, match=r"propositions\.jsonl is not the file that is named in"):
        kg.load(folder)
    (folder / "build.json").unlink()
    with pytest.raises(InputError, match="build it anew"):
        kg.load(folder)


def test_the_choices_of_the_command_are_those_of_the_modules() -> None:
    assert tuple(VIEWS) == analyse_module._VIEWS
    assert tuple(FORMATS) == analyse_module._FORMATS
