"""A release as named graphs of nodes: one graph for each article, one shared, one derived."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from kg.export.rdf import iris as names
from kg.export.rdf import record_nodes as records
from kg.export.rdf import run_nodes as rdf_run
from kg.export.rdf.class_nodes import classes
from kg.export.rdf.identity_nodes import Identities
from kg.export.rdf.issue_nodes import issue
from kg.export.rdf.method_nodes import methods
from kg.export.rdf.proposition_nodes import proposition
from kg.export.rdf.shortcuts import shortcuts
from kg.model import Voice
from kg.store.piece_keys import key_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kg.export.rdf.record_nodes import Node
    from kg.export.release import Release
    from kg.model import Article, Stance, Statement

type Stances = dict[str, dict[str, Stance]]

DERIVED = (
    "Shortcuts computed from the statements in the other graphs; each is backed by at least one"
    " statement of the same speaker with the same act, or the same stand."
)


def stances(release: Release) -> Stances:
    """Return the stands by statement, then by proposition; none is left out of a statement."""
    return release.once(f"{__name__}.stances", lambda: _stances(release))


def _stances(release: Release) -> Stances:
    found: Stances = defaultdict(dict)
    for prop in release.graph.propositions:
        for stance in prop.stances:
            found[stance.statement][prop.id] = stance
    for statement in release.graph.statements:
        for name in statement.propositions:
            if name not in found[statement.id]:
                found[statement.id][name] = records.open_stance(statement)
    return found


def by_article(release: Release) -> dict[str, list[Statement]]:
    """Return the statements of each article."""
    found: dict[str, list[Statement]] = defaultdict(list)
    for statement in release.graph.statements:
        found[statement.article].append(statement)
    return found


def first_places(release: Release) -> dict[str, list[Node]]:
    """Return the places of propositions in their first articles that no evidence holds."""
    return release.once(f"{__name__}.first_places", lambda: _first_places(release))


def _first_places(release: Release) -> dict[str, list[Node]]:
    found: dict[str, list[Node]] = defaultdict(list)
    for prop in release.graph.propositions:
        home = release.articles[prop.article]
        spans = [prop.trigger] + ([prop.quantity.span] if prop.quantity else [])
        behind = (release.statements.get(s.statement) for s in prop.stances)
        evidence = [s.evidence for s in behind if s is not None and s.article == home.id]
        places = (records.seen_at(home, s, evidence) for s in spans)
        found[home.id] += [one for one in places if not isinstance(one, str)]
    return found


def stands(found: Stances) -> Iterator[tuple[str, Stance]]:
    """Yield each stand once, with its proposition, in order of their paths."""
    nodes = {}
    for held in found.values():
        for name, stance in held.items():
            nodes[names.stance(name, stance)] = name, stance
    yield from (nodes[path] for path in sorted(nodes))


def origins(release: Release) -> set[str]:
    """Return the origins of two statements or more; alone, a statement is its own origin."""
    counts = Counter(s.origin for s in release.graph.statements if s.origin is not None)
    return {origin for origin, n in counts.items() if n > 1}


def origin(name: str) -> Node:
    """Describe an origin."""
    return {"id": "origin/" + names.segment(name), "type": "Origin"}


def derived(release: Release) -> Node:
    """Describe the graph of shortcuts."""
    made_by = rdf_run.run(release)
    return {"id": names.SIMPLE, "type": "DerivedGraph", "comment": DERIVED, "madeBy": made_by}


def shared(release: Release, found: Stances) -> Iterator[Node]:
    """Yield the nodes that no single article owns."""
    identities = Identities(release.graph.actors)
    yield from map(identities.actor, release.graph.actors)
    yield from identities.nodes()
    for prop in release.graph.propositions:
        yield from proposition(prop, release.issues)
    yield from map(issue, release.issues.values())
    yield from (records.stance(stance, name) for name, stance in stands(found))
    for link in release.graph.links:
        yield from records.link(link)
    yield from (origin(o) for o in sorted(origins(release)))
    yield from methods(release)
    yield from classes(release)
    yield derived(release)
    yield from rdf_run.nodes(release)


def shortcut_nodes(release: Release, found: Stances) -> Iterator[Node]:
    """Yield the derived shortcuts, one node an actor."""
    by_actor: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for statement in release.graph.statements:
        if statement.voice is Voice.ATTRIBUTED:
            for actor, key, other in shortcuts(statement, found.get(statement.id, {})):
                by_actor[actor][key].add(other)
    for actor, keys in sorted(by_actor.items()):
        yield {"id": actor, **{key: sorted(ends) for key, ends in sorted(keys.items())}}


def sources(said: Iterable[Statement], home: Article) -> list[Node]:
    """Return what an article tells of its sources, each once."""
    found = {names.source(s, home.id): s for one in said for s in one.sources}
    return [records.source(one, home) for one in found.values()]


def article_nodes(
    home: Article,
    said: Iterable[Statement],
    first: Iterable[Node],
    found: Stances,
    several: set[str],
) -> Iterator[Node]:
    """Yield the nodes of one article's graph."""
    yield from records.article(home)
    statements = list(said)
    for one in statements:
        yield records.statement(one, home, found.get(one.id, {}), one.origin in several)
    yield from sources(statements, home)
    yield from first


class ArticleGraph(NamedTuple):
    """The graph of one article: its path, the hash of all that its nodes are made of, and these."""

    path: str
    key: bytes
    nodes: Callable[[], Iterable[Node]]


def article_graphs(release: Release) -> list[ArticleGraph]:
    """Return the graphs of articles, in the articles' order."""
    return release.once(f"{__name__}.article_graphs", lambda: _article_graphs(release))


def _article_graphs(release: Release) -> list[ArticleGraph]:
    found, several = stances(release), origins(release)
    said, first = by_article(release), first_places(release)
    print_of = release.prints.of
    graphs = []
    for home in release.graph.articles:
        mine, places = said.get(home.id, []), first.get(home.id, [])
        told = [
            [
                print_of(one),
                [[claim, print_of(s)] for claim, s in found.get(one.id, {}).items()],
                one.origin in several,
            ]
            for one in mine
        ]
        path = names.article_graph(home.id)
        nodes = partial(article_nodes, home, mine, places, found, several)
        graphs.append(ArticleGraph(path, key_of(path, print_of(home), told, places), nodes))
    return graphs


def graphs(release: Release) -> Iterator[tuple[str, Iterable[Node]]]:
    """Yield each named graph's path and nodes: articles in order, then shared, then derived."""
    for one in article_graphs(release):
        yield one.path, one.nodes()
    yield from shared_graphs(release)


def shared_graphs(release: Release) -> Iterator[tuple[str, Iterable[Node]]]:
    """Yield the path and the nodes of the graph that articles share, then of the derived one."""
    found = stances(release)
    yield names.SHARED, shared(release, found)
    yield names.SIMPLE, shortcut_nodes(release, found)
