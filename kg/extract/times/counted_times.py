"""Times by counting: "last week", "three days ago", "the past two years", "within a few days"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.times.expression import Kind, Meaning
from kg.extract.times.time_words import time_words, word_at

if TYPE_CHECKING:
    from kg.model import Token

type Reading = tuple[int, Meaning]

_BEYOND = {"the day before yesterday": -2, "the day after tomorrow": 2}


def units(tokens: tuple[Token, ...], forms: list[str], k: int) -> Reading | None:
    """Return the reading of a counted time at a place, and of how many words it is."""
    for read in (_day_word, _within, _lasted, _which, _ago, _quarter, _in_the):
        found = read(tokens, forms, k)
        if found is not None:
            return found
    return None


def _unit(word: str) -> str:
    """Return a unit in the singular, "" for any other word."""
    units = time_words().words["units"]
    return word if word in units else word[:-1] if word[:-1] in units and word[-1] == "s" else ""


def _number(forms: list[str], k: int) -> tuple[int | None, int]:
    """Return a number at a place with its words; 0 where it is only "a few"."""
    word = word_at(forms, k)
    few = time_words().words["few"]
    if word in time_words().words["few_articles"] and word_at(forms, k + 1) in ("few", "couple"):
        return 0, 3 if word_at(forms, k + 2) == "of" else 2
    if word in few:
        return 0, 2 if word_at(forms, k + 1) == "of" else 1
    if word.isdecimal() and len(word) < 4:
        return int(word), 1
    number = time_words().numbers.get(word)
    return (number, 1) if number is not None and word not in ("first", "second") else (None, 0)


def _day_word(tokens: tuple[Token, ...], forms: list[str], k: int) -> Reading | None:
    """`today`, `yesterday evening`, `the day before yesterday`, `last night`, `this morning`."""
    words, parts = time_words().days, time_words().words["parts"]
    phrase = forms[k : k + 4] if forms[k] == "the" else ["the", *forms[k : k + 3]]
    shift = _BEYOND.get(" ".join(phrase))
    if shift is not None:
        return 4 - (forms[k] != "the"), Meaning(kind=Kind.DAY, number=shift)
    start, lead = k, ""
    if forms[k] in time_words().words["leads"] and word_at(forms, k + 1) in words:
        lead, k = forms[k], k + 1
    if forms[k] in words:
        part = word_at(forms, k + 1) if word_at(forms, k + 1) in parts else ""
        shift = words[forms[k]]
        return k - start + 1 + bool(part), Meaning(kind=Kind.DAY, number=shift, part=part or lead)
    if forms[k] in ("this", "last") and word_at(forms, k + 1) in parts:
        back = -1 if forms[k] == "last" and forms[k + 1] in ("night", "evening") else 0
        return 2, Meaning(kind=Kind.DAY, number=back, part=forms[k + 1])
    return None


def _within(tokens: tuple[Token, ...], forms: list[str], k: int) -> Reading | None:
    """`within a few days`, `in the coming weeks`, `over the next three months`."""
    words = time_words().words
    start = k
    if forms[k] == "within":
        k += 1
    elif forms[k] in words["stretch_openers"] and word_at(forms, k + 1) == "the":
        if word_at(forms, k + 2) not in words["next"]:
            return None
        k += 3
        if not _unit(word_at(forms, k)) and _number(forms, k)[0] is None:
            return None
        if word_at(forms, k) in words["whole_units"]:
            return None  # "in the coming year" is one year, not a stretch of them
    else:
        return None
    if forms[k : k + 1] and forms[k] in words["this"] and _unit(word_at(forms, k + 1)):
        return k + 2 - start, Meaning(kind=Kind.UNIT, unit=_unit(forms[k + 1]), which=0)
    if word_at(forms, k) == "the":
        k += 1
        if word_at(forms, k) in words["next"]:
            k += 1
    number, more = _number(forms, k)
    unit = _unit(word_at(forms, k + more))
    if not unit:
        return None
    return k + more + 1 - start, Meaning(kind=Kind.WITHIN, number=number or 0, unit=unit)


def _lasted(tokens: tuple[Token, ...], forms: list[str], k: int) -> Reading | None:
    """`the past two years`, `over the last few months`, `in recent years`."""
    words = time_words().words
    if forms[k] == "recent" and _unit(word_at(forms, k + 1)):
        return 2, Meaning(kind=Kind.LASTED, number=0, unit=_unit(forms[k + 1]))
    start = k + (forms[k] == "the")
    if word_at(forms, start) not in words["last"]:
        return None
    number, more = _number(forms, start + 1)
    unit = _unit(word_at(forms, start + 1 + more))
    plural = word_at(forms, start + 1 + more).endswith("s")
    if not unit or not (plural or number is not None):
        return None
    return start + 2 + more - k, Meaning(kind=Kind.LASTED, number=number or 0, unit=unit)


def _which(tokens: tuple[Token, ...], forms: list[str], k: int) -> Reading | None:
    """`last week`, `earlier this year`, `next month`, `in the week`, `last June`."""
    words = time_words().words
    start, part = k, ""
    if forms[k] in words["part_of"] and word_at(forms, k + 1) in (
        *words["this"],
        *words["last"],
        *words["next"],
    ):
        part, k = forms[k], k + 1
    elif forms[k] in words["ends"] and forms[k + 1 : k + 2] == ["of"]:
        part, k = forms[k], k + 2
    k += word_at(forms, k) == "the" and word_at(forms, k + 1) in words["next"] | words["last"]
    for name, which in (("last", -1), ("this", 0), ("next", 1)):
        if word_at(forms, k) not in words[name]:
            continue
        unit = _unit(word_at(forms, k + 1))
        if unit and not word_at(forms, k + 1).endswith("s") and unit not in words["small_units"]:
            return k + 2 - start, Meaning(kind=Kind.UNIT, unit=unit, which=which, part=part)
        month = time_words().months.get(word_at(forms, k + 1))
        if month is not None and tokens[k + 1].text[0].isupper():
            return k + 2 - start, Meaning(kind=Kind.MONTH, number=month, which=which, part=part)
    if (
        part
        and word_at(forms, k) == "the"
        and _unit(word_at(forms, k + 1)) in ("week", "month", "year")
    ):
        return k + 2 - start, Meaning(kind=Kind.UNIT, unit=_unit(forms[k + 1]), which=0, part=part)
    return None


def _in_the(tokens: tuple[Token, ...], forms: list[str], k: int) -> Reading | None:
    """`earlier in the week`, `later in the year`: the one in focus; `over the weekend`."""
    if forms[k] in time_words().words["during"] and forms[k + 1 : k + 3] == ["the", "weekend"]:
        return 3, Meaning(kind=Kind.UNIT, unit="weekend")
    lead = forms[k] in time_words().words["leads"]
    unit = _unit(word_at(forms, k + 3))
    if (
        lead
        and forms[k + 1 : k + 3] == ["in", "the"]
        and unit in time_words().words["calendar_units"]
    ):
        return 4, Meaning(kind=Kind.UNIT, unit=unit, which=0, part=forms[k])
    return None


def _ago(tokens: tuple[Token, ...], forms: list[str], k: int) -> Reading | None:
    """`three days ago`, `a year earlier`, `in two weeks`, `two days later`."""
    ahead = forms[k] == "in"
    start = k + ahead
    number, more = _number(forms, start)
    unit = _unit(word_at(forms, start + more)) if number is not None else ""
    if not unit or number is None or word_at(forms, start) == "recent":
        return None
    after = start + more + 1
    if ahead:
        return after - k, Meaning(kind=Kind.AHEAD, number=number, unit=unit)
    if word_at(forms, after) in time_words().words["back"]:
        return after + 1 - k, Meaning(kind=Kind.AGO, number=number, unit=unit, part=forms[after])
    if word_at(forms, after) == "later":
        return after + 1 - k, Meaning(kind=Kind.AHEAD, number=number, unit=unit, part="later")
    return None


def _quarter(tokens: tuple[Token, ...], forms: list[str], k: int) -> Reading | None:
    """`the first quarter of 2023`, `the second half of the year`."""
    start = k + (forms[k] == "the")
    number = time_words().numbers.get(word_at(forms, start))
    if number is None or word_at(forms, start + 1) != "quarter" or not 1 <= number <= 4:
        return None
    year, more = None, 0
    for skip in (0, 1):
        word = word_at(forms, start + 2 + skip)
        if word.isdecimal() and len(word) == 4:
            year, more = int(word), skip + 1
            break
    return start + 2 + more - k, Meaning(kind=Kind.QUARTER, number=number, year=year)
