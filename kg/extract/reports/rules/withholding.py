"""Acts of not saying, purposes of a meeting, and what is only being weighed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.grammar.clause_structure import is_negated, modals, subject
from kg.extract.grammar.dependents import (
    active_subject,
    adverbs,
    adverbs_and_predicative_adjectives,
    clause_of,
    complement_of,
    direct_object,
    has_determiner,
    has_do,
    is_infinitive,
    object_of,
    open_complements,
    own_subject,
    prepositions,
)
from kg.extract.grammar.entities import is_persons_name
from kg.extract.grammar.functions import (
    is_active_auxiliary,
    is_active_subject,
    is_auxiliary,
    is_clause_on_noun,
    is_conjunct,
    is_preposition,
)
from kg.extract.grammar.governors import owner_of_phrase, preposition_before
from kg.extract.grammar.noun_dependents import words_before
from kg.extract.grammar.phrase_spans import phrase, phrase_after, phrase_from
from kg.extract.grammar.possible_speakers import is_agent, is_body, is_role
from kg.extract.grammar.predicates import helped_gerund, what_follows
from kg.extract.lexicon import Cue, lexicon, words
from kg.extract.report_candidate import Content, ReportCandidate
from kg.extract.reports.frames.clause_frame import clause
from kg.extract.reports.frames.clause_parts import what_is_withheld
from kg.extract.reports.frames.cue_subjects import speakers_of
from kg.extract.reports.frames.detached_contents import VERBAL
from kg.extract.reports.frames.verb_frames import contents
from kg.extract.reports.rules.attitudes import noun_content
from kg.extract.reports.rules.reporting_verbs import readable
from kg.extract.reports.rules.silence import unanswered
from kg.extract.standing.performed_acts import is_performed
from kg.model import Act

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Token
    from kg.parse import ParsedArticle


def withholding(parsed: ParsedArticle) -> Iterator[ReportCandidate]:
    """Yield what is not said or refused: by a verb for it, in "not be drawn", in other words."""
    yield from withheld(parsed)
    yield from not_be_drawn(parsed)
    yield from gave_none(parsed)
    yield from unanswered(parsed)


def withheld(parsed: ParsedArticle) -> Iterator[ReportCandidate]:
    """`declined to state whether …`, `has yet to confirm …`, `avoided stating …`."""
    known = lexicon()
    governing = {*_YET, *known.wrappers, *words("short_verbs"), *words("refusing")}
    for verb in readable(parsed, *VERBAL):
        if verb.lemma not in governing:
            continue
        inner = _yet_to(parsed, verb) if verb.lemma in _YET else _wrapped(parsed, verb)
        if inner is None:
            continue
        short = _SHORT if verb.lemma in words("short_verbs") else None
        wrapper = known.wrappers.get(verb.lemma) or short
        if inner.lemma not in known.verbs:
            yield from _refusal(parsed, verb, inner)
            continue
        if wrapper is None and verb.lemma not in _YET:
            continue
        if verb.lemma not in _YET and not is_performed(parsed, verb):
            continue
        if verb.lemma == "fail" and inner.lemma in words("proving"):
            continue  # "failed to show why": a lack of proof, not of words
        if wrapper is None and _is_accord(parsed, inner):
            continue  # "have yet to agree on pay": nobody refuses it
        who = speakers_of(parsed, verb)
        told = known.verbs[inner.lemma]
        content = contents(parsed, inner, told) if told.act in _TELLING else _whole(parsed, inner)
        content = what_is_withheld(parsed, verb, inner) or content
        content = content or clause(parsed, inner) or clause(parsed, verb) or _whole(parsed, inner)
        if who is None or content is None:
            continue
        act = Act.DECLINE if wrapper is None else wrapper.act
        if act is Act.REFUSE and (
            told.act is Act.AGREE or inner.lemma in words("granting_by_words")
        ):
            whole = _whole(parsed, inner)
            yield from _refusal(parsed, verb, inner) if whole is not None else ()
            continue
        yield ReportCandidate(
            rule="withheld",
            cue=parsed.span(*_said(verb, inner)),
            verb=verb,
            act=Act.DECLINE if act is Act.REFUSE else act,
            speakers=who,
            content=replace(content, addressee=None),
            withheld=True,
        )


_YET = ("have", "be")
"""Verbs of "has yet to answer", "is yet to answer"."""


def gave_none(parsed: ParsedArticle) -> Iterator[ReportCandidate]:
    """`gave no details`, `did not want to discuss the meeting`."""
    for verb in readable(parsed, "VERB"):
        told = _none_given(parsed, verb) or _not_discussed(parsed, verb)
        who = speakers_of(parsed, verb) if told is not None else None
        done = verb.tag == "VBD" or (verb.tag == "VB" and has_do(parsed, verb))
        if told is None or who is None or not done:
            continue
        yield ReportCandidate(
            rule="withheld",
            cue=verb.span,
            verb=verb,
            act=Act.DECLINE,
            speakers=who,
            content=replace(told, addressee=None),
            withheld=True,
        )


def _none_given(parsed: ParsedArticle, verb: Token) -> Content | None:
    """Return the words that "gave | no details |" keeps back."""
    noun = direct_object(parsed, verb) if verb.lemma == "give" else None
    if noun is None or not has_determiner(parsed, noun, "no"):
        return None
    span = phrase_from(parsed, noun.i, noun) if noun.lemma in words("words_given") else None
    return Content(frame="noun", spans=(span,), heads=(noun,)) if span is not None else None


def _not_discussed(parsed: ParsedArticle, verb: Token) -> Content | None:
    """Return what somebody "did not want to | discuss |"."""
    if verb.lemma not in words("unwilling_verbs") or not is_negated(parsed, verb):
        return None
    inner = next((c for c in open_complements(parsed, verb) if c.i > verb.i), None)
    said = inner is not None and inner.lemma in words("discussing")
    cue = lexicon().verbs.get(inner.lemma) if said and inner is not None else None
    return contents(parsed, inner, cue) if cue is not None and inner is not None else None


def _is_accord(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether two sides are to settle a thing: "agree on pay", and not "agree to the deal"."""
    settled = next(prepositions(parsed, verb, *words("upon")), None) or direct_object(parsed, verb)
    return verb.lemma == "agree" and settled is not None


def _said(verb: Token, inner: Token) -> tuple[int, int]:
    """Return the tokens of the cue: the refusal, or in "has yet to | confirm" the act itself."""
    cue = inner if verb.lemma in _YET else verb
    return cue.i, cue.i + 1


def not_be_drawn(parsed: ParsedArticle) -> Iterator[ReportCandidate]:
    """`would not be drawn on what …`, `refused to be drawn on …`."""
    for verb in readable(parsed, "VERB"):
        if verb.lemma != "draw" or verb.tag != "VBN":
            continue
        on = next(prepositions(parsed, verb, *words("drawn_prepositions")), None)
        told = phrase_after(parsed, on) if on is not None else None
        host = verb if is_negated(parsed, verb) else parsed.head(verb)
        refused = host is not verb and host.lemma in words("refusing")
        own = own_subject(parsed, host)
        if told is None or own is None or not (refused or host is verb):
            continue
        head, span = told
        if is_agent(parsed, own):
            yield ReportCandidate(
                rule="withheld",
                cue=parsed.span(verb.i, verb.i + 1),
                verb=verb,
                act=Act.DECLINE,
                speakers=(own,),
                content=Content(frame="on-phrase", spans=(span,), heads=(head,)),
                withheld=True,
            )


def _refusal(parsed: ParsedArticle, verb: Token, inner: Token) -> Iterator[ReportCandidate]:
    """`refused to pay`, `declined to hear the case`: something is refused that is no speech."""
    if verb.lemma not in words("refusing") or not is_performed(parsed, verb):
        return
    who, content = speakers_of(parsed, verb), _whole(parsed, inner)
    if who is not None and content is not None and not is_negated(parsed, verb):
        yield ReportCandidate(
            rule="refusal",
            cue=parsed.span(verb.i, verb.i + 1),
            verb=verb,
            act=Act.REFUSE,
            speakers=who,
            content=content,
            withheld=True,
        )


_SHORT = Cue(lemma="short of", act=Act.DECLINE, frames=frozenset({"short of"}))
"""What "stopped short of" and "fell short of" are."""

_TELLING = frozenset({Act.STATE, Act.CONFIRM, Act.ASK, Act.DENY, Act.EXPECT})
"""Acts whose own content is what is withheld: "declined to state whether"; else the whole act."""


def _wrapped(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return the act that a verb of not saying governs: "declined to | say", "avoided | saying"."""
    if verb.lemma in words("short_verbs"):
        return _short_of(parsed, verb)
    for comp in parsed.children[verb.i]:
        beside = comp.tag == "VBG" and parsed.tokens[parsed.left(comp) - 1].text == ","
        helps = is_auxiliary(comp)  # "asked that it | be | refused": nothing is refused by it
        if not (is_conjunct(comp) or helps) and comp.tag in ("VB", "VBG") and not beside:
            return comp
        if is_preposition(comp) and comp.lemma in words("avoided_prepositions"):
            return clause_of(parsed, comp)
        if is_preposition(comp) and comp.lemma == "to":  # "to state" read as a noun
            return object_of(parsed, comp)
    return None


def _short_of(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return what somebody "stopped short of" doing."""
    for holder in (verb, *adverbs_and_predicative_adjectives(parsed, verb)):
        for of in prepositions(parsed, holder, "of"):
            if parsed.tokens[of.i - 1].lemma == "short":
                return clause_of(parsed, of)
    return None


def _yet_to(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return what somebody "has yet to" do."""
    if any(c.lemma == "yet" for c in adverbs(parsed, verb)):
        return _wrapped(parsed, verb)
    return None


def _whole(parsed: ParsedArticle, inner: Token) -> Content | None:
    """Return the act itself as what is withheld or refused."""
    span = phrase(parsed, inner)
    return Content(frame="infinitive", spans=(span,), heads=(inner,)) if span else None


def purposes(parsed: ParsedArticle) -> Iterator[ReportCandidate]:
    """`summoned the ambassador to urge …`: the purpose of a meeting that took place."""
    yield from in_protest(parsed)
    for verb in readable(parsed, "VERB"):
        if verb.tag != "VB" or not is_infinitive(parsed, verb):
            continue
        first, _ = parsed.sentence(verb)
        caller = next((t for t in reversed(parsed.tokens[first : verb.i]) if t.pos == "VERB"), None)
        if caller is None or caller.lemma not in words("convening") or caller.tag == "VB":
            continue
        on = next(prepositions(parsed, caller, "on", "upon"), None)
        who = _caller(parsed, caller) if on is None else None
        guest = next(
            (t for t in reversed(parsed.tokens[caller.i + 1 : verb.i]) if t.tag == "TO"), None
        )
        told = _purpose_told(parsed, verb) if who is not None and guest is not None else None
        if who is None or guest is None or told is None:
            continue
        act, content = told
        met = parsed.tokens[guest.i - 1]
        yield ReportCandidate(
            rule="purpose",
            cue=parsed.span(verb.i, verb.i + 1),
            verb=caller,
            act=act,
            speakers=(who,),
            content=replace(content, addressee=met if is_agent(parsed, met) else None),
        )


def _purpose_told(parsed: ParsedArticle, verb: Token) -> tuple[Act, Content] | None:
    """Return the act of a purpose and its content, by its noun in "to voice | dismay | at it"."""
    noun = direct_object(parsed, verb) if verb.lemma in words("light_verbs") else None
    act = lexicon().nouns.get(noun.lemma) if noun is not None else None
    told = noun_content(parsed, noun) if noun is not None and act is not None else None
    if act is not None and told is not None:
        return act, told
    cue = lexicon().verbs.get(verb.lemma)
    content = contents(parsed, verb, cue) if cue is not None else None
    return (cue.act, content) if cue is not None and content is not None else None


def in_protest(parsed: ParsedArticle) -> Iterator[ReportCandidate]:
    """`summoned the envoy in protest against …`, `resigned in protest at …`: what it condemns."""
    for noun in readable(parsed, "NOUN"):
        into = preposition_before(parsed, noun) if noun.lemma in words("protests") else None
        host = owner_of_phrase(parsed, noun, "in") if into is not None else None
        if into is None or host is None or into.i != noun.i - 1:
            continue
        if host.pos == "NOUN":  # "recalled | its envoy in protest |"
            host = parsed.head(host)
        if host.pos != "VERB" or not is_performed(parsed, host) or is_negated(parsed, host):
            continue
        below = (*prepositions(parsed, noun, *_AT), *prepositions(parsed, host, *_AT))
        link = next((p for p in below if p.i == noun.i + 1), None)
        told = phrase_after(parsed, link) if link is not None else None
        who = speakers_of(parsed, host)
        if told is None or who is None or not is_agent(parsed, who[0]):
            continue
        head, span = told
        yield ReportCandidate(
            rule="purpose",
            cue=parsed.span(into.i, noun.i + 1),
            verb=host,
            act=Act.CONDEMN,
            speakers=who,
            content=Content(frame="noun", spans=(span,), heads=(head,)),
        )


_AT = ("about", "against", "at", "over")


def _caller(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return who convenes: the subject, or the name right before a verb the parser took for a
    participle ("Ann Lee summoned …" read as an adjunct)."""
    own = active_subject(parsed, verb)
    if own is not None:
        return own if is_agent(parsed, own) else None
    before = parsed.tokens[verb.i - 1] if verb.i else verb
    named = before.i in parsed.entity_at or before.pos in ("NOUN", "PROPN")
    return before if verb.tag in ("VBD", "VBN") and named and is_agent(parsed, before) else None


def considering(parsed: ParsedArticle) -> Iterator[ReportCandidate]:
    """`is weighing …`, `hints at …ing`: an intention reported with no source of its own."""
    for verb in readable(parsed, "VERB", "AUX"):
        gerund = helped_gerund(parsed, verb)  # what is weighed, read as what the cue helps
        lemma = verb.text.casefold().removesuffix("ing") if gerund is not None else verb.lemma
        if verb.tag != "VBG" or lemma not in words("considering"):
            continue
        main = gerund or verb
        who = _weigher(parsed, verb, main)
        comp = gerund or _weighed(parsed, verb)
        if who is None or comp is None or comp.i < verb.i or comp.pos == "PRON":
            continue
        if is_clause_on_noun(verb):
            continue
        first = parsed.left(comp) if main is verb else verb.i + 1
        span = phrase_from(parsed, first, comp)
        if span is not None:
            yield ReportCandidate(
                rule="considering",
                cue=parsed.span(verb.i, verb.i + 1),
                verb=verb,
                act=Act.CONSIDER,
                speakers=(who,),
                content=Content(frame="gerund", spans=(span,), heads=(comp,)),
                extra=True,
            )


def _weigher(parsed: ParsedArticle, verb: Token, main: Token) -> Token | None:
    """Return who is weighing something, in the progressive and under no modal."""
    both = [c for v in (verb, main) for c in words_before(parsed, v)]
    if not any(is_active_auxiliary(c) for c in both):
        return None
    if modals(parsed, main) or modals(parsed, verb):
        return None
    nearest = [c for c in both if is_active_subject(c)]
    who = nearest[-1] if main is not verb and nearest else subject(parsed, main)
    if who is None:
        return None
    return (
        who
        if is_body(parsed, who) or is_role(parsed, who) or is_persons_name(parsed, who)
        else None
    )


def _weighed(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return what is weighed: a clause, an object, or what stands after "into" or "at"."""
    comp = what_follows(parsed, verb)
    if comp is not None:
        return comp
    prep = next(prepositions(parsed, verb), None)
    at = prep is not None and prep.lemma in words("weighing_prepositions")
    return complement_of(parsed, prep) if prep is not None and at else None
