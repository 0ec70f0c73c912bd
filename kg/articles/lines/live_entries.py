"""Live blogs: entries that each begin with the time of day, on the line of their first words.

"4:11pm Ms Brandt says …", "1.48 pm: …", "14:05 GMT – …", "[9:30] …". One such line proves nothing
("9:30 is early"), so some of them make a blog.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.articles.wordlists import phrases

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.articles.lines.shape import Row

LEAST = 3
"""Lines that begin with a time which make a live blog: two may be a notice of when doors open."""
_NOON = 12


@cache
def _opening() -> re.Pattern[str]:
    zones = "|".join(phrases("dates", "page", "zones"))
    half = r"\s?(?P<half>[ap])\.?m\b\.?"
    return re.compile(
        rf"[\[(]?(?P<hour>\d{{1,2}})"
        rf"(?:[:.](?P<minute>[0-5]\d)(?:{half}|(?=\s?(?:{zones})\b)|(?<=:\d\d)(?![\d:])|(?=\s?[:–—|]))"
        rf"|(?P<short>{half.replace('half', 'short_half')}))"
        rf"(?:\s?(?:{zones})\b)?[\])]?\s?(?:[:–—|-](?=\s))?(?=\s+\S)",
        re.IGNORECASE,
    )


def time_before(text: str) -> int:
    """Return how many characters of a line are the time of day that it begins with.

    >>> [time_before(t) for t in ("4:11pm He left.", "1.48 pm: He", "14:05 GMT – He", "9.30 euros")]
    [6, 8, 11, 0]
    """
    found = _opening().match(text)
    return found.end() if found is not None and minutes(text) is not None else 0


def minutes(text: str) -> int | None:
    """Return the minute of the day that a line begins with.

    >>> [minutes(t) for t in ("4:11pm He", "12:05 am He", "14:05 He", "25:10 He")]
    [971, 5, 845, None]
    """
    found = _opening().match(text)
    if found is None:
        return None
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    half = (found["half"] or found["short_half"] or "").lower()
    if half:
        hour = hour % _NOON + (_NOON if half == "p" else 0)
    return hour * 60 + minute if hour < 2 * _NOON else None


def entries(rows: Sequence[Row]) -> dict[int, int]:
    """Return the lines that begin an entry, with the length of their time; none of other texts."""
    found = {r.number: size for r in rows if r.text[0] in _FIRST and (size := time_before(r.text))}
    return found if len(found) >= LEAST else {}


_FIRST = frozenset("[(0123456789")


def newest_first(times: Iterable[int]) -> bool:
    """Tell whether entries stand in the order opposite to that in which they were written.

    >>> newest_first([971, 967, 965]), newest_first([600, 615, 615])
    (True, False)
    """
    steps = [b - a for a, b in pairwise(times) if a != b]
    return 2 * sum(s < 0 for s in steps) > len(steps)
