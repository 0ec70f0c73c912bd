"""RDF files: sorted N-Quads (the canonical one), Turtle and TriG, all written as a stream.

N-Quads come straight from the records; Turtle and TriG are the same quads written by Oxigraph,
25 to 40 times faster than rdflib, some thousand at a time, with our own header because the order
of its prefixes and its base are not ours to choose.
"""

from __future__ import annotations

from itertools import groupby
from typing import IO, TYPE_CHECKING

from kg.export.rdf.iris import SHARED, SIMPLE, checked_base
from kg.export.rdf.named_graphs import graphs
from kg.export.rdf.quads import context, lines
from kg.export.rdf.sorted_quads import sorted_lines
from ontology.terms import LIST, LISTS, NS, PLOVER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pyoxigraph as ox

    from kg.export.release import Release

CHUNK = 20_000
"""Quads that are turned into Turtle or TriG at a time, and the rest of their last subject."""


def quads(release: Release) -> Iterator[str]:
    """Yield the release as N-Quads lines, sorted and each once.

    Raises `ConfigError` when the release's base cannot be the base of IRIs.
    """
    return sorted_lines(release, checked_base(release.base))


def prefixes() -> dict[str, str]:
    """Return the prefixes of Turtle and TriG; no namespace lies inside another."""
    found = {name: str(iri) for name, iri in context().items() if str(iri).startswith("http")}
    found["kg"] = NS
    found |= {key: f"{LIST}{key}/" for key in LISTS if key != "line"}
    found |= {key: f"{PLOVER}{key}/" for key in ("mode", "context")}
    found["plover"] = f"{PLOVER}type/"
    found["wd"] = "http://www.wikidata.org/entity/"
    return dict(sorted(found.items()))


def nquads(release: Release, out: IO[bytes]) -> None:
    """Write `graph.nq`."""
    out.writelines(f"{line}\n".encode() for line in quads(release))


def _chunks(found: Iterable[str]) -> Iterator[list[str]]:
    """Yield lines by the `CHUNK`, those of one subject together."""
    chunk: list[str] = []
    for _, of_one in groupby(found, key=lambda line: line.partition(" ")[0]):
        chunk += of_one
        if len(chunk) >= CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _head(release: Release, out: IO[bytes]) -> None:
    out.write(f"@base <{release.base}> .\n".encode())
    out.writelines(f"@prefix {key}: <{iri}> .\n".encode() for key, iri in prefixes().items())


def _body(
    statements: Iterable[ox.Triple] | Iterable[ox.Quad], syntax: ox.RdfFormat, base: str
) -> bytes:
    """Return statements in a syntax without Oxigraph's own header, subjects apart."""
    import pyoxigraph as ox

    known = prefixes()
    body = ox.serialize(statements, format=syntax, prefixes=known, base_iri=base)
    assert body is not None
    body = body.split(b"\n", len(known) + 1)[-1]
    return body.replace(b" .\n<", b" .\n\n<")  # newlines in literals are escaped


def turtle(release: Release, out: IO[bytes]) -> None:
    """Write `graph.ttl`: the triples of all graphs together, grouped by subject."""
    import pyoxigraph as ox

    _head(release, out)
    for chunk in _chunks(quads(release)):
        triples = (key for key, _ in groupby(line.rsplit(" ", 2)[0] for line in chunk))
        text = " .\n".join(triples) + " .\n"
        parsed = ox.parse(text.encode(), format=ox.RdfFormat.N_TRIPLES)
        out.write(b"\n" + _body((q.triple for q in parsed), ox.RdfFormat.TURTLE, release.base))


def trig(release: Release, out: IO[bytes]) -> None:
    """Write `graph.trig`: one block for each named graph, in the order of their IRIs."""
    import pyoxigraph as ox

    base = checked_base(release.base)
    _head(release, out)
    nodes = {path: of for path, of in graphs(release) if path not in (SHARED, SIMPLE)}
    for path in sorted((*nodes, SHARED, SIMPLE), key=lambda p: f"{p}>"):
        if path in nodes:
            found: Iterable[str] = sorted(set(lines(nodes.pop(path), path, base)))
        else:
            found = sorted_lines(release, base, path)
        opened = b""
        for chunk in _chunks(found):
            parsed = ox.parse("\n".join(chunk).encode(), format=ox.RdfFormat.N_QUADS)
            body = _body(parsed, ox.RdfFormat.TRIG, base)
            first, _, rest = body.partition(b"\n")
            out.write(b"\n" if first == opened else b"\n" + first + b"\n")
            out.write(rest.removesuffix(b"}\n"))
            opened = first
        if opened:
            out.write(b"}\n")
