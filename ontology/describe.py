"""The vocabulary as a readable table: its own terms, the terms it reuses, the closed lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ontology import files, terms

if TYPE_CHECKING:
    from collections.abc import Iterable

_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_OWL = "http://www.w3.org/2002/07/owl#"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_KINDS = {
    _OWL + "Class": "class",
    _OWL + "ObjectProperty": "property",
    _OWL + "DatatypeProperty": "property",
    _OWL + "AnnotationProperty": "annotation",
}
_ALIGNED = (
    *(_RDFS + name for name in ("subClassOf", "subPropertyOf")),
    *(_SKOS + name for name in ("exactMatch", "closeMatch", "broadMatch", "relatedMatch")),
)


class Row(NamedTuple):
    """One term: `kind` is class, property, annotation, reused, or a list's name."""

    kind: str
    term: str
    label: str
    meaning: str
    aligned: str
    domain: str
    range: str


type Facts = dict[str, dict[str, list[str]]]


def _facts() -> tuple[Facts, dict[str, str]]:
    import pyoxigraph as ox

    found: Facts = {}
    prefixes: dict[str, str] = {}
    for name in files.VOCABULARY:
        parser = ox.parse(files.read(name), format=ox.RdfFormat.TURTLE)
        for quad in parser:
            about = found.setdefault(str(getattr(quad.subject, "value", "")), {})
            about.setdefault(quad.predicate.value, []).append(
                str(getattr(quad.object, "value", ""))
            )
        prefixes |= {iri: prefix for prefix, iri in parser.prefixes.items()}
    return found, prefixes


def _short(iri: str, prefixes: dict[str, str]) -> str:
    known = max((p for p in prefixes if iri.startswith(p)), key=len, default=None)
    return iri if known is None else f"{prefixes[known]}:{iri[len(known) :]}"


def rows() -> list[Row]:
    """Return a row for each term: own classes and properties, terms reused, list members."""
    facts, prefixes = _facts()
    found = []
    for iri, about in facts.items():
        kind = _kind(iri, about)
        if kind is None:
            continue

        def text(*names: str, about: dict[str, list[str]] = about) -> str:
            values = [v for name in names for v in about.get(name, ())]
            return ", ".join(_short(v, prefixes) for v in values)

        found.append(
            Row(
                kind=kind,
                term=_short(iri, prefixes),
                label=text(_RDFS + "label", _SKOS + "prefLabel"),
                meaning=text(_RDFS + "comment", _SKOS + "definition", _SKOS + "scopeNote"),
                aligned=text(*_ALIGNED, _SKOS + "notation"),
                domain=text(_RDFS + "domain"),
                range=text(_RDFS + "range"),
            )
        )
    return sorted(found, key=lambda row: (_ORDER.get(row.kind, 4), row.kind, row.term))


_ORDER = {"class": 0, "property": 1, "annotation": 2, "reused": 3}


def _kind(iri: str, about: dict[str, list[str]]) -> str | None:
    kinds = about.get(_TYPE, [])
    if _SKOS + "Concept" in kinds:
        return about[_SKOS + "inScheme"][0].removeprefix(terms.BASE)
    if kinds:
        return next((_KINDS[k] for k in kinds if k in _KINDS), None)
    return "reused" if _SKOS + "scopeNote" in about else None


def table(found: Iterable[Row] | None = None) -> str:
    """Return the rows as text, one block a kind, one term a paragraph."""
    out: list[str] = []
    kind = ""
    for row in rows() if found is None else found:
        if row.kind != kind:
            kind = row.kind
            out.append(f"\n== {kind} ==\n")
        label = f" ({row.label})" if row.label and row.label != row.term else ""
        signature = f"  {row.domain} → {row.range}" if row.domain or row.range else ""
        out.append(f"{row.term}{label}{signature}")
        out += [f"    {line}" for line in (row.meaning, row.aligned and f"= {row.aligned}") if line]
    return "\n".join(out).lstrip("\n") + "\n"
