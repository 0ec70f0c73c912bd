"""Acts of several words: `took aim at …`, `threw its weight behind …`, `came out against …`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.extract.grammar.clause_structure import is_negated, is_passive
from kg.extract.grammar.content_edges import cut, trim
from kg.extract.lexicon import idioms, words
from kg.extract.report_candidate import Content, ReportCandidate
from kg.extract.reports.frames.cue_subjects import speakers_of
from kg.extract.reports.rules.reporting_verbs import readable
from kg.extract.standing.performed_acts import is_performed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.parse import ParsedArticle


def idiom_reports(parsed: ParsedArticle) -> Iterator[ReportCandidate]:
    """`took aim at the rules`: verb, particle or object, and a preposition before the content."""
    for verb in readable(parsed, "VERB"):
        if verb.lemma not in _verbs() or is_passive(parsed, verb) or not is_performed(parsed, verb):
            continue
        after = parsed.tokens[verb.i + 1] if verb.i + 1 < len(parsed.tokens) else verb
        particle = parsed.child(verb, "prt") or (after if after.dep == "advmod" else None)
        noun = parsed.child(verb, "dobj")
        name = f"{verb.lemma} {particle.lemma}" if particle is not None else verb.lemma
        thing = noun.lemma if noun is not None and noun.i > verb.i else ""
        for holder in (verb, noun) if noun is not None else (verb,):
            for prep in parsed.all(holder, "prep", "dative"):
                act = idioms().get((name, thing, prep.lemma))
                head = parsed.child(prep, "pobj", "pcomp")
                who = speakers_of(parsed, verb)
                if act is None or head is None or who is None or is_negated(parsed, verb):
                    continue
                none = noun is not None and any(c.lemma == "no" for c in parsed.all(noun, "det"))
                if none or not verb.i < prep.i < verb.i + 7:
                    continue
                if verb.lemma == "stand" and head.lemma not in _STOOD_BY | words("claims"):
                    continue
                counted = prep.lemma == "at" and verb.lemma == "put" and noun is not None
                first = parsed.left(noun) if counted and noun else prep.i + 1  # "the toll at 34"
                span = trim(parsed, first, cut(parsed, first, parsed.right(prep)))
                if span is not None:
                    yield ReportCandidate(
                        rule="idiom",
                        cue=parsed.span(verb.i, (verb if counted else prep).i + 1),
                        verb=verb,
                        act=act,
                        speakers=who,
                        content=Content(frame="idiom-phrase", spans=(span,), heads=(head,)),
                    )


_STOOD_BY = frozenset({"story", "decision", "word", "remark", "comment", "position", "article"})
"""What is stood by in words, beside claims; one also stands by a door."""


@cache
def _verbs() -> frozenset[str]:
    return frozenset(name.split()[0] for name, _, _ in idioms())
