"""Which charges as single claims lay them are one: the same family, accused, and victim or thing.

In: what claims lay to whom (`laid_charges.py`). Out: `OneCharge`s, each with those that belong to
it. Whom or what a claim leaves open is told by the only other one of its article, and of the
collection.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.link.charges.charge_families import Whom, above, families, listed
from kg.resolve.word_lists import words as described

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kg.link.charges.laid_charges import LaidCharge


@dataclass(frozen=True, slots=True)
class Told:
    """What a claim lays, as it belongs to a charge; `filled` tells that it leaves a part open."""

    laid: LaidCharge
    filled: bool = False


@dataclass(frozen=True, slots=True)
class OneCharge:
    """One charge: a family and all that are narrower, one accused, one victim or thing.

    `victim` is None where nobody in particular is told; `wide` tells that it is the charge above
    several of its family with a victim each.
    """

    root: str
    accused: str
    victim: str | None
    thing: frozenset[str]
    told: tuple[Told, ...]
    wide: bool = False


def root_of(family: str) -> str:
    """Return the widest family that one falls under."""
    return next(reversed([family, *above(family)]))


def charges_in(every: Iterable[LaidCharge]) -> list[OneCharge]:
    """Return the charges of a collection, in order of family, accused and victim."""
    groups: defaultdict[tuple[str, str], list[Told]] = defaultdict(list)
    for one in with_accused(sorted(every, key=_order)):
        if one.laid.accused is not None:
            groups[root_of(one.laid.family), one.laid.accused].append(one)
    found = []
    for (root, accused), told in sorted(groups.items()):
        split = _by_thing if families()[root].whom is Whom.THING else _by_victim
        found += list(split(root, accused, told))
    return found


def _order(one: LaidCharge) -> tuple[str, ...]:
    return (one.article, one.claim, one.family, one.accused or "", one.victim or "")


def with_accused(every: Sequence[LaidCharge]) -> Iterator[Told]:
    """Yield what is laid; where nobody is told to have done it with the only one accused of it.

    That is the one whom the same side accuses of it in the article, else the one of whom the same
    side tells it, else the only one of whom the article does. Who denies what nobody is told to
    have done denies it of himself, unless he tells in his article who is said to have done it.
    """
    accused: defaultdict[tuple[str, str], list[LaidCharge]] = defaultdict(list)
    for one in every:
        for article in one.articles if one.accused is not None else ():
            accused[article, root_of(one.family)].append(one)
    for one in every:
        told = [o for a in sorted(one.articles) for o in accused[a, root_of(one.family)]]
        if one.accused is None and one.doer:
            continue
        near = [o for o in told if o.doer and o.tellers & one.tellers]
        only = _only(o for o in near if o.accuses) or _only(near)
        if one.accused is None:
            only = only or _only(told)
        if only is not None and (one.accused is None or one.denied):
            yield Told(replace(one, accused=only), filled=True)
        else:
            yield Told(one, filled=one.filled)


def _only(some: Iterable[LaidCharge]) -> str | None:
    """Return the only one accused in what is laid, None of none and of several."""
    accused = {one.accused for one in some}
    return accused.pop() if len(accused) == 1 else None


_NAMED = (Whom.NAMED, Whom.FORCES)


def _by_victim(root: str, accused: str, told: Sequence[Told]) -> Iterator[OneCharge]:
    whom = families()[root].whom
    if whom is Whom.NAMED:
        told = _one_place(_of_one_state(told))
    victims = sorted({t.laid.victim for t in told if t.laid.victim is not None})
    nouns: defaultdict[str, set[str]] = defaultdict(set)
    for one in told:
        nouns[one.laid.whom].add(one.laid.victim or "")
    here: defaultdict[str, set[str]] = defaultdict(set)
    for one in told:
        if (victim := one.laid.victim) is not None:
            for article in one.laid.articles:
                here[article].add(victim)
    articles = {a for t in told for a in t.laid.articles}
    one_charge = len(victims) == 1 and 2 * len(here) >= len(articles)
    groups: defaultdict[str, list[Told]] = defaultdict(list)
    for one in told:
        own = {v for a in one.laid.articles for v in here[a]}
        only = own or (set(victims) if one_charge else set())
        if one.laid.victim is not None:
            groups[one.laid.victim].append(one)
        elif len(known := nouns[one.laid.whom] - {""}) == 1 and one.laid.whom and whom in _NAMED:
            groups[next(iter(known))].append(replace(one, filled=True))  # "the dam"
        elif len(only) == 1 and (one_charge or whom in _NAMED) and _is_open(one, whom):
            groups[next(iter(only))].append(replace(one, filled=True))
    for victim in victims:
        yield OneCharge(root, accused, victim, frozenset(), tuple(groups[victim]))
    if not one_charge and whom not in _NAMED:
        yield OneCharge(root, accused, None, frozenset(), tuple(told), wide=True)


def _of_one_state(told: Sequence[Told]) -> list[Told]:
    """Return what is told with a state for the one thing or body of it that others tell of.

    "Attacked Chad" and "the attack on the Chadian refinery", "on Chad Petrol": one attack. Where
    several of its bodies are told, each is attacked by itself.
    """
    parts: defaultdict[str, set[str]] = defaultdict(set)
    for one in told:
        if one.laid.land is not None and one.laid.victim is not None:
            parts[one.laid.land].add(one.laid.victim)
    whole = {s for s, some in parts.items() if s in some and len(some) <= _WITH_ITS_PART}
    return [
        replace(t, laid=replace(t.laid, victim=t.laid.land), filled=t.filled or not t.laid.victim)
        if t.laid.land in whole
        else t
        for t in told
    ]


_WITH_ITS_PART = 2
"""A state and the one part of it that is told."""


def _one_place(told: Sequence[Told]) -> list[Told]:
    """Return what is told with one victim for each place or thing, however it is named.

    "The Vestona dam", "a dam at Nova Vestona": a word of the name is one.
    """
    of_name: defaultdict[str, set[str]] = defaultdict(set)
    for one in told:
        for name in one.laid.names if one.laid.victim is not None else ():
            if len(name) >= _NAME:
                of_name[name].add(one.laid.victim or "")
    same = [
        some | of_name[other]
        for name, some in of_name.items()
        for other in _spelled(name)
        if other in of_name
    ]
    into: dict[str, str] = {}
    for some in sorted((*of_name.values(), *same), key=sorted):
        old = {into.get(v, v) for v in some}
        chief = min(old)
        if len(old) > 1:
            into |= dict.fromkeys((v for v, c in into.items() if c in old), chief)
        into |= dict.fromkeys(some, chief)
    return [
        replace(t, laid=replace(t.laid, victim=into.get(t.laid.victim or "", t.laid.victim)))
        for t in told
    ]


_NAME, _LONG = 5, 7
"""Letters of a word of a name that tells a place, and of one that papers spell in two ways."""


def _spelled(name: str) -> set[str]:
    """Return the spellings of a long word of a name with a letter less.

    >>> "vestona" in _spelled("vesstona"), _spelled("vessta")
    (True, set())
    """
    return {name[:k] + name[k + 1 :] for k in range(len(name))} if len(name) > _LONG else set()


def _is_open(one: Told, whom: Whom) -> bool:
    """Tell whether a claim may be of the victim whom others name: "backed the rebels", "backed it".

    One that tells another victim by its noun ("supports cities") is of that.
    """
    noun = one.laid.whom
    return whom not in _NAMED or not noun or noun in described("beside_names") | _parties()


def _parties() -> frozenset[str]:
    return described("describing_parties") | listed("described_victims")


def _by_thing(root: str, accused: str, told: Sequence[Told]) -> Iterator[OneCharge]:
    sorts: list[set[str]] = []
    for one in told:
        mine = set(one.laid.thing)
        if not mine:
            continue
        meeting = [s for s in sorts if s & mine]
        sorts = [s for s in sorts if not s & mine] + [mine.union(*meeting)]
    for sort in sorted(sorts, key=sorted):
        some = [t for t in told if t.laid.thing & sort]
        articles = {a for t in some for a in t.laid.articles}
        apart = {
            a for t in told if t.laid.thing and not t.laid.thing & sort for a in t.laid.articles
        }
        some += [
            replace(t, filled=True)
            for t in told
            if not t.laid.thing and t.laid.articles & (articles - apart)
        ]
        yield OneCharge(root, accused, None, frozenset(sort), tuple(some))
