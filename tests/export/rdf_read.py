"""Reading the RDF files back, with Oxigraph and with rdflib, as sorted N-Quads or N-Triples."""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING

import pyoxigraph as ox
import rdflib

from kg.export.rdf import jsonld
from kg.export.rdf import syntaxes as rdf

if TYPE_CHECKING:
    from kg.export.release import Release

FORMATS = {
    "nquads": (rdf.nquads, ox.RdfFormat.N_QUADS, "nquads"),
    "trig": (rdf.trig, ox.RdfFormat.TRIG, "trig"),
    "jsonld": (jsonld.jsonld, ox.RdfFormat.JSON_LD, "json-ld"),
    "turtle": (rdf.turtle, ox.RdfFormat.TURTLE, "turtle"),
}


def written(name: str, release: Release) -> bytes:
    out = io.BytesIO()
    FORMATS[name][0](release, out)
    return out.getvalue()


def quads(data: bytes, syntax: ox.RdfFormat) -> list[str]:
    return sorted({str(q) for q in ox.parse(data, format=syntax)})


def triples(data: bytes, syntax: ox.RdfFormat) -> list[str]:
    return sorted({str(q.triple) for q in ox.parse(data, format=syntax)})


def by_oxigraph(name: str, release: Release) -> list[str]:
    read = triples if name == "turtle" else quads
    return read(written(name, release), FORMATS[name][1])


def by_rdflib(name: str, release: Release) -> list[str]:
    """Read with rdflib, which keeps terms as written; Oxigraph only puts them into one form."""
    data = written(name, release)
    if name == "turtle":
        graph = rdflib.Graph().parse(data=data, format="turtle")
        found = graph.serialize(format="nt", encoding="utf-8")
        return triples(found, ox.RdfFormat.N_TRIPLES)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # rdflib's own, in its own parsers
        dataset = rdflib.Dataset()
        dataset.parse(data=data, format=FORMATS[name][2])
        found = dataset.serialize(format="nquads", encoding="utf-8")
    return quads(found, ox.RdfFormat.N_QUADS)


def expected(name: str, release: Release) -> list[str]:
    read = triples if name == "turtle" else quads
    return read(("\n".join(rdf.quads(release)) + "\n").encode(), ox.RdfFormat.N_QUADS)
