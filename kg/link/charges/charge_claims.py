"""A charge as one claim of the collection, on which those who make it and those who deny it meet.

In: the claims of all articles, who speaks, who is who. Out: the same claims, and for each charge
that several claims lay or that a denial without words of its own answers a claim beside them. It
has no stances: nobody said it in these words. What each statement takes for a stand on it is in
`entailed`, with the claim from which that follows and how (`Basis`):

- who asserts a narrower claim asserts the charge ("rapes" is "sexually assaults"); who denies only
  a narrower one denies no charge;
- who denies a wider one denies the charge;
- what names only a part of the accused side ("its police") is the charge, as the side answers it;
- who denies without saying what ("denied the allegations") denies what his side is charged with in
  his article, else the one thing with which other articles charge it.

A charge is known by the family of the deed, the accused and the victim or the sort of thing, so no
article that comes or goes renames it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from kg.gazetteer import gazetteer
from kg.ids import key_id
from kg.link.charges.charge_families import above, families
from kg.link.charges.charge_nouns import sort_of
from kg.link.charges.laid_charges import CHARGING, Reader
from kg.link.charges.one_charge import OneCharge, Told, charges_in
from kg.link.charges.pointed_denials import Denials, Stand
from kg.link.speaker_sides import SpeakerSides
from kg.model import Act, Basis, Broader, Entailed, Filler, Modality, Polarity, Proposition
from kg.model.replace import replace
from kg.resolve.claim_parts import states_by_actor

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.model import Actor, Stance, Statement

KIND = "charge "
"""Opens the key of a claim that is a charge."""
_NEAR = {Basis.REWORDED: 1.0, Basis.PART: 0.9, Basis.FILLED: 0.8, Basis.NARROWER: 0.8}

_FLIPPED = {Polarity.POS: Polarity.NEG, Polarity.NEG: Polarity.POS}

type _Level = tuple[str, bool]
"""A family, and whether the accused is only said to have had a part in it."""


def with_charges(
    claims: Iterable[Proposition],
    statements: Iterable[Statement],
    actors: Mapping[str, Actor],
    texts: Mapping[str, str],
) -> tuple[Proposition, ...]:
    """Return the claims, those that lay a charge tied to it, and the charges, by id."""
    every, said = tuple(claims), tuple(statements)
    charges = Charges(every, said, actors, texts)
    nodes = charges.nodes()
    ties: defaultdict[str, list[Broader]] = defaultdict(list)
    for node in nodes:
        for name, basis in charges.members[node.id].items():
            ties[name].append(Broader(id=node.id, score=_NEAR[basis]))
    tied = (
        replace(c, broader=tuple(sorted((*c.broader, *ties[c.id]), key=lambda b: b.id)))
        if c.id in ties
        else c
        for c in every
    )
    return tuple(sorted((*tied, *nodes), key=lambda c: c.id))


class Charges:
    """Makes the charges of a collection."""

    def __init__(
        self,
        claims: tuple[Proposition, ...],
        statements: tuple[Statement, ...],
        actors: Mapping[str, Actor],
        texts: Mapping[str, str],
    ) -> None:
        self._claims = {c.id: c for c in claims}
        self._said = {s.id: s for s in statements}
        self._actors = actors
        self._sides = SpeakerSides(actors, texts)
        self._denials = Denials(statements, self._sides, texts)
        self._reader = Reader(actors, statements, self._sides, texts, self._denials.pointing)
        self._rivals: defaultdict[tuple[str, str | None, frozenset[str]], set[str]] = defaultdict(
            set
        )
        self.members: dict[str, dict[str, Basis]] = {}

    def nodes(self) -> list[Proposition]:
        """Return the charges, each with the stands that follow from other claims."""
        laid = [one for c in self._claims.values() for one in self._reader.laid(c)]
        built = []
        for charge in (charges := charges_in(laid)):
            if any(self._is_laid(t) for t in charge.told):
                self._rivals[charge.root, charge.victim, charge.thing].add(charge.accused)
        for charge in charges:
            for level in _levels(charge):
                told = self._told(charge, level)
                built.append((charge, level, told))
        pointed = self._denials.pointed(
            [(m, self._asserting(t)) for m, _, t in built], self._claims
        )
        nodes = (
            self._node(charge, level, [*told, *pointed.get(k, ())])
            for k, (charge, level, told) in enumerate(built)
        )
        return [n for n in nodes if n is not None]

    def _is_laid(self, one: Told) -> bool:
        """Tell whether somebody says that the accused did it."""
        stances = self._claims[one.laid.claim].stances if one.laid.doer else ()
        return any(s.polarity is Polarity.POS for s in stances)

    def _asserting(self, told: Iterable[Stand]) -> frozenset[str]:
        """Return the articles in which somebody makes a charge."""
        pos = (t.statement for t in told if t.polarity is Polarity.POS)
        return frozenset(self._said[name].article for name in pos)

    def _told(self, charge: OneCharge, level: _Level) -> list[Stand]:
        """Return the stands on a charge that follow from those on the claims of its charge."""
        found = []
        for one in charge.told:
            basis = _basis(one, level, wide=charge.wide)
            stances = self._claims[one.laid.claim].stances if basis is not None else ()
            for stance in stances:
                put = _FLIPPED.get(stance.polarity) if one.laid.negated else stance.polarity
                how = self._how(stance, put, basis or (None, None))
                if put is not None and how is not None:
                    side = Stand(stance.statement, one.laid.claim, put, how, stance.presupposed)
                    found.append(side)
        return found

    def _how(
        self, stance: Stance, put: Polarity | None, basis: tuple[Basis | None, Basis | None]
    ) -> Basis | None:
        """Return how a stand on a charge follows from a stance on a claim; None if none does.

        What is only taken for granted is asserted by who condemns it, and by nobody else.
        """
        said = self._said.get(stance.statement)
        if said is None or stance.modality is not Modality.REALIS:
            return None
        if stance.presupposed and said.act not in CHARGING:
            return None
        if stance.polarity is Polarity.POS:
            return basis[0]
        if stance.polarity is not Polarity.NEG:
            return None
        return (
            Basis.POINTED if basis[1] and stance.statement in self._denials.pointing else basis[1]
        )

    def _node(self, charge: OneCharge, level: _Level, told: list[Stand]) -> Proposition | None:
        best: dict[str, Stand] = {}
        order = list(Basis)
        for one in sorted(told, key=lambda t: (order.index(t.basis), t.by or "")):
            known = best.setdefault(one.statement, one)
            if known.presupposed and not one.presupposed:
                best[one.statement] = one
        claims = {t.laid.claim: t for t in charge.told}
        best = self._without_own(charge, best)
        if not self._is_charge(charge, best.values()):
            return None
        if len({one.by for one in best.values()}) < 2:
            return None
        key = (
            f"{KIND}{level[0]}{' involved' if level[1] else ''}",
            charge.accused,
            "",
            *sorted(charge.thing),
            "",
            *((charge.victim,) if charge.victim else ()),
            "",
        )
        name = key_id("p", *key)
        self.members[name] = {
            one.by: one.basis for one in best.values() if one.by is not None and one.basis in _NEAR
        }
        first = min((self._claims[c] for c in claims), key=lambda c: (c.article, c.trigger, c.id))
        return Proposition(
            id=name,
            label=self._label(charge, level),
            predicate=first.predicate,
            roles=self._roles(charge),
            article=first.article,
            trigger=first.trigger,
            key=key,
            entailed=tuple(
                Entailed(
                    statement=one.statement,
                    by=one.by,
                    polarity=one.polarity,
                    basis=one.basis,
                    presupposed=one.presupposed,
                )
                for _, one in sorted(best.items())
            ),
        )

    def _without_own(self, charge: OneCharge, told: Mapping[str, Stand]) -> dict[str, Stand]:
        """Return the stands without what the accused side would assert of itself: it may confirm.

        Nor does anybody lay a deed of which he does not say who did it to a side that others
        accuse, unless he lays it to that side elsewhere in his article, or that side denies it
        there and nobody else is accused of it; nor does he clear that side by what he says is not
        so of such a deed ("there is no evidence of attacks from Ostia"), unless he denies it.
        """
        denied = {
            self._said[name].article
            for name, one in told.items()
            if one.polarity is Polarity.NEG and self._is_own(charge, name)
        }
        open_ = {t.laid.claim for t in charge.told if not t.laid.doer}
        rivals = self._rivals[charge.root, charge.victim, charge.thing]
        accusing = {
            (self._said[name].article, side)
            for name, one in told.items()
            if one.polarity is Polarity.POS and one.by is not None and one.by not in open_
            for side in self._sides.of(self._said[name])
        }

        def is_said(name: str, one: Stand) -> bool:
            said = self._said[name]
            own = self._is_own(charge, name)
            if one.polarity is not Polarity.POS:
                return own or one.by not in open_ or said.act is Act.DENY
            if own:
                return said.act is Act.CONFIRM
            again = any((said.article, side) in accusing for side in self._sides.of(said))
            laid = again or one.by not in open_ or said.act in CHARGING
            return laid or (said.article in denied and rivals <= {charge.accused})

        return {name: one for name, one in told.items() if is_said(name, one)}

    def _is_own(self, charge: OneCharge, statement: str) -> bool:
        """Tell whether the accused side, or somebody with it, says a statement."""
        said = self._said[statement]
        return charge.accused in self._sides.of(said) | {p.actor for p in said.speakers}

    def _is_charge(self, charge: OneCharge, told: Iterable[Stand]) -> bool:
        """Tell whether somebody charges another with it, or the accused denies it."""
        for one in told:
            said = self._said[one.statement]
            mine = self._sides.of(said) | {p.actor for p in said.speakers}
            denies = one.polarity is Polarity.NEG and said.act is Act.DENY
            if denies and charge.accused in mine:
                return True
            if one.polarity is Polarity.POS and said.act in CHARGING and charge.accused not in mine:
                return True
        return False

    def _label(self, charge: OneCharge, level: _Level) -> str:
        family = families()[level[0]]
        whom = self._called(charge.victim) if charge.victim else family.open
        if charge.thing:
            whom = self._thing(charge)
        does = f"is involved in {family.noun}" if level[1] else family.says
        return " ".join(w for w in (self._called(charge.accused), does, whom) if w)

    def _called(self, name: str) -> str:
        actor = self._actors.get(name)
        if actor is not None:
            return actor.label
        if name in states_by_actor():
            code = states_by_actor()[name]
            return next(c.name for c in gazetteer().countries.values() if c.alpha3 == code)
        return name.removeprefix("named ").title()

    def _thing(self, charge: OneCharge) -> str:
        """Return the commonest words for the thing of a charge, of these the shortest."""
        often: Counter[str] = Counter()
        for one in charge.told:
            roles = dict(self._claims[one.laid.claim].roles)
            some = (f.label for role in ("theme", "recipient") for f in roles.get(role, ()))
            often.update([label for label in some if sort_of(label) & charge.thing][:1])
        return min(often, key=lambda t: (-often[t], len(t), t)) if often else "a weapon"

    def _roles(self, charge: OneCharge) -> tuple[tuple[str, tuple[Filler, ...]], ...]:
        def filler(name: str) -> Filler:
            actor = self._actors.get(name)
            known = actor is not None
            return Filler(
                label=self._called(name),
                actor=name if known else None,
                country=actor.country if actor is not None else None,
            )

        roles = [("agent", (filler(charge.accused),))]
        if charge.victim:
            roles.append(("recipient", (filler(charge.victim),)))
        if charge.thing:
            roles.append(("theme", (Filler(label=self._thing(charge)),)))
        return tuple(roles)


def _levels(charge: OneCharge) -> list[_Level]:
    """Return the levels of a charge at which some claim lays the charge, and its widest."""
    own = {(t.laid.family, t.laid.involved) for t in charge.told}
    if len(own) > 1:
        own.add((charge.root, False) if not any(i for _, i in own) else (charge.root, True))
    return sorted(own)


def _basis(one: Told, level: _Level, *, wide: bool) -> tuple[Basis | None, Basis | None] | None:
    """Return how a stand on a charge follows from one for a claim, and from one against it."""
    mine = one.laid.family, one.laid.involved
    same = Basis.FILLED if one.filled else Basis.PART if one.laid.part else Basis.REWORDED
    narrower = wide and one.laid.victim is not None
    if mine == level:
        return (Basis.NARROWER, None) if narrower else (same, same)
    if _falls_under(mine, level):
        return Basis.FILLED if one.filled else Basis.NARROWER, None
    if _falls_under(level, mine) and not narrower:
        return None, Basis.WIDER_DENIED
    return None


def _falls_under(narrow: _Level, wide: _Level) -> bool:
    """Tell whether a deed of one level is one of the other too: who did it was involved in it."""
    if narrow[1] and not wide[1]:
        return False
    return wide[0] in (narrow[0], *above(narrow[0]))
