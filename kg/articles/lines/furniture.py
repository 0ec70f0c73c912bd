"""What a page carries around its article: menus, buttons, links to other languages, sources."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.articles.lines import shape
from kg.articles.wordlists import phrases, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.articles.lines.shape import Row

SHORT = 8
"""Words of a button or menu entry, at most."""
FOOT = 8
"""Lines at a text's end in which a body says who it is, at most."""
NAMED = 6
"""Words at the beginning of such a paragraph in which its name stands."""
_CLINGS = ".,;:!?\"'“”‘’()"
CALL = 25
"""Words of a sentence that calls on the reader, at most."""
_LETTERS = 250
"""Letters of a text looked at to tell its script."""
_TRIM = re.compile(r"^[\W\d_]+|[\W\d_]+$")
_DIGITS = re.compile(r"\s*\d+\s*")
_LINK = re.compile(r"([a-z][a-z ’']{1,24}?)[ \t]*(?:[:|»→]|[-–—]*>+)(?=\s)")
_ARROW = re.compile(r"^[^.!?]{1,60}(?:\s|^)(?:[-–—=]+>|→)(?:\s|$)")
_FOLLOW = re.compile(r"follow\b[^.!?]{1,80}\bon (?:the )?(\w+)")


def furniture(row: Row) -> bool:
    """Tell whether a line is a button, a menu entry or a call to the reader.

    >>> [furniture(r) for r in shape.rows("Top 10 Stories\\nShare\\nShare prices fell on Monday.")]
    [True, True, False]
    """
    count = len(row.words)
    if count == 0:
        return True
    low = row.norm.lower().lstrip('-*•·|>»→←▶ "“(')
    if count <= CALL and (_links(low) or _ARROW.search(row.text)):
        return True
    if count > 2 and words("furniture", "whole").issuperset(low.split()):
        return True  # a menu in one line
    follow = _FOLLOW.match(low) if count <= CALL else None
    if follow is not None and follow[1] in words("furniture", "networks"):
        return True
    if count <= CALL and low.startswith(phrases("furniture", "calls")) and not shape.narrates(row):
        return True
    if count <= CALL and any(p in low for p in phrases("furniture", "anywhere")):
        return True
    if count > SHORT or shape.full_stop(row):
        return False
    core = _TRIM.sub("", _DIGITS.sub(" ", low))
    return core in words("furniture", "whole") or _begins(low)


def _links(low: str) -> bool:
    """Tell whether a line links to another text: "Also read | Mayor says no", "Subject: Rates"."""
    head = _LINK.match(low)
    return head is not None and head[1].strip() in words("furniture", "links")


def boilerplate(rows: Sequence[Row]) -> frozenset[int]:
    """Return the numbers of the lines at a text's end that say who its issuer or author is.

    They stand under "About" with the name that they begin with, or "About the author".
    """
    last = rows[-FOOT:]
    for row, below in pairwise(last):
        words_ = row.text.split()
        if len(words_) > SHORT or words_[0].lower() not in phrases("letters", "boilerplate"):
            continue
        name = {w.strip(_CLINGS).casefold() for w in words_[1:]} - {"the"}
        opening = {w.strip(_CLINGS).casefold() for w in below.text.split()[:NAMED]}
        author = not name.isdisjoint(phrases("letters", "authors"))
        titled = len(words_) > 1 and shape.title_case(row) and not shape.full_stop(row)
        if titled and (author or not name.isdisjoint(opening)):
            return frozenset(r.number for r in last if r.number >= row.number)
    return frozenset()


def source_credit(row: Row) -> bool:
    """Tell whether a line says where the text came from ("Source: …")."""
    head, colon, rest = row.text.partition(":")
    named = head.strip().lower() in words("furniture", "credits")
    return bool(colon) and named and 0 < len(rest.split()) <= SHORT


def other_script(row: Row, script: str) -> bool:
    """Tell whether a short line is written in another script than the text: a language link."""
    if row.text.isascii() or len(row.words) > SHORT or len(row.text) > 60:
        return False
    own = script_of(row.text)
    return own is not None and own != script


def script_of(text: str) -> str | None:
    """Return the script that most letters of a text belong to, None if it has no letter.

    >>> script_of("한국어"), script_of("Ōsaka")
    ('HANGUL', 'LATIN')
    """
    if text.isascii():
        return "LATIN" if any(map(str.isalpha, text)) else None
    letters = [c for c in text[: 4 * _LETTERS] if c.isalpha()][:_LETTERS]
    if not letters:
        return None
    counts: Counter[str] = Counter()
    for letter, times in Counter(letters).items():
        counts[_script(letter)] += times
    return min(counts, key=lambda s: (-counts[s], s))


@lru_cache(maxsize=4096)
def _script(letter: str) -> str:
    if letter.isascii():
        return "LATIN"
    name = unicodedata.name(letter, "UNKNOWN").split(" ", 1)[0].split("-", 1)[0]
    return "CJK" if name in ("HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA") else name


def _begins(low: str) -> bool:
    return any(
        low.startswith(p) and not low[len(p) : len(p) + 1].isalnum()
        for p in phrases("furniture", "starts")
    )
