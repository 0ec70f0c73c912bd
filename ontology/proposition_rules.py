"""Record rules for propositions and for the stances that statements take on them."""

from __future__ import annotations

import re
from math import isfinite
from typing import TYPE_CHECKING

from ontology import edtf, terms
from ontology.rule import Remedy, Rule
from ontology.violation import Violation, among, as_list, as_place, as_records

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ontology.scope import Scope
    from ontology.violation import Record

MENDED, CUT, UNSPECIFIED, ASIDE = Remedy.MENDED, Remedy.CUT, Remedy.UNSPECIFIED, Remedy.ASIDE

RULES = {
    "proposition-label": Rule(
        "a proposition has a neutral wording",
        (UNSPECIFIED, ASIDE),
        "it is told in the words of who claims it, whose negation may stand in the stances too",
    ),
    "event-known": Rule(
        "event type, mode and contexts are PLOVER's", (CUT,), "the claim stays, untyped"
    ),
    "role-known": Rule(
        "each role is in the list and has a filler", (CUT,), "the claim stays, in its words"
    ),
    "filler-known": Rule(
        "each filler has a label, and its actor and country code are known",
        (MENDED, CUT),
        "the label is the actor's or the words of its place; an actor who is not there leaves"
        " the words, a code that is none goes",
    ),
    "quantity-valid": Rule(
        "a quantity is a finite number with a unit and a bound from the list",
        (CUT,),
        "the claim stays, in its words",
    ),
    "event-time-valid": Rule(
        "the time of the event is an EDTF date", (CUT,), "the claim stays, undated"
    ),
    "proposition-place": Rule(
        "places in this article are inside it and hold more than space",
        (CUT, ASIDE),
        "the place of a filler, of a quantity or of a stance goes; a claim is somewhere",
    ),
    "stance-statement": Rule("a stance is of a statement that exists", (CUT,), "nobody takes it"),
    "stance-list": Rule(
        "polarity, modality and certainty are in their lists", (ASIDE,), "it is no stand"
    ),
    "stance-strength": Rule(
        "no claim is a fact in a statement that denies, asks, plans or supposes",
        (UNSPECIFIED,),
        "what may be denied, asked or conditional is never told as fact",
    ),
    "stance-sureness": Rule(
        "no claim is more certain than its statement",
        (MENDED,),
        "it is as certain as its statement",
    ),
}

ALPHA3 = re.compile(r"[A-Z]{3}", re.ASCII)
_MODES = frozenset(mode for modes in terms.PLOVER_MODES.values() for mode in modes)
_CONTEXTS = frozenset(terms.PLOVER_CONTEXTS)
_STAND = ("polarity", "modality", "certainty")
_IN_LIST = {key: frozenset(terms.LISTS[key]) for key in (*_STAND, "bound")}
_SURE = {"possible": 1, "probable": 2, "certain": 3}
_OPEN = frozenset(("realis", "unspecified"))
"""Modalities of a statement under which one of its propositions may still be claimed as fact."""
_PLAIN = frozenset(("state", "confirm", "accuse", "condemn", "praise"))
"""Acts of saying, under whose weakest clause another may still be a fact."""


def check(record: Record, scope: Scope) -> Iterator[Violation]:
    """Yield what is wrong with one proposition and the stances on it."""
    name = str(record.get("id"))
    for rule in (_label, _event, _roles, _quantity, _time, _places):
        for code, reason in rule(record, scope):
            yield Violation(code, reason, "proposition", name, as_place(record.get("trigger")))
    for stance in as_records(record.get("stances")):
        for code, reason in _stance(stance, scope):
            yield Violation(code, reason, "stance", f"{name}/{stance.get('statement')}")


def _label(record: Record, scope: Scope) -> Iterator[tuple[str, str]]:
    label = record.get("label", "given")
    if not isinstance(label, str) or not label.strip():
        yield "proposition-label", f"the wording {label!r} is not one text"


def _event(record: Record, scope: Scope) -> Iterator[tuple[str, str]]:
    kind, mode = record.get("type"), record.get("mode")
    if kind is not None and not among(kind, terms.PLOVER_MODES):
        yield "event-known", f"type {kind!r} is not a PLOVER type"
    if mode is not None and not among(mode, terms.PLOVER_MODES.get(str(kind), _MODES)):
        yield "event-known", f"mode {mode!r} is not a mode of {kind}"
    for context in as_list(record.get("contexts")):
        if not among(context, _CONTEXTS):
            yield "event-known", f"context {context!r} is not a PLOVER context"


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


def _number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)


def _quantity(record: Record, scope: Scope) -> Iterator[tuple[str, str]]:
    quantity = record.get("quantity")
    if not isinstance(quantity, dict):
        return
    value, most = quantity.get("value"), quantity.get("max")
    if not _number(value):
        yield "quantity-valid", f"{value!r} is not a finite number"
    elif most is not None and not (_number(most) and most >= value):
        yield "quantity-valid", f"max {most!r} is not a number of at least {value!r}"
    if not among(quantity.get("bound"), _IN_LIST["bound"]):
        yield "quantity-valid", f"bound {quantity.get('bound')!r} is not in its list"
    if not str(quantity.get("unit") or "").strip():
        yield "quantity-valid", "the quantity has no unit"


def _time(record: Record, scope: Scope) -> Iterator[tuple[str, str]]:
    time = record.get("time")
    if time is not None and not (isinstance(time, str) and edtf.days(time)):
        yield "event-time-valid", f"{time!r} is not an EDTF date"


def _places(record: Record, scope: Scope) -> Iterator[tuple[str, str]]:
    if as_place(record.get("trigger")) is None:
        yield "proposition-place", f"trigger: {record.get('trigger')!r} is not [start, end]"
        return
    if record.get("article") != scope.article:
        return
    places = [("trigger", record.get("trigger"))]
    quantity, roles = record.get("quantity"), record.get("roles")
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
    for key in _STAND:
        if not among(stance.get(key), _IN_LIST[key]):
            yield "stance-list", f"{key} {stance.get(key)!r} is not in its list"
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
