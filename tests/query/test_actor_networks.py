"""Who holds the same as whom, and who the opposite, read in small collections."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import networkx as nx
import pytest

from kg.errors import InputError
from kg.query.actor_networks import KINDS, NORMS, actor_networks, graph, graphml
from kg.query.analysis import VIEWS
from tests.query.test_pair_ties import Reader

if TYPE_CHECKING:
    from pathlib import Path

    from kg.query.network import Network

PAPERS = (
    "Chile said that Peru had attacked Bolivia.\n\nChile said that Peru had shelled Ecuador.\n",
    "Argentina said that Peru had attacked Bolivia.\n\n"
    "Argentina said that Peru had shelled Ecuador.\n",
    "Peru denied that Peru had attacked Bolivia.\n\n"
    "Brazil said that Peru might have attacked Bolivia.\n\n"
    "Uruguay said that Peru had attacked Bolivia if the reports are right.\n",
    "Ann Reed said that Chile must close the bridge.\n\n"
    "Jane Long said that Chile must close the bridge.\n\n"
    "John Brown said that Chile must not close the bridge.\n\n"
    "Mary Hill said that Chile had closed the bridge.\n",
)


@pytest.fixture(scope="module")
def net(tmp_path_factory: pytest.TempPathFactory) -> Network:
    return Reader(tmp_path_factory.mktemp("papers"))(*PAPERS)


def held(net: Network, around: str = "", least: int = 1) -> dict[tuple[str, ...], list[int]]:
    """Return on how many claims pairs hold the same and the opposite, by their names."""
    labels = net.actors.nodes(data="label")
    found = actor_networks(net, around, least).pairs
    return {
        tuple(sorted(labels[name] for name in pair)): [len(one.claims[kind]) for kind in KINDS]
        for pair, one in found.items()
    }


def test_who_says_the_same_is_congruent_and_who_denies_it_in_conflict(net: Network) -> None:
    found = held(net)
    assert found["Argentina", "Chile"] == [2, 0]
    assert found["Chile", "Peru"] == found["Argentina", "Peru"] == [0, 1]


def test_who_wants_the_same_is_congruent_and_who_wants_it_not_in_conflict(net: Network) -> None:
    found = held(net)
    assert found["Ann Reed", "Jane Long"] == [1, 0]
    assert found["Ann Reed", "John Brown"] == found["Jane Long", "John Brown"] == [0, 1]


def test_who_leaves_it_open_or_tells_what_is_done_holds_nothing_of_that(net: Network) -> None:
    names = {name for pair in held(net) for name in pair}
    assert names == {"Argentina", "Chile", "Peru", "Ann Reed", "Jane Long", "John Brown"}


def test_ties_of_one_actor_and_of_many_claims_alone(net: Network) -> None:
    assert set(held(net, around="peru")) == {("Argentina", "Peru"), ("Chile", "Peru")}
    assert set(held(net, least=2)) == {("Argentina", "Chile")}
    with pytest.raises(InputError, match="nobody of that kind"):
        actor_networks(net, around="nobody of that kind")


def test_weights_are_normalised_by_how_much_each_says(net: Network) -> None:
    found = actor_networks(net)
    names = {label: name for name, label in net.actors.nodes(data="label")}
    chile, peru, argentina = (names[name] for name in ("Chile", "Peru", "Argentina"))
    same = min(chile, argentina), max(chile, argentina)
    against = min(chile, peru), max(chile, peru)
    assert [found.weight(same, "congruence", norm) for norm in NORMS] == [2, 1.0, 1.0]
    assert [found.weight(against, "conflict", norm) for norm in NORMS] == [1, 0.666667, 0.5]


def test_the_table_has_those_with_most_claims_first(net: Network) -> None:
    table = VIEWS["congruence"](net, 3)
    assert table.columns[:4] == ("one", "other", "congruence", "conflict")
    assert table.rows[0][:4] == ("Argentina", "Chile", 2, 0)
    assert len(table.rows) == 3


def test_the_networks_are_read_as_graphml(net: Network) -> None:
    made = graph(actor_networks(net), net)
    read = nx.read_graphml(io.BytesIO(graphml(made).encode()), force_multigraph=True)
    assert {row["kind"] for *_, row in read.edges(data=True)} == set(KINDS)
    assert sorted(read.nodes) == sorted(made.nodes)
    weights = [row["weight"] for *_, row in read.edges(data=True)]
    assert sorted(weights) == sorted(w for *_, w in made.edges(data="weight"))
    for *_, row in read.edges(data=True):
        assert row["weight"] == len(row["claims"].split("|"))
        assert {"average", "jaccard", "issues", "statements", "sample"} <= set(row)


def test_the_same_files_give_the_same_bytes(net: Network, tmp_path: Path) -> None:
    first, second = (graphml(graph(actor_networks(net), net)) for _ in "ab")
    assert first == second
