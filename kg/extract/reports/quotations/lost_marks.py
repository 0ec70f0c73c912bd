"""Quotations whose closing mark was lost before their tag: "“It is a trick, she said."

A quotation left open at the end of its paragraph ends at the tag that ends the paragraph, unless
the next paragraph opens with a mark, as a quotation over several does.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.grammar.functions import is_active_subject
from kg.extract.lexicon import lexicon, words
from kg.model import Span

if TYPE_CHECKING:
    from kg.extract.grammar.quotation_spans import Quote
    from kg.parse import ParsedArticle

_OPENING = re.compile(r"\s*[“„«‘\"'`]")
_TAG = 3
"""Tokens of a tag: comma, pronoun, verb."""


def closed_at_tags(parsed: ParsedArticle, quotes: tuple[Quote, ...]) -> tuple[Quote, ...]:
    """Return the quotations, those with a lost mark ended in front of their tag."""
    return tuple(_closed(parsed, q) for q in quotes)


def _closed(parsed: ParsedArticle, quote: Quote) -> Quote:
    if quote.closed or _OPENING.match(parsed.text, quote.inner.end):
        return quote
    inside = [t for t in parsed.within(quote.inner) if not t.text.isspace()]
    if not inside or inside[-1].text != "." or len(inside) < 2 * _TAG:
        return quote
    comma, who, verb = inside[-1 - _TAG : -1]
    entry = lexicon().verbs.get(verb.lemma)
    speaks = entry is not None and not entry.frames.isdisjoint({"s", "q"})
    third = who.text.casefold() in words("third_person") and is_active_subject(who)
    if comma.text != "," or not third or not speaks or verb.tag not in ("VBD", "VBZ"):
        return quote
    return replace(
        quote,
        inner=Span(quote.inner.start, comma.end),
        outer=Span(quote.outer.start, comma.end),
        closed=True,
    )
