"""Publication dates that the article's own words contradict.

A page saved months later carries the day of saving; "Monday" and "last week" would then be read
against the wrong calendar. Three signs are looked for, each a warning with its place.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kg.articles.problems import shown, warning
from kg.articles.publication import written_dates as dates
from kg.articles.wordlists import numbers, phrases
from kg.model import NARRATED, LineKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from kg.articles.publication.written_dates import DateExpression
    from kg.model import Dated, Diagnostic, Line, Span

FAR = 45
"""Days from publication at which a date without a year is no longer news of the week."""
FUTURE = 2
"""Days after publication from which a past event is impossible: time zones explain one or two."""
DATELINE = 7
"""Days between a dateline's day and publication that are still ordinary."""
MOST = 5
"""Warnings per article: one tells the reader, a hundred hide it."""

_ON = re.compile(r"\b[Oo]n $")
_NOUN = re.compile(r"[ -][a-z]+\b")


def contradictions(
    text: str, lines: Sequence[Line], published: Dated, article: str
) -> tuple[Diagnostic, ...]:
    """Warn of every day in the prose that cannot stand beside the publication date."""
    first, last = dates.interval(published.value)
    found: list[Diagnostic] = []
    for span, reason in _signs(text, lines, first, last):
        message = f"“{shown(span.of(text))}” contradicts the date {published.value}: {reason}"
        advice = f"that date's basis: {published.basis}; give the right one with --date"
        found.append(warning("date-contradicted", f"{message}; {advice}", article, span))
        if len(found) == MOST:
            break
    return tuple(found)


def _signs(text: str, lines: Sequence[Line], first: date, last: date) -> Iterator[tuple[Span, str]]:
    prose = [x.span for x in lines if x.kind in NARRATED]
    named = [list(dates.find(s.of(text), s.start)) for s in prose]
    days = [d for group in named for d in group]
    near = any(_distance(d.nearest(last), first, last) <= FAR for d in days)
    for line in lines:
        if line.kind is LineKind.DATELINE:
            for day in dates.find(line.span.of(text), line.span.start):
                gap = _distance(day.nearest(last), first, last)
                if gap > DATELINE:
                    yield day.span, f"the report's dateline is {gap} days from it"
    deictic = [bool(_deictic().search(s.of(text))) for s in prose]
    for i, group in enumerate(named):
        beside = any(deictic[max(0, i - 1) : i + 2])
        for day in group:
            meant = day.nearest(last)
            reason = _weekday(day, meant) or _later(text, prose[i], day, meant, last)
            if not reason and beside and not near:
                reason = _far(text, day, meant, first, last)
            if reason:
                yield day.span, reason


def _distance(day: date, first: date, last: date) -> int:
    return max((first - day).days, (day - last).days, 0)


def _weekday(day: DateExpression, meant: date) -> str | None:
    """Explain a weekday that does not fit: "Monday, Oct. 21" in a year where that is a Saturday."""
    if day.weekday is None or day.year is not None or meant.weekday() == day.weekday:
        return None
    return f"{meant.isoformat()} is a {_day_name(meant)}"


def _day_name(day: date) -> str:
    names = numbers("dates", "weekdays")
    return max((n for n, k in names.items() if k == day.weekday()), key=len).capitalize()


def _later(text: str, line: Span, day: DateExpression, meant: date, last: date) -> str | None:
    """Explain a past event dated after publication."""
    gap = (meant - last).days
    if gap <= FUTURE or (day.year is None and gap > FAR):
        return None
    before = text[max(line.start, day.span.start - 80) : day.span.start]
    if not _ON.search(before):
        return None
    clause = re.split(r"[.,;:()“”\"]", before)[-1].lower().split()[-8:-1]
    past = any(w in _list("past") or (w.endswith("ed") and len(w) > 4) for w in clause)
    planned = any(w in _list("planned") for w in clause)
    if not past or planned:
        return None
    return f"it tells what happened on {meant.isoformat()}, {gap} days after it"


def _far(text: str, day: DateExpression, meant: date, first: date, last: date) -> str | None:
    """Explain a day without a year, months off, in a text that speaks of "Monday", "last week"."""
    gap = _distance(meant, first, last)
    if day.year is not None or gap <= FAR or not _ON.search(text[: day.span.start][-3:]):
        return None
    after = _NOUN.match(text[day.span.end : day.span.end + 30])
    if after and after[0][1:] not in _list("after_date"):  # "the Oct. 7 attack" is a name
        return None
    return (
        f"the text counts days from its writing (“Monday”, “last week”) and {meant.isoformat()}"
        f" is {gap} days from it"
    )


@cache
def _list(key: str) -> frozenset[str]:
    return frozenset(phrases("dates", "prose", key))


@cache
def _deictic() -> re.Pattern[str]:
    names = [d.capitalize() for d in numbers("dates", "weekdays") if len(d) > 5]
    both = [re.escape(p) for p in phrases("dates", "prose", "deictic")]
    starts = [re.escape(p.capitalize()) for p in phrases("dates", "prose", "deictic")]
    return re.compile(rf"\b(?:{'|'.join(sorted({*names, *both, *starts}))})\b")
