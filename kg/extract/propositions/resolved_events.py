"""An event with its roles identified: who counts as whom, what makes two mentions one claim.

The key of a proposition is made here and nowhere else.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from kg.extract.events.accords import accord_of
from kg.extract.events.participant_roles import any_thing, does_harm, parties
from kg.extract.events.participants import counted_noun
from kg.extract.events.theme_classes import may_be_one_theme, theme_class, theme_of
from kg.extract.events.wars import war_label
from kg.extract.events.word_senses import is_event_sense
from kg.extract.lexicon import words
from kg.model.replace import replace

if TYPE_CHECKING:
    from kg.extract.actors.identities import Identities
    from kg.extract.events.event_mention import Event
    from kg.extract.events.participant_roles import Party
    from kg.model import Quantity, Token
    from kg.parse import ParsedArticle


@dataclass(frozen=True, kw_only=True)
class ResolvedEvent:
    """An event with its parties; empty tuples and strings are open roles."""

    event: Event
    agents: tuple[Party, ...]
    theme: str
    recipients: tuple[Party, ...]
    about: str = ""
    """What an accord is about, part of which accord it is: "on the border", "to build a line"."""

    @cached_property
    def parts(self) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
        """Agents, theme and recipients as sets of keys."""
        mine = frozenset([p.key for p in self.agents])
        theirs = frozenset([p.key for p in self.recipients])
        if self.event.kind.mutual and mine and theirs:
            return mine | theirs, frozenset(), frozenset()
        return mine, frozenset({self.theme} - {""}), theirs

    @property
    def thing(self) -> str:
        """The class of the thing alone: "weapons" of "offensive weapons"."""
        return self.theme.rsplit(" ", 1)[-1]

    @cached_property
    def filled(self) -> int:
        """How many roles are known; of a mutual event each side is one."""
        mine, theme, theirs = self.parts
        sides = min(2, len(mine)) if self.event.kind.mutual else bool(mine)
        return sides + bool(theme) + bool(theirs)

    @property
    def enough(self) -> bool:
        """Tell whether it says enough to be a claim of its own."""
        kind = self.event.kind
        if kind.flags & {"alone", "victim"}:
            return bool(self.agents or self.recipients)
        if kind.type == "CONSULT" and self.event.support is not None:
            return bool(self.agents)  # "a cabinet meeting was held"
        return self.filled > 1

    def key(self, quantity: Quantity | None) -> tuple[str, ...]:
        """Return what makes two mentions one proposition.

        Actors stand in it by id; the sides of a mutual event in no order of their own.
        """
        number = f"{quantity.value:.15g} {quantity.bound} {quantity.unit}" if quantity else ""
        mine, theme, theirs = self.parts
        theme = theme or frozenset({self.about} - {""})
        sides = (*sorted(mine), "", *theme, "", *sorted(theirs))
        return (self.event.kind.name, *sides, number)

    def counts(self, noun: Token) -> bool:
        """Tell whether a number of these is a number of what has a part in the event."""
        event = self.event
        parts = (event.theme, event.object, *event.agents, *event.recipients)
        open_yet = event.kind.themed and event.theme is None and not event.recipients
        return open_yet or any(t is not None and t.i == noun.i for t in parts)

    def gives_alike(self, other: ResolvedEvent) -> bool:
        """Tell whether the other mention gives another kind of the same thing to the same."""
        fed = self.parts[2] == other.parts[2] != frozenset()
        alike = self.event.kind is other.event.kind and self.thing == other.thing != ""
        return alike and fed and not (self.agents and other.agents)

    def fits(self, other: ResolvedEvent) -> bool:
        """Tell whether the other mention may be the same event: no role contradicts."""
        if self.event.kind.name != other.event.kind.name:
            return False
        if self.event.kind.mutual:
            mine, theirs = (f.parts[0] | f.parts[2] for f in (self, other))
            pairs = (mine, theirs), (self.parts[1], other.parts[1])
            return all(not a or not b or a <= b or b <= a for a, b in pairs)
        parties = ((self.parts[k], other.parts[k]) for k in (0, 2))
        things = not self.theme or not other.theme or may_be_one_theme(self.theme, other.theme)
        return things and all(not a or not b or a == b for a, b in parties)


def resolved_event(parsed: ParsedArticle, event: Event, identities: Identities) -> ResolvedEvent:
    """Return the event with its parties resolved and its theme classed."""
    level, harm = event.kind.level, event.kind.type == "ASSAULT"
    agents = parties(
        parsed,
        event.agents,
        identities,
        stands_for=level != "own",
        things=does_harm if harm else None,
        doing=True,
        apart=event.charge or event.trigger,
    )
    recipients = parties(
        parsed,
        event.recipients,
        identities,
        stands_for=level == "state",
        things=any_thing if event.kind.name != "help" else None,
        apart=event.trigger,
    )
    doing = {p.key for p in agents}
    theme = event.theme
    if theme is not None and (theme in event.recipients or not event.kind.themed):
        theme = None
    if not is_event_sense(parsed, event, agents, identities):
        return ResolvedEvent(event=replace(event, theme=None), agents=(), theme="", recipients=())
    theme = _plain(parsed, theme)
    if event.kind.themed:  # ships that carry troops along their own coast aid nobody
        home = {p.country for p in agents}
        forces = theme_class(theme) in _FORCES
        recipients = tuple([p for p in recipients if not forces or p.country not in home - {None}])
    return ResolvedEvent(
        event=replace(event, theme=theme),
        agents=agents,
        theme=_called(parsed, event, theme, frozenset([p.country for p in agents if p.country])),
        recipients=tuple([p for p in recipients if p.key not in doing]),
        about=accord_of(parsed, event) if event.kind.name == "agree" else "",
    )


_FORCES = frozenset({"troops", "police"})


def _called(
    parsed: ParsedArticle, event: Event, theme: Token | None, states: frozenset[str]
) -> str:
    if theme is not None and event.kind.name == "participate":
        return war_label(parsed, theme)
    if theme is None and event.kind.themed and event.trigger.lemma in ("arm", "rearm"):
        return "weapons"  # "armed the rebels"
    return theme_of(parsed, theme, states)


def _plain(parsed: ParsedArticle, theme: Token | None) -> Token | None:
    """Look through "a number of troops"; a pronoun or "something" is no theme."""
    if theme is None:
        return None
    theme = counted_noun(parsed, theme)
    return None if theme.pos in ("PRON", "DET") or theme.lemma in words("vague") else theme
