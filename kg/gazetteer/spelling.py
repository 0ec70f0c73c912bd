"""Compare names across spellings: transliterations, short forms, and their bare consonants."""

from __future__ import annotations

import csv
import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from io import StringIO
from typing import TYPE_CHECKING

from kg.gazetteer.names import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

_SPELLINGS = (
    ("ph", "f"), ("kh", "h"), ("ck", "k"), ("tz", "z"), ("w", "v"),
    ("yu", "u"), ("iu", "u"), ("ya", "a"), ("ia", "a"), ("ye", "e"), ("ie", "e"),
)  # fmt: skip

_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "ħ": "h"})
"""Letters with a stroke, or without their dot, which Unicode does not take apart."""


@lru_cache(maxsize=1 << 16)
def without_marks(name: str) -> str:
    """Return a name in small letters without the marks on these, which papers often leave out.

    >>> without_marks("błażej wołek")
    'blazej wolek'
    """
    if name.isascii():
        return name
    plain = unicodedata.normalize("NFKD", name.translate(_LETTERS))
    return "".join(c for c in plain if not unicodedata.combining(c))


@lru_cache(maxsize=1 << 16)
def transliteration(name: str) -> str:
    """Return what spellings of one name in another script share.

    >>> len({transliteration(f"Andrei Ostrovsk{end}") for end in ("y", "yy", "iy", "yi")})
    1
    >>> transliteration("Błażej Wołek") == transliteration("Blazej Wolek")
    True
    >>> transliteration("Park Min-jun") == transliteration("Park Seo-yeon")
    False
    """
    text = "".join(c for c in without_marks(fold(name)) if c.isalpha())
    text = re.sub(r"[ijy]+(?![aeou])", "i", text)
    for spelling, sound in _SPELLINGS:
        text = text.replace(spelling, sound)
    return re.sub(r"(.)\1+", r"\1", text)


@lru_cache(maxsize=1 << 16)
def consonants(sound: str) -> str:
    """Return a sound (see `transliteration`) without what romanisations differ in most.

    Vowels after the first letter and a silent h go; g, k, q and c are one. It proposes pairs of
    names to compare and never settles that two are one.

    >>> consonants(transliteration("Vladimir")) == consonants(transliteration("Volodymyr"))
    True
    """
    text = re.sub(r"[gqc]", "k", sound.replace("x", "ks"))
    text = text[:1] + re.sub(r"[aeiouyh]", "", text[1:])
    return re.sub(r"(.)\1+", r"\1", text)


@cache
def _short_forms() -> Mapping[str, str]:
    text = (files("kg.gazetteer") / "data" / "short-names.csv").read_text(encoding="utf-8")
    return {
        transliteration(short): transliteration(row["name"])
        for row in csv.DictReader(StringIO(text))
        for short in row["short"].split("|")
    }


def formal(sound: str) -> str:
    """Return the given name that a short form stands for, as sounds; others unchanged.

    >>> formal(transliteration("Bob")) == transliteration("Robert")
    True
    """
    return _short_forms().get(sound, sound)
