"""States told together and taken up again: "the two nations", "both sides", "the latter"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.functions import (
    is_conjunct,
    is_direct_object,
    is_possessor,
    is_prepositional_object,
    is_relative_clause,
)
from kg.extract.grammar.governors import stands_after
from kg.extract.grammar.noun_dependents import forms_before, is_told_more_of, number_modifier
from kg.extract.grammar.noun_phrases import country_of
from kg.extract.lexicon import ordered_words, words
from kg.extract.quantities.number_phrases import number

if TYPE_CHECKING:
    from kg.model import Token
    from kg.parse import ParsedArticle

REACH = 4
"""Sentences looked back over for them."""
ONE_OF_TWO = frozenset({"latter", "former"})
"""Words that take up the last or the first of several."""
NUMBERS = {"both": 2, **{word: n for n, word in enumerate(ordered_words("small_numbers"), 2)}}


def states_taken_up(parsed: ParsedArticle, head: Token) -> tuple[Token, ...]:
    """Return the states that "the two nations" are, or the one that "the latter" is.

    They are the last states told together before, as many as are counted ("between X and Y", "X, Y
    and Z" for three); nobody where none are.
    """
    last = head.text.casefold() in ONE_OF_TWO
    many = 2 if last else _counted(parsed, head)
    told = _told_before(parsed, head, many) if many else ()
    if not told or not last:
        return told
    return (told[-1],) if head.text.casefold() == "latter" else (told[0],)


def number_of(parsed: ParsedArticle, head: Token) -> int:
    """Return how many "the two ministers" or "both ministers" are; 0 where it is not told."""
    before = forms_before(parsed, head)
    many = next((n for word, n in NUMBERS.items() if word in before), 0)
    definite = "both" in before or bool(before & words("plural_definite_determiners"))
    return many if definite and head.tag == "NNS" else 0


def count_of(parsed: ParsedArticle, head: Token) -> int:
    """Return the number that a plural is counted by: "the | 13 | researchers"; 0 for none."""
    counted = number_modifier(parsed, head)
    if counted is None or counted.i > head.i:
        return 0
    forms = [t.text.casefold() for t in parsed.tokens[counted.i : head.i]]
    found = number(forms, 0)
    exact = found is not None and not (found.least or found.loose or found.most is not None)
    return int(found.value) if found is not None and exact else 0


def only_counted(parsed: ParsedArticle, head: Token) -> bool:
    """Tell whether people are only counted: "sent up to 300 sailors" names nobody."""
    told_number = number_modifier(parsed, head)
    counted = told_number is not None and told_number.text.casefold() not in NUMBERS
    told = any(is_possessor(c) or is_relative_clause(c) for c in parsed.children[head.i])
    acting = stands_after(parsed, head, "by", "to")
    undergoing = is_direct_object(head) or is_prepositional_object(head)
    return counted and undergoing and not told and not acting


def _counted(parsed: ParsedArticle, head: Token) -> int:
    """Return of how many states a phrase speaks that says no more of them; 0 for any other."""
    if head.lemma not in words("pairs") or is_told_more_of(parsed, head):
        return 0
    others = forms_before(parsed, head) - {*words("plural_definite_determiners"), *NUMBERS}
    if others:
        return 0
    return number_of(parsed, head)


def _told_before(parsed: ParsedArticle, head: Token, many: int) -> tuple[Token, ...]:
    first = max(0, head.sent - REACH)
    start = parsed.parse.sentences[first][0]
    for token in reversed(parsed.tokens[start : head.i]):
        if is_conjunct(token):
            continue
        told = tuple([c for c in parsed.conjuncts(token) if c.i < head.i])
        if len(told) == many and all(country_of(parsed, c) is not None for c in told):
            return told
    return ()
