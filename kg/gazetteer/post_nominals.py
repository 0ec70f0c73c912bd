"""Letters after a name, which are no part of it: "Ann Lee MP", "Oto Brandt, Ph.D."."""

from __future__ import annotations

from functools import lru_cache

from kg.gazetteer.names import words

_LETTERS = frozenset(words("post_nominals"))
_VOWELS = frozenset("AEIOU")


@lru_cache(maxsize=1 << 14)
def may_be_post_nominal(word: str) -> bool:
    """Tell whether a word is such letters behind some name."""
    return word.replace(".", "") in _LETTERS


def is_post_nominal(word: str, before: str) -> bool:
    """Tell whether a word after a part of a name is letters of rank, seat or degree: "KC", "Ph.D.".

    In a name that is all in capitals, only what cannot be a name for want of a vowel: "JACK MA".
    """
    if not may_be_post_nominal(word):
        return False
    letters = word.replace(".", "")
    part = before.replace(".", "")
    capitals = part.isupper() and part not in _LETTERS
    return not (capitals and _VOWELS.intersection(letters.upper()))
