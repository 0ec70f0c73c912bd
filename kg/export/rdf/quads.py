"""Nodes to N-Quads lines, by the terms of `ontology/context.jsonld` and no other.

This is the part of JSON-LD that our own context uses: terms to IRIs, paths below the base,
concepts of a list, typed values. Tests read the JSON-LD file back with two other parsers.
"""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ontology import files
from ontology.terms import BASE as VOCABULARY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.export.rdf.record_nodes import Node

RDF_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"

_UNSAFE = re.compile('["\\\\\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]')
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


class Term(NamedTuple):
    """What a key of a node means: its property, and how its values are written."""

    iri: str
    kind: str
    suffix: str


def _escape(found: re.Match[str]) -> str:
    char = found[0]
    if "\ud800" <= char <= "\udfff":
        return "\ufffd"
    return _SHORT.get(char) or f"\\u{ord(char):04X}"


def literal(text: str) -> str:
    """Return a quoted N-Quads literal; a lone surrogate becomes U+FFFD, which UTF-8 can write.

    >>> print(literal('say "no"'))
    "say \\"no\\""
    """
    return f'"{_UNSAFE.sub(_escape, text)}"' if _UNSAFE.search(text) else f'"{text}"'


@cache
def context() -> dict[str, object]:
    """Return the JSON-LD context as shipped."""
    found: dict[str, object] = json.loads(files.read(files.CONTEXT))["@context"]
    return found


def expand(curie: str) -> str:
    """Return the IRI of a prefixed name of the context."""
    prefix, _, name = curie.partition(":")
    return f"{context()[prefix]}{name}"


@cache
def terms() -> dict[str, Term]:
    """Return the terms of the context by key; classes are terms too."""
    found = {}
    for key, value in context().items():
        if isinstance(value, dict):
            found[key] = _term(value)
        elif isinstance(value, str) and not value.startswith(("@", "http")):
            found[key] = Term(f"<{expand(value)}>", "text", "")
    return found


def _term(value: dict[str, object]) -> Term:
    iri, kind = f"<{expand(str(value['@id']))}>", str(value["@type"])
    if kind == "@id":
        return Term(iri, "path", "")
    if kind == "@vocab":
        scope = value["@context"]
        assert isinstance(scope, dict)
        return Term(iri, "concept", scope["@vocab"])
    return Term(iri, "typed", f"^^<{expand(kind)}>")


def lines(nodes: Iterable[Node], graph: str, base: str) -> Iterable[str]:
    """Yield the quads of `nodes`, and of nodes inside them, in the named graph at `graph`."""
    for node in nodes:
        yield from own_lines(node, graph, base)
        yield from lines(inside(node), graph, base)


def inside(node: Node) -> Iterator[Node]:
    """Yield the nodes that are values of a node, each with its own description."""
    for value in node.values():
        for one in value if isinstance(value, list) else (value,):
            if isinstance(one, dict) and "id" in one:
                yield one


def own_lines(node: Node, graph: str, base: str) -> Iterator[str]:
    """Yield the quads whose subject is `node`, in the named graph at the path `graph`.

    A node's id is a path under `base`; only what is added to the vocabulary has its IRI in full.
    """
    end = f" <{base}{graph}> ."
    name = str(node["id"])
    subject = f"<{name}> " if name.startswith(VOCABULARY) else f"<{base}{name}> "
    known = terms()
    for key, value in node.items():
        if key == "id":
            continue
        if key == "type":
            for one in value if isinstance(value, list) else (value,):
                yield f"{subject}{RDF_TYPE} {known[str(one)].iri}{end}"
            continue
        term = known[key]
        start = f"{subject}{term.iri} "
        if isinstance(value, list):
            for one in value:
                yield f"{start}{_object(one, term, base)}{end}"
        else:
            yield f"{start}{_object(value, term, base)}{end}"


def _object(value: object, term: Term, base: str) -> str:
    if isinstance(value, str):
        if term.kind == "path":
            return f"<{base}{value}>"
        if term.kind == "concept":
            return f"<{value}>" if ":" in value else f"<{term.suffix}{value}>"
        return literal(value) + term.suffix
    if isinstance(value, dict):
        if "@value" in value:
            return f"{literal(value['@value'])}^^<{expand(value['@type'])}>"
        return f"<{base}{value['id']}>"
    if isinstance(value, bool):
        return f'"{"true" if value else "false"}"{term.suffix}'
    return f'"{value}"{term.suffix}'
