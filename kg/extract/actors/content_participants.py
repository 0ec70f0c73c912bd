"""Who takes part in what a content tells: its main clause first, then the clauses inside it.

In: a parsed article, the heads of a content, and which nouns are somebody. Out: nouns, clause by
clause, foremost first. "It is clear that the board lied" is about the board, "the board's
offer is low" too, "the offer was refused by the guild" about the guild: where a place of a clause
is filled by a thing, whose thing it is counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.clauses import Form, Kind, Modal, Relation, Setting, clause_index
from kg.extract.grammar.dependents import (
    active_subject,
    adnominal_clauses,
    appositions,
    nouns_after,
    objects_of,
    possessor,
    prepositions_and_agents,
    relative_clauses,
)
from kg.extract.grammar.governors import owner_of_phrase
from kg.extract.grammar.impersonal_pronouns import thing_before
from kg.extract.grammar.noun_dependents import words_before
from kg.extract.lexicon import words
from kg.extract.noun_kinds import noun_kinds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.actors.target_nouns import TargetNouns
    from kg.extract.clauses import Argument, Clause, ClauseIndex
    from kg.model import Token
    from kg.parse import ParsedArticle

_INSIDE = (Relation.COMPLEMENT, Relation.COORDINATION, Relation.PARATAXIS)
"""How the clauses hang on a clause that go on with what it tells."""


class Participants:
    """The nouns of a content that are somebody, by the clause that they take part in."""

    def __init__(
        self,
        parsed: ParsedArticle,
        nouns: TargetNouns,
        heard: Token | None = None,
        speakers: tuple[Token, ...] = (),
        speaking: tuple[str, ...] = (),
    ) -> None:
        self.parsed = parsed
        self.nouns = nouns
        self.speakers = speakers
        """The nouns for who speaks, which tell of nobody else: "an aide of Lee's vowed to"."""
        self.speaking = speaking
        """The actors who speak."""
        self.heard = heard
        """Whom the words are said to, if they are nobody of the press: he is their "you"."""
        self.is_told_of_hearer = False
        """Whether a clause met so far is about him: "| You | lied", "| your | offer is low"."""
        self.foremost: set[int] = set()
        """Those met so far who fill a place of a clause, or whose or whose doing its subject is."""
        self.told_of: set[int] = set()
        """Those of whom a clause tells: its subjects, whose they are, and its objects by name."""

    def by_clause(self, heads: tuple[Token, ...]) -> Iterator[tuple[Token, ...]]:
        """Yield, for each clause in turn, those who take part in it."""
        index = clause_index(self.parsed)
        seen: set[int] = set()
        for head in heads:
            clause = index.at(head)
            if clause is None or clause.kind is Kind.NOMINAL:
                named = tuple(self.of_phrase(head))
                self.foremost.update(t.i for t in named)
                self.told_of.update(t.i for t in named)
                yield (*named, *self._names_in(head))
            else:
                yield from self._below(clause, index, seen)

    def of_phrase(self, noun: Token) -> Iterator[Token]:
        """Yield whom a noun phrase names: its head, or else whose it is and who does it."""
        noun = thing_before(self.parsed, noun) or noun
        if noun in self.speakers:
            return
        if self.heard is not None and noun.text.casefold() in words("second_person"):
            self.is_told_of_hearer = True
            yield self.heard
            return
        named = next((t for t in appositions(self.parsed, noun) if t.pos == "PROPN"), noun)
        if self.nouns.is_somebody(named):
            yield named
            return
        owner = possessor(self.parsed, noun)
        if owner is not None:
            yield from self._of_owner(owner)
        for one in self._after(noun, words("owners_and_doers")):
            if not self.nouns.is_scene(one):
                yield from self._of_owner(one)
        for verb in adnominal_clauses(self.parsed, noun):
            for one in self._after(verb, frozenset({"by"})):
                yield from self._of_owner(one)
        for verb in relative_clauses(self.parsed, noun):
            doer = active_subject(self.parsed, verb)  # "the pact that | Chad | signed"
            if doer is not None and doer.pos == "PROPN":
                yield from self.of_phrase(doer)
        for child in words_before(self.parsed, noun):
            if self.nouns.names_owner(child):
                yield child

    def _of_owner(self, noun: Token) -> Iterator[Token]:
        """Yield whose a thing is or who does it, by a name or not: "the strike by | pilots |"."""
        known = tuple(self.of_phrase(noun))
        done_by = owner_of_phrase(self.parsed, noun, "by") is not None
        yield from known or ((noun,) if done_by and self.nouns.is_party(noun) else ())

    def _after(self, word: Token, prepositions: frozenset[str]) -> Iterator[Token]:
        for link in prepositions_and_agents(self.parsed, word):
            if link.lemma in prepositions:
                yield from objects_of(self.parsed, link)

    def _names_in(self, noun: Token) -> Iterator[Token]:
        return self.nouns.names(list(self.parsed.subtree(noun)))

    def _below(
        self, clause: Clause, index: ClauseIndex, seen: set[int]
    ) -> Iterator[tuple[Token, ...]]:
        """Yield those of a clause, then those of the clauses that go on with it."""
        waiting = [clause]
        while waiting:
            clause = waiting.pop(0)
            if clause.number in seen:
                continue
            seen.add(clause.number)
            supposed = (*index.below(clause, Relation.CONDITION), *self._awaited(clause, index))
            yield tuple(t for c in (clause, *supposed) for t in self._of_clause(c, index))
            waiting.extend(index.below(clause, *_INSIDE))

    def _awaited(self, clause: Clause, index: ClauseIndex) -> Iterator[Clause]:
        """Yield what a clause says must come first: "will not work until | the mill pays |"."""
        if not clause.negated or clause.modal is Modal.NONE:
            return
        for inner in index.below(clause, Relation.TIME):
            governor = inner.governor
            if governor is not None and (governor.marker or "") in words("put_off_until"):
                yield inner

    def _of_clause(self, clause: Clause, index: ClauseIndex) -> Iterator[Token]:
        """Yield those of one clause: its subject first, then whom else it tells of.

        What its subject is said to be ("is a strong | team |") is nobody else, and who takes part
        behind a preposition counts only by name.
        """
        done: set[int] = set()
        for place in (clause.subject, clause.who, clause.whom, clause.what):
            noun = self._noun(place, index, done)
            some = tuple(self.of_phrase(noun)) if noun is not None else ()
            subject = place is clause.subject or place is clause.who
            if noun is not None and not some and not self.foremost and subject:
                some = tuple(n for n in _counted(self.parsed, noun) if self.nouns.is_party(n))
            meant = (noun, self.heard)
            if place is clause.subject or place is clause.who:
                self.told_of.update(t.i for t in some)
            elif noun is not None and noun.pos == "PROPN":
                self.told_of.add(noun.i)
            elif noun is not None and _is_yet_to_be(clause) and self.nouns.is_acting(noun):
                self.told_of.update(t.i for t in some if t != noun)  # "will free | UN | crews"
            self.foremost.update(t.i for t in some if place is clause.subject or t in meant)
            yield from some
        for inner in index.below(clause, Relation.COMPLEMENT):
            made = self._noun(inner.who, index, done) if inner.form is Form.INFINITIVE else None
            if made is not None and self.nouns.is_somebody(made):
                self.told_of.add(made.i)
                yield made  # "helped | Chad | pay"
        for one in self._of_own_deed(clause, index, done):
            self.told_of.add(one.i)
            yield one
        told = self._noun(clause.attribute, index, done)
        if told is not None:
            yield from (t for t in self.of_phrase(told) if t.i != told.i or self.nouns.is_name(t))
        for adjunct in clause.adjuncts:
            if adjunct.setting is not Setting.OTHER:
                continue
            noun = self._noun(adjunct.argument, index, done)
            before = adjunct.argument.preposition
            if noun is None or before not in words("sides_of_a_deed"):
                continue
            scene = before in words("scene_prepositions")
            inside = (noun,) if scene else tuple(self.of_phrase(noun))
            known = tuple(t for t in inside if self.nouns.is_known(t))
            self.foremost.update(t.i for t in known)
            yield from known

    def _of_own_deed(self, clause: Clause, index: ClauseIndex, done: set[int]) -> Iterator[Token]:
        """Yield to whom the speaker's own deed goes: "we handed a note of protest to | Chad |".

        From whom it comes too: "we do not beg for recognition from | Chad |".
        """
        if clause.who is None or not self._is_speaker(self.parsed.tokens[clause.who.head]):
            return
        for deed in index.below(clause, Relation.ARGUMENT):
            beside = (a.argument for a in deed.adjuncts if a.setting is not Setting.TIME)
            for place in (deed.whom, *beside):
                before = place.preposition if place is not None else None
                if before in words("partners_in_a_deed"):
                    noun = self._noun(place, index, done)
                    if noun is not None and self.nouns.is_somebody(noun):
                        yield noun

    def _is_speaker(self, noun: Token) -> bool:
        """Tell whether a noun stands for whoever speaks: "we", or "it" of the ministry."""
        if noun.text.casefold() in words("first_person_singular") | words("first_person_plural"):
            return True
        pronoun = noun.pos == "PRON" and self.speaking
        found = self.nouns.identities.resolve(noun) if pronoun else ()
        return bool(found) and set(found) <= set(self.speaking)

    def _noun(self, place: Argument | None, index: ClauseIndex, done: set[int]) -> Token | None:
        """Return the noun that fills a place of a clause, once; None for a clause that does."""
        if place is None or place.head in done:
            return None
        done.add(place.head)
        inner = index.numbered(place.clause) if place.clause is not None else None
        noun = inner is None or inner.kind is Kind.NOMINAL
        return self.parsed.tokens[place.head] if noun else None


def _is_yet_to_be(clause: Clause) -> bool:
    """Tell whether a clause tells what somebody will, agrees or refuses to do."""
    return clause.form is Form.INFINITIVE or clause.modal in (Modal.FUTURE, Modal.INTENDED)


def _counted(parsed: ParsedArticle, noun: Token) -> tuple[Token, ...]:
    """Return the nouns that a number or sum is of: "a total of 14 | firms |", else the noun."""
    counted = "quantity" in noun_kinds().get(noun.lemma, ()) or noun.lemma in words("quantifiers")
    return (tuple(nouns_after(parsed, noun, "of")) if counted else ()) or (noun,)
