"""Classes of predicates of the user's own, as SKOS; those of the ontology are in its files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.export.rdf import iris as names
from ontology import terms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.export.rdf.record_nodes import Node
    from kg.export.release import Release


def classes(release: Release) -> Iterator[Node]:
    """Describe the classes that the user's words bring, in order of their names."""
    for one in sorted(release.graph.classes, key=lambda c: c.id):
        node: Node = {
            "id": terms.PREDICATE + names.segment(one.id),
            "type": "Concept",
            "label": one.label,
            "broader": one.parent,
            "inScheme": "predicate",
        }
        if one.definition:
            node["definition"] = one.definition
        yield node
