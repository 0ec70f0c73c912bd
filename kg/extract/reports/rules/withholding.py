"""Acts of not saying, purposes of a meeting, and what is only being weighed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.grammar.clause_structure import is_negated, modals, subject
from kg.extract.grammar.content_edges import cut, trim
from kg.extract.grammar.possible_speakers import is_agent, is_body, is_role
from kg.extract.lexicon import Cue, lexicon, words
from kg.extract.report_candidate import Content, ReportCandidate
from kg.extract.reports.frames.clause_frame import clause
from kg.extract.reports.frames.cue_subjects import speakers_of
from kg.extract.reports.frames.detached_contents import VERBAL
from kg.extract.reports.frames.verb_frames import contents
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
    yield from undrawn(parsed)
    yield from unanswered(parsed)


def withheld(parsed: ParsedArticle) -> Iterator[ReportCandidate]:
    """`declined to state whether …`, `has yet to confirm …`, `avoided stating …`."""
    for verb in readable(parsed, *VERBAL):
        wrapper = lexicon().wrappers.get(verb.lemma) or _SHORT.get(verb.lemma)
        inner = _yet_to(parsed, verb) if verb.lemma == "have" else _wrapped(parsed, verb)
        if inner is None:
            continue
        if inner.lemma not in lexicon().verbs:
            yield from _refusal(parsed, verb, inner)
            continue
        if wrapper is None and verb.lemma != "have":
            continue
        if verb.lemma != "have" and not is_performed(parsed, verb):
            continue
        if verb.lemma == "fail" and inner.lemma in _SHOWING:
            continue  # "failed to show why": a lack of proof, not of words
        who = speakers_of(parsed, verb)
        told = lexicon().verbs[inner.lemma]
        content = contents(parsed, inner, told) if told.act in _TELLING else _whole(parsed, inner)
        content = content or clause(parsed, inner) or clause(parsed, verb) or _whole(parsed, inner)
        if who is None or content is None:
            continue
        act = Act.DECLINE if wrapper is None else wrapper.act
        if act is Act.REFUSE and (told.act is Act.AGREE or inner.lemma in _GRANTING):
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


def _said(verb: Token, inner: Token) -> tuple[int, int]:
    """Return the tokens of the cue: the refusal, or in "has yet to | confirm" the act itself."""
    cue = inner if verb.lemma == "have" else verb
    return cue.i, cue.i + 1


def undrawn(parsed: ParsedArticle) -> Iterator[ReportCandidate]:
    """`would not be drawn on what …`, `refused to be drawn on …`."""
    for verb in readable(parsed, "VERB"):
        on = next((p for p in parsed.all(verb, "prep") if p.lemma in ("on", "into")), None)
        if verb.lemma != "draw" or verb.tag != "VBN" or on is None:
            continue
        host = verb if is_negated(parsed, verb) else parsed.head(verb)
        refused = host is not verb and host.lemma in ("refuse", "decline")
        head = parsed.child(on, "pobj", "pcomp")
        own = parsed.child(host, "nsubjpass", "nsubj")
        if head is None or own is None or not (refused or host is verb):
            continue
        span = trim(parsed, on.i + 1, cut(parsed, on.i + 1, parsed.right(on)))
        if span is not None and is_agent(parsed, own):
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
    if verb.lemma not in ("refuse", "decline") or not is_performed(parsed, verb):
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


_GRANTING = frozenset({"concede", "acknowledge", "recognize", "recognise", "support", "apologize"})
"""What one refuses to do by words, which is more than not saying."""
_SHORT = {
    lemma: Cue(lemma=lemma, act=Act.DECLINE, frames=frozenset({"short of"}))
    for lemma in ("stop", "fall")
}
_SHOWING = frozenset({"show", "prove", "demonstrate", "establish", "find", "see", "meet"})

_TELLING = frozenset({Act.STATE, Act.CONFIRM, Act.ASK, Act.DENY, Act.EXPECT})
"""Acts whose own content is what is withheld: "declined to state whether"; else the whole act."""


def _wrapped(parsed: ParsedArticle, verb: Token) -> Token | None:
    if verb.lemma in _SHORT:
        return _short_of(parsed, verb)
    for comp in parsed.children[verb.i]:
        if comp.dep in ("xcomp", "ccomp", "advcl") and comp.tag in ("VB", "VBG"):
            return comp
        if comp.dep == "prep" and comp.lemma in ("from", "at"):
            return parsed.child(comp, "pcomp")
        if comp.dep == "prep" and comp.lemma == "to":  # "to state" read as a noun
            return parsed.child(comp, "pobj")
    return None


def _short_of(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return what somebody "stopped short of" doing."""
    for holder in (verb, *parsed.all(verb, "advmod", "acomp")):
        for of in parsed.all(holder, "prep"):
            if of.lemma == "of" and parsed.tokens[of.i - 1].lemma == "short":
                return parsed.child(of, "pcomp")
    return None


def _yet_to(parsed: ParsedArticle, verb: Token) -> Token | None:
    if any(c.lemma == "yet" and c.i - verb.i < 4 for c in parsed.all(verb, "advmod")):
        return _wrapped(parsed, verb)
    return None


def _whole(parsed: ParsedArticle, inner: Token) -> Content | None:
    span = trim(parsed, parsed.left(inner), cut(parsed, parsed.left(inner), parsed.right(inner)))
    return Content(frame="infinitive", spans=(span,), heads=(inner,)) if span else None


def purposes(parsed: ParsedArticle) -> Iterator[ReportCandidate]:
    """`summoned the ambassador to urge …`: the purpose of a meeting that took place."""
    for verb in readable(parsed, "VERB"):
        cue = lexicon().verbs.get(verb.lemma)
        if (
            cue is None
            or verb.tag != "VB"
            or not any(c.tag == "TO" for c in parsed.all(verb, "aux", "mark"))
        ):
            continue
        first, _ = parsed.sentence(verb)
        caller = next((t for t in reversed(parsed.tokens[first : verb.i]) if t.pos == "VERB"), None)
        if caller is None or caller.lemma not in words("convening") or caller.tag == "VB":
            continue
        on = any(p.lemma == "on" for p in parsed.all(caller, "prep"))
        who = _caller(parsed, caller) if not on else None
        guest = next(
            (t for t in reversed(parsed.tokens[caller.i + 1 : verb.i]) if t.tag == "TO"), None
        )
        content = contents(parsed, verb, cue)
        if who is None or guest is None or content is None:
            continue
        met = parsed.tokens[guest.i - 1]
        yield ReportCandidate(
            rule="purpose",
            cue=parsed.span(verb.i, verb.i + 1),
            verb=caller,
            act=cue.act,
            speakers=(who,),
            content=replace(content, addressee=met if is_agent(parsed, met) else None),
        )


def _caller(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return who convenes: the subject, or the name right before a verb the parser took for a
    participle ("Ann Lee summoned …" read as an adjunct)."""
    own = parsed.child(verb, "nsubj")
    if own is not None:
        return own if is_agent(parsed, own) else None
    before = parsed.tokens[verb.i - 1] if verb.i else verb
    named = before.i in parsed.entity_at or before.pos in ("NOUN", "PROPN")
    return before if verb.tag in ("VBD", "VBN") and named and is_agent(parsed, before) else None


def considering(parsed: ParsedArticle) -> Iterator[ReportCandidate]:
    """`is weighing …`, `hints at …ing`: an intention reported with no source of its own."""
    for verb in readable(parsed, "VERB", "AUX"):
        main = _misread(parsed, verb) or verb
        lemma = verb.text.casefold().removesuffix("ing") if main is not verb else verb.lemma
        if verb.tag != "VBG" or lemma not in words("considering"):
            continue
        both = [c for v in (verb, main) for c in parsed.children[v.i] if c.i < verb.i]
        if all(c.dep != "aux" for c in both) or modals(parsed, main) or modals(parsed, verb):
            continue
        nearest = [c for c in both if c.dep == "nsubj"]
        who = nearest[-1] if main is not verb and nearest else subject(parsed, main)
        if who is None or not (is_body(parsed, who) or is_role(parsed, who) or _name(parsed, who)):
            continue
        comp = main if main is not verb else parsed.child(verb, "xcomp", "dobj", "ccomp", "advcl")
        if comp is None and (prep := parsed.child(verb, "prep")) is not None:
            comp = parsed.child(prep, "pcomp", "pobj") if prep.lemma in ("into", "at") else None
        if comp is None or comp.i < verb.i or comp.pos == "PRON" or verb.dep in ("relcl", "acl"):
            continue
        first = parsed.left(comp) if main is verb else verb.i + 1
        span = trim(parsed, first, cut(parsed, first, parsed.right(comp)))
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


def _misread(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return what is weighed where the parser took the cue for an auxiliary of it."""
    head = parsed.head(verb)
    return head if verb.dep == "aux" and head.tag == "VBG" and head.i > verb.i else None


def _name(parsed: ParsedArticle, token: Token) -> bool:
    entity = parsed.entity_at.get(token.i)
    return entity is not None and entity.label == "PERSON"
