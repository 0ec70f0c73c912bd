"""Nouns that report with their owner: `her claim that …`, `Oslo's refusal to …`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.grammar.clause_structure import agent, is_negated
from kg.extract.grammar.dependents import (
    active_subject,
    complement_of,
    is_infinitive,
    nouns_after,
    passive_subject,
    possessor,
    prepositions,
)
from kg.extract.grammar.functions import is_relative_clause
from kg.extract.grammar.governors import (
    owner_of_phrase,
    verb_of_active_subject,
    verb_of_direct_object,
)
from kg.extract.grammar.noun_complements import addressee_of_noun, has_relative_pronoun
from kg.extract.grammar.noun_dependents import words_after
from kg.extract.grammar.phrase_spans import conjuncts_within, opener, phrase_from
from kg.extract.grammar.possible_speakers import is_agent
from kg.extract.lexicon import lexicon, words
from kg.extract.report_candidate import Content, ReportCandidate
from kg.extract.reports.rules.reporting_verbs import readable
from kg.extract.standing.performed_acts import is_narrators_question
from kg.model import Act

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Token
    from kg.parse import ParsedArticle


def nominal_reports(parsed: ParsedArticle) -> Iterator[ReportCandidate]:
    """`her claim that …`, `the ministry's refusal to …`, `his criticism of …`."""
    acts = lexicon().nouns
    for noun in readable(parsed, "NOUN"):
        act = acts.get(noun.lemma)
        if act in _ANSWERS:
            yield from _drawn(parsed, noun, act)
        if act is None or _is_object_of_cue(parsed, noun):
            continue
        who = _owner(parsed, noun) or _author(parsed, noun)
        if who is None or is_narrators_question(parsed, noun):
            continue
        content = _clause_of(parsed, noun) or _phrase_of(parsed, noun)
        if content is not None:
            heard = addressee_of_noun(parsed, noun, content.spans[0].start)
            content = replace(content, addressee=heard if heard is not who else None)
            yield ReportCandidate(
                rule=f"noun-{content.frame}",
                cue=parsed.span(noun.i, noun.i + 1),
                verb=noun,
                act=act,
                speakers=(who,),
                content=content,
            )


_ANSWERS = (Act.DENY, Act.REFUSE)
"""Acts that a claim may draw: "the charge drew | a denial | from Chad"."""


def _drawn(parsed: ParsedArticle, noun: Token, act: Act) -> Iterator[ReportCandidate]:
    """`the charge drew a denial from Chad`, `was met with denial by Chad`."""
    verb = verb_of_direct_object(parsed, noun) or owner_of_phrase(parsed, noun, "with")
    if verb is None or verb.lemma not in words("drawing_answers") or is_negated(parsed, verb):
        return
    claim = active_subject(parsed, verb) or passive_subject(parsed, verb)
    after = (*nouns_after(parsed, noun, "by", "from"), *nouns_after(parsed, verb, "by", "from"))
    who = next((n for n in after if n.i > noun.i and is_agent(parsed, n)), None)
    place = phrase_from(parsed, parsed.left(claim), claim) if claim is not None else None
    if claim is None or who is None or place is None or claim.lemma not in words("denied_claims"):
        return
    yield ReportCandidate(
        rule="noun-phrase",
        cue=parsed.span(noun.i, noun.i + 1),
        verb=noun,
        act=act,
        speakers=(who,),
        content=Content(frame="phrase", spans=(place,), heads=(claim,)),
    )


def _is_object_of_cue(parsed: ParsedArticle, noun: Token) -> bool:
    """Tell whether a verb reports with the noun already: "repeated her claim that"."""
    verb = verb_of_direct_object(parsed, noun)
    if verb is None:
        return False
    return verb.lemma in lexicon().verbs or verb.lemma in words("light_verbs")


def _owner(parsed: ParsedArticle, noun: Token) -> Token | None:
    """Return whose it is: the possessor, or the noun of a "by" phrase."""
    who = possessor(parsed, noun) or agent(parsed, noun)
    verb = verb_of_active_subject(parsed, noun) if who is None else None
    if verb is not None and verb.lemma in words("coming_from"):
        who = next((n for n in nouns_after(parsed, verb, "from") if n.i > verb.i), None)
    if who is None:
        return None
    if who.tag == "PRP$":
        return who if who.text.casefold() in words("others_possessives") else None
    return who if is_agent(parsed, who) else None


def _author(parsed: ParsedArticle, noun: Token) -> Token | None:
    """Return who is named after a noun with a clause: "the claims of Lee | that", "by Lee | that".

    Without a clause "of" tells as well whom it is about: "criticism of the mayor".
    """
    if _clause_of(parsed, noun) is None:
        return None
    after = nouns_after(parsed, noun, "by", "of", "from")
    return next((n for n in after if n.i > noun.i and is_agent(parsed, n)), None)


def _clause_of(parsed: ParsedArticle, noun: Token) -> Content | None:
    """Return the clause or infinitive that tells what a noun holds: "claim | that", "vow | to"."""
    if noun.lemma not in words("owned_clauses"):
        return None
    for child in words_after(parsed, noun):
        infinitive = is_infinitive(parsed, child)
        if not infinitive and opener(parsed, child).lemma != "that":
            continue
        if is_relative_clause(child) and has_relative_pronoun(parsed, child):
            continue
        return _content(parsed, child, parsed.left(child), "infinitive" if infinitive else "clause")
    return None


def _phrase_of(parsed: ParsedArticle, noun: Token) -> Content | None:
    """Return the phrase after a noun's preposition: "criticism | of the plan"."""
    if noun.lemma not in words("owned_phrases"):
        return None
    for prep in prepositions(parsed, noun, *words("phrase_prepositions")):
        inner = complement_of(parsed, prep)
        if prep.i > noun.i and inner is not None:
            return _content(parsed, inner, prep.i + 1, "phrase")
    return None


def _content(parsed: ParsedArticle, head: Token, first: int, frame: str) -> Content | None:
    span = phrase_from(parsed, first, head)
    if span is None:
        return None
    return Content(frame=frame, spans=(span,), heads=conjuncts_within(parsed, head, span))
