"""Asides that answer the clause before them: `…, which Chad denies`, `…, a charge he rejects`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.clause_structure import agent, is_negated
from kg.extract.grammar.content_edges import cut, trim
from kg.extract.grammar.dependents import active_subject, direct_object, own_subject
from kg.extract.grammar.functions import is_prepositional_clause, is_prepositional_object
from kg.extract.grammar.possible_speakers import is_person
from kg.extract.grammar.subordinate_clauses import (
    answering_verb,
    clause_before,
    is_passive_aside,
)
from kg.extract.lexicon import lexicon, words
from kg.extract.report_candidate import Content, ReportCandidate
from kg.extract.reports.frames.cue_subjects import speakers_of
from kg.extract.reports.rules.reporting_verbs import readable
from kg.model import Act

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Token
    from kg.parse import ParsedArticle


def answering_asides(parsed: ParsedArticle) -> Iterator[ReportCandidate]:
    """`Peru says it was armed, | which Chad denies`: Chad denies that it was armed."""
    verbs = readable(parsed, "VERB", "NOUN")
    sentences = {t.sent for t in verbs if t.lemma in words("answering_asides")}
    if not sentences:
        return
    for comma in parsed.readable:
        if (
            comma.text not in _OPENING
            or comma.sent not in sentences
            or comma.i + 1 >= len(parsed.tokens)
        ):
            continue
        verb = answering_verb(parsed, comma.i + 1)
        told = clause_before(parsed, comma.i + 1) if verb is not None else None
        if verb is None or told is None or is_negated(parsed, verb):
            continue
        first, last = parsed.left(told), min(comma.i, parsed.right(told))
        span = trim(parsed, first, cut(parsed, first, last))
        before = parsed.tokens[verb.i - 1]
        by = agent(parsed, verb) if is_passive_aside(parsed, verb) else None
        whole = active_subject(parsed, verb) is not None
        who = (by,) if by is not None else speakers_of(parsed, verb) if whole else (before,)
        who = _accused(parsed, told, who)
        if span is None or who is None:
            continue
        cue = lexicon().verbs.get(verb.lemma)
        confirms = cue is not None and verb.lemma in words("admitting_asides")
        yield ReportCandidate(
            rule="answering-aside",
            cue=parsed.span(verb.i, verb.i + 1),
            verb=verb,
            act=Act.CONFIRM if confirms else Act.DENY,
            speakers=who,
            content=Content(frame=_frame(told), spans=(span,), heads=(told,)),
        )


_OPENING = frozenset({",", "–", "—", "-"})
"""Marks before an aside."""


def _accused(
    parsed: ParsedArticle, told: Token, who: tuple[Token, ...] | None
) -> tuple[Token, ...] | None:
    """Return who answers where a pronoun does: whom the claim is of, never who makes it.

    In "the auditor found that Lee was paid twice, which he denies" it is Lee who denies it, and in
    "the union accused the firm of theft, which it denies" the firm.
    """
    if not who or who[0].text.casefold() not in words("answering_pronouns"):
        return who
    if is_prepositional_clause(told) or is_prepositional_object(told):
        cue = next((t for t in parsed.ancestors(told) if t.lemma in lexicon().verbs), None)
        charged = direct_object(parsed, cue) if cue is not None else None
        if cue is not None and lexicon().verbs[cue.lemma].act is Act.ACCUSE and charged is not None:
            return (charged,)
    own = own_subject(parsed, told)
    he = who[0].text.casefold() in ("he", "she")
    return (own,) if he and own is not None and is_person(parsed, own) else who


def _frame(told: Token) -> str:
    if told.pos == "NOUN":
        return "noun"
    return "gerund" if told.tag == "VBG" else "clause"
