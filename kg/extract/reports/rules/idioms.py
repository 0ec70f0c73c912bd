"""Acts of several words: `took aim at …`, `threw its weight behind …`, `came out against …`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.extract.grammar.clause_structure import is_negated, is_passive
from kg.extract.grammar.dependents import (
    complement_of,
    direct_object,
    has_determiner,
    particle,
    prepositions_or_datives,
)
from kg.extract.grammar.functions import is_adverb
from kg.extract.grammar.phrase_spans import phrase_from
from kg.extract.lexicon import idioms, words
from kg.extract.report_candidate import Content, ReportCandidate
from kg.extract.reports.frames.cue_subjects import speakers_of
from kg.extract.reports.frames.judged_people import with_reason
from kg.extract.reports.rules.reporting_verbs import readable
from kg.extract.standing.performed_acts import is_performed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Token
    from kg.parse import ParsedArticle


def idiom_reports(parsed: ParsedArticle) -> Iterator[ReportCandidate]:
    """`took aim at the rules`: verb, particle or object, and a preposition before the content."""
    for verb in readable(parsed, "VERB"):
        if verb.lemma not in _verbs() or is_passive(parsed, verb) or not is_performed(parsed, verb):
            continue
        name = f"{verb.lemma} {moved.lemma}" if (moved := _particle(parsed, verb)) else verb.lemma
        noun = direct_object(parsed, verb)
        thing = noun.lemma if noun is not None and noun.i > verb.i else ""
        for holder in (verb, noun) if noun is not None else (verb,):
            for prep in (*prepositions_or_datives(parsed, holder), *_with_object(parsed, verb)):
                act = idioms().get((name, thing, prep.lemma))
                act = act or idioms().get((verb.lemma, thing, prep.lemma))
                who = speakers_of(parsed, verb) if act is not None else None
                content = _content(parsed, verb, noun, prep) if who is not None else None
                if act is None or who is None or content is None:
                    continue
                counted = _is_counted(verb, noun, prep)
                yield ReportCandidate(
                    rule="idiom",
                    cue=parsed.span(verb.i, (verb if counted else prep).i + 1),
                    verb=verb,
                    act=act,
                    speakers=who,
                    content=with_reason(parsed, verb, act, content),
                )


def _content(parsed: ParsedArticle, verb: Token, noun: Token | None, prep: Token) -> Content | None:
    """Return what stands after an idiom's preposition; None where the idiom tells no act."""
    head = complement_of(parsed, prep)
    none = noun is not None and has_determiner(parsed, noun, "no")
    if head is None or none or is_negated(parsed, verb):
        return None
    if prep.i < verb.i:
        return None
    if verb.lemma == "stand" and head.lemma not in words("stood_by") | words("claims"):
        return None
    first = parsed.left(noun) if noun is not None and _is_counted(verb, noun, prep) else prep.i + 1
    span = phrase_from(parsed, first, prep)
    return Content(frame="idiom-phrase", spans=(span,), heads=(head,)) if span else None


def _with_object(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Return a particle that has an object of its own: "voted | down | the plan"."""
    moved = particle(parsed, verb)
    return (moved,) if moved is not None and complement_of(parsed, moved) is not None else ()


def _is_counted(verb: Token, noun: Token | None, prep: Token) -> bool:
    """Tell whether a number is put on something: "put | the toll at 34"."""
    return noun is not None and verb.lemma == "put" and prep.lemma == "at"


def _particle(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return a verb's particle, or the adverb right after it."""
    after = parsed.tokens[verb.i + 1] if verb.i + 1 < len(parsed.tokens) else verb
    return particle(parsed, verb) or (after if is_adverb(after) else None)


@cache
def _verbs() -> frozenset[str]:
    return frozenset(name.split()[0] for name, _, _ in idioms())
