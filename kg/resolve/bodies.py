"""Which organisations are one: the same name, however it is written, and no others.

Bodies of the gazetteer and organs of states have ids from its tables already. For the others a
name counts without "Inc." and its like; an acronym joins a long name only where an article gives
both, and numbers must agree: the 3rd Division is not the 5th.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from kg.gazetteer.names import fold
from kg.gazetteer.spelling import transliteration
from kg.model import Judgement, Verdict
from kg.resolve.features import table
from kg.resolve.word_lists import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.resolve.clusters import Clusters
    from kg.resolve.profiles import Profile

_ORDINAL = re.compile(r"\d+")


@cache
def _legal_form() -> re.Pattern[str]:
    """Return the pattern of a legal form at the end of a name: ", Inc"."""
    return re.compile(rf"[, ]+({'|'.join(sorted(words('legal_forms')))})$")


def plain_name(name: str) -> str:
    """Return a body's name as it is compared: no legal form, no marks, numbers kept.

    >>> plain_name("Acme Widgets, Inc.") == plain_name("ACME Widgets")
    True
    >>> plain_name("3rd Division") == plain_name("5th Division")
    False
    """
    text = fold(name)
    while (shorter := _legal_form().sub("", text)) and shorter != text:
        text = shorter
    numbers = "".join(_ORDINAL.findall(text))
    return transliteration(text) + numbers


def bodies(profiles: Iterable[Profile], clusters: Clusters) -> list[list[Profile]]:
    """Return the profiles of organisations by organisation."""
    found: defaultdict[str, list[Profile]] = defaultdict(list)
    aliases: dict[str, set[str]] = {}
    for one in sorted(profiles, key=lambda p: p.id):
        name = one.entry or plain_name(one.actor.label)
        found[name].append(one)
        for alias in one.actor.aliases:
            aliases.setdefault(plain_name(alias), set()).add(name)
    into = {a: min(n) for a, n in aliases.items() if len(n) == 1 and a in found}
    joined: defaultdict[str, list[Profile]] = defaultdict(list)
    for name in sorted(found):
        known = into.get(name, name)
        joined[known if known in found else name] += found[name]
    return [part for name in sorted(joined) for part in _apart(joined[name], clusters)]


def _apart(same: list[Profile], clusters: Clusters) -> list[list[Profile]]:
    """Divide bodies of one name by country, and as a person decided."""
    parts: list[tuple[list[Profile], set[str]]] = []
    for one in sorted(same, key=lambda p: (p.actor.country is None, p.id)):
        country = one.actor.country
        fits = [p for p in parts if _fits(p, one, clusters)]
        if len(fits) == 1 or (fits and country is not None):
            clusters.judgements.append(_judged(fits[0][0][0], one))
            fits[0][0].append(one)
            fits[0][1].update({country} if country else ())
        else:
            parts.append(([one], {country} if country else set()))
    return [profiles for profiles, _ in parts]


def _fits(part: tuple[list[Profile], set[str]], one: Profile, clusters: Clusters) -> bool:
    profiles, countries = part
    if one.actor.country is not None and countries and one.actor.country not in countries:
        return False
    units = clusters.units([(one,)])
    if not units:
        return True
    return clusters.decisions.apart(clusters.units([tuple(profiles)]), units) is None


def _judged(one: Profile, other: Profile) -> Judgement:
    same = plain_name(one.actor.label) == plain_name(other.actor.label)
    feature = "word" if same else "alias"
    weight, says = table()[feature]
    return Judgement(
        left=one.id,
        right=other.id,
        verdict=Verdict.SAME,
        by="rule",
        score=0.95 if same else 0.9,
        reason=says,
        features=(f"{feature} {weight:+.1f}",),
    )
