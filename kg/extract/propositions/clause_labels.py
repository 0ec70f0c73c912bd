"""A clause in words: a sentence of its own that takes no side, or its words as they are printed.

"North Korea had not sent him any troops" is no label that could be denied: it keeps its negation.
"Minister Lee would not sign the bill" gives "Minister Lee signs the bill", neutral as to whether it
is so, will be or was; the stance says that. What cannot be put so is printed as it stands, and the
stance is then towards these words.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import StringIO
from typing import TYPE_CHECKING

from kg.extract.clauses import Form, Kind, Mood, Relation
from kg.extract.inflection import present, subject_form
from kg.extract.lexicon import words
from kg.extract.propositions.clause_words import (
    QUOTES,
    as_sentence,
    in_pairs,
    is_in,
    is_relative,
    needs_negation,
    own_words,
)
from kg.extract.propositions.fillers import actors_of
from kg.model import ActorType, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.extract.actors.identities import Identities
    from kg.extract.clauses import Argument, Clause, ClauseIndex
    from kg.model import Token
    from kg.parse import ParsedArticle

_PLURAL = ("NNS", "NNPS")
_SOMEBODY = "somebody"
"""Subject of a clause of which nothing tells who does it: "it was time | to act |"."""
_PLURAL_ACRONYM = re.compile(r"[A-Z]{2,}s")
"""A plural that taggers take for a name: "two MPs", "the CEOs"."""


@dataclass(frozen=True, slots=True)
class Label:
    """A clause in words; `neutral` if they hold no negation of the clause's own."""

    text: str
    neutral: bool


def clause_label(
    parsed: ParsedArticle,
    clause: Clause,
    index: ClauseIndex,
    identities: Identities,
    negated: bool,
    said: Sequence[Span],
) -> Label:
    """Return a clause in words; `negated` says whether its stance takes in its own negation.

    Only words that are `said` count, not those that say by whom: "| According to Lee, | it fell".
    Where the clause does not read so itself its words are printed as they stand.
    """
    writer = _Writer(parsed, clause, index, identities, said)
    made = writer.sentence() if negated == clause.negated else None
    if made is not None:
        return Label(text=made, neutral=True)
    claim = clause.kind is Kind.NOMINAL and writer.is_claim()  # "denied the charge of fraud"
    return Label(text=writer.printed(), neutral=not (clause.negated or negated or claim))


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
        self.identities = identities
        own = own_words(parsed, clause, index)
        if own and not any(is_in(s, own[0]) and is_in(s, own[-1]) for s in said):
            own = tuple([t for t in own if any(is_in(s, t) for s in said)]) or own
        self.own = own
        self.lower = [c.span for c in index.below(clause) if c.kind is not Kind.NOMINAL]
        self.subject = clause.subject if clause.kind is not Kind.SMALL else clause.who
        self.who = self._known(self.subject)
        self.neutral = False

    def _known(self, subject: Argument | None) -> tuple[str, ...]:
        """Return the actors that a subject is."""
        if subject is None:
            return ()
        return actors_of(self.parsed.tokens[subject.head], self.identities)

    def sentence(self) -> str | None:
        """Return the clause as a sentence in the present, None where not all of it is known."""
        clause = self.clause
        if clause.kind is Kind.NOMINAL:
            return self._nominal()
        if not self._is_told():
            return None
        self.neutral = True
        if clause.kind is Kind.SMALL:
            return self._small()
        if clause.verb is None or (clause.negated and not clause.negations) or self._is_free():
            return None
        gone = {*clause.auxiliaries, *clause.negations}
        if clause.kind is Kind.EXISTENTIAL:
            return self._existential([t for t in self.own if t.i not in gone])
        front, rest = self._around_subject(gone)
        if clause.negated and any(needs_negation(t) for t in rest):
            return None
        subject = self._subject_words()
        if subject is None:
            return None
        text, many = subject
        verb = self.parsed.tokens[clause.verb]
        before = [t for t in rest if t.i < verb.i]
        after = [t for t in rest if t.i > verb.i]
        gone_ = words("stance_adverbs")
        before = [t for t in before if t.text not in QUOTES and t.lemma not in gone_]
        parts = [self._text(front), text, self._text(before), self._verb(verb, many)]
        return as_sentence([*parts, *self._outside(after), self._text(in_pairs(after))])

    def _is_free(self) -> bool:
        """Tell whether a place is filled by what is asked or left open: "what he wants"."""
        clause = self.clause
        heads = [a.head for a in (clause.who, clause.what, clause.whom, clause.attribute) if a]
        if any(self.parsed.tokens[h].tag in ("WDT", "WP") for h in heads):
            return True
        before = [t for t in self.own if clause.verb is not None and t.i < clause.verb]
        return any(t.text.casefold() in ("what", "whatever") for t in before)

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

    def is_claim(self) -> bool:
        """Tell whether a noun is what somebody claims: who denies it denies not that it is made."""
        return self.parsed.tokens[self.clause.head].lemma in words("denied_claims")

    def _nominal(self) -> str | None:
        """Return a noun of a deed as a sentence: "the jailing of Lee" is "somebody jails Lee".

        None where words would be lost that tell which deed, or where it takes a preposition.
        """
        clause, parsed = self.clause, self.parsed
        done = [a for a in (clause.whom, clause.what) if a is not None]
        plain_ = all(a.preposition in (None, "of") and a.clause is None for a in done)
        if clause.negated or self.is_claim() or not plain_ or not clause.lemma.isalpha():
            return None
        places = [a.span for a in (*done, clause.who) if a is not None]
        inside = [
            t for t in self.own if t.i != clause.head and not any(is_in(s, t) for s in places)
        ]
        if not places or any(t.pos not in ("DET", "ADP", "PART", "PUNCT") for t in inside):
            return None
        subject, many = _SOMEBODY, False
        if clause.who is not None:
            head = parsed.tokens[clause.who.head]
            if head.pos == "PRON":
                return None
            subject = self._text(parsed.within(clause.who.span))
            many = self._is_many(clause.who)
        objects = [self._text(parsed.within(a.span)) for a in done]
        return as_sentence([subject, present(clause.lemma, plural=many), *objects])

    def _existential(self, rest: Sequence[Token]) -> str | None:
        """Return "there is …", agreeing with what there is."""
        clause = self.clause
        there = clause.who or clause.what or clause.attribute
        if there is None or clause.verb is None or not any(is_in(there.span, t) for t in rest):
            return None
        if clause.negated and any(needs_negation(t) for t in rest):
            return None
        after = [t for t in rest if t.i > clause.verb]
        many = self._is_many(there)
        verb = self.parsed.tokens[clause.verb].lemma
        verb = verb if verb.isalpha() else "be"
        return as_sentence(["there", present(verb, plural=many), self._text(after)])

    def _verb(self, verb: Token, many: bool) -> str:
        if self.clause.passive:
            return f"{present('be', plural=many)} {verb.text}"
        lemma = verb.lemma if self.clause.kind is Kind.LIGHT else self.clause.lemma.split(" ")[0]
        return present(lemma if lemma.isalpha() else "be", plural=many)

    def _outside(self, after: Sequence[Token]) -> list[str]:
        """Return the objects that stand before their clause: "the plan that he proposed"."""
        kept = {t.i for t in self.own}
        clause = self.clause
        places = (clause.whom, clause.what, clause.attribute)
        found = []
        for one in places:
            if one is None or one == self.subject or one.head in kept:
                continue
            inside = self.parsed.within(one.span)
            words_ = self._text(inside)
            found.append(f"{one.preposition} {words_}" if one.preposition else words_)
        return found

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
        subject = self.subject
        if subject is None:
            bare = self.clause.form is not Form.FINITE and self.clause.kind is not Kind.SMALL
            return (_SOMEBODY, False) if bare else None
        head = self.parsed.tokens[subject.head]
        if head.pos != "PRON":
            many = self._is_many(subject)
            before = self.parsed.tokens[self.parsed.at(subject.span.start) - 1]
            goal = "to " if before.tag == "TO" and head.tag == "VB" else ""  # "to leave was wrong"
            return goal + self._text(self.parsed.within(subject.span)), many
        if head.text.casefold() not in words("personal_pronouns"):
            return (
                (subject.span.of(self.parsed.text), self._is_many(subject))
                if (head.tag not in ("WDT", "WP", "DT", "EX"))
                else None
            )
        if not self.who:
            return None
        labels = [self.identities.actors[a].label for a in self.who]
        return " and ".join(labels), len(labels) > 1 or self._is_group(self.who[0])

    def _is_group(self, name: str) -> bool:
        actor = self.identities.actors[name]
        last = actor.label.partition(" (")[0].rsplit(" ", 1)[-1]
        many = last.endswith("s") or last.casefold() in words("plural_nouns")
        return actor.type is ActorType.GROUP and many

    def _is_many(self, argument: Argument) -> bool:
        """Tell whether a phrase takes a plural verb: "two clerks", "half of the clerks"."""
        head = self.parsed.tokens[argument.head]
        if head.text.casefold() in words("counts") - words("singular_counts"):
            inside = self.parsed.within(argument.span)
            of = [t for t in inside if t.i > head.i and t.pos in ("NOUN", "PROPN", "PRON")]
            return head.tag in _PLURAL or (bool(of) and of[0].tag in _PLURAL) or not of
        if head.lemma in words("plural_nouns") or _PLURAL_ACRONYM.fullmatch(head.text):
            return True
        if head.tag in _PLURAL or head.text.casefold() in words("plural_pronouns"):
            return not self._is_state(head)
        joined = [t for t in self.parsed.conjuncts(head) if is_in(argument.span, t)]
        between = self.parsed.tokens[head.i : joined[-1].i] if len(joined) > 1 else ()
        return any(t.text.casefold() == "and" for t in between)

    def _is_state(self, head: Token) -> bool:
        """Tell whether a plural is the name of one state: "the Bahamas"."""
        return head.ent == "GPE" and head.pos == "PROPN"

    def _text(self, tokens: Iterable[Token]) -> str:
        """Return tokens as printed, each pronoun with whom it stands for."""
        text, last = "", -1
        for token in tokens:
            word = token.text.casefold()
            changes = word == "any" or word in _positive_forms()
            printed = self._form(token, word) if changes else token.text
            if not printed:
                continue
            if last >= 0 and token.i == last + 1:
                text += self.parsed.text[self.parsed.tokens[last].end : token.start]
            elif text:
                text += " "
            text += printed + self._gloss(token) if token.pos == "PRON" else printed
            last = token.i
        return text.strip()

    def _form(self, token: Token, word: str) -> str:
        """Return a word as printed, or what stands for it where its negation is gone."""
        neutral = self.neutral and not any(is_in(span, token) for span in self.lower)
        positive = _positive_forms() if neutral else {}
        after = self.parsed.tokens[token.i + 1 : token.i + 3]
        if word == "any" and any(t.tag in _PLURAL for t in after):
            return "" if neutral else token.text
        return positive.get(word, token.text)

    def _gloss(self, token: Token) -> str:
        """Return whom a pronoun stands for, in brackets, where another than the subject."""
        if token.text.casefold() not in words("glossed_pronouns"):
            return ""
        ids = actors_of(token, self.identities)
        owns = token.tag == "PRP$"
        if len(ids) != 1 or (owns and ids == self.who):
            return ""
        label = self.identities.actors[ids[0]].label
        mark = ("’" if label.endswith("s") else "’s") if owns else ""
        return f" [{label}{mark}]"

    def printed(self) -> str:
        """Return the clause as it is printed, its negation and modal too, as a sentence."""
        self.neutral = False
        clause, own = self.clause, self.own
        subject = self.subject
        parts: list[str] = []
        if subject is not None and not any(is_in(subject.span, t) for t in own):
            asks = clause.mood is Mood.INTERROGATIVE
            while own and not asks and is_relative(own[0]) and own[0].i != clause.verb:
                own = own[1:]
            finite = clause.form is Form.FINITE and clause.mood is Mood.DECLARATIVE
            if finite and clause.kind not in (Kind.NOMINAL, Kind.SMALL):
                parts.append(self._text(self.parsed.within(subject.span)))
        bare = clause.form is not Form.FINITE and clause.mood is Mood.DECLARATIVE
        if bare and clause.verb is not None and clause.kind is not Kind.NOMINAL:
            return self._finite()
        asked = clause.mood is Mood.INTERROGATIVE and clause.form is Form.FINITE
        main = clause.governor is None or clause.governor.relation is not Relation.COMPLEMENT
        return as_sentence([*parts, self._text(own)]) + ("?" if asked and main else "")

    def _finite(self) -> str:
        """Return a clause without a finite verb, with its negation: "Hale has no plan"."""
        text, many = self._subject_words() or self._pronoun_words()
        verb = self.parsed.tokens[self.clause.verb or 0]
        gone = {*self.clause.auxiliaries, *self.clause.negations}
        front, rest = self._around_subject(gone)
        before = self._text([t for t in rest if t.i < verb.i])
        after = self._text(in_pairs([t for t in rest if t.i > verb.i]))
        form = self._verb(verb, many)
        if text == "I":
            form = re.sub(r"^are\b", "am", form)
        if self.clause.negations:
            first, _, more = form.partition(" ")
            does = "do" if many else "does"
            helped = first in ("is", "are", "am")
            form = f"{first} not {more}" if helped else f"{does} not {self.clause.lemma}"
        return as_sentence([self._text(front), text, before, form, after])

    def _pronoun_words(self) -> tuple[str, bool]:
        """Return a subject of which nothing tells who it is: the pronoun, or "somebody"."""
        head = self.parsed.tokens[self.subject.head] if self.subject is not None else None
        form = subject_form(head.text.casefold()) if head is not None else None
        return (form, form not in ("he", "she", "it")) if form is not None else (_SOMEBODY, False)


@cache
def _positive_forms() -> dict[str, str]:
    text = (files("kg.extract") / "data" / "positive_forms.csv").read_text(encoding="utf-8")
    return {row["word"]: row["form"] for row in csv.DictReader(StringIO(text))}
