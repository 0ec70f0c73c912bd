"""Shortened words that end no sentence: "Mr. Sto. Rosa", "Brgy. Capt. Ramos", "No. 5".

A tokeniser that does not know one takes its point for a full stop, and the name loses its title,
the sentence its subject. In: a text's words. Out: where no sentence begins.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.articles.wordlists import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def spellings() -> Iterator[tuple[str, str]]:
    """Yield shortened words with their point, one word each, and a known one of the same kind.

    A parser that has not met "Engr." reads it as it would "Mr.".
    """
    for kind, known in (("titles", "Mr."), ("places", "St."), ("firms", "Co.")):
        for word in sorted(words("abbreviations", kind)):
            yield f"{word.capitalize()}.", known


def goes_on(tokens: Sequence[str], place: int) -> bool:
    """Tell whether no sentence begins at a place: what is before it is a shortened word.

    >>> [goes_on(t.split(), 2) for t in ("Mr. Sto. Rosa", "the No. 5", "at No. He", "Main St. He")]
    [True, True, False, False]
    """
    if place == 0 or not tokens[place - 1].endswith("."):
        return False
    point = 1 if tokens[place - 1] != "." else 2
    if place < point:
        return False
    short = tokens[place - point].rstrip(".")
    before = tokens[place - point - 1] if place > point else ""
    low, next_ = short.lower(), tokens[place]
    if next_[:1].isdigit():
        return low in words("abbreviations", "numbered")
    if not next_[:1].isupper():
        return False
    if low in words("abbreviations", "between"):
        return before[:1].isupper()
    if not short[:1].isupper():
        return False
    if low in words("abbreviations", "titles"):
        return before != ","  # Silver Spring, Md.
    if low in words("abbreviations", "places"):
        return not before[:1].isupper() or _titles(before)
    if low in words("abbreviations", "firms"):
        return before[:1].isupper()
    return len(short) == 1 and _titles(before)


def _titles(word: str) -> bool:
    """Tell whether a word is a title, or an initial behind one."""
    low = word.rstrip(".").lower()
    initial = len(low) == 1 and word.endswith(".")
    return initial or low in words("abbreviations", "titles") or low in words("turns", "titles")
