"""Asides that answer the clause before them: `…, which Chad denies`, `…, a charge he rejects`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.clause_structure import is_negated
from kg.extract.grammar.content_edges import cut, trim
from kg.extract.grammar.subordinate_clauses import answering_verb, clause_before
from kg.extract.lexicon import lexicon, words
from kg.extract.report_candidate import Content, ReportCandidate
from kg.extract.reports.frames.cue_subjects import speakers_of
from kg.extract.reports.rules.reporting_verbs import readable
from kg.model import Act

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.parse import ParsedArticle


def answering_asides(parsed: ParsedArticle) -> Iterator[ReportCandidate]:
    """`Peru says it was armed, | which Chad denies`: Chad denies that it was armed."""
    sentences = {t.sent for t in readable(parsed, "VERB") if t.lemma in words("answering_asides")}
    if not sentences:
        return
    for comma in parsed.readable:
        if comma.text != "," or comma.sent not in sentences or comma.i + 1 >= len(parsed.tokens):
            continue
        verb = answering_verb(parsed, comma.i + 1)
        told = clause_before(parsed, comma.i + 1) if verb is not None else None
        if verb is None or told is None or is_negated(parsed, verb):
            continue
        first = parsed.left(told)
        span = trim(parsed, first, cut(parsed, first, comma.i))
        who = speakers_of(parsed, verb)
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
            content=Content(
                frame="gerund" if told.tag == "VBG" else "clause", spans=(span,), heads=(told,)
            ),
        )
