"""What extractors beside the rules found, as reports: snapped to the parse, held to it, or refused.

The rules come first: what both find is the rules' report, marked so, and what is left over is
added. A candidate that does not hold is told with its reason (`kg.extract.refusals`).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.extract.clauses import clause_index
from kg.extract.grammar.clause_structure import is_negated
from kg.extract.grammar.dependents import direct_object
from kg.extract.lexicon import lexicon
from kg.extract.refusals import told
from kg.extract.report_candidate import ReportCandidate
from kg.extract.reports.filter_tests import Scene
from kg.extract.reports.filters import FILTERS
from kg.extract.reports.leash import (
    against_content,
    against_speaker,
    against_subject,
    denies_itself,
    noun_head,
    pronoun_before,
    speaker_head,
)
from kg.extract.reports.marked_places import (
    head_of,
    known_act,
    same_content,
    same_cue,
)
from kg.extract.reports.proposed_contents import proposed_content
from kg.model import AGAINST, READ, Act

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extract.candidate import Candidate, Proposed
    from kg.extract.grammar.quotation_spans import Quote
    from kg.extract.report_candidate import Content
    from kg.model import Diagnostic, Token
    from kg.parse import ParsedArticle

MOST_CUE = 12
"""Tokens of a cue beyond which an extractor has run on, as a tagger does."""
_UNSAID = (Act.STATE, Act.CONFIRM, Act.AGREE)
"""Acts that are withheld where their cue is negated: "did not say"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """The rules' reports, marked where others found them too; those added; what was refused."""

    kept: tuple[ReportCandidate, ...]
    added: tuple[ReportCandidate, ...] = ()
    notes: tuple[Diagnostic, ...] = ()


def entered(
    parsed: ParsedArticle,
    quotes: tuple[Quote, ...],
    kept: Sequence[ReportCandidate],
    proposed: Sequence[Proposed],
) -> Entered:
    """Return what comes of candidates beside the reports that selection kept."""
    both: dict[int, list[Proposed]] = defaultdict(list)
    fresh: list[tuple[ReportCandidate, Proposed]] = []
    notes: list[Diagnostic] = []
    for one in proposed:
        number = _same_as(one.candidate, kept)
        if number is not None:
            both[number].append(one)
            continue
        try:
            fresh.append((_report(parsed, quotes, one), one))
        except _RefusedError as refused:
            notes.append(_note(parsed, one, str(refused)))
    added, dropped = _filtered(parsed, quotes, kept, fresh)
    notes += dropped
    marked = (
        replace(found, proposed=tuple(both[number])) if number in both else found
        for number, found in enumerate(kept)
    )
    return Entered(kept=tuple(marked), added=added, notes=tuple(notes))


def _same_as(one: Candidate, kept: Sequence[ReportCandidate]) -> int | None:
    """Return which report of the rules a candidate is: of the same cue, and much of the content."""
    for number, found in enumerate(kept):
        cue = (one.cue,) if one.cue is not None else ()
        alike = same_cue(cue, found) or (one.cue is None and found.cue is None)
        if alike and same_content(one.content, found):
            return number
    return None


def _report(parsed: ParsedArticle, quotes: tuple[Quote, ...], one: Proposed) -> ReportCandidate:
    """Return the report that a candidate makes; raises `_RefusedError` where it makes none."""
    said = one.candidate
    lines = [line.span for line in parsed.article.lines if line.kind in READ]
    _need(all(any(n.covers(p) for n in lines) for p in said.places), "outside")
    content = proposed_content(parsed, said.content, quotes, said.cue)
    if content is None:
        raise _RefusedError("no-content")
    cue = _cue(parsed, said, content) if said.cue is not None else None
    if cue is None:
        _need(content.frame == "quote", "no-cue")
    negated = cue is not None and is_negated(parsed, cue)
    known = _known_act(parsed, said, cue)
    denied = denies_itself(parsed, content.spans)
    act = _act(said.act, known, negated=negated, denied=denied, quoted=content.frame == "quote")
    _stand(against_content(parsed, content, said.cue))
    head = _speaker(parsed, said, cue)
    return ReportCandidate(
        rule=one.rule,
        cue=said.cue,
        verb=cue,
        act=act,
        speakers=(head,) if head is not None else (),
        content=content,
        withheld=negated,
        asked=said.speaker is None,
        quoted=tuple([q.outer for q in quotes if any(map(q.outer.covers, content.spans))]),
        mention=None if head is None or head.pos == "PRON" else said.speaker,
        proposed=(one,),
    )


class _RefusedError(Exception):
    """A candidate that makes no report, by its reason."""


def _need(holds: bool, reason: str) -> None:
    if not holds:
        raise _RefusedError(reason)


def _stand(reason: str | None) -> None:
    if reason is not None:
        raise _RefusedError(reason)


def _cue(parsed: ParsedArticle, said: Candidate, content: Content) -> Token:
    """Return the word that governs a cue, which stands outside of the content and is short."""
    place = said.cue
    cue = head_of(parsed, (place,)) if place is not None else None
    if place is None or cue is None:
        raise _RefusedError("no-cue")
    _need(len(parsed.within(place)) <= MOST_CUE, "long-cue")
    _need(not any(s.overlaps(place) for s in content.spans), "cue-in-content")
    edges = [i for s in content.spans for i in (parsed.at(s.start), parsed.at(s.end - 1))]
    near = any(abs(parsed.tokens[i].sent - cue.sent) <= 1 for i in edges)
    line = parsed.line_of[cue.i]
    beside = content.frame == "quote" and any(parsed.line_of[i] is line for i in edges)
    _need(near or beside, "far-apart")
    if said.speaker is not None:
        _need(parsed.tokens[parsed.at(said.speaker.start)].sent == cue.sent, "far-apart")
    return cue


def _known_act(parsed: ParsedArticle, said: Candidate, cue: Token | None) -> Act | None:
    """Return the act that the word lists give a cue; that of a quotation without one is to say.

    A verb with a particle or preposition is another word ("called on" is no "called"): it is known
    where whoever proposes it gives no act. A noun that the verb has for object is the word that
    reports: "reiterated | his call | for".
    """
    if cue is None or said.cue is None:
        return Act.STATE
    cue_words = parsed.within(said.cue)
    thing = direct_object(parsed, cue)
    if thing is not None and thing in cue_words and thing.lemma in lexicon().nouns:
        return lexicon().nouns[thing.lemma]
    other = any(t.i > cue.i and t.pos in ("ADP", "PART") for t in cue_words)
    return None if other and said.act is not None else known_act(cue, cue_words)


def _speaker(parsed: ParsedArticle, said: Candidate, cue: Token | None) -> Token | None:
    """Return the noun of whoever speaks; None where nobody is named."""
    if said.speaker is None:
        return None
    pronoun = pronoun_before(parsed, said.speaker, cue) if cue is not None else None
    if pronoun is not None:
        return pronoun
    head = speaker_head(parsed, said.speaker, cue)
    if head is None or head is noun_head(parsed, said.speaker):
        inside = cue is not None and _is_subject(parsed, head, cue)
        _stand(None if inside else against_speaker(parsed, said.speaker, said.cue))
    if cue is not None:
        _stand(against_subject(parsed, said.speaker, cue))
    return head


def _is_subject(parsed: ParsedArticle, head: Token | None, cue: Token) -> bool:
    clause = clause_index(parsed).at(cue)
    return (
        clause is not None
        and clause.who is not None
        and head is not None
        and (clause.who.head == head.i)
    )


def _act(given: Act | None, known: Act | None, *, negated: bool, denied: bool, quoted: bool) -> Act:
    """Return the act: that of the word lists where these know the cue, else the one that was given.

    Where one is against the content and the other for it, one of them turns a denial into the
    claim: refused, but for a content that itself says that something is not so, which "said" puts
    forward. For the same reason nobody denies such a content by a cue that no list knows, unless
    the words are his own.
    """
    act = known or given or Act.STATE
    if negated and known is None and given is Act.DECLINE:
        return Act.STATE  # withheld: "was not available for comment"
    if negated:
        _need(act in _UNSAID and (given is None or given in AGAINST), "negated-cue")
    elif known is None and act in AGAINST and (denied or quoted):
        _need(quoted, "denies-a-denial")
        return Act.STATE
    elif given is not None and act not in AGAINST:
        _need(given not in AGAINST or denied, "act-against-cue")
    elif given is not None:
        _need(given in AGAINST, "act-against-cue")
    return act


def _filtered(
    parsed: ParsedArticle,
    quotes: tuple[Quote, ...],
    kept: Sequence[ReportCandidate],
    fresh: Sequence[tuple[ReportCandidate, Proposed]],
) -> tuple[tuple[ReportCandidate, ...], list[Diagnostic]]:
    """Return the new reports that no filter drops, and why the others are; the rules' all stay."""
    notes: list[Diagnostic] = []
    left = list(fresh)
    for group in FILTERS:
        scene = Scene(parsed=parsed, quotes=quotes, found=(*kept, *(f for f, _ in left)))
        tests = [(f.name, f.prepare(scene)) for f in group]
        passed = []
        for found, one in left:
            step = next((name for name, test in tests if test(found) is not None), None)
            if step is None:
                passed.append((found, one))
            else:
                notes.append(_note(parsed, one, "filtered", step))
        left = passed
    return tuple(found for found, _ in left), notes


def _note(parsed: ParsedArticle, one: Proposed, reason: str, more: str = "") -> Diagnostic:
    place = one.candidate.cue or next(iter(one.candidate.content), None)
    return told(reason, one.rule, parsed.article.id, place, more)
