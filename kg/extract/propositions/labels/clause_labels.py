"""A clause in words: a sentence of its own that takes no side, or its words as they are printed.

"North Korea had not sent him any troops" is no label that could be denied: it keeps its negation.
"Minister Lee would not sign the bill" gives "Minister Lee signs the bill", neutral as to whether it
is so, will be or was; the stance says that. What cannot be put so is printed as it stands, and the
stance is then towards these words; where the print leaves out a subject, a verb or what a question
word stands for, they are put in, so that every label is a sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.clauses import Form, Kind, Mood, Relation
from kg.extract.inflection import present
from kg.extract.lexicon import words
from kg.extract.propositions.fillers import actors_of
from kg.extract.propositions.labels.clause_words import (
    QUOTES,
    as_question,
    as_sentence,
    goes_with_not,
    in_pairs,
    is_alone,
    is_in,
    is_left_out,
    is_relative,
    needs_negation,
    own_words,
    shares_negation,
)
from kg.extract.propositions.labels.grammatical_number import printed_number
from kg.extract.propositions.labels.nominal_labels import nominal_sentence
from kg.extract.propositions.labels.noun_labels import is_claim, noun_sentence, without_capital
from kg.extract.propositions.labels.open_clauses import QUESTION_WORDS, in_words, open_clause
from kg.extract.propositions.labels.phrase_words import SOMEBODY, SOMETHING, PhraseWords
from kg.extract.propositions.labels.positive_words import is_unable, outer_forms, turned
from kg.extract.propositions.labels.subject_words import closed, part_of, subject_left_out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extract.actors.identities import Identities
    from kg.extract.clauses import Argument, Clause, ClauseIndex
    from kg.extract.propositions.labels.positive_words import Forms
    from kg.model import Span, Token
    from kg.parse import ParsedArticle


@dataclass(frozen=True, slots=True)
class Label:
    """A clause in words; `neutral` if they hold no negation of the clause's own.

    `forms` are those of its words that leave out the negation of a phrase: "somebody" of "nobody".
    """

    text: str
    neutral: bool
    forms: Forms


def clause_label(
    parsed: ParsedArticle,
    clause: Clause,
    index: ClauseIndex,
    identities: Identities,
    negated: bool,
    said: Sequence[Span],
    denied: bool = False,
) -> Label:
    """Return a clause in words; `negated` says whether its stance takes in its own negation.

    Only words that are `said` count, not those that say by whom: "| According to Lee, | it fell".
    Where the clause does not read so itself its words are printed as they stand. Where a claim is
    `denied` by its noun, the label is that it is true.
    """
    writer = _Writer(parsed, clause, index, identities, said)
    made = writer.sentence() if negated == clause.negated else None
    if made is not None:
        return Label(text=made, neutral=True, forms=writer.phrases.forms)
    claim = clause.kind is Kind.NOMINAL and is_claim(parsed.tokens[clause.head])
    printed = writer.printed(denied=denied)
    neutral = not (clause.negated or negated or claim)
    return Label(text=printed, neutral=neutral, forms=writer.phrases.forms)


class _Writer:
    """Writes one clause; a builder of one label."""

    def __init__(
        self,
        parsed: ParsedArticle,
        clause: Clause,
        index: ClauseIndex,
        identities: Identities,
        said: Sequence[Span],
    ) -> None:
        self.parsed = parsed
        self.clause = clause
        self.index = index
        self.identities = identities
        own = own_words(parsed, clause, index)
        if own and not any(is_in(s, own[0]) and is_in(s, own[-1]) for s in said):
            own = tuple([t for t in own if any(is_in(s, t) for s in said)]) or own
        self.own = own
        self.shared = shares_negation(parsed, clause)
        self.lower = [c.span for c in index.below(clause) if c.kind is not Kind.NOMINAL]
        judged = [b.who for b in index.below(clause) if b.kind is Kind.SMALL and b.who is not None]
        nouns = [a for a in judged if parsed.tokens[a.head].pos in ("NOUN", "PROPN")]
        self.judged = nouns[0] if nouns else None
        self.subject = clause.subject if clause.kind is not Kind.SMALL else clause.who
        self.who = self._known(self.subject)
        self.phrases = PhraseWords(parsed, identities, self.who, self.lower)
        self.phrases.said = said
        self.phrases.forms = outer_forms(parsed, clause, self.subject, {t.i for t in own})
        self._text = self.phrases.text

    def _known(self, subject: Argument | None) -> tuple[str, ...]:
        """Return the actors that a subject is."""
        if subject is None:
            return ()
        return actors_of(self.parsed.tokens[subject.head], self.identities)

    def sentence(self) -> str | None:
        """Return the clause as a sentence in the present, None where not all of it is known."""
        clause = self.clause
        if clause.kind is Kind.NOMINAL:
            return nominal_sentence(self.parsed, clause, self.own, self.phrases, self.identities)
        if not self._is_told():
            return None
        self.phrases.neutral = True
        if clause.kind is Kind.SMALL:
            return self._small()
        forms = turned(self.parsed, clause)
        self.phrases.forms = {**self.phrases.forms, **forms}
        own = clause.negations or forms or self.shared or is_unable(self.parsed, clause)
        if clause.verb is None or (clause.negated and not own) or self._is_free():
            return None
        with_not = [t.i for t in self.own if clause.negated and goes_with_not(t, clause)]
        gone = {*clause.auxiliaries, *clause.negations, *with_not}
        if clause.kind is Kind.EXISTENTIAL:
            return self._existential([t for t in self.own if t.i not in gone])
        front, rest = self._around_subject(gone)
        if clause.negated and any(needs_negation(t) for t in rest):
            return None
        if clause.negated and self.phrases.negates_yet((*front, *rest)):
            return None
        subject = self._subject_words()
        if subject is None:
            return None
        text, many = subject
        verb = self.parsed.tokens[clause.verb]
        before = [t for t in rest if t.i < verb.i]
        after = [t for t in rest if t.i > verb.i]
        left = words("stance_adverbs")
        gone_too = (*QUOTES, *words("leaning_auxiliaries"))  # "Lee|’d| met", taken for whatever
        before = [
            t for t in before if not (t.text in gone_too or t.lemma in left or t.pos == "AUX")
        ]
        form = self._verb(verb, many).split(" ", 1)
        form[0] = "am" if (text, form[0]) == ("I", "are") else form[0]
        adverbs = bool(before) and all(t.pos == "ADV" for t in before)
        text = closed(self.parsed, self.subject, text)
        if adverbs and form[0] in ("is", "are"):  # "the dam is still watched", not "still is"
            parts = [self._text(front), text, form[0], self._text(before), *form[1:]]
        else:
            parts = [self._text(front), text, self._text(before), *form]
        return as_sentence([*parts, *self._complements(after)])

    def _is_free(self) -> bool:
        """Tell whether a place is filled by what is asked or left open: "what he wants"."""
        clause = self.clause
        heads = {a.head for a in (clause.who, clause.what, clause.whom, clause.attribute) if a}
        if any(t.i in heads and t.tag in ("WDT", "WP") for t in self.own):
            return True  # not of "in what she said | was a lie |": it stands outside
        before = [t for t in self.own if clause.verb is not None and t.i < clause.verb]
        if any(t.text.casefold() in ("what", "whatever") for t in before):
            return True
        return open_clause(self.phrases, clause, self.own) is not None

    def _is_told(self) -> bool:
        """Tell whether a clause tells something, or only whether: no question, no command."""
        clause = self.clause
        if clause.mood is Mood.INTERROGATIVE:
            return clause.governor is not None and clause.governor.marker in words("whether_words")
        return clause.mood is not Mood.IMPERATIVE

    def _small(self) -> str | None:
        clause = self.clause
        subject = self._subject_words()
        if subject is None or clause.attribute is None or clause.negated:
            return None
        inside = self.parsed.within(clause.attribute.span)
        return as_sentence([subject[0], present("be", plural=subject[1]), self._text(inside)])

    def _existential(self, rest: Sequence[Token]) -> str | None:
        """Return "there is …", agreeing with what there is."""
        clause = self.clause
        there = clause.who or clause.what or clause.attribute
        if there is None or clause.verb is None or not any(is_in(there.span, t) for t in rest):
            return None
        if clause.negated and any(needs_negation(t) for t in rest):
            return None
        after = [t for t in rest if t.i > clause.verb]
        many = self.phrases.is_many(there)
        verb = self.parsed.tokens[clause.verb].lemma
        verb = verb if verb.isalpha() else "be"
        return as_sentence(["there", present(verb, plural=many), self._text(after)])

    def _verb(self, verb: Token, many: bool) -> str:
        if self.clause.passive:
            return f"{present('be', plural=many)} {verb.text}"
        as_told = verb.tag == ("VBP" if many else "VBZ") and verb.text.isalpha()
        if as_told and verb.pos == "VERB" and self.clause.kind is Kind.VERB:
            return verb.text.casefold()  # as printed, whatever its lemma is
        lemma = verb.lemma if self.clause.kind is Kind.LIGHT else self.clause.lemma.split(" ")[0]
        return present(lemma if lemma.isalpha() else "be", plural=many)

    def _complements(self, after: Sequence[Token]) -> list[str]:
        """Return what follows the verb, with what stands before its clause: "the plan he made".

        A preposition that has lost its object to the place before the clause gets it back.
        """
        found: list[str] = []
        for one in self._outside():
            inside = self.parsed.within(one.span)
            text = without_capital(self.parsed, inside[0], self._text(inside))
            if self.parsed.tokens[one.head].tag in QUESTION_WORDS:
                text = SOMETHING
            alone = next((k for k in range(len(after)) if is_alone(after, k, one)), None)
            if one.preposition is None and len(after) == 1 and after[0].pos == "ADP":
                alone = 0  # "the house he | lives in |", "the forms he | handed in |"
            if alone is None:
                found.append(f"{one.preposition} {text}" if one.preposition else text)
            else:
                found += [self._text(in_pairs(after[: alone + 1])), text]
                after = after[alone + 1 :]
        while not found and after and self._is_stranded(after[-1]):
            after = after[:-1]
        told = self.clause.what if not found and not after else None
        taken = self.clause.lemma in words("telling_of_this") and not self.clause.passive
        if taken and told is not None and self.parsed.tokens[told.head].pos in ("VERB", "AUX"):
            return ["this"]  # "as the growers | know |, it falls"
        return [*found, self._text(in_pairs(after))]

    def _outside(self) -> list[Argument]:
        """Return what fills places of the verb and stands outside its clause, no clause itself."""
        kept = {t.i for t in self.own}
        places = (self.judged, self.clause.whom, self.clause.what, self.clause.attribute)
        found = [a for a in places if a is not None and a != self.subject and a.head not in kept]
        found = [a for a in found if not a.span.covers(self.clause.predicate)]
        return [a for a in found if self.parsed.tokens[a.head].pos not in ("VERB", "AUX")]

    def _is_stranded(self, last: Token) -> bool:
        """Tell whether the last word has lost what it opens: "the day he hoped for", "told to"."""
        if last.tag == "TO" or last.pos == "CCONJ":
            return last.pos == "CCONJ" or not is_left_out(self.parsed, last)
        particle = last.text.casefold() in self.clause.lemma.split(" ")[1:]
        alone = last.text.casefold() in words("mere_prepositions")
        free = alone and last.pos == "ADP" and not particle and not self.clause.passive
        return free and not any(self.parsed.children[last.i])

    def _around_subject(self, gone: set[int]) -> tuple[list[Token], list[Token]]:
        """Return what is printed before the subject, and the rest without it."""
        span = self.subject.span if self.subject is not None else None
        inside = span is not None and any(is_in(span, t) for t in self.own)
        kept = [t for t in self.own if t.i not in gone]
        if not inside or span is None:
            return [], self._without_relative(kept)
        front = [t for t in kept if t.start < span.start and t.i < (self.clause.verb or 0)]
        while front and is_relative(front[-1]):
            front = front[:-2] if len(front) > 1 and front[-2].pos == "ADP" else front[:-1]
        front = [t for t in front if t.lemma not in words("stance_adverbs")]
        known = {t.i for t in front}
        rest = [t for t in kept if t.i not in known and not is_in(span, t)]
        return front, self._without_relative(rest)

    def _without_relative(self, kept: list[Token]) -> list[Token]:
        """Leave out the relative word at the head of a clause, and a preposition before it."""
        if len(kept) > 1 and kept[0].pos == "ADP" and is_relative(kept[1]):
            kept = kept[2:]
        while kept and is_relative(kept[0]) and kept[0].i != self.clause.verb:
            kept = kept[1:]
        return kept

    def _subject_words(self) -> tuple[str, bool] | None:
        """Return the subject in words and whether it is many; None where it is not known."""
        if self.subject is not None:
            told = part_of(self.phrases, self.clause, self.subject)
            told = told or self.phrases.subject(self.subject, denied=self.clause.negated)
            head = self.parsed.tokens[self.subject.head]
            many = printed_number(self.parsed, self.clause, head)
            many = None if self.phrases.forms.get(head.i) else many  # "none of it | was | true"
            return told if told is None or many is None else (told[0], many)
        bare = self.clause.form is not Form.FINITE and self.clause.kind is not Kind.SMALL
        return (SOMEBODY, False) if bare else None

    def printed(self, *, denied: bool = False) -> str:
        """Return the clause as it is printed, its negation and modal too, as a sentence."""
        self.phrases.neutral = self.shared  # "not pay or | make | any offer": it makes some
        if self.clause.negated:
            self.phrases.forms = {}
        clause, own = self.clause, self.own
        if clause.kind is Kind.NOMINAL and own[0].tag != "EX":  # "there’s no going back"
            head, text = self.parsed.tokens[clause.head], self._text(own)
            return noun_sentence(self.parsed, text, own, head, denied=denied)
        if clause.kind is Kind.SMALL:
            return self._judgement()
        asked = clause.mood is Mood.INTERROGATIVE and clause.form is Form.FINITE
        main = clause.governor is None or clause.governor.relation is not Relation.COMPLEMENT
        if clause.mood is Mood.IMPERATIVE or (asked and main):
            return as_question(self._text(own)) if asked else as_sentence([self._text(own)])
        if clause.form is not Form.FINITE and clause.verb is not None:
            return self._finite()
        if self._is_inverted():
            return as_question(self._text(own))
        return self._open() or self._told()

    def _is_inverted(self) -> bool:
        """Tell whether a question is put in a clause that another governs: "who are you | …"."""
        first, subject = self.own[0], self.subject
        helpers = [t for t in self.own if t.i in self.clause.auxiliaries or t.i == self.clause.verb]
        asks = self.clause.mood is Mood.INTERROGATIVE and first in helpers  # "why | should we go"
        if not (asks or first.tag in QUESTION_WORDS) or subject is None or not helpers:
            return False
        return first.start <= helpers[0].start < subject.span.start

    def _judgement(self) -> str:
        """Return a predication without a verb: "it | a trap |" is "it is a trap"."""
        attribute = self.clause.attribute
        if attribute is None:
            return as_sentence([self._text(self.own)])
        known = self._subject_words()
        if known is None:
            it = self.own[0].text.casefold() == "it"  # "made | it clear | that it fell"
            nobody = "it" if it else SOMETHING
            known = self.phrases.pronoun(self.subject) if self.subject else (nobody, False)
        form = present("be", plural=known[1])
        inside = self.parsed.within(attribute.span)
        told = any(t.i in self.clause.negations for t in inside)  # "called them | not honest |"
        negation = "not" if self.clause.negated and not told else ""
        return as_sentence([known[0], form, negation, self._text(inside)])

    def _open(self) -> str | None:
        """Return a clause that leaves a place open: "what he wants" is "he wants something"."""
        found = open_clause(self.phrases, self.clause, self.own)
        if found is None:
            return None
        subject = self.subject
        outside = subject is not None and not any(is_in(subject.span, t) for t in self.own)
        before = self._text(self.parsed.within(subject.span)) if outside and subject else ""
        return as_sentence(in_words(self.phrases, found, before))

    def _told(self) -> str:
        """Return a finite clause as printed, with a subject; nothing where that was read away."""
        clause, subject = self.clause, self.subject
        inside = subject is not None and any(is_in(subject.span, t) for t in self.own)
        own = list(self.own)
        if not (subject is not None and own and is_in(subject.span, own[0])):
            own = self._without_relative(own)
        verb = clause.verb if clause.verb is not None else clause.head
        if self.parsed.tokens[verb].tag == "VB" and not clause.auxiliaries:
            return self._finite()  # "asked that it be shut"
        before = self._text([t for t in own if t.i <= verb])
        if before.casefold() in words("were_of_one"):
            before = before.removesuffix("were") + "was"  # "if that | were | so"
        rest = self._complements([t for t in own if t.i > verb])
        if inside or clause.kind is Kind.EXISTENTIAL:
            return as_sentence([before, *rest])
        if subject is not None:
            named = closed(self.parsed, subject, self._text(self.parsed.within(subject.span)))
            joined = clause.passive and not clause.auxiliaries  # "we are sad and | disappointed |"
            be = present("be", plural=self.phrases.is_many(subject)) if joined else ""
            return as_sentence([named, be, before, *rest])
        text = subject_left_out(self.index, clause, own)
        if text is None:
            return as_sentence([before, *rest])
        bare = without_capital(self.parsed, own[0], before)
        return as_sentence([text, bare, *rest]) if text else ""

    def _finite(self) -> str:
        """Return a clause without a finite verb, with its negation: "Hale has no plan"."""
        text, many = self._subject_words() or self.phrases.pronoun(self.subject)
        text = closed(self.parsed, self.subject, text)
        verb = self.parsed.tokens[self.clause.verb or 0]
        gone = {*self.clause.auxiliaries, *self.clause.negations}
        front, rest = self._around_subject(gone)
        before = self._text([t for t in rest if t.i < verb.i])
        form = self._verb(verb, many)
        if text == "I":
            form = re.sub(r"^are\b", "am", form)
        if self.clause.negations:
            first, _, more = form.partition(" ")
            does = "do" if many else "does"
            helped = first in (present("be", plural=False), present("be", plural=True), "am")
            form = f"{first} not {more}" if helped else f"{does} not {self.clause.lemma}"
        after = self._complements([t for t in rest if t.i > verb.i])
        return as_sentence([self._text(front), text, before, form, *after])
