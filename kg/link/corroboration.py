"""What stands behind a claim and against it: who says so, who denies it, from how many origins.

One value for each claim, made of all statements that take it up. Only what is put as fact counts as
said or denied (`kg.link.claim_attitudes`); who gives no answer does neither. A side is counted once
however many of its voices are heard (`kg.link.whose_side`), and what goes back to one utterance or
text is one origin. Two who deny back the denial, never the claim. What an article tells in its own
voice has no source that could be asked, and is kept apart from what is cited.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.lexicon import words
from kg.link.claim_attitudes import Attitude, attitude
from kg.link.speaker_sides import SpeakerSides
from kg.link.whose_side import Sides
from kg.model import Polarity, SourceKind, Voice
from ontology import edtf

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kg.model import Actor, Entailed, Proposition, Statement

_ROLES_OF_PARTIES = frozenset({"agent", "recipient", "theme"})
"""Roles in which one takes part in what is claimed to have happened."""
_SAYING_WHERE = frozenset({"place"})
"""Roles that tell nothing of whom or what a claim is."""
_PERCEIVING = "perceive"
"""The class of "she saw him run", of which what was seen is the theme."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimSide:
    """Who takes one side of a claim as one: `id` of the actor spoken for, and whose voices.

    `speakers` are the ids of those who say it, sorted; `named` tells whether the articles name one
    of them.
    """

    id: str
    speakers: tuple[str, ...]
    named: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Corroboration:
    """What stands behind one claim and against it; sides are in order of their ids.

    `origins` are the utterances or texts that assert it as cited, `denial_origins` those that deny
    it. `independent` counts the groups of cited assertions that share neither a side nor an origin:
    what an editor may call two sources is 2 here, and where the claim tells of nobody and nothing
    ("there were speeches") at most 1. `only_unnamed` tells that it is asserted by cited
    sources and no article names any of them. `narrated_in` are articles that tell it as a fact in
    their own voice. `witnesses` are speakers who are said, or say, to have been there; `parties`
    asserting sides that take part in what is claimed themselves. `first` and `last` are the days
    (YYYY-MM-DD) between which all this was said, else printed; empty where nothing is dated.
    """

    proposition: str
    asserted_by: tuple[ClaimSide, ...] = ()
    denied_by: tuple[ClaimSide, ...] = ()
    not_confirmed_by: tuple[ClaimSide, ...] = ()
    narrated_in: tuple[str, ...] = ()
    origins: int = 0
    denial_origins: int = 0
    independent: int = 0
    only_unnamed: bool = False
    witnesses: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    first: str = ""
    last: str = ""


def corroborations(
    statements: Iterable[Statement],
    propositions: Iterable[Proposition],
    actors: Mapping[str, Actor],
    *,
    texts: Mapping[str, str] | None = None,
    published: Mapping[str, str] | None = None,
) -> dict[str, Corroboration]:
    """Return by its id what stands behind and against each claim that anybody takes a side on.

    `actors` are by id; the articles' `texts` tell what justifies a source, `published` their days.
    """
    said = {s.id: s for s in statements}
    claims = sorted(propositions, key=lambda p: p.id)
    return _Corroborations(said, claims, actors, texts or {}, published or {}).found()


class _Corroborations:
    """Gathers the statements on each claim; see `corroborations`."""

    def __init__(
        self,
        said: Mapping[str, Statement],
        claims: Sequence[Proposition],
        actors: Mapping[str, Actor],
        texts: Mapping[str, str],
        published: Mapping[str, str],
    ) -> None:
        self.by_id = {c.id: c for c in claims}
        self.said, self.claims, self.actors = said, claims, actors
        self.texts, self.published = texts, published
        sides = Sides(actors)
        self.sides = {a.id: sides.of(a) for a in actors.values()}
        self.by_title = SpeakerSides(actors, texts)
        self.seen = self._told_as_seen()

    def found(self) -> dict[str, Corroboration]:
        """Return what stands behind and against each claim with a side; by its id."""
        made = ((p.id, self._of(p)) for p in self.claims)
        return {name: one for name, one in made if one is not None}

    def _of(self, claim: Proposition) -> Corroboration | None:
        taken: defaultdict[Attitude, list[Statement]] = defaultdict(list)
        for stance in claim.stances:
            one = self.said.get(stance.statement)
            if one is not None:
                taken[attitude(one, claim, stance)].append(one)
        for follows in claim.entailed:
            one = self.said.get(follows.statement)
            if one is not None and (taken_as := self._follows(one, follows)) is not None:
                taken[taken_as].append(one)
        asserting = [s for s in taken[Attitude.ASSERTS] if s.voice is not Voice.ARTICLE]
        told = [s for s in taken[Attitude.ASSERTS] if s.voice is Voice.ARTICLE]
        denying = [s for s in taken[Attitude.DENIES] if s.voice is not Voice.ARTICLE]
        if not (asserting or told or denying or taken[Attitude.DECLINES]):
            return None
        behind = self._claim_sides(asserting)
        independent = self._independent(asserting)
        cited = [s for s in asserting if s.speakers]
        first, last = self._days([*asserting, *told, *denying, *taken[Attitude.DECLINES]])
        return Corroboration(
            proposition=claim.id,
            asserted_by=behind,
            denied_by=self._claim_sides(denying),
            not_confirmed_by=self._claim_sides(taken[Attitude.DECLINES]),
            narrated_in=tuple(sorted({s.article for s in told})),
            origins=len({s.origin or s.id for s in asserting}),
            denial_origins=len({s.origin or s.id for s in denying}),
            independent=independent if tells_of_what(claim) else min(independent, 1),
            only_unnamed=bool(cited) and not any(map(self._is_named, cited)),
            witnesses=self._witnesses(claim, asserting),
            parties=_parties(claim, behind),
            first=first,
            last=last,
        )

    def _follows(self, one: Statement, stand: Entailed) -> Attitude | None:
        """Return the attitude to a charge, by the claim from which that follows."""
        against = stand.polarity is Polarity.NEG
        if stand.by is None:
            return Attitude.DENIES if against else None
        claim = self.by_id.get(stand.by)
        held = next((s for s in claim.stances if s.statement == one.id), None) if claim else None
        if claim is None or attitude(one, claim, held) not in (Attitude.ASSERTS, Attitude.DENIES):
            return None
        return Attitude.DENIES if against else Attitude.ASSERTS

    def _claim_sides(self, statements: Iterable[Statement]) -> tuple[ClaimSide, ...]:
        found: defaultdict[str, set[str]] = defaultdict(set)
        for one in sorted(statements, key=lambda s: s.id):
            for name, speaker in self._voices(one):
                found[name].add(speaker)
        return tuple(
            ClaimSide(
                id=min(voices) if name.startswith(_OF_ORIGIN) else name,
                speakers=tuple(sorted(voices)),
                named=any(self.actors[v].named for v in voices),
            )
            for name, voices in sorted(found.items())
        )

    def _voices(self, one: Statement) -> Iterator[tuple[str, str]]:
        """Yield each speaker after the side spoken for; see `kg.link.whose_side`."""
        speakers = {p.actor: p for p in reversed(one.speakers)}
        for who in dict.fromkeys(p.actor for p in one.speakers):
            actor = self.actors.get(who)
            if actor is None:
                continue
            told = self.by_title.of_speaker(speakers[who], one.article)  # "the U. S. envoy to Chad"
            known = sorted(told & self.actors.keys()) if self.sides[who] == (who,) else ()
            for name in known or self.sides[who]:
                nobody = name == who and not actor.named
                yield (f"{_OF_ORIGIN}{one.origin}" if nobody and one.origin else name), who

    def _independent(self, statements: Sequence[Statement]) -> int:
        """Return how many groups there are that share neither a side nor an origin."""
        parent: dict[str, str] = {}

        def root(name: str) -> str:
            while parent.setdefault(name, name) != name:
                name = parent[name]
            return name

        first_in: dict[str, str] = {}
        named_in: dict[tuple[str, str], str] = {}
        for one in sorted(statements, key=lambda s: (not self._is_named(s), s.id)):
            sides = sorted({name for name, _ in self._voices(one)})
            if not sides:
                continue  # of whom nobody is told there is no telling whether it is another
            origin, *others = [f"{_OF_ORIGIN}{one.origin or one.id}", *sides]
            for other in others:
                parent[root(other)] = root(origin)
            before = first_in.setdefault(one.article, origin)
            offices = self._offices(one)
            if not self._is_named(one):  # may be whom the same article names elsewhere
                parent[root(origin)] = root(before)
                for office in offices & named_in.keys():  # or whom another article names
                    parent[root(origin)] = root(named_in[office])
            else:
                named_in |= dict.fromkeys(offices, origin)
        return len({root(name) for name in list(parent)})

    def _offices(self, one: Statement) -> set[tuple[str, str]]:
        """Return the offices that the speakers hold, each with its country."""
        people = [a for p in one.speakers if (a := self.actors.get(p.actor)) is not None]
        return {(a.role, a.country) for a in people if a.role and a.country}

    def _is_named(self, one: Statement) -> bool:
        """Tell whether an article names one of its speakers, or cites more than a person."""
        unnamed = {x.speaker for x in one.sources if x.kind is SourceKind.UNNAMED_PERSON}
        known = {x.speaker for x in one.sources} - unnamed
        speakers = [p.actor for p in one.speakers if p.actor in self.actors]
        return any(a in known or (a not in unnamed and self.actors[a].named) for a in speakers)

    def _days(self, statements: Iterable[Statement]) -> tuple[str, str]:
        days = [d for s in statements if (d := _first_and_last(s, self.published.get(s.article)))]
        return (min(a for a, _ in days), max(b for _, b in days)) if days else ("", "")

    def _told_as_seen(self) -> dict[str, set[tuple[str, str]]]:
        """Return for each claim who says to have perceived it, as (statement, speaker)."""
        found: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
        for claim in self.claims:
            if claim.predicate_class != _PERCEIVING:
                continue
            roles = dict(claim.roles)
            agents = {f.actor for f in roles.get("agent", ())}
            inner = [f.proposition for f in roles.get("theme", ()) if f.proposition]
            for stance in claim.stances if inner else ():
                one = self.said.get(stance.statement)
                if one is not None and attitude(one, claim, stance) is Attitude.ASSERTS:
                    mine = {(one.id, p.actor) for p in one.speakers if p.actor in agents}
                    for name in inner:
                        found[name] |= mine
        return dict(found)

    def _witnesses(self, claim: Proposition, statements: Iterable[Statement]) -> tuple[str, ...]:
        """Return who saw it happen: not what is only thought or so, nor what one did oneself."""
        found = {who for _, who in self.seen.get(claim.id, ())}
        if claim.predicate_class is not None and claim.predicate_class not in words(
            "unseen_classes"
        ):
            doers = {f.actor for f in dict(claim.roles).get("agent", ())}
            for one in statements:
                others = {p.actor for p in one.speakers} - doers
                found |= {who for who in others if self._was_there(one, who)}
        return tuple(sorted(found & self.actors.keys()))

    def _was_there(self, one: Statement, who: str) -> bool:
        """Tell whether the article calls a speaker a witness, or says here that he saw or heard it.

        Of whom it told elsewhere that he survived a shooting, that was another thing.
        """
        actor, text = self.actors.get(who), self.texts.get(one.article, "")
        called = _words(f"{actor.label} {actor.role or ''}") if actor and not actor.named else set()
        for source in one.sources:
            if source.speaker != who or source.kind is SourceKind.DOCUMENT:
                continue
            called |= _words(source.title.of(text)) if source.title is not None else set()
            here = [j for j in source.justification if one.evidence.covers(j)]
            reasons = [_words(j.of(text)) for j in here]
            if any(r & words("first_hand") and not r & words("records_of_it") for r in reasons):
                return True
        return bool(called & words("witnesses"))


_OF_ORIGIN = "origin "
"""What the name of a side begins with that is known by nothing but the origin of its words."""


def tells_of_what(claim: Proposition) -> bool:
    """Tell whether a claim says of whom or what it is.

    "There were speeches" of two articles may be of two halls; two who say so are no two sources.
    """
    return claim.predicate is None or any(role not in _SAYING_WHERE for role, _ in claim.roles)


def _first_and_last(said: Statement, published: str | None) -> tuple[str, str] | None:
    """Return the first and the last day that a statement may be of, else its article."""
    dated = said.said_on or said.said_within
    told = dated.value if dated is not None else published
    found = edtf.days(told) if told else None
    ends = [day for day in (found.first, found.last) if day is not None] if found else []
    return (ends[0].isoformat(), ends[-1].isoformat()) if ends else None


def _parties(claim: Proposition, behind: Iterable[ClaimSide]) -> tuple[str, ...]:
    inside = {
        filler.actor or filler.owner
        for role, fillers in claim.roles
        if role in _ROLES_OF_PARTIES
        for filler in fillers
    }
    return tuple(s.id for s in behind if not inside.isdisjoint((s.id, *s.speakers)))


def _words(text: str) -> set[str]:
    return set(re.findall(r"[\w-]+", text.casefold()))
