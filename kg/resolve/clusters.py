"""Which profiles are one person: compared within blocks, the sure pairs first.

Nothing is compared with everything. Profiles share a block when their family names sound alike;
those of one spelling, office, country and body are one group from the start. Groups that say more
of a person than a name are joined in order of their weight, unless a guard or a person forbids it
or some pair across the two clusters speaks against it. What says no more than a name and a country
joins the one cluster that it can be (`kg.resolve.bare_names`), and nobody where it could be two.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.model import Judgement, Verdict
from kg.resolve.candidate_names import candidates
from kg.resolve.features import (
    SAME,
    UNSURE,
    Weighed,
    informative,
    two_offices,
    weigh,
    with_company,
)
from kg.resolve.person_names import given_relation, is_initial, parse_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.resolve.decisions import Decisions
    from kg.resolve.profiles import Group, Profile, Rarity


_NAMES = "different names"
_AT_ONCE = "different offices at one time"
_FATHER_AND_SON = "an article names father and son"
_AGAINST = -2.0
"""Weight of a feature that keeps a whole cluster away; another office in one field does not."""


class Clusters:
    """Joins the groups of one block; what it gathers leaves as lists of groups and judgements."""

    def __init__(self, rarity: Rarity, decisions: Decisions) -> None:
        self.rarity = rarity
        self.decisions = decisions
        self.judgements: list[Judgement] = []
        self.told_apart: frozenset[tuple[str, str]] = frozenset()
        """Keys of names that some article has for two people, father and son."""
        self._named = decisions.named()
        self._spans: dict[str, tuple[int, int]] = {}

    def groups(self, profiles: Iterable[Profile]) -> list[Group]:
        """Return groups of profiles that say the same, in order of what they say.

        A profile that a person's decision names stands alone; so does a surname that with all that
        is said beside it could be two people. One pass in the order of the articles: to go through
        all profiles block by block costs more than to compare them, once they outgrow the cache.
        """
        found: defaultdict[tuple[str, ...], list[Profile]] = defaultdict(list)
        for one in profiles:
            actor = one.actor
            own = one.id if one.id in self._named else ""
            era = str(one.year) if " " not in actor.label else ""
            facts = (actor.role or "", actor.country or "", actor.affiliation or "")
            found[(one.key, own, era, *facts, actor.gender or "", one.entry or "")].append(one)
        groups: list[Group] = []
        for key in sorted(found):
            same = found[key]
            groups += [tuple(same)] if self._settled(same[0]) else [(p,) for p in same]
        return groups

    def telling(self, group: Group) -> bool:
        """Tell whether a group says who somebody is, and not only a name."""
        return informative(group[0]) and self._settled(group[0])

    def _settled(self, one: Profile) -> bool:
        """Tell whether two articles that say just this would mean one person."""
        given = parse_name(one.actor.label).given
        if given and not is_initial(given[0]):
            return True
        return weigh(one, one, self.rarity, alone=True).weight >= SAME

    def joined(self, groups: list[Group]) -> list[list[Group]]:
        """Join the sure pairs, the surest first."""
        weighed: dict[tuple[int, int], Weighed] = {}
        pairs = []
        for i, j in candidates(groups):
            found = weighed[i, j] = weigh(groups[i][0], groups[j][0], self.rarity)
            apart = self.are_told_apart(groups[i][0], groups[j][0])
            if found.forbidden is None and found.weight >= UNSURE and not apart:
                pairs.append((-found.weight, i, j))
        cluster = list(range(len(groups)))
        members = {i: [i] for i in range(len(groups))}
        for _, i, j in sorted(pairs):
            mine, theirs, found = cluster[i], cluster[j], weighed[i, j]
            if mine == theirs:
                continue
            against = self._against(groups, members[mine], members[theirs], weighed)
            if found.weight < SAME or against:
                self.unsure(groups[i][0], groups[j][0], found, against)
                continue
            self.same(groups[i][0], groups[j][0], found)
            members[mine] += members.pop(theirs)
            for k in members[mine]:
                cluster[k] = mine
        for group in groups:
            self.one_group(group)
        return [[groups[k] for k in sorted(members[c])] for c in sorted(members)]

    def _against(
        self,
        groups: list[Group],
        mine: list[int],
        theirs: list[int],
        weighed: dict[tuple[int, int], Weighed],
    ) -> str | None:
        """Return what speaks against joining two clusters: one pair that cannot be is enough."""
        units = self.units(groups[k] for k in mine), self.units(groups[k] for k in theirs)
        decided = self.decisions.apart(*units)
        if decided is not None:
            return decided.reason
        for i in mine:
            for j in theirs:
                pair = min(i, j), max(i, j)
                if pair not in weighed:
                    weighed[pair] = weigh(groups[i][0], groups[j][0], self.rarity)
                reason = reason_apart(groups[i][0], groups[j][0], weighed[pair])
                if reason is not None:
                    return reason
                if self.are_told_apart(groups[i][0], groups[j][0]):
                    return _FATHER_AND_SON
                if self._two_offices(groups[i], groups[j], weighed[pair]):
                    return _AT_ONCE
        return None

    def are_told_apart(self, one: Profile, other: Profile) -> bool:
        """Tell whether an article names both names, one with "Jr." or its like."""
        return (min(one.key, other.key), max(one.key, other.key)) in self.told_apart

    def _two_offices(self, mine: Group, theirs: Group, found: Weighed) -> bool:
        """Tell whether two groups hold different offices in the same years.

        Who was a senator until one year and is a minister from the next has changed office; a
        professor and a researcher told of side by side may well be two.
        """
        if not two_offices(mine[0], theirs[0], found):
            return False
        (first, last), (start, end) = self._years(mine), self._years(theirs)
        return first <= end and start <= last

    def _years(self, group: Group) -> tuple[int, int]:
        """Return first and last year in which a group was seen; a span of none for no date."""
        known = self._spans.get(group[0].id)
        if known is None:
            years = [y for p in group if (y := p.year) is not None]
            known = self._spans[group[0].id] = (min(years), max(years)) if years else (1, 0)
        return known

    def units(self, groups: Iterable[Group]) -> set[str]:
        """Return the ids by which a person's decisions speak of some groups."""
        if not self._named:
            return set()
        return {u for g in groups for p in g for u in self.decisions.units(p)}

    def one_group(self, group: Group) -> None:
        """Record why the profiles of a group are one."""
        first = group[0]
        alike = weigh(first, group[-1], self.rarity, alone=True)
        for other in group[1:]:
            self.same(first, other, with_company(alike, first, other, self.rarity))

    def same(self, one: Profile, other: Profile, found: Weighed) -> None:
        """Record that two profiles are one."""
        self.judgements.append(_judged(one, other, Verdict.SAME, found, found.reason))

    def unsure(self, one: Profile, other: Profile, found: Weighed, against: str | None) -> None:
        """Record that two profiles may be one, for a person to decide."""
        reason = f"{found.reason}; but {against}" if against else found.reason
        self.judgements.append(_judged(one, other, Verdict.UNSURE, found, reason))


def reason_apart(one: Profile, other: Profile, found: Weighed) -> str | None:
    """Return why two profiles cannot be in one cluster, or None.

    A surname in another spelling forbids nothing; another given name does.
    """
    if found.forbidden is None:
        against = any(w <= _AGAINST for _, w in found.features) and found.weight < SAME
        return found.reason if against else None
    if found.forbidden != _NAMES:
        return found.forbidden
    names = parse_name(one.actor.label), parse_name(other.actor.label)
    return "different given names" if given_relation(*names) == "different" else None


def _judged(
    one: Profile, other: Profile, verdict: Verdict, found: Weighed, reason: str
) -> Judgement:
    return Judgement(
        left=one.id,
        right=other.id,
        verdict=verdict,
        by="rule",
        score=found.score,
        reason=reason,
        features=found.names,
    )
