"""Families of deeds that somebody is charged with: the table `../data/charge_families.csv`.

In: the verb of a claim and the words of its sentence. Out: the family of the deed, and whether it
is only said to be involved in it. One charge is worded by many verbs and nouns ("arming",
"supplying weapons to", "arms shipments to"); what counts is the deed.

The columns: `broader` is the family that one entails ("rapes" entails "sexually assaults"); `says`
and `noun` make the sentence for a charge, `open` stands where nobody is told whom it befell; `whom`
tells what keeps two charges of one side apart (`Whom`). `verbs` need one of `words` in the
sentence, where there are any; words joined by "+" are needed together. "~" are verbs that say
nothing themselves ("committed", "was guilty of"), beside which the noun tells it.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from kg.gazetteer.csv_rows import csv_rows
from kg.link.likeness import words
from kg.resolve.claim_keys import singular

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_LIGHT = "~"
_JOINT = re.compile(r"[+-]")


class Whom(StrEnum):
    """What keeps two charges of one family against one side apart.

    `NOBODY`: nothing. `OPEN`: whom it befell, where he is named. `NAMED`: the same, and without a
    name it is no charge that another paper could tell. `FORCES`: the same of no person. `STATE`: of
    what state he is. `THING`: with what thing it is done, by its sort.
    """

    NOBODY = "nobody"
    OPEN = "open"
    NAMED = "named"
    FORCES = "forces"
    STATE = "state"
    THING = "thing"


@dataclass(frozen=True, slots=True)
class Family:
    """Deeds that are one charge, and the words that make its sentence."""

    name: str
    broader: str
    says: str
    noun: str
    open: str
    whom: Whom


@dataclass(frozen=True, slots=True)
class _Words:
    family: str
    sets: tuple[frozenset[str], ...]


@cache
def families() -> Mapping[str, Family]:
    """Return the families by name."""
    return {
        row["family"]: Family(
            row["family"],
            row["broader"],
            row["says"],
            row["noun"],
            row["open"],
            Whom(row["whom"]),
        )
        for row in _rows()
        if row["says"]
    }


def above(name: str) -> Iterator[str]:
    """Yield the families that one entails, nearest first."""
    while name:
        name = families()[name].broader
        if name:
            yield name


def family_of(verb: str, sentence: str, doer: str = "") -> tuple[str, bool] | None:
    """Return the family of a deed and whether its doer is only said to be involved in it.

    `doer` are the words of the sentence for who does it. What stands behind a noun for words is
    said and not done: "spread lies about the use of gas".

    >>> family_of("deploy", "The police deploy a sound cannon"), family_of("deploy", "It deploys")
    (('use-weapon', False), None)
    >>> family_of("be", "Chad is behind the killing of Dahl")
    ('kill', True)
    >>> family_of("be", "Chad is tired of the reports of the killing of Dahl")
    """
    told = _told(sentence.replace(doer, "", 1) if doer else sentence)
    verb = verb.replace(" ", "-")
    plain = next((w.family for w in _by_verb().get(verb, ()) if _meets(w, told)), None)
    if plain is not None:
        return plain, False
    if verb not in listed("light_charge_verbs") | listed("involving_verbs"):
        return None
    involved = not told.isdisjoint(listed("involved_words"))
    found = next((w.family for w in _by_verb()[_LIGHT] if _meets(w, told)), None)
    return None if found is None else (found, involved)


def may_tell(verb: str) -> bool:
    """Tell whether a verb may tell a deed of a family, whatever stands beside it."""
    verb = verb.replace(" ", "-")
    return verb in _by_verb() or verb in listed("light_charge_verbs") | listed("involving_verbs")


def family_in(text: str) -> str | None:
    """Return the family of the deed that a noun or gerund tells behind "allegations of".

    >>> family_in("using a sound cannon"), family_in("sexual assault"), family_in("a nice day")
    ('use-weapon', 'sexual-assault', None)
    """
    for word in words(text):
        if word.endswith("ing"):
            stem = word.removesuffix("ing")
            for verb in (stem, f"{stem}e", stem[:-1]):
                found = family_of(verb, text)
                if found is not None:
                    return found[0]
    found = family_of("commit", text)
    return None if found is None else found[0]


def _told(sentence: str) -> frozenset[str]:
    """Return the words of a sentence, also in the singular, up to a noun for what is only said."""
    found: set[str] = set()
    for word in words(sentence):
        one = singular(word)
        if one in listed("words_for_words"):
            break
        found |= {word, one}
    return frozenset(found)


def _meets(asked: _Words, told: frozenset[str]) -> bool:
    return not asked.sets or any(one <= told for one in asked.sets)


@cache
def _by_verb() -> Mapping[str, tuple[_Words, ...]]:
    """Return by each verb what it is a word for, the narrower families first."""
    found: dict[str, list[_Words]] = {}
    depth = {name: len(list(above(name))) for name in families()}
    for row in sorted(_rows(), key=lambda r: -depth[r["family"]]):
        sets = tuple(frozenset(_JOINT.split(one)) for one in row["words"].split())
        for verb in row["verbs"].split():
            found.setdefault(verb, []).append(_Words(row["family"], sets))
    return {verb: tuple(some) for verb, some in found.items()}


@cache
def beside_verbs(family: str) -> frozenset[str]:
    """Return the nouns beside which verbs tell a family or a narrower one: what is given or done.

    >>> "weapon" in beside_verbs("support"), "rebel" in beside_verbs("support")
    (True, False)
    """
    every = (w for some in _by_verb().values() for w in some)
    under = (w for w in every if family in (w.family, *above(w.family)))
    return frozenset(word for w in under for one in w.sets for word in one)


@cache
def listed(name: str) -> frozenset[str]:
    """Return one list of `../data/charge_words.toml`."""
    text = (files("kg.link") / "data" / "charge_words.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)[name].split())


def any_of(name: str) -> str:
    """Return the words of a list as one pattern, the longest first."""
    return "|".join(sorted(map(re.escape, listed(name)), key=lambda w: (-len(w), w)))


@cache
def _rows() -> tuple[dict[str, str], ...]:
    return tuple(csv_rows(files("kg.link") / "data" / "charge_families.csv"))
