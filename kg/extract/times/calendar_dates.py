"""Dates by the calendar: "Oct. 18", "18 October 2024", "in June", "2022", "the 1990s"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.grammar.functions import is_attributive_noun, is_number_modifier
from kg.extract.times.expression import Kind, Meaning
from kg.extract.times.time_words import time_words, word_at

if TYPE_CHECKING:
    from kg.model import Token

_YEAR = re.compile(r"(1[89]|20|21)\d\d")
_DECADE = re.compile(r"((?:1[89]|20)\d0)['’]?s")
ORDINAL = r"(st|nd|rd|th)"
"""The ending of an ordinal number."""
_DAY = re.compile(rf"([12]?\d|3[01]){ORDINAL}?")
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_ISO_WORDS = len(("2024", "-", "10", "-", "22"))
_PART = re.compile(r"(early|mid|late)-(.+)")


def dates(tokens: tuple[Token, ...], forms: list[str], k: int) -> tuple[int, Meaning] | None:
    """Return the reading of a date at a place, and of how many words it is."""
    part, width = _part(forms, k)
    for read in (_iso, _month_first, _day_first, _decade, _year):
        found = read(tokens, forms, k + width, part)
        if found is not None:
            return found[0] + width, found[1]
    compound = _PART.fullmatch(forms[k])
    if compound and _YEAR.fullmatch(compound[2]):
        return 1, Meaning(kind=Kind.YEAR, year=int(compound[2]), part=compound[1])
    return None


def _part(forms: list[str], k: int) -> tuple[str, int]:
    """`early (in) 2023`, `the end of June`, `mid - June`."""
    words = time_words().words["part_of"]
    start = k + (forms[k] == "the")
    if start >= len(forms) or forms[start] not in words:
        return "", 0
    after = start + 1
    if after < len(forms) and forms[after] in ("of", "in", "-"):
        after += 1
    return forms[start], after - k


def _iso(
    tokens: tuple[Token, ...], forms: list[str], k: int, part: str
) -> tuple[int, Meaning] | None:
    """`2024-10-22`, which is read as five words."""
    found = _ISO.fullmatch("".join(forms[k : k + _ISO_WORDS]))
    if not found:
        return None
    year, month, day = (int(g) for g in found.groups())
    return _ISO_WORDS, Meaning(kind=Kind.DATE, number=month, day=day, year=year)


def year_after(forms: list[str], k: int) -> tuple[int | None, int]:
    """Return a year at a place with how many words tell it: "2023", ", 2023", "of 2023"."""
    skipped = 1 if word_at(forms, k) in (",", "of", "in") else 0
    found = _YEAR.fullmatch(word_at(forms, k + skipped))
    return (int(found[0]), skipped + 1) if found else (None, 0)


def _month(tokens: tuple[Token, ...], forms: list[str], k: int) -> int | None:
    """Return the month named at a place; "may" and "march" only where they are names."""
    number = time_words().months.get(word_at(forms, k))
    if number is None or tokens[k].text[0].islower() or tokens[k].tag in ("MD", "VB", "VBP", "VBD"):
        return None
    person = tokens[k].ent == "PERSON"
    return None if person and forms[k] in time_words().words["given_names"] else number


def _month_first(
    tokens: tuple[Token, ...], forms: list[str], k: int, part: str
) -> tuple[int, Meaning] | None:
    number = _month(tokens, forms, k)
    if number is None:
        return None
    comma = word_at(forms, k + 1) == "." or tokens[k].text.endswith(".")
    after = k + 1 + (word_at(forms, k + 1) == ".")
    day = _DAY.fullmatch(word_at(forms, after)) if comma or after == k + 1 else None
    if day:
        year, more = year_after(forms, after + 1)
        return after - k + 1 + more, Meaning(
            kind=Kind.DATE, number=number, day=int(day[1]), year=year
        )
    year, more = year_after(forms, k + 1)
    if year is None and word_at(forms, k - 1) in ("last", "this", "next"):
        return None
    return 1 + more, Meaning(kind=Kind.MONTH, number=number, year=year, part=part)


def _day_first(
    tokens: tuple[Token, ...], forms: list[str], k: int, part: str
) -> tuple[int, Meaning] | None:
    start = k + (word_at(forms, k) == "the")
    day = _DAY.fullmatch(word_at(forms, start))
    if not day:
        return None
    after = start + 1 + (word_at(forms, start + 1) == "of")
    number = _month(tokens, forms, after) if after < len(forms) else None
    if number is None:
        return None
    year, more = year_after(forms, after + 1)
    return after - k + 1 + more, Meaning(kind=Kind.DATE, number=number, day=int(day[1]), year=year)


def _decade(
    tokens: tuple[Token, ...], forms: list[str], k: int, part: str
) -> tuple[int, Meaning] | None:
    start = k + (word_at(forms, k) == "the")
    found = _DECADE.fullmatch(word_at(forms, start))
    if not found:
        return None
    return start - k + 1, Meaning(kind=Kind.DECADE, year=int(found[1]), part=part)


def _year(
    tokens: tuple[Token, ...], forms: list[str], k: int, part: str
) -> tuple[int, Meaning] | None:
    """A number is a year after a preposition of time, or where it counts nothing."""
    if not _YEAR.fullmatch(word_at(forms, k)):
        return None
    token = tokens[k]
    counts = (is_number_modifier(token) or is_attributive_noun(token)) and token.ent != "DATE"
    if counts or word_at(forms, k - 1) in ("$", "£", "€", "about", "than", "#"):
        return None
    return 1, Meaning(kind=Kind.YEAR, year=int(forms[k]), part=part)
