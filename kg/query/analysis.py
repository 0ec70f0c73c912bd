"""Measures over the networks, each a table: who is central, contested, allied, between others.

Counts are of statements or of distinct speakers, never of articles that copied one text. Every
tie is sorted by name, so a table is the same on every run.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations, product
from typing import TYPE_CHECKING

from kg.query.aggregates import ids, side, tone
from kg.query.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import networkx as nx

    from kg.query.network import Network

SAMPLE = 100
"""Actors from which shortest paths are followed where there are more, drawn with a fixed seed
(Brandes and Pich 2007). Of 4,500 actors 400 took 12.5 s of CPU and 100 took 3.1 s, for the same
first ten brokers but one."""

SEED = 0


def central(net: Network, top: int) -> Table:
    """Return who speaks and who is spoken about most, and from how near the others are reached.

    `by` are the distinct speakers about an actor, `of` the distinct actors it speaks about.
    `closeness` is harmonic (Marchiori and Latora 2000): the mean of one over the distance from all
    others, by lines in either direction; 1 is next to everybody.
    """
    import networkx as nx

    graph = net.actors
    plain = graph.to_undirected()
    near = nx.harmonic_centrality(plain, nbunch=_busiest(graph, top))
    most = max(1, len(plain) - 1)
    rows = [
        (
            *(row["label"], row["type"], row["said"], row["about"]),
            *(graph.in_degree(name), graph.out_degree(name)),
            round(near[name] / most, 3),
        )
        for name, row in graph.nodes(data=True)
        if name in near and row["said"] + row["about"]
    ]
    rows.sort(key=lambda r: (-(r[2] + r[3]), -r[6], r[0]))
    return Table(("actor", "type", "said", "about", "by", "of", "closeness"), tuple(rows[:top]))


def _busiest(graph: nx.DiGraph, most: int) -> list[str]:
    ordered = sorted(graph.nodes(data=True), key=lambda n: (-n[1]["said"] - n[1]["about"], n[0]))
    return [name for name, _ in ordered[:most]]


def contested(net: Network, top: int) -> Table:
    """Return the claims and the actors on which speakers stand against each other.

    A claim has distinct speakers `for` and `against` it, and those who would not answer; an actor
    has those who dealt with it in acts of cooperation and of conflict.
    """
    rows = [
        ("claim", label, len(sides[1]), len(sides[-1]), len(sides[0]))
        for label, sides in _claims(net)
        if sides[1] and sides[-1]
    ]
    for name, row in net.actors.nodes(data=True):
        lines = [d for *_, d in net.actors.in_edges(name, data=True)]
        friends = sum(d["cooperation"] > 0 for d in lines)
        foes = sum(d["conflict"] > 0 for d in lines)
        if foes:
            rows.append(("actor", row["label"], friends, foes, 0))
    rows.sort(key=lambda r: (-min(r[2], r[3]), -r[3], -r[2], r[0], r[1]))
    return Table(("kind", "what", "for", "against", "no_answer"), tuple(rows[:top]))


def _claims(net: Network) -> Iterator[tuple[str, dict[int, set[str]]]]:
    """Yield each claim with its distinct speakers for it, against it, and without an answer."""
    said = {one["id"]: one for one in net.records}
    for claim in net.propositions:
        sides: dict[int, set[str]] = {1: set(), -1: set(), 0: set()}
        for stance in claim["stances"]:
            one = said.get(stance["statement"])
            if one is not None:
                held = side(one, stance)
                if held or one["act"] == "decline":
                    sides[held].update(ids(one["speakers"]))
        yield claim["label"], sides


def ties(net: Network, top: int) -> Table:
    """Return pairs of actors with what joins and what divides them.

    `agree` and `disagree` count claims on which both take a side; `cooperation` and `conflict`
    acts of one that are aimed at the other, by PLOVER's classes. `sign` is that of the sum.
    """
    labels = {name: row["label"] for name, row in net.actors.nodes(data=True)}
    rows = []
    for (one, other), counts in signed(net).items():
        plus = counts["agree"] + counts["cooperation"]
        minus = counts["disagree"] + counts["conflict"]
        first, second = sorted((labels[one], labels[other]))
        sign = "+" if plus > minus else "−" if minus > plus else "±"
        rows.append((first, second, *(counts[kind] for kind in _TIES), sign))
    rows.sort(key=lambda r: (-sum(int(n) for n in r[2:6]), r[0], r[1]))
    return Table(("one", "other", *_TIES, "sign"), tuple(rows[:top]))


_TIES = ("agree", "disagree", "cooperation", "conflict")


def signed(net: Network) -> dict[tuple[str, str], Counter[str]]:
    """Return what joins and divides each pair of actors, by their ids in order.

    Who has stood on both sides of a claim is counted on neither.
    """
    found: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for _, sides in _claims(net):
        yes, no = (
            sorted(name for name in sides[held] - sides[-held] if name in net.actors)
            for held in (1, -1)
        )
        for pair in (*combinations(yes, 2), *combinations(no, 2)):
            found[pair]["agree"] += 1
        for one, other in product(yes, no):
            found[min(one, other), max(one, other)]["disagree"] += 1
    for one, other, row in net.actors.edges(data=True):
        if one != other and row["cooperation"] + row["conflict"]:
            pair = min(one, other), max(one, other)
            found[pair]["cooperation"] += row["cooperation"]
            found[pair]["conflict"] += row["conflict"]
    return dict(sorted(found.items()))


def communities(net: Network, top: int) -> Table:
    """Return groups of actors that speak of each other more than of the rest.

    By modularity (Louvain, Blondel et al. 2008) of the statements between two actors, in both
    directions; the busiest members come first.
    """
    import networkx as nx

    plain = nx.Graph()
    for one, other, row in sorted(net.actors.edges(data=True), key=lambda e: e[:2]):
        if one != other:
            before = plain.get_edge_data(one, other, {"weight": 0})["weight"]
            plain.add_edge(one, other, weight=before + row["weight"])
    groups = nx.community.louvain_communities(plain, seed=SEED) if plain else []
    rank = {name: place for place, name in enumerate(_busiest(net.actors, len(net.actors)))}
    ordered = sorted((sorted(g, key=rank.__getitem__) for g in groups), key=lambda g: (-len(g), g))
    labels = net.actors.nodes(data="label")
    rows = [
        (number, len(group), ", ".join(labels[name] for name in group[:8]))
        for number, group in enumerate(ordered, 1)
    ]
    return Table(("community", "actors", "members"), tuple(rows[:top]))


def brokers(net: Network, top: int) -> Table:
    """Return who stands between others: by the share of shortest paths through an actor.

    Betweenness (Freeman 1977) over lines in either direction; `apart` is the number of parts into
    which the actor's neighbours fall without it.
    """
    import networkx as nx

    plain = nx.Graph(net.actors.to_undirected(as_view=True))
    plain.remove_edges_from(list(nx.selfloop_edges(plain)))
    sample = min(SAMPLE, len(plain)) or None
    between = nx.betweenness_centrality(plain, k=sample, seed=SEED)
    best = sorted(between, key=lambda n: (-between[n], n))[:top]
    rows = []
    for name in best:
        if between[name] > 0:
            around = plain.subgraph(plain[name])
            apart = nx.number_connected_components(around)
            row = plain.nodes[name]
            rows.append((row["label"], row["type"], round(between[name], 3), len(around), apart))
    return Table(("actor", "type", "betweenness", "neighbours", "apart"), tuple(rows))


def activity(net: Network, top: int) -> Table:
    """Return how much was said, by whom, and how much of it in conflict."""
    labels = net.actors.nodes(data="label")
    speakers = Counter(name for one in net.records for name in ids(one["speakers"]))
    tones = Counter(tone(one) for one in net.records)
    told = tones[1] + tones[-1]
    best = sorted(speakers, key=lambda n: (-speakers[n], n))[:3]
    row = (
        *(len(net.records), len({one["article"] for one in net.records}), len(speakers)),
        *(tones[1], tones[-1], round(tones[-1] / told, 2) if told else None),
        ", ".join(f"{labels[n]} {speakers[n]}" for n in best if n in labels),
    )
    columns = ("statements", "articles", "speakers", "cooperation", "conflict", "conflict_share")
    return Table((*columns, "most_heard"), (row,)[:top])


VIEWS: dict[str, Callable[[Network, int], Table]] = {
    "activity": activity,
    "central": central,
    "contested": contested,
    "ties": ties,
    "communities": communities,
    "brokers": brokers,
}
"""The measures by name, in the order in which they are printed."""


def windowed(parts: dict[str, Network], view: str, top: int) -> Table:
    """Return a view for each window of time, one after the other."""
    tables = [(when, VIEWS[view](net, top)) for when, net in sorted(parts.items())]
    if not tables:
        return Table(("window",), ())
    rows = tuple((when, *row) for when, table in tables for row in table.rows)
    return Table(("window", *tables[0][1].columns), rows)
