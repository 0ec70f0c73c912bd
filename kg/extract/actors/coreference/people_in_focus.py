"""Whom "the Tarn senator", "the billionaire businessman" mean: whom the sentence before is about.

Papers call somebody by another description instead of his name. Who is called so is the subject of
the sentence before, where nothing told of him speaks against it and no other stands between.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from kg.extract.actors.coreference.pronoun_agreement import pronoun_gender
from kg.extract.actors.facts.other_office import may_be_one
from kg.extract.actors.facts.people import gender_of_noun
from kg.extract.grammar.dependents import has_determiner, main_word, own_subject
from kg.extract.grammar.functions import (
    is_apposition,
    is_attribute,
    is_clause_on_noun,
    is_nominal_subject,
    is_possessor,
    is_preposition,
)
from kg.extract.grammar.noun_dependents import words_after, words_before
from kg.extract.grammar.possible_speakers import is_group, role_of
from kg.extract.lexicon import words
from kg.extract.noun_kinds import noun_kinds
from kg.gazetteer import gazetteer
from kg.model import NARRATED, ActorType
from kg.parse.word_index import places_of

if TYPE_CHECKING:
    from kg.extract.actors.coreference.single_offices import SingleOffices
    from kg.extract.actors.resolver import Resolver
    from kg.model import Line, Token

_QUOTED = 3
"""Sentences of a quotation that may stand between a description and who is meant."""


class PeopleInFocus:
    """Finds for `Identities` the person whom a description in the place of his name means."""

    def __init__(self, identities: Resolver, single: SingleOffices) -> None:
        self.identities = identities
        self.parsed = identities.parsed
        self.single = single

    def person(self, head: Token) -> str | None:
        """Return the person whom the sentence before is about, if a definite noun means him."""
        if not self._is_epithet(head):
            return None
        who = self._subject_before(head)
        if who is None or len(self.parsed.conjuncts(who)) > 1 or self._is_told_of_another(head):
            return None
        found = self.identities.without_conjuncts(who)
        actor = self.identities.book.actors[found[0]] if len(found) == 1 else None
        if actor is None or actor.type is not ActorType.PERSON or not actor.named:
            return None
        return actor.id if self._may_be(head, actor.label) else None

    def is_of_another(self, head: Token, held: tuple[str, ...]) -> bool:
        """Tell whether the sentence before is about somebody else who may hold an office as well.

        "Gov. Kern left. Lee spoke of the mill. The governor …" may be Lee, of whom no office is
        told, and no more than Kern's who is out of sight.
        """
        actor = self.identities.book.actors[held[0]]
        if len(held) != 1 or not actor.named:
            return False
        people = self.identities.facts.people
        first, _ = self.parsed.sentence(head)
        near = self.parsed.parse.sentences[max(0, head.sent - 1)][0]
        if any(people.name_at(t) == actor.label for t in self.parsed.tokens[near:first]):
            return False
        who = self._subject_before(head)
        name = people.name_at(who) if who is not None else None
        return name not in (None, actor.label) and people.facts(name or "").role is None

    def _is_epithet(self, head: Token) -> bool:
        """Tell whether a noun describes a person with "the" and no more than words before it."""
        if head.tag != "NN" or head.i in self.parsed.entity_at or not is_nominal_subject(head):
            return False
        if not has_determiner(self.parsed, head, "the") or not _is_persons(head):
            return False
        told = [t for t in words_before(self.parsed, head) if t.text.casefold() != "the"]
        if not told and head.lemma not in words("epithets"):
            return False
        if any(self._tells_apart(t) for t in told):
            return False
        return not any(
            is_preposition(c)
            or is_apposition(c)
            or (is_clause_on_noun(c) and self.parsed.tokens[self.parsed.left(c) - 1].text != ",")
            for c in words_after(self.parsed, head)
        )

    def _tells_apart(self, word: Token) -> bool:
        """Tell whether a word before a noun makes it another's: "Ann Lee's", "the second"."""
        if (
            is_possessor(word)
            or word.tag in ("CD", "JJS")
            or word.text.casefold() in words("telling_apart")
        ):
            return True
        return any(t.ent == "PERSON" for t in self.parsed.subtree(word))

    def _subject_before(self, head: Token) -> Token | None:
        """Return the subject of the sentence before, or of the one before a quotation there."""
        parsed = self.parsed
        line = parsed.line_of[head.i]
        for number in range(head.sent - 1, max(-1, head.sent - 2 - _QUOTED), -1):
            first, last = parsed.parse.sentences[number]
            above = parsed.line_of[first]
            if line is None or above is None or any(n.kind not in NARRATED for n in (line, above)):
                return None
            if not self._adjoin(above, line):
                return None
            line = above
            if not self._is_quoted(first, last):
                main = main_word(parsed, first, last)
                who = own_subject(parsed, main) if main is not None else None
                return who if who is not None and self._acts_alone(who, first, last) else None
        return None

    def _acts_alone(self, who: Token, first: int, last: int) -> bool:
        """Tell whether no other person by name is a subject in somebody's sentence.

        "Ann Lee said Oto Kern would win. The front-runner …" may be either.
        """
        people = self.identities.facts.people
        own = people.name_at(who)
        others = (t for t in self.parsed.tokens[first:last] if is_nominal_subject(t) and t != who)
        names = {people.name_at(t) for t in others} - {None, own}
        return not names or (own is None and len(names) == 1 and self._is_named(who, names))

    def _is_named(self, who: Token, names: set[str | None]) -> bool:
        found = self.identities.without_conjuncts(who)
        return any(self.identities.book.actors[a].label in names for a in found)

    def _adjoin(self, above: Line, below: Line) -> bool:
        """Tell whether nothing but the end of a paragraph stands between two lines."""
        ends = self.parsed.article.line_ends
        between = self.parsed.article.lines[
            bisect_left(ends, above.span.end) + 1 : bisect_left(ends, below.span.end)
        ]
        return not any(n.span.of(self.parsed.text).strip() for n in between)

    def _is_quoted(self, first: int, last: int) -> bool:
        start, end = self.parsed.tokens[first].start, self.parsed.tokens[last - 1].end
        return any(
            q.inner.start <= start + 1 and end - 1 <= q.inner.end for q in self.identities.quotes
        )

    def _in_quotation(self, token: Token) -> bool:
        return any(q.inner.start <= token.start < q.inner.end for q in self.identities.quotes)

    def _is_told_of_another(self, head: Token) -> bool:
        """Tell whether somebody else was brought up by the noun: "a senator", "one businessman"."""
        before = places_of(self.parsed, frozenset({head.text.casefold()}))
        for place in before:
            noun = self.parsed.tokens[place]
            if place >= head.i:
                break
            brought = has_determiner(self.parsed, noun, "a", "an", "one", "another")
            if brought and not (is_apposition(noun) or is_attribute(noun)):
                return True
        return False

    def _pronouns(self, first: int, end: int) -> tuple[Token, ...]:
        """Return "he", "her" and their like outside quotations, between two places."""
        tokens = self.parsed.tokens[first:end]
        return tuple([t for t in tokens if t.pos == "PRON" and not self._in_quotation(t)])

    def _may_be(self, head: Token, name: str) -> bool:
        """Tell whether somebody may be called by a description, by what is told of him."""
        people = self.identities.facts.people
        first, end = self.parsed.sentence(head)
        for token in self.parsed.tokens[first:end]:
            named = people.name_at(token)
            told = named is not None and (token.i < head.i or named == name)
            if told and not self._in_quotation(token):
                return False
        gender = people.gender(name)
        genders = [gender_of_noun(head), *(pronoun_gender(t) for t in self._pronouns(head.i, end))]
        if gender is not None and any(g not in (None, gender) for g in genders):
            return False
        role, held = role_of(self.parsed, head), people.facts(name).role
        if not _may_both_be(role, held):
            return False
        places = people.places_of(name)
        last = self.parsed.tokens[places[0].last - 1] if places else head
        return not self.single.is_of_another(head, last)


def _is_persons(head: Token) -> bool:
    """Tell whether a noun tells what somebody is, and not what he is to others or at a place."""
    lemma = head.lemma
    apart = words("officials") | words("experts") | words("rulers") | words("beside_others")
    if lemma in apart or lemma in words("relations") or is_group(head):
        return False
    kinds = noun_kinds().get(lemma, frozenset())
    one = "person" in kinds and "people" not in kinds
    known = lemma in words("people") or lemma in words("epithets") or one
    return known or lemma in gazetteer().roles


def _may_both_be(role: str | None, held: str | None) -> bool:
    """Tell whether a description's office and the one that somebody holds may be one person's."""
    if role is None or held is None or role == held:
        return True
    return not (is_held(role) and is_held(held)) or may_be_one(role, held)


def is_held(role: str | None) -> bool:
    """Tell whether an office is one that a place or a body has, and no calling or candidacy."""
    office = gazetteer().roles.get(role or "")
    if office is None:
        return False
    seat = role in words("held_by_one") or role in words("officials") or role in words("rulers")
    return seat or office.unique or office.organ is not None
