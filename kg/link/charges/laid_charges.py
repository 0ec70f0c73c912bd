"""Charges as single claims lay them: the family of the deed, at whose door, and to whom it is done.

In: the claims of a collection, with who speaks and who is who. Out: of each claim that tells a deed
of a family, a `LaidCharge`. Whom a bare noun means ("the government", "security forces") is told
by the article where one state alone is accused or denies there.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.gazetteer import gazetteer
from kg.gazetteer.names import fold
from kg.ids import key_id
from kg.link.charges.charge_families import Whom, any_of, families, family_of, listed, may_tell
from kg.link.charges.charge_nouns import is_of_forces, noun_of_victim, sort_of, state_behind
from kg.model import Act, ActorType, Direction, Polarity
from kg.resolve.claim_parts import names_in, states_by_actor, thing_of
from kg.resolve.word_lists import words as beside_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Set

    from kg.link.speaker_sides import SpeakerSides
    from kg.model import Actor, Filler, Proposition, Statement

CHARGING = frozenset({Act.ACCUSE, Act.CONDEMN})
ANSWERED = CHARGING | {Act.DENY}
"""Acts whose content is a charge, made or answered."""
_VICTIMS = ("recipient", "theme", "topic", "attribute", "instrument")
_NO_VICTIMS = {Whom.OPEN: ActorType.COUNTRY, Whom.FORCES: ActorType.PERSON}
"""Those to whom a deed of a family is not done: who supports a person in politics votes for him."""
_STATES = (ActorType.COUNTRY, ActorType.ORGAN)


@dataclass(frozen=True, slots=True)
class LaidCharge:
    """A deed of a family as one claim tells it.

    `accused` is the id of the side that is said to have done it, None where nobody is; `part` tells
    that the claim names only a part of that side. `victim` is the id of whom it befell, or the
    words of his name; `thing` the sort of thing with which it was done. `doer` tells that the claim
    tells who did it, whoever that is; `filled` that it does not, and its denial or charge does.
    `negated` tells that it is worded as what is not there: "there was no fraud". `whom` is the noun
    of whom or what it befell, `names` the words of a place's or thing's name there, `land` the
    state whose it is: a ministry, "a Chadian port". `tellers` are the sides that say or deny it;
    `accuses` tells that one of them accuses or condemns, `denied` that the accused is known by
    nothing but that he denies it. `article` tells it first, `articles` are all that do.
    """

    claim: str
    article: str
    family: str
    involved: bool
    accused: str | None
    part: bool = False
    victim: str | None = None
    thing: frozenset[str] = frozenset()
    doer: bool = False
    filled: bool = False
    negated: bool = False
    whom: str = ""
    names: frozenset[str] = frozenset()
    land: str | None = None
    tellers: frozenset[str] = frozenset()
    accuses: bool = False
    denied: bool = False
    articles: frozenset[str] = frozenset()


class Reader:
    """Reads what claims lay to whom."""

    def __init__(
        self,
        actors: Mapping[str, Actor],
        statements: Iterable[Statement],
        sides: SpeakerSides,
        texts: Mapping[str, str],
        denying: Set[str] = frozenset(),
    ) -> None:
        """`denying` are the statements that deny charges by what they say of them."""
        self._texts = texts
        self._deniers: dict[str, frozenset[str]] = {}
        self._contents: dict[str, tuple[str, str]] = {}
        self._actors = actors
        self._sides = sides
        self._named_actors: dict[frozenset[str], str] = {}
        for actor in sorted(actors.values(), key=lambda a: a.id, reverse=True):
            if actor.named and actor.type in (ActorType.ORGANISATION, ActorType.GROUP):
                for label in (actor.label, *actor.aliases):
                    names = names_in(label, thing_of(fold(label))[0])
                    self._named_actors[names - beside_names("beside_names")] = actor.id
        self._homes: defaultdict[str, set[str]] = defaultdict(set)
        self._aims: dict[str, frozenset[str]] = {}
        self._said = {s.id: s for s in statements}
        for one in self._said.values():
            text = texts.get(one.article, "")
            if one.act in ANSWERED and one.propositions and text and one.content:
                self._contents[one.id] = one.propositions[0], one.content[0].of(text)
            if one.act is Act.DENY:
                self._deniers[one.id] = frozenset(p.actor for p in one.speakers)
            if one.act is Act.DENY or one.id in denying:
                self._homes[one.article] |= self._states(self._sides.of(one))
            if one.act in CHARGING:
                aimed = frozenset(t.actor for t in one.targets if t.how is Direction.AT)
                self._aims[one.id] = aimed
                self._homes[one.article] |= self._states(
                    s for a in aimed for s in self._sides.of_actor(a)
                )

    def _states(self, sides: Iterable[str]) -> set[str]:
        return {s for s in sides if s in states_by_actor()}

    def laid(self, claim: Proposition) -> Iterator[LaidCharge]:
        """Yield what a claim lays to each side that it says did it; one of nobody without one."""
        kind = claim.key[0].split(" ")[0] if claim.key else ""
        if claim.predicate is None or not (may_tell(claim.predicate.lemma) or may_tell(kind)):
            return
        roles = dict(claim.roles)
        doer = next((f.label for f in roles.get("agent", ())), "")
        if claim.predicate_class == "exist":
            doer = ""
        told = self._sentence(claim)
        found = family_of(claim.predicate.lemma, told, doer) or family_of(kind, told, doer)
        if found is None or is_general(claim):
            return
        family, involved = found
        accused: dict[str, bool] = {}
        agents = () if claim.predicate_class == "exist" else roles.get("agent", ())
        for one in agents:
            for name in self._accused(one, claim.article, family):
                accused[name] = accused.get(name, True) and one.actor != name
        by = self._behind_noun(roles, family) if claim.predicate.lemma == "be" else None
        if by is not None:
            accused, agents = {by: True}, roles.get("attribute", ())
        aimed = self._aimed_at(claim, family) if not agents else {}
        if not agents:
            accused = aimed or self._denied_by(claim, family)
        victim = self._victim(claim, family, accused)
        if victim is None and by is not None and families()[family].whom is Whom.NAMED:
            what = doer.rpartition(" of ")[2]  # "the destruction of the Orla dam was sabotage by"
            victim = self._by_name(names_in(what, thing_of(fold(what))[0]))
        thing = sort_of(told) if families()[family].whom is Whom.THING else frozenset()
        for side, part in accused.items() or ((None, False),):
            yield LaidCharge(
                claim.id,
                claim.article,
                family,
                involved,
                side,
                part,
                victim,
                thing,
                doer=bool(agents),
                filled=not agents and side is not None,
                whom=noun_of_victim(roles, family),
                names=self._names_of(victim),
                land=self._land(roles, side),
                tellers=frozenset(t for x in claim.stances for t in self._tellers(x.statement)),
                articles=self._articles(claim),
                accuses=any(x.statement in self._aims for x in claim.stances),
                denied=not agents and not aimed and side is not None,
                negated=_NONE.match(claim.label) is not None,
            )

    def _articles(self, claim: Proposition) -> frozenset[str]:
        """Return the articles that tell a claim."""
        told = (self._said.get(x.statement) for x in claim.stances)
        return frozenset((claim.article, *(said.article for said in told if said is not None)))

    def _tellers(self, statement: str) -> frozenset[str]:
        """Return the sides that speak in a statement."""
        said = self._said.get(statement)
        return self._sides.of(said) if said is not None else frozenset()

    def _aimed_at(self, claim: Proposition, family: str) -> dict[str, bool]:
        """Return the one at whom a charge is aimed that tells no doer: "accused of fraud"."""
        aims = {
            side
            for s in claim.stances
            for a in self._aims.get(s.statement, ())
            if (side := self._of_actor(a, family, claim.article)) is not None
        }
        return dict.fromkeys(aims, False) if len(aims) == 1 else {}

    def _behind_noun(self, roles: Mapping[str, tuple[Filler, ...]], family: str) -> str | None:
        """Return who did what something is said to be: "it was sabotage by Chad"."""
        for one in roles.get("attribute", ()):
            tail = one.label.rpartition(" by ")[2] if " by " in one.label else ""
            state = thing_of(fold(tail))[2] if tail else None
            country = gazetteer().country(tail)
            code = country.alpha3 if country is not None else state
            if code is not None and family in listed("of_states"):
                return key_id("a", "country", code)
        return None

    def _sentence(self, claim: Proposition) -> str:
        """Return the words of a claim, as its article prints them behind its verb too.

        With them go those of the charges of which it is the chief one.
        """
        told = [claim.label]
        text = self._texts.get(claim.article, "")
        if claim.predicate is not None:
            behind = _CLAUSE.match(text, claim.predicate.span.start)
            told += [behind.group()] if behind is not None else []
        for stance in claim.stances:
            content = self._contents.get(stance.statement)
            if content is not None and content[0] == claim.id:
                told.append(content[1])
        return " ".join(dict.fromkeys(told))

    def _denied_by(self, claim: Proposition, family: str) -> dict[str, bool]:
        """Return the side that denies a deed of which nobody is told: it denies that it was its."""
        sides = {
            side
            for s in claim.stances
            if s.polarity is Polarity.NEG
            for a in self._deniers.get(s.statement, ())
            if (side := self._of_actor(a, family, claim.article)) is not None
        }
        return dict.fromkeys(sides, False) if len(sides) == 1 else {}

    def _accused(self, one: Filler, article: str, family: str) -> list[str]:
        """Return the sides at whose door a deed is laid of which a filler is the doer.

        What a group of named people is said to have done each of them is.
        """
        actor = self._actors.get(one.actor or "")
        if actor is None or not actor.members:
            found = self.accused(one, article, family)
            return [] if found is None else [found]
        sides = (self._of_actor(name, family, article) for name in actor.members)
        return sorted({side for side in sides if side is not None})

    def accused(self, one: Filler, article: str, family: str) -> str | None:
        """Return the side at whose door a deed is laid of which a filler alone is the doer."""
        if one.actor is not None:
            return self._of_actor(one.actor, family, article)
        head, rest, state = thing_of(fold(one.label))
        behind = state_behind(one.label) if family in listed("of_states") else None
        if behind is not None:
            return behind
        if not is_of_forces(head, rest):
            return None
        return key_id("a", "country", state) if state is not None else self._home(article)

    def _of_actor(self, name: str, family: str, article: str) -> str | None:
        actor = self._actors.get(name)
        if actor is None:
            return name
        of_state = family in listed("of_states")
        if actor.type is ActorType.PERSON and not of_state:
            return name
        sides = self._sides.of_actor(name)
        if len(sides) == 1 and sides != {name}:
            return next(iter(sides)) if of_state or actor.type in _STATES else name
        behind = None if actor.named or not of_state else state_behind(actor.label)
        if behind is not None:
            return behind
        head, rest, state = thing_of(fold(actor.label))
        forces = is_of_forces(head, rest)
        if not actor.named and not rest and head in beside_names("describing_parties"):
            return self._home(article) or name  # "the country"
        if not forces or actor.type is ActorType.PERSON:
            return next(iter(sides)) if len(sides) == 1 else name
        if actor.country or state:
            return key_id("a", "country", actor.country or str(state))
        return self._home(article) or name

    def _home(self, article: str) -> str | None:
        """Return the one state that is accused or denies in an article."""
        found = self._homes.get(article, set())
        return next(iter(found)) if len(found) == 1 else None

    def _victim(self, claim: Proposition, family: str, accused: Iterable[str]) -> str | None:
        whom = families()[family].whom
        if whom in (Whom.NOBODY, Whom.THING):
            return None
        mine = frozenset(accused)
        roles = dict(claim.roles)
        for role in _VICTIMS:
            for one in roles.get(role, ()):
                found = self._named(one, whom)
                if found is not None and found not in mine:
                    return found
        return None

    def _land(self, roles: Mapping[str, tuple[Filler, ...]], accused: str | None) -> str | None:
        """Return the state whose is what a deed is done to, if it is one other than the accused."""
        for one in (f for role in _VICTIMS for f in roles.get(role, ())):
            actor = self._actors.get(one.actor or "")
            person = actor is not None and actor.type is ActorType.PERSON
            code = actor.country if actor is not None else thing_of(fold(one.label))[2]
            state = key_id("a", "country", code) if code and not person else None
            if state is not None and state != accused:
                return state
        return None

    def _named(self, one: Filler, whom: Whom) -> str | None:
        actor = self._actors.get(one.actor or one.owner or "")
        if whom is Whom.STATE:
            code = actor.country if actor is not None else one.country
            return key_id("a", "country", code) if code else None
        if actor is not None and (actor.named or actor.type is ActorType.PERSON):
            apart = _NO_VICTIMS.get(whom) is actor.type
            return actor.id if actor.named and not apart else None
        if one.proposition is not None:
            return None
        label = one.label if actor is None else actor.label
        head, rest, state = thing_of(fold(label))
        if whom is Whom.FORCES and state and is_of_forces(head, rest):
            return key_id("a", "country", state)  # "a Chadian cargo ship", "the Chadian army"
        known = self._by_name(names_in(label, head))
        return (
            known if whom in (Whom.NAMED, Whom.FORCES) or (known or "").startswith("a-") else None
        )

    def _names_of(self, victim: str | None) -> frozenset[str]:
        """Return the words of the name of a place, thing or body; none of a person."""
        if victim is None:
            return frozenset()
        actor = self._actors.get(victim)
        if actor is None:
            return frozenset(victim.removeprefix("named ").split())
        if actor.type is ActorType.PERSON:
            return frozenset()
        if key_id("a", "country", actor.country or "") == victim:
            return frozenset()
        names = names_in(actor.label, thing_of(fold(actor.label))[0])
        return frozenset(n for n in names if gazetteer().country(n.title()) is None)

    def _by_name(self, told: frozenset[str]) -> str | None:
        """Return the actor of a name, else the name; None where it only tells of what state."""
        names = {n.removeprefix("ex-") for n in told} - beside_names("beside_names")
        names = {n for n in names if gazetteer().country(n.title()) is None}
        if not names:
            return None
        return self._named_actors.get(frozenset(names)) or f"named {' '.join(sorted(names))}"


_CLAUSE = re.compile(rf"(?:(?!\s(?:{any_of('clause_openers')})\b)[^,.;:()\n]){{0,60}}")
"""What stands behind a verb in its clause."""
_NONE = re.compile(r"There \w+ (?:no|not any)\b")
_GENERAL = re.compile(r"\b(?:is|are) (?:\w+ )?used (?:for|as)\b")


def is_general(claim: Proposition) -> bool:
    """Tell whether a claim says for what a thing is there, and nothing that was done with it."""
    return _GENERAL.search(claim.label) is not None
