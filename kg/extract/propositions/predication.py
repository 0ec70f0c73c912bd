"""Whether a content says something of the events that it takes for granted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import Act

if TYPE_CHECKING:
    from kg.extract.propositions.plover_acts import Claim
    from kg.extract.report_candidate import ReportCandidate
    from kg.model import Statement
    from kg.parse import ParsedArticle


def predicated(
    parsed: ParsedArticle, found: ReportCandidate, statement: Statement, claims: list[Claim]
) -> bool:
    """Tell whether what is said is still untold: "the raid | was a crime" claims more than a raid.

    Whoever condemns or praises a raid says no more than that there was one.
    """
    if not claims or not all(c.stances[0].presupposed for c, _ in claims):
        return False
    frame = found.content.frame
    if statement.act in (Act.CONDEMN, Act.PRAISE, Act.WORRY) and (
        frame == "noun" or frame.endswith("-phrase")
    ):
        return False
    head = next(iter(found.content.heads), None)
    events = {f.event.predicate.i for _, f in claims if f is not None}
    return head is not None and not events & {t.i for t in parsed.conjuncts(head)}
