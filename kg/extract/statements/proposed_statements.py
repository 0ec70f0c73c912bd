"""Statements that other extractors brought or found too: how they are put is held to the parse.

In: the statements as the rules read them, and the candidates behind them. Out: the same where both
agree; where they differ on how firmly something is put, the value is left open. Who reads a
statement of the rules otherwise is told of, and changes nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.extractor import LLM, PROPOSED
from kg.extract.refusals import told
from kg.extract.reports.leash import conditions_left_out, denies_itself
from kg.model import AGAINST, Certainty, Finder, Modality, Polarity
from kg.model.replace import replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.extract.candidate import Candidate
    from kg.extract.report_candidate import ReportCandidate
    from kg.extract.statements.attributions import Attribution
    from kg.model import Diagnostic, Proposition, Stance, Statement
    from kg.parse import ParsedArticle

_SURENESS = (Certainty.CERTAIN, Certainty.PROBABLE, Certainty.POSSIBLE, Certainty.UNSPECIFIED)
"""Certainties from the surest: of two readings the less sure one counts."""
_CONDITIONED = (Modality.REALIS, Modality.FUTURE, Modality.INTENDED, Modality.POSSIBLE)
"""Modalities of what is conditional once a condition is known."""


def held(
    parsed: ParsedArticle, said: Sequence[Attribution], made: Sequence[Statement]
) -> tuple[list[Statement], tuple[Diagnostic, ...]]:
    """Return the statements of an article, those that were proposed held to what the rules read."""
    notes: list[Diagnostic] = []
    statements = [
        _held(parsed, one.report, statement, notes) if one.report.proposed else statement
        for one, statement in zip(said, made, strict=True)
    ]
    return statements, tuple(notes)


def _held(
    parsed: ParsedArticle, report: ReportCandidate, made: Statement, notes: list[Diagnostic]
) -> Statement:
    if not report.rule.startswith(PROPOSED):
        return _also_found(parsed, report, made, notes)
    (one,) = report.proposed
    candidate = one.candidate
    reasons: list[str] = []
    polarity = _polarity(parsed, made, candidate, reasons)
    modality = _modality(made, candidate, reasons)
    left_out = conditions_left_out(parsed, report.content, made.conditions)
    if left_out:
        reasons.append("condition-left-out")
        modality = Modality.CONDITIONAL if modality in _CONDITIONED else modality
    conditions = (*made.conditions, *left_out)
    if any(not any(c.overlaps(k) for k in conditions) for c in candidate.conditions):
        reasons.append("condition-unseen")
        modality = Modality.UNSPECIFIED
    certainty = _certainty(made, candidate)
    if modality is not made.modality:
        certainty = Certainty.UNSPECIFIED
    place = made.cue or made.content[0]
    notes += [told(r, one.rule, made.article, place) for r in reasons]
    return replace(
        made, polarity=polarity, modality=modality, certainty=certainty, conditions=conditions
    )


def _polarity(
    parsed: ParsedArticle, made: Statement, one: Candidate, reasons: list[str]
) -> Polarity:
    ours, theirs = made.polarity, one.polarity
    if theirs is None or theirs is ours or made.act in AGAINST:
        return ours
    if ours is Polarity.NEG:
        reasons.append("negation-denied")
    elif ours is Polarity.POS and theirs is Polarity.NEG:
        if _says_not(parsed, made):
            return ours
        reasons.append("negation-unseen")
    return Polarity.UNSPECIFIED


def _says_not(parsed: ParsedArticle, made: Statement) -> bool:
    """Tell whether a content itself says "not", and is put forward so: an answer may mean that."""
    return denies_itself(parsed, made.content)


def _modality(made: Statement, one: Candidate, reasons: list[str]) -> Modality:
    ours, theirs = made.modality, one.modality
    if theirs in (None, ours) or ours is Modality.UNSPECIFIED:
        return ours
    if theirs is Modality.UNSPECIFIED:
        return theirs
    if theirs is Modality.REALIS:
        reasons.append("modal-denied")
        return Modality.UNSPECIFIED
    if ours is Modality.REALIS:
        reasons.append("modal-unseen")
        return Modality.UNSPECIFIED
    return ours


def _certainty(made: Statement, one: Candidate) -> Certainty:
    theirs = one.certainty or made.certainty
    return max(made.certainty, theirs, key=_SURENESS.index)


def _also_found(
    parsed: ParsedArticle, report: ReportCandidate, made: Statement, notes: list[Diagnostic]
) -> Statement:
    """Return a statement of the rules, marked by who reads it in the same way."""
    finders = list(made.found_by)
    for one in report.proposed:
        differing = [name for name, same in _compared(parsed, made, one.candidate) if not same]
        if differing:
            words = ", ".join(differing)
            place = one.candidate.cue or one.candidate.content[0]
            notes.append(told("differs", one.rule, made.article, place, words))
            continue
        finders.append(Finder.LLM if one.rule.startswith(LLM) else Finder.PLUGIN)
    return replace(made, found_by=tuple(dict.fromkeys(finders)))


def _compared(parsed: ParsedArticle, made: Statement, one: Candidate) -> Iterable[tuple[str, bool]]:
    """Yield what is compared, with whether both read it so: speaker, act, polarity, modality."""
    places = made.speaker_spans
    if one.speaker is not None and places:
        yield "speaker", any(one.speaker.overlaps(p) for p in places)
    elif places:
        yield "speaker", False
    yield "act", one.act in (None, made.act)
    if made.act not in AGAINST:
        inside = one.polarity is Polarity.NEG and _says_not(parsed, made)
        yield "polarity", inside or one.polarity in (None, made.polarity)
    yield "modality", one.modality in (None, made.modality)


def left_open(
    claims: tuple[Proposition, ...],
    reports: Iterable[ReportCandidate],
    statements: Iterable[Statement],
) -> tuple[Proposition, ...]:
    """Return the claims, with no firm stance of a statement whose own standing was left open."""
    if not any(r.rule.startswith(PROPOSED) for r in reports):
        return claims
    open_ = {
        s.id: s
        for s in statements
        if s.rule.startswith(PROPOSED)
        and (s.modality is Modality.UNSPECIFIED or s.polarity is Polarity.UNSPECIFIED)
    }
    return tuple(
        replace(c, stances=tuple(_open(s, open_.get(s.statement)) for s in c.stances))
        for c in claims
    )


def _open(stance: Stance, whose: Statement | None) -> Stance:
    if whose is None or stance.presupposed:
        return stance
    modality, polarity = stance.modality, stance.polarity
    if whose.modality is Modality.UNSPECIFIED and modality is Modality.REALIS:
        modality = Modality.UNSPECIFIED
    if whose.polarity is Polarity.UNSPECIFIED:
        polarity = Polarity.UNSPECIFIED
    if modality is stance.modality and polarity is stance.polarity:
        return stance
    return replace(stance, modality=modality, polarity=polarity, certainty=Certainty.UNSPECIFIED)
