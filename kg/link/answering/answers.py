"""Who answers whom: "denied these allegations", "dismissed the minister's assertions".

An answer points: its content is a noun for claims or a pronoun, with or without whose they are; or
it is a denial of what somebody else in the article claims. In: statements with the propositions
that they take a stand on. Out: a link to each statement answered, and for a denial one that the two
contradict each other, also where no proposition tells what is denied.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING

from kg.extract.lexicon import pointers, words
from kg.ids import key_id
from kg.link.answering.pointing_contents import pointing
from kg.link.bearings import is_put_as_fact
from kg.model import ANSWERING, Act, Contrast, Effect, Link, LinkKind, Modality, Polarity, acts_that

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

    from kg.link.answering.pointing_contents import Pointing
    from kg.link.dates import Window
    from kg.link.reasons import Reasons
    from kg.link.speaker_sides import SpeakerSides
    from kg.model import Proposition, Statement

_BY = re.compile(r"\s+(?:made\s+)?(?:by|of|from)\s+(?:the\s+)?")
"""Stands between a noun for claims and whose they are."""
_WORDS = re.compile(r"[^\W\d_]+")
MOST = 20
"""Statements that one answer is linked to: those of its own article first, then by id."""
LOOK_BACK = 100
"""Statements of an article before an answer among which the one answered is sought."""
_DOER = "agent"
_CHARGES = frozenset({Act.ACCUSE, Act.CONDEMN})
_CLAIMS = acts_that(Effect.ASSERTS, Effect.EXPECTS)
_HERE, _ELSEWHERE, _DENIED = 0.8, 0.6, 0.7


class Answers:
    """Finds what the answers of a collection answer."""

    def __init__(
        self,
        statements: Sequence[Statement],
        propositions: Iterable[Proposition],
        texts: Mapping[str, str],
        windows: Mapping[str, Window | None],
        sides: SpeakerSides,
    ) -> None:
        self._texts = texts
        self._windows = windows
        self._sides = sides
        self._by_id = {s.id: s for s in statements}
        claims = {p.id: p for p in propositions}
        self._claims = claims
        self._putting = _Putting(claims, self._by_id)
        self._events = {name for name, p in claims.items() if p.roles}
        self._articles: defaultdict[str, list[Statement]] = defaultdict(list)
        self._origins: defaultdict[str, set[str]] = defaultdict(set)
        for one in sorted(statements, key=lambda s: (s.evidence.start, s.evidence.end, s.id)):
            self._articles[one.article].append(one)
            if one.origin:
                self._origins[one.article].add(one.origin)
        self._places = {s.id: k for told in self._articles.values() for k, s in enumerate(told)}

    def links(self, reasons: Reasons) -> Iterator[Link]:
        """Yield a link from each answer to what it answers, and for a denial that they oppose."""
        for name in sorted(self._by_id):
            one = self._by_id[name]
            for other in self.answered(one)[:MOST]:
                shared = [p for p in one.propositions if self._puts(other, p)]
                here = one.article == other.article
                yield Link(
                    kind=LinkKind.RESPONDS_TO,
                    source=one.id,
                    target=other.id,
                    proposition=next(iter(shared), next(iter(one.propositions), None)),
                    reason=reasons.put(
                        f"{_DOES.get(one.act, 'speaks of')} what another said", one, other
                    ),
                    score=_HERE if here else _ELSEWHERE,
                )
                if one.act is Act.DENY and is_claim(other):
                    yield Link(
                        kind=LinkKind.CONTRADICTS,
                        source=one.id,
                        target=other.id,
                        proposition=next(iter(shared), None),
                        reason=reasons.put("one denies what the other has said", one, other),
                        contrast=Contrast.POLARITY,
                        score=_DENIED,
                    )

    def against(self) -> frozenset[str]:
        """Return the statements that condemn what they point at: they do not claim it."""
        condemning = (s for s in self._by_id.values() if s.act is Act.CONDEMN and s.content)
        return frozenset(s.id for s in condemning if pointing(self._content(s)) is not None)

    def mispointed(self) -> frozenset[tuple[str, str]]:
        """Return the denials, each with a claim that it was taken to deny and does not answer."""
        found = set()
        for one in self._by_id.values():
            if one.act is not Act.DENY or not one.content or pointing(self._content(one)) is None:
                continue
            answered = {s.id for s in self.answered(one)}
            for claim in one.propositions if answered else ():
                told = self._putting.by_article(claim).get(one.article, [])
                if told and answered.isdisjoint(s.id for s in told):
                    found.add((one.id, claim))
        return frozenset(found)

    def _content(self, statement: Statement) -> str:
        return statement.content[0].of(self._texts[statement.article])

    def _puts(self, statement: Statement, proposition: str) -> bool:
        """Tell whether a statement puts a proposition as fact."""
        told = self._putting.by_article(proposition).get(statement.article, [])
        return any(s.id == statement.id for s in told)

    def answered(self, answer: Statement) -> list[Statement]:
        """Return the statements that an answer answers, in its own article if any are there."""
        if not answer.content or not answer.speakers:
            return []
        points = pointing(self._content(answer))
        if answer.act not in ANSWERING:
            return self._replied_to(answer, points) or self._dismissed(answer, points)
        if points is None:
            return self._on_its_claim(answer) if answer.act is Act.DENY else []
        within = self._within(answer)
        if within:
            return within
        whose = self._whose(answer, points)
        if whose:
            return self._of_owner(answer, points, whose)
        charged = points.bare and answer.act in (Act.DENY, Act.DECLINE)
        aimed = self.aimed_at(answer, points) if charged else []
        claimed = self._on_its_claim(answer)
        if aimed:
            claimed = claimed if any(s in claimed for s in aimed) else []
            return [*aimed, *(s for s in claimed if s not in aimed and self._is_aimed(answer, s))]
        return claimed or self._elsewhere(answer)

    def _replied_to(self, reply: Statement, points: Pointing | None) -> list[Statement]:
        """Return the charges against its side that a statement speaks of: "his claims are absurd".

        Here the noun need not be all of the content.
        """
        if points is None or points.noun not in words("replied_to") or reply.act not in _CLAIMS:
            return []
        goes_on = len(self._content(reply)[points.end :].split()) > 1  # else it is repeated
        whose = self._whose(reply, points)
        if not goes_on or (not whose and points.noun not in words("claims")):
            return []
        aimed = self.aimed_at(reply, points)
        return [s for s in aimed if not whose or not whose.isdisjoint(self._sides.of(s))]

    def _dismissed(self, answer: Statement, points: Pointing | None) -> list[Statement]:
        """Return the charges that a statement denies by what it says of a case: "it is a stunt"."""
        if points is None or points.noun not in words("brought_charges"):
            return []
        return self._on_its_claim(answer) if answer.act in _CLAIMS else []

    def may_answer(self, answer: Statement, one: Statement) -> bool:
        """Tell whether a statement of the same article may be what is answered: another side's."""
        if one.id == answer.id or not one.speakers or one.id in answer.via:
            return False
        return not self._sides.one(answer, one)

    def _within(self, answer: Statement) -> list[Statement]:
        """Return the claims told inside the answer: "denied the minister's claim that …"."""
        return [
            s
            for s in self.near(answer)
            if answer.id in s.via and is_claim(s) and self.may_answer(answer, s)
        ]

    def near(self, answer: Statement) -> list[Statement]:
        """Return the statements before an answer in its article, and those of its sentence."""
        told, place = self._articles[answer.article], self._places[answer.id]
        after = place + 1
        while after < len(told) and told[after].evidence.start < answer.evidence.end:
            after += 1
        return told[max(0, place - LOOK_BACK) : after]

    def _whose(self, answer: Statement, points: Pointing) -> frozenset[str]:
        """Return the sides whose claims a content names: "the US accusations", "claims by Chad"."""
        place = answer.content[0]
        text = place.of(self._texts[answer.article])
        named = [] if points.country is None else [key_id("a", "country", points.country)]
        for party in answer.targets:
            if party.span is None or not place.start <= party.span.start < place.end:
                continue
            at = party.span.start - place.start
            if at < points.end or _BY.fullmatch(text, points.end, at):
                named.extend(self._sides.of_actor(party.actor))
        return frozenset(named) - self._sides.of(answer)

    def _of_owner(self, answer: Statement, points: Pointing, whose: Set[str]) -> list[Statement]:
        """Return what the named side says in the answer's article: of the answerer, if it does.

        A charge stands for its kind: "the US accusations" are what it accuses of; an offer is what
        it proposes.
        """
        told = self._articles[answer.article]
        place = self._places[answer.id]
        every = [
            s
            for s in told[max(0, place - LOOK_BACK) : place + LOOK_BACK]
            if _is_of_kind(s, points.noun)
            and not whose.isdisjoint(self._sides.of(s))
            and self.may_answer(answer, s)
            and not self._tells_own_deed(s)
        ]
        claimed = [s for s in every if any(self._puts(s, p) for p in answer.propositions)]
        if answer.act is Act.DENY:
            return self._denied_of_owner(answer, every, claimed)
        aimed = [s for s in every if s.act in _CHARGES or self._is_aimed(answer, s)]
        if points.country is not None:  # a state's assertions are all the events that it tells of
            before = (s for s in every if self._places[s.id] < place and self._tells_event(s))
            aimed = [*aimed, *(s for s in before if s not in aimed)]
        mine = [s for s in aimed if self._is_aimed(answer, s) or self._takes_part(answer, s)]
        aimed = mine or aimed  # what is laid to others is theirs to answer
        found = [*claimed, *(s for s in aimed if s not in claimed)]
        return found or (every if len(every) == 1 else [])

    def _denied_of_owner(
        self, answer: Statement, every: Sequence[Statement], claimed: Sequence[Statement]
    ) -> list[Statement]:
        """Return what a denial of a side's claims answers: the claims denied, and its charges.

        A charge accuses the side that answers, says that it did a deed, or speaks of charges
        against it; concern and an offer are none.
        """
        charges = [
            s
            for s in every
            if (s.act in _CHARGES and (self._is_aimed(answer, s) or self._takes_part(answer, s)))
            or self._does(answer, s)
            or (self._is_aimed(answer, s) and self._speaks_of_charges(s))
        ]
        found = [*claimed, *(s for s in charges if s not in claimed)]
        return found or (list(every) if len(every) == 1 else [])

    def _does(self, answer: Statement, one: Statement) -> bool:
        """Tell whether a statement says as fact that the side that answers did something."""
        mine = self._sides.of(answer)
        told = (self._claims[p] for p in one.propositions if p in self._claims)
        held = (p for p in told if self._puts(one, p.id))
        doers = {f.actor for p in held for role, some in p.roles if role == _DOER for f in some}
        return any(d and not mine.isdisjoint(self._sides.of_actor(d)) for d in doers)

    def _speaks_of_charges(self, one: Statement) -> bool:
        """Tell whether a content speaks of charges: "there are allegations against Chad"."""
        text = self._texts[one.article]
        told = {w[0].casefold() for c in one.content for w in _WORDS.finditer(c.of(text))}
        return any(w in told or f"{w}s" in told for w in words("alleging_nouns"))

    def _tells_event(self, one: Statement) -> bool:
        """Tell whether a statement puts an event with its parties as fact."""
        return any(p in self._events and self._puts(one, p) for p in one.propositions)

    def _tells_own_deed(self, one: Statement) -> bool:
        """Tell whether a side tells first what it did itself: it expelled an envoy, raised concern.

        That is no charge, and a denial of charges is none of it.
        """
        first = self._claims.get(next(iter(one.propositions), ""))
        if first is None or one.act in _CHARGES:
            return False
        doers = {f.actor for role, some in first.roles if role == _DOER for f in some if f.actor}
        mine = self._sides.of(one)
        return bool(doers) and all(not mine.isdisjoint(self._sides.of_actor(d)) for d in doers)

    def _takes_part(self, answer: Statement, one: Statement) -> bool:
        """Tell whether the side that answers is a party to what a statement claims."""
        mine = self._sides.of(answer)
        told = (self._claims[p] for p in one.propositions if p in self._claims)
        parties = {f.actor for p in told for _, some in p.roles for f in some if f.actor}
        return any(not mine.isdisjoint(self._sides.of_actor(name)) for name in parties)

    def _is_aimed(self, answer: Statement, one: Statement) -> bool:
        """Tell whether a statement is aimed at, or about, the side that answers."""
        mine = self._sides.of(answer)
        return not mine.isdisjoint(self._sides.aimed_at(one))

    def aimed_at(self, answer: Statement, points: Pointing) -> list[Statement]:
        """Return the last charge before an answer that names its side, with that speaker's others.

        What is no charge counts where it is told just before, or nothing else is.

        "The allegations" of a ministry's denial are those told last of its state, and not what two
        others lay to each other in between.
        """
        aimed = [
            s
            for s in self.near(answer)
            if _is_of_kind(s, points.noun)
            and not s.via
            and not self._tells_own_deed(s)
            and self.may_answer(answer, s)
            and self._is_aimed(answer, s)
        ]
        charges = [s for s in aimed if s.act in _CHARGES]
        if aimed and (not charges or self._is_just_before(aimed[-1], answer)):
            last = aimed[-1]
        elif charges:
            last = charges[-1]
        else:
            return []
        if last.act not in _CHARGES:
            return [last]
        return [s for s in charges if self._sides.one(s, last)]

    def _is_just_before(self, one: Statement, answer: Statement) -> bool:
        """Tell whether no other sentence tells of anything between a statement and an answer."""
        told = self._articles[answer.article]
        between = told[self._places[one.id] + 1 : self._places[answer.id]]
        return all(s.evidence.overlaps(one.evidence) for s in between)

    def _on_its_claim(self, answer: Statement) -> list[Statement]:
        """Return who else in the answer's article claims what it is about."""
        told = [self._putting.by_article(name) for name in answer.propositions]
        here = {s.id: s for by in told for s in by.get(answer.article, ())}
        return [here[k] for k in sorted(here) if self.may_answer(answer, here[k])]

    def _elsewhere(self, answer: Statement) -> list[Statement]:
        """Return who claims in other articles what an answer is about, if its own tells of it too.

        What "these allegations" are, a reader knows from the article. Those of another are answered
        only where they go back to an utterance or text that this article tells of too. No more
        than `MOST` are looked for.
        """
        when, here = self._windows.get(answer.id), self._origins[answer.article]

        def is_answered(one: Statement) -> bool:
            then = self._windows.get(one.id)
            later = when is None or then is None or when.before(then)
            return not later and one.origin in here and self.may_answer(answer, one)

        told = [self._putting.by_article(name) for name in answer.propositions]
        others = (found for by in told for a, found in by.items() if a != answer.article)
        fitting = (islice((s for s in some if is_answered(s)), MOST) for some in others)
        found = {s.id: s for some in fitting for s in some}
        return [found[k] for k in sorted(found)]


_DOES = {
    Act.CONFIRM: "confirms",
    Act.DENY: "denies",
    Act.DECLINE: "gives no answer to",
    Act.REFUSE: "turns down",
    Act.AGREE: "agrees to",
}


def _is_of_kind(one: Statement, noun: str) -> bool:
    """Tell whether a statement is what a noun names: an offer proposes, a claim claims."""
    known = pointers().get(noun)
    acts = known.acts if known is not None else frozenset()
    return one.act in acts if acts and acts.isdisjoint(_CLAIMS) else is_claim(one)


def is_claim(one: Statement) -> bool:
    """Tell whether a statement puts something forward as fact."""
    firm = one.modality is Modality.REALIS and one.polarity is Polarity.POS
    return firm and one.act in _CLAIMS


class _Putting:
    """The statements that put a proposition as fact, sorted by id."""

    def __init__(
        self, claims: Mapping[str, Proposition], statements: Mapping[str, Statement]
    ) -> None:
        self._claims = claims
        self._statements = statements
        self._known: dict[str, dict[str, list[Statement]]] = {}

    def by_article(self, proposition: str) -> Mapping[str, list[Statement]]:
        """Return those who put a proposition, by article."""
        if proposition not in self._known:
            claim = self._claims.get(proposition)
            stances = claim.stances if claim is not None else ()
            ids = sorted({s.statement for s in stances if is_put_as_fact(s)})
            found: defaultdict[str, list[Statement]] = defaultdict(list)
            for name in ids:
                found[self._statements[name].article].append(self._statements[name])
            self._known[proposition] = dict(found)
        return self._known[proposition]
