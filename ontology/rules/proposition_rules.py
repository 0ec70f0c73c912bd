"""Record rules for propositions and for the stances that statements take on them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ontology import lists, terms
from ontology.rules import properties
from ontology.rules.properties import is_number
from ontology.rules.violation import Violation, among, as_list, as_place, as_records

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ontology.rules.scope import Scope
    from ontology.rules.violation import Record


ALPHA3 = re.compile(r"[A-Z]{3}", re.ASCII)
_MODES = frozenset(properties.PLOVER["mode"])
_SURE = {"possible": 1, "probable": 2, "certain": 3}
_OPEN = frozenset(("realis", "unspecified"))
"""Modalities of a statement under which one of its propositions may still be claimed as fact."""
_PLAIN = frozenset(lists.closed_list("act").among("PLAIN"))
"""Acts of saying, under whose weakest clause another may still be a fact."""


def check(record: Record, scope: Scope) -> Iterator[Violation]:
    """Yield what is wrong with one proposition and the stances on it."""
    name = str(record.get("id"))
    for rule in (_fields, _mode, _predicate, _roles, _quantity, _places):
        for code, reason in rule(record, scope):
            yield Violation(code, reason, "proposition", name, as_place(record.get("trigger")))
    for stance in as_records(record.get("stances")):
        for code, reason in _stance(stance, scope):
            yield Violation(code, reason, "stance", f"{name}/{stance.get('statement')}")


def _fields(record: Record, scope: Scope) -> Iterator[tuple[str, str]]:
    yield from properties.wrong("proposition", record, given=True)


def _mode(record: Record, scope: Scope) -> Iterator[tuple[str, str]]:
    kind, mode = record.get("type"), record.get("mode")
    if mode is not None and not among(mode, terms.PLOVER_MODES.get(str(kind), _MODES)):
        yield "event-known", f"mode {mode!r} is not a mode of {kind}"


def _predicate(record: Record, scope: Scope) -> Iterator[tuple[str, str]]:
    predicate = record.get("predicate")
    if predicate is not None and not (
        isinstance(predicate, dict) and str(predicate.get("lemma") or "").strip()
    ):
        yield "predicate-known", f"the predicate {predicate!r} is no word"


def _roles(record: Record, scope: Scope) -> Iterator[tuple[str, str]]:
    roles = record.get("roles")
    for role, fillers in roles.items() if isinstance(roles, dict) else ():
        if role not in terms.ROLES:
            yield "role-known", f"role {role!r} is not in the list"
        if not as_records(fillers):
            yield "role-known", f"role {role!r} has no filler"
        for filler in as_records(fillers):
            actor, country = filler.get("id"), filler.get("country")
            if not str(filler.get("label") or "").strip():
                yield "filler-known", f"the filler of {role!r} has no label"
            if actor is not None and not among(actor, scope.actors):
                yield "filler-known", f"no actor {actor!r}"
            if country is not None and not ALPHA3.fullmatch(str(country)):
                yield "filler-known", f"country {country!r} is not an ISO 3166 alpha-3 code"


def _quantity(record: Record, scope: Scope) -> Iterator[tuple[str, str]]:
    quantity = record.get("quantity")
    if not isinstance(quantity, dict):
        return
    yield from properties.wrong("quantity", quantity)
    value, most = quantity.get("value"), quantity.get("max")
    ordered = is_number(value) and is_number(most) and most >= value
    if most is not None and is_number(value) and not ordered:
        yield "quantity-valid", f"max {most!r} is not a number of at least {value!r}"


def _places(record: Record, scope: Scope) -> Iterator[tuple[str, str]]:
    if as_place(record.get("trigger")) is None:
        yield "proposition-place", f"trigger: {record.get('trigger')!r} is not [start, end]"
        return
    if record.get("article") != scope.article:
        return
    places = [("trigger", record.get("trigger"))]
    quantity, roles = record.get("quantity"), record.get("roles")
    predicate = record.get("predicate")
    if isinstance(predicate, dict) and predicate.get("span") is not None:
        places.append(("predicate", predicate["span"]))
    if isinstance(quantity, dict):
        places.append(("quantity", quantity.get("span")))
    for role, fillers in roles.items() if isinstance(roles, dict) else ():
        places += [(role, f["span"]) for f in as_records(fillers) if f.get("span") is not None]
    for key, value in places:
        fault = scope.fault(value)
        if fault is not None:
            yield "proposition-place", f"{key}: {fault}"


def _own_clause(stance: Record, statement: Record) -> bool:
    """Tell whether a fact, or what is plainly not one, may be a clause among weaker ones.

    "Sudovia has sent tanks and may send more", "It may be dear, but it is no luxury": told in the
    content, outside every condition. RDF does not say where a stance is told, so there only the
    act is asked, as by the shape.
    """
    if not among(statement.get("act"), _PLAIN) or statement.get("modality") == "question":
        return False
    if "trigger" not in stance:
        return True
    place = as_place(stance["trigger"])
    if place is None:
        return False

    def within(key: str) -> bool:
        spans = [as_place(s) for s in as_list(statement.get(key))]
        return any(s is not None and s[0] <= place[0] and place[1] <= s[1] for s in spans)

    return within("content") and not within("conditions")


def _stance(stance: Record, scope: Scope) -> Iterator[tuple[str, str]]:
    yield from properties.wrong("stance", stance)
    name = str(stance.get("statement"))
    statement = scope.statements.get(name)
    if statement is None:
        if name not in scope.elsewhere:
            yield "stance-statement", f"no statement {name!r}"
        return
    polarity, modality = statement.get("polarity"), statement.get("modality")
    granted = stance.get("presupposed") is True  # whatever is said of it, and whoever denies that
    plain = stance.get("polarity") == "pos" and stance.get("modality") == "realis" and not granted
    open_ = among(modality, _OPEN) or _own_clause(stance, statement)
    if plain and (polarity == "neg" or not open_):
        yield "stance-strength", f"claimed as fact by a statement that is {polarity} {modality}"
    place = stance.get("trigger")
    fault = scope.fault(place) if place is not None else None
    if fault is not None:
        yield "proposition-place", f"trigger of the stance: {fault}"
    ours, theirs = _SURE.get(str(stance.get("certainty"))), statement.get("certainty")
    apart = granted or (stance.get("modality") == "realis" and _own_clause(stance, statement))
    if ours and not apart and ours > _SURE.get(str(theirs), len(_SURE)):
        yield "stance-sureness", f"{stance.get('certainty')} by a statement that is {theirs}"
