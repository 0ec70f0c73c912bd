"""Numbers claimed, with their bound and unit: "up to 10,000 soldiers"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.model import Bound, Quantity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Span, Token
    from kg.parse import ParsedArticle

_BOUNDS = (
    (("no", "more", "than"), Bound.AT_MOST),
    (("no", "fewer", "than"), Bound.AT_LEAST),
    (("not", "less", "than"), Bound.AT_LEAST),
    (("more", "than"), Bound.AT_LEAST),
    (("as", "many", "as"), Bound.AT_MOST),
    (("as", "much", "as"), Bound.AT_MOST),
    (("as", "large", "as"), Bound.AT_MOST),
    (("up", "to"), Bound.AT_MOST),
    (("fewer", "than"), Bound.AT_MOST),
    (("less", "than"), Bound.AT_MOST),
    (("at", "least"), Bound.AT_LEAST),
    (("at", "most"), Bound.AT_MOST),
    (("over",), Bound.AT_LEAST),
    (("about",), Bound.APPROX),
    (("around",), Bound.APPROX),
    (("nearly",), Bound.APPROX),
    (("almost",), Bound.APPROX),
    (("roughly",), Bound.APPROX),
    (("some",), Bound.APPROX),
    (("approximately",), Bound.APPROX),
)
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_SMALL = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "dozen": 12, "twenty": 20, "thirty": 30,
}  # fmt: skip
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_TIMES = frozenset({"year", "month", "week", "day", "hour", "minute", "time", "o'clock", "p.m."})


def quantities(parsed: ParsedArticle, spans: tuple[Span, ...]) -> Iterator[tuple[Token, Quantity]]:
    """Yield each quantity with the noun that it counts, in text order; times and dates are none."""
    for span in spans:
        for token in parsed.within(span):
            noun = _counted(parsed, token)
            value = _value(parsed, token)
            if noun is None or value is None or noun.lemma in _TIMES:
                continue
            first, bound = _bound(parsed, token)
            yield (
                noun,
                Quantity(
                    value=value,
                    unit=noun.lemma,
                    bound=bound,
                    span=parsed.span(first, noun.i + 1),
                ),
            )


def _counted(parsed: ParsedArticle, token: Token) -> Token | None:
    if token.pos != "NUM" or token.dep not in ("nummod", "compound"):
        return None
    noun = parsed.head(token)
    return noun if noun.pos in ("NOUN", "PROPN") and noun.i > token.i else None


def _value(parsed: ParsedArticle, token: Token) -> float | None:
    text = token.text.casefold()
    match = _NUMBER.fullmatch(text)
    scale = _SCALES.get(text)
    if scale is not None:
        before = parsed.tokens[token.i - 1].text.casefold() if token.i else ""
        number = _NUMBER.fullmatch(before)
        factor = float(before.replace(",", "")) if number else float(_SMALL.get(before, 1))
        return factor * scale
    if match:
        after = (
            parsed.tokens[token.i + 1].text.casefold() if token.i + 1 < len(parsed.tokens) else ""
        )
        return None if after in _SCALES else float(text.replace(",", ""))
    return float(_SMALL[text]) if text in _SMALL else None


def _bound(parsed: ParsedArticle, token: Token) -> tuple[int, Bound]:
    """Return the first token of the quantity with its bound."""
    first = token.i
    if token.text.casefold() in _SCALES and first:
        before = parsed.tokens[first - 1]
        first -= 1 if before.pos == "NUM" else 0
    for words, bound in _BOUNDS:
        start = first - len(words)
        here = tuple(t.text.casefold() for t in parsed.tokens[max(0, start) : first])
        if here == words:
            return start, bound
    return first, Bound.EXACT
