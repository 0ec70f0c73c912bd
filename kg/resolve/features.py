"""What speaks for and against two profiles being one actor, each feature with a name and weight.

The weights (`data/features.csv`) are log-odds by judgement, tried on the generated collection of
`tests/benchmarks/identity.py`; what may never be is a guard, not a weight.
"""

from __future__ import annotations

import csv
import math
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from io import StringIO
from typing import TYPE_CHECKING

from kg.extract.lexicon import words
from kg.gazetteer import gazetteer
from kg.resolve import word_lists
from kg.resolve.person_names import family_relation, given_relation, parse_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.resolve.profiles import Profile, Rarity

SAME = 2.5
"""Weight from which two profiles are one actor."""
UNSURE = 1.0
"""Weight from which a pair is put before a person for review."""
_MIDDLE = 1.5
_LONG_AGO = 4
_TELLING = 0.2
_LINKED = 1.0
"""Weight of a common company that speaks for one person in two offices."""
_SAME_STORY = 0.7
"""How telling a common company is, of 1 at most, that outweighs two countries of one full name."""
_COUNTRIES = "of different countries"


@dataclass(frozen=True, slots=True)
class Weighed:
    """The evidence on a pair: its features with their weights, and what forbids it, if anything."""

    features: tuple[tuple[str, float], ...]
    forbidden: str | None = None

    @property
    def weight(self) -> float:
        """The sum of the features' weights."""
        return sum(w for _, w in self.features)

    @property
    def score(self) -> float:
        """The weight as an estimate from 0 to 1 that the two are one."""
        if self.forbidden is not None:
            return 0.0
        return round(1 / (1 + math.exp(_MIDDLE - self.weight)), 3)

    @property
    def reason(self) -> str:
        """What the features say, in words."""
        return _reason(self)

    @property
    def names(self) -> tuple[str, ...]:
        """The features with their weights, to read."""
        return _names(self)


@lru_cache(maxsize=1 << 12)
def _reason(weighed: Weighed) -> str:
    told = [table()[name][1] for name, _ in weighed.features]
    return "; ".join([*told, *([weighed.forbidden] if weighed.forbidden else [])])


@lru_cache(maxsize=1 << 12)
def _names(weighed: Weighed) -> tuple[str, ...]:
    return tuple(f"{name} {weight:+.1f}" for name, weight in weighed.features)


_DIFFERENT = Weighed((), "different names")


@cache
def table() -> Mapping[str, tuple[float, str]]:
    """Return weight and words of every feature."""
    text = (files("kg.resolve") / "data" / "features.csv").read_text(encoding="utf-8")
    return {r["feature"]: (float(r["weight"]), r["says"]) for r in csv.DictReader(StringIO(text))}


def weigh(one: Profile, other: Profile, rarity: Rarity, *, alone: bool = False) -> Weighed:
    """Return what speaks for and against two people being one; `alone`, company left out."""
    name = _name(one, other)
    if name is None:
        return _DIFFERENT
    forbidden = reason_forbidden(one, other)
    found = [name, *_office(one, other), *_belonging(one, other)]
    exile = forbidden == _COUNTRIES and name == "name" and _may_be_of_both(one, other)
    if exile and not alone and rarity.shared(one, other) >= _SAME_STORY:
        forbidden = None
        found.append("country-other")
    if one.entry is not None and one.entry == other.entry:
        found.append("table")
    if name == "surname" and _long_ago(one, other):
        found.append("long-ago")
    weighed = Weighed(tuple((f, table()[f][0]) for f in found), forbidden)
    return weighed if alone else with_company(weighed, one, other, rarity)


def with_company(weighed: Weighed, one: Profile, other: Profile, rarity: Rarity) -> Weighed:
    """Return what was weighed of two people alone, and how telling the others beside them are."""
    shared = rarity.shared(one, other)
    if shared < _TELLING:
        return weighed
    told = ("company", round(shared * table()["company"][0], 2))
    return Weighed((*weighed.features, told), weighed.forbidden)


def _may_be_of_both(one: Profile, other: Profile) -> bool:
    """Tell whether a person may be told of by two countries: nobody in office of a state is.

    An exile is of the one by birth and of the other by where he lives or works.
    """
    roles = (one.actor.role, other.actor.role)
    return all(r is not None and field_of(r) != "government" for r in roles)


def _long_ago(one: Profile, other: Profile) -> bool:
    mine, theirs = one.year, other.year
    return mine is not None and theirs is not None and abs(mine - theirs) > _LONG_AGO


def reason_forbidden(one: Profile, other: Profile) -> str | None:
    """Return what forbids two people from being one, or None: no weight overrules it."""
    mine, theirs = one.actor, other.actor
    if mine.gender and theirs.gender and mine.gender != theirs.gender:
        return "a man and a woman"
    if mine.country and theirs.country and mine.country != theirs.country:
        return _COUNTRIES
    if one.entry and other.entry and one.entry != other.entry:
        return "different entries of a table of names"
    if one.article == other.article and one.key != other.key and _short(one) != _short(other):
        return "one article names both and does not join them"
    return _offices_at_once(one, other)


def _short(one: Profile) -> bool:
    return " " not in one.actor.label


def _offices_at_once(one: Profile, other: Profile) -> str | None:
    """Nobody is president and foreign minister of one country in one month."""
    roles = gazetteer().roles
    mine, theirs = one.actor.role, other.actor.role
    if not mine or not theirs or mine == theirs or one.seen is None or other.seen is None:
        return None
    both = mine in roles and theirs in roles and roles[mine].unique and roles[theirs].unique
    if both and one.seen[:7] == other.seen[:7]:
        return f"{mine} and {theirs} in one month"
    return None


def _name(one: Profile, other: Profile) -> str | None:
    """Return the best relation between two names, or None for different ones."""
    mine, theirs = parse_name(one.actor.label), parse_name(other.actor.label)
    family, given = family_relation(mine, theirs), given_relation(mine, theirs)
    if family == "different" or given == "different":
        return None
    if given == "missing":
        alone = not mine.given and not theirs.given
        return "surname" if family == "equal" or not alone else None
    if family == "spelling":
        return "family-spelling"
    return {"equal": "name"}.get(given, given)


def _office(one: Profile, other: Profile) -> Iterable[str]:
    mine, theirs = one.actor.role, other.actor.role
    if not mine or not theirs or is_described(one) or is_described(other):
        return
    if mine == theirs:
        role = gazetteer().roles.get(mine)
        yield "unique-office" if role is not None and role.unique else "role"
    elif _heads_one(mine, theirs) or _heads_one(theirs, mine) or _are_of_the_press(mine, theirs):
        return
    elif field_of(mine) != field_of(theirs):
        yield "role-other"
    elif set(mine.split()).isdisjoint(theirs.split()):  # "deputy director", "deputy adviser"
        yield "role-apart"


def _heads_one(role: str, other: str) -> bool:
    """Tell whether one role is what newspapers call whoever heads a body, and the other heads one.

    "The regulator's chief" is its chairman.
    """
    return role in word_lists.words("called_heads") and other in word_lists.words("heads_of_bodies")


def _are_of_the_press(role: str, other: str) -> bool:
    """Tell whether both roles are words for who writes for a paper: "journalist", "columnist"."""
    press = word_lists.words("press")
    return role.split(" ")[-1] in press and other.split(" ")[-1] in press


def two_offices(mine: Profile, theirs: Profile, found: Weighed) -> bool:
    """Tell whether two profiles hold offices of one field that are not one, and nothing links them.

    "Expert" or "leader" describes; it is no office beside another. Others whom both are named
    beside link them.
    """
    weights = dict(found.features)
    return "role-apart" in weights and weights.get("company", 0.0) < _LINKED


def is_described(one: Profile) -> bool:
    """Tell whether a person's role is no office but what he is in a story: a candidate, a rival."""
    return (one.actor.role or "").split(" ")[-1] in word_lists.words("describing")


def field_of(role: str) -> str:
    """Return the field of an office: of government, of learning, or itself."""
    last = role.partition(" of ")[0].split(" ")[-1]  # "secretary of state"
    if (
        role in words("officials")
        or last in words("officials")
        or last in word_lists.words("governing")
    ):
        return "government"
    return "learning" if last in words("experts") else last


def _belonging(one: Profile, other: Profile) -> Iterable[str]:
    mine, theirs = one.actor, other.actor
    if mine.country and mine.country == theirs.country:
        yield "country"
    above, beside = mine.affiliation, theirs.affiliation
    if above and beside and is_body(one) and is_body(other):
        if above == beside:
            yield "affiliation"
        elif is_described(one) or is_described(other):
            return  # "the committee's critic" belongs to no committee
        elif not (mine.country and mine.country == theirs.country):  # organs of one state
            yield "affiliation-other"


def is_body(one: Profile) -> bool:
    """Tell whether a person belongs to a body, not only to a country."""
    return one.actor.affiliation is not None and one.actor.affiliation not in _states()


@cache
def _states() -> frozenset[str]:
    from kg.extract.actors.actor_records import country_actor

    return frozenset(country_actor(c).id for c in gazetteer().countries.values())


def informative(one: Profile) -> bool:
    """Tell whether a profile says of a person what tells him from a namesake.

    That is an office and the country or body where it is held, or the body, or a table's entry.
    """
    if one.entry is not None:
        return True
    if is_described(one):
        return False
    if is_body(one):
        return True
    return one.actor.role is not None and one.actor.country is not None
