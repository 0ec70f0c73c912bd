"""Numbers that cannot both be right: the same event, counted by two speakers at one time."""

from __future__ import annotations

import math
from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from kg.link.bearings import is_put_as_fact
from kg.model import Bound, Contrast, Link, LinkKind
from kg.resolve.claims import key_parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.link.dates import Window
    from kg.link.speaker_sides import SpeakerSides
    from kg.model import Proposition, Quantity, Statement

_ABOUT = 0.1
MOST = 40


def disagreements(
    propositions: Iterable[Proposition],
    statements: Mapping[str, Statement],
    windows: Mapping[str, Window | None],
    sides: SpeakerSides,
) -> Iterator[Link]:
    """Yield links between firm claims of numbers that exclude each other.

    "Sent 1,500", "will send at most 10,000" and "up to 8,000 may be there" exclude
    nothing: only what both put as fact is compared, of one event time and of no two places, said at
    one time by two sides. A count so far is no less right than a later one: it is at least that.
    """
    groups: defaultdict[tuple[object, ...], list[Proposition]] = defaultdict(list)
    for one in propositions:
        key = key_parts(one.key)
        if one.quantity is not None and key is not None and key.agents:
            same = (key.kind, key.agents, key.theme, key.recipients, one.time, one.quantity.unit)
            groups[same].append(one)
    for group in groups.values():
        for one, other in combinations(sorted(group, key=lambda p: p.id)[:MOST], 2):
            if not _are_of_one_place(one, other):
                continue
            if one.quantity and other.quantity and _exclude(one.quantity, other.quantity):
                yield from _links(one, other, statements, windows, sides)


def _links(
    one: Proposition,
    other: Proposition,
    statements: Mapping[str, Statement],
    windows: Mapping[str, Window | None],
    sides: SpeakerSides,
) -> Iterator[Link]:
    for mine in filter(is_put_as_fact, one.stances):
        for theirs in filter(is_put_as_fact, other.stances):
            source, target = statements[mine.statement], statements[theirs.statement]
            when = windows.get(source.id), windows.get(target.id)
            if None in when or sides.one(source, target) or source.article == target.article:
                continue
            if when[0] and when[1] and when[0].meets(when[1]):
                yield Link(
                    kind=LinkKind.CONTRADICTS,
                    source=source.id,
                    target=target.id,
                    proposition=one.id,
                    reason=f"numbers that exclude each other: {one.label}; {other.label}",
                    contrast=Contrast.QUANTITY,
                    score=0.8,
                )


def _are_of_one_place(one: Proposition, other: Proposition) -> bool:
    """Tell whether no two places are named: forty in the north and ten in the south agree."""
    places = [
        {
            f.actor or f.label.casefold()
            for role, fillers in p.roles
            if role == "place"
            for f in fillers
        }
        for p in (one, other)
    ]
    return not places[0] or not places[1] or not places[0].isdisjoint(places[1])


def _exclude(one: Quantity, other: Quantity) -> bool:
    """Tell whether no number is within both bounds.

    >>> from kg.model import Quantity, Span
    >>> three = Quantity(value=3, unit="x", bound=Bound.EXACT, span=Span(0, 1))
    >>> most = Quantity(value=2, unit="x", bound=Bound.AT_MOST, span=Span(0, 1))
    >>> _exclude(three, most), _exclude(three, three)
    (True, False)
    """
    (a, b), (c, d) = _bounds(one), _bounds(other)
    return b < c or d < a


def _bounds(number: Quantity) -> tuple[float, float]:
    low, high = number.value, number.max if number.max is not None else number.value
    if number.bound is Bound.AT_LEAST:
        return low, math.inf
    if number.bound is Bound.AT_MOST:
        return 0, high
    if number.bound is Bound.APPROX:
        return low * (1 - _ABOUT), high * (1 + _ABOUT)
    return low, high
