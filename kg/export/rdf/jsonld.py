"""JSON-LD for readers who know no RDF: one object a record, one a line, its context inside."""

from __future__ import annotations

import json
import re
from typing import IO, TYPE_CHECKING

from kg.export.rdf.iris import checked_base
from kg.export.rdf.named_graphs import graphs
from kg.export.rdf.quads import context

if TYPE_CHECKING:
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


def jsonld(release: Release, out: IO[bytes]) -> None:
    """Write `graph.jsonld`: named graphs of nodes, ids relative to the base in the context."""
    base = checked_base(release.base)
    out.write(b'{"@context": ' + _dumped({"@base": base, **context()}) + b',\n"graph": [\n')
    for number, (path, nodes) in enumerate(graphs(release)):
        out.write(b",\n" if number else b"")
        out.write(b'{"id": ' + _dumped(path) + b', "graph": [\n')
        told: dict[object, set[str]] = {}
        for place, node in enumerate(nodes):
            once = {key: _told_once(value, told) for key, value in node.items()}
            out.write(b",\n" + _dumped(once) if place else _dumped(once))
        out.write(b"\n]}")
    out.write(b"\n]}\n")
