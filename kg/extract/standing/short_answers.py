"""Answers without a verb of their own: "Yes.", "Absolutely not.", and how firmly they answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.lexicon import forms_of_address, words
from kg.model import Polarity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extract.report_candidate import ReportCandidate
    from kg.model import Token
    from kg.parse import ParsedArticle


def short_answer(parsed: ParsedArticle, found: ReportCandidate) -> Polarity | None:
    """Return whether a content is all a yes or all a no; None where it says more, or neither."""
    return _answer([t for span in found.content.spans for t in parsed.within(span)])


def begins_with_answer(parsed: ParsedArticle, found: ReportCandidate) -> bool:
    """Tell whether a content first says yes or no in a sentence of its own: "Sure. I can't say"."""
    inside = parsed.within(found.content.spans[0])
    first = [t for t in inside if t.sent == inside[0].sent] if inside else []
    return len(first) < len(inside) and _answer(first) is not None


def _answer(tokens: Sequence[Token]) -> Polarity | None:
    """Return the side that words take which are nothing but an answer, and whoever is addressed."""
    told: set[str] = set()
    for token in tokens:
        if token.pos in ("PUNCT", "PROPN") or token.ent:
            continue
        word = token.text.casefold()
        if word in forms_of_address() or not any(c.isalnum() for c in word):
            continue
        if word not in words("negating") and word not in words("affirming"):
            return None  # as nearly always: more is said than an answer
        told.add(word)
    if not told:
        return None
    if told <= words("negating") and told & words("dissent"):
        return Polarity.NEG
    return Polarity.POS if told <= words("affirming") and told & words("assent") else None
