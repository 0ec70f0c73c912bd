"""RDF files: sorted N-Quads (the canonical one), Turtle and TriG.

N-Quads come straight from the records; Turtle and TriG are the same quads written by Oxigraph,
25 to 40 times faster than rdflib, with our own header because the order of its prefixes and its
base are not ours to choose.
"""

from __future__ import annotations

from itertools import groupby
from typing import IO, TYPE_CHECKING

from kg.export.rdf_graphs import graphs
from kg.export.rdf_names import checked_base
from kg.export.rdf_quads import context, lines
from ontology.terms import LIST, LISTS, NS, PLOVER

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.export.release import Release

_MEMO = "rdf quads"


def quads(release: Release) -> list[str]:
    """Return the release as N-Quads lines, sorted and each once; kept with the release.

    Raises `ConfigError` when the release's base cannot be the base of IRIs.
    """
    memo = vars(release)
    if _MEMO not in memo:
        base = checked_base(release.base)
        found = {line for path, nodes in graphs(release) for line in lines(nodes, path, base)}
        memo[_MEMO] = sorted(found)
    found_before: list[str] = memo[_MEMO]
    return found_before


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
    for line in quads(release):
        out.write(line.encode() + b"\n")


def _written(statements: Iterable[object], name: str, base: str, out: IO[bytes]) -> None:
    import pyoxigraph as ox

    known = prefixes()
    syntax = getattr(ox.RdfFormat, name)
    body = ox.serialize(statements, format=syntax, prefixes=known, base_iri=base)  # type: ignore[arg-type]
    assert body is not None
    out.write(f"@base <{base}> .\n".encode())
    out.writelines(f"@prefix {key}: <{iri}> .\n".encode() for key, iri in known.items())
    out.write(b"\n")
    body = body.split(b"\n", len(known) + 1)[-1]
    out.write(body.replace(b" .\n<", b" .\n\n<"))  # newlines in literals are escaped


def turtle(release: Release, out: IO[bytes]) -> None:
    """Write `graph.ttl`: the triples of all graphs together, grouped by subject."""
    import pyoxigraph as ox

    triples = (key for key, _ in groupby(line.rsplit(" ", 2)[0] for line in quads(release)))
    text = " .\n".join(triples) + " .\n"
    parsed = ox.parse(text.encode(), format=ox.RdfFormat.N_TRIPLES)
    _written((q.triple for q in parsed), "TURTLE", release.base, out)


def trig(release: Release, out: IO[bytes]) -> None:
    """Write `graph.trig`: one block for each named graph, in the order of their IRIs."""
    import pyoxigraph as ox

    ordered = sorted(quads(release), key=lambda line: line.rsplit(" ", 2)[1])
    parsed = ox.parse("\n".join(ordered).encode(), format=ox.RdfFormat.N_QUADS)
    _written(parsed, "TRIG", release.base, out)
