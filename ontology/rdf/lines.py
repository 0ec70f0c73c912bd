"""On which line of an RDF file a node is described, found by its name as the file writes it.

Parsers keep no lines, so a node's IRI is looked for where a subject stands: at the start of a line
in N-Quads and Turtle, as `@id` in JSON-LD, as `rdf:about` in RDF/XML; whole, by the file's prefixes
or relative to its base. What is not found has no line.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ontology.rdf.reading import BASE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_TURTLE = re.compile(
    rb"""(?m)(?:^|\.[ \t]+)[ \t]*(?:<([^<>\s]*)>|((?:[\w.-]*|_):[^\s;,<>"'()\[\]]*))"""
)
_JSON = re.compile(rb'"@?id"\s*:\s*"([^"\\]*)"(?!\s*\})')
_XML = re.compile(rb"""\babout\s*=\s*["']([^"'<]*)["']""")
_PREFIXES = {
    "turtle": re.compile(rb"(?im)^\s*@?prefix\s+([\w.-]*):\s*<([^<>\s]*)>"),
    "json": re.compile(rb'"([\w.-]+)"\s*:\s*"([^"\\\s]+[/#:=])"'),
    "xml": re.compile(rb"""\bxmlns:([\w.-]+)\s*=\s*["']([^"'<]*)["']"""),
}
_BASES = {
    "turtle": re.compile(rb"(?im)^\s*@?base\s+<([^<>\s]*)>"),
    "json": re.compile(rb'"@base"\s*:\s*"([^"\\\s]*)"'),
    "xml": re.compile(rb"""\bxml:base\s*=\s*["']([^"'<]*)["']"""),
}
_SUBJECTS = {"turtle": _TURTLE, "json": _JSON, "xml": _XML}
_KINDS = {"jsonld": "json", "rdf": "xml"}


def lines(data: bytes, ending: str, nodes: Iterable[str]) -> dict[str, int]:
    """Return the line, from 1, that describes each of these nodes (IRIs, or `_:` and a label).

    `ending` tells the syntax, as in `ontology.rdf.reading.SYNTAXES`.
    """
    kind = _KINDS.get(ending, "turtle")
    prefixes = {m[1]: m[2] for m in _PREFIXES[kind].finditer(data)}
    bases = [m[1] for m in _BASES[kind].finditer(data)] or [BASE.encode()]
    names: dict[bytes, str] = {}
    for node in sorted(nodes):
        for name in _written(node.encode("utf-8", "replace"), prefixes, bases):
            names.setdefault(name, node)
    places: dict[str, int] = {}
    for found in _SUBJECTS[kind].finditer(data):
        name = next((g for g in found.groups() if g is not None), b"")
        told = names.get(name) or names.get(name.rstrip(b"."))
        if told is not None:
            places.setdefault(told, found.start(found.lastindex or 0))
    return _numbered(data, places)


def _written(node: bytes, prefixes: dict[bytes, bytes], bases: list[bytes]) -> Iterator[bytes]:
    """Yield the ways to write a node: whole, relative to a base, by a prefix."""
    yield node
    for base in bases:
        if base and node.startswith(base):
            yield node[len(base) :]
    for prefix, space in prefixes.items():
        if space and node.startswith(space):
            yield prefix + b":" + node[len(space) :]


def _numbered(data: bytes, places: dict[str, int]) -> dict[str, int]:
    """Return the lines of places in a file, by name."""
    found, line, last = {}, 1, 0
    for name, place in sorted(places.items(), key=lambda p: p[1]):
        line += data.count(b"\n", last, place)
        found[name], last = line, place
    return found
