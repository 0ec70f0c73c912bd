"""The rules that find whom a noun phrase means, in their order: the first that answers decides.

A rule answers with ids of actors, with none where it decides that nobody is meant, or not at all
(`None`), and the next is asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from kg.extract.actors.actor_records import body_actor, named_actor
from kg.extract.actors.coreference.counted_states import states_taken_up
from kg.extract.actors.coreference.definite_descriptions import DefiniteDescriptions
from kg.extract.actors.coreference.described_people import DescribedPeople
from kg.extract.actors.coreference.issued_statements import IssuedStatements
from kg.extract.actors.coreference.pronouns import Pronouns
from kg.extract.actors.facts.joint_actors import actor_of_group
from kg.extract.actors.facts.offices import Offices
from kg.extract.actors.facts.organisations import organisation_or_group
from kg.extract.actors.facts.organs import Organs
from kg.extract.actors.facts.outlets import name_of_outlet
from kg.extract.actors.facts.states import States
from kg.extract.actors.honorifics import honoured
from kg.extract.actors.person_records import person_actor
from kg.extract.grammar.apposed_names import name_of_one
from kg.extract.grammar.governors import noun_set_off_by
from kg.extract.grammar.noun_dependents import has_only_article
from kg.extract.grammar.noun_phrases import body_of, extent, name_of, name_span
from kg.extract.grammar.possible_speakers import is_document, role_of
from kg.extract.lexicon import words
from kg.extract.noun_kinds import noun_kinds

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.extract.actors.resolver import Resolver
    from kg.model import Token

type Answer = tuple[str, ...] | None
"""Ids of actors, none for nobody; `None` where a rule has no answer."""


class Finders:
    """What finds the actors of one kind, with what each remembers of the article."""

    def __init__(self, resolver: Resolver) -> None:
        self.resolver = resolver
        self.states = States(resolver)
        self.organs = Organs(resolver)
        self.offices = Offices(resolver)
        self.issued = IssuedStatements(resolver.parsed, resolver.spoken)

    @cached_property
    def pronouns(self) -> Pronouns:
        """Pronouns, whose quotations are read when the first is asked for."""
        return Pronouns(self.resolver)

    @cached_property
    def described(self) -> DescribedPeople:
        """People by the nouns told of them."""
        return DescribedPeople(self.resolver)

    @cached_property
    def descriptions(self) -> DefiniteDescriptions:
        """Bare definite nouns."""
        return DefiniteDescriptions(self.resolver)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRule:
    """A rule that finds whom a noun phrase means: its name, what it says, and how it looks."""

    name: str
    about: str
    find: Callable[[Finders, Token], Answer]


def _one_of_several(finders: Finders, head: Token) -> Answer:
    named = name_of_one(finders.resolver.parsed, head)
    return person(finders, named) if named is not None else None


def _pronoun(finders: Finders, head: Token) -> Answer:
    return finders.pronouns.pronoun(head) if head.pos in ("PRON", "DET") else None


def _counted_states(finders: Finders, head: Token) -> Answer:
    resolver = finders.resolver
    told = states_taken_up(resolver.parsed, head)
    if not told:
        return None
    place = extent(resolver.parsed, head)
    found = tuple(a for t in told for a in resolver.without_conjuncts(t))
    for actor in found:
        resolver.book.mention(place, actor, "pair")
    actor_of_group(resolver.book, place, [(a,) for a in found], "pair")
    return found or None


def person(finders: Finders, head: Token) -> tuple[str, ...]:
    """Return the person that a name stands for, who holds the office told of him from here on."""
    resolver = finders.resolver
    name = resolver.facts.people.name_at(head)
    if name is None:
        return ()
    facts = resolver.facts.people.facts(name)
    found = resolver.book.keep(head, person_actor(name, facts, resolver), "name")
    if facts.role:
        finders.offices.remember(head, facts.role, found[0], plural=False)
    return found


def _honoured(finders: Finders, head: Token) -> Answer:
    resolver = finders.resolver
    named = honoured(resolver.parsed, resolver.facts.people, head)
    found = person(finders, named) if named is not None else ()
    for actor in found:
        resolver.book.mention(extent(resolver.parsed, head), actor, "role")
    return found or None


def _firm_told_of(finders: Finders, head: Token) -> Answer:
    parsed = finders.resolver.parsed
    trade = head.lemma in words("firms_by_trade") and has_only_article(parsed, head)
    return (finders.descriptions.actors(head) or None) if trade else None


def _person(finders: Finders, head: Token) -> Answer:
    """Return the person, nobody where one of two namesakes is meant, None for another name."""
    ambiguous = finders.resolver.facts.people.is_ambiguous(head)
    return person(finders, head) or (() if ambiguous else None)


def _body(finders: Finders, head: Token) -> Answer:
    found = body_of(finders.resolver.parsed, head)
    if found is None:
        return None
    return finders.resolver.book.keep(head, body_actor(found), "name")


def _office_told_of(finders: Finders, head: Token) -> Answer:
    parsed = finders.resolver.parsed
    name = noun_set_off_by(parsed, head)
    comma = parsed.tokens[parsed.left(head) - 1].text == ","
    if name is None or not comma or head.tag not in ("NN", "NNP") or name.i > head.i:
        return None
    return (person(finders, name) or None) if role_of(parsed, head) is not None else None


def _outlet(finders: Finders, head: Token) -> Answer:
    name = name_of_outlet(finders.resolver.parsed, head)
    if name is None:
        return None
    found = finders.resolver.resolve(name)
    for actor in found:
        finders.resolver.book.mention(extent(finders.resolver.parsed, head), actor, "name")
    return found or None


def _in_focus(finders: Finders, head: Token) -> Answer:
    found = finders.offices.focus.person(head)
    if found is None:
        return None
    finders.resolver.book.mention(extent(finders.resolver.parsed, head), found, "role")
    return (found,)


PERSON = ActorRule(
    name="person",
    about="the name of a person, short for the full name that the article has",
    find=_person,
)
STATE = ActorRule(
    name="state",
    about="a state by its name, capital or adjective, or by its government",
    find=lambda finders, head: finders.states.state(head) or None,
)
BODY = ActorRule(
    name="body",
    about="a body of the tables by its name",
    find=_body,
)
RULES = (
    ActorRule(
        name="honorific",
        about="“His Lordship” is the one judge, bishop or lord who was named before",
        find=_honoured,
    ),
    ActorRule(
        name="one-of-several",
        about="“one of the lawyers, Ann Lee,” is Ann Lee",
        find=_one_of_several,
    ),
    ActorRule(
        name="pronoun",
        about="a pronoun stands for its antecedent, “many” for a group without a name",
        find=_pronoun,
    ),
    ActorRule(
        name="counted-states",
        about="“the two nations” are the last two named together, “the latter” is one of them",
        find=_counted_states,
    ),
    PERSON,
    STATE,
    ActorRule(
        name="organ",
        about="a body of the tables, or an organ of government with whose it is",
        find=lambda finders, head: finders.organs.organ(head) or None,
    ),
    ActorRule(
        name="outlet",
        about="“the Ostia Times newspaper” is the Ostia Times",
        find=_outlet,
    ),
    ActorRule(
        name="office-told-of",
        about="the office in “Ann Lee, a farmer who denied it,” is hers",
        find=_office_told_of,
    ),
    ActorRule(
        name="firm-told-of",
        about="“the miner” is the firm that was told of, where no person was called so",
        find=_firm_told_of,
    ),
    ActorRule(
        name="described-person",
        about="“the striker”, “the 72-year-old” is the one person who was called so before",
        find=lambda finders, head: finders.described.person(head) or None,
    ),
    ActorRule(
        name="office",
        about="the holder of an office: named beside it, told of before, or without a name",
        find=lambda finders, head: finders.offices.role(head) or None,
    ),
    ActorRule(
        name="office-in-letters",
        about="“the DCIO” is who was named behind “District Criminal Officer (DCIO)”",
        find=lambda finders, head: finders.offices.by_letters(head) or None,
    ),
    ActorRule(
        name="definite-description",
        about="a bare “the union”, “the memo”, “the company” takes up the one told of before",
        find=lambda finders, head: finders.descriptions.actors(head) or None,
    ),
    ActorRule(
        name="person-in-focus",
        about="“the billionaire businessman” is the person whom the sentence before is about",
        find=_in_focus,
    ),
    ActorRule(
        name="organisation",
        about="any other name or noun of people who can act",
        find=lambda finders, head: organisation_or_group(finders.resolver, head) or None,
    ),
)
"""The rules in order."""
TAKING_UP = RULES[:-1]
"""The rules by which a noun stands for somebody told of before or known by name."""
NAMES = (PERSON, STATE, BODY)
"""The rules for a name that no report or event asked for."""


def _is_mute(head: Token) -> bool:
    """Tell whether a noun stands only for what neither speaks nor is cited: "incident", "ship"."""
    kinds = noun_kinds().get(head.lemma, frozenset()) if head.pos == "NOUN" else frozenset()
    return bool(kinds) and kinds <= words("mute_kinds") and not is_document(head)


def _speaker(finders: Finders, head: Token) -> Answer:
    parsed = finders.resolver.parsed
    entity = parsed.entity_at.get(head.i)
    if head.pos not in ("NOUN", "PROPN", "NUM", "ADJ", "SYM"):
        return None
    if entity is not None and entity.label not in ("PERSON", "ORG", "NORP", "GPE"):
        return ()
    if finders.resolver.facts.people.is_ambiguous(head) or _is_mute(head):
        return ()
    proper = head.pos == "PROPN"
    own = proper and entity is not None and parsed.right(head) > entity.last
    name = (
        name_span(parsed, entity).of(parsed.text).removeprefix("the ") if own and entity else None
    )
    actor = named_actor(parsed, name or name_of(parsed, head), None, proper=proper)
    return finders.resolver.book.keep(head, actor, "name" if proper else "description")


SPEAKER = ActorRule(
    name="speaker",
    about="whoever speaks and is known by nothing else is told by his description",
    find=_speaker,
)
"""The last resort for the subject of a report."""


def about(name: str) -> str:
    """Return what the rule of a name says."""
    return next(r.about for r in (*RULES, BODY, SPEAKER) if r.name == name)
