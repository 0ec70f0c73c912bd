"""Whom another extractor names as target: made out by our own code, or left out with the reason.

In: the statements that were proposed, with the targets that their own words tell, and the places
that were named. Out: the same with whom the named place stands for; at him or about him as the act
and the grammar have it, whatever was answered. Statements of the rules keep theirs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.actors.acts_on_targets import DONE_TO
from kg.extract.actors.aimed_targets import aimed_at
from kg.extract.clauses import clause_index
from kg.extract.extractor import PROPOSED
from kg.extract.grammar.dependents import nouns_after
from kg.extract.grammar.noun_dependents import is_inside_phrase
from kg.extract.grammar.noun_phrases import extent
from kg.extract.lexicon import words
from kg.extract.noun_kinds import noun_kinds
from kg.extract.refusals import told
from kg.extract.reports.leash import noun_head
from kg.model import Direction, Participant
from kg.model.replace import replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.extract.actors.identities import Identities
    from kg.extract.report_candidate import ReportCandidate
    from kg.extract.statements.attributions import Attribution
    from kg.model import Diagnostic, Span, Statement, Token
    from kg.parse import ParsedArticle

_SOMEBODY = frozenset({"person", "organisation", "state"})
"""Kinds of nouns that are somebody without a name."""


class _LeftOutError(Exception):
    """A target that is none, by its reason."""


def with_proposed_targets(
    parsed: ParsedArticle,
    said: Sequence[Attribution],
    statements: Iterable[Statement],
    identities: Identities,
) -> tuple[tuple[Statement, ...], tuple[Diagnostic, ...]]:
    """Return the statements with the targets that were named, and why others were left out."""
    proposed = {
        s.id: s.report for s in said if s.report.proposed and s.report.rule.startswith(PROPOSED)
    }
    if not proposed:
        return tuple(statements), ()
    notes: list[Diagnostic] = []
    done = []
    for statement in statements:
        report = proposed.get(statement.id)
        place = report.proposed[0].candidate.target if report is not None else None
        if report is not None and place is not None:
            try:
                named = _named(parsed, report, statement, place, identities)
                statement = replace(statement, targets=named)
            except _LeftOutError as left_out:
                at = statement.cue or statement.content[0]
                notes.append(told(str(left_out), report.rule, statement.article, at))
        done.append(statement)
    return tuple(done), tuple(notes)


def _named(
    parsed: ParsedArticle,
    report: ReportCandidate,
    statement: Statement,
    place: Span,
    identities: Identities,
) -> tuple[Participant, ...]:
    """Return whom a place stands for; raises `_LeftOutError`."""
    head = noun_head(parsed, place)
    if head is None or _is_cut_out_of_name(parsed, head, place):
        raise _LeftOutError("target-no-noun-phrase")
    how = _how(parsed, report, statement, head)
    own = {p.actor for p in statement.speakers}
    found: dict[str, Span] = {}
    for noun in parsed.conjuncts(head):
        for actor in _actors(parsed, identities, noun, place) if place.overlaps(noun.span) else ():
            if actor not in own:
                found.setdefault(actor, extent(parsed, noun, coordinated=False))
    if not found:
        raise _LeftOutError("target-nobody")
    if how is None and not {p.actor for p in statement.targets}.issuperset(found):
        raise _LeftOutError("target-apart")
    known = tuple(p for p in statement.targets if p.actor in found)
    return (
        known
        if how is None
        else tuple(Participant(actor=actor, span=span, how=how) for actor, span in found.items())
    )


def _is_cut_out_of_name(parsed: ParsedArticle, head: Token, place: Span) -> bool:
    """Tell whether words stand before a noun and are no name: "bank" of "bank officials"."""
    entity = parsed.entity_at.get(head.i)
    if entity is None:
        return is_inside_phrase(head)
    named = [t for t in parsed.tokens[entity.first : entity.last] if t.pos != "PART"]
    return not (named and place.overlaps(named[-1].span))


def _actors(
    parsed: ParsedArticle, identities: Identities, noun: Token, place: Span
) -> tuple[str, ...]:
    """Return whom a noun stands for, a person or body without a name by its description.

    Not where the parser has more in it than was named: "accused | the board | of theft".
    """
    known = identities.without_conjuncts(noun)
    kinds = noun_kinds().get(noun.lemma, frozenset())
    whole = place.covers(extent(parsed, noun, coordinated=False))
    if known or noun.pos != "NOUN" or kinds.isdisjoint(_SOMEBODY) or not whole:
        return known
    return tuple(p.actor for p in identities.speakers(noun))[:1]


def _how(
    parsed: ParsedArticle, report: ReportCandidate, statement: Statement, head: Token
) -> Direction | None:
    """Return whether the act is aimed at somebody or tells about him; None for neither.

    Whom the words do not name must hang on the cue: "accused | Chad | of it", "said of | Lee |".
    """
    aimed = {t.i for t in aimed_at(parsed, report, statement.act)}
    if head.i in aimed:
        return Direction.AT
    if any(s.covers(head.span) for s in statement.content):
        return Direction.ABOUT
    cue = report.verb
    if cue is not None and head in nouns_after(parsed, cue, *words("about_prepositions")):
        return Direction.ABOUT
    index = clause_index(parsed)
    filled = index.filled_by(head)
    if cue is None or filled is None or filled[0] is not index.at(cue):
        return None
    done_to = statement.act in DONE_TO and filled[1] in ("whom", "what")
    return Direction.AT if done_to else None
