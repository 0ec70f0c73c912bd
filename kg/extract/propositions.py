"""What each statement claims, free of who claims it: one proposition for one event, everywhere.

A proposition's key is its class, agent, theme class and recipient; the same key in two articles is
the same proposition. A mention that leaves roles open ("the troop dispatch") takes them from the
fullest mention of the article that does not contradict it. Content that tells no known event
stays as an untyped proposition of its own: nothing is lost.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.agents import is_document
from kg.extract.choose import contains
from kg.extract.claimed import claimed, points_back
from kg.extract.events import Event, event_at, themes
from kg.extract.proposition_records import Frame, typed, untyped
from kg.extract.quantities import quantities
from kg.model import (
    Act,
    LineKind,
    Proposition,
)

if TYPE_CHECKING:
    from kg.extract.found import Found
    from kg.extract.identities import Identities
    from kg.model import Span, Statement, Token
    from kg.parse import ParsedArticle


def propositions(
    parsed: ParsedArticle,
    found: list[Found],
    statements: list[Statement],
    identities: Identities,
) -> tuple[tuple[Proposition, ...], list[Statement]]:
    """Return the propositions claimed, and the statements with their propositions' ids."""
    by_id = {s.id: s for s in statements}
    told = _told(parsed, identities)
    known: dict[str, Proposition] = {}
    for one in found:
        statement = next(
            (s for s in statements if s.cue == one.cue and s.content == one.content.spans), None
        )
        if statement is None:
            continue
        claims = _claims(parsed, one, statement, told, identities)
        claims += _counted(parsed, one, statement, told, identities, _of_others(one, found))
        for claim in claims:
            before = known.get(claim.id)
            known[claim.id] = (
                claim
                if before is None
                else replace(before, stances=(*before.stances, *claim.stances))
            )
        ids = tuple(dict.fromkeys(c.id for c in claims))
        by_id[statement.id] = replace(statement, propositions=ids)
    return tuple(sorted(known.values(), key=lambda p: p.id)), [by_id[s.id] for s in statements]


def _told(parsed: ParsedArticle, identities: Identities) -> list[Frame]:
    """Return every event that the prose tells, in text order."""
    found = []
    for token, line in zip(parsed.tokens, parsed.line_of, strict=True):
        if line is not None and line.kind is LineKind.PROSE:
            event = event_at(parsed, token)
            if event is not None:
                found.append(_frame(event, identities))
    return found


def _frame(event: Event, identities: Identities) -> Frame:
    return Frame(
        event=event,
        agent=_actor(event.agent, identities),
        theme=_theme(event.theme),
        recipient=_actor(event.recipient, identities),
    )


def _actor(token: Token | None, identities: Identities) -> str:
    """Return the actor in a role; a state's organ or leader counts as the state."""
    if token is None:
        return ""
    for actor in identities.resolve(token):
        country = identities.actors[actor].country
        return identities.state(country) if country else actor
    return ""


def _theme(token: Token | None) -> str:
    if token is None:
        return ""
    return themes()[token.lemma][0] if token.lemma in themes() else token.lemma


def _completed(frame: Frame, told: list[Frame]) -> Frame:
    """Fill the open roles from the fullest mention that fits, the nearest before it first."""
    place = frame.event.trigger.i
    fitting = [f for f in told if f.fits(frame) and f.filled > frame.filled and f.filled > 1]
    if not fitting or (not frame.theme and (frame.event.trigger.pos != "NOUN" or not frame.agent)):
        return frame

    def rank(other: Frame) -> tuple[int, bool, int]:
        distance = abs(other.event.trigger.i - place)
        return -other.filled, other.event.trigger.i > place, distance

    best = min(fitting, key=rank)
    return replace(
        frame,
        agent=frame.agent or best.agent,
        theme=frame.theme or best.theme,
        recipient=frame.recipient or best.recipient,
    )


def _claims(
    parsed: ParsedArticle,
    found: Found,
    statement: Statement,
    told: list[Frame],
    identities: Identities,
) -> list[Proposition]:
    """Return the propositions that one statement is about."""
    made: list[Proposition] = []
    triggers = claimed(parsed, found)
    if not triggers and points_back(parsed, found):
        before = [f for f in told if f.event.trigger.start < found.start and f.filled > 1]
        triggers = [before[-1].event.trigger] if before else []
    for trigger in triggers:
        event = event_at(parsed, trigger)
        if event is not None:
            told_here = _frame(event, identities)
            frame = _completed(told_here, told)
            if frame.filled > 1 and _settled(told_here, told, statement, frame, identities):
                made.append(typed(parsed, found, statement, frame, None, identities))
    if not made:
        made.append(untyped(parsed, found, statement))
    return made


def _settled(
    bare: Frame, told: list[Frame], statement: Statement, full: Frame, identities: Identities
) -> bool:
    """Tell whether a mention with nobody in it ("the transfer of weapons") is surely that event.

    It is when the article tells no other of the kind, and whoever denies it has a part in it.
    """
    if bare.agent or bare.recipient:
        return True
    like = [f for f in told if f.fits(bare) and f.theme == bare.theme and f.filled > bare.filled]
    if not all(f.fits(full) for f in like):
        return False
    codes = {identities.actors[p.actor].country for p in statement.speakers} - {None}
    parties = {identities.actors[a].country for a in (full.agent, full.recipient) if a}
    return statement.act is not Act.DENY or not codes or bool(codes & parties)


def _of_others(one: Found, found: list[Found]) -> list[Span]:
    """Return the contents of reports inside this one that have speakers of their own.

    A text cited ("intelligence indicating that …") speaks for whoever cites it.
    """
    inside = [f for f in found if contains(one, f) and f.speakers]
    return [s for f in inside if not is_document(f.speakers[0]) for s in f.content.spans]


def _counted(
    parsed: ParsedArticle,
    found: Found,
    statement: Statement,
    told: list[Frame],
    identities: Identities,
    others: list[Span],
) -> list[Proposition]:
    """Return the propositions with a number: "sent 1,500 troops" claims more than "sent troops".

    What stands in `others`, the contents of somebody else's report inside this one, is theirs.
    """
    made = []
    for noun, quantity in quantities(parsed, statement.content):
        if any(s.covers(quantity.span) for s in others):
            continue
        above = [noun, *parsed.ancestors(noun)]
        if found.verb is not None and found.verb.dep == "relcl":
            above.append(parsed.head(found.verb))
        event = next((e for t in above if (e := event_at(parsed, t)) is not None), None)
        if event is None:
            made.append(untyped(parsed, found, statement, quantity))
            continue
        frame = _frame(event, identities)
        if not frame.theme:
            frame = replace(frame, theme=_theme(noun))
        frame = _completed(frame, told)
        if frame.filled < 2:
            made.append(untyped(parsed, found, statement, quantity))
            continue
        made.append(typed(parsed, found, statement, frame, quantity, identities))
    return made
