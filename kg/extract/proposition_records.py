"""Write propositions: label, roles, quantity, and the stance of one statement towards each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.claimed import path_modality
from kg.extract.clauses import is_negated
from kg.extract.events import Event, themes
from kg.ids import key_id
from kg.model import (
    Act,
    Bound,
    Filler,
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


def typed(
    parsed: ParsedArticle,
    found: Found,
    statement: Statement,
    frame: Frame,
    quantity: Quantity | None,
    identities: Identities,
) -> Proposition:
    """Return the proposition that an event is, with the stance of one statement towards it."""
    kind = frame.event.kind
    number = f"{quantity.value:g} {quantity.bound} {quantity.unit}" if quantity else ""
    kind_type, contexts = kind.type, ()
    if kind.name == "send" and not frame.recipient:
        kind_type = "MOBILIZE"
    context = themes().get(frame.event.theme.lemma, ("", ""))[1] if frame.event.theme else ""
    key = (*frame.key, number)
    return Proposition(
        id=key_id("p", *key),
        key=key,
        label=_label(parsed, frame, quantity, identities),
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


def _label(
    parsed: ParsedArticle, frame: Frame, quantity: Quantity | None, identities: Identities
) -> str:
    """Return the proposition in words: "North Korea sends at most 8,000 troops to Russia"."""
    kind = frame.event.kind
    words = [identities.actors[frame.agent].label if frame.agent else "(somebody)", kind.verb]
    if frame.theme:
        words.append(_counted_words(parsed, quantity) if quantity else frame.theme)
    if frame.recipient:
        words.append("to" if kind.name == "send" and frame.theme else "")
        words.append(identities.actors[frame.recipient].label)
    return " ".join(w for w in words if w)


def _counted_words(parsed: ParsedArticle, quantity: Quantity) -> str:
    """Return a quantity in words, its noun as printed: "at most 8,000 troops"."""
    noun = quantity.span.of(parsed.text).split()[-1]
    bound = "" if quantity.bound is Bound.EXACT else quantity.bound.value.replace("_", " ") + " "
    return f"{bound}{quantity.value:,.0f} {noun}"


def untyped(
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
