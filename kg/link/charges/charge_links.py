"""How those who take sides on a charge bear on each other, across papers and in one.

In: the charges with who makes and who denies each, by whatever claim. Out: links that no claim of
their own gives: a denial contradicts who makes the charge; one side that makes or denies it in two
papers says it again; two named sides that make it, each from its own origin, back each other.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import combinations, product
from typing import TYPE_CHECKING

from kg.link.bearings import is_one_passage
from kg.model import Act, Basis, Contrast, Link, LinkKind, Polarity, Voice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kg.link.dates import Window
    from kg.link.reasons import Reasons
    from kg.link.speaker_sides import SpeakerSides
    from kg.model import Entailed, Proposition, Statement

MOST = 40
"""Statements on one side of a charge that are linked, the surest first: links grow with the
statements and not with their square."""
DAYS = 366
"""Days between two who make or deny one charge: it stands until it is tried, unlike a deed that is
told anew after a month."""
_SURE = {
    Basis.REWORDED: 0.9,
    Basis.PART: 0.9,
    Basis.NARROWER: 0.8,
    Basis.POINTED: 0.8,
    Basis.FILLED: 0.7,
    Basis.WIDER_DENIED: 0.7,
}


class Meetings:
    """Links the two sides of charges."""

    def __init__(
        self,
        statements: Mapping[str, Statement],
        windows: Mapping[str, Window | None],
        sides: SpeakerSides,
        reasons: Reasons,
    ) -> None:
        self._statements = statements
        self._windows = windows
        self._sides = sides
        self._reasons = reasons

    def links(self, claims: Iterable[Proposition]) -> Iterator[Link]:
        """Yield the links of all charges, each two statements once."""
        seen: set[frozenset[str]] = set()
        for charge in sorted(claims, key=lambda c: (-len(c.entailed), c.id)):
            told, again = self._chosen(charge.entailed) if charge.entailed else ((), ())
            for one, other in again[:MOST]:
                ends = frozenset((one.statement, other.statement))
                if ends not in seen and self._is_again(one, other):
                    seen.add(ends)
                    yield self._again(charge, one, other)
            made = [t for t in told if t.polarity is Polarity.POS][:MOST]
            denied = [t for t in told if t.polarity is Polarity.NEG][:MOST]
            pairs = (
                *product(denied, made),
                *combinations(made, 2),
                *combinations(denied, 2),
            )
            for one, other in pairs:
                ends = frozenset((one.statement, other.statement))
                found = self._link(charge, one, other) if ends not in seen else None
                if found is not None:
                    seen.add(ends)
                    yield found
                    yield from self._answer(charge, found, one)

    def _chosen(
        self, told: Iterable[Entailed]
    ) -> tuple[Sequence[Entailed], Sequence[tuple[Entailed, Entailed]]]:
        """Return of what one side says to one effect in one article the surest telling.

        With them go the others, each with the surest of its group.
        """
        groups: defaultdict[tuple[object, ...], list[Entailed]] = defaultdict(list)
        for one in told:
            said = self._statements[one.statement]
            if said.voice is Voice.ATTRIBUTED and not one.presupposed:
                who = tuple(sorted(p.actor for p in said.speakers))
                groups[said.article, who, one.polarity].append(one)
        best, again = [], []
        for same in groups.values():
            first, *others = sorted(
                same, key=lambda t: (-_SURE[t.basis], self._statements[t.statement].evidence)
            )
            best.append(first)
            if self._statements[first.statement].speakers:
                again += [(one, first) for one in others]
        by_sureness = sorted(best, key=lambda t: (-_SURE[t.basis], t.statement))
        return by_sureness, sorted(again, key=lambda p: (p[0].statement, p[1].statement))

    def _is_again(self, one: Entailed, other: Entailed) -> bool:
        """Tell whether two tellings of one article are of two sentences."""
        mine, theirs = self._statements[one.statement], self._statements[other.statement]
        return not mine.evidence.overlaps(theirs.evidence)

    def _again(self, charge: Proposition, one: Entailed, other: Entailed) -> Link:
        mine, theirs = self._statements[one.statement], self._statements[other.statement]
        does = "denies" if one.polarity is Polarity.NEG else "makes"
        why = f"the same speaker {does} the charge again: {charge.label}"
        return Link(
            kind=LinkKind.RESTATES,
            source=mine.id,
            target=theirs.id,
            proposition=charge.id,
            reason=self._reasons.put(why, mine, theirs),
            polarity=one.polarity,
            score=round(_SURE[one.basis] * _SURE[other.basis], 2),
        )

    def _link(self, charge: Proposition, one: Entailed, other: Entailed) -> Link | None:
        mine, theirs = self._statements[one.statement], self._statements[other.statement]
        if is_one_passage(mine, theirs) or not self._at_one_time(mine, theirs):
            return None
        if theirs.id in mine.via or mine.id in theirs.via:
            return None
        score = round(_SURE[one.basis] * _SURE[other.basis], 2)
        side = self._sides.one(mine, theirs)
        if one.polarity is not other.polarity:
            if side:
                return None
            why = f"one side denies what it is charged with: {charge.label}"
            return Link(
                kind=LinkKind.CONTRADICTS,
                source=mine.id,
                target=theirs.id,
                proposition=charge.id,
                reason=self._reasons.put(why, mine, theirs),
                contrast=Contrast.POLARITY,
                score=score,
            )
        if mine.article == theirs.article:
            return None
        kind = self._agreeing(one, other, side=side)
        if kind is None:
            return None
        does = "denies" if one.polarity is Polarity.NEG else "makes"
        who = "one side" if side else "another side"
        why = f"{who} {does} the same charge in another paper: {charge.label}"
        return Link(
            kind=kind,
            source=mine.id,
            target=theirs.id,
            proposition=charge.id,
            reason=self._reasons.put(why, mine, theirs),
            polarity=one.polarity,
            score=score,
        )

    def _answer(self, charge: Proposition, found: Link, one: Entailed) -> Iterator[Link]:
        """Yield that a denial answers a charge of its own article that it contradicts.

        What the accused side states against it after it was made answers it too.
        """
        denial, laid = self._statements[found.source], self._statements[found.target]
        accused = {f.actor for role, some in charge.roles if role == "agent" for f in some}
        answers = one.basis is Basis.POINTED or (
            not accused.isdisjoint(self._sides.of(denial))
            and laid.evidence.start < denial.evidence.start
        )
        here = denial.article == laid.article and (denial.act is Act.DENY or answers)
        if found.kind is LinkKind.CONTRADICTS and here:
            why = "denies what its side is charged with"
            yield replace(
                found,
                kind=LinkKind.RESPONDS_TO,
                contrast=None,
                reason=self._reasons.put(why, denial, laid),
            )

    def _agreeing(self, one: Entailed, other: Entailed, *, side: bool) -> LinkKind | None:
        mine, theirs = self._statements[one.statement], self._statements[other.statement]
        ends = (mine, theirs)
        if side and not self._sides.another(mine, theirs):
            return LinkKind.RESTATES
        if side or (mine.origin and mine.origin == theirs.origin):
            return None
        known = all(s.speakers and self._sides.is_somebody(s) for s in ends)
        if not known or self._sides.may_be_one(mine, theirs):
            return None
        if any(t.basis not in (Basis.REWORDED, Basis.PART) for t in (one, other)):
            return None
        if one.polarity is Polarity.NEG:
            known = all(self._sides.is_known(s) for s in ends)
        return LinkKind.CORROBORATES if known else None

    def _at_one_time(self, mine: Statement, theirs: Statement) -> bool:
        first, second = self._windows.get(mine.id), self._windows.get(theirs.id)
        return first is None or second is None or first.between(second) <= DAYS
