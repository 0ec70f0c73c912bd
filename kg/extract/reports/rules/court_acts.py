"""What is done in words at court: pleas, and what counsel puts to a jury or a witness."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.grammar.clause_structure import is_passive
from kg.extract.grammar.dependents import direct_object, object_of, prepositions
from kg.extract.grammar.phrase_spans import phrase_after
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
    """`pleaded not guilty to theft`, `put it to the jury that …`."""
    for verb in readable(parsed, "VERB"):
        found = next((f for act in _ACTS if (f := act(parsed, verb)) is not None), None)
        if found is None or not is_performed(parsed, verb) or is_passive(parsed, verb):
            continue
        act, content, last = found
        who = speakers_of(parsed, verb)
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


_ACTS = (_plea, _put_to)
