"""Find the quantities in a stretch of text, each with the noun that it counts."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from kg.extract.grammar.dependents import object_of
from kg.extract.grammar.noun_phrases import compound_head, counted_noun
from kg.extract.lexicon import words
from kg.extract.quantities.number_phrases import number
from kg.extract.quantities.quantity_words import quantity_words
from kg.model import Bound, Quantity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.quantities.number_phrases import Number
    from kg.model import Span, Token
    from kg.parse import ParsedArticle


def quantities(parsed: ParsedArticle, spans: tuple[Span, ...]) -> Iterator[tuple[Token, Quantity]]:
    """Yield each quantity with the noun that it counts, in text order; times and dates are none.

    "Dozens of" and "tens of thousands" are at least two of them; "a dozen" is about twelve.
    """
    for span in spans:
        tokens = parsed.within(span)
        places = [k for k, t in enumerate(tokens) if _may_begin_number(t.text)]
        forms = [t.text.casefold() for t in tokens] if places else []
        end = 0
        for k in places:
            found = number(forms, k) if k >= end else None
            apart = found is None or _inside_a_name(parsed, tokens[k]) or _is_year(tokens, k)
            if found is None or apart or _points(forms, k, found):
                continue
            yield from _quantity(parsed, tokens, forms, k, found)
            end = k + found.width


@lru_cache(maxsize=1 << 14)
def _may_begin_number(text: str) -> bool:
    return quantity_words().may_begin_number(text.casefold())


def _points(forms: list[str], k: int, found: Number) -> bool:
    """Tell whether a number only points at things known: "the two ministers", "one of them"."""
    if forms[k] == "one" and forms[k + 1 : k + 2] == ["of"]:
        return True
    known = k > 0 and forms[k - 1] in words("known_before_number")
    return known and found.value < 13 and forms[k].isalpha()


def _is_year(tokens: tuple[Token, ...], k: int) -> bool:
    """Tell whether a number before one thing is the year of it: "a 2010 treaty"."""
    after = tokens[k + 1] if k + 1 < len(tokens) else tokens[k]
    before = tokens[k - 1].text.casefold() if k else ""
    year = len(tokens[k].text) == 4 and tokens[k].text[:2] in ("19", "20")
    led = before in words("before_year_of")
    return year and tokens[k].text.isdigit() and led and after.tag in ("NN", "JJ", "NNP")


def _inside_a_name(parsed: ParsedArticle, token: Token) -> bool:
    entity = parsed.entity_at.get(token.i)
    return entity is not None and entity.label in (
        "PERSON",
        "ORG",
        "PRODUCT",
        "LAW",
        "EVENT",
        "FAC",
    )


def _quantity(
    parsed: ParsedArticle, tokens: tuple[Token, ...], forms: list[str], k: int, found: Number
) -> Iterator[tuple[Token, Quantity]]:
    """Yield the quantity of a number, if it counts something."""
    end = k + found.width
    money = quantity_words().currencies.get(forms[k - 1]) if k else None
    start = k - (money is not None)
    if money == "dollar" and start and forms[start - 1] in ("us", "u.s."):
        start, money = start - 1, "US dollar"
    first, bound = _before(forms, start)
    stop, bound = _after(forms, end, bound)
    counted = (tokens[end - 1], money) if money else _counted(parsed, tokens, forms, k, stop)
    if counted is None and stop > end:
        counted = _counted(parsed, tokens, forms, k, end)
    if counted is None:
        return
    noun, unit = counted
    last = max(stop, _index(tokens, noun) + 1)
    last, bound = _after(forms, last, bound)
    yield (
        noun,
        Quantity(
            value=float(found.value),
            unit=unit,
            bound=_bound(found, bound),
            span=parsed.span(tokens[first].i, tokens[last - 1].i + 1),
            max=None if found.most is None else float(found.most),
        ),
    )


def _bound(found: Number, told: Bound | None) -> Bound:
    if told is not None:
        return told
    if found.least:
        return Bound.AT_LEAST
    return Bound.APPROX if found.loose else Bound.EXACT


def _index(tokens: tuple[Token, ...], token: Token) -> int:
    return next((n for n, t in enumerate(tokens) if t.i == token.i), 0)


def _counted(
    parsed: ParsedArticle, tokens: tuple[Token, ...], forms: list[str], k: int, end: int
) -> tuple[Token, str] | None:
    """Return the noun that a number of the tokens `[k, end)` counts, with its unit."""
    last = next((t for t in reversed(tokens[k:end]) if t.pos == "NUM"), tokens[end - 1])
    after = tokens[end] if end < len(tokens) else None
    if after is None:
        return None
    if after.lemma in quantity_words().words["percent"]:
        point = end + 1 < len(tokens) and tokens[end + 1].lemma == "point"
        return (tokens[end + 1], "percentage point") if point else (after, "percent")
    if after.lemma == "per" and forms[end + 1 : end + 2] == ["cent"]:
        return tokens[end + 1], "percent"
    if after.lemma == "of":
        of = object_of(parsed, after)
        return _noun(parsed, of) if of is not None else None
    if after.text == "-" and forms[end + 1 : end + 2] == ["strong"]:
        noun = next((t for t in tokens[end + 2 : end + 4] if t.pos == "NOUN"), None)
        return (noun, "member") if noun is not None else None
    if after.text in ("-", "–"):
        return None
    counted = counted_noun(parsed, last)
    if counted is not None:
        return _noun(parsed, counted)
    near = next((t for t in tokens[end : end + 3] if t.pos == "NOUN"), None)
    joined = near is not None and all(
        t.pos in ("ADJ", "NOUN") for t in tokens[end : _index(tokens, near)]
    )
    return _noun(parsed, near) if near is not None and joined else None


def _noun(parsed: ParsedArticle, noun: Token) -> tuple[Token, str] | None:
    """Return a noun with its lemma for a unit; times, ages and labels are not counted."""
    if noun.pos not in ("NOUN", "PROPN") or noun.lemma in quantity_words().words["times"]:
        return None
    noun = compound_head(parsed, noun)
    return noun, noun.lemma


def _before(forms: list[str], start: int) -> tuple[int, Bound | None]:
    """Return where the quantity begins with its bound: "more than | 13,000"."""
    while start and forms[start - 1] in words("articles_and_possessives"):
        if _opener(forms, start - 1) is None:
            break
        start -= 1
    found = _opener(forms, start)
    return (start, None) if found is None else (start - len(found[0]), found[1])


def _opener(forms: list[str], end: int) -> tuple[tuple[str, ...], Bound] | None:
    """Return the words of a bound that end before a place, and the bound."""
    for phrase, bound in quantity_words().before.get(forms[end - 1], ()) if end else ():
        if tuple(forms[max(0, end - len(phrase)) : end]) == phrase:
            return phrase, bound
    return None


def _after(forms: list[str], last: int, bound: Bound | None) -> tuple[int, Bound | None]:
    if bound is None and last < len(forms):
        for phrase, other in quantity_words().after.get(forms[last], ()):
            if tuple(forms[last : last + len(phrase)]) == phrase:
                return last + len(phrase), other
    return last, bound
