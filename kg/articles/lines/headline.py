"""Which line at the top of a page is the headline."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.articles.lines import shape
from kg.articles.wordlists import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.articles.lines.shape import Row

LEAST = 4
"""Words of a headline, at least."""
KICKER = 6
"""Words of the line above a headline ("War in Europe", "Day 12 of the strike"), at most."""
QUESTION = 15
"""Words up to which an opening question or quotation is taken for a headline."""
_PARTED = re.compile(r"[ \t]+[-–—|·][ \t]+")
_COUNTER = re.compile(r"(?:day\s)?#?\d+(?:st|nd|rd|th)?\b(?!\s?%)", re.IGNORECASE)


def title_like(row: Row) -> bool:
    """Tell whether a line looks like a headline: long enough, and no full stop at its end."""
    return LEAST <= len(row.words) < shape.LONG and not shape.full_stop(row)


def may_open(row: Row) -> bool:
    """Tell whether an article's first line could be a headline although it ends like a sentence.

    A question, an exclamation, or a quotation with no full stop inside.
    """
    if not LEAST <= len(row.words) <= QUESTION:
        return False
    quoted = shape.closes_quotation(row) and not shape.full_stop(row)
    return shape.asks(row) or quoted


def choose(rows: Sequence[Row], title: str | None) -> int | None:
    """Return the number of the headline among the lines before the first paragraph.

    The page's own `title` decides where a line prints it; else the first line that looks like a
    headline, but for a counter or a line without any verb that stands above a longer one.
    """
    for row in rows:
        if title and same(row, title):
            return row.number
    marked = next((r for r in rows if r.heading), None)
    if marked is not None:
        return marked.number
    likely = [r for r in rows if title_like(r) or may_open(r)]
    if len(likely) > 1:
        likely = [r for r in likely if not masthead(r.text)] or likely
    if len(likely) > 1 and kicker(likely[0], likely[1]):
        likely = likely[1:]
    likely = likely or [r for r in rows if short(r)]
    return likely[0].number if likely else None


def short(row: Row) -> bool:
    """Tell whether a line of two or three words is a headline where no longer one is: it has a verb
    or a particle, or opens the text and is nobody's name.

    >>> [short(r) for r in shape.rows("Hale quits\\nRates up\\nAda Brandt")]
    [True, True, False]
    """
    if not 1 < len(row.words) < LEAST or shape.full_stop(row) or not row.text[0].isupper():
        return False
    if shape.may_have_verb(row) or not words("english", "particles").isdisjoint(row.bare):
        return True
    return row.number == 0 and not shape.name_shaped(row.text)


def masthead(text: str) -> bool:
    """Tell whether a line is the name of a paper or site with the words that it advertises.

    >>> [masthead(t) for t in ("The Ostia Herald – The Paper of the Coast", "Star – Rise and Fall")]
    [True, False]
    """
    every = [p.split() for p in _PARTED.split(text)]
    parts = [p for p in every if " ".join(p).lower() not in words("furniture", "whole")]
    if len(parts) != 2 or max(map(len, parts)) > shape.LONG:
        return False
    bare = [{w.strip(".,;:!?'’").lower() for w in part} for part in parts]
    named = [not words("turns", "media").isdisjoint(b) for b in bare]
    told = [not words("furniture", "slogans").isdisjoint(b) for b in bare]
    if not ((named[0] and told[1]) or (named[1] and told[0])):
        return False
    return not any(shape.has_finite_verb(row) for row in shape.rows(text))


def same(row: Row, title: str) -> bool:
    """Tell whether a line prints the page's title; capitals and white space may differ."""
    return row.norm.casefold() == " ".join(title.split()).casefold()


def kicker(row: Row, below: Row) -> bool:
    """Tell whether a line is the short one above a headline: a counter, or a topic without verb."""
    short = len(row.words) <= KICKER and len(row.words) < len(below.words)
    counter = bool(_COUNTER.match(row.text))
    return short and not shape.may_have_verb(row) and (counter or shape.may_have_verb(below))
