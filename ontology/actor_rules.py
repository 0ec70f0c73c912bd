"""Record rules for actors; above all, that the unnamed stay unnamed and in their article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ontology import terms
from ontology.proposition_rules import ALPHA3
from ontology.rule import Remedy, Rule
from ontology.violation import Violation, among, as_list, as_records

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ontology.scope import Scope
    from ontology.violation import Record

KEPT, MENDED, CUT, ASIDE = Remedy.KEPT, Remedy.MENDED, Remedy.CUT, Remedy.ASIDE

RULES = {
    "actor-list": Rule("the type of an actor is in its list", (ASIDE,), "it is no kind of actor"),
    "actor-named": Rule("an actor is named or not", (ASIDE,), "nobody knows whether to merge it"),
    "actor-label": Rule(
        "an actor has a label", (MENDED, ASIDE), "a name of it, or the words that mention it"
    ),
    "actor-reference": Rule(
        "affiliation and members are other actors that are known", (CUT,), "the actor stays"
    ),
    "actor-code": Rule(
        "country is an ISO 3166 alpha-3 code, wikidata a QID", (CUT,), "the actor stays"
    ),
    "unnamed-label": Rule(
        "an unnamed actor does not carry a proper name as its label",
        (KEPT,),
        "it is one actor of one article under whatever words",
    ),
    "unnamed-article": Rule(
        "an unnamed actor belongs to one article",
        (MENDED,),
        "in each article it is an actor of its own",
    ),
}

_TYPES = frozenset(terms.LISTS["actor-type"])
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
    if not among(record.get("type"), _TYPES):
        yield "actor-list", f"type {record.get('type')!r} is not in its list"
    if not isinstance(record.get("named", True), bool):
        yield "actor-named", f"named is {record.get('named')!r}, neither true nor false"
    if not isinstance(record.get("label"), str) or not str(record["label"]).strip():
        yield "actor-label", "the label is empty"
    country, wikidata = record.get("country"), record.get("wikidata")
    if country is not None and not ALPHA3.fullmatch(str(country)):
        yield "actor-code", f"country {country!r} is not an ISO 3166 alpha-3 code"
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
