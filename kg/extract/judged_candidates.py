"""What other extractors named in an article, and what came of each: kept, changed, or why not.

Comes in: the candidates, the notes on them and the statements that there are. Goes out: one value
for each candidate at its place, and one for each that could not be placed at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.extractor import PROPOSED
from kg.extract.refusals import PREFIX
from kg.ids import statement_id

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from kg.extract.candidate import Candidate, Proposed
    from kg.extract.report_candidate import ReportCandidate
    from kg.model import Diagnostic, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A candidate of another extractor, and what became of it.

    `by` is the rule that its statement carries. `statement` is the id of what it became, or of the
    statement of the rules that it is (`ours`); None where it was refused. `reasons` are codes with
    their words: why it was refused, or what was left open. One whose words stand nowhere has no
    `content`, and `place` is the sentence that it named.
    """

    by: str
    place: Span
    act: str | None = None
    cue: Span | None = None
    speakers: tuple[Span, ...] = ()
    target: Span | None = None
    content: tuple[Span, ...] = ()
    statement: str | None = None
    ours: bool = False
    reasons: tuple[tuple[str, str], ...] = ()


def judged(
    article: str,
    proposed: Sequence[Proposed],
    notes: Iterable[Diagnostic],
    reports: Iterable[ReportCandidate],
    there: Collection[str],
) -> Iterator[Judged]:
    """Yield what came of candidates.

    `article` is the hash of its text, `there` are the ids of the statements that there are.
    `reports` are those that were kept: none of an article without a parse.
    """
    told = [n for n in notes if n.code.startswith(PREFIX) and n.span is not None]
    by_candidate = {id(one): report for report in reports for one in report.proposed}
    known = {_place(one.candidate) for one in proposed}
    for one in proposed:
        said, report = one.candidate, by_candidate.get(id(one))
        cue = report.cue if report is not None else said.cue
        spans = report.content.spans if report is not None else tuple(sorted(said.content))
        name = statement_id(article, cue, spans)
        place = _place(said)
        yield Judged(
            by=one.rule,
            place=place,
            act=said.act.value if said.act is not None else None,
            cue=said.cue,
            speakers=(said.speaker,) if said.speaker is not None else (),
            target=said.target,
            content=said.content,
            statement=name if name in there else None,
            ours=report is not None and not report.rule.startswith(PROPOSED),
            reasons=tuple(dict.fromkeys(_reason(n) for n in told if n.span == place)),
        )
    for note in told:
        if note.span is not None and note.span not in known:
            by, _, _ = note.message.partition(": ")
            yield Judged(by=by, place=note.span, reasons=(_reason(note),))


def _place(said: Candidate) -> Span:
    return said.cue or said.content[0]


def _reason(note: Diagnostic) -> tuple[str, str]:
    _, _, words = note.message.partition(": ")
    return note.code.removeprefix(PREFIX), words
