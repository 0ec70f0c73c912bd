"""Which encoding bytes are in that are no UTF-8: by mark, zero bytes, or what they give.

A guess is made only where it leaves little doubt: the bytes that are not ASCII must stand where
their characters stand in a text (a closing quotation mark after a word, an accented letter in one).
"""

from __future__ import annotations

import codecs
from functools import cache

from kg.articles.wordlists import phrases

ZEROS = 0.7
"""Share of zero bytes in every second place from which a text is UTF-16 without a mark."""
STRAY = 0.02
"""Share of zero bytes in the other places, at most."""
SHORTEST = 8
"""Bytes that the pattern of zeros is looked for in, at least."""
WESTERN = 0.35
"""Share of bytes beyond ASCII, on lines that have some, up to which a text is in a Latin script;
French prose has .05, German .02, Russian in one byte a letter .85."""
PLAUSIBLE = 0.9
"""Share of these bytes that must give a character in a place that fits it."""
ENOUGH = 20
"""Bytes beyond ASCII from which another script is told."""
CHAOS = 0.02
"""Disorder that `charset-normalizer` may find in what it settles on."""

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LATIN = ("cp1252", "mac_roman", "cp1250")
"""Encodings of Latin scripts, the commonest first; UTF-8 comes before all of them."""
_OPENING, _CLOSING, _DASHES = "“‘«„‚‹", "”’»›", "–—"


def wide_codec(data: bytes) -> str | None:
    """Return the codec of a text in units of two or four bytes, None if it is in neither.

    >>> wide_codec("\\ufeffNo.".encode("utf-16-le")), wide_codec("He said no.".encode("utf-16-be"))
    ('utf-16-le', 'utf-16-be')
    """
    marked = next((codec for mark, codec in _MARKS if data.startswith(mark)), None)
    head = data[:4096]
    if marked or len(head) < SHORTEST or 0 not in head:
        return marked
    quarter = [head[i::4].count(0) / len(head[i::4]) for i in range(4)]
    if min(quarter[1:]) > ZEROS and quarter[0] < STRAY:
        return "utf-32-le"
    if min(quarter[:3]) > ZEROS and quarter[3] < STRAY:
        return "utf-32-be"
    even, odd = (head[i::2].count(0) / len(head[i::2]) for i in (0, 1))
    if odd > ZEROS and even < STRAY:
        return "utf-16-le"
    return "utf-16-be" if even > ZEROS and odd < STRAY else None


def guessed_codec(sample: bytes) -> str | None:
    """Return the codec of bytes that are no UTF-8, None where it cannot be told for sure.

    `sample` is lines that hold a byte beyond ASCII.

    >>> guessed_codec("He said “no” at the café.".encode("cp1252"))
    'cp1252'
    """
    beyond = sum(b > 0x7F for b in sample)
    if beyond == 0:
        return None
    if beyond > WESTERN * len(sample):
        return _other(sample) if beyond >= ENOUGH else None
    scores = {codec: _fitting(sample, codec) / beyond for codec in _LATIN}
    best = max(_LATIN, key=lambda codec: (scores[codec], -_LATIN.index(codec)))
    return best if scores[best] >= PLAUSIBLE else None


def _fitting(sample: bytes, codec: str) -> int:
    try:
        text = sample.decode(codec)
    except UnicodeDecodeError:
        return 0
    places = (i for i, b in enumerate(sample) if b > 0x7F)
    return sum(_fits(text, i) for i in places)


def _fits(text: str, place: int) -> bool:
    char = text[place]
    before = text[place - 1] if place else " "
    after = text[place + 1] if place + 1 < len(text) else " "
    if char.isalpha():
        joined = before.isalpha() or after.isalpha()
        low = char.islower() or not (before.islower() or before in "'’")
        return char in _letters() and low and (joined or before.isspace())
    if char in _OPENING:
        return (before.isspace() or before in "([-" + _OPENING + _DASHES) and not after.isspace()
    if char in _CLOSING:
        return not before.isspace() or (char == "’" and after.isalnum())
    if char in _DASHES or char in "…·•\xa0":
        return True
    if char in "£€¥¢§©®°™²³½¼¾±×":
        return not (before.isalpha() and after.isalpha())
    return False


@cache
def _letters() -> frozenset[str]:
    """Return the letters beyond ASCII that languages in Latin script write."""
    found = "".join(phrases("encodings", "letters"))
    return frozenset(found + found.upper())


def _other(sample: bytes) -> str | None:
    from charset_normalizer import from_bytes

    known = list(phrases("encodings", "other"))
    found = from_bytes(sample, cp_isolation=known, threshold=CHAOS).best()
    return found.encoding if found is not None and found.chaos <= CHAOS else None
