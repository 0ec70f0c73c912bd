"""Where the words of an article stand, so that a rule looks only where a word is that it needs."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.parse.tree import ParsedArticle


def places_of(parsed: ParsedArticle, wanted: frozenset[str]) -> list[int]:
    """Return the tokens, by number and in order, that are one of some words.

    A token is one of them by its lemma or by its form in lower case.
    """
    key = ("places of", wanted)
    if key not in parsed.memory:
        index = _index(parsed)
        found = {i for word in wanted if word in index for i in index[word]}
        parsed.memory[key] = sorted(found)
    places: list[int] = parsed.memory[key]
    return places


def places_among(
    parsed: ParsedArticle, wanted: frozenset[str], first: int, last: int
) -> Sequence[int]:
    """Return which of tokens `[first, last)`, by number and in order, are one of some words."""
    places = places_of(parsed, wanted)
    return places[bisect_left(places, first) : bisect_left(places, last)]


def stands_among(parsed: ParsedArticle, wanted: frozenset[str], first: int, last: int) -> bool:
    """Tell whether one of some words stands among tokens `[first, last)`."""
    places = places_of(parsed, wanted)
    place = bisect_left(places, first)
    return place < len(places) and places[place] < last


def _index(parsed: ParsedArticle) -> dict[str, list[int]]:
    """Return the tokens, by number, by their lemmas and by their forms in lower case."""
    key = ("word index",)
    if key not in parsed.memory:
        found: defaultdict[str, list[int]] = defaultdict(list)
        for token in parsed.tokens:
            form = token.text.casefold()
            found[form].append(token.i)
            if token.lemma != form:
                found[token.lemma].append(token.i)
        parsed.memory[key] = dict(found)
    index: dict[str, list[int]] = parsed.memory[key]
    return index
