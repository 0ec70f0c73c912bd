"""Quarrels of two states: which two an article lets speak against each other, and over what.

In: the claims with what each is about by itself, the statements and the actors. Out: for a claim
first told in such an article, what it is about in the quarrel, the same whichever of the two
accuses or answers.

- An article is of a quarrel where one of two states or who speaks for it accuses, condemns or
  denies what the other is named in, the other speaks too, and most of what states that speak there
  say of each other is said between these two. Where several quarrel alike, none is the quarrel.
- An article that lets one of the two speak, mostly of the other, is of their quarrel where other
  articles are.
- What such an article is about is, of the matters that words tell there, the one that most claims
  of all articles of the quarrel tell.
- A claim about one of the two, or about nobody known, is about both. A reaction (a breach of law,
  a threat, an inquiry, what somebody is like) and what no word tells are of the quarrel's matter.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import chain
from typing import TYPE_CHECKING

from kg.link.issue_subjects import STATES, Reading, Subject
from kg.link.matters import is_between_states, is_weak
from kg.model import Act, ActorType, Matter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.model import Actor, Proposition, Statement

    type Pair = tuple[str, ...]

SHARE = 0.5
"""Of what speaking states say of each other, the two must say more than this share."""
_OPPOSING = frozenset({Act.ACCUSE, Act.CONDEMN, Act.DENY})
_REACTIONS = frozenset(
    {Matter.INTERNATIONAL_LAW, Matter.THREATS, Matter.CHARACTER, Matter.INVESTIGATIONS}
)
"""Matters of what is said or done over something else."""
_FORCE = frozenset({Matter.WAR, Matter.VIOLENCE})
"""Matters that are one where two states quarrel: whom the one's soldiers or agents kill."""


class Quarrels:
    """The quarrel of each article that is of one, and what it is over."""

    def __init__(
        self,
        claims: Iterable[Proposition],
        alone: Mapping[str, Reading],
        statements: Iterable[Statement],
        people: Mapping[str, Actor],
    ) -> None:
        self._people = people
        own = tuple(claims)
        said = tuple(statements)
        articles = {s.id: s.article for s in said}
        self._pairs = _pairs(said, {c.id: c for c in own}, people)
        self._faces = _faces(people.values())
        told: defaultdict[str, set[Matter]] = defaultdict(set)
        everywhere: defaultdict[Pair, Counter[Matter]] = defaultdict(Counter)
        for claim in own:
            read = alone[claim.id]
            matter = read.subject.matter
            if matter is None or is_weak(matter) or _is_reaction(read):
                continue
            homes = {articles[s.statement] for s in claim.stances if s.statement in articles}
            for home in homes & self._pairs.keys():
                told[home].add(matter)
                everywhere[self._pairs[home]][matter] += 1
        self._force = {pair: _most(_FORCE, everywhere[pair]) for pair in everywhere}
        self._over = {
            home: self._one(self._pairs[home], _most(some, everywhere[self._pairs[home]]))
            for home, some in told.items()
        }

    def _one(self, pair: Pair, matter: Matter) -> Matter:
        """Return a matter, or the one that stands for it too where these two quarrel."""
        return self._force.get(pair, matter) if matter in _FORCE else matter

    def read(self, claim: Proposition, alone: Reading) -> Reading | None:
        """Return what a claim is about in the quarrel of the article that first tells it."""
        pair, over = self._pairs.get(claim.article), self._over.get(claim.article)
        if pair is None:
            return None
        matter = alone.subject.matter
        if matter is None or _is_reaction(alone):
            matter = over
        if matter is None:
            return None
        matter = self._one(pair, matter)
        if not self._is_between(pair, alone, matter is over):
            return None
        faces = tuple(self._faces[state] for state in pair)
        return Reading(Subject(matter, pair), faces, alone.word, alone.sure)

    def _is_between(self, pair: Pair, alone: Reading, is_chief: bool) -> bool:
        """Tell whether a claim is about one of two states, or about nobody of another state.

        The latter only where it is of what the two quarrel over, or nobody known is named.
        """
        if not alone.subject.about:
            return True
        some = {self._people[a].country for a in alone.actors}
        return bool(some & {*pair}) or (is_chief and None in some)


def _is_reaction(read: Reading) -> bool:
    """Tell whether a claim's matter is only that of what is done over something else."""
    return read.subject.matter in _REACTIONS or is_between_states(read.word)


def _most(some: Iterable[Matter], counts: Mapping[Matter, int]) -> Matter:
    return min(some, key=lambda m: (-counts[m], m))


def _faces(people: Iterable[Actor]) -> dict[str, str]:
    """Return who stands for each state in a label: the country, else the first of its own."""
    order = sorted(
        (a for a in people if a.country),
        key=lambda a: (a.type is not ActorType.COUNTRY, not a.named, a.id),
    )
    return {str(a.country): a.id for a in reversed(order)}


def _pairs(
    statements: Iterable[Statement],
    claims: Mapping[str, Proposition],
    people: Mapping[str, Actor],
) -> dict[str, Pair]:
    """Return the two states that quarrel in each article that has such."""
    between: defaultdict[str, Counter[Pair]] = defaultdict(Counter)
    opposing: defaultdict[str, set[Pair]] = defaultdict(set)
    speaking: defaultdict[str, set[str]] = defaultdict(set)
    for one in statements:
        sides = set(_states((p.actor for p in one.speakers), people))
        if len(sides) != 1:
            continue
        (side,) = sides
        speaking[one.article].add(side)
        spoken_of = (claims[c] for c in one.propositions if c in claims)
        named = chain((p.actor for p in one.targets), chain.from_iterable(map(_named, spoken_of)))
        others = sorted({*_states(named, people)} - sides)
        pairs = [(min(side, other), max(side, other)) for other in others]
        between[one.article].update(pairs)
        if one.act in _OPPOSING:
            opposing[one.article].update(pairs)
    found: dict[str, Pair] = {}
    for home, every in between.items():
        both = _chief({p: n for p, n in every.items() if speaking[home] >= {*p}})
        if both in opposing[home]:
            found[home] = both
    quarrelling = {*found.values()}
    for home, every in between.items():
        chief = _chief(every)
        if home not in found and chief in quarrelling:
            found[home] = chief
    return found


def _chief(counts: Mapping[Pair, int]) -> Pair:
    """Return the pair of more than `SHARE` of what is said, or nobody."""
    pair = min(counts, key=lambda p: (-counts[p], p), default=())
    return pair if pair and counts[pair] > SHARE * sum(counts.values()) else ()


def _named(claim: Proposition) -> Iterator[str]:
    for _, fillers in claim.roles:
        for one in fillers:
            yield from (a for a in (one.actor, one.owner) if a is not None)


def _states(actors: Iterable[str], people: Mapping[str, Actor]) -> Iterator[str]:
    """Yield the states that actors are, act for or hold an office of."""
    for name in actors:
        one = people.get(name)
        if one is not None and one.country and (one.type in STATES or one.role):
            yield one.country
