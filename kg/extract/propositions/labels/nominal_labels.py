"""The noun of a deed as a sentence of its own: "the jailing of Lee" is "somebody jails Lee".

In: the clause of such a noun and its words. Out: the sentence, None where words would be lost that
tell which deed: "the third victory".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.clauses.word_tables import tables
from kg.extract.inflection import present
from kg.extract.lexicon import words
from kg.extract.propositions.fillers import actors_of
from kg.extract.propositions.labels.clause_words import as_sentence, is_in
from kg.extract.propositions.labels.noun_labels import is_claim
from kg.extract.propositions.labels.phrase_words import SOMEBODY, PhraseWords

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extract.actors.identities import Identities
    from kg.extract.clauses import Argument, Clause
    from kg.model import Token
    from kg.parse import ParsedArticle

_LOOSE = ("DET", "ADP", "PART", "PUNCT")


def nominal_sentence(
    parsed: ParsedArticle,
    clause: Clause,
    own: Sequence[Token],
    phrases: PhraseWords,
    identities: Identities,
) -> str | None:
    """Return the noun of a deed as a sentence; where it was, and what was meant to be done, go on.

    "Lee's victory in the primary" is "Lee wins in the primary", "her plan to leave" that she plans
    to leave.
    """
    done = [a for a in (clause.whom, clause.what) if a is not None]
    if clause.negated or is_claim(parsed.tokens[clause.head]) or not clause.lemma.isalpha():
        return None
    if not all(_stands_behind(parsed, phrases, clause, a) for a in done):
        return None
    behind = [
        a.argument.span for a in clause.adjuncts if a.argument.span.start > clause.predicate.end
    ]
    known = [a.span for a in (*done, clause.who) if a is not None]
    places = [*known, *(behind if clause.who is not None else [])]
    inside = [t for t in own if t.i != clause.head and not any(is_in(s, t) for s in places)]
    if not known or any(t.pos not in _LOOSE for t in inside):
        return None
    subject = _subject(parsed, clause, phrases, identities)
    if subject is None:
        return None
    last = max((a.span.end for a in done), default=clause.predicate.end)
    tail = [t for t in own if t.start >= last and any(s.start >= last for s in behind)]
    objects = [_behind_verb(parsed, phrases, clause, a) for a in done]
    return as_sentence(
        [subject[0], present(clause.lemma, plural=subject[1]), *objects, phrases.text(tail)]
    )


def _stands_behind(
    parsed: ParsedArticle, phrases: PhraseWords, clause: Clause, done: Argument
) -> bool:
    """Tell whether what a noun's deed is done to reads on behind its verb."""
    if done.span in phrases.lower:  # "her plan | to leave |"
        opens = parsed.within(done.span)[0]
        to = opens if opens.tag == "TO" else parsed.tokens[opens.i - 1]
        return to.tag == "TO" and clause.who is not None and clause.lemma in tables().governors
    return _is_bare_behind_verb(clause, done) or phrases.reads_on(clause, done)


def _is_bare_behind_verb(clause: Clause, done: Argument) -> bool:
    """Tell whether the verb has no preposition where its noun has one: "attack | on | Lee"."""
    told = f"{clause.lemma} {done.preposition}" in words("prepositions_of_nouns")
    return told and clause.who is not None


def _behind_verb(
    parsed: ParsedArticle, phrases: PhraseWords, clause: Clause, done: Argument
) -> str:
    """Return what a noun's deed is done to as it stands behind the verb."""
    if done.span in phrases.lower:
        text = phrases.text(parsed.within(done.span))
        return text if text.startswith("to ") else f"to {text}"
    text = phrases.behind_verb(done)
    bare = _is_bare_behind_verb(clause, done)
    return text.removeprefix(f"{done.preposition} ") if bare else text


def _subject(
    parsed: ParsedArticle, clause: Clause, phrases: PhraseWords, identities: Identities
) -> tuple[str, bool] | None:
    """Return who does it and whether it is many; None where a pronoun stands for nobody known."""
    if clause.who is None:
        return SOMEBODY, False
    head = parsed.tokens[clause.who.head]
    if head.pos != "PRON":
        return phrases.text(parsed.within(clause.who.span)), phrases.is_many(clause.who)
    if not clause.span.covers(clause.who.span):
        return None  # "he defended | the sale of the mill |": that he sells it is not told
    who = actors_of(head, identities)
    return PhraseWords(parsed, identities, who).subject(clause.who) if who else None
