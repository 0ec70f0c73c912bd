"""Which language a text is in, as far as its script and its commonest words tell."""

from __future__ import annotations

import re
from functools import cache

from kg.articles.wordlists import table, words

FEWEST = 20
"""Words of a text whose language is told by its commonest words."""
ENOUGH = 60
"""Words from which a text that has hardly an English one is not in English, whatever it is in."""
ENGLISH = 0.2
"""Share of common function words below which a text is not in English; news has .35 to .45."""
UNLIKE = 0.12
"""The same, of a text whose words are none of the languages known here."""
SHARE = 0.15
"""Share of a language's commonest words from which a text is in it."""
FEWEST_OF_PHRASE = 5
SHARE_OF_PHRASE = 0.3
"""Words of a phrase whose language is told, and the share of another language's commonest words
among them, where there is no common English one."""
SCRIPT = 0.5
"""Share of the letters that are in another script from which a text is in a language of it."""
LOOKED = 20_000
"""Characters of a text that are looked at."""

_WORD = re.compile(r"[^\W\d_]+")


def foreign_language(text: str) -> str | None:
    """Return the code of the language that a text is in ("und" for an unknown one), None for
    English and for what is too short to tell.

    >>> foreign_language("Le ministère a dit lundi qu'il attendait une réponse des pays voisins, "
    ...     "et que les négociations sur la pêche ne sont pas terminées pour autant.")
    'fr'
    >>> foreign_language("The ministry said on Monday that it was waiting for an answer.") is None
    True
    """
    start = text[:LOOKED]
    found = _by_script(start)
    if found is not None:
        return found
    tokens = [word.casefold() for word in _WORD.findall(start)]
    if len(tokens) < FEWEST:
        return None
    english = _share(tokens, words("english", "function"))
    if english >= ENGLISH:
        return None
    shares = {code: _share(tokens, known) for code, known in _lists().items()}
    best = max(sorted(shares), key=lambda code: shares[code])
    if shares[best] >= SHARE and shares[best] > english:
        return best
    return "und" if len(tokens) >= ENOUGH and english < UNLIKE else None


def is_foreign(words_said: str) -> bool:
    """Tell whether a sentence or a part of one is in another language than English.

    >>> is_foreign("kung tatahimik na lang tayo, walang mangyayari sa bayan")
    True
    >>> is_foreign("Médecins Sans Frontières left the camp"), is_foreign("on the Rio de la Plata")
    (False, False)
    """
    found = _WORD.findall(words_said)
    english = words("english", "function")
    if len(found) < FEWEST_OF_PHRASE or any(word.casefold() in english for word in found):
        return False
    tokens = [word.casefold() for word in found]
    return any(_share(tokens, known) >= SHARE_OF_PHRASE for known in _lists().values())


def name_of(code: str) -> str | None:
    """Return a language's name in English, None for an unknown one.

    >>> name_of("fr"), name_of("und")
    ('French', None)
    """
    names = table("languages")["names"]
    found = names.get(code) if isinstance(names, dict) else None
    return str(found) if found is not None else None


def _share(tokens: list[str], known: frozenset[str]) -> float:
    return sum(token in known for token in tokens) / len(tokens)


def _by_script(text: str) -> str | None:
    letters = [ord(c) for c in text if c.isalpha()]
    if len(letters) < FEWEST:
        return None
    lowest = min(first for first, _, _ in _scripts())
    others = [letter for letter in letters if letter >= lowest]  # none in most texts
    counts: dict[str, int] = {}
    for first, last, code in _scripts():
        counts[code] = sum(first <= letter <= last for letter in others)
    if sum(counts.values()) < SCRIPT * len(letters):
        return None
    if counts["ja"]:  # kana stand among characters that Chinese has too
        counts["ja"] += counts["zh"]
    return max(sorted(counts), key=lambda code: counts[code])


@cache
def _scripts() -> tuple[tuple[int, int, str], ...]:
    found = table("languages")["scripts"]
    ranges = found.items() if isinstance(found, dict) else ()
    return tuple((int(r[:4], 16), int(r[5:], 16), str(code)) for r, code in ranges)


@cache
def _lists() -> dict[str, frozenset[str]]:
    found = table("languages")["words"]
    lists = found.items() if isinstance(found, dict) else ()
    return {str(code): frozenset(str(w) for w in known) for code, known in lists}
