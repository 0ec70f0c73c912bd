"""When an event is told to be: the expression that hangs on its verb or noun."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.grammar.dependents import (
    modifiers_and_adjuncts,
    numbers_and_attributives,
    object_of,
)
from kg.extract.grammar.functions import is_preposition
from kg.extract.lexicon import words
from kg.model import Dated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.extract.times.timeline import Timeline
    from kg.model import Proposition, Token
    from kg.parse import ParsedArticle


def event_time(parsed: ParsedArticle, trigger: Token, timeline: Timeline) -> Dated | None:
    """Return when the event of a verb or noun is told to be, with its basis; None if untold.

    "Tuesday's raid", "the raid on Tuesday", "the raid took place Tuesday", "sent it on Tuesday".
    """
    for token in _hanging(parsed, trigger):
        told = timeline.at(token)
        if told is not None and told.value is not None:
            return Dated(told.value, told.basis)
    return None


def _hanging(parsed: ParsedArticle, trigger: Token) -> Iterator[Token]:
    yield from _under(parsed, trigger)
    if trigger.pos in ("VERB", "AUX"):
        return
    above = parsed.head(trigger)
    carried = above.lemma in words("occurring") or above.lemma in words("doing")
    if above.pos in ("VERB", "AUX") and carried:
        yield from _under(parsed, above)


def _under(parsed: ParsedArticle, word: Token) -> Iterator[Token]:
    for child in modifiers_and_adjuncts(parsed, word):
        yield child
        inner = object_of(parsed, child) if is_preposition(child) else None
        if inner is not None:
            yield inner
            yield from numbers_and_attributives(parsed, inner)


def with_event_times(
    parsed: ParsedArticle, claims: Iterable[Proposition], timeline: Timeline
) -> tuple[Proposition, ...]:
    """Return the propositions with the time that their trigger is told to be of."""
    return tuple([_timed(parsed, p, timeline) for p in claims])


def _timed(parsed: ParsedArticle, claim: Proposition, timeline: Timeline) -> Proposition:
    if claim.time is not None:
        return claim
    inside = parsed.within(claim.trigger)
    trigger = inside[0] if len(inside) == 1 else None
    when = event_time(parsed, trigger, timeline) if trigger is not None else None
    return replace(claim, time=when.value, time_basis=when.basis) if when is not None else claim
