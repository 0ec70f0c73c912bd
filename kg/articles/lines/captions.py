"""Lines under pictures: they name people and roles but state nothing that counts as reported."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kg.articles.lines import shape
from kg.articles.wordlists import numbers, phrases, words

if TYPE_CHECKING:
    from kg.articles.lines.shape import Row

LONGEST = 700
"""Characters from which a line is no caption."""
CREDIT = 5
"""Words of a credit after the last full stop, at most."""

_SLASH = re.compile(
    r"[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){0,3}/[A-Z][\w-]+(?: [A-Z]\w+)?\.?"
)
_STOP = re.compile(r"[.!?][\"”’)]?\s+")
_BRACKET = re.compile(r"[.!?][\"”’]?\s*\(([^()]{2,60})\)\.?$")


def caption(row: Row, *, twice: bool) -> bool:
    """Tell whether a line stands under a picture.

    `twice`: the next line prints it again, a weak sign that counts only with a verb of pictures
    ("speaks", "poses"). A paragraph taken for a caption is a statement lost, so a plain sentence
    without credit, side or day stays prose.
    """
    text = row.text
    if len(text) > LONGEST:
        return False
    if _phrase().search(text.lower()) or _opening(row) or _SLASH.fullmatch(text):
        return True
    spoken = any(mark in text for mark in '“”"')
    if credit(text) or (not spoken and (_side().search(text) or _dated_last(row))):
        return True
    bracket = _BRACKET.search(text)
    marked = twice or (bracket is not None and _credit_words(bracket[1].split()))
    return marked and not spoken and _pictured(row)


def credit(text: str) -> bool:
    """Tell whether a line ends in a credit: a few words, no verb, after its last full stop.

    >>> credit("The minister speaks in the capital, Tuesday. Reuters")
    True
    >>> credit("He left the town in the night. Nobody knows why")
    False
    """
    stops = [m for m in _STOP.finditer(text) if _sentence_ends(text, m.start())]
    if not stops or text[-1] in shape.TERMINAL + shape.CLOSING:
        return False
    last = stops[-1]
    return len(text[: last.start()].split()) >= CREDIT and _credit_words(text[last.end() :].split())


def _sentence_ends(text: str, stop: int) -> bool:
    """Tell whether the stop at a place ends a sentence and not an abbreviation or initial."""
    word = text[max(0, stop - 20) : stop].split()
    last = word[-1].lower() if word else ""
    return len(last) > 1 and "." not in last and last not in words("english", "abbreviations")


def _credit_words(parts: list[str]) -> bool:
    small = words("captions", "credit_words")
    if not 1 <= len(parts) <= CREDIT or parts[0].lower() in words("english", "pronouns"):
        return False
    capital = [p[:1].isupper() for p in parts]
    return capital[0] and all(c or p.lower() in small for p, c in zip(parts, capital, strict=True))


@cache
def _phrase() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, phrases('captions', 'phrases')))})")


def _opening(row: Row) -> bool:
    head, colon, _ = row.text.partition(":")
    whole = row.text if len(row.words) == 1 else head if colon else ""
    return whole.lower().strip() in words("captions", "openings")


@cache
def _last_day() -> re.Pattern[str]:
    days = "|".join(d.capitalize() for d in numbers("dates", "weekdays") if len(d) > 5)
    months = "|".join(m.capitalize() for m in numbers("dates", "months"))
    return re.compile(
        rf", (?:{days})(?:, (?:{months})\.? \d{{1,2}}(?:, \d{{4}})?)?(?:, in \w+)?\.?$"
        rf"|, (?:{months})\.? \d{{1,2}}, \d{{4}}\.?$"
    )


def _dated_last(row: Row) -> bool:
    """Tell whether a line ends in a bare day after a comma and is told in the present tense."""
    return bool(_last_day().search(row.text)) and _pictured(row)


@cache
def _side() -> re.Pattern[str]:
    """Return the pattern of where somebody stands: "second from left", "(right)"."""
    places, before = ("|".join(phrases("captions", name)) for name in ("places", "before_places"))
    nth = "|".join(phrases("captions", "nth"))
    return re.compile(
        rf"[,(]\s?(?:(?:(?:{nth}|{before}) ){{0,2}}(?:from )?(?:the )?"
        rf"(?:{places})|L|L-R|L to R|back to camera)\s?[,;)]"
        rf"|\b(?:{nth}) from (?:the )?(?:left|right)\b|\bfrom left to right\b"
    )


def _pictured(row: Row) -> bool:
    """Tell whether a line has a picture's verb and none of the past."""
    past = words("english", "reporting") | words("captions", "past")
    verbs = words("captions", "verbs")
    return any(w in verbs for w in row.bare[1:]) and not any(w in past for w in row.bare)
