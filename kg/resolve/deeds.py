"""The one name of what is done, whatever the word: the table `data/deeds.csv`.

In: a claim, and who and what fills its places. Out: the name of its deed. The table names classes,
events and verbs that are words for one thing done, some only to a kind of thing ("stormed | the
embassy" is a raid, "stormed | the beach" none).
`data/deeds_by_object.csv` names those told by a verb and what it is done to, and how they fill
their places: `within` the object is only a part of the deed ("took | bribes |"), `turned` who does
it is whom it is done to by the party after "from" ("borrowed from X": X lent), `from` the party
from whom it is taken suffers it, `whose` it is done to those whose the object is ("evaded the
sanctions | on Chad |").

Entering a state's air, waters or land without leave is done to that state: "crossed into Togolese
waters" and "violated Togo's territorial waters" are one deed, and none to its airspace. Crossing
its border is entering its land.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from kg.extract.lexicon import words as lists
from kg.gazetteer.csv_rows import csv_rows
from kg.gazetteer.names import fold
from kg.resolve.claim_keys import singular
from kg.resolve.word_lists import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.model import Proposition
    from kg.resolve.claim_parts import Part

VERB = "to "
"""Opens the kind of a claim that is a verb of the text and no class of events."""

TABLES = ("deeds_by_object.csv", "deeds.csv")
"""The tables of deeds; what asks for an object is tried first."""
_ENTERING = frozenset({"violate", "invade"})
_NEAR = 40
"""Characters around a state's name among which the noun of its territory stands."""
_AFTER = re.compile(r"(?:['’]s)?(?:\s+([a-z]+))?\s+([a-z]+)")
_BEFORE = re.compile(r"([a-z]+)\s+of\s+(?:the\s+)?$")
_AGAINST = re.compile(r"([a-z]+)\s+(?:on|against)\s+(?:the\s+)?$")
EVADING = "evade-sanctions"


@dataclass(frozen=True, slots=True)
class Deed:
    """What is done: its one name, and how it fills its places.

    `within` are the keys of parts that are no more than a part of the deed; with `whose` it is done
    to those whose these are ("evaded the sanctions | on Chad |").
    """

    name: str
    within: frozenset[str] = frozenset()
    turned: bool = False
    taken_from: bool = False
    whose: bool = False


type _Row = tuple[str, frozenset[str], frozenset[str], frozenset[str]]


@cache
def _deeds() -> Mapping[tuple[str, str], tuple[_Row, ...]]:
    found: dict[tuple[str, str], list[_Row]] = {}
    for name in TABLES:
        for row in csv_rows(files("kg.resolve") / "data" / name):
            asked = frozenset(row["object"].split()), frozenset(row["subject"].split())
            places = frozenset(row.get("places", "").split())
            for word in row["words"].split():
                found.setdefault((row["how"], word), []).append((row["deed"], *asked, places))
    return {word: tuple(rows) for word, rows in found.items()}


@cache
def event_deeds() -> frozenset[str]:
    """Return the deeds that classes of events are words for."""
    every = (row for (how, _), rows in _deeds().items() if how == "event" for row in rows)
    return frozenset(deed for deed, *_ in every)


@cache
def whole_deeds() -> frozenset[str]:
    """Return the deeds that tell with their doer alone what was done: "evaded | taxes |"."""
    every = (row for rows in _deeds().values() for row in rows)
    return frozenset(deed for deed, _, _, places in every if "within" in places)


def _is_at_home(agents: Iterable[Part], whom: Iterable[Part]) -> bool:
    """Tell whether all that it is done to is the doers' own: "its jets crossed its border"."""
    mine = {p.country for p in agents} - {None}
    return bool(mine) and all(p.country in mine for p in whom)


def deed_of(claim: Proposition, agents: Iterable[Part], whom: Iterable[Part]) -> Deed:
    """Return the one name of what is done; the claim's own kind where the table has none."""
    kind = claim.key[0]
    does = {k for p in agents for k in p.kinds}
    done_to = {k for p in whom for k in p.kinds}

    def found() -> Iterator[Deed]:
        for word in _asked(claim, kind, bool(tuple(whom))):
            for deed, objects, subjects, places in _deeds().get(word, ()):
                fits = (not objects or objects & done_to) and (not subjects or subjects & does)
                if fits and not (deed in words("deeds_abroad") and _is_at_home(agents, whom)):
                    inner = frozenset(p.key for p in whom if objects & p.kinds)
                    yield Deed(
                        name=deed,
                        within=inner if "within" in places else frozenset(),
                        turned="turned" in places,
                        taken_from="from" in places,
                        whose="whose" in places,
                    )

    return next(found(), Deed(kind))


def _asked(claim: Proposition, kind: str, whom: bool) -> list[tuple[str, str]]:
    """Return the words by which a claim's deed is looked up, the one that tells most first."""
    lemma = claim.predicate.lemma if claim.predicate is not None else ""
    if not kind.startswith(VERB):
        return [("event", f"{kind}/{lemma}"), ("event", kind)]
    name = kind.removeprefix(VERB)
    asked = [("verb", lemma.replace(" ", "-")), ("verb", name.replace(" ", "-"))]
    if whom or name in words("deeds_of_one"):  # "came out": for nobody told
        asked += [("class", name), ("class", claim.predicate_class or "")]
    return asked


def entering(deed: str, claim: Proposition, whom: Iterable[Part], text: str) -> str | None:
    """Return the name of a deed of entering a state's territory, or of going against its sanctions.

    None where the deed is no entering, or the claim does not tell of what.
    """
    if deed not in _ENTERING:
        return None
    told = {part.head for part in whom}
    for role, fillers in claim.roles:
        spans = (f.span for f in fillers if f.span is not None and f.actor is not None)
        for span in spans if role == "recipient" and text else ():
            before, after = text[max(0, span.start - _NEAR) : span.start], text[span.end :][:_NEAR]
            rule = _AGAINST.search(before)
            if deed == "violate" and rule is not None and rule.group(1) in words("sanctions"):
                return EVADING
            found = _BEFORE.search(before)
            told |= {found.group(1)} if found is not None else set()
            follows = _AFTER.match(after)
            if follows is not None:
                sort, noun = follows.groups()
                told.add(noun if sort in lists("territorial_sorts") else sort or noun)
    nouns = {singular(fold(word)) for word in told}
    for name, kind in (("violate-airspace", "airspaces"), ("violate-waters", "territorial_waters")):
        if nouns & words(kind):
            return name
    return "invade" if deed == "invade" or nouns & words("lands") else None
