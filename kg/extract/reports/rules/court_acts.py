"""What is done in words at court and in ballots: pleas, what counsel puts to a witness, verdicts,
votes for turning something down."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from kg.extract.grammar.clause_structure import agent, is_passive
from kg.extract.grammar.complementation import infinitives
from kg.extract.grammar.dependents import (
    direct_object,
    object_of,
    passive_subject,
    prepositions,
)
from kg.extract.grammar.phrase_spans import phrase, phrase_after
from kg.extract.grammar.possible_speakers import is_agent
from kg.extract.lexicon import words
from kg.extract.report_candidate import Content, ReportCandidate
from kg.extract.reports.frames.clause_frame import clause
from kg.extract.reports.frames.cue_subjects import speakers_of
from kg.extract.reports.rules.reporting_verbs import readable
from kg.extract.standing.performed_acts import is_performed
from kg.model import Act

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Token
    from kg.parse import ParsedArticle


def court_acts(parsed: ParsedArticle) -> Iterator[ReportCandidate]:
    """`pleaded not guilty to theft`, `put it to the jury that …`, `found her guilty of theft`."""
    for verb in readable(parsed, "VERB"):
        if verb.lemma not in _verbs():
            continue
        found = next((f for act in _ACTS if (f := act(parsed, verb)) is not None), None)
        if found is None or not is_performed(parsed, verb):
            continue
        act, content, last = found
        by = agent(parsed, verb) if verb.tag == "VBN" else None
        if is_passive(parsed, verb) and (by is None or content.patient is None):
            continue
        who = (by,) if by is not None and is_agent(parsed, by) else speakers_of(parsed, verb)
        if who is not None:
            yield ReportCandidate(
                rule="court-act",
                cue=parsed.span(verb.i, last.i + 1),
                verb=verb,
                act=act,
                speakers=who,
                content=content,
            )


def _plea(parsed: ParsedArticle, verb: Token) -> tuple[Act, Content, Token] | None:
    """`pleaded | not guilty | to`, `entered | a plea of guilty | to`: he denies or confirms it."""
    plea = direct_object(parsed, verb)
    entered = plea is not None and plea.lemma == "plea" and verb.lemma in words("entering_pleas")
    if verb.lemma != "plead" and not entered:
        return None
    _, end = parsed.sentence(verb)
    told = parsed.tokens[verb.i + 1 : min(end, verb.i + _REACH)]
    pleaded = next((t for t in told if t.lemma in words("pleas")), None)
    if pleaded is None:
        return None
    after = parsed.tokens[pleaded.i + 1 : pleaded.i + 3]
    link = next((t for t in after if t.text in ("to", "of")), None)
    phrase = phrase_after(parsed, link) if link is not None else None
    if link is None or phrase is None:
        return None
    negated = any(t.lemma == "not" for t in parsed.tokens[verb.i + 1 : pleaded.i])
    denies = negated != (pleaded.lemma in words("innocent_pleas"))
    head, span = phrase
    content = Content(frame="to-phrase", spans=(span,), heads=(head,))
    return (Act.DENY if denies else Act.CONFIRM), content, link


_REACH = 8
"""Words from a plea's verb to "guilty" at most: "entered a formal plea of not guilty"."""


def _put_to(parsed: ParsedArticle, verb: Token) -> tuple[Act, Content, Token] | None:
    """`put it to the witness that she lied`: what counsel holds, and asks her to answer."""
    it = direct_object(parsed, verb)
    if verb.lemma != "put" or it is None or it.lemma != "it":
        return None
    to = next(prepositions(parsed, verb, "to"), None)
    content = clause(parsed, verb) if to is not None else None
    if to is None or content is None or content.spans[0].start < verb.end:
        return None
    return Act.STATE, replace(content, addressee=object_of(parsed, to)), to


def _verdict(parsed: ParsedArticle, verb: Token) -> tuple[Act, Content, Token] | None:
    """`found her guilty | of theft`, `cleared her | of theft`: the court holds that she did or not.

    Weather clears a road of snow, and a firm may clear its name: what somebody is cleared of is a
    crime or a charge.
    """
    done_to = passive_subject(parsed, verb)
    if verb.lemma in words("finding_guilty"):
        return _found_guilty(parsed, verb, done_to)
    who = done_to or direct_object(parsed, verb)
    if who is None or verb.lemma not in words("acquitting") | words("convicting"):
        return None
    holders = (verb, who, *parsed.children[verb.i])
    links = (p for h in holders for p in prepositions(parsed, h, "of") if p.i > verb.i)
    link = next(links, None)
    phrase = phrase_after(parsed, link) if link is not None else None
    if link is None or phrase is None or not is_agent(parsed, who):
        return None
    head, span = phrase
    content = Content(frame="of-phrase", spans=(span,), heads=(head,), patient=who)
    return (Act.DENY if verb.lemma in words("acquitting") else Act.ACCUSE), content, verb


def _found_guilty(
    parsed: ParsedArticle, verb: Token, done_to: Token | None
) -> tuple[Act, Content, Token] | None:
    _, end = parsed.sentence(verb)
    told = parsed.tokens[verb.i + 1 : min(end, verb.i + _VERDICT)]
    word = next((t for t in told if t.lemma in words("verdicts")), None)
    named = (t for t in told if is_agent(parsed, t) and t.pos != "ADJ" and t.tag != "PRP$")
    who = done_to or next(named, None)
    if word is None or who is None or who.i > word.i:
        return None
    link = next(
        (t for t in parsed.tokens[word.i + 1 : word.i + 3] if t.text in ("of", "for")), None
    )
    phrase = phrase_after(parsed, link) if link is not None else None
    if link is None or phrase is None:
        return None
    head, span = phrase
    negated = parsed.tokens[word.i - 1].lemma == "not"
    guilty = (word.lemma in words("innocent_pleas")) == negated
    entity = parsed.entity_at.get(who.i)
    who = parsed.tokens[entity.last - 1] if entity is not None else who
    content = Content(frame="of-phrase", spans=(span,), heads=(head,), patient=who)
    return (Act.ACCUSE if guilty else Act.DENY), content, verb


_VERDICT = 14
"""Words from "found" to "guilty" at most: the name and what he is stand between."""


def _ballot(parsed: ParsedArticle, verb: Token) -> tuple[Act, Content, Token] | None:
    """`voted by 61 percent to reject | the offer`: a vote for turning it down is against it."""
    inner = next(infinitives(parsed, verb), None) if verb.lemma in words("voting") else None
    if inner is None or inner.i < verb.i or inner.lemma not in words("voting_down"):
        return None
    thing = direct_object(parsed, inner)
    span = phrase(parsed, thing) if thing is not None else None
    if thing is None or span is None:
        return None
    return Act.REFUSE, Content(frame="noun", spans=(span,), heads=(thing,)), inner


def is_verdict(found: ReportCandidate) -> bool:
    """Tell whether a report is a verdict, which is an event that the article tells as well."""
    if found.rule != "court-act" or found.verb is None:
        return False
    return any(
        found.verb.lemma in words(name) for name in ("finding_guilty", "acquitting", "convicting")
    )


@cache
def _verbs() -> frozenset[str]:
    """Return the verbs of all these acts."""
    named = ("entering_pleas", "finding_guilty", "acquitting", "convicting", "voting")
    return frozenset({"plead", "put"}).union(*(words(name) for name in named))


_ACTS = (_plea, _put_to, _verdict, _ballot)
