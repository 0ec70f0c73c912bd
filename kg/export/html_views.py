"""The page's two pictures: who speaks about whom, and who speaks about what.

Statements are summed into one edge for each (speaker, object, stance); an object is an actor spoken
about or a proposition. What is too much to read is cut to the ends with most statements, and the
page says so; every statement stays in its list. pyvis carries the nodes and edges.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import hypot
from typing import TYPE_CHECKING

from kg.export.layout import GAP, Group, Layout, columns
from kg.export.stance import Stance, stance
from kg.model import ActorType, Voice

if TYPE_CHECKING:
    from kg.codec import Json
    from kg.export.html_data import Index
    from kg.model import Actor, Statement

LEVELS = ((24, 24, 90), (150, 150, 750))
"""Most speakers, objects and edges drawn: at first sight, and on request (viz: 60 fps to there)."""
FAN = 60
"""Distance in canvas units between the bends of two edges that join the same rows."""
DENIAL = 4
"""How many statements a denial weighs when rows are cut: few deny, and it is what readers seek."""
SHAPES = {
    ActorType.PERSON: "dot",
    ActorType.COUNTRY: "square",
    ActorType.ORGAN: "diamond",
    ActorType.ORGANISATION: "triangle",
    ActorType.GROUP: "hexagon",
    ActorType.ROLE: "dot",
}
NONE = "-"
"""The row of statements with no speaker, or with nobody or nothing spoken about."""
OWN = "own"
"""The row of what articles say in their own voice."""

type Bundle = dict[tuple[str, str, int], list[int]]


@dataclass(frozen=True, slots=True)
class View:
    """One picture: its key, and the word for a statement without an object."""

    key: str
    without: str


VIEWS = (View("whom", "nobody named"), View("what", "claim not resolved"))


def views(index: Index) -> Json:
    """Return both views, each as its levels: one, or two where the first had to be cut."""
    return {v.key: _levels(v, _bundle(v, index), index) for v in VIEWS}


def _speakers(said: Statement, index: Index) -> list[str]:
    if said.speakers:
        return list(dict.fromkeys(str(index.actors[p.actor]) for p in said.speakers))
    return [OWN if said.voice is Voice.ARTICLE else NONE]


def _objects(view: View, said: Statement, index: Index) -> list[str]:
    if view.key == "whom":
        return list(dict.fromkeys(str(index.actors[p.actor]) for p in said.targets)) or [NONE]
    return [str(index.propositions[p]) for p in said.propositions] or [NONE]


def _bundle(view: View, index: Index) -> Bundle:
    bundle: Bundle = {}
    for number, said in enumerate(index.ordered):
        family = list(Stance).index(stance(said))
        for speaker in _speakers(said, index):
            for thing in _objects(view, said, index):
                bundle.setdefault((speaker, thing, family), []).append(number)
    return bundle


def _levels(view: View, bundle: Bundle, index: Index) -> list[Json]:
    levels = []
    for lefts, rights, edges in LEVELS:
        levels.append(_level(view, bundle, index, (lefts, rights, edges)))
        if levels[-1]["nodes_shown"] == levels[-1]["nodes_all"]:
            break
    return levels


def _level(view: View, bundle: Bundle, index: Index, most: tuple[int, int, int]) -> Json:
    """Return one picture with at most so many speakers, objects and edges."""
    lefts = Counter({k: 0 for k, _, _ in bundle})
    rights = Counter({k: 0 for _, k, _ in bundle})
    for (left, right, family), said in bundle.items():
        lefts[left] += _weight(family, said)
        rights[right] += _weight(family, said)
    keep_left, keep_right = _top(lefts, most[0]), _top(rights, most[1])
    inside = [k for k in bundle if k[0] in keep_left and k[1] in keep_right]
    pairs: Counter[tuple[str, str]] = Counter()
    for left, right, family in inside:
        pairs[left, right] += _weight(family, bundle[left, right, family])
    # By pair, not by edge: no assertion is drawn while the denial beside it is cut.
    inside.sort(key=lambda k: (-pairs[k[0], k[1]], k))
    drawn = {k: bundle[k] for k in sorted(inside[: most[2]])}
    network = _network(view, drawn, index)
    seen = {n for said in drawn.values() for n in said}
    return {
        **network,
        "nodes_all": len(lefts) + len(rights),
        "edges_all": len(bundle),
        "statements_shown": len(seen),
    }


def _weight(family: int, said: list[int]) -> int:
    return len(said) * (DENIAL if list(Stance)[family] is Stance.DENIES else 1)


def _top(counts: Counter[str], most: int) -> set[str]:
    return set(sorted(counts, key=lambda k: (-counts[k], k))[:most])


def _network(view: View, drawn: Bundle, index: Index) -> Json:
    from pyvis.network import Network  # type: ignore[import-untyped, unused-ignore]  # costs 1 s

    weights: Counter[tuple[str, str]] = Counter()
    for (left, right, _), said in drawn.items():
        weights[left, right] += len(said)
    rights = sorted({right for _, right in weights})
    last = frozenset({NONE})
    layout = columns(_groups({left for left, _ in weights}, index), rights, dict(weights), last)
    net = Network(directed=True, cdn_resources="in_line")
    # Appended as they are: pyvis' add_edge scans every edge, 13 s for 50,000 of them.
    net.nodes.extend(_left(k, y, index) for k, y in layout.left.items())
    net.nodes.extend(_right(view, k, y, index) for k, y in layout.right.items())
    net.edges.extend(_edges(drawn, layout))
    nodes, edges, *_ = net.get_network_data()
    headings = [[label, y] for label, y in layout.headings]
    return {"nodes": nodes, "edges": edges, "headings": headings, "nodes_shown": len(nodes)}


def _edges(drawn: Bundle, layout: Layout) -> list[Json]:
    """Return edges; those between the same two rows are fanned out, each with its own bend.

    A bend is a share of the length, so it is less for a longer edge: all fans are equally wide.
    """
    beside: Counter[tuple[str, str]] = Counter((left, right) for left, right, _ in drawn)
    placed: Counter[tuple[str, str]] = Counter()
    edges: list[Json] = []
    for (left, right, family), said in drawn.items():
        fan = placed[left, right] - (beside[left, right] - 1) / 2
        placed[left, right] += 1
        edge: Json = {
            "id": f"{left}>{right}:{family}",
            "from": f"l{left}",
            "to": f"r{right}",
            "stance": family,
            "said": said,
            "bend": round(FAN * fan / hypot(GAP, layout.right[right] - layout.left[left]), 3),
        }
        edges.append(edge)
    return edges


def _groups(lefts: set[str], index: Index) -> list[Group]:
    """Put speakers under their side: the country they act for, most speakers first."""
    actors = index.release.graph.actors
    names = {a.country: a.label for a in actors if a.type is ActorType.COUNTRY and a.country}
    sides: dict[str, list[str]] = {}
    for key in sorted(lefts, key=lambda k: (k.isdigit(), int(k) if k.isdigit() else 0, k)):
        country = actors[int(key)].country if key.isdigit() else None
        sides.setdefault(country or "", []).append(key)
    if not any(sides):
        return [Group("", tuple(sides.get("", ())))]
    return [
        Group(names.get(side, side) if side else "No country given", tuple(rows), not side)
        for side, rows in sorted(sides.items(), key=lambda x: (not x[0], -len(x[1]), x[0]))
    ]


def _left(key: str, y: float, index: Index) -> Json:
    node: Json = {"id": f"l{key}", "x": -GAP / 2, "y": round(y, 1)}
    if key.isdigit():
        return node | _look(index.release.graph.actors[int(key)]) | {"ref": int(key)}
    name = "the articles’ own voice" if key == OWN else "no speaker named"
    return node | {"name": name, "shape": "dot", "named": False, "ref": -1}


def _right(view: View, key: str, y: float, index: Index) -> Json:
    node: Json = {"id": f"r{key}", "x": GAP / 2, "y": round(y, 1)}
    if key == NONE:
        return node | {"name": view.without, "shape": "dot", "named": False, "ref": -1}
    if view.key == "whom":
        return node | _look(index.release.graph.actors[int(key)]) | {"ref": int(key)}
    claim = index.release.graph.propositions[int(key)]
    look: Json = {"name": claim.label, "shape": "dot", "named": True, "kind": "proposition"}
    return node | look | {"ref": int(key)}


def _look(actor: Actor) -> Json:
    return {
        "name": actor.label,
        "shape": SHAPES[actor.type],
        "named": actor.named,
        "kind": actor.type.value,
    }
