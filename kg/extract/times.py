"""On which day it was said: the time expression of the cue's clause, counted from publication.

Nothing is guessed: without an expression, or with a publication date that is not a day, the day of
an utterance stays open. A bare weekday is the last one up to the day of publication.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from kg.extract.lexicon import words
from kg.model import Dated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Token
    from kg.parse import ParsedArticle

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY_WORDS = {"today": 0, "yesterday": 1, "tonight": 0}


def said_on(parsed: ParsedArticle, verb: Token | None) -> Dated | None:
    """Return the day, week or month of the utterance that `verb` reports, with its basis."""
    if verb is None or parsed.article.published is None:
        return None
    try:
        published = dt.date.fromisoformat(parsed.article.published.value)
    except ValueError:
        return None
    for token in _time_words(parsed, verb):
        value = _value(parsed, token, published)
        if value is not None:
            text = parsed.tokens[token.i].text
            return Dated(value, f"“{text}” in an article published on {published.isoformat()}")
    return None


def is_day(when: Dated) -> bool:
    """Tell whether a date is a day rather than a week or month."""
    return len(when.value) == len("2024-10-22")


def _time_words(parsed: ParsedArticle, verb: Token) -> Iterator[Token]:
    """Yield the time words that hang on the cue: "said Monday", "on Tuesday", "last week"."""
    for child in parsed.children[verb.i]:
        if child.dep in ("npadvmod", "tmod", "advmod") and child.pos != "ADP":
            yield child
        if child.dep == "prep" and child.lemma in ("on", "in", "during", "at"):
            noun = parsed.child(child, "pobj")
            if noun is not None:
                yield noun
                yield from parsed.all(noun, "poss", "compound", "nmod")
                for inner in parsed.all(noun, "prep"):
                    day = parsed.child(inner, "pobj") if inner.lemma == "on" else None
                    if day is not None:
                        yield day
    for inner in parsed.all(verb, "xcomp"):  # "avoided stating on Monday whether"
        if inner.i > verb.i:
            yield from _time_words(parsed, inner)
    if verb.tag == "VBG" and verb.dep in ("advcl", "conj"):
        above = parsed.head(verb)
        if above.i != verb.i and above.tag == "VBD":
            yield from _time_words(parsed, above)


def _value(parsed: ParsedArticle, token: Token, published: dt.date) -> str | None:
    form = token.text.casefold()
    if form in _WEEKDAYS:
        if any(c.lemma in ("next", "coming") for c in parsed.children[token.i]):
            return None
        days = (published.weekday() - _WEEKDAYS.index(form)) % 7
        return (published - dt.timedelta(days=days)).isoformat()
    if form in _DAY_WORDS:
        return (published - dt.timedelta(days=_DAY_WORDS[form])).isoformat()
    if form == "week":
        return _week(parsed, token, published)
    if form in words("months") or form.rstrip(".") in _MONTHS:
        return _month(parsed, token, published)
    return None


def _week(parsed: ParsedArticle, token: Token, published: dt.date) -> str | None:
    which = {c.lemma for c in parsed.children[token.i]}
    back = 7 if "last" in which else 0 if "this" in which else None
    if back is None:
        return None
    monday = published - dt.timedelta(days=published.weekday() + back)
    sunday = min(monday + dt.timedelta(days=6), published)
    return f"{monday.isoformat()}/{sunday.isoformat()}" if monday < sunday else monday.isoformat()


def _month(parsed: ParsedArticle, token: Token, published: dt.date) -> str | None:
    month = _MONTHS.index(token.text.casefold()[:3]) + 1
    around = parsed.tokens[max(0, token.i - 1) : token.i + 4]
    numbers = [int(t.text) for t in around if t.text.isdigit()]
    day = next((n for n in numbers if 1 <= n <= 31), None)
    year = next((n for n in numbers if 1900 < n < 2200), None)
    if year is None:
        later = (month, day or 1) > (published.month, published.day)
        year = published.year - 1 if later else published.year
    if day is None:
        return f"{year}-{month:02}"
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None
