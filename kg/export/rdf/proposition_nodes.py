"""Propositions to nodes: what is claimed, the things in it, and the numbers."""

from __future__ import annotations

from decimal import Decimal
from math import isfinite
from typing import TYPE_CHECKING

from kg.export.rdf import iris as names
from kg.export.rdf.record_nodes import concept, date, noted
from ontology import terms

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from kg.export.rdf.record_nodes import Node
    from kg.model import Filler, Proposition, Quantity

_ROLES = frozenset(terms.ROLES)


def number(value: float) -> str:
    """Return a number as a canonical decimal: no exponent, no trailing zero.

    >>> number(300.0), number(0.5), number(1e21)
    ('300', '0.5', '1000000000000000000000')
    """
    text = format(Decimal(repr(value)), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _filler(filler: Filler) -> tuple[str, Node | None]:
    if filler.actor is not None:
        return names.actor(filler.actor), None
    if filler.proposition is not None:
        return names.proposition(filler.proposition), None
    path = names.thing(filler.label, filler.country)
    node: Node = {"id": path, "type": "Thing", "label": filler.label}
    if filler.country is not None:
        node["countryCode"] = filler.country
    return path, node


def _quantity(record: Quantity, home: Proposition) -> Node:
    node: Node = {
        "id": names.proposition(home.id) + "#quantity",
        "type": "Quantity",
        "bound": record.bound.value,
        "unit": record.unit,
        "quantityMention": names.place(home.article, record.span),
    }
    if isfinite(record.value):
        node["value"] = number(record.value)
    if record.max is not None and isfinite(record.max):
        node["maximum"] = number(record.max)
    return node


def things(record: Proposition) -> Iterator[Node]:
    """Describe what fills the roles of a proposition without being an actor."""
    for _, fillers in record.roles:
        for filler in fillers:
            thing = _filler(filler)[1]
            if thing is not None:
                yield thing


def proposition(record: Proposition, issues: Container[str | None] = ()) -> Iterable[Node]:
    """Describe a proposition and the things in it; its stances are with their statements.

    Its issue is named where it is one of those told: an issue of one claim has no node.
    """
    node: Node = {
        "id": names.proposition(record.id),
        "type": ["Proposition", "Charge"] if record.entailed else "Proposition",
        "text": record.label,
        "trigger": names.place(record.article, record.trigger),
    }
    if record.type is not None:
        node["eventType"] = concept("plover/type/", record.type)
    if record.mode is not None:
        node["eventMode"] = concept("plover/mode/", record.mode)
    if record.contexts:
        node["eventContext"] = [concept("plover/context/", c) for c in record.contexts]
    if record.predicate is not None:
        node["predicate"] = record.predicate.lemma
    if record.predicate_class is not None:
        node["predicateClass"] = concept("predicate/", record.predicate_class)
    for role, fillers in record.roles:
        key = role if role in _ROLES else "participant"
        paths: list[object] = node.setdefault(key, [])  # type: ignore[assignment]
        for filler in fillers:
            path, thing = _filler(filler)
            paths.append(path)
            if thing is not None:
                yield thing
    if record.broader:
        node["broaderClaim"] = [names.proposition(b.id) for b in record.broader]
    if record.entailed:
        node["entailedStance"] = [names.entailed(record.id, e.statement) for e in record.entailed]
        yield from entailed_stances(record)
    if record.issue is not None and record.issue in issues:
        node["issue"] = names.issue(record.issue)
    if record.quantity is not None:
        node["quantity"] = _quantity(record.quantity, record)
    if record.time is not None:
        node["eventTime"] = date(record.time)
        if record.time_basis is not None:
            node["eventTimeBasis"] = record.time_basis
    noted(record, node)
    yield node


def entailed_stances(record: Proposition) -> Iterator[Node]:
    """Describe the stands on a charge that follow from other claims: nobody's own words."""
    for one in record.entailed:
        node: Node = {
            "id": names.entailed(record.id, one.statement),
            "type": "EntailedStance",
            "entailedFor": names.statement(one.statement),
            "polarity": one.polarity.value,
            "basis": one.basis.value,
        }
        if one.by is not None:
            node["entailedBy"] = names.proposition(one.by)
        if one.presupposed:
            node["presupposed"] = True
        yield node
