"""Holders of an office whose name comes later: "the general" ahead of "The general, Oto Brandt, …".

A headline's "says minister" is the minister whom the lead names, its "president" the only one whom
the article does. Where two are named, it is nobody.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from kg.extract.grammar.apposed_names import names_beside
from kg.extract.grammar.dependents import has_determiner
from kg.extract.grammar.functions import is_apposition, is_attributive_noun, is_preposition
from kg.extract.grammar.possible_speakers import role_of
from kg.gazetteer import gazetteer
from kg.model import NARRATED, READ, LineKind
from kg.parse.word_index import places_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.model import Token
    from kg.parse import ParsedArticle


_AHEAD = 1000
"""Tokens to the name at most."""


def name_given_later(parsed: ParsedArticle, head: Token) -> Token | None:
    """Return the name of the holder that a bare office stands for, if it comes only later."""
    line = parsed.line_of[head.i]
    children = [c for c in parsed.children[head.i] if c.pos not in ("PUNCT", "SPACE")]
    if line is None or head.tag not in ("NN", "NNP"):
        return None
    if [c.text.casefold() for c in children] == ["the"]:
        return _one(parsed, head, (t for t in _after(parsed, head) if _is_definite(parsed, t)))
    bare = not any(c.i < head.i or is_preposition(c) for c in children)
    named = is_attributive_noun(head) or is_apposition(head)
    if line.kind is LineKind.HEADLINE and bare and not named:
        told = [n.span for n in parsed.article.lines if n.kind in NARRATED]
        lead = _one(parsed, head, (t for s in told[:1] for t in parsed.within(s)))
        office = gazetteer().roles.get(role_of(parsed, head) or "")
        if lead is None and office is not None and office.unique:  # there is one president
            return _one(parsed, head, (t for s in told for t in parsed.within(s)))
        return lead
    return None


def _after(parsed: ParsedArticle, head: Token) -> Iterable[Token]:
    """Return where the text ahead has the same word."""
    lines = parsed.line_of
    same = places_of(parsed, frozenset({head.text.casefold()}))
    ahead = same[bisect_right(same, head.i) : bisect_left(same, head.i + _AHEAD)]
    return (parsed.tokens[i] for i in ahead if (n := lines[i]) and n.kind in READ)


def _one(parsed: ParsedArticle, head: Token, among: Iterable[Token]) -> Token | None:
    """Return the one name beside the same office among some tokens."""
    found: dict[str, Token] = {}
    role = role_of(parsed, head)
    for token in among:
        same = token.text.casefold() == head.text.casefold()
        if not same or role_of(parsed, token) != role:  # a prime minister is no "minister"
            continue
        for name in _names(parsed, token):
            entity = parsed.entity_at[name.i]
            found.setdefault(parsed.span(entity.first, entity.last).of(parsed.text), name)
    return next(iter(found.values())) if len(found) == 1 else None


def _names(parsed: ParsedArticle, token: Token) -> tuple[Token, ...]:
    """Return the name set off after an office, or that it stands before: "Mayor Ann Lee"."""
    name = parsed.head(token)
    entity = parsed.entity_at.get(name.i)
    if is_attributive_noun(token) and entity is not None and entity.label == "PERSON":
        return (name,) if token.i + 1 == entity.first else ()
    return names_beside(parsed, token)


def _is_definite(parsed: ParsedArticle, token: Token) -> bool:
    return has_determiner(parsed, token, "the")
