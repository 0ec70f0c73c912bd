"""Where a text that is too much for one parse is cut: at paragraphs, else sentences, else blanks.

A parser's memory and some of its steps grow with the text, with its longest word and with its
longest sentence. So a text is given to it in windows, and a sentence that is none is cut. A text
within the measures is one window, and no sentence of it is touched.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LONGEST = 100_000
"""Characters of a window: a book's chapter; the longest of 924 articles read has 24,000."""
LONGEST_WORD = 1_000
"""Characters without a blank that are cut whatever they are: no word, and seldom an address."""
LONGEST_SENTENCE = 400
"""Tokens of a sentence: the longest of the articles read has under 200."""

_RUN = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]{0,3}\s")
_ENDS = ((".", "!", "?", "…"), (";", ":", "—", "–"), (",", ")", "]", "}"))
"""Tokens to cut a sentence after, the best first."""


def windows(text: str) -> list[tuple[int, int]]:
    """Return the places of a text's windows, in order; together they are the whole text.

    >>> windows("")
    [(0, 0)]
    >>> windows("x" * 2500)
    [(0, 1000), (1000, 2000), (2000, 2500)]
    """
    forced = [k for m in _RUN.finditer(text) for k in range(m.start(), m.end(), LONGEST_WORD)]
    bounds = [0, *(k for k in forced if k), len(text)]
    return [cut for start, end in pairwise(bounds) for cut in _cuts(text, start, end)]


def _cuts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        cut = _best(text, start, start + LONGEST)
        yield start, cut
        start = cut
    yield start, end


def _best(text: str, start: int, end: int) -> int:
    """Return where to cut a stretch: after its last line, else sentence, else blank, else its end.

    Blanks stay with what is before them, so that no window begins with one.
    """
    least = start + (end - start) // 2
    line = text.rfind("\n", least, end)
    if line >= 0:
        return line + 1
    sentences = [m.end() for m in _SENTENCE_END.finditer(text, least, end)]
    if sentences:
        return sentences[-1]
    blank = text.rfind(" ", least, end)
    return blank + 1 if blank >= 0 else end


def cuts_of_sentence(words: Sequence[str], first: int, last: int) -> list[int]:
    """Return where a sentence of the tokens `[first, last)` is to be cut: at new starts.

    >>> cuts_of_sentence(["a"] * 300 + [";"] + ["b"] * 300, 0, 601)
    [301]
    """
    found = []
    while last - first > LONGEST_SENTENCE:
        first = _start(words, first + LONGEST_SENTENCE // 2, first + LONGEST_SENTENCE)
        found.append(first)
    return found


def _start(words: Sequence[str], least: int, most: int) -> int:
    for ends in _ENDS:
        for k in range(most, least, -1):
            if words[k - 1] in ends and not words[k].isspace():
                return k
    return most if not words[most].isspace() else most - 1
