"""Who is meant by an opening that tells what somebody is and leaves his name for later.

"Judge says he will rule soon | Mr Justice Kern made the comment on Tuesday", "A businessman has
been angered … | Mill owner Ann Lee raised her concerns": papers open with a description and name
its bearer when he speaks or acts next. He is the only one whom the article calls so.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from kg.extract.actors.coreference.people_in_focus import is_held
from kg.extract.actors.coreference.told_callings import ToldCallings
from kg.extract.actors.facts.people import gender_of_noun
from kg.extract.actors.facts.person_facts import TITLE
from kg.extract.grammar.apposed_names import holder_of
from kg.extract.grammar.dependents import determiner, has_determiner, possessor
from kg.extract.grammar.functions import (
    is_apposition,
    is_conjunct,
    is_nominal_subject,
    is_preposition,
)
from kg.extract.grammar.governors import preposition_before, verb_of_subject
from kg.extract.grammar.noun_dependents import words_after, words_before
from kg.extract.grammar.noun_phrases import owner
from kg.extract.grammar.possible_speakers import is_group, role_of
from kg.extract.lexicon import words
from kg.model import NARRATED, LineKind
from kg.parse.word_index import places_among

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extract.actors.coreference.single_offices import SingleOffices
    from kg.extract.actors.resolver import Resolver
    from kg.model import Line, Token

_REACH = 12
"""Sentences below an opening in which its bearer is named at the latest."""


class NamedLater:
    """Finds for `Identities` the name of whom an opening only describes."""

    def __init__(self, identities: Resolver, single: SingleOffices) -> None:
        self.identities = identities
        self.parsed = identities.parsed
        self.people = identities.facts.people
        self.single = single
        self.callings = ToldCallings(identities.parsed, identities.facts.people)

    def name(self, head: Token) -> Token | None:
        """Return the name of the one who is called so below, if an opening describes somebody."""
        line = self.parsed.line_of[head.i]
        if line is None or not self._opens(line) or not self._is_description(head):
            return None
        heading = line.kind is LineKind.HEADLINE
        start = self.parsed.sentence(head)[1]
        called = [
            name
            for name, places in self.people.named()
            if self.callings.is_called(name, head) and self._may_be(head, name)
        ]
        if len(called) != 1 or self.people.places_of(called[0])[0].first < start:
            return None
        named = self._acts(called[0], start, head)
        if named is None or heading:
            return named
        others = {head.lemma, f"{head.lemma}s"}
        several = places_among(self.parsed, frozenset(others), start, named.i)
        if any(self.parsed.tokens[i].tag == "NNS" for i in several):
            return None
        return named if self._is_first(named, start) else None

    def _opens(self, line: Line) -> bool:
        """Tell whether a line is a headline or the first paragraph."""
        return line.kind is LineKind.HEADLINE or line is self._lead

    @cached_property
    def _lead(self) -> Line | None:
        return next((n for n in self.parsed.article.lines if n.kind in NARRATED), None)

    def _is_description(self, head: Token) -> bool:
        """Tell whether a noun tells what one speaker is, and not whose or of what he is."""
        if head.tag not in ("NN", "NNP") or is_conjunct(head) or self._is_name(head):
            return False
        told = determiner(self.parsed, head) is not None
        if told and not has_determiner(self.parsed, head, "the", "a", "an"):
            return False
        role = role_of(self.parsed, head)
        apart = words("officials") | words("relations") | words("unnamed_sources")
        if possessor(self.parsed, head) is not None or role in apart or is_group(head):
            return False
        before = (t.text.casefold() for t in words_before(self.parsed, head))
        if any(word in words("telling_apart") - {"former"} for word in before):
            return False
        speaks = any(head == s for told in self.identities.spoken for s in told.speakers)
        if not (speaks or is_nominal_subject(head)):
            return False
        after = words_after(self.parsed, head)
        return not any(is_preposition(c) or is_apposition(c) for c in after)

    def _is_name(self, head: Token) -> bool:
        """Tell whether a noun is part of a name, not the office behind one: "Otbo | MP |"."""
        entity = self.parsed.entity_at.get(head.i)
        if entity is None:
            return False
        office = role_of(self.parsed, head) is not None and entity.last - 1 == head.i
        return entity.label == "PERSON" or not office

    def _may_be(self, head: Token, name: str) -> bool:
        """Tell whether nothing told of somebody speaks against a description."""
        told, gender = gender_of_noun(head), self.people.gender(name)
        if told is not None and gender is not None and told != gender:
            return False
        own, country = owner(self.parsed, head), self.people.facts(name).country
        if own is not None and country is not None and own.alpha3 != country.alpha3:
            return False
        first = self.people.places_of(name)[0]
        title = self.parsed.tokens[max(0, first.first - TITLE) : first.first]
        before = self.parsed.tokens[self.parsed.left(head) : head.i]
        shared = _kinds(before) & _kinds(title)
        if not is_held(role_of(self.parsed, head)):
            shared &= {"place"}  # nobody is the businessman of a firm: "an Ostia businessman"
        if not shared:
            return True
        return not self.single.is_of_another(head, self.parsed.tokens[first.last - 1])

    def _acts(self, name: str, start: int, head: Token) -> Token | None:
        """Return the first name of somebody, where he speaks or acts there and answers nobody."""
        first = self.people.places_of(name)[0]
        last = self.parsed.tokens[first.last - 1]
        if first.first < start or last.sent > head.sent + _REACH:
            return None
        office = holder_of(self.parsed, last)
        if office is not None and has_determiner(self.parsed, office, "a", "an", "another"):
            return None  # "a general, Oto Brandt," is a new one
        subject = self.parsed.first_conjunct(office if office is not None else last)
        verb = verb_of_subject(self.parsed, subject)
        if verb is None:
            return last if self._is_cited(subject) else None
        same = self.parsed.head(head).lemma == verb.lemma
        return last if same or verb.lemma not in words("taking_up_words") else None

    def _is_cited(self, noun: Token) -> bool:
        """Tell whether it is "according to | Ann Lee |"."""
        link = preposition_before(self.parsed, noun)
        return link is not None and self.parsed.tokens[link.i - 1].lemma in ("accord", "according")

    def _is_first(self, named: Token, start: int) -> bool:
        """Tell whether nobody else by name is a subject ahead of a name."""
        own = self.people.name_at(named)
        return not any(
            is_nominal_subject(t) and self.people.name_at(t) not in (None, own)
            for t in self.parsed.tokens[start : named.i]
        )


def _kinds(tokens: Sequence[Token]) -> set[str]:
    """Return of which kinds the names among some tokens are: of places, or of bodies."""
    named = (t.ent for t in tokens if t.ent)
    return {"place" if label in ("GPE", "NORP", "LOC") else label for label in named}
