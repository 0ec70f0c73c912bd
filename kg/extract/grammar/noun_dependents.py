"""What hangs on a noun before and after it, and whose sentence it is told in.

In: a parsed article and a noun, or a stretch of tokens. Out: tokens in text order, or one, or None.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.dependents import active_subject, main_word
from kg.extract.grammar.functions import (
    is_apposition,
    is_clause_on_noun,
    is_conjunct,
    is_coordinator,
    is_premodifier,
    is_preposition,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Token
    from kg.parse import ParsedArticle

_CLOSING = {"(": ")", "[": "]"}
_GLOSS = 8
"""Tokens at most in the brackets that tell who a pronoun is."""


def words_before(parsed: ParsedArticle, noun: Token) -> tuple[Token, ...]:
    """Return what hangs on a noun and stands before it: determiner, owner, adjectives, nouns."""
    return tuple([c for c in parsed.children[noun.i] if c.i < noun.i])


def words_after(parsed: ParsedArticle, noun: Token) -> tuple[Token, ...]:
    """Return what hangs on a noun and stands after it: prepositions, clauses, appositions."""
    return tuple(c for c in parsed.children[noun.i] if c.i > noun.i)


def lemmas_beside(parsed: ParsedArticle, word: Token) -> frozenset[str]:
    """Return the lemmas of what hangs on a word."""
    return frozenset([c.lemma for c in parsed.children[word.i]])


def stands_alone(parsed: ParsedArticle, word: Token) -> bool:
    """Tell whether nothing hangs on a word."""
    return not parsed.children[word.i]


def phrase_words(parsed: ParsedArticle, head: Token) -> Iterator[Token]:
    """Yield the head of a phrase, then all words of the phrase in text order."""
    yield head
    yield from parsed.subtree(head)


def premodifiers(parsed: ParsedArticle, noun: Token) -> tuple[Token, ...]:
    """Return the words that tell which sort, or how many, a noun is: "ten gas lines"."""
    return tuple([c for c in parsed.children[noun.i] if is_premodifier(c)])


def forms_before(parsed: ParsedArticle, noun: Token) -> frozenset[str]:
    """Return the words before a noun that hang on it, in lower case."""
    return frozenset([c.text.casefold() for c in words_before(parsed, noun)])


def is_told_more_of(parsed: ParsedArticle, noun: Token) -> bool:
    """Tell whether a prepositional phrase or a clause hangs on a noun: "nations that left"."""
    return any(is_preposition(c) or is_clause_on_noun(c) for c in parsed.children[noun.i])


def has_only_article(parsed: ParsedArticle, noun: Token) -> bool:
    """Tell whether a noun has "the" and nothing else, asides apart: "the memo, dated May 3,"."""
    children = [
        c
        for c in parsed.children[noun.i]
        if not (is_conjunct(c) or is_coordinator(c) or c.dep in ("punct", "case", "preconj"))
        and not (c.i > noun.i and _is_set_off(parsed, c))
    ]
    return len(children) == 1 and children[0].text.casefold() == "the"


def _is_set_off(parsed: ParsedArticle, child: Token) -> bool:
    before = parsed.tokens[parsed.left(child) - 1].text
    aside = is_clause_on_noun(child) or is_apposition(child)
    return aside and before in (",", "—", "–", "(")


def main_subject(parsed: ParsedArticle, first: int, last: int) -> Token | None:
    """Return the subject of the main clause among tokens `[first, last)`, in the active."""
    root = main_word(parsed, first, last)
    return active_subject(parsed, root) if root is not None else None


def subject_of_sentence_before(parsed: ParsedArticle, token: Token) -> Token | None:
    """Return the main subject of the sentence before, where it is in the same paragraph."""
    first, _ = parsed.sentence(token)
    if first == 0 or parsed.line_of[first - 1] is not parsed.line_of[token.i]:
        return None
    return main_subject(parsed, *parsed.parse.sentences[token.sent - 1])


def verb_above(parsed: ParsedArticle, token: Token) -> Token | None:
    """Return the nearest verb above a word."""
    for above in parsed.ancestors(token):
        if above.pos == "VERB":
            return above
    return None


def number_modifier(parsed: ParsedArticle, noun: Token) -> Token | None:
    """Return the number that counts a noun."""
    return parsed.child(noun, "nummod")


def all_coordinators(parsed: ParsedArticle, noun: Token) -> tuple[Token, ...]:
    """Return the words that join nouns to a noun, the "both" before it too."""
    return tuple(parsed.all(noun, "cc", "preconj"))


def subjects(parsed: ParsedArticle, head: Token) -> tuple[Token, ...]:
    """Return the nouns and clauses that are subjects of a predicate."""
    return tuple(parsed.all(head, "nsubj", "nsubjpass", "csubj"))


def is_inside_phrase(token: Token) -> bool:
    """Tell whether a word is an adjective or noun before a noun, and no phrase of its own."""
    return token.dep in ("compound", "amod")


def gloss_of(parsed: ParsedArticle, pronoun: Token) -> Token | None:
    """Return the noun in brackets right behind a pronoun, by which an editor tells who it is.

    "They (| bombers |) may strike again," but not "he (52)" nor "she (a vote is due) left".
    """
    opening = parsed.tokens[pronoun.i + 1 : pronoun.i + 2]
    if pronoun.pos != "PRON" or not opening or opening[0].text not in _CLOSING:
        return None
    inside: list[Token] = []
    for token in parsed.tokens[pronoun.i + 2 : pronoun.i + 3 + _GLOSS]:
        if token.text == _CLOSING[opening[0].text]:
            break
        inside.append(token)
    else:
        return None
    places = {t.i for t in inside}
    tops = [t for t in inside if t.head not in places or t.head == t.i]
    told = len(tops) == 1 and tops[0].pos in ("NOUN", "PROPN")
    return tops[0] if told and tops[0].ent not in ("DATE", "TIME", "CARDINAL") else None
