"""The page's graph: who speaks about what, and who speaks about whom.

Statements are summed into one edge for each (speaker, object, stance); an object is a claim or an
actor spoken about. pyvis carries all nodes and edges, in the order of the layout; how many of them
are drawn at once, and which, the page decides by its filters and says. Edges name the statements
that they sum up, by number.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kg.export.page.two_columns import GAP, Group, Layout, columns
from kg.model import ActorType, Voice

if TYPE_CHECKING:
    from kg.codec import Json
    from kg.export.page.page_index import Index

SHAPES = {
    ActorType.PERSON: "dot",
    ActorType.COUNTRY: "square",
    ActorType.ORGAN: "diamond",
    ActorType.ORGANISATION: "triangle",
    ActorType.GROUP: "hexagon",
    ActorType.ROLE: "dot",
}
NONE = -1
"""Stands for a speaker or an object that a statement does not have."""
OWN = -2
"""Stands for the speaker of what articles say in their own voice."""
VIEWS = ("what", "whom")

type Bundle = dict[tuple[int, int, int], list[int]]


def views(index: Index) -> Json:
    """Return the graph of each view: nodes in order of layout and edges, as columns."""
    return {view: _view(view, _bundle(view, index), index) for view in VIEWS}


def _speakers(number: int, index: Index) -> list[int]:
    said = index.ordered[number]
    if said.speakers:
        return list(dict.fromkeys(index.actors[p.actor] for p in said.speakers))
    return [OWN if said.voice is Voice.ARTICLE else NONE]


def _objects(view: str, number: int, index: Index) -> list[tuple[int, int]]:
    """Return what a statement speaks about, each with the family of its stand towards that."""
    said, own = index.ordered[number], index.families[number]
    if view == "whom":
        found = dict.fromkeys(index.actors[p.actor] for p in said.targets)
        return [(actor, own) for actor in found] or [(NONE, own)]
    claims = [index.claims[p] for p in said.propositions]
    return list(zip(claims, index.towards(number), strict=True)) or [(NONE, own)]


def _bundle(view: str, index: Index) -> Bundle:
    bundle: Bundle = {}
    for number in range(len(index.ordered)):
        for speaker in _speakers(number, index):
            for thing, family in _objects(view, number, index):
                bundle.setdefault((speaker, thing, family), []).append(number)
    return bundle


def _view(view: str, bundle: Bundle, index: Index) -> Json:
    from pyvis.network import Network  # type: ignore[import-untyped, unused-ignore]  # costs 1 s

    weights: Counter[tuple[str, str]] = Counter()
    for (left, right, _), said in bundle.items():
        weights[f"l{left}", f"r{right}"] += len(said)
    rights = sorted({right for _, right in weights}, key=lambda k: int(k[1:]))
    last = frozenset({f"l{NONE}", f"l{OWN}", f"r{NONE}"})
    groups = _groups({left for left, _ in weights}, index)
    layout = columns(groups, rights, dict(weights), last)
    net = Network(directed=True, cdn_resources="in_line")
    # Appended as they are: pyvis' add_node and add_edge scan what is there, 13 s for 50,000 edges.
    net.nodes.extend(_nodes(view, layout, index))
    net.edges.extend(
        {"from": f"l{left}", "to": f"r{right}", "family": family, "said": said}
        for (left, right, family), said in sorted(bundle.items())
    )
    nodes, edges, *_ = net.get_network_data()
    return {
        "nodes": {key: [n[key] for n in nodes] for key in ("id", "shape")},
        "edges": {key: [e[key] for e in edges] for key in ("from", "to", "family", "said")},
    }


def _nodes(view: str, layout: Layout, index: Index) -> list[Json]:
    """Return the nodes of both columns, top to bottom."""
    found: list[Json] = []
    for x, rows in ((-GAP / 2, layout.left), (GAP / 2, layout.right)):
        for key, y in sorted(rows.items(), key=lambda row: (row[1], row[0])):
            actor = int(key[1:]) if x < 0 or view == "whom" else NONE
            shape = SHAPES[index.graph.actors[actor].type] if actor >= 0 else "dot"
            found.append({"id": key, "x": round(x), "y": round(y), "shape": shape})
    return found


def _groups(lefts: set[str], index: Index) -> list[Group]:
    """Put speakers under their side: the country they act for."""
    sides: dict[str, list[str]] = {}
    for key in sorted(lefts, key=lambda k: int(k[1:])):
        actor = int(key[1:])
        country = index.graph.actors[actor].country if actor >= 0 else None
        sides.setdefault(country or "", []).append(key)
    return [
        Group(side, tuple(rows), not side)
        for side, rows in sorted(sides.items(), key=lambda x: (not x[0], -len(x[1]), x[0]))
    ]
