"""The utterance or text that statements go back to, so that corroboration counts it once.

Two statements share an origin when the same actors are quoted with the same letters; when they have
a quoted run of words in common; when one paper's sentence stands in the other; when one speaker
said nearly the same on one day; and when unnamed holders of one office, on days that may be one,
say nearly the same in two papers: one briefing, told twice. Each has its reason and score.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING

from kg.ids import key_id
from kg.link.dates import Window, window
from kg.link.likeness import Weights, runs, stems, words
from kg.model import Quotation, Voice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from kg.model import Actor, Proposition, Statement

NEAR = 0.45
"""Likeness from which one speaker's words on one day are one utterance."""
BRIEFED = 0.25
"""Likeness from which unnamed officials of one office, at one time and with one act and modality,
were at one briefing; a typed proposition in common will do too."""
COPIED = 0.6
"""Share of a sentence's runs of five words that stand in the other's, for a copied text."""
MOST = 40
"""Statements of a group that are compared in pairs; of a larger one each with the next few."""


@dataclass(frozen=True, slots=True)
class Shared:
    """Two statements of one origin, and why."""

    source: str
    target: str
    reason: str
    score: float


@dataclass(frozen=True)
class _Told:
    """A statement with what is compared of it."""

    statement: Statement
    content: str
    evidence: str
    when: Window | None
    speaker: Actor | None
    events: tuple[str, ...]

    @cached_property
    def words(self) -> tuple[str, ...]:
        return words(self.content)

    @cached_property
    def stems(self) -> Counter[str]:
        return stems(self.words)

    @cached_property
    def sentence(self) -> set[tuple[str, ...]]:
        return runs(words(self.evidence), 5)


class Origins:
    """Finds which statements go back to one utterance or text."""

    def __init__(
        self,
        statements: Iterable[Statement],
        texts: Mapping[str, str],
        actors: Mapping[str, Actor],
        published: Mapping[str, str],
        events: frozenset[str] = frozenset(),
    ) -> None:
        ordered = sorted(statements, key=lambda s: s.id)
        self._told = [_told(s, texts[s.article], actors, published, events) for s in ordered]
        self._weights = Weights(t.stems for t in self._told)

    def shared(self) -> list[Shared]:
        """Return the pairs of one origin, sorted, each with its best reason."""
        found: dict[tuple[str, str], Shared] = {}
        for rule in (self._copies, self._quotations, self._utterances, self._briefings):
            for one, other, reason, score in rule():
                pair = (one.statement.id, other.statement.id)
                pair = (min(pair), max(pair))
                if pair not in found and pair[0] != pair[1]:
                    found[pair] = Shared(*pair, reason, round(score, 2))
        return [found[k] for k in sorted(found)]

    def _copies(self) -> Iterator[tuple[_Told, _Told, str, float]]:
        """Yield statements in one article's sentence that stands in another's."""
        long = [t for t in self._told if len(t.sentence) > 3]
        for one, other in _pairs(long, lambda t: t.sentence):
            if one.statement.article == other.statement.article or not _one_voice(one, other):
                continue
            least = min(len(one.sentence), len(other.sentence))
            share = len(one.sentence & other.sentence) / least
            same = self._weights.alike(one.stems, other.stems)
            if share >= COPIED and same >= NEAR:
                yield one, other, "the same text in two articles", share

    def _quotations(self) -> Iterator[tuple[_Told, _Told, str, float]]:
        """Yield statements that share quoted words, whoever the papers call the speaker."""
        quoted = [t for t in self._told if t.statement.quotation is not Quotation.INDIRECT]
        for one, other in _pairs(quoted, lambda t: runs(t.words)):
            if _one_voice(one, other) and _one_time(one, other):
                yield one, other, "the same words are quoted", 1.0

    def _utterances(self) -> Iterator[tuple[_Told, _Told, str, float]]:
        """Yield what one speaker said on one day in nearly the same words."""
        by_speaker: defaultdict[tuple[str, ...], list[_Told]] = defaultdict(list)
        for one in self._told:
            if one.statement.speakers:
                by_speaker[_speakers(one)].append(one)
        for same in by_speaker.values():
            for one, other in _near(same):
                letters = _letters(one.content) == _letters(other.content)
                score = self._weights.alike(one.stems, other.stems)
                if letters:
                    yield one, other, "the same speaker in the same words", 1.0
                elif score >= NEAR and _one_time(one, other):
                    yield one, other, "the same speaker, day and nearly the same words", score

    def _briefings(self) -> Iterator[tuple[_Told, _Told, str, float]]:
        """Yield what unnamed officials of one office say in two papers on a day that may be one."""
        by_office: defaultdict[str, list[_Told]] = defaultdict(list)
        for one in self._told:
            who = one.speaker
            if who is not None and not who.named and who.role and who.type.value == "role":
                by_office[who.role].append(one)
        for same in by_office.values():
            for one, other in _near(same):
                if not _may_be_one(one, other):
                    continue
                score = self._weights.alike(one.stems, other.stems)
                common = not set(one.events).isdisjoint(other.events)
                put = (one.statement.act, one.statement.modality)
                if put == (other.statement.act, other.statement.modality) and (
                    common or score >= BRIEFED
                ):
                    reason = "unnamed officials of one office, at one time, to one effect"
                    yield one, other, reason, max(score, BRIEFED)


def _told(
    statement: Statement,
    text: str,
    actors: Mapping[str, Actor],
    published: Mapping[str, str],
    events: frozenset[str],
) -> _Told:
    alone = statement.speakers[0].actor if len(statement.speakers) == 1 else ""
    return _Told(
        statement=statement,
        content=" ".join(s.of(text) for s in statement.content),
        evidence=statement.evidence.of(text),
        when=window(statement, published.get(statement.article)),
        speaker=actors.get(alone),
        events=tuple(p for p in statement.propositions if p in events),
    )


def _letters(text: str) -> str:
    return re.sub(r"[^\w]+", "", text.casefold())


def _speakers(one: _Told) -> tuple[str, ...]:
    return tuple(sorted(p.actor for p in one.statement.speakers))


def _same(one: _Told, other: _Told) -> bool:
    return _speakers(one) == _speakers(other)


def _one_voice(one: _Told, other: _Told) -> bool:
    """Tell whether two quotations may be one person's: two whom papers name are two people.

    A government's phrase comes from many mouths; an official whom one paper names may be unnamed
    in another, if nothing that is told of them differs.
    """
    if _same(one, other):
        return True
    mine, theirs = one.speaker, other.speaker
    if mine is None or theirs is None or (mine.named and theirs.named):
        return False
    return len({mine.country, theirs.country} - {None}) < 2


def _one_time(one: _Told, other: _Told) -> bool:
    return one.when is not None and other.when is not None and one.when.meets(other.when)


def _may_be_one(one: _Told, other: _Told) -> bool:
    """Tell whether two unnamed officials may belong to one office: nothing that is told differs."""
    mine, theirs = one.speaker, other.speaker
    if mine is None or theirs is None:
        return False
    if one.statement.article == other.statement.article or not _one_time(one, other):
        return False
    bodies = {mine.affiliation, theirs.affiliation} - {None}
    countries = {mine.country, theirs.country} - {None}
    return len(bodies) < 2 and len(countries) < 2


def _near(same: list[_Told]) -> Iterator[tuple[_Told, _Told]]:
    """Yield the pairs of a group; of a large one each with the next few by date."""
    if len(same) <= MOST:
        yield from combinations(same, 2)
        return
    ordered = sorted(same, key=lambda t: (t.when.first if t.when else "", t.statement.id))
    for k, one in enumerate(ordered):
        yield from ((one, other) for other in ordered[k + 1 : k + 9])


def _pairs(
    told: list[_Told], features: Callable[[_Told], set[tuple[str, ...]]]
) -> Iterator[tuple[_Told, _Told]]:
    """Yield the pairs that share a run of words, found by an index and not by comparing all.

    A run that many texts have is a phrase, and tells nothing.
    """
    index: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for k, one in enumerate(told):
        for run in features(one):
            index[run].append(k)
    seen = {
        pair
        for places in index.values()
        if 1 < len(places) <= MOST
        for pair in combinations(places, 2)
    }
    for i, j in sorted(seen):
        yield told[i], told[j]


def typed(propositions: Iterable[Proposition]) -> frozenset[str]:
    """Return the propositions that tell an event with its parties."""
    return frozenset(p.id for p in propositions if p.roles)


def with_origins(
    statements: Iterable[Statement],
    texts: Mapping[str, str],
    actors: Mapping[str, Actor] | None = None,
    published: Mapping[str, str] | None = None,
    propositions: Iterable[Proposition] = (),
) -> tuple[Statement, ...]:
    """Return the statements with the utterance or text that each goes back to.

    `actors` by id tell who is unnamed, `published` the dates of the articles (EDTF), `propositions`
    which of those claimed are events.
    """
    events = typed(propositions)
    given = tuple(statements)
    own = {s.id: _own(s, texts[s.article]) for s in given}
    parent = {o: o for o in own.values()}

    def root(name: str) -> str:
        while parent[name] != name:
            name = parent[name]
        return name

    for pair in Origins(given, texts, actors or {}, published or {}, events).shared():
        ends = sorted((root(own[pair.source]), root(own[pair.target])))
        parent[ends[1]] = ends[0]
    return tuple(replace(s, origin=root(own[s.id])) for s in given)


def _own(statement: Statement, text: str) -> str:
    """Return the origin of a statement by itself: its speakers with the letters of its content."""
    content = "".join(s.of(text) for s in statement.content)
    if statement.voice is Voice.ARTICLE:
        return key_id("o", statement.article, _letters(content))
    return key_id("o", *sorted(p.actor for p in statement.speakers), _letters(content))
