"""The vocabulary for people: as a table in text, as tables in Markdown, and as the files it is.

All of it comes from the Turtle files beside this module: own terms, terms reused, closed lists.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ontology import files, terms

if TYPE_CHECKING:
    from collections.abc import Iterable

_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_OWL = "http://www.w3.org/2002/07/owl#"
_SCHEMA = "https://schema.org/"
_SOURCE = "http://purl.org/dc/terms/source"
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
    example: str
    aligned: str
    domain: str
    range: str
    source: str


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
    return iri if known is None or known == iri else f"{prefixes[known]}:{iri[len(known) :]}"


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
                example=text(_SKOS + "example"),
                aligned=text(*_ALIGNED, _SKOS + "notation"),
                domain=text(_RDFS + "domain", _SCHEMA + "domainIncludes"),
                range=text(_RDFS + "range", _SCHEMA + "rangeIncludes"),
                source=text(_SOURCE),
            )
        )
    return sorted(found, key=lambda row: (_ORDER.get(row.kind, 4), row.kind, row.term))


_ORDER = {"class": 0, "property": 1, "annotation": 2, "reused": 3}


def _kind(iri: str, about: dict[str, list[str]]) -> str | None:
    kinds = about.get(_TYPE, [])
    if _SKOS + "Concept" in kinds:
        return about[_SKOS + "inScheme"][0].removeprefix(terms.BASE)
    if not iri.startswith(terms.NS):
        return "reused" if _SKOS + "scopeNote" in about else None
    return next((_KINDS[k] for k in kinds if k in _KINDS), None)


def version() -> str:
    """Return the version of the vocabulary, which its versioned IRI ends with."""
    return _facts()[0][terms.NS.removesuffix("#")][_OWL + "versionInfo"][0]


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
        more = (
            row.meaning,
            row.example and f"e.g. {row.example}",
            row.aligned and f"= {row.aligned}",
            row.source and f"source: {row.source}",
        )
        out += [f"    {line}" for line in more if line]
    return "\n".join(out).lstrip("\n") + "\n"


def markdown(found: Iterable[Row] | None = None) -> str:
    """Return tables in Markdown: own classes and properties, shortcuts, members of the lists."""
    every = list(rows() if found is None else found)
    short = {f"kg:{name}" for name in terms.SHORTCUTS}
    own = [r for r in every if r.kind in ("class", "property") and r.term not in short]
    out = ["| term | from → to | meaning | for example |", "|---|---|---|---|"]
    for row in own:
        signature = f"{row.domain} → {row.range}" if row.domain else ""
        out.append(f"| `{row.term}` | {signature} | {row.meaning} | {row.example} |")
    out += ["", "| shortcut | from the statement |", "|---|---|"]
    out += [f"| `{r.term}` | {r.example} |" for r in every if r.term in short]
    out += ["", "| list | members |", "|---|---|"]
    for key in terms.LISTS:
        members = (r for r in every if r.kind == f"list/{key}")
        told = " · ".join(f"`{r.term}` {r.meaning.rstrip('.')}" for r in members)
        out.append(f"| `list:{key}` | {told} |")
    return "\n".join(out) + "\n"


def turtle() -> str:
    """Return the vocabulary and its lists as one Turtle document, for Protégé and its like."""
    return "\n\n".join(files.read(name).decode() for name in files.VOCABULARY)


def shapes() -> str:
    """Return the SHACL shapes, of one article and of a whole export, as one Turtle document."""
    return "\n\n".join(files.read(name).decode() for name in files.SHAPES)


def context() -> str:
    """Return the JSON-LD context."""
    return files.read(files.CONTEXT).decode()


FORMATS = {
    "table": table,
    "markdown": markdown,
    "turtle": turtle,
    "shapes": shapes,
    "context": context,
}
"""The ways to print the vocabulary, by name."""


def rules() -> str:
    """Return the record rules as a Markdown table: what each asks, and what becomes of a breach."""
    from ontology.rules.record_rules import RULES

    rows = ["| rule | asks | a record that breaks it is | because |", "|---|---|---|---|"]
    for name, rule in sorted(RULES.items()):
        remedies = ", else ".join(r.value for r in rule.remedies)
        rows.append(f"| `{name}` | {rule.asks} | {remedies} | {rule.why} |")
    return "\n".join(rows) + "\n"
