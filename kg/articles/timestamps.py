"""Lines that say when a page was posted or changed, and the day they give."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.articles.dates import DateExpression, find
from kg.articles.wordlists import phrases

COVER = 0.6
"""Share of a line's letters and digits that dates, times and their labels must cover."""
LONGEST = 160
"""Characters from which a line is no timestamp."""

_NUMERIC = re.compile(r"\b\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d{2})\b")


@dataclass(frozen=True, slots=True)
class PageDate:
    """The day a line gives, None if it gives none that can be trusted ("2 hours ago").

    `label` is `published`, `updated` or None for a bare date.
    """

    date: DateExpression | None
    label: str | None


@cache
def _around() -> re.Pattern[str]:
    joined = {k: "|".join(map(re.escape, phrases("dates", *k.split()))) for k in _KEYS}
    labels = f"{joined['page published']}|{joined['page updated']}|{joined['page around']}"
    return re.compile(
        r"\b\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?\s?(?:[ap]\.?m\b\.?)?"
        r"|\b\d{1,2}\s?[ap]\.?m\b\.?"
        rf"|\b(?:{joined['page zones'].lower()})(?:[+-]\d{{1,2}})?\b"
        rf"|\b(?:{labels})(?!\w)",
        re.IGNORECASE,
    )


_KEYS = ("page published", "page updated", "page around", "page zones", "page ago")


@cache
def _ago() -> re.Pattern[str]:
    units = "|".join(phrases("dates", "page", "ago"))
    return re.compile(
        rf"\b(?:\d{{1,3}}|an?)\s?(?:{units}|[hmd]) ago\b|\byesterday\b", re.IGNORECASE
    )


def timestamp(text: str) -> PageDate | None:
    """Return what a line says about the page's date if it says little else, else None.

    >>> timestamp("Posted October. 23, 2024 08:45,").date.edtf
    '2024-10-23'
    >>> timestamp("On Oct. 18 the ministry spoke.") is None
    True
    """
    if len(text) > LONGEST or not any(c.isdigit() for c in text):
        return None
    found = list(find(text))
    numeric = _NUMERIC.search(text)
    if not found and not numeric and not _ago().search(text):
        return None
    rest = list(text)
    for pattern in (_NUMERIC, _around(), _ago()):
        for match in pattern.finditer(text):
            rest[match.start() : match.end()] = " " * (match.end() - match.start())
    for date in found:
        rest[date.span.start : date.span.end] = " " * (date.span.end - date.span.start)
    left = "".join(rest)
    total = sum(map(str.isalnum, text))
    bare = sum(map(str.isalnum, left))
    if bare > (1 - COVER) * total or (text.endswith(".") and len(re.findall(r"\w+", left)) > 1):
        return None
    dated = [d for d in found if d.year is not None]
    return PageDate(dated[0] if dated else None, label(text))


def label(text: str) -> str | None:
    """Return which label a line begins with: `published`, `updated` or None."""
    low = text.lower()
    for kind in ("published", "updated"):
        if low.startswith(phrases("dates", "page", kind)):
            return kind
    return None
