"""Claims that a claim falls under: who sent ballistic missiles sent missiles, and weapons.

In: the propositions of all articles. Out: the same, each with the claims that it entails by what
fills its roles: the same predicate and doer, the same or a wider kind of thing, no role and no
number that it has not got. Of several the nearest are named; they are claims of their own, and
nobody who stands behind the one stands behind the other for that.

"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from kg.extract.noun_kinds import kinds_above as kinds_above
from kg.extract.noun_kinds import thing_kinds
from kg.extract.propositions.fillers import KIND
from kg.model import Broader
from kg.model.replace import replace

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.model import Filler, Proposition, Quantity

MOST = 200
"""Claims of one doer with one predicate among which wider ones are sought: as many pairs take a
hundredth of a second."""
STEP, LEAST = 0.1, 0.5
"""What each step up the kinds of things takes from the score of 1, and the least that is left."""
_WHOLE = ("recipient", "attribute", "place", "instrument", "topic")


def with_broader(claims: Iterable[Proposition]) -> tuple[Proposition, ...]:
    """Return the claims with those that each falls under, nearest ones only, in order of id."""
    every = tuple(claims)
    groups: dict[tuple[str, ...], list[Proposition]] = defaultdict(list)
    for claim in every:
        doers = sorted(_key(f) for f in _filling(claim, "agent"))
        if claim.key and claim.predicate is not None and doers:
            groups[(_deed(claim, claim.predicate.lemma), *doers)].append(claim)
    above: dict[str, tuple[Broader, ...]] = {}
    for group in groups.values():
        if len(group) > 1:
            above |= _in_group([_read(p) for p in sorted(group, key=lambda p: p.id)[:MOST]])
    return tuple(replace(c, broader=above[c.id]) if c.id in above else c for c in every)


def _deed(claim: Proposition, lemma: str) -> str:
    """Return what is done: the class of an event by whatever verb, else the verb itself."""
    return lemma if claim.key[0].startswith(KIND) else claim.key[0]


class _Read(NamedTuple):
    """A claim as it is compared: what fills its roles, by role and key, and its themes."""

    id: str
    filled: frozenset[tuple[str, str]]
    themes: tuple[Filler, ...]
    quantity: Quantity | None


def _read(claim: Proposition) -> _Read:
    filled = ((role, _key(f)) for role in _WHOLE for f in _filling(claim, role))
    return _Read(claim.id, frozenset(filled), _filling(claim, "theme"), claim.quantity)


def _in_group(group: list[_Read]) -> dict[str, tuple[Broader, ...]]:
    found: dict[str, dict[str, float]] = {}
    wide = [o for o in group if (o.filled or o.themes) and len(o.themes) <= 1]
    for claim in group:
        wider = {
            o.id: s
            for o in wide
            if o is not claim
            and (s := _entails(claim, o)) is not None
            # two that entail each other are told apart by what their roles do not hold
            and (claim not in wide or _entails(o, claim) is None)
        }
        if wider:
            found[claim.id] = wider
    return {
        name: tuple(
            Broader(id=other, score=score)
            for other, score in sorted(wider.items())
            if not any(other in found.get(between, {}) for between in wider)
        )
        for name, wider in found.items()
    }


def _entails(claim: _Read, other: _Read) -> float | None:
    """Return how near a claim stands to a wider one, None where it does not entail that.

    One of which the number is another is not wider; nor is one that says only who does it, which is
    not asked.
    """
    if not other.filled <= claim.filled:
        return None
    if other.themes and len(claim.themes) != 1:
        return None
    steps = 0
    for wide in other.themes:
        up = _steps(claim.themes[0], wide)
        if up is None:
            return None
        steps += up
    if other.quantity is not None and other.quantity != claim.quantity:
        return None
    return round(max(LEAST, 1 - STEP * steps), 2)


def _steps(narrow: Filler, wide: Filler) -> int | None:
    """Return how many steps one thing stands under another, 0 for the same, None if it does not."""
    if _key(narrow) == _key(wide):
        return 0
    (sorts, head), (wanted, above) = _sorted(narrow), _sorted(wide)
    if head is None or above is None or narrow.owner != wide.owner:
        return None
    kinds = (head, *kinds_above(head))
    if above not in kinds or not set(wanted) <= set(sorts):
        return None
    return kinds.index(above) + (len(sorts) > len(wanted))


def _sorted(filler: Filler) -> tuple[list[str], str | None]:
    """Return the sort of a thing and its noun; of a class of things those of its name."""
    if filler.head is not None or filler.actor is not None or filler.proposition is not None:
        return (filler.sort or "").split(), filler.head
    *sort, noun = filler.label.casefold().split() or [""]
    one = noun if noun in _nouns() else noun.removesuffix("s")
    return sort, one if one in _nouns() else None


@cache
def _nouns() -> frozenset[str]:
    return frozenset((*thing_kinds(), *thing_kinds().values()))


def _filling(claim: Proposition, role: str) -> tuple[Filler, ...]:
    return next((fillers for name, fillers in claim.roles if name == role), ())


def _key(filler: Filler) -> str:
    """Return what makes two fillers the same: an actor's or a claim's id, else the words."""
    return filler.actor or filler.proposition or filler.label.casefold()
