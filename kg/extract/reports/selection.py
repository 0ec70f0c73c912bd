"""From all that the rules found to one report per cue, none of it twice."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.extract.report_candidate import Dropped
from kg.extract.reports.crowded_sentences import sentence_of, warnings
from kg.extract.reports.filter_tests import Scene
from kg.extract.reports.filters import FILTERS
from kg.extract.reports.proposed_reports import entered
from kg.extract.reports.quotations.quotation_kind import to_closing_mark
from kg.extract.reports.report_rules import CLAUSE_RULES, QUOTATION_RULES, rule_of
from kg.extract.reports.tagger_reports import found_by_both, tagged_reports
from kg.extract.span_index import SpanIndex

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from kg.extract.candidate import Proposed
    from kg.extract.grammar.quotation_spans import Quote
    from kg.extract.report_candidate import ReportCandidate
    from kg.extract.reports.report_rules import Rule
    from kg.model import Diagnostic, Span
    from kg.parse import ParsedArticle
    from kg.tagger.runtime import Tagged


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """The reports that were kept, in text order, and each that was not, with the step's name.

    `changed` are pairs of a report as it was found and as it was kept with more of its quotation.
    """

    kept: tuple[ReportCandidate, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    changed: tuple[tuple[ReportCandidate, ReportCandidate], ...] = ()
    notes: tuple[Diagnostic, ...] = ()


def select(
    parsed: ParsedArticle,
    quotes: tuple[Quote, ...],
    tagged: Iterable[Tagged] = (),
    without: Collection[str] = (),
    proposed: Sequence[Proposed] = (),
) -> Selection:
    """Return the reports of an article in text order, each cue and each content once.

    What a tagger found is added where no rule found it, and what other extractors `proposed`. A
    note tells of sentences that report too often to be read
    (`kg.extract.reports.crowded_sentences`). `without` names rules and filters that are left out.
    """
    dropped: list[Dropped] = []
    found = _found(parsed, quotes, dropped, without)
    kept = _left(parsed, quotes, found, dropped, without)
    crowded = {sentence_of(parsed, d.report) for d in dropped if d.step == "crowded"}
    grown = [to_closing_mark(f, quotes) for f in kept]
    changed = [(f, g) for f, g in zip(kept, grown, strict=True) if f is not g]
    kept = _joined(grown, parsed, dropped, changed)
    if "tagger" not in without:
        tagged = tuple(tagged)
        added = tagged_reports(parsed, tagged, tuple(kept), quotes)
        kept = [*found_by_both(tagged, kept), *added]
    notes = warnings(parsed, frozenset(crowded))
    if proposed:
        more = entered(parsed, quotes, kept, proposed)
        kept, notes = [*more.kept, *more.added], (*notes, *more.notes)
    return Selection(
        kept=tuple(sorted(kept, key=lambda f: (f.start, f.rule, f.content.spans))),
        dropped=tuple(dropped),
        changed=tuple(changed),
        notes=notes,
    )


def _found(
    parsed: ParsedArticle,
    quotes: tuple[Quote, ...],
    dropped: list[Dropped],
    without: Collection[str],
) -> tuple[ReportCandidate, ...]:
    """Return what the rules find, rule by rule; quotations but those that others hold at length."""
    found = list(_run(CLAUSE_RULES, without, parsed))
    at_length: SpanIndex[ReportCandidate] = SpanIndex()
    for one in found:
        at_length.add(one, one.quoted)
    for one in _run(QUOTATION_RULES, without, parsed, quotes):
        holders = _said_at_length(one, at_length)
        if holders:
            dropped.append(Dropped(report=one, step="said-at-length", because=holders))
        else:
            found.append(one)
    return tuple(found)


def _run[**P](
    rules: Iterable[Rule[P]], without: Collection[str], *args: P.args, **kwargs: P.kwargs
) -> Iterator[ReportCandidate]:
    """Yield what the rules find but those left out: each function runs once for all its rules."""
    runs = {r.run: None for r in rules if r.run is not None and r.name not in without}
    for run in runs:
        for one in run(*args, **kwargs):
            if not without or rule_of(one.rule).name not in without:
                yield one


def _said_at_length(
    found: ReportCandidate, at_length: SpanIndex[ReportCandidate]
) -> tuple[ReportCandidate, ...]:
    """Return the turns or blocks whose words a quotation without a cue is, marks and all."""
    if not found.carry:
        return ()
    return tuple(
        one
        for span in found.content.spans
        for one in at_length.at(span.start)
        if any(q.overlaps(span) for q in one.quoted)
    )


def _left(
    parsed: ParsedArticle,
    quotes: tuple[Quote, ...],
    found: tuple[ReportCandidate, ...],
    dropped: list[Dropped],
    without: Collection[str],
) -> list[ReportCandidate]:
    """Return the reports that no filter drops, those of the more specific rules first.

    The others are added to `dropped`.
    """
    scene = Scene(parsed=parsed, quotes=quotes, found=found)
    left = sorted(found, key=_order)
    for group in FILTERS:
        tests = [(f.name, f.prepare(scene)) for f in group if f.name not in without]
        kept = []
        for one in left:
            for step, test in tests:
                grounds = test(one)
                if grounds is not None:
                    dropped.append(Dropped(report=one, step=step, because=grounds))
                    break
            else:
                kept.append(one)
        left = kept
        scene = Scene(parsed=parsed, quotes=quotes, found=tuple(left))
    return left


def _order(found: ReportCandidate) -> tuple[int, int, tuple[Span, ...]]:
    return rule_of(found.rule).rank, found.start, found.content.spans


def _joined(
    kept: list[ReportCandidate],
    parsed: ParsedArticle,
    dropped: list[Dropped],
    changed: list[tuple[ReportCandidate, ReportCandidate]],
) -> list[ReportCandidate]:
    """Return the reports with a quotation that goes on after its cue as one with its beginning.

    `A “turning point,” Ann Lee said. “Nobody expected it.”`: what is split by its cue is one.
    """
    ordered = sorted(kept, key=lambda f: f.start)
    gone: set[int] = set()
    grown: dict[int, ReportCandidate] = {}
    for k, one in enumerate(ordered):
        if not one.carry or k == 0:
            continue
        before = ordered[k - 1]
        if before.cue is None or before.content.frame == "quote" or before.verb is None:
            continue
        if before.content.spans[-1].end > before.cue.start:
            continue
        last = parsed.sentence(before.verb)[1]
        start = one.content.spans[0].start
        next_to = last < len(parsed.tokens) and 0 <= start - parsed.tokens[last - 1].end < 4
        if next_to and parsed.line_of[before.verb.i] is parsed.line_of[parsed.at(start)]:
            spans = (*before.content.spans, *one.content.spans)
            heads = (*before.content.heads, *one.content.heads)
            content = replace(before.content, spans=spans, heads=heads)
            grown[k - 1] = replace(before, content=content, quoted=(*before.quoted, *one.quoted))
            gone.add(k)
            dropped.append(Dropped(report=one, step="joined", because=(before,)))
            changed.append((before, grown[k - 1]))
    return [grown.get(k, f) for k, f in enumerate(ordered) if k not in gone]
