"""Issues to nodes: what is argued about, with its matter and chief actors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.export.rdf import iris as names

if TYPE_CHECKING:
    from kg.export.rdf.record_nodes import Node
    from kg.model import Issue


def issue(record: Issue) -> Node:
    """Describe an issue."""
    node: Node = {"id": names.issue(record.id), "type": "Issue", "label": record.label}
    if record.matter is not None:
        node["matter"] = record.matter.value
    if record.actors:
        node["chiefActor"] = [names.actor(a) for a in record.actors]
    return node
