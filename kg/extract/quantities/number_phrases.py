"""Read a number at a place: "1,500", "2.5 million", "twenty-five", "tens of thousands".

Numbers are decimals until they are read whole: in binary, 264.4 million is not 264,400,000.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from kg.extract.quantities.quantity_words import quantity_words

if TYPE_CHECKING:
    from collections.abc import Sequence

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_JOINED = re.compile(r"(\d+(?:\.\d+)?)(k|m|mn|bn|b|tn)")
_DASHES = ("-", "–", "—")
_RANGES = ("to", "or", *_DASHES)
_STEPS = tuple(Decimal(10) ** power for power in (12, 9, 6, 3))
LARGEST = Decimal(10) ** 18
"""The largest number that is read: nothing that people count is more, and a longer row of digits
(an account, a hash) is a name."""
BEYOND = LARGEST * 10
"""What a number is told to be that is larger still ("million million million …")."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number of so many words; `least` where it is only a lower bound ("hundreds of")."""

    value: Decimal
    width: int
    least: bool = False
    most: Decimal | None = None
    loose: bool = False


def number(forms: Sequence[str], k: int) -> Number | None:
    """Return the number or range at a place, None where there is none or it is beyond `LARGEST`.

    >>> number(["between", "1,000", "and", "1,500"], 0)
    Number(value=Decimal('1000'), width=4, least=False, most=Decimal('1500'), loose=False)
    >>> int(number(["264.4", "million"], 0).value)
    264400000
    >>> number(["9" * 5000, "to", "9" * 6000], 0)
    """
    if not quantity_words().may_begin_number(_at(forms, k)):
        return None
    found = _range_or_number(forms, k)
    beyond = found is not None and max(found.value, found.most or 0) > LARGEST
    return None if beyond else found


def _range_or_number(forms: Sequence[str], k: int) -> Number | None:
    if k < len(forms) and forms[k] in ("between", "from"):
        first = _simple(forms, k + 1)
        joint = "and" if forms[k] == "between" else "to"
        if first is None or _at(forms, k + 1 + first.width) != joint:
            return None
        second = _simple(forms, k + 2 + first.width)
        return _range(first, second, 2) if second is not None else None
    first = _simple(forms, k)
    if first is None:
        return None
    if _at(forms, k + first.width) in _RANGES:
        second = _simple(forms, k + first.width + 1)
        if second is not None and second.value > first.value:
            return _range(first, second, 1)
    return first


def _range(first: Number, second: Number, joints: int) -> Number | None:
    """Return a range; "2 to 3 million" means two million."""
    low, high = first.value, second.value
    scale = Decimal(1)
    for size in _STEPS:
        if high >= size and low < 1000 and high % size == 0 and first.width < second.width:
            scale = size
            break
    low *= scale
    return Number(low, first.width + second.width + joints, most=high) if high > low else None


def _at(forms: Sequence[str], k: int) -> str:
    return forms[k] if k < len(forms) else ""


def _simple(forms: Sequence[str], k: int) -> Number | None:
    word, words = _at(forms, k), quantity_words()
    if word in words.many:
        return _many(forms, k)
    joined = _JOINED.fullmatch(word)
    if joined:
        return Number(min(Decimal(joined[1]), BEYOND) * words.scales[joined[2]], 1)
    if _DIGITS.fullmatch(word):
        return _scaled(forms, k, min(Decimal(word.replace(",", "")), BEYOND), 1)
    part = _part(forms, k) or _couple(forms, k)
    if part is not None:
        return part
    if word == "half" and _at(forms, k + 1) == "a" and _at(forms, k + 2) in words.scales:
        return Number(Decimal(words.scales[forms[k + 2]]) / 2, 3)
    if word in ("a", "an") and _at(forms, k + 1) in words.scales and len(forms[k + 1]) > 2:
        return Number(Decimal(words.scales[forms[k + 1]]), 2, loose=True)
    if word in ("several", "few") and _at(forms, k + 1) in words.scales:
        return Number(Decimal(2) * words.scales[forms[k + 1]], 2, least=True)
    if word in words.scales and len(word) > 2:
        return Number(Decimal(words.scales[word]), 1, loose=word == "dozen")
    return _spelled(forms, k)


def _part(forms: Sequence[str], k: int) -> Number | None:
    """`a quarter of a million`, `three quarters of a billion`."""
    words = quantity_words()
    count = 1 if _at(forms, k) == "a" else words.numbers.get(_at(forms, k), 0)
    parts, scale = words.parts.get(_at(forms, k + 1)), words.scales.get(_at(forms, k + 4))
    whole = (_at(forms, k + 2), _at(forms, k + 3)) == ("of", "a")
    if not count or parts is None or scale is None or not whole:
        return None
    return Number(Decimal(scale) * count / parts, 5)


def _couple(forms: Sequence[str], k: int) -> Number | None:
    """`a couple dozen`, `a couple of million`: about two of them."""
    if (_at(forms, k), _at(forms, k + 1)) != ("a", "couple"):
        return None
    width = 3 + (_at(forms, k + 2) == "of")
    scale = quantity_words().scales.get(_at(forms, k + width - 1))
    return None if scale is None else Number(Decimal(2) * scale, width, loose=True)


def _many(forms: Sequence[str], k: int) -> Number:
    words = quantity_words()
    size, width = Decimal(2) * words.many[forms[k]], 1
    while _at(forms, k + width) == "of" and _at(forms, k + width + 1) in words.many:
        size = min(size * words.many[forms[k + width + 1]], BEYOND)
        width += 2
    return Number(size, width, least=True)


def _scaled(forms: Sequence[str], k: int, value: Decimal, width: int) -> Number:
    """Multiply by the scales that follow: "2.5 million", "two hundred thousand"."""
    scales = quantity_words().scales
    while _at(forms, k + width) in scales:
        value = min(value * scales[forms[k + width]], BEYOND)
        width += 1
    return Number(value, width, loose=_at(forms, k + width - 1) == "dozen")


def _spelled(forms: Sequence[str], k: int, more: bool = True) -> Number | None:
    """`five`, `twenty-five`, `two hundred and fifty`; `more` allows the part after "and"."""
    words = quantity_words()
    word = _at(forms, k)
    if word not in words.numbers:
        return None
    value, width = Decimal(words.numbers[word]), 1
    dash = _at(forms, k + 1) in _DASHES
    unit = _at(forms, k + 1 + dash)
    if value >= 20 and words.numbers.get(unit, 99) < 10:
        value, width = value + words.numbers[unit], width + dash + 1
    while _at(forms, k + width) in _DASHES and _at(forms, k + width + 1) in words.scales:
        value = min(value * words.scales[forms[k + width + 1]], BEYOND)  # "two-thousand-strong"
        width += 2
    found = _scaled(forms, k, value, width)
    after = _at(forms, k + found.width)
    joined = more and after == "and" and found.value >= 100
    rest = _spelled(forms, k + found.width + 1, more=False) if joined else None
    if rest is not None and rest.value < 100:
        return Number(found.value + rest.value, found.width + 1 + rest.width)
    return found
