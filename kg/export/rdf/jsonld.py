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

_SURROGATE = re.compile("[\ud800-\udfff]")


def _dumped(value: object) -> bytes:
    text = json.dumps(value, ensure_ascii=False)
    return _SURROGATE.sub("\ufffd", text).encode()


def jsonld(release: Release, out: IO[bytes]) -> None:
    """Write `graph.jsonld`: named graphs of nodes, ids relative to the base in the context."""
    base = checked_base(release.base)
    out.write(b'{"@context": ' + _dumped({"@base": base, **context()}) + b',\n"graph": [\n')
    for number, (path, nodes) in enumerate(graphs(release)):
        out.write(b",\n" if number else b"")
        out.write(b'{"id": ' + _dumped(path) + b', "graph": [\n')
        for place, node in enumerate(nodes):
            out.write(b",\n" + _dumped(node) if place else _dumped(node))
        out.write(b"\n]}")
    out.write(b"\n]}\n")
