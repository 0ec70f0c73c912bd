"""Parties without a name: people known by what they are, by their number, or by a deed.

In: a noun of a content. Out: whether it tells of people as known ("the workers", "the accused"), of
people by nothing but their number ("the five"), or leaves it open who is meant ("many pilots").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.dependents import nouns_after
from kg.extract.grammar.noun_dependents import words_before
from kg.extract.grammar.noun_phrases import is_definite
from kg.extract.lexicon import words
from kg.extract.noun_kinds import noun_kinds
from kg.parse.word_index import places_of

if TYPE_CHECKING:
    from kg.model import Token
    from kg.parse import ParsedArticle

PARTIES = frozenset({"victim", "suspect", "worker", "leader", "organisation", "athlete"})
"""Kinds of people and bodies who are a side of something when several are told of without a name.

Not the public: "customers", "viewers", "people" are on no side by being that.
"""

_OF_DEEDS = frozenset({"suspect", "victim"})
"""Kinds of people who are known by a deed, be it of one alone: "the accused"."""

_PEOPLE = frozenset({"person", "people", "athlete"})
"""Kinds of nouns for people, whom a number can stand for."""


def is_counted_party(parsed: ParsedArticle, number: Token) -> bool:
    """Tell whether people are told by their number: "five men ran … | the five | may stay"."""
    if number.tag != "CD" or not number.text.isalpha():
        return False
    told = [t.text.casefold() for t in words_before(parsed, number)]
    if told != ["the"] or any(nouns_after(parsed, number, "of")):
        return False
    same = places_of(parsed, frozenset({number.lemma.casefold()}))
    counted = (parsed.head(parsed.tokens[k]) for k in same)
    return any(not _PEOPLE.isdisjoint(noun_kinds().get(n.lemma, ())) for n in counted)


def is_definite_party(parsed: ParsedArticle, noun: Token) -> bool:
    """Tell whether people are told of as known, by what they are: "| the workers | lied"."""
    if is_counted_party(parsed, noun):
        return True
    kinds = noun_kinds().get(noun.lemma, frozenset())
    sides = PARTIES - {"leader"} if noun.tag == "NNS" else _OF_DEEDS
    return is_definite(parsed, noun) and not kinds.isdisjoint(sides)


def is_uncertain(parsed: ParsedArticle, noun: Token) -> bool:
    """Tell whether it is left open who is meant, or there are too many to be anybody.

    "Many pilots", "other firms", "7,000 migrants"; but "two suspects".
    """
    forms = [t.text.casefold() for t in words_before(parsed, noun)]
    counted = words("quantifiers") | words("undetermined")
    return any(f in counted or (len(f) > 2 and f[0].isdigit()) for f in forms)
