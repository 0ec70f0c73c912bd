"""Which events of a content are what it claims, and how firmly each is put."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.events.deliberated_events import deed_beside
from kg.extract.events.event_lookup import event_at
from kg.extract.events.responsibility import is_charge_of_claim
from kg.extract.grammar.dependents import objects_of, prepositional_phrases
from kg.extract.grammar.functions import is_complement_clause, is_open_complement, is_subject
from kg.extract.lexicon import lexicon, words
from kg.extract.span_index import within
from kg.model import Act, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kg.extract.report_candidate import ReportCandidate
    from kg.model import Token
    from kg.parse import ParsedArticle

_DEPTH = 3
"""Steps from the main predicate to the event that it is about: "look | into | providing"."""


type Teller = Callable[[Token], Token | None]
"""Returns the word of the event that a token tells, None where it tells none that is worth it."""


def chief_event_words(parsed: ParsedArticle, found: ReportCandidate, tells: Teller) -> list[Token]:
    """Return the words of the events that the content is chiefly about, in text order."""
    picked: dict[int, Token] = {}
    inside = within(found.content.spans)
    for head in found.content.heads:
        for one in parsed.conjuncts(head):
            event = _first_event(parsed, inside, one, tells)
            if event is None:
                continue
            both = _together(parsed, event) if event.pos == "NOUN" else (event,)
            picked |= {t.i: t for b in both if (t := tells(b)) is not None}
    return [picked[i] for i in sorted(picked)]


def _together(parsed: ParsedArticle, event: Token) -> Iterator[Token]:
    """Yield an event noun and the deeds joined to it, or to what it is of: "transfers of arms and
    | troop deployment"."""
    yield from parsed.conjuncts(event)
    for prep in prepositional_phrases(parsed, event):
        things = objects_of(parsed, prep) if prep.lemma == "of" else ()
        yield from (
            t for n in things for t in parsed.conjuncts(n) if deed_beside(parsed, t) is event
        )


def _first_event(
    parsed: ParsedArticle, inside: Callable[[Span], bool], head: Token, tells: Teller
) -> Token | None:
    """Return the event nearest below the predicate, breadth first."""
    level = [head]
    for _ in range(_DEPTH + 1):
        for token in level:
            told = event_at(parsed, token) is not None  # of few words; the dear questions after it
            if told and inside(token.span) and tells(token) is not None:
                return token
        level = [c for t in level for c in parsed.children[t.i] if _leads_down(parsed, t, c)]
    return None


def _leads_down(parsed: ParsedArticle, token: Token, child: Token) -> bool:
    """Tell whether a predicate is about what this dependent tells.

    A report inside the content is another statement's; the object of a verb that is neither
    weighing nor intending ("monitors the sanctions") is only mentioned.
    """
    raised = token.tag == "VBN" and is_open_complement(child) and token.lemma in words("raising")
    if raised and child.tag in ("VB", "VBN"):
        return True  # "is believed to have sent troops": about the troops, firmly or not
    empty = token.lemma in words("telling_no_event")
    cue = lexicon().verbs.get(token.lemma) if token.pos == "VERB" else None
    if is_charge_of_claim(parsed, token):
        return child.dep in ("pcomp", "pobj", "prep")
    if cue is not None and cue.act is not Act.CONSIDER and not empty:
        return False  # a plan is no report: "contemplates sending troops" is about the troops
    if is_subject(child):
        return True
    if token.pos in ("VERB", "AUX"):
        opens = empty or token.lemma in words("considering") or token.lemma in words("intending")
        if is_complement_clause(child):
            return True
        return opens and child.dep in ("dobj", "pobj", "pcomp", "prep", "attr", "acomp")
    return child.dep in ("pcomp", "pobj", "prep", "acl", "conj")
