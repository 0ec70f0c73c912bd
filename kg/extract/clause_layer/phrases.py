"""Where an argument's words stand: noun phrases and clauses without what introduces them.

In: a repaired parse and the head of a phrase. Out: token ranges `[first, last)` and spans.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import Span

if TYPE_CHECKING:
    from kg.model import Token
    from kg.parse import ParsedArticle

_OPENING = frozenset("“‘\"'`(—–-[") | {"``", "--"}
_CLOSING = frozenset("”’\"').,;:!?—–-]") | {"''", "--", "...", "…"}
_MARKS = ("punct", "cc", "mark")


def phrase(parsed: ParsedArticle, head: Token, *, without: int | None = None) -> Span:
    """Return the whole phrase under a head; up to the dependent `without`, if one is given."""
    first, last = parsed.left(head), parsed.right(head)
    if without is not None and without > head.i:
        last = min(last, max(head.i + 1, parsed.left(parsed.tokens[without])))
    elif without is not None:
        first = max(first, min(head.i, parsed.right(parsed.tokens[without])))
    while first < head.i and _introduces(parsed, parsed.tokens[first], head):
        first += 1
    if last - 1 > head.i and parsed.tokens[last - 1].tag == "POS":
        last -= 1
    return trimmed(parsed, first, last, head.i)


def _introduces(parsed: ParsedArticle, token: Token, head: Token) -> bool:
    """Tell whether a word before a phrase is none of it: a comma, "and", "that"."""
    return (token.pos in ("PUNCT", "SPACE") and token.text not in ("$", "#")) or (
        token.head == head.i
        and token.dep in ("cc", "mark", "prep")
        and parsed.right(token) == token.i + 1
    )


def clause_phrase(parsed: ParsedArticle, verb: Token, *, without: int | None = None) -> Span:
    """Return a clause without its subordinator "that" and without "to".

    It ends before, or begins after, the dependent `without`, if one is given.
    """
    first, last = parsed.left(verb), parsed.right(verb)
    if without is not None and without > verb.i:
        last = min(last, max(verb.i + 1, parsed.left(parsed.tokens[without])))
    elif without is not None:
        first = max(first, min(verb.i, parsed.right(parsed.tokens[without])))
    while first < verb.i:
        token = parsed.tokens[first]
        that = token.lemma in ("that", "for") and token.dep == "mark" and token.head == verb.i
        to = token.tag == "TO" and token.dep in ("aux", "mark")
        joined = token.dep == "cc" and token.head == verb.i
        if not (that or to or joined or token.pos in ("PUNCT", "SPACE")):
            break
        first += 1
    return trimmed(parsed, first, last, verb.i)


def trimmed(parsed: ParsedArticle, first: int, last: int, keep: int) -> Span:
    """Return tokens `[first, last)` without marks at their ends that are not theirs."""
    tokens = parsed.tokens
    while first < keep and (tokens[first].text in _OPENING or tokens[first].text.isspace()):
        first += 1
    while last - 1 > keep and (
        tokens[last - 1].text in _CLOSING or tokens[last - 1].text.isspace()
    ):
        if tokens[last - 1].text in (")", "]") and _opened(parsed, first, last - 1):
            break
        last -= 1
    return parsed.span(first, max(last, first + 1))


def _opened(parsed: ParsedArticle, first: int, closing: int) -> bool:
    mark = {")": "(", "]": "["}[parsed.tokens[closing].text]
    return any(t.text == mark for t in parsed.tokens[first:closing])


def joined(spans: list[Span]) -> Span:
    """Return the least span over several."""
    return Span(min(s.start for s in spans), max(s.end for s in spans))
