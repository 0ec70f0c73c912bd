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
    from kg.extract.report_candidate import ReportCandidate
    from kg.parse import ParsedArticle

MOST = 20
"""Reports of a sentence: of 1,020 sentences that report, one does so four times and none more."""


def without_crowded(
    parsed: ParsedArticle, found: list[ReportCandidate]
) -> tuple[list[ReportCandidate], tuple[Diagnostic, ...]]:
    """Return the reports but those of sentences with more than `MOST`, and a warning of these."""
    sentences = [parsed.tokens[parsed.at(place_of(f).start)].sent for f in found]
    crowded = {s for s, count in Counter(sentences).items() if count > MOST}
    if not crowded:
        return found, ()
    first, last = parsed.parse.sentences[min(crowded)]
    many = "a sentence reports" if len(crowded) == 1 else f"{len(crowded)} sentences report"
    warning = Diagnostic(
        code=OVER_BUDGET,
        severity=Severity.WARNING,
        message=f"{many} more than {MOST} times; what is said there is not in the graph",
        article=parsed.article.id,
        span=parsed.span(first, last),
    )
    return [f for f, s in zip(found, sentences, strict=True) if s not in crowded], (warning,)
