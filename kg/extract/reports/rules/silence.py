"""Silence in other words: `neither confirms nor denies`, `unable to say`, `declined comment`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.clause_structure import is_negated, modals
from kg.extract.grammar.dependents import (
    attribute,
    direct_object,
    has_determiner,
    is_infinitive,
    nouns_after,
    open_complement,
    predicative_adjective,
    prepositions,
)
from kg.extract.grammar.functions import is_auxiliary
from kg.extract.grammar.phrase_spans import phrase, phrase_after, phrase_from
from kg.extract.grammar.possible_speakers import is_agent, is_document
from kg.extract.grammar.predicates import has_correlative
from kg.extract.lexicon import lexicon, words
from kg.extract.report_candidate import Content, ReportCandidate
from kg.extract.reports.frames.clause_frame import clause
from kg.extract.reports.frames.cue_subjects import speakers_of
from kg.extract.reports.rules.reporting_verbs import readable
from kg.model import Act

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Token
    from kg.parse import ParsedArticle


def unanswered(parsed: ParsedArticle) -> Iterator[ReportCandidate]:
    """Yield acts of not saying whose words are no single cue of the lexicon."""
    for verb in readable(parsed, "VERB", "AUX"):
        if is_auxiliary(verb):
            continue
        content = _neither(parsed, verb) or _unable(parsed, verb) or _no_words(parsed, verb)
        content = content or _not_reacted(parsed, verb)
        who = speakers_of(parsed, verb) if content is not None else None
        none = _none_from(parsed, verb) if verb.lemma == "be" else None
        if none is not None:
            content, who = none
        if content is not None and who is not None and not is_document(who[0]):
            yield ReportCandidate(
                rule="withheld",
                cue=parsed.span(_cue(parsed, verb).i, _cue(parsed, verb).i + 1),
                verb=verb,
                act=Act.DECLINE,
                speakers=who,
                content=content,
                withheld=True,
            )


def _cue(parsed: ParsedArticle, verb: Token) -> Token:
    """Return the act that is not done: "was unable to | confirm"."""
    return _unable_to(parsed, verb) or verb


def _unable_to(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return what somebody is unable to do."""
    unable = predicative_adjective(parsed, verb) if verb.lemma == "be" else None
    if unable is None or unable.lemma != "unable":
        return None
    return open_complement(parsed, unable)


_ANSWERS = frozenset({Act.CONFIRM, Act.AGREE, Act.DENY, Act.STATE})
"""Acts of which "neither … nor" keeps back both."""


def _neither(parsed: ParsedArticle, verb: Token) -> Content | None:
    """`would neither confirm nor deny X`, `has neither accepted nor rejected X`."""
    if verb.tag == "VBD":
        return None
    cue = lexicon().verbs.get(verb.lemma)
    if cue is None or cue.act not in _ANSWERS or not has_correlative(parsed, verb, "neither"):
        return None
    other = next((c for c in parsed.conjuncts(verb) if c is not verb), None)
    if other is None or other.lemma not in words("counter_acts"):
        return None
    return _object(parsed, other) or clause(parsed, other)


def _unable(parsed: ParsedArticle, verb: Token) -> Content | None:
    """`has been unable to confirm X`."""
    inner = _unable_to(parsed, verb)
    if inner is None or modals(parsed, verb):
        return None
    told = inner.lemma in words("saying") | words("telling_something")
    return (clause(parsed, inner) or _object(parsed, inner)) if told else None


def _no_words(parsed: ParsedArticle, verb: Token) -> Content | None:
    """`did not return calls`, `did not offer comments`, `declined comment`."""
    returns = verb.lemma in words("answering_requests")
    gives = verb.lemma in words("giving_words")
    if not (returns or gives or verb.lemma == "decline"):
        return None
    thing = direct_object(parsed, verb)
    if thing is None or thing.i < verb.i:
        return None
    if verb.lemma == "decline" and thing.lemma == "comment":
        return _object(parsed, verb)
    returned = returns and thing.lemma in words("requests_for_words")
    given = gives and thing.lemma in words("words_given")
    told = (returned or given) and verb.tag in ("VB", "VBN")
    return _object(parsed, verb) if told and is_negated(parsed, verb) else None


def _not_reacted(parsed: ParsedArticle, verb: Token) -> Content | None:
    """`has not reacted to X`: what was not answered."""
    if verb.lemma not in words("reacting") or not is_negated(parsed, verb) or modals(parsed, verb):
        return None
    if is_infinitive(parsed, verb):  # "asked him not to react": whoever asks keeps nothing back
        return None
    to = next(prepositions(parsed, verb, "to"), None)
    told = phrase_after(parsed, to) if to is not None else None
    if told is None:
        return None
    head, span = told
    return Content(frame="to-phrase", spans=(span,), heads=(head,))


def _none_from(parsed: ParsedArticle, be: Token) -> tuple[Content, tuple[Token, ...]] | None:
    """Return the words and who does not say them: `there was no comment from Chad`."""
    noun = attribute(parsed, be)
    if noun is None or noun.lemma not in words("responses") | {"comment"}:
        return None
    if not has_determiner(parsed, noun, "no") or noun.i < be.i:
        return None
    sources = (*nouns_after(parsed, noun, "from", "by"), *nouns_after(parsed, be, "from"))
    who = next((n for n in sources if is_agent(parsed, n)), None)
    span = phrase_from(parsed, noun.i, noun) if who is not None else None
    if who is None or span is None:
        return None
    return Content(frame="noun", spans=(span,), heads=(noun,)), (who,)


def _object(parsed: ParsedArticle, verb: Token) -> Content | None:
    thing = direct_object(parsed, verb)
    if thing is None or thing.i < verb.i or thing.pos == "PRON":
        return None
    span = phrase(parsed, thing)
    return Content(frame="noun", spans=(span,), heads=(thing,)) if span is not None else None
