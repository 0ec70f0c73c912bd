"""Claims in one form, whatever the words: the deed, and who and what fills its places.

In: a proposition as its article tells it, with the actors of the whole collection. Out: its `Form`.
Three things make two claims' forms one:

- *The deed*: `data/deeds.csv` names classes, events and verbs that are words for one thing done,
  some only to a kind of thing ("stormed | the embassy" is a raid, "stormed | the beach" none).
- *Things by their words*: without determiners, in the singular, in any order, and whose they are:
  "Lithuanian airspace", "Lithuania's airspace", "the airspace of Lithuania".
- *A state for its forces*, where it is done to another state's people, places or goods: "Ecuadorian
  police" stormed Mexico's embassy, and so did Ecuador. At home the police act for themselves.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from kg.extract.event_lexicon import themes
from kg.extract.lexicon import words as lists
from kg.extract.noun_kinds import noun_kinds
from kg.gazetteer.names import fold
from kg.ids import key_id
from kg.model import ActorType
from kg.resolve.claim_keys import key_parts, singular
from kg.resolve.claim_parts import (
    SOMEBODY,
    Part,
    is_plural,
    names_in,
    noun_conditions,
    states_by_actor,
    thing_of,
)
from kg.resolve.deeds import VERB, deed_of, entering, event_deeds, whole_deeds
from kg.resolve.word_lists import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kg.model import Actor, Filler, Proposition

FROM = "from "
"""Before the part of a key that is the party from whom something is taken."""
TAKEN = "taken"
"""Behind the name of a deed that is told of its receiver, without who gave."""
_BOUND = re.compile(r"[0-9a-f]{64} ")
_ACTOR = re.compile(r"a-[0-9a-f]+(?![^ ])")
_CLAIM = re.compile(r"p-[0-9a-f]+$")
_TYPES = {
    ActorType.COUNTRY: frozenset({"state", "territory"}),
    ActorType.ORGAN: frozenset({"government", "body", "organisation"}),
    ActorType.ORGANISATION: frozenset({"organisation"}),
    ActorType.PERSON: frozenset({"person"}),
    ActorType.ROLE: frozenset({"person"}),
    ActorType.GROUP: frozenset({"people"}),
}


@dataclass(frozen=True, slots=True)
class Form:
    """A claim in one form; empty sets are open places.

    `typed` tells that it is of a class of events, `counted` that its number is one of its doers.
    """

    deed: str
    agents: frozenset[Part]
    theme: frozenset[Part]
    recipients: frozenset[Part]
    number: str
    typed: bool = field(default=False, compare=False)
    counted: bool = field(default=False, compare=False)
    key: tuple[str, ...] = field(init=False, compare=False)
    """The form as it is hashed."""

    def __post_init__(self) -> None:
        """Make the key once: it is asked for at every comparison."""
        first, second, third = (
            sorted(p.key for p in side) for side in (self.agents, self.theme, self.recipients)
        )
        key = (self.deed, *first, "", *second, "", *third, self.number)
        object.__setattr__(self, "key", key)

    def __hash__(self) -> int:
        """Return the key's hash: forms are equal where their keys are."""
        return hash(self.key)

    @property
    def parts(self) -> tuple[Part, ...]:
        """All that fill places, in order of their keys."""
        every = self.agents | self.theme | self.recipients
        return tuple(sorted(every, key=lambda p: p.key))


def is_about_something(form: Form) -> bool:
    """Tell whether a form says whom or what it is about, so that another article's is the same.

    It names somebody, or a thing by more than its noun, and what is done or said of it; of one
    party alone only what befalls or is done by it once ("Obama resigns").
    """
    parts = [p for p in form.parts if p.actor or p.head not in words("empty_nouns")]
    if any(p.bound for p in form.parts) or not any(_tells_which(p) for p in parts):
        return False
    if len(parts) > 1 or form.deed in words("deeds_of_one") or form.deed in whole_deeds():
        return True
    return any(p.actor is None and len(p.words) > 1 for p in parts)


def _tells_which(part: Part) -> bool:
    """Tell whether a part names somebody or a thing that is met elsewhere."""
    return part.named or part.owner is not None or len(part.words) > 0


class Forms:
    """Reads the forms of claims; `actors` by id tell what their parties are, `texts` by article how
    things are printed."""

    def __init__(self, actors: Mapping[str, Actor], texts: Mapping[str, str]) -> None:
        self.actors = actors
        self.texts = texts
        self._known: dict[str, Part] = {}
        self._countries: dict[str, str] = {}

    def of(self, claim: Proposition) -> Form | None:
        """Return a claim's form; None for a claim known by its words alone."""
        told = key_parts(claim.key)
        if told is None:
            return None
        every = [f for _, fillers in claim.roles for f in fillers]
        for one in every:
            if one.actor and one.country:
                self._countries[one.actor] = one.country
        text = self.texts.get(claim.article, "")
        labels = _AsPrinted(every, text)
        agents, theme, recipients = (
            frozenset(self._part(raw, labels) for raw in side)
            for side in (told.agents, told.theme, told.recipients)
        )
        plain = claim.key[0].startswith(VERB)
        if plain and theme and not recipients and _is_somebody(theme):
            theme, recipients = recipients, theme  # whom it befalls, however it is told
        givers = frozenset(p for p in theme if p.key.startswith(FROM))
        theme -= givers
        whom = (*theme, *recipients)
        counted = any(p.head == told.unit for p in agents)
        agents = frozenset(self._acting(p, whom) for p in agents)
        deed = deed_of(claim, agents, whom)
        name, typed = deed.name, not plain or deed.name in event_deeds()
        entered = entering(name, claim, whom, text)
        if entered is not None and (states := self._states_of(whom)):
            doers = frozenset(self._acting(p, states) for p in agents)
            none = frozenset[Part]()
            return Form(entered, doers, none, states, told.number, typed=True, counted=counted)
        theme = frozenset(p for p in theme if p.head != name and p.key not in deed.within)
        recipients = frozenset(p for p in recipients if p.key not in deed.within)
        if deed.whose:  # "sanctions | on Russia |"
            recipients |= self._owners(p for p in whom if p.key in deed.within)
        if name in words("deeds_to_things"):
            theme, recipients = frozenset[Part](), theme | recipients
        whose = frozenset(self._part(p.key.removeprefix(FROM), labels) for p in givers)
        if deed.turned and whose:
            agents, recipients, givers = whose, recipients | agents, frozenset()
        elif deed.turned:
            name = f"{name} {TAKEN}"
        elif deed.taken_from:
            recipients, givers = recipients | whose, frozenset()
        return Form(name, agents, theme | givers, recipients, told.number, typed)

    def _owners(self, things: Iterable[Part]) -> frozenset[Part]:
        owners = (p.owner for p in things)
        return frozenset(self._part(owner, _NONE) for owner in owners if owner is not None)

    def _states_of(self, whom: Sequence[Part]) -> frozenset[Part]:
        """Return the states whose the territory is that is entered; none where one is not known."""
        whole = (
            ("state" in p.kinds and p.actor) or p.head in lists("entered_places") for p in whom
        )
        codes = [p.country for p in whom]
        if not codes or None in codes or not all(whole):
            return frozenset()
        return frozenset(self._part(key_id("a", "country", str(code)), _NONE) for code in codes)

    def _part(self, raw: str, labels: _AsPrinted) -> Part:
        bound = _BOUND.match(raw)
        if bound is None and raw in self._known:
            return self._known[raw]
        part = self._read(raw, labels)
        if bound is None:
            self._known[raw] = part
        return part

    def _read(self, raw: str, labels: _AsPrinted) -> Part:
        mark = next((m for m in words("marks_in_keys") if raw.startswith(m)), "")
        text = raw[len(mark) :]
        if _CLAIM.match(text):
            return Part(raw, head="claim", words=frozenset({"claim"}))
        if text in _theme_classes():
            head = singular(text.split()[-1])
            return Part(
                raw, head=head, kinds=noun_kinds().get(head, frozenset()) | noun_conditions(head)
            )
        owner = _ACTOR.match(text)
        if owner is not None and owner.end() == len(text):
            return self._of_actor(mark, text, labels)
        bound = _BOUND.match(text)
        whose = bound or owner
        told = text[whose.end() :].strip() if whose is not None else text
        if not told or told.isdigit():
            return Part(raw, bound=True)
        head, rest, state = thing_of(told)
        names = names_in(labels.of(told), head)
        by = (
            owner.group() if owner is not None else key_id("a", "country", state) if state else None
        )
        if not head:
            return Part(raw, bound=bound is not None)
        local = bound is not None and not names and not rest and by is None
        place = f"{text[:64]} " if local else ""
        key = f"{mark}{place}{f'{by} ' if by else ''}{' '.join((*sorted(rest), head))}"
        return Part(
            key=key,
            owner=by,
            head=head,
            words=rest,
            country=self._country(by),
            kinds=noun_kinds().get(head, frozenset()) | noun_conditions(head, rest),
            names=names,
            bound=local,
            several=is_plural(told, head),
        )

    def _of_actor(self, mark: str, name: str, labels: _AsPrinted) -> Part:
        actor = self.actors.get(name)
        if actor is None:
            country = self._countries.get(name)
            return Part(f"{mark}{name}", actor=name, country=country, names=frozenset({name}))
        label = fold(actor.label)
        head, rest, state = thing_of(label)
        names = names_in(labels.of(label, actor.label), head)
        kinds = noun_kinds().get(head, frozenset()) if actor.type is not ActorType.PERSON else None
        known = f"{mark}{name}"
        if actor.type is ActorType.GROUP and not actor.named and (rest or names or state):
            by = f"{state.casefold()} " if state else ""
            known = f"{mark}some {by}{' '.join((*sorted(rest), head))}"
        return Part(
            key=known,
            actor=name,
            head=head,
            words=rest,
            country=actor.country,
            kinds=(kinds or frozenset()) | _TYPES[actor.type] | noun_conditions(head),
            names=names or frozenset({head} if actor.named else ()),
            several=is_plural(label, head),
        )

    def _country(self, owner: str | None) -> str | None:
        actor = self.actors.get(owner) if owner is not None else None
        return actor.country if actor is not None else states_by_actor().get(owner or "")

    def _acting(self, one: Part, whom: Iterable[Part]) -> Part:
        """Return the state for its forces where it is done to another state's."""
        others = {p.country for p in whom} - {None}
        return one if not others or one.country in others else self.state_of(one)

    def state_of(self, one: Part) -> Part:
        """Return the state whose organ or force somebody is; others as they are."""
        if one.country is None:
            return one
        actor = self.actors.get(one.actor or "")
        if actor is not None and actor.type in (ActorType.PERSON, ActorType.COUNTRY):
            return one
        forces = one.head in lists("state_forces") or "police" in one.kinds
        forces = forces or one.head in words("gear_of_forces")
        if not words("of_civilians").isdisjoint(one.words):
            return one
        organ = actor is not None and actor.type is ActorType.ORGAN
        if not (forces or organ) or not lists("not_state").isdisjoint({*one.words, one.head}):
            return one
        return self._part(key_id("a", "country", one.country), _NONE)


def _is_somebody(parts: Iterable[Part]) -> bool:
    return all(p.actor or p.kinds & SOMEBODY for p in parts)


class _AsPrinted:
    """What fills a claim's places as its article prints it, by its plain form; read when asked."""

    __slots__ = ("_fillers", "_known", "_text")

    def __init__(self, fillers: Iterable[Filler] = (), text: str = "") -> None:
        self._fillers, self._text = fillers, text
        self._known: Mapping[str, str] | None = None

    def of(self, label: str, otherwise: str = "") -> str:
        """Return how what has this plain form is printed, `otherwise` where nothing has it."""
        if self._known is None:
            text = self._text
            self._known = {
                fold(f.label): f.span.of(text) if f.span is not None and text else f.label
                for f in self._fillers
            }
        return self._known.get(label, otherwise)


_NONE = _AsPrinted()


@cache
def _theme_classes() -> frozenset[str]:
    """Return the names of the classes of things that are given and taken."""
    return frozenset(theme for theme, _ in themes().values())
