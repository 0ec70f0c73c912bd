"""Find time expressions in a sentence, the longest reading at each place."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.extract.grammar.functions import is_auxiliary, is_preposition
from kg.extract.times.calendar_dates import ORDINAL, dates, year_after
from kg.extract.times.counted_times import units
from kg.extract.times.expression import Kind, Meaning
from kg.extract.times.time_words import time_words, word_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Token
    from kg.parse import ParsedArticle

type Reading = tuple[int, Meaning]
"""How many words an expression has, and what it says."""

_NTH = re.compile(rf"\d{{1,2}}{ORDINAL}")
_MARGIN = 8
"""Empty words after the last, so that no rule looks beyond the end."""
_REACH = 7
"""Words from the first of an expression to one that is of time, and more: the longest way has six,
"within the next couple of years" one less."""
_EDGES = {"since": "since", "until": "until", "till": "until", "by": "until", "after": "after"}


def scan(parsed: ParsedArticle, first: int, last: int) -> Iterator[tuple[int, int, Meaning]]:
    """Yield the expressions among tokens `[first, last)` with their token ranges."""
    tokens = parsed.tokens[first:last]
    places = [k for k, t in enumerate(tokens) if _may_tell_time(t.text)]
    if not places:
        return
    forms = [_form(t.text) for t in tokens] + [""] * _MARGIN
    known = time_words()
    telling = [k for k in places if known.tells_time(forms[k])]
    near = {k for place in telling for k in range(max(0, place - _REACH), place + 1)}
    end = 0
    for k in sorted(near.union(places)):
        if k < end:
            continue
        opens = (k in near and known.may_begin(forms[k])) or forms[k] in _EDGES
        found = _read(tokens, forms, k) if opens else None
        if found is not None:
            width, meaning = found
            end = k + width
            yield first + k, first + end, meaning


@lru_cache(maxsize=1 << 14)
def _may_tell_time(text: str) -> bool:
    """Tell whether a word may be one of time, or open one: half of all sentences have none."""
    form = _form(text)
    return time_words().tells_time(form) or form in _EDGES


@lru_cache(maxsize=1 << 14)
def _form(text: str) -> str:
    return text.casefold().rstrip(".") or text


def _read(tokens: tuple[Token, ...], forms: list[str], k: int) -> Reading | None:
    """Return the reading at a place: an edge with what it bounds, or an expression alone."""
    edge = _EDGES.get(forms[k])
    if edge is not None:
        inner = _alone(tokens, forms, k + 1)
        if inner is not None and inner[1].kind not in (Kind.RECENTLY, Kind.SOON, Kind.WITHIN):
            return inner[0] + 1, replace(inner[1], edge=edge)
        if forms[k] == "since" and (is_preposition(tokens[k]) or _had_begun(tokens, k)):
            return 1, Meaning(kind=Kind.EVENT, edge=edge)
        return None
    return _alone(tokens, forms, k)


def _had_begun(tokens: tuple[Token, ...], k: int) -> bool:
    """Tell whether "since" opens a clause of time: its verb is past, the main clause a perfect."""
    clause = next((t for t in tokens if t.i == tokens[k].head), None)
    if clause is None or clause.tag not in ("VBD", "VBN"):
        return False
    return any(t.head == clause.head and t.lemma == "have" and is_auxiliary(t) for t in tokens)


def _alone(tokens: tuple[Token, ...], forms: list[str], k: int) -> Reading | None:
    if not time_words().may_begin(forms[k]):
        return None
    rules = (dates, units, _focus, _other_weekday, _on_weekday, _season, _vague)
    readings = [r for rule in rules if (r := rule(tokens, forms, k)) is not None]
    return max(readings, key=lambda r: r[0], default=None)


def _on_weekday(tokens: tuple[Token, ...], forms: list[str], k: int) -> Reading | None:
    """`Tuesday`, `Tuesday, Feb. 27`."""
    found = _weekday(tokens, forms, k)
    return None if found is None else _with_date(tokens, forms, k, found) or found


def _weekday(tokens: tuple[Token, ...], forms: list[str], k: int) -> Reading | None:
    """`Tuesday`, `last Tuesday`, `Tuesday evening`, `Tues`."""
    words = time_words().words
    which = None
    start = k
    for name, value in (("last", -1), ("this", 0), ("next", 1)):
        if forms[k] in words[name]:
            which, k = value, k + 1
    name = word_at(forms, k)
    number = time_words().weekdays.get(name)
    if number is None or tokens[k].text[0].islower():
        return None
    if len(name) <= 4 and tokens[k].pos != "PROPN":
        return None
    part = word_at(forms, k + 1) if word_at(forms, k + 1) in words["parts"] else ""
    width = k - start + 1 + bool(part)
    week = forms[k + 1 : k + 3] if word_at(forms, k + 1) != "of" else forms[k + 2 : k + 4]
    if which is None and week[1:] == ["week"] and week[0] in words["last"]:  # "Monday last week"
        more = 2 + (word_at(forms, k + 1) == "of")
        return width + more, Meaning(kind=Kind.WEEKDAY, number=number, which=-1, unit="week")
    return width, Meaning(kind=Kind.WEEKDAY, number=number, which=which, part=part)


def _with_date(
    tokens: tuple[Token, ...], forms: list[str], k: int, found: Reading
) -> Reading | None:
    """`Tuesday, Feb. 27`, `Tuesday (Feb. 27)`, `Monday, January 15, 2024`: the date tells more."""
    if found[1].which is not None:
        return None
    after = k + found[0]
    mark = word_at(forms, after)
    after += mark in (",", "(", "the")
    if mark == "the" and _NTH.fullmatch(word_at(forms, after)):
        return after + 1 - k, Meaning(kind=Kind.SOME_DAY)  # "Friday the 13th"
    date = dates(tokens, forms, after) if after < len(tokens) else None
    if date is None or date[1].kind is not Kind.DATE:
        return None
    end = after + date[0]
    return end - k + (mark == "(" and word_at(forms, end) == ")"), date[1]


def _other_weekday(tokens: tuple[Token, ...], forms: list[str], k: int) -> Reading | None:
    """`a Friday in May`, `the first Friday of last month`, `every Friday`, `Good Friday`.

    It is of the longer time that it is told with; without one it has no value.
    """
    words = time_words().words
    start = k
    k += forms[k] == "the"
    opener = word_at(forms, k)
    if opener not in words["any_of_weekdays"] and not (
        opener in words["feasts"] and tokens[k].text[0].isupper()
    ):
        return None
    name = word_at(forms, k + 1)
    if (name if name in time_words().weekdays else name.removesuffix("s")) not in (
        time_words().weekdays
    ):
        return None
    end = k + 2
    if word_at(forms, end) in ("in", "of") and end + 1 < len(tokens):
        longer = dates(tokens, forms, end + 1) or units(tokens, forms, end + 1)
        if longer is not None:
            return end + 1 + longer[0] - start, longer[1]
    return end - start, Meaning(kind=Kind.SOME_DAY)


def _focus(tokens: tuple[Token, ...], forms: list[str], k: int) -> Reading | None:
    """`earlier in the day`, `the day before`, `the same day`, `later in the afternoon`."""
    words = time_words().words
    here = forms[k : k + 4]
    opener = here[0] in words["leads"]
    if opener and here[1:3] in (["in", "the"], ["that", "day"], ["the", "same"]):
        if here[1] == "in" and word_at(forms, k + 3) in {"day", *words["parts"]}:
            part = "" if forms[k + 3] == "day" else forms[k + 3]
            return 4, Meaning(kind=Kind.FOCUS, part=part)
        return (3, Meaning(kind=Kind.FOCUS)) if here[1] == "that" else None
    for width in (3, 2):
        days = time_words().focus_days.get(tuple(here[:width]))
        if days is not None:
            return width, Meaning(kind=Kind.FOCUS, number=days)
    if here[:2] == ["that", word_at(forms, k + 1)] and word_at(forms, k + 1) in words["parts"]:
        return 2, Meaning(kind=Kind.FOCUS, part=forms[k + 1])
    if here[0] in words["soon"] and word_at(forms, k + 1) in words["after_soon"]:
        stops = word_at(forms, k + 2) in (",", ".", ";", "") or forms[k + 1] == "afterwards"
        edge = "" if stops else "after"
        return 2, Meaning(kind=Kind.FOCUS if stops else Kind.EVENT, edge=edge)
    return None


def _season(tokens: tuple[Token, ...], forms: list[str], k: int) -> Reading | None:
    """`last summer`, `in the spring of 2023`, `summer 2023`."""
    words = time_words().words
    start, which = k, None
    for name, value in (("last", -1), ("this", 0), ("next", 1)):
        if forms[k] in words[name]:
            which, k = value, k + 1
    if forms[k] == "the":
        k += 1
    code = time_words().seasons.get(word_at(forms, k))
    if code is None or tokens[k].pos not in ("NOUN", "PROPN"):
        return None
    year, more = year_after(forms, k + 1)
    if year is None and which is None:
        return None
    return k - start + 1 + more, Meaning(kind=Kind.SEASON, number=code, which=which, year=year)


def _vague(tokens: tuple[Token, ...], forms: list[str], k: int) -> Reading | None:
    words = time_words().words
    if forms[k] in words["recently"]:
        return 1, Meaning(kind=Kind.RECENTLY)
    if (
        forms[k] in words["soon"]
        and tokens[k].pos == "ADV"
        and word_at(forms, k - 1) not in ("as", "too")
    ):
        return 1, Meaning(kind=Kind.SOON)
    return None
