"""How statements were found: each rule with how often it is right, said once of all found so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.export.page.page_words import rule_in_words
from kg.export.rdf import record_nodes as records

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.export.rdf.record_nodes import Node
    from kg.export.release import Release
    from kg.model import Statement


def methods(release: Release) -> Iterator[Node]:
    """Describe the ways in which the statements were found, in order of rule and confidence."""
    found = {records.method(s): s for s in release.graph.statements}
    yield from (_method(path, one) for path, one in sorted(found.items()))


def _method(path: str, said: Statement) -> Node:
    """Describe a rule that finds statements, with the share of them that are right."""
    rule = said.rule
    node: Node = {
        "id": path,
        "type": "Method",
        "rule": rule,
        "finder": [f.value for f in said.found_by],
        "confidence": f"{said.confidence:.2f}",
    }
    if words := rule_in_words(rule):
        node["comment"] = words
    return node
