"""The place of a party in the text: its noun phrase with the clause that tells which ones it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.grammar.noun_phrases import extent
from kg.model import Span

if TYPE_CHECKING:
    from kg.model import Token
    from kg.parse import ParsedArticle

_BEFORE = ("amod", "compound", "nmod", "npadvmod")


def span_of(parsed: ParsedArticle, head: Token, apart: Token | None = None) -> Span:
    """Return the place of a party: its noun phrase, or the name alone where it modifies a noun."""
    if head.dep in _BEFORE:
        entity = parsed.entity_at.get(head.i)
        if entity is not None:
            return parsed.span(entity.first, entity.last)
        return head.span
    span = extent(parsed, head, coordinated=False)
    span = _misread_clause(parsed, head, span) or _with_clause(parsed, head, span, apart)
    for mark in ("'s", "’s"):
        if span.of(parsed.text).endswith(mark):
            return Span(span.start, span.end - len(mark))
    return span


_REACH = 10
"""Tokens of a clause that still belongs to the phrase: "rebels based in the north"."""


def _with_clause(parsed: ParsedArticle, head: Token, span: Span, apart: Token | None) -> Span:
    """Take in a short clause right after the noun that tells which ones: "based in the north"."""
    last = parsed.at(span.end - 1) + 1
    for child in parsed.all(head, "acl", "amod"):
        first, end = parsed.left(child), parsed.right(child)
        infinitive = any(c.tag == "TO" for c in parsed.all(child, "aux"))
        if child is apart:
            continue
        if first == last and end - first <= _REACH and not infinitive:
            while end > first and parsed.tokens[end - 1].pos in ("PUNCT", "SPACE"):
                end -= 1
            return Span(span.start, max(span.end, parsed.tokens[end - 1].end))
    return span


def _misread_clause(parsed: ParsedArticle, head: Token, span: Span) -> Span | None:
    """Take in a participle that hangs elsewhere: "families of men | killed by soldiers", or was
    read as a main verb: "to nations | (actively) engaged in war".

    A verb joined to another with nothing between them is none.
    """
    last = parsed.at(span.end - 1) + 1
    while last < len(parsed.tokens) and parsed.tokens[last].pos == "ADV":
        last += 1
    verb = parsed.tokens[last] if last < len(parsed.tokens) else head
    misread = verb.dep in ("conj", "acl") and verb.head != head.i
    if verb.tag not in ("VBD", "VBN") or not misread or head.tag != "NNS":
        return None
    between = parsed.tokens[min(parsed.head(verb).i, head.i) : verb.i]
    if any(t.dep == "cc" or t.text in (",", ";", ":") for t in between):
        return None
    end = parsed.right(verb)
    if end - verb.i > _REACH:
        return None
    while end > verb.i + 1 and parsed.tokens[end - 1].pos in ("PUNCT", "SPACE"):
        end -= 1
    return Span(span.start, parsed.tokens[end - 1].end)


def some_of(parsed: ParsedArticle, head: Token, span: Span) -> str:
    """Return the words of a plural of which a clause tells which ones are meant, else nothing."""
    plain = extent(parsed, head, coordinated=False)
    known = any(c.dep in ("det", "poss") for c in parsed.children[head.i])
    if head.tag != "NNS" or known or span.end <= plain.end:
        return ""
    return re.sub(r"\s+", " ", Span(plain.start, span.end).of(parsed.text))
