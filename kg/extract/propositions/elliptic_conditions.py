"""Conditions that leave something out: "if true", "if confirmed", "depending on the degree".

What "if true" supposes is the claim just told, or the event that the main clause is about; what has
no predicate of its own supposes nothing that could be written down.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.dependents import own_subject
from kg.extract.grammar.functions import is_subject_or_expletive
from kg.extract.grammar.noun_dependents import phrase_words
from kg.extract.lexicon import words
from kg.extract.standing.veridicality import standing_at
from kg.model import Modality

if TYPE_CHECKING:
    from kg.extract.propositions.article_events import ArticleEvents
    from kg.extract.propositions.resolved_events import ResolvedEvent
    from kg.extract.standing.conditions import Condition
    from kg.model import Token
    from kg.parse import ParsedArticle

_CLAIMED = frozenset({Modality.REALIS, Modality.UNSPECIFIED, Modality.POSSIBLE})
_BACK = 1
"""Sentences before its own in which the claim stands that a condition points at."""


def has_subject(parsed: ParsedArticle, condition: Condition) -> bool:
    """Tell whether a condition is a clause with a subject, however it was parsed."""
    inside = parsed.within(condition.span)
    finite = any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in inside[1:])
    return any(is_subject_or_expletive(t) for t in inside) or (finite and len(inside) > 2)


def opens_degree(parsed: ParsedArticle, condition: Condition) -> bool:
    """Tell whether a condition only names what something is measured by: "depending on how"."""
    first = condition.opener.of(parsed.text).casefold()
    inside = parsed.within(condition.span)
    asks = bool(inside) and inside[0].lemma in ("whether", "if")
    return first.startswith("depending") and not asks


def is_about_truth(parsed: ParsedArticle, condition: Condition) -> bool:
    """Tell whether a condition is that a claim told elsewhere be true: "if confirmed"."""
    inside = parsed.within(condition.span)
    told = {condition.head.lemma, condition.head.text.casefold()}
    told |= {c.lemma for c in parsed.all(condition.head, "acomp", "oprd", "advmod")}
    if told.isdisjoint(words("verifying")) or len(inside) > 6:
        return False
    subjects = [t for t in inside if is_subject_or_expletive(t)]
    return all(
        t.text.casefold() in words("claims_taken_up")
        or (t.lemma in words("claims") and parsed.child(t, "prep", "acl", "relcl") is None)
        for t in subjects
    )


def claim_before(
    parsed: ParsedArticle, condition: Condition, telling: ArticleEvents
) -> ResolvedEvent | None:
    """Return the event that the conditioned clause is about, else the last one told just before."""
    main = condition.conditioned
    subject = own_subject(parsed, main) if main is not None else None
    if subject is not None:
        for token in phrase_words(parsed, subject):
            frame = _told(token, telling)
            if frame is not None:
                return frame
    first = parsed.sentence(condition.head)[0]
    for _ in range(_BACK):
        first = parsed.sentence(parsed.tokens[first - 1])[0] if first else first
    opener = parsed.at(condition.opener.start)
    for token in reversed(parsed.tokens[first:opener]):
        frame = _told(token, telling)
        if frame is not None and standing_at(parsed, frame.event.predicate).modality in _CLAIMED:
            return frame
    return None


def _told(token: Token, telling: ArticleEvents) -> ResolvedEvent | None:
    frame = telling.at(token) if token.i in telling.frames else None
    return frame if frame is not None and frame.enough else None
