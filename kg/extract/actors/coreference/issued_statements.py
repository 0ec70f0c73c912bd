"""Who speaks where "the statement" says something: whoever the article has issue it.

By its own phrase ("a statement from the ministry", "the bank's statement", "the Ostia police
statement"), else by the clause that told of it last before: "The ministry said in a statement …",
"The bank issued a statement". Where the last one told of has no issuer, nobody's is known. One that
nothing told of is that of the one body that said something in the sentence before.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from kg.extract.clauses import clause_index
from kg.extract.grammar.dependents import (
    adnominal_clauses,
    attributives,
    main_word,
    nouns_after,
    own_subject,
    possessor,
)
from kg.extract.grammar.functions import is_direct_object
from kg.extract.grammar.governors import owner_of_phrase
from kg.extract.grammar.noun_dependents import forms_before, has_only_article
from kg.extract.grammar.noun_phrases import organ_of
from kg.extract.grammar.possible_speakers import is_agent, is_body, is_document
from kg.extract.lexicon import words

if TYPE_CHECKING:
    from kg.extract.actors.coreference.disjoint_reference import SpokenWords
    from kg.model import Token
    from kg.parse import ParsedArticle

_REACH = 3
"""Sentences back in which whoever says something is the issuer of a statement told of by nobody."""


class IssuedStatements:
    """Finds the issuers of one article's statements; what it read is kept."""

    def __init__(self, parsed: ParsedArticle, spoken: tuple[SpokenWords, ...] = ()) -> None:
        self.parsed = parsed
        self.spoken = spoken

    def issuer(self, head: Token) -> Token | None:
        """Return the noun of whoever issued the statement that a noun stands for, if one did."""
        if head.pos != "NOUN" or head.lemma not in words("issued_texts"):
            return None
        own = self._own(head)
        if own is not None or not has_only_article(self.parsed, head):
            return own
        before = [t for t in self._told_of if t.i < head.i and t.lemma == head.lemma]
        if before:
            return self._own(before[-1]) or self._by_clause(before[-1])
        first = next(t for t in self._nouns if t.lemma == head.lemma)
        return self._saying_before(first)

    def text_before(self, pronoun: Token) -> Token | None:
        """Return the statement that the sentence before an "it" is about: "A statement is read".

        Where a quotation opens the next paragraph, "“The vote is lost,” it says" is of that text.
        """
        if pronoun.sent == 0:
            return None
        main = main_word(self.parsed, *self.parsed.parse.sentences[pronoun.sent - 1])
        about = own_subject(self.parsed, main) if main is not None else None
        return about if about is not None and about.lemma in words("issued_texts") else None

    def teller_in_text(self, pronoun: Token) -> Token | None:
        """Return who says something in a statement in the sentence before an "it".

        "In a communiqué, the experts | agreed to wait. | It | said …": what they put out says so.
        """
        if pronoun.sent == 0:
            return None
        first, last = self.parsed.parse.sentences[pronoun.sent - 1]
        told = [t for t in self._nouns if first <= t.i < last]
        return self._by_clause(told[0]) if len(told) == 1 else None

    @cached_property
    def _nouns(self) -> tuple[Token, ...]:
        named = words("issued_texts")
        return tuple(t for t in self.parsed.tokens if t.lemma in named and t.tag == "NN")

    @cached_property
    def _told_of(self) -> tuple[Token, ...]:
        """The nouns for statements that bring one up, in text order: no bare "the statement".

        Nor "an earlier statement", which is not what the article goes on to tell of.
        """
        other = words("of_another_text")
        found = (t for t in self._nouns if not self._is_taken_up(t))
        return tuple(t for t in found if forms_before(self.parsed, t).isdisjoint(other))

    def _is_taken_up(self, noun: Token) -> bool:
        return has_only_article(self.parsed, noun) and self._own(noun) is None

    def _own(self, noun: Token) -> Token | None:
        """Return whom the phrase of a statement names as its issuer."""
        parsed = self.parsed
        whose = possessor(parsed, noun)
        if whose is not None:
            return whose
        issued = [c for c in adnominal_clauses(parsed, noun) if c.lemma in words("issuing")]
        behind = (n for h in (noun, *issued) for n in nouns_after(parsed, h, "from", "by"))
        agents = (clause.who for c in issued if (clause := clause_index(parsed).at(c)) is not None)
        by = [parsed.tokens[a.head] for a in agents if a is not None]
        told = [n for n in (*behind, *by) if is_agent(parsed, n) and not is_document(n)]
        if told:
            return told[0]
        before = (t for t in attributives(parsed, noun) if organ_of(parsed, t) is not None)
        return next(before, None)

    def _by_clause(self, noun: Token) -> Token | None:
        """Return who says something in a statement, or puts it out."""
        index = clause_index(self.parsed)
        verb = owner_of_phrase(self.parsed, noun, "in", "through", "via")
        clause = index.at(verb) if verb is not None else None
        if verb is None and is_direct_object(noun):
            told = index.filled_by(noun)
            clause = index.at(noun) or (told[0] if told is not None else None)
            verb = self.parsed.tokens[clause.verb or clause.head] if clause is not None else None
            if verb is None or verb.lemma not in words("issuing"):
                return None
        who = clause.who if clause is not None else None
        return self.parsed.tokens[who.head] if who is not None and who.clause is None else None

    def _saying_before(self, noun: Token) -> Token | None:
        """Return the one body that said something last before, shortly before.

        A text quoted from the statement may stand between: "“We waited. No boat came,” it reads".
        """
        near = range(noun.sent - _REACH, noun.sent)
        told = [t for s in self.spoken for t in s.speakers if t.sent in near]
        able = [t for t in told if is_agent(self.parsed, t)]
        last = [t for t in able if t.sent == able[-1].sent]
        return last[0] if len(last) == 1 and is_body(self.parsed, last[0]) else None
