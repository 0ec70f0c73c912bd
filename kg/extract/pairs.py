"""Two told together and taken up again: "the two nations", "both sides", "the latter"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.lexicon import words
from kg.extract.phrases import country_of

if TYPE_CHECKING:
    from kg.model import Token
    from kg.parse import ParsedArticle

REACH = 4
"""Sentences looked back over for the pair."""


def members(parsed: ParsedArticle, head: Token) -> tuple[Token, ...]:
    """Return the two states that "the two nations" are, or the one that "the latter" is.

    They are the last two states told together before ("between X and Y", "X and Y"); nobody where
    none are.
    """
    last = head.text.casefold() in ("latter", "former")
    if not last and not _is_pair(parsed, head):
        return ()
    pair = _pair_before(parsed, head)
    if not pair or not last:
        return pair
    return (pair[-1],) if head.text.casefold() == "latter" else (pair[0],)


def _is_pair(parsed: ParsedArticle, head: Token) -> bool:
    before = {c.text.casefold() for c in parsed.children[head.i] if c.i < head.i}
    two = "both" in before or ("two" in before and before & {"the", "these", "those"})
    others = before - {"the", "these", "those", "both", "two"}
    after = any(c.dep in ("prep", "acl", "relcl") for c in parsed.children[head.i])
    return (
        bool(two) and head.tag == "NNS" and head.lemma in words("pairs") and not (others or after)
    )


def _pair_before(parsed: ParsedArticle, head: Token) -> tuple[Token, ...]:
    first = max(0, head.sent - REACH)
    start = parsed.parse.sentences[first][0]
    for token in reversed(parsed.tokens[start : head.i]):
        both = [c for c in parsed.conjuncts(token) if c.i < head.i]
        states = [c for c in both if country_of(parsed, c) is not None]
        if token.dep != "conj" and len(both) == 2 and len(states) == 2:
            return tuple(states)
    return ()
