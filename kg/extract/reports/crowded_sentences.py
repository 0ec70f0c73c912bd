"""Sentences that report too often to be sentences: lists, tables and what is made to look so.

Each of their reports would hold all that follow, so that the work grew with the square of their
length, and nobody could say who tells what.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kg.extract.report_candidate import place_of
from kg.guard import OVER_BUDGET
from kg.model import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.extract.report_candidate import ReportCandidate
    from kg.parse import ParsedArticle

MOST = 20
"""Reports of a sentence: of 1,020 sentences that report, one does so four times and none more."""


def sentence_of(parsed: ParsedArticle, found: ReportCandidate) -> int:
    """Return the number of the sentence in which a report stands."""
    return parsed.tokens[parsed.at(place_of(found).start)].sent


def crowded_sentences(parsed: ParsedArticle, found: Iterable[ReportCandidate]) -> frozenset[int]:
    """Return the numbers of the sentences with more than `MOST` of these reports."""
    counted = Counter([sentence_of(parsed, f) for f in found])
    return frozenset([s for s, count in counted.items() if count > MOST])


def warnings(parsed: ParsedArticle, crowded: frozenset[int]) -> tuple[Diagnostic, ...]:
    """Return a warning of sentences that are not read for their many reports, if there are any."""
    if not crowded:
        return ()
    first, last = parsed.parse.sentences[min(crowded)]
    many = "a sentence reports" if len(crowded) == 1 else f"{len(crowded)} sentences report"
    warning = Diagnostic(
        code=OVER_BUDGET,
        severity=Severity.WARNING,
        message=f"{many} more than {MOST} times; what is said there is not in the graph",
        article=parsed.article.id,
        span=parsed.span(first, last),
    )
    return (warning,)
