"""Who speaks in each report: its speakers as actors, and through whom it came.

In: the reports that selection kept, in text order. Out: an attribution for each that somebody, or
nobody who can be named, is held to; and the reports that nobody could be held to.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.extract.actors.source_resolution import (
    is_somebody,
    outlets_as_actors,
    speakers_as_actors,
    still_speaking,
)
from kg.extract.report_candidate import Dropped
from kg.extract.reports.nesting import containing_reports, tellers
from kg.ids import statement_id
from kg.model.quick_init import quick_init

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extract.actors.identities import Identities
    from kg.extract.report_candidate import ReportCandidate
    from kg.model import Participant
    from kg.parse import ParsedArticle

REPORT = 200
"""Steps that a report counts for: who, when, how firmly, about whom."""


@quick_init
@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """A report with its speakers as actors; `id` is that of the statement it becomes.

    `via` are the statements that tell it, and the outlets that it came through.
    """

    id: str
    report: ReportCandidate
    speakers: tuple[Participant, ...]
    via: tuple[str, ...]


def attributions(
    parsed: ParsedArticle, found: Sequence[ReportCandidate], identities: Identities
) -> tuple[tuple[Attribution, ...], tuple[Dropped, ...]]:
    """Return the attributions of an article, in text order, and the reports that make none."""
    ids = [statement_id(parsed.article.sha256, f.cue, f.content.spans) for f in found]
    around_of = containing_reports(found)
    teller_of = tellers(parsed, found, around_of)
    heard = _whose_quotation_goes_on(found, around_of)
    made: list[Attribution] = []
    unmade: list[Dropped] = []
    before: Attribution | None = None
    for number, one in enumerate(found):
        parsed.spend(REPORT)
        teller = teller_of[number]
        running = before.speakers if before and _goes_on(parsed, before, one) else ()
        speakers = speakers_as_actors(parsed, one, running, identities)
        nobody = one.rule == "unsourced" or one.asked
        nobody = nobody or any(identities.facts.people.is_ambiguous(h) for h in one.speakers)
        if not speakers and not one.carry and not nobody and not is_somebody(one):
            unmade.append(Dropped(report=one, step="no-speaker"))
            continue
        told = [ids[teller]] if teller is not None else []
        via = (*told, *outlets_as_actors(parsed, one, speakers, identities))
        made.append(Attribution(id=ids[number], report=one, speakers=speakers, via=via))
        if number in heard:
            before = made[-1]
    known = {a.id for a in made} | identities.actors.keys()  # an outer report may make none
    kept = [
        a if known.issuperset(a.via) else replace(a, via=tuple([v for v in a.via if v in known]))
        for a in made
    ]
    return tuple(kept), tuple(unmade)


def _goes_on(parsed: ParsedArticle, before: Attribution, one: ReportCandidate) -> bool:
    """Tell whether a quotation without a cue may go on with who spoke last."""
    report = before.report
    places = [*report.content.spans, *(p.span for p in before.speakers if p.span is not None)]
    places += [report.cue] if report.cue is not None else []
    return still_speaking(parsed, max(p.end for p in places), one)


def _whose_quotation_goes_on(
    found: Sequence[ReportCandidate], around_of: Sequence[Sequence[int]]
) -> set[int]:
    """Return the numbers of the reports whose speakers a quotation without a cue goes on with.

    They stand in no other's content; but "“…,” Lee was quoted as saying, according to the Herald"
    quotes Lee, and the Herald only hands it on.
    """
    handed_on = {
        number: around
        for number, around in enumerate(around_of)
        if found[number].content.frame == "quote"
        and around
        and all(found[k].rule == "according-to" for k in around)
    }
    handing_on = {k for around in handed_on.values() for k in around}
    alone = {number for number, around in enumerate(around_of) if not around}
    spoken = (alone - handing_on) | handed_on.keys()
    return {number for number in spoken if not found[number].extra}
