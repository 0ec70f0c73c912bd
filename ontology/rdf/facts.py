"""What an RDF graph says of each node, by prefixed names, and its values as records have them."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from ontology import terms

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pyoxigraph as ox

SPACES = {
    "kg": terms.NS,
    "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "schema": "https://schema.org/",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
}
CHAR = re.compile(r"(.*)#char=([0-9]{1,9}),([0-9]{1,9})", re.DOTALL)
_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?", re.ASCII)


class Facts:
    """What is said of each node, by prefixed name."""

    def __init__(self, triples: Iterable[ox.Triple]) -> None:
        self._facts: dict[str, dict[str, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
        self.kinds: dict[str, dict[str, None]] = defaultdict(dict)
        for triple in triples:
            subject, value = (str(getattr(t, "value", t)) for t in (triple.subject, triple.object))
            predicate = triple.predicate.value
            self._facts[subject][predicate][value] = None
            if predicate == SPACES["rdf"] + "type":
                self.kinds[value][subject] = None

    def all(self, node: str, *curies: str) -> list[str]:
        """Return the values of properties, sorted."""
        about = self._facts.get(node, {})
        return sorted(v for curie in curies for v in about.get(iri(curie), ()))

    def one(self, node: str, curie: str) -> Any:
        """Return the only value, None for none, a list for several."""
        found = self.all(node, curie)
        return found if len(found) > 1 else found[0] if found else None

    def flag(self, node: str, curie: str) -> Any:
        """Return a boolean; what is none as it stands."""
        value = self.one(node, curie)
        return {"true": True, "1": True, "false": False, "0": False}.get(str(value), value)

    def number(self, node: str, curie: str) -> Any:
        """Return a number; what is none as it stands."""
        value = self.one(node, curie)
        known = isinstance(value, str) and _NUMBER.fullmatch(value)
        return float(value) if known else value

    def nodes(self) -> Iterable[str]:
        """Return every subject."""
        return self._facts


def iri(curie: str) -> str:
    """Return the IRI of a prefixed name."""
    prefix, _, name = curie.partition(":")
    return SPACES[prefix] + name


def short(iri: str) -> str:
    """Return an IRI with a prefix that is known here, as a person would write it."""
    for prefix, space in SPACES.items():
        name = iri.removeprefix(space)
        if name != iri and name.isidentifier():
            return f"{prefix}:{name}"
    return iri


def member(value: Any, *starts: str) -> Any:
    """Return the name of a member of a list; what is in none of them as it stands."""
    for start in starts:
        if isinstance(value, str) and value.startswith(start):
            return value.removeprefix(start)
    return value


def place(value: Any) -> Any:
    """Return the offsets of a place as `[start, end]`; what is none as it stands."""
    found = CHAR.fullmatch(value) if isinstance(value, str) else None
    return [int(found[2]), int(found[3])] if found else value


def places(values: list[str]) -> list[Any]:
    """Return the offsets of places, sorted."""
    return sorted((place(v) for v in values), key=lambda p: (isinstance(p, str), p))
