"""Record rules for actors; above all, that the unnamed stay unnamed and in their article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ontology.rules import properties
from ontology.rules.violation import Violation, among, as_list, as_records

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ontology.rules.scope import Scope
    from ontology.rules.violation import Record


QID = re.compile(r"Q[1-9][0-9]*", re.ASCII)
_NUMBER = re.compile(r"[0-9]")
_PLURAL = re.compile(r"[A-Z]{2,}s", re.ASCII)
_BRACKETS = re.compile(r"\([^()]*\)")
_PARTICLES = frozenset(
    ("al", "bin", "da", "de", "del", "der", "di", "du", "ibn", "la", "van", "von")
)
"""Small words inside names of people, which do not make a name a description."""


def check(record: Record, scope: Scope) -> Iterator[Violation]:
    """Yield what is wrong with one actor."""
    name = str(record.get("id"))
    for rule in (_self, _references, _unnamed):
        for code, reason in rule(record, scope):
            yield Violation(code, reason, "actor", name)


def _self(record: Record, scope: Scope) -> Iterator[tuple[str, str]]:
    yield from properties.wrong("actor", record)
    wikidata = record.get("wikidata")
    if wikidata is not None and not QID.fullmatch(str(wikidata)):
        yield "actor-code", f"wikidata {wikidata!r} is not a QID"


def _references(record: Record, scope: Scope) -> Iterator[tuple[str, str]]:
    others = [record.get("affiliation"), *as_list(record.get("members"))]
    for other in others:
        if other is None:
            continue
        if other == record.get("id"):
            yield "actor-reference", "the actor belongs to itself"
        elif not among(other, scope.actors):
            yield "actor-reference", f"no actor {other!r}"


def describes(label: str) -> bool:
    """Tell whether a label describes somebody, rather than naming them.

    A description has an ordinary word in small letters, a number, or the plural of an acronym:
    "senior official (Ministry of Defence)", "U.S. official", "18%", "CEOs"; a name has none: "Kim
    Yong-hyun", "Ursula von der Leyen".
    """
    return any(
        _NUMBER.search(w)
        or _PLURAL.fullmatch(w)
        or (w[:1].islower() and w not in _PARTICLES and len(w) > 1)
        for w in _BRACKETS.sub(" ", label).split()
    )


def _unnamed(record: Record, scope: Scope) -> Iterator[tuple[str, str]]:
    if record.get("named") is not False:
        return
    label, role = str(record.get("label") or ""), str(record.get("role") or "")
    told = role and any(w in label.casefold() for w in role.casefold().split())
    if not told and not describes(label):
        yield "unnamed-label", f"{label!r} looks like a proper name"
    articles = {str(m.get("article")) for m in as_records(record.get("mentions"))}
    if len(articles) > 1:
        yield "unnamed-article", f"mentioned in {len(articles)} articles"
