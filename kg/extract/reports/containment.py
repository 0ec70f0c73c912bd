"""Which reports stand inside the content of which others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.report_candidate import place_of
from kg.extract.span_index import SpanIndex

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.extract.report_candidate import ReportCandidate


def contains(outer: ReportCandidate, inner: ReportCandidate) -> bool:
    """Tell whether one report stands inside the content of another."""
    place = place_of(inner)
    if outer is inner:
        return False
    for span in outer.content.spans:  # noqa: SIM110 - asked of each report and its neighbours
        if span.start <= place.start and place.end <= span.end:
            return True
    return False


def contents(found: Iterable[ReportCandidate]) -> SpanIndex[ReportCandidate]:
    """Return reports by the blocks of text that their contents lie in."""
    near: SpanIndex[ReportCandidate] = SpanIndex()
    for one in found:
        near.add(one, one.content.spans)
    return near


def outside(inner: ReportCandidate, near: SpanIndex[ReportCandidate]) -> list[ReportCandidate]:
    """Return the reports that one stands inside the content of, in their order."""
    place = place_of(inner)
    found = []
    for outer in near.at(place.start):
        for span in outer.content.spans:
            if span.start <= place.start and place.end <= span.end:
                if outer is not inner:
                    found.append(outer)
                break
    return found
