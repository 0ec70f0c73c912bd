"""Every event that an article tells, and how a mention that leaves roles open gets them filled."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from kg.extract.events.event_lookup import event_at
from kg.extract.events.theme_classes import is_kind_of
from kg.extract.grammar.functions import is_determiner
from kg.extract.grammar.noun_phrases import is_definite
from kg.extract.lexicon import words
from kg.extract.propositions.resolved_events import ResolvedEvent, resolved_event
from kg.model import NARRATED, SPOKEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.extract.actors.identities import Identities
    from kg.model import Span, Token
    from kg.parse import ParsedArticle


REACH = 100
"""Events of one kind before and after among which one is looked for that a mention takes up: no
article of the 60 read tells so many."""


@dataclass(frozen=True)
class ArticleEvents:
    """Every event that the article tells, by the place of its word, in text order."""

    parsed: ParsedArticle
    identities: Identities
    frames: dict[int, ResolvedEvent]

    def at(self, token: Token) -> ResolvedEvent | None:
        """Return the event that a word tells, with roles open in it filled from elsewhere."""
        event = event_at(self.parsed, token)
        if event is None:
            return None
        bare = self.frames.get(event.trigger.i) or resolved_event(
            self.parsed, event, self.identities
        )
        return self.with_roles_filled(bare)

    @cached_property
    def _places(self) -> list[int]:
        return list(self.frames)

    @cached_property
    def _told(self) -> list[Token]:
        return [f.event.trigger for f in self.frames.values() if f.enough]

    def events_before(self, word: Token) -> Iterator[Token]:
        """Yield the words of the events told up to a word, the last first."""
        for k in range(bisect_right(self._told, word.i, key=lambda t: t.i) - 1, -1, -1):
            yield self._told[k]

    def inside(self, spans: Iterable[Span]) -> Iterator[tuple[int, ResolvedEvent]]:
        """Yield the events whose words begin in some spans, in text order, with their places."""
        ranges = [(self.parsed.at(s.start), self.parsed.at(s.end) + 1) for s in spans]
        for first, last in sorted(ranges):
            for k in range(bisect_left(self._places, first), bisect_left(self._places, last)):
                yield self._places[k], self.frames[self._places[k]]

    @cached_property
    def _by_kind(self) -> dict[str, list[ResolvedEvent]]:
        found: dict[str, list[ResolvedEvent]] = {}
        for frame in self.frames.values():
            found.setdefault(frame.event.kind.name, []).append(frame)
        return found

    def _alike(self, frame: ResolvedEvent) -> list[ResolvedEvent]:
        """Return the events of the same kind, at most `REACH` before and after."""
        same = self._by_kind.get(frame.event.kind.name, [])
        if len(same) <= REACH:
            return same
        place = bisect_left(same, frame.event.trigger.i, key=lambda f: f.event.trigger.i)
        return same[max(0, place - REACH) : place + REACH]

    def with_roles_filled(self, frame: ResolvedEvent) -> ResolvedEvent:
        """Fill the open roles from the fullest mention that fits, the nearest before it first."""
        if not frame.filled and _is_known(self.parsed, frame.event.trigger):
            return self._only_one(frame)
        if not _may_be_completed(self.parsed, frame):
            return self._with_victim(frame)
        place = frame.event.trigger.i
        fitting = [
            f
            for f in self._alike(frame)
            if f.filled > max(1, frame.filled) and (f.fits(frame) or f.gives_alike(frame))
            if frame.agents or frame.recipients or is_kind_of(f.thing, frame.thing)
        ]  # of a thing alone only what was done with its like: technology is not all aid

        if frame.event.agents and not frame.agents:  # "we", whoever that is: not just anybody
            fitting = [f for f in fitting if f.parts[2] & frame.parts[2]]

        def rank(other: ResolvedEvent) -> tuple[int, bool, int]:
            after = other.event.trigger.i > place
            return -other.filled, after, abs(other.event.trigger.i - place)

        if not fitting:
            return self._with_victim(frame)
        best = min(fitting, key=rank)
        if frame.event.kind.mutual:
            return replace(frame, agents=best.agents, recipients=best.recipients)
        told = any(t.pos != "PRON" or t.tag in ("WDT", "WP") for t in frame.event.agents)
        return replace(  # what a thing does ("the test | allows Chad to …") is nobody's else
            frame,
            agents=frame.agents or (() if told else best.agents),
            theme=frame.theme or best.theme,
            recipients=frame.recipients or best.recipients,
        )

    def _with_victim(self, frame: ResolvedEvent) -> ResolvedEvent:
        """Give the attack that somebody is charged with whom the article tells it to be made on.

        "A raid on the camp … Chad blamed Mali for | the raid |": both sides may be charged with it;
        it is left open where several attacks were told before.
        """
        word = frame.event.trigger
        word = word if word.pos == "NOUN" else frame.event.object or word  # "staged | the raid |"
        known = word.pos == "NOUN" and is_definite(self.parsed, word) and bool(frame.agents)
        told = word.lemma in words("attack_nouns") and frame.event.kind.type == "ASSAULT"
        if not known or not told or frame.recipients:
            return frame
        before = [f for f in self._alike(frame) if f.event.trigger.i < word.i and f.recipients]
        struck = {f.parts[2] for f in before}
        return replace(frame, recipients=before[-1].recipients) if len(struck) == 1 else frame

    def _only_one(self, frame: ResolvedEvent) -> ResolvedEvent:
        """Return the one event of its kind told before, which "the arrest" takes up."""
        place, kind = frame.event.trigger.i, frame.event.kind.name
        before = [
            f
            for f in self._alike(frame)
            if f.event.kind.name == kind and f.event.trigger.i < place and f.enough and f.filled
        ]
        if len({f.parts for f in before}) != 1:
            before = self._so_called(frame)
        if len({f.parts for f in before}) != 1:
            return frame
        first = before[0]
        return replace(frame, agents=first.agents, theme=first.theme, recipients=first.recipients)

    def _so_called(self, frame: ResolvedEvent) -> list[ResolvedEvent]:
        """Return the events before that are told by the same word: "deployed", "the deployment"."""
        word = frame.event.trigger
        before = [
            self.with_roles_filled(f)
            for f in self._alike(frame)
            if f.event.kind is frame.event.kind and f.event.trigger.i < word.i and f.filled
            if is_one_word(f.event.trigger.lemma, word.lemma)
        ]
        return [f for f in before if f.enough]


def is_one_word(verb: str, noun: str) -> bool:
    """Tell whether a noun is made of a verb, or the verb itself: "deployment", "raid".

    >>> is_one_word("deploy", "deployment"), is_one_word("transfer", "transport")
    (True, False)
    """
    return verb == noun or (len(noun) >= _STEM and verb.startswith(noun[:_STEM]))


_STEM = 6
"""Letters that a noun shares with the verb it is made of: deploy, withdr(aw), transf(er)."""


def _is_known(parsed: ParsedArticle, noun: Token) -> bool:
    """Tell whether a noun takes up what was told: "the arrest", and nothing tells it apart."""
    beside = parsed.children[noun.i]
    definite = any(c.lemma in words("occasion_determiners") and is_determiner(c) for c in beside)
    apart = ("amod", "compound", "poss", "prep", "relcl", "acl", "nummod")
    return noun.tag == "NN" and definite and not any(c.dep in apart for c in beside)


def _may_be_completed(parsed: ParsedArticle, frame: ResolvedEvent) -> bool:
    """Tell whether a mention points at an event by its thing, its doer, or as one known."""
    kind, word = frame.event.kind, frame.event.trigger
    if kind.mutual:
        known = bool(frame.filled) or is_definite(parsed, word)
        return word.pos == "NOUN" and frame.filled < 2 and known
    return bool(frame.theme or (frame.event.trigger.pos == "NOUN" and frame.agents))


def article_events(parsed: ParsedArticle, identities: Identities) -> ArticleEvents:
    """Return every event that the prose tells, in text order."""
    frames: dict[int, ResolvedEvent] = {}
    for token, line in zip(parsed.tokens, parsed.line_of, strict=True):
        if token.pos in _TELLING and line is not None and line.kind in _PROSE:
            event = event_at(parsed, token)
            if event is not None and event.trigger.i not in frames:
                frames[event.trigger.i] = resolved_event(parsed, event, identities)
    return ArticleEvents(parsed, identities, dict(sorted(frames.items())))


_TELLING = frozenset({"VERB", "NOUN", "PROPN"})
_PROSE = (*NARRATED, *SPOKEN)
