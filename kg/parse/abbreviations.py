"""What ends no sentence: shortened words, "Mr. Sto. Rosa", "No. 5", and asides in brackets.

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


ASIDE = 12
"""Words in brackets at most that are an aside in the midst of a sentence."""


def is_behind_aside(tokens: Sequence[str], place: int) -> bool:
    """Tell whether no sentence begins at a place: brackets behind a word closed before it.

    "Two Harbour Board (OHB) | Officials", "President (and Speaker) | Lee"; whoever ends a sentence
    there writes a stop. Behind an agency's name one begins: "OSTIA (AP) | The".

    >>> [is_behind_aside(t.split(), 4) for t in ("Board ( OHB ) Men", "left. ( He sang ) Men")]
    [True, False]
    """
    if place < _BRACKETS or tokens[place - 1] != ")" or not tokens[place][:1].isupper():
        return False
    inside = tokens[max(0, place - ASIDE) : place - 1]
    if "(" not in inside or inside[-1][-1:] in ".!?…":
        return False
    opened = max(k for k, t in enumerate(inside) if t == "(")
    agency = any(t.casefold() in words("turns", "outlets") for t in inside[opened:])
    return opened > 0 and inside[opened - 1][-1:].isalnum() and not agency


_BRACKETS = 4
"""A word, what opens, a word and what closes."""


def _titles(word: str) -> bool:
    """Tell whether a word is a title, or an initial behind one."""
    low = word.rstrip(".").lower()
    initial = len(low) == 1 and word.endswith(".")
    return initial or low in words("abbreviations", "titles") or low in words("turns", "titles")
