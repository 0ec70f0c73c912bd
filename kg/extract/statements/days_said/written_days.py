"""The day that stands on a document: of a transcript above its turns, of a letter beside its text.

A transcript says at its head when it was spoken or broadcast, a letter when it was written. The day
on which either was put on a page is another matter, and is not used: nor is one of several days.
"""

from __future__ import annotations

import re
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from kg.articles.lines import turns
from kg.articles.lines.timestamps import timestamp
from kg.articles.publication import written_dates as dates
from kg.extract.lexicon import words
from kg.extract.times import is_day
from kg.model import SPOKEN, Dated, LineKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.extract.report_candidate import ReportCandidate
    from kg.extract.times import Timeline
    from kg.model import Line
    from kg.parse import ParsedArticle

HEAD = 12
"""Lines above the first turn that are a transcript's head, at most."""
SHORT = 20
"""Words of a line of a head, at most."""
MEMBERS = 2
"""Members with labels by which a record is a parliament's, at least: one alone is a speech."""
_NEAR = 3
"""Words up from a day to the verb that it dates, with the preposition between."""
_LABEL = LineKind.SPEAKER_LABEL
_TRANSCRIPT = ("day of a transcript",)
_WORD = re.compile(r"[^\W\d_]+")


def written_day(parsed: ParsedArticle, found: ReportCandidate, timeline: Timeline) -> Dated | None:
    """Return the day that a transcript or letter tells of the words that a report holds."""
    if found.rule.startswith("transcript-"):
        if _TRANSCRIPT not in parsed.memory:
            parsed.memory[_TRANSCRIPT] = _of_transcript(parsed, timeline)
        day: Dated | None = parsed.memory[_TRANSCRIPT]
        return day
    if found.rule == "block-quotation" and found.signature is not None:
        return _of_letter(parsed, found.content.spans[0], found.signature)
    return None


def _of_transcript(parsed: ParsedArticle, timeline: Timeline) -> Dated | None:
    lines = parsed.article.lines
    first = next((n for n, x in enumerate(lines) if x.kind is LineKind.SPEAKER_LABEL), 0)
    above = lines[max(0, first - HEAD) : first]
    head = [x for x in above if len(x.span.of(parsed.text).split()) <= SHORT]
    if not _words_of(parsed, head).isdisjoint(words("transcripts")):
        day = _only(parsed, head, "the day at the head of the transcript")
        if day is not None:
            return day
    return (
        _of_broadcast(parsed, above, timeline)
        or _of_briefing(parsed, timeline)
        or _of_house(parsed, head, timeline)
    )


def _words_of(parsed: ParsedArticle, lines: Iterable[Line]) -> set[str]:
    return {w.casefold() for x in lines for w in _WORD.findall(x.span.of(parsed.text))}


def _of_broadcast(parsed: ParsedArticle, head: Iterable[Line], timeline: Timeline) -> Dated | None:
    """Return the one day that a head tells of the broadcast: "which aired on Friday"."""
    days = {}
    for line in head:
        for told in timeline.expressions:
            if not line.span.covers(told.span) or not is_day(Dated(told.value or "", "")):
                continue
            above = parsed.ancestors(parsed.tokens[told.first])
            if any(t.lemma in words("broadcasting") for t in islice(above, _NEAR)):
                days[told.value or ""] = told.basis
    if len(days) != 1:
        return None
    ((day, basis),) = days.items()
    return Dated(day, f"the day of the broadcast from {basis}")


def _of_briefing(parsed: ParsedArticle, timeline: Timeline) -> Dated | None:
    """Return the day on which the record of a briefing came out, which is that of the briefing.

    It is known by its labels: reporters without names ("QUESTION:", "Q") and an official by style
    or office alone ("MS. HOLM:", "THE MINISTER:"). An interview, with names or with "A" for the
    answers, is printed on another day.
    """
    labels = {x.span.of(parsed.text) for x in parsed.article.lines if x.kind is _LABEL}
    told = [[w.casefold() for w in _WORD.findall(label)] for label in labels]
    asks = any(len(t) == 1 and t[0] in words("asking_labels") for t in told)
    answers = any(t and t[0] in words("official_labels") for t in told)
    edited = any(t == ["a"] or t[:1] == ["answer"] for t in told)
    day = timeline.published
    if not asks or not answers or edited or day is None:
        return None
    return Dated(day.isoformat(), "the day on which the record of the briefing was published")


def _of_house(parsed: ParsedArticle, head: list[Line], timeline: Timeline) -> Dated | None:
    """Return the day on which the record of a parliament is dated, which is that of the sitting.

    It is known by its chair, who is addressed at the head of a turn ("Mr Speaker, we …") or has a
    label, and by members whom their labels call by style ("Mr J HALE:"). A head that tells another
    day leaves it open.
    """
    day = timeline.published
    if day is None:
        return None
    lines = parsed.article.lines
    labels = [x.span.of(parsed.article.text) for x in lines if x.kind is _LABEL]
    members = {x for x in labels if _styled(x)}
    spoken = [b for a, b in pairwise(lines) if a.kind is _LABEL and b.kind is LineKind.TURN]
    chaired = any(turns.is_office_in_capitals(x.rstrip(" :.")) for x in labels)
    if len(members) < MEMBERS or not (
        chaired or any(_addresses_chair(x.span.of(parsed.text)) for x in spoken)
    ):
        return None
    told = {d.edtf for x in head for d in dates.find(x.span.of(parsed.text)) if d.edtf is not None}
    if told - {day.isoformat()}:
        return None
    return Dated(day.isoformat(), "the day of the sitting that the record is dated")


def _styled(label: str) -> bool:
    """Tell whether a label calls a member by style, with his name in capitals: "Mr J HALE:"."""
    told = _WORD.findall(label)
    styled = len(told) > 1 and told[0].casefold() in words("official_labels")
    return styled and told[0] != "The" and len(told[-1]) > 1 and told[-1].isupper()


def _addresses_chair(said: str) -> bool:
    """Tell whether words begin by speaking to the chair of a house: "Madam Speaker, we …"."""
    opening = said.partition(",")[0].casefold().replace(".", "")
    return opening in words("chairs_addressed")


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
