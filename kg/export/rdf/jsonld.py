"""JSON-LD for readers who know no RDF: one object a record, one a line, its context inside."""

from __future__ import annotations

import json
import re
from functools import partial
from typing import IO, TYPE_CHECKING

from kg.export.pieces import put
from kg.export.rdf.iris import SHARED, SIMPLE, checked_base
from kg.export.rdf.named_graphs import article_graphs
from kg.export.rdf.quads import context
from kg.export.rdf.sorted_quads import chunks
from kg.store.piece_keys import key_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.export.rdf.named_graphs import ArticleGraph
    from kg.export.rdf.record_nodes import Node
    from kg.export.rdf.sorted_quads import Chunk, Chunks
    from kg.export.release import Release

_PLACE = {"id", "quote", "start", "end"}
"""What a place tells that is no more than where it is and what stands there."""

_SURROGATE = re.compile("[\ud800-\udfff]")


def _dumped(value: object) -> bytes:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _SURROGATE.sub("\ufffd", text).encode()


def _told_once(value: object, told: dict[object, set[str]]) -> object:
    """Return a value of a node; a place of which the graph has told as much already is its id.

    A place that tells more than its words (a condition with what it supposes) is told whole.
    """
    if isinstance(value, list):
        return [_told_once(one, told) for one in value]
    if not isinstance(value, dict) or not value.keys() <= _PLACE:
        return value
    known = told.setdefault(value["id"], set())
    if value.keys() <= known:
        return value["id"]
    known |= value.keys()
    return value


def _written(nodes: Iterable[Node]) -> bytes:
    """Return nodes, a line each, with what stands between two of them."""
    told: dict[object, set[str]] = {}
    once = ({key: _told_once(value, told) for key, value in node.items()} for node in nodes)
    return b",\n".join(map(_dumped, once))


def jsonld(release: Release, out: IO[bytes]) -> None:
    """Write `graph.jsonld`: named graphs of nodes, ids relative to the base in the context."""
    base = checked_base(release.base)
    out.write(b'{"@context": ' + _dumped({"@base": base, **context()}) + b',\n"graph": [\n')
    for one in article_graphs(release):
        out.write(b'{"id": ' + _dumped(one.path) + b', "graph": [\n')
        put(out, one.key, partial(_of_article, one))
        out.write(b"\n]},\n")
    found = chunks(release)
    for path in (SHARED, SIMPLE):
        out.write(b'{"id": ' + _dumped(path) + b', "graph": [\n')
        for place, chunk in enumerate(found.described(path)):
            out.write(b",\n" if place else b"")
            put(out, key_of(path, chunk.key), partial(_of_chunk, found, chunk, path))
        out.write(b"\n]}" if path == SIMPLE else b"\n]},\n")
    out.write(b"\n]}\n")


def _of_article(one: ArticleGraph) -> bytes:
    return _written(one.nodes())


def _of_chunk(found: Chunks, chunk: Chunk, path: str) -> bytes:
    return _written(found.nodes(chunk, path))
