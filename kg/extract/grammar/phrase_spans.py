"""How far the phrase of a word reaches in the text, as a content that is reported.

In: a parsed article and the head of a phrase or clause. Out: its place, without commas and linkers
at its edges and without the narrator's remarks after it (`content_edges`); None where nothing is
left.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.content_edges import cut, trim
from kg.extract.grammar.dependents import complement_of

if TYPE_CHECKING:
    from kg.model import Span, Token
    from kg.parse import ParsedArticle


def phrase(parsed: ParsedArticle, head: Token) -> Span | None:
    """Return the place of a word's whole phrase."""
    return phrase_from(parsed, parsed.left(head), head)


def phrase_from(parsed: ParsedArticle, first: int, head: Token) -> Span | None:
    """Return the place of a word's phrase from token `first` on."""
    return trim(parsed, first, cut(parsed, first, parsed.right(head)))


def phrase_after(parsed: ParsedArticle, preposition: Token) -> tuple[Token, Span] | None:
    """Return the noun or verb after a preposition, and the place of all that stands after it."""
    head = complement_of(parsed, preposition)
    place = phrase_from(parsed, preposition.i + 1, preposition)
    return (head, place) if head is not None and place is not None else None


def opener(parsed: ParsedArticle, head: Token) -> Token:
    """Return the first word of a word's phrase: "that" of a clause."""
    return parsed.tokens[parsed.left(head)]


def conjuncts_within(parsed: ParsedArticle, head: Token, place: Span) -> tuple[Token, ...]:
    """Return a word and those joined to it that stand in a place, left to right."""
    return tuple(c for c in parsed.conjuncts(head) if place.start <= c.start < place.end)
