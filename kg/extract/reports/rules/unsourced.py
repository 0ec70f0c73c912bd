"""Reports of nobody named: `is believed to …`, `was accused of …`, `when asked whether …`.

They are statements without a speaker. Where one stands inside what somebody said, the hedge is
his and the report is dropped (`kg.extract.reports.filters`).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.grammar.clause_structure import agent, is_negated, modals
from kg.extract.grammar.content_edges import cut, trim
from kg.extract.grammar.dependents import is_infinitive
from kg.extract.grammar.noun_phrases import extent
from kg.extract.grammar.possible_speakers import is_agent, is_document
from kg.extract.lexicon import lexicon, words
from kg.extract.report_candidate import Content, ReportCandidate
from kg.extract.reports.frames.clause_frame import clause
from kg.extract.reports.rules.reporting_verbs import readable
from kg.extract.standing.performed_acts import is_narrators_question
from kg.model import Act

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.lexicon import Cue
    from kg.model import Token
    from kg.parse import ParsedArticle


def unsourced(parsed: ParsedArticle) -> Iterator[ReportCandidate]:
    """Yield the reports of nobody named: what is passive, and what only seems so."""
    yield from nobody_named(parsed)
    yield from seeming(parsed)


def nobody_named(parsed: ParsedArticle) -> Iterator[ReportCandidate]:
    """`is believed to …`, `was criticised for …`, `asked whether …`: a passive without its "by"."""
    for verb in readable(parsed, "VERB"):
        cue = lexicon().verbs.get(verb.lemma)
        if verb.tag != "VBN" or cue is None or not _is_passive(parsed, verb):
            continue
        if is_negated(parsed, verb) or modals(parsed, verb) or is_infinitive(parsed, verb):
            continue
        content = _content(parsed, verb, cue)
        if content is not None:
            yield ReportCandidate(
                rule="unsourced",
                cue=parsed.span(verb.i, verb.i + 1),
                verb=verb,
                act=cue.act,
                speakers=(),
                content=replace(content, addressee=content.addressee or _asked(parsed, verb)),
                extra=True,
            )


def _asked(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return who answers: "X said, when | asked about …"."""
    host = parsed.head(verb)
    if verb.lemma not in ("ask", "press") or verb.dep != "advcl" or host.lemma not in _ANSWERING:
        return None
    who = parsed.child(host, "nsubj")
    return who if who is not None and is_agent(parsed, who) else None


_ANSWERING = frozenset({"say", "tell", "reply", "answer", "respond", "decline", "refuse", "add"})


def seeming(parsed: ParsedArticle) -> Iterator[ReportCandidate]:
    """`The ship appears to have sunk`, `it seems that …`: the article's own guess, of nobody."""
    for verb in readable(parsed, "VERB"):
        if verb.lemma not in ("appear", "seem") or verb.tag not in ("VBD", "VBZ", "VBP"):
            continue
        if is_negated(parsed, verb) or is_narrators_question(parsed, verb):
            continue
        content = _what_seems(parsed, verb)
        if content is not None:
            yield ReportCandidate(
                rule="unsourced",
                cue=parsed.span(verb.i, verb.i + 1),
                verb=verb,
                act=Act.STATE,
                speakers=(),
                content=content,
                extra=True,
            )


def _what_seems(parsed: ParsedArticle, verb: Token) -> Content | None:
    who = parsed.child(verb, "nsubj", "expl")
    if who is None or who.i > verb.i or is_document(who) or not is_agent(parsed, who):
        return None  # how a thing or a text looks is narrated; what somebody seems to do is guessed
    if who.lemma == "it":
        comp = next((c for c in parsed.all(verb, "ccomp", "advcl") if c.i > verb.i), None)
        if comp is not None and parsed.child(comp, "nsubj", "nsubjpass", "expl") is not None:
            span = trim(parsed, verb.i + 1, cut(parsed, verb.i + 1, parsed.right(comp)))
            return Content(frame="clause", spans=(span,), heads=(comp,)) if span else None
    comp = next((c for c in parsed.all(verb, "xcomp", "ccomp") if is_infinitive(parsed, c)), None)
    comp = comp or (parsed.child(verb, "oprd", "acomp") if verb.lemma == "seem" else None)
    if comp is None or comp.i < verb.i:
        return None
    span = trim(parsed, parsed.left(comp), cut(parsed, parsed.left(comp), parsed.right(comp)))
    subject = extent(parsed, who)
    if span is None or subject.end > verb.start or span.start < verb.end:
        return None
    heads = tuple(c for c in parsed.conjuncts(comp) if span.start <= c.start < span.end)
    return Content(frame="infinitive", spans=(subject, span), heads=heads)


def _is_passive(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether the participle is passive with no agent, finite or after "when" or a noun."""
    if agent(parsed, verb) is not None or parsed.child(verb, "nsubj") is not None:
        return False
    if parsed.child(verb, "auxpass") is not None:
        return True
    if any(c.lemma == "have" for c in parsed.all(verb, "aux")):
        return False
    return verb.dep in ("advcl", "acl") and verb.lemma in ("ask", "accuse", "tell", "press")


def _content(parsed: ParsedArticle, verb: Token, cue: Cue) -> Content | None:
    patient = parsed.child(verb, "nsubjpass")
    if patient is None and verb.dep == "conj":  # "is moving but is expected to return"
        patient = parsed.child(parsed.first_conjunct(verb), "nsubjpass", "nsubj")
    if patient is None and verb.dep == "acl":
        patient = parsed.head(verb)
    about = _asked_about(parsed, verb) if cue.lemma == "ask" else None
    if about is not None:
        return about
    if verb.lemma in words("held_by_people"):
        return _of_subject(parsed, verb, patient)
    told = "t" in cue.frames and verb.lemma != "assure"  # "is assured of", "was assured"
    if told or cue.act is Act.ASK:
        found = clause(parsed, verb)
        if found is not None and found.spans[0].start > verb.start:
            return found
    if "o" in cue.frames and patient is not None and verb.lemma not in words("held_by_people"):
        comp = next(
            (c for c in parsed.all(verb, "xcomp", "advcl") if is_infinitive(parsed, c)), None
        )
        if comp is not None and comp.i > verb.i:  # "was asked to name", "were urged to leave"
            first = parsed.left(comp)
            span = trim(parsed, first, cut(parsed, first, parsed.right(comp)))
            if span is not None:
                return Content(
                    frame="object-infinitive", spans=(span,), heads=(comp,), patient=patient
                )
    if patient is None:
        return None
    if "a" in cue.frames and parsed.child(verb, "nsubjpass") is not None:
        described = _as_what(parsed, verb, patient) or _labelled(parsed, verb, patient)
        if described is not None:
            return described
    blame = cue.act in (Act.ACCUSE, Act.CONDEMN, Act.PRAISE)
    for prep in parsed.all(verb, "prep"):
        head = parsed.child(prep, "pobj", "pcomp")
        wanted = prep.lemma in cue.object_prepositions or (blame and prep.lemma in ("for", "as"))
        if wanted and head is not None and prep.i > verb.i:
            span = trim(parsed, prep.i + 1, cut(parsed, prep.i + 1, parsed.right(prep)))
            if span is not None:
                frame = f"{prep.lemma}-phrase"
                return Content(frame=frame, spans=(span,), heads=(head,), patient=patient)
    return None


def _asked_about(parsed: ParsedArticle, verb: Token) -> Content | None:
    """`Asked about the dam, …`: what a question was about."""
    prep = next((p for p in parsed.all(verb, "prep") if p.lemma == "about" and p.i > verb.i), None)
    head = parsed.child(prep, "pobj", "pcomp") if prep is not None else None
    if prep is None or head is None:
        return None
    span = trim(parsed, prep.i + 1, cut(parsed, prep.i + 1, parsed.right(prep)))
    return Content(frame="about-phrase", spans=(span,), heads=(head,)) if span is not None else None


def _as_what(parsed: ParsedArticle, verb: Token, patient: Token) -> Content | None:
    """Return the subject and label of `the dam | is seen | as a threat`, `is known as a bully`."""
    prep = next((p for p in parsed.all(verb, "prep") if p.lemma == "as" and p.i > verb.i), None)
    head = parsed.child(prep, "pobj", "pcomp", "amod") if prep is not None else None
    subject = extent(parsed, patient)
    if prep is None or head is None or subject.end > verb.start or patient.tag in ("WDT", "WP"):
        return None
    span = trim(parsed, prep.i + 1, cut(parsed, prep.i + 1, parsed.right(prep)))
    if span is None:
        return None
    return Content(frame="predicative", spans=(subject, span), heads=(head,), patient=patient)


def _labelled(parsed: ParsedArticle, verb: Token, patient: Token) -> Content | None:
    """Return the subject and label of `she | was declared | the winner`."""
    label = parsed.child(verb, "oprd")
    subject = extent(parsed, patient)
    known = verb.lemma in ("consider", "declare", "deem", "judge", "pronounce", "rule")
    if label is None or label.i < verb.i or not known or subject.end > verb.start:
        return None
    span = trim(parsed, parsed.left(label), cut(parsed, parsed.left(label), parsed.right(label)))
    if span is None or patient.tag in ("WDT", "WP"):
        return None
    return Content(frame="predicative", spans=(subject, span), heads=(label,), patient=patient)


def _of_subject(parsed: ParsedArticle, verb: Token, patient: Token | None) -> Content | None:
    """Return the subject and infinitive of `the dam | is believed | to be safe`."""
    comp = next((c for c in parsed.all(verb, "xcomp", "ccomp") if is_infinitive(parsed, c)), None)
    if comp is None or patient is None or comp.i < verb.i:
        return None
    first = max(parsed.left(comp), verb.i + 1)  # "which the house is expected | to vote on"
    span = trim(parsed, first, cut(parsed, first, parsed.right(comp)))
    if span is None:
        return None
    subject = extent(parsed, patient)
    if subject.end > parsed.tokens[verb.i].start:
        return None
    heads = tuple(c for c in parsed.conjuncts(comp) if span.start <= c.start < span.end)
    return Content(frame="infinitive", spans=(subject, span), heads=heads)
