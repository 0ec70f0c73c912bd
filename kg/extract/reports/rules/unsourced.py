"""Reports of nobody named: `is believed to …`, `was accused of …`, `when asked whether …`.

They are statements without a speaker. Where one stands inside what somebody said, the hedge is
his and the report is dropped (`kg.extract.reports.filters`).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.grammar.clause_structure import agent, is_negated, modals
from kg.extract.grammar.complementation import infinitives, object_predicative, predicated_after
from kg.extract.grammar.dependents import (
    active_subject,
    complement_clauses,
    has_determiner,
    has_subject,
    is_infinitive,
    is_perfect,
    own_subject,
    passive_subject,
    prepositions,
)
from kg.extract.grammar.functions import is_adnominal_clause, is_adverbial_clause, is_conjunct
from kg.extract.grammar.governors import noun_of_clause, verb_of_adverbial, verb_of_subject
from kg.extract.grammar.noun_phrases import extent
from kg.extract.grammar.phrase_spans import conjuncts_within, phrase, phrase_after, phrase_from
from kg.extract.grammar.possible_speakers import is_agent, is_document
from kg.extract.grammar.predicates import clauses_after, is_passive_participle, subject_or_expletive
from kg.extract.lexicon import lexicon, words
from kg.extract.report_candidate import Content, ReportCandidate
from kg.extract.reports.frames.clause_frame import clause
from kg.extract.reports.frames.label_frame import is_called_to_be
from kg.extract.reports.rules.attitudes import noun_content
from kg.extract.reports.rules.reporting_verbs import cue_of, readable
from kg.extract.standing.performed_acts import is_narrators_question, is_performed
from kg.model import Act

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.lexicon import Cue
    from kg.model import Span, Token
    from kg.parse import ParsedArticle


def unsourced(parsed: ParsedArticle) -> Iterator[ReportCandidate]:
    """Yield the reports of nobody named: what is passive, and what only seems so."""
    yield from nobody_named(parsed)
    yield from seeming(parsed)
    yield from heard_at_hearing(parsed)
    yield from worries_voiced(parsed)


def worries_voiced(parsed: ParsedArticle) -> Iterator[ReportCandidate]:
    """`Concerns have been raised about the dam`: a worry that nobody named has put into words."""
    nouns = lexicon().nouns
    for noun in readable(parsed, "NOUN"):
        if nouns.get(noun.lemma) is not Act.WORRY or noun.lemma in words("doubt_words"):
            continue
        verb = verb_of_subject(parsed, noun)
        if (
            verb is None
            or verb.tag != "VBN"
            or verb.lemma not in words("voicing")
            or not _is_passive(parsed, verb)
        ):
            continue
        own = passive_subject(parsed, verb)
        if own is None or own.i != noun.i or has_determiner(parsed, noun, "no"):
            continue
        if is_negated(parsed, verb) or modals(parsed, verb) or agent(parsed, verb) is not None:
            continue
        content = noun_content(parsed, noun) or noun_content(parsed, verb)
        if content is not None:
            yield _candidate(parsed, verb, Act.WORRY, content)


def heard_at_hearing(parsed: ParsedArticle) -> Iterator[ReportCandidate]:
    """`the inquest heard that …`: said there, nobody tells by whom; "heard from Lee that" does."""
    for verb in readable(parsed, "VERB"):
        who = active_subject(parsed, verb) if verb.lemma == "hear" else None
        if who is None or who.lemma not in words("hearing_bodies"):
            continue
        if not is_performed(parsed, verb) or is_negated(parsed, verb):
            continue
        content = clause(parsed, verb)
        named = next(prepositions(parsed, verb, "from"), None) is not None
        if content is not None and not named:
            yield ReportCandidate(
                rule="unsourced",
                cue=parsed.span(verb.i, verb.i + 1),
                verb=verb,
                act=Act.STATE,
                speakers=(),
                content=replace(content, addressee=who),
                extra=True,
            )


def nobody_named(parsed: ParsedArticle) -> Iterator[ReportCandidate]:
    """`is believed to …`, `was criticised for …`, `asked whether …`: a passive without its "by"."""
    for verb in readable(parsed, "VERB"):
        cue = cue_of(parsed, verb) if verb.tag == "VBN" else None
        if cue is None or not _is_passive(parsed, verb):
            continue
        if is_negated(parsed, verb) or modals(parsed, verb) or is_infinitive(parsed, verb):
            continue
        content = _content(parsed, verb, cue)
        if content is not None:
            said = replace(content, addressee=content.addressee or _asked(parsed, verb))
            yield _candidate(parsed, verb, cue.act, said)


def _candidate(parsed: ParsedArticle, verb: Token, act: Act, content: Content) -> ReportCandidate:
    """Return the report of a verb with nobody as its source."""
    return ReportCandidate(
        rule="unsourced",
        cue=parsed.span(verb.i, verb.i + 1),
        verb=verb,
        act=act,
        speakers=(),
        content=content,
        extra=True,
    )


def _asked(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return who answers or is to: "X said, when | asked about …", "X was | asked about …"."""
    if verb.lemma not in words("questioning"):
        return None
    host = verb_of_adverbial(parsed, verb)
    if host is None:
        asked = passive_subject(parsed, verb)
        return asked if asked is not None and is_agent(parsed, asked) else None
    who = active_subject(parsed, host) if host.lemma in words("answering_a_question") else None
    return who if who is not None and is_agent(parsed, who) else None


def seeming(parsed: ParsedArticle) -> Iterator[ReportCandidate]:
    """`The ship appears to have sunk`, `it seems that …`: the article's own guess, of nobody."""
    for verb in readable(parsed, "VERB"):
        if verb.lemma not in words("seeming_to") or verb.tag not in ("VBD", "VBZ", "VBP"):
            continue
        if is_negated(parsed, verb) or is_narrators_question(parsed, verb):
            continue
        content = _what_seems(parsed, verb)
        if content is not None:
            yield _candidate(parsed, verb, Act.STATE, content)


def _what_seems(parsed: ParsedArticle, verb: Token) -> Content | None:
    """Return what somebody seems to do, or what "it seems that …" tells."""
    who = subject_or_expletive(parsed, verb)
    if who is None or who.i > verb.i or is_document(who) or not is_agent(parsed, who):
        return None  # how a thing or a text looks is narrated; what somebody seems to do is guessed
    if who.lemma == "it":
        comp = next((c for c in clauses_after(parsed, verb) if c.i > verb.i), None)
        if comp is not None and has_subject(parsed, comp):
            span = phrase_from(parsed, verb.i + 1, comp)
            return Content(frame="clause", spans=(span,), heads=(comp,)) if span else None
    comp = _infinitive(parsed, verb)
    comp = comp or (object_predicative(parsed, verb) if verb.lemma == "seem" else None)
    if comp is None or comp.i < verb.i:
        return None
    span = phrase(parsed, comp)
    subject = extent(parsed, who)
    if span is None or subject.end > verb.start or span.start < verb.end:
        return None
    heads = conjuncts_within(parsed, comp, span)
    return Content(frame="infinitive", spans=(subject, span), heads=heads)


def _is_passive(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether the participle is passive with no agent, finite or after "when" or a noun."""
    if agent(parsed, verb) is not None or active_subject(parsed, verb) is not None:
        return False
    if is_passive_participle(parsed, verb):
        return True
    reduced = is_adverbial_clause(verb) or is_adnominal_clause(verb)
    return reduced and not is_perfect(parsed, verb) and verb.lemma in words("put_to_somebody")


def _content(parsed: ParsedArticle, verb: Token, cue: Cue) -> Content | None:
    """Return what nobody in particular tells by a passive: of its subject, or to it."""
    patient = _patient(parsed, verb)
    if patient is not None and patient.lemma == "it" and verb.lemma in words("alleged_of_it"):
        found = clause(parsed, verb)  # "it is alleged that …"
        return found if found is not None and found.spans[0].start > verb.start else None
    about = _asked_about(parsed, verb) if cue.lemma == "ask" else None
    if about is not None:
        return about
    if verb.lemma in words("held_by_people"):
        return _of_subject(parsed, verb, patient)
    if ("t" in cue.frames and verb.lemma != "assure") or cue.act is Act.ASK:
        found = clause(parsed, verb)  # "is assured of", "was assured"
        if found is not None and found.spans[0].start > verb.start:
            return found
    return _done_to(parsed, verb, cue, patient)


def _patient(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return whom a passive is done to: its subject, an earlier verb's, or the noun it defines."""
    patient = passive_subject(parsed, verb)
    if patient is None and is_conjunct(verb):  # "is moving but is expected to return"
        patient = own_subject(parsed, parsed.first_conjunct(verb))
    if patient is None and is_adnominal_clause(verb):
        patient = noun_of_clause(parsed, verb)
    host = verb_of_adverbial(parsed, verb) if patient is None else None
    if host is not None and host.i < verb.i:  # "is on trial, accused of"
        patient = own_subject(parsed, host)
    return patient


def _done_to(parsed: ParsedArticle, verb: Token, cue: Cue, patient: Token | None) -> Content | None:
    """Return what is asked of, said of or held against whom a passive is done to."""
    if patient is None:
        return None
    if "o" in cue.frames:
        comp = next(infinitives(parsed, verb), None)
        span = phrase(parsed, comp) if comp is not None and comp.i > verb.i else None
        if comp is not None and span is not None:  # "was asked to name", "were urged to leave"
            return Content(frame="object-infinitive", spans=(span,), heads=(comp,), patient=patient)
    if is_called_to_be(parsed, verb):
        return None
    if "a" in cue.frames and passive_subject(parsed, verb) is not None:
        described = _as_what(parsed, verb, patient) or _labelled(parsed, verb, patient)
        if described is not None:
            return described
    wanted = cue.object_prepositions
    if cue.act in (Act.ACCUSE, Act.CONDEMN, Act.PRAISE):
        wanted |= words("blame_prepositions")
    for prep in _after(parsed, verb, *wanted) if wanted else ():
        told = phrase_after(parsed, prep)
        if told is not None:
            head, span = told
            frame = f"{prep.lemma}-phrase"
            return Content(frame=frame, spans=(span,), heads=(head,), patient=patient)
    return None


def _after(parsed: ParsedArticle, verb: Token, *lemmas: str) -> Iterator[Token]:
    """Yield a verb's prepositions behind it, of these lemmas."""
    return (p for p in prepositions(parsed, verb, *lemmas) if p.i > verb.i)


def _asked_about(parsed: ParsedArticle, verb: Token) -> Content | None:
    """`Asked about the dam, …`: what a question was about."""
    prep = next(_after(parsed, verb, "about"), None)
    told = phrase_after(parsed, prep) if prep is not None else None
    if told is None:
        return None
    head, span = told
    return Content(frame="about-phrase", spans=(span,), heads=(head,))


def _as_what(parsed: ParsedArticle, verb: Token, patient: Token) -> Content | None:
    """Return the subject and label of `the dam | is seen | as a threat`, `is known as a bully`."""
    prep = next(_after(parsed, verb, "as"), None)
    head = predicated_after(parsed, prep) if prep is not None else None
    span = phrase_from(parsed, prep.i + 1, prep) if prep is not None else None
    return _labelling(parsed, verb, patient, head, span)


def _labelled(parsed: ParsedArticle, verb: Token, patient: Token) -> Content | None:
    """Return the subject and label of `she | was declared | the winner`."""
    if verb.lemma not in words("labelling_passives"):
        return None
    label = object_predicative(parsed, verb)
    if label is None or label.i < verb.i:
        return None
    return _labelling(parsed, verb, patient, label, phrase(parsed, label))


def _labelling(
    parsed: ParsedArticle, verb: Token, patient: Token, head: Token | None, span: Span | None
) -> Content | None:
    """Return a label with whom it is given to, who stands before the verb and is no "who"."""
    subject = extent(parsed, patient)
    if head is None or span is None or subject.end > verb.start or patient.tag in ("WDT", "WP"):
        return None
    return Content(frame="predicative", spans=(subject, span), heads=(head,), patient=patient)


def _of_subject(parsed: ParsedArticle, verb: Token, patient: Token | None) -> Content | None:
    """Return the subject and infinitive of `the dam | is believed | to be safe`."""
    comp = _infinitive(parsed, verb)
    if comp is None or patient is None or comp.i < verb.i:
        return None
    first = max(parsed.left(comp), verb.i + 1)  # "which the house is expected | to vote on"
    span = phrase_from(parsed, first, comp)
    subject = extent(parsed, patient)
    if span is None or subject.end > verb.start:
        return None
    heads = conjuncts_within(parsed, comp, span)
    return Content(frame="infinitive", spans=(subject, span), heads=heads)


def _infinitive(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return the infinitive that is a verb's complement: "is believed | to be", "seems | to be"."""
    return next((c for c in complement_clauses(parsed, verb) if is_infinitive(parsed, c)), None)
