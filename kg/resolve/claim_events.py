"""One event that several articles tell at one time, each with other words for who and where.

In: claims in their forms, as each article tells them, with the articles' days. Out: groups of those
that are one. They tell the same deed by the same doer within a week, of what is the same or may be:

- a place or body told with more or less: "the Orla camp", "the camp for displaced persons";
- a state and its forces, where one article at least tells it of the state itself;
- several doers of what each of them does ("Norland and its allies attacked": so did Norland);
- a party that one article only describes ("the country"), where all others name the same;
- what one article takes up by its noun ("the proposal") and the other names ("a truce proposal").

Two places with names of their own are two ("the Orla camp", "the Vesta camp"), and what may be
either stays a claim of its own. Things that are given are told apart by their sorts.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kg.extract.lexicon import words as lists
from kg.extract.noun_kinds import kinds_above
from kg.resolve.word_lists import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.resolve.claim_forms import Form, Forms
    from kg.resolve.claim_parts import Part

DAYS = 7
"""Days between two articles of one event; what is told later is as often of another one."""
MOST = 200
"""Claims of one deed by one doer that are compared; of more the first by day."""
_TOLD_APART = frozenset(
    {"goods", "money", "document", "law", "offer", "plan", "measure", "event", "time"}
)
"""Kinds of things of which one time brings several, told apart by their sorts alone."""
_PLACES = frozenset({"territory", "building", "road"})
_VEHICLES = frozenset({"aircraft", "ship", "vehicle"})
_PEOPLE = frozenset({"person", "people", "organisation"})


@dataclass(frozen=True, slots=True)
class Telling:
    """A claim as one article tells it: its form and the article's day (None if it has none)."""

    article: str
    form: Form
    day: int | None


def day_of(published: str | None) -> int | None:
    """Return a day (EDTF) as a number, None for what is no whole day.

    >>> day_of("2024-03-01") - day_of("2024-02-28"), day_of("2024-03")
    (2, None)
    """
    try:
        return date.fromisoformat(published or "").toordinal()
    except ValueError:
        return None


def one_events(tellings: Iterable[Telling], forms: Forms) -> list[list[Telling]]:
    """Return the groups of tellings of one event, of two forms at least; the first is its name.

    That is the one with the fewest doers that most articles tell, and of these the one that says
    most. The result does not depend on the order.
    """
    blocks: defaultdict[tuple[str, str, str], set[Telling]] = defaultdict(set)
    for one in tellings:
        form = one.form
        if one.day is None or not form.agents:
            continue
        if not (form.theme or form.recipients):
            continue
        number = "" if form.counted else form.number  # "two jets" are "jets"
        for agent in form.agents:
            blocks[form.deed, forms.state_of(agent).key, number].add(one)
    found = _with_described(blocks.values())
    taken: set[Telling] = {one for group in found for one in group}
    for name in sorted(blocks):
        block = blocks[name] - taken
        if len({one.form.key for one in block}) < 2:
            continue
        states = {a.key for one in block for a in one.form.agents if forms.state_of(a).key == a.key}
        for group in _groups(block, forms, states):
            if len({one.form.key for one in group}) > 1:
                found.append(group)
                taken.update(group)
    return found


def _with_described(blocks: Iterable[set[Telling]]) -> list[list[Telling]]:
    """Return groups of tellings of which some only describe a party that the others name.

    "The country sold arms to Chad" is what other articles tell of Mali, if they tell it of nobody
    else. The other parties are the same, and one of them has a name.
    """
    every = {one for block in blocks for one in block if one.form.typed}
    by_rest: defaultdict[tuple[object, ...], list[Telling]] = defaultdict(list)
    for one in sorted(every, key=_order):
        for rest in _without_one(one.form):
            by_rest[rest].append(one)
    groups: defaultdict[tuple[str, ...], dict[Telling, None]] = defaultdict(dict)
    for rest, some in sorted(by_rest.items(), key=lambda r: repr(r[0])):
        place = str(rest[-1])
        loose = {t for t in some if any(_is_loose(p) for p in _place(t.form, place))}
        bare = [t for t in some if all(_is_bare(p) for p in _place(t.form, place))]
        bare = [t for t in bare if t not in loose]
        named = [t for t in some if t not in bare and t not in loose]
        for one in bare if len(some) <= MOST else ():
            near = [o for o in named if o.day and one.day and abs(o.day - one.day) <= DAYS]
            if len({o.form.key for o in near}) == 1:
                groups[near[0].form.key] |= dict.fromkeys([*near, one])
    return [list(group) for group in groups.values()]


def _order(one: Telling) -> tuple[object, ...]:
    return (one.form.key, one.article, one.day or 0)


def _without_one(form: Form) -> Iterator[tuple[object, ...]]:
    """Yield what a form tells beside its doer, and beside the receiver, with the place's name."""
    doers, things, whom = (
        tuple(sorted(p.key for p in side)) for side in (form.agents, form.theme, form.recipients)
    )
    if any(p.named for p in form.recipients):
        yield (form.deed, form.number, things, whom, "agent")
    if form.recipients and any(p.named for p in form.agents):
        yield (form.deed, form.number, things, doers, "recipient")


def _place(form: Form, name: str) -> frozenset[Part]:
    return form.agents if name == "agent" else form.recipients


def _is_bare(part: Part) -> bool:
    """Tell whether a party is described by a noun alone that may be any of its kind's."""
    described = part.head in words("describing_parties") and not part.words
    return described and part.country is None and part.owner is None and not part.named


def _is_loose(part: Part) -> bool:
    """Tell whether a part is some parties of a kind, and none that is told: "other countries"."""
    return part.several and _is_bare(part) and part.head not in words("always_several")


def _groups(block: set[Telling], forms: Forms, states: set[str]) -> list[list[Telling]]:
    """Return a block's tellings in groups that fit together; what fits two groups stays alone."""
    ordered = sorted(block, key=lambda t: (-_told(t.form), t.form.key, t.day or 0, t.article))
    groups: list[list[Telling]] = []
    for one in ordered[:MOST]:
        fits = [g for g in groups if all(_one_event(one, other, forms, states) for other in g)]
        if len(fits) == 1:
            fits[0].append(one)
        elif not fits:
            groups.append([one])
    return [_named_first(g) for g in groups]


def _named_first(group: list[Telling]) -> list[Telling]:
    told: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for one in group:
        told[one.form.key].add(one.article)

    def rank(one: Telling) -> tuple[object, ...]:
        form = one.form
        return (len(form.agents), -len(told[form.key]), -_told(form), form.key, one.article)

    return sorted(group, key=rank)


def _told(form: Form) -> int:
    """Return how much a form tells of what it is done to, names before other words."""
    parts = (*form.theme, *form.recipients)
    return sum(3 * (p.actor is not None or p.named) + len(p.words) for p in parts)


def _one_event(one: Telling, other: Telling, forms: Forms, states: set[str]) -> bool:
    """Tell whether two tellings may be of one event."""
    if one.form.key == other.form.key:
        return True
    if one.day is None or other.day is None or abs(one.day - other.day) > DAYS:
        return False
    if one.form.number and other.form.number and one.form.number != other.form.number:
        return False
    mine, theirs = (_doers(t.form, forms, states) for t in (one, other))
    several = one.form.deed in words("deeds_of_each") and (mine <= theirs or theirs <= mine)
    if mine != theirs and not several:
        return False
    if not (one.form.typed and other.form.typed):
        return _all_meant(one.form.theme, other.form.theme) and _all_meant(
            one.form.recipients, other.form.recipients
        )
    if one.form.theme != other.form.theme:  # things given are told apart by their sorts
        return False
    return _one_side(one.form.recipients, other.form.recipients)


def _all_meant(some: frozenset[Part], others: frozenset[Part]) -> bool:
    if some == others:
        return True
    if len(some) != 1 or len(others) != 1:
        return False
    (one,), (other,) = some, others
    return may_be_meant(one, other)


def _doers(form: Form, forms: Forms, states: set[str]) -> frozenset[str]:
    """Return who does it, a state for its forces where some article tells it of the state."""
    found = set()
    for part in form.agents:
        state = forms.state_of(part)
        found.add(state.key if state.key in states else part.key)
    return frozenset(found)


def _one_side(some: frozenset[Part], others: frozenset[Part]) -> bool:
    if some == others:
        return True
    if len(some) != 1 or len(others) != 1:
        return False
    (one,), (other,) = some, others
    return may_be_one(one, other)


def may_be_one(one: Part, other: Part) -> bool:
    """Tell whether two parts may be one thing or body, each told with more or less.

    Names are compared without the nouns beside them ("the R7 rebels", "R7"), and a surname with the
    full name of a person.
    """
    if one.key == other.key:
        return True
    if _is_mission(one, other) or _is_mission(other, one):
        return True
    kinds = one.kinds | other.kinds
    apart = "vehicle" not in kinds and not _TOLD_APART.isdisjoint(kinds)
    mine, theirs = _names(one), _names(other)
    if mine and theirs:
        if one.head != other.head:
            return mine == theirs and not apart
        return mine <= theirs or theirs <= mine
    if apart or not _one_sort(one.head, other.head):
        return False
    if len({one.owner, other.owner} - {None}) > 1:
        return False
    if _PEOPLE.isdisjoint(kinds) or not _PLACES.isdisjoint(kinds):
        return True
    return one.words <= other.words or other.words <= one.words


def _is_mission(state: Part, house: Part) -> bool:
    """Tell whether one part is a state for what was done to its embassy."""
    if state.country is None or state.country != house.country:
        return False
    return house.head in lists("premises") and "state" in state.kinds


def _one_sort(noun: str, other: str) -> bool:
    """Tell whether a noun is another, or a kind of it; two kinds of vehicles may be one."""
    mine, theirs = ({n, *kinds_above(n)} for n in (noun, other))
    return (
        bool(noun)
        and bool(other)
        and (noun in theirs or other in mine or bool(mine & theirs & _VEHICLES))
    )


def may_be_meant(one: Part, other: Part) -> bool:
    """Tell whether one part takes up by a noun alone what the other tells: "the proposal"."""
    if one.key == other.key:
        return True
    return (one.bound or other.bound) and _one_sort(one.head, other.head)


def _names(part: Part) -> frozenset[str]:
    """Return the words of a name, without the nouns that say what bears it."""
    return part.names - words("beside_names")


def may_be_done_to_one(one: Form, other: Form) -> bool:
    """Tell whether two deeds may be done to one thing or body, however it fills their places."""
    mine, theirs = (f.theme | f.recipients for f in (one, other))
    return _one_side(mine, theirs) or mine <= theirs
