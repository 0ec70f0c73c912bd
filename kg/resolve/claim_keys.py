"""A proposition's key taken apart: its kind, who does it, what it is done to, receivers, number."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extract.event_lexicon import themes
from kg.model.quick_init import quick_init

_PLURAL = re.compile(r"(?:(?<=ch)|(?<=sh)|(?<=x)|(?<=ss)|(?<=zz))es$|(?<![sui])s$")


@quick_init
@dataclass(frozen=True, slots=True)
class Key:
    """A proposition's key taken apart; empty sets are open places."""

    kind: str
    agents: frozenset[str]
    theme: frozenset[str]
    recipients: frozenset[str]
    number: str

    @property
    def unit(self) -> str:
        """The noun of what is counted, "" without a number."""
        return self.number.rpartition(" ")[2]

    @property
    def parts(self) -> tuple[str, ...]:
        """The key as it is hashed."""
        sides = (*sorted(self.agents), "", *sorted(self.theme), "", *sorted(self.recipients))
        return (self.kind, *sides, self.number)


def key_parts(key: tuple[str, ...]) -> Key | None:
    """Return the parts of a key; None for a claim known by its words alone.

    >>> key_parts(("send", "a-1", "", "troops", "", "a-2", "")).recipients
    frozenset({'a-2'})
    """
    if len(key) < 4:
        return None
    told = key[1:-1]
    if told.count("") != 2:
        return None
    first = told.index("")
    second = told.index("", first + 1)
    agents, theme, recipients = told[:first], told[first + 1 : second], told[second + 1 :]
    things = frozenset(theme)
    number = number_of(key[-1], things) if key[-1] else ""
    return Key(key[0], frozenset(agents), things, frozenset(recipients), number)


def number_of(number: str, theme: frozenset[str]) -> str:
    """Return a key's number, its unit the class of thing that is counted, where it is one."""
    value, _, unit = number.rpartition(" ")
    known = themes().get(unit)
    return f"{value} {known[0]}" if known is not None and known[0] in theme else number


def singular(noun: str) -> str:
    """Return a noun in the singular.

    >>> singular("missiles"), singular("policies"), singular("glass"), singular("crises")
    ('missile', 'policy', 'glass', 'crisis')
    """
    if len(noun) < 4 or not noun.endswith("s"):
        return noun
    if noun.endswith("ies"):
        return f"{noun[:-3]}y"
    return f"{noun[:-2]}is" if noun.endswith("ises") else _PLURAL.sub("", noun)
