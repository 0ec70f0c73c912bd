"""Corrections, clarifications and notes of the editors: what is no more said, or said of the text.

What an earlier version said is asserted by nobody any more, so these lines are not read for
statements.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kg.articles.wordlists import phrases, words

if TYPE_CHECKING:
    from kg.articles.lines.shape import Row

MISTAKE = 200
"""Characters behind the head of a note in which it says what was wrong."""
_MARKS = "(*[—–-•· "


def correction(row: Row) -> bool:
    """Tell whether a line corrects the article or speaks of its making.

    >>> from kg.articles.lines.shape import rows
    >>> [correction(r) for r in rows("Correction: He left in May.\\nThe correction was sharp.")]
    [True, False]
    """
    return _sure_head(row) or tells_of_making(row) or bool(_read_out().match(row.text))


def tells_of_making(row: Row) -> bool:
    """Tell whether a line, after its head or without one, speaks of how the text was made."""
    match = _named().match(row.text.lstrip(_MARKS))
    text = row.norm if match is None else " ".join(row.text.lstrip(_MARKS)[match.end() :].split())
    if match is not None and (
        _mistake().search(text.lower()[:MISTAKE]) or _of_a_text().match(text.lower()[:MISTAKE])
    ):
        return True
    return bool(_note().match(text.lower().lstrip(_MARKS)))


def heads_note(row: Row) -> bool:
    """Tell whether a line is but the head of a note, which stands on the next line."""
    if row.text[-1] == ":" and _read_out().match(row.text):
        return True
    match = _named().match(row.text.lstrip(_MARKS))
    if match is None or match[1].lower().endswith("appended"):  # which stands elsewhere
        return False
    return not row.text.lstrip(_MARKS)[match.end() :].strip(" .)]*")


def _sure_head(row: Row) -> bool:
    """Tell whether a line begins with a head that only corrections have.

    A clarification says how it is and takes nothing back; an editor's note may say anything.
    """
    match = _named().match(row.text.lstrip(_MARKS))
    if match is None or any(w in match[1].lower() for w in words("corrections", "unsure")):
        return False
    rest = row.text.lstrip(_MARKS)[match.end() :].strip()
    return bool(match[2].strip()) or not rest


@cache
def _named() -> re.Pattern[str]:
    heads = "|".join(map(re.escape, phrases("corrections", "heads")))
    day = r"(?:,? \(?[A-Za-z]{3,9}\.? \d{1,2}(?:, \d{4})?\)?)?"
    mark = r"(?:[ \t]*(?::|[—–]|--)|\.(?=\s|$))"
    return re.compile(rf"({heads}){day}({mark}|[ \t]*$)", re.IGNORECASE)


@cache
def _read_out() -> re.Pattern[str]:
    """Return the pattern of "The Post's correction reads:", before what it reads."""
    heads = "|".join(map(re.escape, phrases("corrections", "read_out")))
    return re.compile(
        rf"(?:the|an?) (?:[\w.'’-]+ ){{0,6}}?(?:{heads})(?: now)? reads?:", re.IGNORECASE
    )


@cache
def _mistake() -> re.Pattern[str]:
    """Return the pattern of a mistake told under such a head: "The Post erroneously stated"."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases('corrections', 'wrong')))})\b")


@cache
def _of_a_text() -> re.Pattern[str]:
    """Return the pattern of what a text said, under such a head: "Monday's report quoted …"."""
    texts, told = ("|".join(map(re.escape, phrases("corrections", k))) for k in ("texts", "told"))
    return re.compile(rf"(?:[\w'’-]+ ){{1,3}}(?:{texts})\b[^.]{{0,80}}\b(?:{told})\b")


@cache
def _note() -> re.Pattern[str]:
    texts, done, wrong, printed_texts, parts, links = (
        "|".join(map(re.escape, phrases("corrections", name)))
        for name in ("texts", "done", "wrong", "printed", "parts", "part_links")
    )
    earlier, editions, was, whose, days, own_texts = (
        "|".join(phrases("corrections", name))
        for name in ("earlier", "editions", "was", "before_version", "before_day", "before_text")
    )
    own = rf"(?:this|our) (?:[\w'’-]+ ){{0,2}}(?:{texts})\b"
    why = r"(?:(?:due to|because of) [^.]{1,80}, )?"
    version = rf"(?:an?|{whose}) (?:{earlier})(?: (?:{editions}))? versions? of "
    become = rf"(?:{was})(?: since| been| also| being)*"
    printed = rf"an? (?:{printed_texts}) (?:{days}) "
    part = rf"the (?:{parts}) (?:{links}) "
    return re.compile(
        rf"{why}{version}(?:this\b|our\b|the (?:online )?(?:{texts})\b)"
        rf"|{why}(?:{part})?{own} (?:{become} (?:{done})\b|[^.]{{0,60}}\b(?:{wrong})\b)"
        rf"|{why}{printed}[^.]{{0,120}}\b(?:{wrong})\b"
        rf"|we have (?:since )?(?:{done}) (?:{own_texts}) (?:{texts})\b"
        rf"|an? [\w'’-]+ in {why}an? (?:{earlier}) version\b"
    )
