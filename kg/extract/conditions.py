"""Conditions stated: "if …", "unless …", "depending on …", without the word that opens them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.extract.lexicon import lexicon
from kg.extract.trim import trim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Span, Token
    from kg.parse import ParsedArticle

_STOPS = frozenset({",", ";", ":", ".", "?", "!", "—", "–"})


def conditions(parsed: ParsedArticle, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the conditions inside the content, in text order."""
    return tuple(c for span in spans for c in _inside(parsed, span))


def enumerated(parsed: ParsedArticle, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the conditions that the next sentence lists: "These conditions include: if …"."""
    tokens = parsed.within(spans[-1])
    if not any(t.lemma == "condition" for t in tokens):
        return ()
    _, end = parsed.sentence(tokens[-1])
    while end < len(parsed.tokens) and parsed.tokens[end].text.isspace():
        end += 1
    if end >= len(parsed.tokens):
        return ()
    first, last = parsed.sentence(parsed.tokens[end])
    opening = [t.lemma for t in parsed.tokens[first : first + 4]]
    if "condition" not in opening:
        return ()
    return tuple(_inside(parsed, parsed.span(first, last)))


def _inside(parsed: ParsedArticle, span: Span) -> Iterator[Span]:
    tokens = parsed.within(span)
    k = 0
    while k < len(tokens):
        width = _opener(tokens, k) or _inverted(parsed, tokens[k])
        if not width:
            k += 1
            continue
        end = k + width
        while end < len(tokens) and tokens[end].text not in _STOPS:
            end += 1
        found = None
        if end > k + width:
            found = trim(parsed, tokens[k + width].i, tokens[end - 1].i + 1)
        if found is not None:
            yield found
        k = max(end, k + 1)


def _inverted(parsed: ParsedArticle, token: Token) -> int:
    """`should the pilots strike`: the auxiliary before its subject opens a condition."""
    if token.text.casefold() not in ("should", "had", "were") or token.dep != "aux":
        return 0
    own = parsed.child(parsed.head(token), "nsubj", "nsubjpass")
    question = parsed.tokens[parsed.sentence(token)[1] - 1].text == "?"
    return int(own is not None and own.i > token.i and not question)


def _opener(tokens: tuple[Token, ...], k: int) -> int:
    """Return how many tokens open a condition at `k`; 0 when none does."""
    for words in _openers().get(tokens[k].text.casefold(), ()):
        here = tuple(t.text.casefold() for t in tokens[k : k + len(words)])
        if here != words:
            continue
        if words == ("should",):
            return 0
        if words == ("if",) and _not_conditional(tokens, k):
            return 0
        return len(words)
    return 0


@cache
def _openers() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the openers by their first word, longest first."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for words in lexicon().conditions:
        found[words[0]] = (*found.get(words[0], ()), words)
    return found


def _not_conditional(tokens: tuple[Token, ...], k: int) -> bool:
    """Tell "as if" and "ask if" from a condition."""
    before = tokens[k - 1].lemma if k else ""
    return before in _ASKING


_ASKING = frozenset(
    {"as", "ask", "wonder", "know", "see", "even", "doubt", "say", "tell", "clear", "decide"}
    | {"determine", "verify", "confirm", "disclose", "specify", "state", "question", "unclear"}
)
