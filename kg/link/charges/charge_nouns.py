"""Nouns in charges: whom or what a deed befell, whose forces somebody is of, sorts of weapons.

In: the words of a claim's places. Out: the noun that tells another party or thing apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.lexicon import words as lists
from kg.extract.noun_kinds import noun_kinds
from kg.gazetteer import gazetteer
from kg.gazetteer.names import fold
from kg.ids import key_id
from kg.link.charges.charge_families import Whom, beside_verbs, families, listed
from kg.link.likeness import words
from kg.resolve.claim_keys import singular
from kg.resolve.claim_parts import is_plural, thing_of
from kg.resolve.word_lists import words as beside_names

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.model import Filler


def noun_of_victim(roles: Mapping[str, tuple[Filler, ...]], family: str) -> str:
    """Return the noun of whom or what something befell, "" where nothing is told of it.

    What is given to one side of a fight, and the ship or lorry that takes it there, are no side.
    """
    some = (*roles.get("recipient", ()), *roles.get("theme", ()))
    nouns = (_noun(fold(one.label)) for one in some)
    if families()[family].whom is not Whom.FORCES:
        return next(nouns, "")
    given = beside_verbs(family)
    return next((n for n in nouns if n not in given and not _carries(n)), "")


def _noun(told: str) -> str:
    """Return the noun of a thing or party; in the plural where it is none that is told.

    "Countries" take up no country, as "the country" does.
    """
    noun = thing_of(told)[0]
    loose = noun in beside_names("describing_parties") and is_plural(told, noun)
    return told.split()[-1] if loose and noun not in beside_names("always_several") else noun


def _carries(noun: str) -> bool:
    """Tell whether a noun names a vehicle, ship or aircraft."""
    return "vehicle" in noun_kinds().get(noun, frozenset())


def state_behind(label: str) -> str | None:
    """Return the id of the one state that is told to stand behind somebody; None without one.

    >>> state_behind("hackers backed by Chad") == key_id("a", "country", "TCD")
    True
    """
    told = words(label)
    if listed("behind_words").isdisjoint(told):
        return None
    states = {c.alpha3 for w in told if (c := gazetteer().country(w.title())) is not None}
    return key_id("a", "country", states.pop()) if len(states) == 1 else None


def is_of_forces(noun: str, rest: frozenset[str]) -> bool:
    """Tell whether a noun, with the words before it, names an organ or force of a state."""
    return noun in lists("state_forces") and lists("not_state").isdisjoint(rest)


_BEFORE = 3
"""Words before the noun for a weapon that may tell its sort."""


def sort_of(sentence: str) -> frozenset[str]:
    """Return the words that tell with what sort of thing a deed is done; none where none does.

    >>> sorted(sort_of("Police use a Long Range Acoustic Device")), sort_of("Police use the weapon")
    (['sonic'], frozenset())
    """
    told = [singular(w) for w in words(sentence)]
    same = dict(pair.split("=") for pair in listed("one_sort"))
    found: set[str] = set()
    for k, word in enumerate(told):
        if word in listed("weapons"):
            found |= {same.get(w, w) for w in told[max(0, k - _BEFORE) : k]}
        elif word in same:
            found.add(same[word])
    sorts = found & set(same.values())
    rest = found - listed("weapons") - listed("no_sort") - lists("state_forces")
    return frozenset(sorts or (w for w in rest if len(w) > _BEFORE))
