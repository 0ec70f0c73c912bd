"""What a line looks like: told from its characters and a few closed word classes, no parser.

Every function takes a `Row` and is linear in its length: a line is hostile input.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from kg.articles.wordlists import words
from kg.model import Span

CLOSING = "\"'”’»)]"
OPENING = "\"'“‘«([„"
TERMINAL = ".!?…。！？"
LONG = 20
"""Words from which a line is prose whatever it ends with; newspaper headlines stay below."""

PHRASE = 5
"""Words up to which a past form at the end may be a participle ("A dam nobody wanted")."""
_CLINGING = CLOSING + OPENING + TERMINAL + ",;:-–—"
_BULLET = re.compile(r"(?:[-*•·▪◦–—]|\(?\d{1,2}[.)])\s")
_WORD = re.compile(r"\w", re.UNICODE)


@dataclass(frozen=True)
class Row:
    """A line that is not blank, or a paragraph broken over several: its number, place and text.

    Both are stripped and without marks of plain-text markup, whose blanks stand in the text: how
    deep it is quoted (`>`), whether it is marked as a heading, and the mark of a list before it.
    """

    number: int
    span: Span
    text: str
    quoted: int = 0
    heading: bool = False
    bullet: str = ""

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words, with the punctuation that clings to them; a bare dash is none."""
        return tuple(w for w in self.text.split() if w[0].isalnum() or _WORD.search(w))

    @cached_property
    def bare(self) -> tuple[str, ...]:
        """The words without punctuation at either end, lower case."""
        return tuple([w if w.isalpha() else w.strip(_CLINGING) for w in _lower(self.words)])

    @cached_property
    def norm(self) -> str:
        """The text with every run of white space made one space."""
        return " ".join(self.text.split())


def _lower(parts: tuple[str, ...]) -> list[str]:
    """Lower each word; one call for all is three times as fast, but a few letters grow by it."""
    lowered = " ".join(parts).lower().split()
    return lowered if len(lowered) == len(parts) else [p.lower() for p in parts]


def rows(text: str) -> tuple[Row, ...]:
    """Split a text at line feeds into the lines that are not blank."""
    found: list[Row] = []
    start = 0
    for raw in text.split("\n"):
        body = raw.strip()
        if body:
            left = start + len(raw) - len(raw.lstrip())
            found.append(Row(len(found), Span(left, left + len(body)), body))
        start += len(raw) + 1
    return tuple(found)


def closes_quotation(row: Row) -> bool:
    """Tell whether the line ends in a closing quotation mark."""
    return row.text[-1] in "\"'”’»"


def full_stop(row: Row) -> bool:
    """Tell whether the line ends as a sentence does, a quotation mark or bracket after it or not.

    >>> [full_stop(r) for r in rows("He left.”\\nUnder U.S.\\n‘sit idle’\\n“We see,”")]
    [True, True, False, True]
    """
    core = row.text.rstrip(CLOSING)
    if not core:
        return False
    return core[-1] in TERMINAL or (core[-1] == "," and core != row.text)


def asks(row: Row) -> bool:
    """Tell whether the line is a question or an exclamation, not a quoted one."""
    return row.text[-1] in "?!？！"


def all_caps(row: Row) -> bool:
    """Tell whether the line is set in capitals."""
    return row.text.isupper() and any(len(w) > 1 for w in row.bare)


def title_case(row: Row) -> bool:
    """Tell whether every word but the small ones begins with a capital, or no letter at all."""
    small = words("english", "small")
    return row.text.lstrip(OPENING)[:1].isupper() and all(
        bare in small or not word.lstrip(OPENING)[:1].islower()
        for word, bare in zip(row.words, row.bare, strict=True)
    )


def has_finite_verb(row: Row) -> bool:
    """Tell whether the line shows a finite verb: an auxiliary, or a past form in -ed.

    A present tense in -s looks like a plural and is not seen.

    >>> [has_finite_verb(r) for r in rows("Cooperation with allies\\nTroops crossed the border")]
    [False, True]
    """
    verbs = words("english", "finite") | words("english", "reporting")
    before = words("english", "before_adjective")
    end = len(row.bare) - (len(row.bare) <= PHRASE)
    for i, bare in enumerate(row.bare):
        if bare.replace("’", "'") in verbs:
            return True
        past = bare.endswith("ed") and len(bare) > 4 and row.bare[i - 1] not in before
        if past and 0 < i < end:
            return True
    return False


def may_have_verb(row: Row) -> bool:
    """Tell whether any word might be a verb; a headline has one, a counter or kicker has none."""
    return has_finite_verb(row) or any(
        word[:1].islower() and len(word) > 3 and word.endswith(("s", "ing", "ed"))
        for word in row.bare
    )


def bullet(row: Row) -> bool:
    """Tell whether the line is an item of a list."""
    return bool(row.bullet or _BULLET.match(row.text))


def is_surely_prose(row: Row) -> bool:
    """Tell whether the line is surely prose by its shape: it ends as a sentence, or is long."""
    count = len(row.words)
    if count >= LONG:
        return True
    return count >= 3 and (full_stop(row) or (closes_quotation(row) and count >= 4))


def name_shaped(text: str, most: int = 5) -> bool:
    """Tell whether a text could be one person's name: two or more capitalised words.

    >>> [name_shaped(t) for t in ("Anna J. Park", "Ludwig van Beethoven", "Read more")]
    [True, True, False]
    """
    particles = words("bylines", "particles")
    parts = text.split()
    if not 2 <= len(parts) <= most:
        return False
    return parts[0][:1].isupper() and all(
        (p[:1].isupper() and all(c.isalpha() or c in ".-'’" for c in p))
        or p.lower() in particles
        or p[:3].lower() in ("al-", "el-")
        for p in parts
    )


def narrates(row: Row) -> bool:
    """Tell whether a line tells of what somebody said."""
    return not words("english", "reporting").isdisjoint(row.bare)
