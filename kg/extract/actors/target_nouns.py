"""Which nouns of a content are somebody whom it can be about.

A name, a pronoun that stands for somebody, whoever is known by name, or a definite person or side
("the clerk", "the union"). Where nobody of these comes first, a party by nothing but its
description: people of one calling or lot ("miners", "two suspects"), a body that is pointed at
("the airline", "the city"). Not the public ("visitors"), no one in particular ("a lawyer", "other
firms"), no text, nobody's own ("his brokers"), and no name inside another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.actors.coreference.pronoun_agreement import pronoun_gender
from kg.extract.actors.coreference.sure_referents import is_sure
from kg.extract.actors.described_parties import PARTIES, is_counted_party, is_uncertain
from kg.extract.clauses.word_tables import tables
from kg.extract.grammar.apposed_names import is_called_upon
from kg.extract.grammar.dependents import (
    appositions,
    nouns_after,
    possessor,
    prepositions_and_agents,
)
from kg.extract.grammar.functions import (
    is_active_subject,
    is_attributive,
    is_attributive_noun,
    is_conjunct,
    is_direct_object,
    is_possessor,
    is_prepositional_object,
)
from kg.extract.grammar.governors import owner_of_phrase, verb_of_object
from kg.extract.grammar.negative_words import phrase_negators
from kg.extract.grammar.noun_dependents import words_before
from kg.extract.grammar.noun_phrases import country_of, is_definite, organ_of
from kg.extract.grammar.possible_speakers import is_agent, is_document, is_group, is_role
from kg.extract.lexicon import words
from kg.extract.noun_kinds import noun_kinds
from kg.model import LineKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.actors.identities import Identities
    from kg.model import Token
    from kg.parse import ParsedArticle

_OF_ACTORS = frozenset({"GPE", "PERSON", "ORG", "NORP"})
"""Labels of names that are somebody."""

ACTING = frozenset({"person", "organisation", "state"})
"""Kinds of nouns that are somebody, by a name or not."""

_JUDGED = ACTING | {"athlete", "people"}
"""Kinds of nouns that an act can be aimed at."""

_OF_STATES = ACTING | frozenset(
    {"accord", "economy", "measure", "plan", "restriction", "speech", "territory", "troops"}
)
"""Kinds of what a state or a body does, decides or has as such: not "Chadian salt"."""

_THINGS = frozenset({"accord", "document", "event", "law", "road"})
"""Kinds of things that have names like a body's: "the Paris Agreement"."""

_SIDES = frozenset({"body", "kin", "suspect", "team", "troops", "union", "worker"})
"""Kinds of nouns that are somebody where the article has no name for them: not "the company"."""

_DONE = frozenset({"contest", "document", "event", "plan", "programme", "vote"})
"""Kinds of what is done, for which some nouns for bodies stand too: "the campaign"."""


class TargetNouns:
    """Tells which nouns of an article a content can be about.

    `told` are the numbers of those whom the cue itself has for an object, `aimed` of those at whom
    the act is aimed for what they did: both need no "the".
    """

    def __init__(
        self,
        parsed: ParsedArticle,
        identities: Identities,
        told: frozenset[int],
        aimed: frozenset[int],
    ) -> None:
        self.parsed = parsed
        self.identities = identities
        self.told = told
        self.aimed = aimed
        self.described: set[int] = set()
        """Numbers of the nouns that were taken for a party by nothing but what they say."""
        self._somebody: dict[int, bool] = {}

    def is_somebody(self, token: Token) -> bool:
        """Tell whether a noun is an actor whom a content can be about."""
        if token.i not in self._somebody:
            found = self._may_be(token) and bool(self.identities.resolve(token))
            self._somebody[token.i] = found
        return self._somebody[token.i]

    def is_party(self, noun: Token) -> bool:
        """Tell whether a noun without a name is a party, and note it: "miners", "the airline"."""
        if is_counted_party(self.parsed, noun):
            self.described.add(noun.i)
            return True
        if not (noun.text.islower() and noun.pos == "NOUN") or noun.i in self.parsed.entity_at:
            return False
        if is_document(noun) or is_attributive(noun) or noun.lemma in words("public"):
            return False
        if possessor(self.parsed, noun) is not None:
            return False
        kind_of = any(nouns_after(self.parsed, noun, "like"))
        if kind_of or is_uncertain(self.parsed, noun) or phrase_negators(self.parsed, noun):
            return False
        kinds = noun_kinds().get(noun.lemma, frozenset())
        office = is_role(self.parsed, noun)
        party = noun.tag == "NNS" and (office or not kinds.isdisjoint(PARTIES))
        if not party and not (self._is_body(noun) and is_definite(self.parsed, noun)):
            return False
        self.described.add(noun.i)
        return True

    def _is_body(self, noun: Token) -> bool:
        """Tell whether a noun stands for people who act together, and for nothing else done."""
        kinds = noun_kinds().get(noun.lemma, frozenset())
        bodies = not kinds.isdisjoint({"organisation", "people"}) and kinds.isdisjoint(_DONE)
        part = noun.lemma in words("parts_of_bodies")
        return not part and (bodies or noun.lemma in words("municipalities"))

    def is_office_or_body(self, noun: Token) -> bool:
        """Tell whether a noun is one office or body that is known: "the premier", "police"."""
        if noun.lemma in words("fellow_members") or noun.lemma in words("governments"):
            return True
        if self._is_known_bare(noun):
            return True
        body = self._is_body(noun) or is_group(noun)
        one = body or (is_role(self.parsed, noun) and noun.tag in ("NN", "NNP"))
        whole = self.parsed.head(noun) if self._did_what_follows(noun) else noun
        return one and is_definite(self.parsed, whole)  # "the | council | decision"

    def state_served(self, noun: Token) -> str | None:
        """Return the state of several who serve it: "Chadian | soldiers | fired"."""
        kinds = noun_kinds().get(noun.lemma, frozenset())
        if noun.tag != "NNS" or kinds.isdisjoint({"troops", "police", "leader"}):
            return None
        before = (t for t in words_before(self.parsed, noun) if self.is_name(t))
        states = (country_of(self.parsed, t) for t in before)
        return next((s.alpha3 for s in states if s is not None), None)

    def is_known(self, token: Token) -> bool:
        """Tell whether a noun is an actor with a name."""
        return self.is_somebody(token) and self._stands_for_name(token)

    def is_name(self, token: Token) -> bool:
        """Tell whether a token heads a name, or is the adjective of a state."""
        entity = self.parsed.entity_at.get(token.i)
        if entity is None or (token.i != entity.last - 1 and token.pos != "ADJ"):
            return False
        if self._is_in_longer_name(token):
            return False
        if entity.label == "NORP":
            return country_of(self.parsed, token) is not None and self._is_of_state(token)
        return entity.label in _OF_ACTORS

    def _is_of_state(self, token: Token) -> bool:
        """Tell whether a word for a people can be its state's: "| Chadian | raids".

        Not where it names one of the people: "every | Chadian |".
        """
        entity = self.parsed.entity_at.get(token.i)
        people = entity is not None and entity.label == "NORP"
        return not people or token.pos == "ADJ" or is_attributive(token)

    def names(self, tokens: list[Token]) -> Iterator[Token]:
        """Yield those of some words by which a party is told: those that give or take first."""
        named = [t for t in tokens if self.is_name(t) and not is_called_upon(self.parsed, t)]
        yield from self.recipients(named)
        named = [t for t in named if not self.is_scene(t) and not self._is_beside(t)]
        named = [t for t in named if not self._is_compared(t)]
        yield from (t for t in named if _is_argument(t))
        yield from (t for t in named if not is_attributive(t) or self.names_owner(t))
        yield from (t for t in tokens if self._takes_up(t) and self.is_known(t))

    def _is_compared(self, token: Token) -> bool:
        """Tell whether a name only serves to compare: "a country like | Chad |"."""
        return owner_of_phrase(self.parsed, token, *words("comparing")) is not None

    def _takes_up(self, token: Token) -> bool:
        """Tell whether a word may stand for somebody named before: "them", "this president"."""
        if token.pos == "PRON":
            return token.text.casefold() in words("third_person")
        return is_role(self.parsed, token) and is_definite(self.parsed, token)

    def recipients(self, tokens: list[Token]) -> Iterator[Token]:
        """Yield who is to get what is given: "to Ukraine", "providing Ukraine with"."""
        for token in tokens:
            if not self.is_name(token):
                continue
            parsed = self.parsed
            above = verb_of_object(parsed, token) or owner_of_phrase(parsed, token, "to")
            if above is not None and above.lemma in words("giving_targets"):
                yield token

    def _may_be(self, token: Token) -> bool:
        parsed = self.parsed
        owner = is_possessor(token) and self._is_named_beside(parsed.head(token))
        if is_called_upon(parsed, token) and token.i not in self.told:
            return False
        if is_document(token) or owner or token.text.casefold() in words("quantifiers"):
            return False
        if token.pos == "PRON":
            return self._is_sure(token)
        entity = parsed.entity_at.get(token.i)
        if entity is not None and entity.label not in _OF_ACTORS:
            return False
        if country_of(parsed, token) is not None and not self._is_of_state(token):
            return False
        common = token.text.islower()  # whatever a tagger and a recogniser say
        proper = token.pos == "PROPN" and not token.text.isupper()
        if not common and (entity is not None or proper):
            return not self._is_name_of_thing(token)
        if token.i in self.told:
            return is_agent(parsed, token)
        if token.i in self.aimed and self.is_acting(token):
            return True
        if self._is_of_others(token) or self._is_any_country(token):
            return False
        if self._is_known_bare(token):
            return not is_attributive(token) or self._did_what_follows(token)
        side = self._is_side(token) or self._stands_for_name(token)
        return side and (self._is_particular(token) or self._is_government(token))

    def _is_sure(self, pronoun: Token) -> bool:
        """Tell whether a pronoun is no guess: "it" and "they" may be things, or others beside."""
        found = self.identities.resolve(pronoun)
        alone = pronoun_gender(pronoun) is not None
        return bool(found) and (alone or is_sure(pronoun, found, self.identities))

    def _is_any_country(self, noun: Token) -> bool:
        """Tell whether a noun is a country that no name tells: "the two | countries |"."""
        return noun.lemma in words("countries") and not self._stands_for_name(noun)

    def _is_of_others(self, noun: Token) -> bool:
        """Tell whether others are told of by a noun: "its | soldiers |", "the | deal | between"."""
        kinds = noun_kinds().get(noun.lemma, frozenset())
        if not kinds.isdisjoint({"team", "troops"}) and possessor(self.parsed, noun) is not None:
            return True
        return any(c.lemma == "between" for c in prepositions_and_agents(self.parsed, noun))

    def _is_name_of_thing(self, token: Token) -> bool:
        """Tell whether the last word of a name is a thing: "the Paris | Agreement |"."""
        entity = self.parsed.entity_at.get(token.i)
        if entity is not None and entity.label in ("PERSON", "GPE", "NORP"):
            end = self.parsed.tokens[entity.last - 1]
            several = entity.last - entity.first > 1
            return several and "law" in noun_kinds().get(end.lemma.casefold(), ())
        last = self.parsed.tokens[entity.last - 1] if entity is not None else token
        kinds = noun_kinds().get(last.lemma.casefold(), frozenset())
        return kinds.isdisjoint(ACTING) and not kinds.isdisjoint(_THINGS)

    def _is_government(self, noun: Token) -> bool:
        """Tell whether a noun is the government that is meant, before another: "government aid".

        Another body is, where the other noun is a deed of its: "the | police | action".
        """
        if not is_attributive_noun(noun):
            return False
        return noun.lemma in words("governments") or self._did_what_follows(noun)

    def _did_what_follows(self, noun: Token) -> bool:
        """Tell whether a word for a body stands before what it does: "the | council | decision"."""
        deed = self.parsed.head(noun)
        kinds = noun_kinds().get(deed.lemma, frozenset())
        done = deed.pos == "NOUN" and deed.lemma in tables().nominals
        done = done and kinds.isdisjoint(ACTING | {"meeting"})
        body = is_group(noun) or organ_of(self.parsed, noun) is not None
        adjoining = deed.i == noun.i + 1 and is_attributive_noun(noun)
        return body and done and adjoining and noun.text.islower()

    def is_acting(self, noun: Token) -> bool:
        """Tell whether a noun is of persons or bodies, be it of some: "plans of | firms |"."""
        bare = noun.tag == "NN" and not words_before(self.parsed, noun)
        bare = bare and not self._is_in_headline(noun)
        kinds = noun_kinds().get(noun.lemma, frozenset())
        return not bare and (is_role(self.parsed, noun) or not kinds.isdisjoint(_JUDGED))

    def _is_particular(self, noun: Token) -> bool:
        """Tell whether a common noun is of some in particular: "the clerk", "Chadian ships".

        A headline does without the "the".
        """
        headline = self._is_in_headline(noun) and noun.tag == "NN"
        definite = is_definite(self.parsed, noun) or headline
        return definite or any(self.is_name(t) for t in self.parsed.children[noun.i])

    def _is_known_bare(self, noun: Token) -> bool:
        """Tell whether a body needs no article: "police", "local police", "law enforcement"."""
        known = words("known_without_article")
        before = words_before(self.parsed, noun)
        phrase = " ".join([t.text.casefold() for t in (*before, noun)])
        plain = all(t.tag in ("NN", "JJ") and t.lemma not in words("quantifiers") for t in before)
        return phrase in known or (plain and noun.lemma in known and noun.text.islower())

    def _is_in_headline(self, token: Token) -> bool:
        line = self.parsed.line_of[token.i]
        return line is not None and line.kind is LineKind.HEADLINE

    def _is_side(self, noun: Token) -> bool:
        """Tell whether a common noun is a person, people, an organ or a side that can act."""
        parsed = self.parsed
        kinds = noun_kinds().get(noun.lemma, frozenset())
        if noun.lemma in words("sides"):
            return True
        if "people" in kinds or noun.lemma == "person" or noun.lemma in words("parts_of_bodies"):
            return False
        office = is_role(parsed, noun) or organ_of(parsed, noun) is not None
        return office or noun.lemma in words("people") or not kinds.isdisjoint(_SIDES)

    def _stands_for_name(self, token: Token) -> bool:
        """Tell whether a noun takes up somebody with a name, and enter nobody who has none."""
        actors = self.identities.actors
        return any(actors[a].named for a in self.identities.taken_up(token))

    def _is_named_beside(self, noun: Token) -> bool:
        """Tell whether a noun is told by name: "Lee's predecessor, | Otto Krag |", not Lee."""
        return any(self.is_name(t) for t in appositions(self.parsed, noun))

    def _is_in_longer_name(self, token: Token) -> bool:
        """Tell whether a name only opens the name of a thing: "the | Paris | Agreement".

        Before a person's name it stands for itself: "| Chad | President Ann Lee".
        """
        parsed = self.parsed
        above = parsed.head(token)
        part = is_attributive_noun(token) and above.pos == "PROPN" and above.i > token.i
        entity = parsed.entity_at.get(above.i) if part else None
        return part and (entity is None or entity.label not in ("PERSON", "GPE"))

    def _is_beside(self, token: Token) -> bool:
        """Tell whether a name only tells the sort of a thing, or of whom a person is.

        "the | Norvik Rovers | meeting", "the | Chadian | premier Otto Krag".
        """
        entity = self.parsed.entity_at.get(token.i)
        if is_attributive_noun(token) and entity is not None and entity.label == "ORG":
            return True
        above = self.parsed.head(token)
        whole = self.parsed.entity_at.get(above.i)
        person = is_role(self.parsed, above) or (whole is not None and whole.label == "PERSON")
        return is_attributive(token) and person

    def names_owner(self, token: Token) -> bool:
        """Tell whether a word before a noun names whose it is: "a | Chadian | raid".

        Not of what people somebody is ("a | Chadian | national"), where a thing is from
        ("| Chadian | salt"), nor the town where something is: "a | London | steakhouse".
        """
        if token.lemma in words("governments") or self._did_what_follows(token):
            return True
        if not self.is_name(token):
            return False
        country = country_of(self.parsed, token)
        above = self.parsed.head(token)
        if country is None:
            return True
        kinds = noun_kinds().get(above.lemma, frozenset())
        people = above.lemma in words("people") or above.lemma in words("nationals")
        private = people or not kinds.isdisjoint({"person", "people"})
        if private and not is_role(self.parsed, above):
            return False
        official = is_role(self.parsed, above) or organ_of(self.parsed, above) is not None
        deed = above.lemma in tables().nominals or not kinds.isdisjoint(_OF_STATES)
        return (official or deed) and token.text not in country.capitals

    def is_scene(self, token: Token) -> bool:
        """Tell whether a name is only where something is told to be: "met in | Chad |".

        So is where one goes ("flew to | Chad |"), and a house where somebody speaks: "your conduct
        in this | House |".
        """
        entity = self.parsed.entity_at.get(token.i)
        token = self.parsed.first_conjunct(token)
        if entity is not None and entity.label == "PERSON":
            return False
        if owner_of_phrase(self.parsed, token, *words("scene_prepositions")) is not None:
            return True
        place = entity is not None and entity.label in ("GPE", "FAC")
        return place and owner_of_phrase(self.parsed, token, "to", "from", "into") is not None


def _is_argument(token: Token) -> bool:
    """Tell whether a name is a participant of what is told, no adjective or part of a name."""
    part = is_active_subject(token) or is_direct_object(token) or is_prepositional_object(token)
    return part or is_possessor(token) or is_conjunct(token)
