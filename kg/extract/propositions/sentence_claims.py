"""The claim of a content that cannot be taken apart into clauses: its words as they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.propositions.labels.noun_labels import is_bare_name
from kg.extract.propositions.labels.whole_sentences import is_sentence
from kg.extract.propositions.stances import stance_on_content
from kg.extract.propositions.verbatim import verbatim_proposition
from kg.model import Act, Diagnostic, Severity

if TYPE_CHECKING:
    from kg.extract.propositions.plover_acts import Claim
    from kg.extract.report_candidate import ReportCandidate
    from kg.model import Statement
    from kg.parse import ParsedArticle

IN_WORDS = "claims-in-words"
"""Code of the warning of contents that are not taken apart, though they could be."""
FRAGMENT = 3
"""Words of a content that cannot be taken apart, at most: no claim."""


def claim_in_words(
    parsed: ParsedArticle, found: ReportCandidate, statement: Statement
) -> list[Claim]:
    """Return what a content claims by its words alone.

    A fragment of three words ("a rift", "to talk") claims nothing, if it is no charge ("fraud").
    The mere name of who is charged is none: "Chad accuses | Mali |". Nor are words that make no
    sentence: "who told the board that".
    """
    told = sum(len(s.of(parsed.text).split()) for s in statement.content)
    head = next(iter(found.content.heads), None)
    named = head is not None and is_bare_name(head)
    if told <= FRAGMENT and (statement.act is not Act.ACCUSE or named):
        return []
    stance = stance_on_content(parsed, statement, head)
    claim = verbatim_proposition(parsed, statement, head, stance)
    return [(claim, None)] if is_sentence(claim.label) else []


def claimed_in_words(article: str, contents: int) -> tuple[Diagnostic, ...]:
    """Return a warning of contents that no steps were left to take apart, if there are any."""
    if not contents:
        return ()
    many = "one content is" if contents == 1 else f"{contents} contents are"
    warning = Diagnostic(
        code=IN_WORDS,
        severity=Severity.WARNING,
        message=f"{many} claimed by the words alone: too much is said for the text's length",
        article=article,
    )
    return (warning,)
