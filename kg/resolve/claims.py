"""One claim across articles: the same class of event with the same parties, whatever the words.

A key is the class, the agents, the class of the thing, the recipients and a number
(`kg.extract.propositions.resolved_events`). Three things make two keys one: actors that turned out
to be one, units that are words for one thing ("1,500 troops", "1,500 special forces"), and a role
left open. "North Korea sends troops" is the claim "North Korea sends troops to Russia" where that
is the only fuller claim of the kind in the collection; the stance then says which role was filled
from elsewhere. With a second receiver in any article the claims stay apart.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.extract.event_lexicon import themes
from kg.ids import key_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.model import Proposition, Stance


VERB = "to "
"""Opens the kind of a claim that is a verb of the text and no class of events: only the same words
for who and what make two such claims one, and none fills what another leaves open."""


@dataclass(frozen=True, slots=True)
class Key:
    """A proposition's key taken apart; empty sets are open roles."""

    kind: str
    agents: frozenset[str]
    theme: frozenset[str]
    recipients: frozenset[str]
    number: str

    @property
    def parts(self) -> tuple[str, ...]:
        """The key as it is hashed."""
        sides = (*sorted(self.agents), "", *sorted(self.theme), "", *sorted(self.recipients))
        return (self.kind, *sides, self.number)

    @property
    def open(self) -> tuple[str, ...]:
        """The roles that nobody fills."""
        told = (("agent", self.agents), ("theme", self.theme), ("recipient", self.recipients))
        return tuple(role for role, parties in told if not parties)

    def fits(self, fuller: Key) -> bool:
        """Tell whether another claim says all that this one says, and fills a role it leaves."""
        mine = (self.agents, self.theme, self.recipients)
        theirs = (fuller.agents, fuller.theme, fuller.recipients)
        if (self.kind, self.number) != (fuller.kind, fuller.number) or not self.agents:
            return False
        told = all(not a or a == b for a, b in zip(mine, theirs, strict=True))
        return told and set(fuller.open) < set(self.open)


def key_parts(key: tuple[str, ...]) -> Key | None:
    """Return the parts of a key; None for a claim known by its words alone.

    >>> key_parts(("send", "a-1", "", "troops", "", "a-2", "")).recipients
    frozenset({'a-2'})
    """
    if len(key) < 4:
        return None
    sides: list[list[str]] = [[]]
    for part in key[1:-1]:
        if part:
            sides[-1].append(part)
        else:
            sides.append([])
    if len(sides) != 3:
        return None
    agents, theme, recipients = (frozenset(s) for s in sides)
    return Key(key[0], agents, theme, recipients, _number(key[-1], theme))


def _number(number: str, theme: frozenset[str]) -> str:
    """Return a number whose unit is the class of thing that is counted, where it is one."""
    value, _, unit = number.rpartition(" ")
    known = themes().get(unit)
    return f"{value} {known[0]}" if known is not None and known[0] in theme else number


def joined_claims(
    propositions: Iterable[Proposition],
) -> tuple[tuple[Proposition, ...], dict[str, str]]:
    """Return the propositions, one for each claim, and the new ids of those that were joined.

    The result does not depend on their order.
    """
    ordered = sorted(propositions, key=lambda p: (p.article, p.trigger, p.id))
    keys = {p.id: key_parts(p.key) for p in ordered}
    same = {old: key_id("p", *key.parts) for old, key in keys.items() if key is not None}
    by_id = {same[old]: key for old, key in keys.items() if key is not None}
    abroad = {same[p.id] for p in ordered if p.id in same and _abroad(p)}
    fuller = _fuller(by_id, abroad)
    home = {old: fuller.get(same.get(old, old), same.get(old, old)) for old in keys}
    together: defaultdict[str, list[Proposition]] = defaultdict(list)
    for one in ordered:
        key = keys[one.id]
        now = home[one.id]
        into = by_id.get(now)
        filled = tuple(r for r in key.open if r not in into.open) if key and into else ()
        parts = into.parts if into is not None else one.key
        if filled or now != one.id or parts != one.key:
            stances = tuple(replace(s, filled=s.filled or filled) for s in one.stances)
            one = replace(one, id=now, key=parts, stances=stances)
        together[now].append(one)
    joined = tuple(_joined(together[name]) for name in sorted(together))
    moved = {old: new for old, new in home.items() if old != new}
    return tuple(_embedding(one, moved) for one in joined), moved


def _embedding(one: Proposition, moved: Mapping[str, str]) -> Proposition:
    """Return a claim with the new ids of the claims within it."""
    within = {f.proposition for _, fillers in one.roles for f in fillers}
    if moved.keys().isdisjoint(within):
        return one
    roles = (
        (
            r,
            tuple(
                replace(f, proposition=moved.get(f.proposition or "", f.proposition)) for f in fs
            ),
        )
        for r, fs in one.roles
    )
    return replace(one, roles=tuple(roles))


def _abroad(one: Proposition) -> bool:
    """Tell whether a claim goes from one state to others: only these fill an open role."""
    roles = dict(one.roles)
    home = {f.country for f in roles.get("agent", ())}
    others = {f.country for f in roles.get("recipient", ())}
    return bool(others) and None not in others and home.isdisjoint(others)


def _fuller(keys: Mapping[str, Key], abroad: set[str]) -> dict[str, str]:
    """Return the only fuller claim of each that leaves a role open."""
    by_kind: defaultdict[tuple[str, frozenset[str], str], list[str]] = defaultdict(list)
    for name in sorted(keys):
        if keys[name].kind.startswith(VERB):
            continue
        by_kind[keys[name].kind, keys[name].agents, keys[name].number].append(name)
    found = {}
    for group in by_kind.values():
        for name in group:
            fits = [other for other in group if keys[name].fits(keys[other])]
            most = [o for o in fits if all(keys[x].fits(keys[o]) or x == o for x in fits)]
            if len(most) == 1 and most[0] in abroad and len(keys[name].open) < 2:
                found[name] = most[0]
    return {name: found.get(into, into) for name, into in found.items()}


def _joined(same: list[Proposition]) -> Proposition:
    """Return one proposition: the first that says all of it, in the shortest words of these.

    Longer ones tell what only one of the statements does: "depending on prices, Chad thinks of …".
    """
    if len(same) == 1 and len(same[0].stances) < 2:
        return same[0]
    whole = [p for p in same if not any(s.filled for s in p.stances)] or same
    stances: dict[str, Stance] = {}
    for one in same:
        for stance in one.stances:
            known = stances.get(stance.statement)
            if known is None or (known.presupposed and not stance.presupposed):
                stances[stance.statement] = stance
    typed = next((p for p in same if p.type is not None), whole[0])  # done in one, promised in one
    return replace(
        whole[0],
        label=min(whole, key=lambda p: len(p.label)).label,
        type=typed.type,
        mode=typed.mode,
        stances=tuple(stances[k] for k in sorted(stances)),
    )
