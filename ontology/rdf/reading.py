"""Read an RDF file, whoever wrote it, and say what is wrong with one that cannot be read.

Any RDF syntax is read, with the union of its named graphs; nothing is fetched from elsewhere.
Oxigraph reads because it is many times faster than rdflib.
"""

from __future__ import annotations

import difflib
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ontology import terms
from ontology.rdf import limits

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pyoxigraph as ox

SYNTAXES = {
    "nq": "N_QUADS",
    "nt": "N_TRIPLES",
    "ttl": "TURTLE",
    "trig": "TRIG",
    "jsonld": "JSON_LD",
    "rdf": "RDF_XML",
}
"""The RDF syntaxes read, by the ending of a file's name."""

BASE = "https://sayso.example/"
"""Base of relative IRIs in a file that names none."""

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_ARTICLE = "https://schema.org/NewsArticle"
_LINE = re.compile(r"at line (\d+)")
_AGAIN = re.compile(r" \(line \d+\)$")
"""Oxigraph's second mention of the line."""

_LOOKS = (
    (re.compile(r"(?i)<!doctype html|<html"), "a web page, not RDF", None),
    (re.compile(r"<\?xml|<rdf:RDF"), "RDF/XML", "rdf"),
    (re.compile(r"[{\[]\s*[\"{\[]"), "JSON-LD", "jsonld"),
    (re.compile(r"(?i)@(prefix|base)\b|(prefix|base)\s+\S*:?\s*<"), "Turtle or TriG", "trig"),
    (re.compile(r"(<[^>]*>|_:\S+) <[^>]*> .* \.[ \t]*(\r?\n|$)"), "N-Quads or N-Triples", "nq"),
)
"""How a file begins, what that looks like, and the syntax that reads it."""


_COMPARED = 500
"""Unknown terms that are compared with every known one; more than these are no slips of the pen."""

_LONG = 100
"""Letters of an unknown term that are compared; the longest known one has 22."""


class UnreadableGraph(ValueError):
    """The file is not RDF in the syntax expected, or the syntax is not known."""


class Unknown(NamedTuple):
    """An IRI of the vocabulary's namespace that names no term, and the term most like it."""

    iri: str
    triples: int
    node: str
    near: str | None
    rule: str = "unknown-term"


def read_triples(
    source: Path | bytes, syntax: str | None = None, *, large: bool = False
) -> list[ox.Triple]:
    """Return the triples of a file or of bytes, of all named graphs together, each once.

    `syntax` is a key of `SYNTAXES`; without it the file's ending tells. `large` lifts the limits of
    `ontology.rdf.limits` on the file's size. Raises `UnreadableGraph` with the place of the error
    and what the file looks like instead, or which limit it breaks.
    """
    import pyoxigraph as ox

    ending = syntax or (source.suffix[1:] if isinstance(source, Path) else "")
    try:
        most = None if large else limits.MOST_BYTES
        data = limits.read(source, most) if isinstance(source, Path) else source
    except limits.LimitError as error:
        raise UnreadableGraph(str(error)) from error
    except OSError as error:
        raise UnreadableGraph(error.strerror or str(error)) from error
    if ending not in SYNTAXES:
        known = ", ".join(SYNTAXES)
        told = f"its ending {ending!r} names no RDF syntax; known: {known}"
        raise UnreadableGraph(told + _hint(data, ending))
    form = getattr(ox.RdfFormat, SYNTAXES[ending])
    try:
        limits.check(data, ending)
        return _parsed(data, form, None if large else limits.MOST_TRIPLES)
    except limits.LimitError as error:
        raise UnreadableGraph(f"{error}{_hint(data, ending, str(error))}") from error
    except MemoryError as error:  # Oxigraph's own limit says so in words
        why = "a value is longer than 16 MB" if str(error) else "the memory is too small for it"
        raise UnreadableGraph(why) from error
    except (SyntaxError, ValueError) as error:
        wrong = _AGAIN.sub("", str(error))
        raise UnreadableGraph(f"not {form.name}: {wrong}{_hint(data, ending, wrong)}") from error


def _parsed(data: bytes, form: ox.RdfFormat, most: int | None) -> list[ox.Triple]:
    import pyoxigraph as ox

    found: dict[ox.Triple, None] = {}
    for quad in ox.parse(data, format=form, base_iri=BASE):
        if isinstance(quad.object, ox.Triple):
            raise limits.LimitError("triple terms (RDF 1.2) are not read")
        found[quad.triple] = None
        if len(found) == most:
            raise limits.LimitError(
                f"more than {most:,} triples; give it in parts, or --large to check it whole"
            )
    return list(found)


def _hint(data: bytes, syntax: str, error: str = "") -> str:
    """Return what a file that cannot be read looks like, nothing where that is not clear."""
    if not data.strip():
        return "; the file is empty"
    if "Invalid UTF-8" in error:
        return "; RDF files are UTF-8 text"
    head = data[:4096].decode("utf-8", "replace").lstrip("\ufeff \t\r\n")
    for form, name, by in _LOOKS:
        alike = {"trig": ("trig", "ttl"), "nq": ("nq", "nt")}.get(by or "", (by,))
        if form.match(head) and syntax not in alike:
            return f"; it looks like {name}" + (f": --format {by}" if by else "")
    at = _LINE.search(error)
    last = data.count(b"\n") if at and int(at[1]) > 1 else None
    if "end of file" in error or (at and last is not None and int(at[1]) >= last):
        return "; the error is at the end of the file, which may be cut off"
    return ""


def unknown_terms(triples: Iterable[ox.Triple]) -> list[Unknown]:
    """Return properties and classes in the vocabulary's namespace that it does not have."""
    known, found, first = set(terms.KG.names), Counter[str](), dict[str, str]()
    for name, node in _used(triples):
        if name not in known:
            found[name] += 1
            first.setdefault(name, node)
    told = sorted(found)
    terms_known = sorted(known)
    near = {n: difflib.get_close_matches(n[:_LONG], terms_known, 1) for n in told[:_COMPARED]}
    return [
        Unknown(terms.NS + name, found[name], first[name], next(iter(near.get(name, ())), None))
        for name in told
    ]


def in_our_terms(triples: Iterable[ox.Triple]) -> bool:
    """Tell whether a graph uses the vocabulary at all, or describes articles as it does."""
    return any(True for _ in _used(triples)) or any(
        getattr(t.object, "value", "") == _ARTICLE for t in triples
    )


def _used(triples: Iterable[ox.Triple]) -> Iterable[tuple[str, str]]:
    for triple in triples:
        name = triple.predicate.value
        if name == _TYPE:
            name = str(getattr(triple.object, "value", ""))
        if name.startswith(terms.NS):
            yield name.removeprefix(terms.NS), str(getattr(triple.subject, "value", ""))
