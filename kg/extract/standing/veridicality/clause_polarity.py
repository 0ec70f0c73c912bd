"""Whether a clause is negated, and how far: "no troops", "not until", "neither … nor", "nearly"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.dependents import has_subject, is_infinitive
from kg.extract.grammar.governors import noun_of_clause
from kg.extract.grammar.negative_words import (
    approximators,
    coordinating_words,
    negated_manner,
    negates_part,
    negators,
    subject_negated_in_part,
)
from kg.extract.lexicon import words
from kg.model import Polarity

if TYPE_CHECKING:
    from kg.model import Token
    from kg.parse import ParsedArticle


def clause_polarity(parsed: ParsedArticle, verb: Token, helper: Token) -> Polarity:
    """Return whether a clause is negated; `helper` is the verb whose auxiliaries it shares."""
    negations = [*negators(parsed, verb), *approximators(parsed, verb)]
    if helper is not verb and not negations:
        links = coordinating_words(parsed, helper)
        if negators(parsed, helper) and "but" not in links:
            return Polarity.NEG if links & words("alternatives") else Polarity.UNSPECIFIED
    if helper is verb and not negations and is_joined_by_or(parsed, verb):
        return Polarity.NEG
    if not negations and _is_of_negated_noun(parsed, verb):
        return Polarity.NEG
    if len(negations) == 1 and negates_part(parsed, verb, negations[0]):
        return Polarity.UNSPECIFIED
    if any(t.lemma in words("of_degree") for t in negations):
        return Polarity.UNSPECIFIED  # "barely won": it won
    if not negations and negated_manner(parsed, verb) is not None:
        return Polarity.UNSPECIFIED  # parsers hang the "not" on the adverb
    if not negations and subject_negated_in_part(parsed, verb):
        return Polarity.UNSPECIFIED
    return Polarity.NEG if len(negations) % 2 else Polarity.POS


def _is_of_negated_noun(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether an infinitive tells what for a thing is not: "not a place | to attack | women".

    What is set against the thing is denied of it, and nobody is to do that there.
    """
    noun = noun_of_clause(parsed, verb) if is_infinitive(parsed, verb) else None
    first = parsed.left(noun) if noun is not None else verb.i
    return any(t.lemma in words("verb_negators") for t in parsed.tokens[first : first + 1])


def is_joined_by_or(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether a finite verb is one of those that "never" or "nobody" denies.

    "Nobody lied or | stole |"; what has a subject of its own stands for itself.
    """
    first = parsed.first_conjunct(verb)
    if first is verb or verb.tag != first.tag or has_subject(parsed, verb):
        return False
    links = coordinating_words(parsed, first)
    return bool(negators(parsed, first)) and bool(links) and links <= words("alternatives")
