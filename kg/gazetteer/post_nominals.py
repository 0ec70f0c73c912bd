"""Letters after a name, which are no part of it: "Ann Lee MP", "Oto Brandt, Ph.D."."""

from __future__ import annotations

from kg.gazetteer.names import words

_LETTERS = frozenset(words("post_nominals"))
_VOWELS = frozenset("AEIOU")


def is_post_nominal(word: str, before: str) -> bool:
    """Tell whether a word after a part of a name is letters of rank, seat or degree: "KC", "Ph.D.".

    In a name that is all in capitals, only what cannot be a name for want of a vowel: "JACK MA".
    """
    letters = word.replace(".", "")
    if letters not in _LETTERS:
        return False
    part = before.replace(".", "")
    capitals = part.isupper() and part not in _LETTERS
    return not (capitals and _VOWELS.intersection(letters.upper()))
