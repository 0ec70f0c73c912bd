"""Denials without words of their own: which charges they deny.

In: the denials of a collection, and the charges with the articles that make each. Out: by the place
of a charge in its list who denies it so. "Denied the allegations" denies the charges against the
speaker's side that his article tells; where it tells none, the one charge that others tell of.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.link.answering.pointing_contents import pointing
from kg.link.charges.charge_families import any_of, family_in
from kg.link.charges.one_charge import root_of
from kg.model import Act, Basis, Polarity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence, Set

    from kg.link.charges.one_charge import OneCharge
    from kg.link.speaker_sides import SpeakerSides
    from kg.model import Proposition, Statement


_NOUNS = rf"(?:{any_of('charge_nouns')})s?\b"
_CHARGE = re.compile(
    rf"(?:(?:{any_of('before_charges')}) |\W)*(?:[\w’']+ ){{0,4}}?{_NOUNS}", re.IGNORECASE
)
"""A noun for charges that opens a content, with what stands before it."""
_SAYS_NO = re.compile(
    rf"\bno (?:\w+ ){{0,2}}(?:{any_of('support_of_charges')})\b.{{0,60}}\b{_NOUNS}"
    rf"|\bnone of .{{0,30}}\b{_NOUNS}"
    rf"|\b(?:I|[Ww]e) (?:\w+ ){{0,3}}(?:{any_of('denying_verbs')})\b.{{0,60}}\b{_NOUNS}"
    rf"|\b{_NOUNS}.{{0,40}}\b(?:{any_of('being')}) (?:\w+ ){{0,3}}(?:{any_of('untrue')})\b"
)
"""What a side says against the charges against it, where it is reported by no word for denying."""
_WHOLLY_UNTRUE = re.compile(rf"\W*(?:as |\w+ly )*(?:{any_of('untrue')})\W*")
_ANSWERS = frozenset({Act.DENY, Act.STATE})
_GOES_ON = re.compile(rf"[\s\W]*(?:{any_of('before_what_is_charged')})\s")
"""Goes on after it with what the charge is."""


@dataclass(frozen=True, slots=True)
class Stand:
    """How a statement stands to a charge, by the claim from which that follows (None: pointed)."""

    statement: str
    by: str | None
    polarity: Polarity
    basis: Basis
    presupposed: bool = False


class Denials:
    """Finds the charges that denials point at."""

    def __init__(
        self, statements: Sequence[Statement], sides: SpeakerSides, texts: Mapping[str, str]
    ) -> None:
        self._sides = sides
        self._texts = texts
        said = [s for s in statements if s.act in _ANSWERS and s.speakers and s.content]
        self._untrue = frozenset(s.id for s in said if self._is_untrue(s))
        self._of = {s.id: of for s in said if (of := self._points(s)) is not None}
        self._said = [s for s in statements if s.id in self._of]
        self.pointing = frozenset(self._of)
        self.only_names = frozenset(s.id for s in said if self._only_names(s))
        """Statements that only name what others said: "commented on the claims"."""

    def pointed(
        self,
        charges: Sequence[tuple[OneCharge, Set[str]]],
        claims: Mapping[str, Proposition],
    ) -> Mapping[int, list[Stand]]:
        """Return by its place in `charges` who denies each by pointing at it.

        With each charge stand the articles in which somebody makes it.
        """
        by_side: defaultdict[str, list[int]] = defaultdict(list)
        for k, (charge, _) in enumerate(charges):
            by_side[charge.accused].append(k)
        found: defaultdict[int, list[Stand]] = defaultdict(list)
        for one in self._said:
            mine = self._sides.of(one) | {p.actor for p in one.speakers}
            near = [k for side in sorted(mine) for k in by_side.get(side, ())]
            near = [k for k in near if self._of[one.id] in ("", charges[k][0].root)]
            if one.id in self._untrue and self._says(one, claims):
                near = []  # it is that claim which is untrue
            here = [k for k in near if one.article in charges[k][1]]
            if not here and self._is_only(near, charges) and not self._says(one, claims):
                here = near
            for k in here:
                found[k].append(Stand(one.id, None, Polarity.NEG, Basis.POINTED))
        return found

    def _points(self, one: Statement) -> str | None:
        """Return the family of what a denial points at, "" where it tells none.

        None where it points at nothing. "The allegations against him" tell none, "the allegations
        of fraud" do.
        """
        text = self._texts.get(one.article, "")
        content = one.content[0].of(text) if text else ""
        if one.act is not Act.DENY:
            return "" if _SAYS_NO.search(content) is not None else None
        points = pointing(content)
        noun = _CHARGE.match(content)
        if one.id in self._untrue:
            return ""
        if points is None and noun is None:
            family = None if one.propositions else family_in(content)
            return None if family is None else root_of(family)
        end = max(points.end if points is not None else 0, noun.end() if noun is not None else 0)
        goes_on = _GOES_ON.match(content[end:])
        if goes_on is None:
            return ""
        family = family_in(content[end + goes_on.end() :])
        return None if family is None else root_of(family)

    def _is_untrue(self, one: Statement) -> bool:
        """Tell whether a denial only says that something is untrue: called it "baseless"."""
        text = self._texts.get(one.article, "")
        told = one.act is Act.DENY and _WHOLLY_UNTRUE.fullmatch(one.content[0].of(text))
        return bool(text and told)

    def _only_names(self, one: Statement) -> bool:
        text = self._texts.get(one.article, "")
        told = pointing(one.content[0].of(text)) if text and one.act is Act.STATE else None
        return told is not None and told.bare

    def _is_only(self, near: Sequence[int], charges: Sequence[tuple[OneCharge, Set[str]]]) -> bool:
        """Tell whether a side is charged with one thing alone in all articles."""
        return len({(charges[k][0].root, charges[k][0].accused) for k in near}) == 1

    def _says(self, one: Statement, claims: Mapping[str, Proposition]) -> bool:
        """Tell whether a denial is known to be of something that somebody claims."""
        told = (claims[p] for p in one.propositions if p in claims)
        return any(s.polarity is Polarity.POS for c in told for s in c.stances)
