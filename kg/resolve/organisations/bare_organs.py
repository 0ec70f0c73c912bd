""" "The Senate", "Supreme Court": organs of a state that an article names without their state.

In: the profiles of all articles. Out: the same, each such name with the organ that nearly all
articles mean by it who tell the state, where the article itself is of that state: it names that
state, its people or bodies oftener than any other's, or no state's where nearly all articles of the
collection are of that one; and no other body of the name ("the Lakeland Senate").
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.gazetteer import gazetteer
from kg.gazetteer.names import fold
from kg.model import ActorType
from kg.resolve.organisations.body_names import plain_name
from kg.resolve.word_lists import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.resolve.profiles import Profile

_FEWEST = 3
_SHARE = 0.9
"""Articles that must tell the state of an organ of a name, and share of them for one state."""
_USUAL = 0.75
"""Share of a collection's articles that are of one state, from which others may be of it too."""


def with_organs(found: Sequence[Profile]) -> list[Profile]:
    """Return the profiles, those that name an organ without its state with that organ's id."""
    organs = _organs(found)
    if not organs:
        return list(found)
    by_article: defaultdict[str, list[Profile]] = defaultdict(list)
    for one in found:
        by_article[one.article].append(one)
    homes = {article: _homes(told) for article, told in by_article.items()}
    alone = Counter(h[0] for h in homes.values() if len(h) == 1)
    usual = {c for c, n in alone.items() if n >= _USUAL * alone.total()}

    def organ(one: Profile) -> str | None:
        free = one.actor.type is ActorType.ORGANISATION and one.actor.named
        if not free or one.actor.wikidata or one.entry:
            return None
        name = plain_name(one.actor.label)
        known = organs.get(name)
        if known is None or one.actor.country not in (None, known[1]):
            return None
        here = homes[one.article]
        if here != [known[1]] and not (known[1] in usual and (not here or known[1] in here)):
            return None
        others = (p for p in by_article[one.article] if p is not one and p.key != known[0])
        return None if any(_is_of_name(p, one) for p in others) else known[0]

    return [one if (key := organ(one)) is None else replace(one, organ=key) for one in found]


def _organs(found: Sequence[Profile]) -> dict[str, tuple[str, str]]:
    """Return id and state of the organ that is meant by each name without a state."""
    votes: defaultdict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    for one in found:
        country = one.actor.country
        if one.actor.type is not ActorType.ORGAN or country is None:
            continue
        for name in {n for told in (one.actor.label, *one.names) if (n := bare(told, country))}:
            votes[name][one.key, country] += 1
    sure = {}
    for name, told in votes.items():
        (best, times), *_ = sorted(told.items(), key=lambda t: (-t[1], t[0]))
        if times >= _FEWEST and times >= _SHARE * told.total():
            sure[name] = best
    return sure


@lru_cache(maxsize=1 << 14)
def bare(name: str, country: str) -> str | None:
    """Return an organ's name without its state, as names of bodies are compared, None for none.

    >>> bare("U.S. Supreme Court", "USA") == bare("Supreme Court of the United States", "USA")
    True
    """
    text = fold(name).removeprefix("the ")
    state = gazetteer().countries[country]
    for own in map(fold, (state.name, *state.aliases, *state.adjectives)):
        for mark in ("", "'s", "’s"):
            text = text.removeprefix(f"{own}{mark} ")
        text = text.removesuffix(f" of the {own}").removesuffix(f" of {own}")
    local = any(text.startswith(w) for w in words("local_organs"))
    same = local or not text or gazetteer().country(text) is not None
    return None if same else plain_name(text)


def _homes(told: Sequence[Profile]) -> list[str]:
    """Return the state, or states, of which an article names most actors."""
    counts = Counter(p.actor.country for p in told if p.actor.country and p.actor.named)
    most = max(counts.values(), default=0)
    return sorted(c for c, n in counts.items() if c and n == most)


def _is_of_name(one: Profile, other: Profile) -> bool:
    """Tell whether an actor's name ends in another's: "Lakeland Senate" in "Senate"."""
    return fold(one.actor.label).endswith(f" {fold(other.actor.label).removeprefix('the ')}")
