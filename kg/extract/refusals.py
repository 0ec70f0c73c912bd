"""Why a candidate of an extractor becomes no statement, or not the one that it was: told, counted.

Each reason is the code of a diagnostic, so that `report.json` counts them. The message has no word
of the article; its place has.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import Diagnostic, Severity

if TYPE_CHECKING:
    from kg.model import Span

REFUSED = {
    "malformed": "the answer is not in the form that was asked for",
    "no-such-sentence": "it names a sentence that was not shown",
    "not-verbatim": "words that it names do not stand in their sentence",
    "not-in-list": "a value that it gives is in no closed list",
    "no-content": "it names nothing that was said",
    "outside": "a place that it names is outside of what is read",
    "no-cue": "it names no word that reports the act, and no quotation",
    "long-cue": "what it names as the word that reports the act runs on",
    "cue-in-content": "the word that reports the act stands inside what it names as said",
    "no-noun-phrase": "what it names as speaker is no noun phrase",
    "part-of-phrase": "what it names as speaker is part of another's noun phrase",
    "not-who-speaks": "grammar gives the word that reports the act another subject",
    "no-speaker": "no actor can be made out in what it names as speaker",
    "negated-cue": "the word that reports the act is negated, and the answer does not say so",
    "act-against-cue": "the act is for what the cue is against, or against what it is for",
    "negation-cut": "a negation of what it names as said stands outside of it",
    "cut-out": "what it names as said is cut out of a clause that governs it",
    "filtered": "a report found so by a rule would be dropped",
    "breaks-list-rule": "its values contradict each other",
}
"""Reasons for which a candidate becomes no statement."""

CHANGED = {
    "negation-denied": "grammar sees a negation that the answer denies: polarity left open",
    "negation-unseen": "the answer sees a negation that grammar does not: polarity left open",
    "modal-denied": "grammar sees a modal that the answer denies: modality left open",
    "modal-unseen": "the answer sees a modal that grammar does not: modality left open",
    "condition-left-out": "a condition stands outside of what it names as said: added",
    "condition-unseen": "it names a condition that grammar does not see: modality left open",
    "differs": "it reads a statement of the rules otherwise: the rules' reading stands",
    "target-unseen": "what it names as target is no noun phrase: left out",
}
"""Reasons for which a statement is not all that its candidate was."""

PREFIX = "candidate-"
"""How the codes of these diagnostics begin."""


def told(
    reason: str, rule: str, article: str, span: Span | None = None, more: str = ""
) -> Diagnostic:
    """Return the diagnostic of a reason; `rule` says whose candidate it was."""
    refused = REFUSED.get(reason)
    words = refused if refused is not None else CHANGED[reason]
    return Diagnostic(
        code=PREFIX + reason,
        severity=Severity.INFO,
        message=f"{rule}: {words}" + (f" ({more})" if more else ""),
        article=article,
        span=span,
    )
