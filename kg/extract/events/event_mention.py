"""One mention of an event: its word, and the heads of the phrases in its roles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.model.quick_init import quick_init

if TYPE_CHECKING:
    from kg.extract.event_lexicon import Kind
    from kg.model import Token


@quick_init
@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One mention of an event.

    `agents` are the heads of who does it, `recipients` of whom it is done to, several when they
    are joined; `support` is the verb that carries a noun ("held | talks"); `object` the noun by
    which the word's class was told; `turned` marks a word for the opposite ("complies with");
    `behind` tells that the deed is put down to its agents ("were behind it", "were blamed for it"),
    `charge` is the verb by which somebody puts the deed down to its agents ("| blamed | them"),
    `linked` that they are only said to have a link with it.
    """

    kind: Kind
    mode: str | None
    trigger: Token
    agents: tuple[Token, ...] = ()
    theme: Token | None = None
    recipients: tuple[Token, ...] = ()
    place: Token | None = None
    instrument: Token | None = None
    topic: Token | None = None
    support: Token | None = None
    object: Token | None = None
    turned: bool = False
    behind: bool = False
    charge: Token | None = None
    linked: bool = False

    @property
    def predicate(self) -> Token:
        """The word whose clause tells how firmly the event is put."""
        return self.support or self.trigger

    def consumes(self, noun: Token) -> bool:
        """Tell whether a noun is only what the event's own word is made with."""
        return self.object is not None and noun.i == self.object.i
