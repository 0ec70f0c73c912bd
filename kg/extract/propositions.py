"""What each statement claims, free of who claims it: one proposition for one event, everywhere.

A proposition's key is its class, agent, theme class and recipient; the same key in two articles is
the same proposition. A mention that leaves roles open ("the troop dispatch") takes them from the
fullest mention of the article that does not contradict it. Content that tells no known event
stays as an untyped proposition of its own: nothing is lost.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.extract.claimed import claimed, path_modality, points_back
from kg.extract.clauses import is_negated
from kg.extract.events import Event, event_at, themes
from kg.extract.quantities import quantities
from kg.ids import key_id
from kg.model import (
    Act,
    Filler,
    LineKind,
    Polarity,
    Proposition,
    Quantity,
    Span,
    Stance,
)

if TYPE_CHECKING:
    from kg.extract.found import Found
    from kg.extract.identities import Identities
    from kg.model import Statement, Token
    from kg.parse import ParsedArticle

_LABEL_WORDS = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """An event with its roles identified; empty strings are open roles."""

    event: Event
    agent: str
    theme: str
    recipient: str

    @property
    def filled(self) -> int:
        """How many roles are known."""
        return sum(bool(r) for r in (self.agent, self.theme, self.recipient))

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What makes two mentions one proposition."""
        return self.event.kind.name, self.agent, self.theme, self.recipient

    def fits(self, other: Frame) -> bool:
        """Tell whether the other mention may be the same event: no role contradicts."""
        mine, theirs = self.key, other.key
        return all(not a or not b or a == b for a, b in zip(mine, theirs, strict=True))


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
                made.append(_typed(parsed, found, statement, frame, None, identities))
    if not made:
        made.append(_untyped(parsed, found, statement))
    made += _counted(parsed, found, statement, told, identities)
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


def _counted(
    parsed: ParsedArticle,
    found: Found,
    statement: Statement,
    told: list[Frame],
    identities: Identities,
) -> list[Proposition]:
    """Return the propositions with a number: "sent 1,500 troops" claims more than "sent troops"."""
    made = []
    for noun, quantity in quantities(parsed, statement.content):
        above = [noun, *parsed.ancestors(noun)]
        if found.verb is not None and found.verb.dep == "relcl":
            above.append(parsed.head(found.verb))
        event = next((e for t in above if (e := event_at(parsed, t)) is not None), None)
        if event is None:
            made.append(_untyped(parsed, found, statement, quantity))
            continue
        frame = _frame(event, identities)
        if not frame.theme:
            frame = replace(frame, theme=_theme(noun))
        frame = _completed(frame, told)
        made.append(_typed(parsed, found, statement, frame, quantity, identities))
    return made


def _typed(
    parsed: ParsedArticle,
    found: Found,
    statement: Statement,
    frame: Frame,
    quantity: Quantity | None,
    identities: Identities,
) -> Proposition:
    kind = frame.event.kind
    number = f"{quantity.value:g} {quantity.bound} {quantity.unit}" if quantity else ""
    kind_type, contexts = kind.type, ()
    if kind.name == "send" and not frame.recipient:
        kind_type = "MOBILIZE"
    context = themes().get(frame.event.theme.lemma, ("", ""))[1] if frame.event.theme else ""
    return Proposition(
        id=key_id("p", *frame.key, number),
        label=_label(frame, quantity, identities),
        type=kind_type,
        mode=kind.mode,
        contexts=(context,) if context else contexts,
        roles=_roles(parsed, frame, identities),
        quantity=quantity,
        article=statement.article,
        trigger=Span(frame.event.trigger.start, frame.event.trigger.end),
        stances=(_stance(parsed, found, statement, frame.event.trigger),),
    )


def _roles(
    parsed: ParsedArticle, frame: Frame, identities: Identities
) -> tuple[tuple[str, tuple[Filler, ...]], ...]:
    roles: list[tuple[str, tuple[Filler, ...]]] = []
    for name, actor, token in (
        ("agent", frame.agent, frame.event.agent),
        ("recipient", frame.recipient, frame.event.recipient),
    ):
        if actor:
            who = identities.actors[actor]
            span = Span(token.start, token.end) if token is not None else None
            filler = Filler(label=who.label, actor=actor, country=who.country, span=span)
            roles.append((name, (filler,)))
    if frame.theme:
        token = frame.event.theme
        span = Span(token.start, token.end) if token is not None else None
        roles.append(("theme", (Filler(label=frame.theme, span=span),)))
    return tuple(sorted(roles))


def _label(frame: Frame, quantity: Quantity | None, identities: Identities) -> str:
    """Return the proposition in words: "North Korea sends troops to Russia"."""
    kind = frame.event.kind
    words = [identities.actors[frame.agent].label if frame.agent else "(somebody)", kind.verb]
    if frame.theme:
        words.append(
            f"{quantity.bound.value.replace('_', ' ')} {quantity.value:,.0f}" if quantity else ""
        )
        words.append(quantity.unit if quantity else frame.theme)
    if frame.recipient:
        words.append("to" if kind.name == "send" and frame.theme else "")
        words.append(identities.actors[frame.recipient].label)
    return " ".join(w for w in words if w).replace("exact ", "")


def _untyped(
    parsed: ParsedArticle, found: Found, statement: Statement, quantity: Quantity | None = None
) -> Proposition:
    """Return a proposition known only by its words, of this statement alone."""
    span = statement.content[0]
    words = re.sub(r"\s+", " ", span.of(parsed.text)).split(" ")
    more = " …" if len(words) > _LABEL_WORDS else ""
    head = next(iter(found.content.heads), None)
    inside = head is not None and any(
        s.covers(Span(head.start, head.end)) for s in statement.content
    )
    trigger = Span(head.start, head.end) if head is not None and inside else span
    number = f"{quantity.span.start}-{quantity.span.end}" if quantity else ""
    return Proposition(
        id=key_id("p", "words", parsed.article.sha256, f"{span.start}-{span.end}", number),
        label=" ".join(words[:_LABEL_WORDS]) + more,
        quantity=quantity,
        article=statement.article,
        trigger=trigger,
        stances=(_stance(parsed, found, statement, head),),
    )


def _stance(
    parsed: ParsedArticle, found: Found, statement: Statement, trigger: Token | None
) -> Stance:
    """Return the stand towards the neutral event: the statement's, turned by a negation inside.

    Declining to confirm is neither: its polarity is unspecified.
    """
    polarity = statement.polarity
    if statement.act is Act.DECLINE:
        polarity = Polarity.UNSPECIFIED
    elif trigger is not None and _negated_inside(parsed, trigger, statement):
        denied = polarity is Polarity.NEG  # "denied not having sent": no plain claim of the event
        polarity = Polarity.UNSPECIFIED if denied else Polarity.NEG
    return Stance(
        statement=statement.id,
        polarity=polarity,
        modality=path_modality(parsed, trigger, statement),
        certainty=statement.certainty,
    )


def _negated_inside(parsed: ParsedArticle, trigger: Token, statement: Statement) -> bool:
    count = 0
    for token in (trigger, *parsed.ancestors(trigger)):
        if not any(s.covers(Span(token.start, token.end)) for s in statement.content):
            break
        count += is_negated(parsed, token)
    return count % 2 == 1
