"""Who tells whose report: what stands inside the content of another is told by its speaker.

Each report has at most one teller, and nobody tells himself by way of others: tellers make a tree.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.dependents import active_subject
from kg.extract.grammar.functions import is_relative_clause
from kg.extract.grammar.phrase_spans import opener
from kg.extract.reports.containment import contains, contents, outside
from kg.model import Act

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extract.report_candidate import ReportCandidate
    from kg.parse import ParsedArticle


def containing_reports(found: Sequence[ReportCandidate]) -> list[list[int]]:
    """Return for each report the numbers of those whose content it stands in.

    Where two contents each hold the other's cue, one of them runs too far; the longer is around
    the shorter.
    """
    near = contents(found)
    numbers = {id(one): k for k, one in enumerate(found)}
    return [
        [
            numbers[id(other)]
            for other in outside(one, near)
            if not (contains(one, other) and _width(one) > _width(other))
        ]
        for one in found
    ]


def _width(found: ReportCandidate) -> tuple[int, int]:
    return sum(s.end - s.start for s in found.content.spans), -found.start


def tellers(
    parsed: ParsedArticle, found: Sequence[ReportCandidate], outer: Sequence[Sequence[int]]
) -> list[int | None]:
    """Return for each report the number of the nearest one around it that tells it, or None."""
    told: list[int | None] = [None] * len(found)
    for number, one in enumerate(found):
        near = [k for k in outer[number] if tells(parsed, found[k], one)]
        for k in sorted(near, key=lambda k: -found[k].start):
            if number not in _above(told, k):
                told[number] = k
                break
    return told


def _above(told: Sequence[int | None], number: int) -> list[int]:
    """Return a report and those that tell it, inner to outer."""
    chain = [number]
    while (up := told[chain[-1]]) is not None:
        chain.append(up)
    return chain


def tells(parsed: ParsedArticle, outer: ReportCandidate, inner: ReportCandidate) -> bool:
    """Tell whether what stands inside a content is told by whoever says that.

    Who resists calls tells of no calls, and "…, which officials said on Monday could …" between
    commas is the narrator's remark.
    """
    if outer.act is Act.REFUSE and outer.content.frame == "noun":
        return False
    verb = inner.verb
    if verb is None or not is_relative_clause(verb) or outer.content.frame == "quote":
        return True
    first = opener(parsed, verb)
    own = active_subject(parsed, verb)
    aside = first.lemma == "which" and parsed.tokens[first.i - 1].text == ","
    return not aside or own is None or own.i == first.i or own.pos == "PRON"
