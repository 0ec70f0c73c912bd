"""The quads of a release in the order of its sorted file, made subject by subject.

A million quads as text are 400 MB. Sorted lines begin with their subject, so it is enough to know
the subjects, to sort them, and to make the lines of one at a time. The key of a subject is its path
and `>`, that of all places in an article the article's path and `#`. No key begins another, so
their order is that of the lines; a test compares it with sorting the lines of `rdf_graphs`.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import is_dataclass
from functools import partial
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from kg.export.pieces import ends
from kg.export.rdf import iris as names
from kg.export.rdf import named_graphs as graphs
from kg.export.rdf import record_nodes as records
from kg.export.rdf import run_nodes as rdf_run
from kg.export.rdf.class_nodes import classes
from kg.export.rdf.identity_nodes import Identities
from kg.export.rdf.iris import SHARED, SIMPLE, checked_base
from kg.export.rdf.issue_nodes import issue
from kg.export.rdf.method_nodes import methods
from kg.export.rdf.proposition_nodes import entailed_stances, proposition, things
from kg.export.rdf.quads import inside, own_lines
from kg.store.piece_keys import KEY, canonical

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator

    from kg.export.rdf.named_graphs import Stances
    from kg.export.rdf.record_nodes import Node
    from kg.export.release import Release
    from kg.model import Actor, Article, Proposition, Statement

type Subjects = dict[str, list[tuple[str, Callable[[], Iterable[Node]]]]]
"""By key of a subject: the named graphs in which it is described, and what makes its nodes."""


KEPT = 100_000
"""Lines that are kept for the syntaxes that follow, 24 MB: all that an article's coming touches."""


class Chunk(NamedTuple):
    """Subjects that follow each other: a hash of all that is told of them, and their keys."""

    key: bytes
    subjects: tuple[str, ...]
    graphs: frozenset[str]
    """The named graphs in which they are described."""


class Chunks:
    """All subjects of a release in order, by chunks that stay as they are where nothing changed."""

    def __init__(self, release: Release) -> None:
        self.base = checked_base(release.base)
        self._prints = release.prints
        self._subjects = _subjects(release)
        self.every = tuple(self._cut())
        self._known: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._room = KEPT

    def _cut(self) -> Iterator[Chunk]:
        """Yield chunks; where one ends is told by its last subject alone."""
        subjects: list[str] = []
        graphs: set[str] = set()
        told = blake2b(digest_size=KEY)
        for key in sorted(self._subjects):
            for graph, make in self._subjects[key]:
                graphs.add(graph)
                told.update(canonical((graph, self._told_by(make))))
            subjects.append(key)
            if ends(key):
                yield Chunk(told.digest(), tuple(subjects), frozenset(graphs))
                told = blake2b(digest_size=KEY)
                subjects, graphs = [], set()
        if subjects:
            yield Chunk(told.digest(), tuple(subjects), frozenset(graphs))

    def _told_by(self, make: Callable[[], Iterable[Node]]) -> object:
        """Return what nodes are made of: the arguments of a pure function, else themselves."""
        if isinstance(make, partial) and make.func in _PURE:
            return [_name(make.func), *map(self._print, make.args)]
        return list(make())

    def _print(self, value: object) -> object:
        """Return an argument by value: text and numbers as they are, records by their hash."""
        if isinstance(value, list | tuple):
            return [self._print(one) for one in value]
        if isinstance(value, dict):
            return [[key, self._print(one)] for key, one in value.items()]
        if callable(value):
            return _name(value)
        return self._prints.of(value) if is_dataclass(value) else value

    def lines(self, chunk: Chunk, only: str | None = None) -> Iterator[str]:
        """Yield the lines of a chunk in order; of one named graph alone if `only` is its path."""
        known = self._known.get(chunk.subjects)
        if known is None and only is None and self._room > 0:
            known = self._known[chunk.subjects] = tuple(self._made(chunk, None))
            self._room -= len(known)
        if known is None:
            return self._made(chunk, only)
        end = f" <{self.base}{only}> ." if only is not None else ""
        return (line for line in known if line.endswith(end))

    def described(self, path: str) -> Iterator[Chunk]:
        """Yield the chunks that describe a subject in a named graph, by its path."""
        for chunk in self.every:
            if path in chunk.graphs and any(self._makers(chunk, path)):
                yield chunk

    def nodes(self, chunk: Chunk, path: str) -> Iterator[Node]:
        """Yield what a named graph tells of the subjects of a chunk, each with what lies within."""
        for make in self._makers(chunk, path):
            yield from make()

    def _makers(self, chunk: Chunk, path: str) -> Iterator[Callable[[], Iterable[Node]]]:
        """Yield what makes the nodes of a chunk in a graph, but for those within others."""
        for key in chunk.subjects:
            for graph, make in self._subjects[key]:
                if graph == path and not (isinstance(make, partial) and make.func in _WITHIN):
                    yield make

    def _made(self, chunk: Chunk, only: str | None) -> Iterator[str]:
        for key in chunk.subjects:
            found: set[str] = set()
            for graph, make in self._subjects[key]:
                if only is None or graph == only:
                    for node in make():
                        found.update(own_lines(node, graph, self.base))
            yield from sorted(found)


def chunks(release: Release) -> Chunks:
    """Return the chunks of a release, which all syntaxes share.

    Raises `ConfigError` when the release's base cannot be the base of IRIs.
    """
    return release.once(__name__, lambda: Chunks(release))


def sorted_lines(release: Release) -> Iterator[str]:
    """Yield N-Quads lines in order, each once."""
    found = chunks(release)
    for chunk in found.every:
        yield from found.lines(chunk)


def _subjects(release: Release) -> Subjects:
    found: Subjects = defaultdict(list)
    stances = graphs.stances(release)
    _add_shared(found, release, stances)
    _add_articles(found, release, stances)
    for node in graphs.shortcut_nodes(release, stances):
        found[f"{node['id']}>"].append((SIMPLE, partial(_as_is, node)))
    return found


def _add_shared(found: Subjects, release: Release, stances: Stances) -> None:
    identities = Identities(release.graph.actors)
    for node in identities.nodes():
        found[f"{node['id']}>"].append((SHARED, partial(_as_is, node)))
    for actor in release.graph.actors:
        told_by_all = partial(_of_actor, identities, actor)
        found[f"{names.actor(actor.id)}>"].append((SHARED, told_by_all))
    for claim in release.graph.propositions:
        path = names.proposition(claim.id)
        issues = (claim.issue,) if claim.issue in release.issues else ()
        found[f"{path}>"].append((SHARED, partial(_last, claim, issues)))
        if claim.quantity is not None:
            found[f"{path}#quantity>"].append((SHARED, partial(_quantity, claim)))
        for node in entailed_stances(claim):
            found[f"{node['id']}>"].append((SHARED, partial(_as_is, node)))
        for thing in things(claim):
            key = f"{thing['id']}>"
            if key not in found:
                found[key].append((SHARED, partial(_as_is, thing)))
    for name, stance in graphs.stands(stances):
        make = partial(_one, records.stance, stance, name)
        found[f"{names.stance(name, stance)}>"].append((SHARED, make))
    for link in release.graph.links:
        for node in records.link(link):
            found[f"{node['id']}>"].append((SHARED, partial(_as_is, node)))
    told = map(issue, release.issues.values())
    more = (*methods(release), *told, graphs.derived(release), *rdf_run.nodes(release))
    for node in (*map(graphs.origin, graphs.origins(release)), *more):
        found[f"{node['id']}>"].append((SHARED, partial(_as_is, node)))
    for node in classes(release):
        edge = _FIRST if str(node["id"]) < release.base else _LAST
        found[f"{edge}{node['id']}>"].append((SHARED, partial(_as_is, node)))


_FIRST, _LAST = "\0", "\U0010ffff"
"""Before and behind every path: where subjects stand whose IRI is not under the release's base."""


def _add_articles(found: Subjects, release: Release, stances: Stances) -> None:
    several = graphs.origins(release)
    said, first = graphs.by_article(release), graphs.first_places(release)
    for home in release.graph.articles:
        graph = names.article_graph(home.id)
        for node in records.article(home):
            found[f"{node['id']}>"].append((graph, partial(_as_is, node)))
        mine = said.get(home.id, [])
        places = partial(_places, mine, home, first.get(home.id, []))
        found[f"{names.article(home.id)}#"].append((graph, places))
        for node in graphs.sources(mine, home):
            found[f"{node['id']}>"].append((graph, partial(_as_is, node)))
        for one in mine:
            held = stances.get(one.id, {})
            make = partial(_one, records.statement, one, home, held, one.origin in several)
            found[f"{names.statement(one.id)}>"].append((graph, make))


def _as_is(node: Node) -> tuple[Node]:
    return (node,)


def _of_actor(identities: Identities, actor: Actor) -> tuple[Node]:
    return (identities.actor(actor),)


def _one(make: Callable[..., Node], *of: object) -> tuple[Node]:
    return (make(*of),)


def _last(claim: Proposition, issues: Container[str | None] = ()) -> list[Node]:
    return list(proposition(claim, issues))[-1:]


def _quantity(claim: Proposition) -> list[Node]:
    return [one for node in _last(claim) for one in inside(node)]


def _places(said: list[Statement], home: Article, first: list[Node]) -> Iterator[Node]:
    yield from first
    for one in said:
        yield from inside(records.statement(one, home, {}))
    for node in graphs.sources(said, home):
        yield from inside(node)


_PURE = frozenset((_as_is, _one, _last, _quantity, _places))
"""What makes nodes of its arguments and of nothing else, `_one` by a function that does so."""

_WITHIN = frozenset((_quantity, _places))
"""What makes nodes that lie within others, which are told there too."""


def _name(function: Callable[..., object]) -> str:
    return f"{function.__module__}.{function.__qualname__}"
