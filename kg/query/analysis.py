"""Measures over the networks, each a table: who is central, contested, allied, between others.

Counts are of statements or of distinct speakers, never of articles that copied one text. Every
tie is sorted by name, so a table is the same on every run.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kg.query import picture
from kg.query.actor_networks import KINDS as NETWORKS
from kg.query.actor_networks import actor_networks
from kg.query.aggregates import ids, speaks_for, tone
from kg.query.claim_stands import claim_stands, tells_of_what
from kg.query.pair_ties import KINDS, pair_ties
from kg.query.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable

    import networkx as nx

    from kg.query.actor_networks import ActorNetworks
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
    """Return the claims and the actors on which sides stand against each other.

    A claim has distinct sides `for` and `against` it, and those who would not answer; an actor has
    those who dealt with it in acts of cooperation and of conflict. A government, or a body with its
    spokesmen, is one side; one that denied it and later
    admitted it is counted on both.
    """
    sides = speaks_for(net.people)
    rows = []
    for stands in claim_stands(net):
        yes, no, silent = (
            {x for name in some for x in sides.get(name, (name,))}
            for some in (stands.asserting, stands.denying, stands.silent)
        )
        if yes and no and len(yes | no) > 1 and tells_of_what(stands.claim):
            counts = len(yes), len(no), len(silent - yes - no)
            rows.append(("claim", stands.claim["label"], *counts))
    for name, row in net.actors.nodes(data=True):
        own = sides.get(name, frozenset((name,)))
        friends: set[str] = set()
        foes: set[str] = set()
        for speaker, _, line in net.actors.in_edges(name, data=True):
            theirs = sides.get(speaker, frozenset((speaker,)))
            if own.isdisjoint(theirs):
                friends |= theirs if line["cooperation"] else set()
                foes |= theirs if line["conflict"] else set()
        if foes:
            rows.append(("actor", row["label"], len(friends), len(foes), 0))
    rows.sort(key=lambda r: (-min(r[2], r[3]), -r[3], -r[2], r[0], r[1]))
    return Table(("kind", "what", "for", "against", "no_answer"), tuple(rows[:top]))


def issues(net: Network, top: int) -> Table:
    """Return what is argued about, the issues with the most disputed claims first.

    Of issues of two claims or more, as far as statements of these days take their claims up:
    `disputed` are the claims that somebody asserts and somebody denies.
    """
    said = {one["id"]: one for one in net.records}
    labels = {one["id"]: one["label"] for one in net.issues}
    claims, disputed = Counter[str](), Counter[str]()
    taken: dict[str, set[str]] = {name: set() for name in labels}
    for stands in claim_stands(net):
        name = stands.claim["issue"]
        told = {s["statement"] for s in stands.claim["stances"]} & said.keys()
        if name in labels and told:
            claims[name] += 1
            disputed[name] += bool(stands.asserting and stands.denying)
            taken[name] |= told
    rows = []
    for name, told in taken.items():
        speakers = {who for one in told for who in ids(said[one]["speakers"])}
        counts = (disputed[name], claims[name], len(speakers), len(told))
        rows += [(labels[name], *counts, name)] if told else []
    rows.sort(key=lambda r: (*(-n for n in r[1:5]), r[0], r[5]))
    return Table(_ISSUES, tuple(rows[:top]))


_ISSUES = ("issue", "disputed", "claims", "speakers", "statements", "id")


def ties(net: Network, top: int) -> Table:
    """Return pairs of actors with what joins and what divides them, the strongest first.

    `agree` and `disagree` count the utterances in which both take a side on one claim, of the one
    who made fewer; `cooperation` and `conflict` those in which one does an act of PLOVER's classes
    that is aimed at the other. `sign` is that of the sum. Two who speak for one side (a ministry
    and its minister) are no pair.
    """
    labels = net.actors.nodes(data="label")
    rows = []
    for (one, other), tie in pair_ties(net).items():
        ends = sorted((labels[one], labels[other]))
        rows.append((-tie.strength, (*ends, *tie.counts, tie.sign)))
    rows.sort()
    return Table(("one", "other", *KINDS, "sign"), tuple(row for _, row in rows[:top]))


def congruence(net: Network, top: int) -> Table:
    """Return pairs of actors who hold the same or the opposite, those with most claims first.

    See `kg.query.actor_networks`: `congruence` and `conflict` are claims, `issues` and
    `disputed_issues` what these are about; `average` is congruence less conflict over the mean of
    the claims on which each of the two takes a side, from 1 to -1.
    """
    return held_in_common(net, actor_networks(net), top)


def held_in_common(net: Network, found: ActorNetworks, top: int) -> Table:
    """Return what pairs of actors hold in common as a table; see `congruence`."""
    labels = net.actors.nodes(data="label")
    rows = []
    for pair, held in found.pairs.items():
        same, opposed = (len(held.claims[kind]) for kind in NETWORKS)
        plus, minus = (found.weight(pair, kind, "average") for kind in NETWORKS)
        issues = (len(held.issues[kind]) for kind in NETWORKS)
        ends = sorted(labels[name] for name in pair)
        rows.append((*ends, same, opposed, *issues, round(plus - minus, 3)))
    rows.sort(key=lambda r: (-(r[2] + r[3]), -abs(r[6]), r))
    return Table(_CONGRUENCE, tuple(rows[:top]))


_CONGRUENCE = (*("one", "other", "congruence", "conflict", "issues", "disputed_issues", "average"),)


def corroborated(net: Network, top: int) -> Table:
    """Return the claims with what stands behind them and against them, the best backed first.

    Of the claims that a statement of these days takes up. `for`, `against` and `no_answer` are
    distinct sides, `origins` the utterances or texts that assert it, `independent` the groups of
    them that share neither a side nor an origin, `told` the articles that tell it in their own
    voice. `unnamed` says that no article names a source of it, `seen` that one is said to have been
    there. The figures are of the whole collection.
    """
    said = {one["id"] for one in net.records}
    rows = []
    for claim in net.propositions:
        behind = claim["corroboration"]
        if behind is not None and any(s["statement"] in said for s in claim["stances"]):
            sides = (behind[k] for k in ("asserted_by", "denied_by", "not_confirmed_by"))
            rows.append(
                (
                    *(claim["label"], *map(len, sides)),
                    *(behind["origins"], behind["independent"], len(behind["narrated_in"])),
                    *(
                        "yes" if held else ""
                        for held in (behind["only_unnamed"], behind["witnesses"])
                    ),
                    *(behind["first"], behind["last"], claim["id"]),
                )
            )
    rows.sort(key=lambda r: (-r[5], -r[2], -r[3], -r[4], -r[6], r[0], r[-1]))
    return Table(_CORROBORATED, tuple(rows[:top]))


_CORROBORATED = (
    *("claim", "for", "against", "no_answer", "origins", "independent", "told"),
    *("unnamed", "seen", "first", "last", "id"),
)


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
    "cited": picture.cited,
    "spoken-about": picture.spoken_about,
    "outlets": picture.outlets,
    "new": picture.new,
    "changed": picture.changed,
    "contested": contested,
    "issues": issues,
    "corroborated": corroborated,
    "ties": ties,
    "congruence": congruence,
    "communities": communities,
    "central": central,
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
