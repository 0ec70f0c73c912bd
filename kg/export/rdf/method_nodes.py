"""How statements were found: each rule with how often it is right, said once of all found so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.export.page.page_words import finds
from kg.export.rdf import iris as names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.export.rdf.record_nodes import Node
    from kg.export.release import Release


def methods(release: Release) -> Iterator[Node]:
    """Describe the ways in which the statements were found, in order of rule and confidence."""
    found = {(s.rule, f"{s.confidence:.2f}") for s in release.graph.statements}
    yield from (method(rule, float(sure)) for rule, sure in sorted(found))


def method(rule: str, confidence: float) -> Node:
    """Describe a rule that finds statements, with the share of them that are right."""
    node: Node = {
        "id": names.method(rule, confidence),
        "type": "Method",
        "rule": rule,
        "confidence": f"{confidence:.2f}",
    }
    if words := finds(rule):
        node["comment"] = words
    return node
