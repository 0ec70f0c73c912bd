"""The day that stands on a document: of a transcript above its turns, of a letter beside its text.

A transcript says at its head when it was spoken or broadcast, a letter when it was written. The day
on which either was put on a page is another matter, and is not used: nor is one of several days.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.articles.lines.timestamps import timestamp
from kg.articles.publication import written_dates as dates
from kg.extract.lexicon import words
from kg.extract.times import is_day
from kg.model import SPOKEN, Dated, LineKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.extract.report_candidate import ReportCandidate
    from kg.model import Line
    from kg.parse import ParsedArticle

HEAD = 12
"""Lines above the first turn that are a transcript's head, at most."""
SHORT = 20
"""Words of a line of a head, at most."""


def written_day(parsed: ParsedArticle, found: ReportCandidate) -> Dated | None:
    """Return the day that a transcript or letter tells of the words that a report holds."""
    if found.rule.startswith("transcript-"):
        return _of_transcript(parsed)
    if found.rule == "block-quotation" and found.signature is not None:
        return _of_letter(parsed, found.content.spans[0], found.signature)
    return None


def _of_transcript(parsed: ParsedArticle) -> Dated | None:
    lines = parsed.article.lines
    first = next((n for n, x in enumerate(lines) if x.kind is LineKind.SPEAKER_LABEL), 0)
    head = [
        x
        for x in lines[max(0, first - HEAD) : first]
        if len(x.span.of(parsed.text).split()) <= SHORT
    ]
    told = {w.strip(".,;:-–—()").casefold() for x in head for w in x.span.of(parsed.text).split()}
    if told.isdisjoint(words("transcripts")):
        return None
    return _only(parsed, head, "the day at the head of the transcript")


def _of_letter(parsed: ParsedArticle, content: Span, signature: Span) -> Dated | None:
    """Return the day beside a letter: it stands between the text before it and its signature."""
    lines = parsed.article.lines
    salutes = [
        n
        for n, x in enumerate(lines)
        if x.span.end <= content.start and _salutes(x.span.of(parsed.text))
    ]
    if not salutes:
        return None
    start = salutes[-1]
    while start and lines[start - 1].kind not in (LineKind.PROSE, *SPOKEN):
        start -= 1
    beside = [x for x in lines[start:] if x.span.start < signature.start and x.kind not in SPOKEN]
    day = _only(parsed, beside, "the day on the letter")
    if day is not None:
        return day
    published = parsed.article.published
    mailed = published is not None and published.basis.startswith(_MAILED)
    return published if mailed and published is not None and is_day(published) else None


_MAILED = "given by the mail's head"


def _salutes(text: str) -> bool:
    first = text.split()[0].casefold().strip(",:")
    return first in words("salutations") or text.casefold().startswith("to the editor")


def _only(parsed: ParsedArticle, lines: Iterable[Line], basis: str) -> Dated | None:
    """Return the one day that some lines tell which do not say when a page was put up."""
    days: set[str] = set()
    for line in lines:
        text = line.span.of(parsed.text)
        page = timestamp(text) if line.kind is LineKind.TIMESTAMP else None
        if page is not None and page.label in ("published", "updated"):
            continue
        days |= {d.edtf for d in dates.find(text) if d.edtf is not None}
    return Dated(days.pop(), basis) if len(days) == 1 else None
