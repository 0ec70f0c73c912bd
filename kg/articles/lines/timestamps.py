"""Lines that say when a page was posted or changed, and the day they give."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg.articles.publication.instants import single_reading
from kg.articles.publication.written_dates import DateExpression, find
from kg.articles.wordlists import phrases, words
from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

COVER = 0.6
"""Share of a line's letters and digits that dates, times and their labels must cover."""
LONGEST = 160
"""Characters from which a line is no timestamp."""

_WORD = r"[A-Z][\w.'’]*"
_TOWN = re.compile(rf"{_WORD}(?: {_WORD}){{0,3}}(?:, {_WORD}(?: {_WORD}){{0,2}}){{0,2}} ?[-–—|] ?")
_DATE = re.compile(r"date ?:? ?", re.IGNORECASE)
_NUMERIC = re.compile(r"\b\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d{2})\b")


@dataclass(frozen=True, slots=True)
class PageDate:
    """The day a line gives, None if it gives none that can be trusted ("2 hours ago").

    `label` is `published`, `updated`, `place` for a day behind a place, or None for a bare date.
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
    told_alone = _day_alone(text, found)
    if told_alone is not None:
        return told_alone
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
    dated = [d for d in (*found, *_numeric(text)) if d.year is not None]
    if not dated:
        return PageDate(None, label(text))
    told = {d: _label_before(text, d.span.start) for d in dated}
    for kind in ("published", None, "updated"):
        fit = [d for d in dated if told[d] == kind]
        if fit and kind is None and set(re.findall(r"\w+", text.lower())) & _others():
            return PageDate(None, None)
        if fit:
            return PageDate(fit[0], kind)
    return None


def _day_alone(text: str, found: list[DateExpression]) -> PageDate | None:
    """Return the day of "Date: 2019-05-03" and of "Ostia, Norland - 3 May 2019"."""
    if len(found) != 1 or found[0].year is None or text[found[0].span.end :].strip(" .)"):
        return None
    before = text[: found[0].span.start]
    if _DATE.fullmatch(before):
        return PageDate(found[0], "published")
    words_ = set(re.findall(r"\w+", before.lower()))
    town = _TOWN.fullmatch(before) and not words_ & (_others() | words("english", "finite"))
    return PageDate(found[0], "place") if town else None


@cache
def _others() -> frozenset[str]:
    return words("dates", "page", "other")


def _numeric(text: str) -> Iterator[DateExpression]:
    """Yield the numeric days of a line that can be read in one way."""
    for match in _NUMERIC.finditer(text):
        found = single_reading(match[0])
        if found is not None:
            year, month, day = map(int, found.day.split("-"))
            yield DateExpression(Span(match.start(), match.end()), year, month, day)


def _label_before(text: str, place: int) -> str | None:
    """Return what the words before a date say of it, back to the last label in its line."""
    before = text[:place].lower()
    last = {
        kind: max((m.end() for m in _labels(kind).finditer(before)), default=-1)
        for kind in ("published", "updated")
    }
    if max(last.values()) < 0:
        return None
    return max(last, key=lambda kind: last[kind])


@cache
def _labels(kind: str) -> re.Pattern[str]:
    """Return the pattern of the words that say when a page was published, or changed."""
    joined = "|".join(map(re.escape, phrases("dates", "page", kind)))
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)")


def label(text: str) -> str | None:
    """Return which label a line begins with: `published`, `updated` or None."""
    low = text.lower()
    for kind in ("published", "updated"):
        if low.startswith(phrases("dates", "page", kind)):
            return kind
    return None
