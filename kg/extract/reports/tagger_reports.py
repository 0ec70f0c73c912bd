"""What a trained tagger found, as reports: what the rules left out, snapped to the parse.

The rules come first: they know the act, the standing and the nested reports. The tagger adds the
attributions whose cue no rule took.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.grammar.clause_structure import is_negated
from kg.extract.report_candidate import ReportCandidate
from kg.extract.reports.marked_places import (
    content_of,
    head_of,
    known_act,
    same_content,
    same_cue,
)
from kg.model import Act, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kg.extract.grammar.quotation_spans import Quote
    from kg.parse import ParsedArticle
    from kg.tagger.runtime import Tagged

_SURE = 0.8
"""Score from which a tagger's report is taken. With a tagger trained on PolNeAR's training part,
precision on its development part is 74 from here on and 69 without a limit, at the same F1."""

_MOST_CUE = 12
"""Tokens of a cue beyond which a tagger has run on."""


def tagged_reports(
    parsed: ParsedArticle,
    tagged: Iterable[Tagged],
    kept: Sequence[ReportCandidate],
    quotes: tuple[Quote, ...],
) -> Iterator[ReportCandidate]:
    """Yield the reports that no rule found, in the order of the tagger's."""
    for one in tagged:
        if one.score < _SURE or not one.cue or not one.content:
            continue
        if any(_taken(one, found) for found in kept):
            continue
        cue = head_of(parsed, one.cue)
        content = content_of(parsed, one.content, quotes)
        if cue is None or content is None or len(parsed.within(one.cue[0])) > _MOST_CUE:
            continue
        who = head_of(parsed, one.source[:1])
        if one.source and who is None:
            continue
        negated = is_negated(parsed, cue)
        act = known_act(cue, [t for s in one.cue for t in parsed.within(s)]) or Act.STATE
        if negated and act not in (Act.STATE, Act.CONFIRM, Act.AGREE):
            continue
        yield ReportCandidate(
            rule="tagger",
            cue=Span(one.cue[0].start, one.cue[0].end),
            verb=cue,
            act=act,
            speakers=(who,) if who is not None else (),
            content=content,
            withheld=negated,
            asked=who is None,
            score=one.score if one.right is None else one.right,
            mention=one.source[0] if one.source else None,
        )


def found_by_both(
    tagged: Iterable[Tagged], kept: Sequence[ReportCandidate]
) -> Iterator[ReportCandidate]:
    """Yield the reports of rules, those that the tagger found too marked so: by cue and content."""
    sure = [one for one in tagged if one.score >= _SURE]
    for found in kept:
        same = any(same_cue(one.cue, found) and same_content(one.content, found) for one in sure)
        yield replace(found, tagged=True) if same else found


def _taken(one: Tagged, found: ReportCandidate) -> bool:
    """Tell whether a rule took the cue, or holds most of the content, or the cue within its own."""
    within = any(s.covers(c) for s in found.content.spans for c in one.cue)
    return same_cue(one.cue, found) or within or same_content(one.content, found)
