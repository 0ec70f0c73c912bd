"""RDF files: sorted N-Quads (the canonical one), Turtle and TriG, all written as a stream.

N-Quads come straight from the records; Turtle and TriG are the same quads written by Oxigraph,
25 to 40 times faster than rdflib, some subjects at a time (`sorted_quads.Chunk`), with our own
header because the order of its prefixes and its base are not ours to choose.
"""

from __future__ import annotations

from functools import cache, partial
from itertools import groupby
from typing import IO, TYPE_CHECKING

from kg.export.pieces import put
from kg.export.rdf.iris import SHARED, SIMPLE
from kg.export.rdf.named_graphs import article_graphs
from kg.export.rdf.quads import context, lines
from kg.export.rdf.sorted_quads import chunks, sorted_lines
from kg.store.piece_keys import key_of
from ontology.terms import LIST, LISTS, NS, PLOVER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    import pyoxigraph as ox

    from kg.export.rdf.named_graphs import ArticleGraph
    from kg.export.rdf.sorted_quads import Chunk, Chunks
    from kg.export.release import Release


def quads(release: Release) -> Iterator[str]:
    """Yield the release as N-Quads lines, sorted and each once.

    Raises `ConfigError` when the release's base cannot be the base of IRIs.
    """
    return sorted_lines(release)


@cache
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
    found = chunks(release)
    for chunk in found.every:
        put(out, chunk.key, partial(_lines, found, chunk))


def _lines(found: Chunks, chunk: Chunk) -> bytes:
    return "".join(f"{line}\n" for line in found.lines(chunk)).encode()


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
    _head(release, out)
    found = chunks(release)
    for chunk in found.every:
        put(out, chunk.key, partial(_triples, found, chunk))


def _triples(found: Chunks, chunk: Chunk) -> bytes:
    """Return the triples of a chunk, each once, behind an empty line."""
    import pyoxigraph as ox

    triples = (key for key, _ in groupby(x.rsplit(" ", 2)[0] for x in found.lines(chunk)))
    parsed = ox.parse("".join(f"{t} .\n" for t in triples).encode(), format=ox.RdfFormat.N_TRIPLES)
    return b"\n" + _body((q.triple for q in parsed), ox.RdfFormat.TURTLE, found.base)


def trig(release: Release, out: IO[bytes]) -> None:
    """Write `graph.trig`: one block for each named graph, in the order of their IRIs."""
    _head(release, out)
    articles = {one.path: one for one in article_graphs(release)}
    found = chunks(release)
    for path in sorted((*articles, SHARED, SIMPLE), key=lambda p: f"{p}>"):
        pieces: list[tuple[bytes, Callable[[], bytes]]]
        if path in articles:
            one = articles[path]
            pieces = [(one.key, partial(_of_article, one, found.base))]
        else:
            mine = (chunk for chunk in found.every if path in chunk.graphs)
            pieces = [(c.key, partial(_of_graph, found, c, path)) for c in mine]
        out.write(_opened(path, found.base) if pieces else b"")
        for key, make in pieces:
            put(out, key_of(path, key), make)
        out.write(b"}\n" if pieces else b"")


def _of_article(one: ArticleGraph, base: str) -> bytes:
    return _quads(sorted(set(lines(one.nodes(), one.path, base))), base)


def _of_graph(found: Chunks, chunk: Chunk, path: str) -> bytes:
    return _quads(found.lines(chunk, path), found.base)


def _opened(path: str, base: str) -> bytes:
    """Return the line that opens a named graph, behind an empty one."""
    of_any = f"<{base}> <{base}> <{base}> <{base}{path}> ."
    return b"\n" + _in_trig([of_any], base).partition(b"\n")[0] + b"\n"


def _quads(found: Iterable[str], base: str) -> bytes:
    """Return the lines of one named graph as they stand within its braces."""
    return _in_trig(found, base).partition(b"\n")[2].removesuffix(b"}\n")


def _in_trig(found: Iterable[str], base: str) -> bytes:
    import pyoxigraph as ox

    parsed = ox.parse("\n".join(found).encode(), format=ox.RdfFormat.N_QUADS)
    return _body(parsed, ox.RdfFormat.TRIG, base)
