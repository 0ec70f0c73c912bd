"""A release as named graphs of nodes: one graph for each article, one shared, one derived."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.export import rdf_names as names
from kg.export import rdf_records as records
from kg.export.rdf_propositions import proposition
from kg.export.rdf_shortcuts import shortcuts
from kg.model import Voice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.export.rdf_records import Node
    from kg.export.release import Release
    from kg.model import Stance, Statement

type Stances = dict[str, dict[str, Stance]]

DERIVED = (
    "Shortcuts computed from the statements in the other graphs; each is backed by at least one"
    " statement of the same speaker with the same act, or the same stand."
)


def stances(release: Release) -> Stances:
    """Return the stands by statement, then by proposition; none is left out of a statement."""
    found: Stances = defaultdict(dict)
    for prop in release.graph.propositions:
        for stance in prop.stances:
            found[stance.statement][prop.id] = stance
    for statement in release.graph.statements:
        for name in statement.propositions:
            if name not in found[statement.id]:
                found[statement.id][name] = records.open_stance(statement)
    return found


def _by_article(release: Release) -> dict[str, list[Statement]]:
    found: dict[str, list[Statement]] = defaultdict(list)
    for statement in release.graph.statements:
        found[statement.article].append(statement)
    return found


def _first_places(release: Release) -> dict[str, list[Node]]:
    found: dict[str, list[Node]] = defaultdict(list)
    for prop in release.graph.propositions:
        home = release.articles[prop.article]
        spans = [prop.trigger] + ([prop.quantity.span] if prop.quantity else [])
        found[home.id] += [records.place(home, s) for s in spans]
    return found


def _stands(found: Stances) -> list[Node]:
    nodes = {}
    for stands in found.values():
        for name, stance in stands.items():
            nodes[names.stance(name, stance)] = stance, name
    return [records.stance(*nodes[path]) for path in sorted(nodes)]


def shared(release: Release, found: Stances) -> list[Node]:
    """Return the nodes that no single article owns."""
    nodes = [records.actor(a) for a in release.graph.actors]
    for prop in release.graph.propositions:
        nodes += proposition(prop)
    nodes += _stands(found)
    for link in release.graph.links:
        nodes += records.link(link)
    origins = {s.origin for s in release.graph.statements if s.origin is not None}
    nodes += [{"id": "origin/" + names.segment(o), "type": "Origin"} for o in sorted(origins)]
    nodes.append({"id": names.SIMPLE, "type": "DerivedGraph", "comment": DERIVED})
    return nodes


def simple(release: Release, found: Stances) -> list[Node]:
    """Return the derived shortcuts, one node an actor."""
    by_actor: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for statement in release.graph.statements:
        if statement.voice is Voice.ATTRIBUTED:
            for actor, key, other in shortcuts(statement, found.get(statement.id, {})):
                by_actor[actor][key].add(other)
    return [
        {"id": actor, **{key: sorted(ends) for key, ends in sorted(keys.items())}}
        for actor, keys in sorted(by_actor.items())
    ]


def graphs(release: Release) -> Iterator[tuple[str, list[Node]]]:
    """Yield each named graph's path and nodes: articles in order, then shared, then derived."""
    found = stances(release)
    statements, first = _by_article(release), _first_places(release)
    for home in release.graph.articles:
        nodes = list(records.article(home))
        for statement in statements.get(home.id, ()):
            nodes.append(records.statement(statement, home, found.get(statement.id, {})))
        nodes += first.get(home.id, ())
        yield names.article_graph(home.id), nodes
    yield names.SHARED, shared(release, found)
    yield names.SIMPLE, simple(release, found)
