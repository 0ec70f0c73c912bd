"""The utterance or text that statements go back to, so that corroboration counts it once.

Two statements share an origin when the same actors are quoted with the same letters; when they have
a quoted run of words in common; when one paper's sentence stands in the other; when one speaker
said nearly the same on one day; and when unnamed holders of one office, on days that may be one,
say nearly the same in two papers: one briefing, told twice. Each has its reason and score. Who
denies what is told in the same letters elsewhere does not say it there: these are two utterances.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.ids import key_id
from kg.link.likeness import Weights, runs
from kg.link.statement_comparison import (
    Passages,
    compared,
    letters,
    near_pairs,
    one_body,
    one_office,
    one_time,
    one_voice,
    same_speakers,
    sharing_pairs,
    speakers,
)
from kg.link.whose_side import is_official
from kg.model import Polarity, Quotation, Voice
from kg.model.replace import replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.link.statement_comparison import ComparedStatement
    from kg.model import Actor, Proposition, Statement

NEAR = 0.45
"""Likeness from which one speaker's words on one day are one utterance."""
WHOLE = 8
"""Runs of five words in a copied sentence of two speakers whom papers call by other names: shorter
ones are phrases that every paper prints ("did not respond to a request for comment")."""
LEAST = 3
"""Stems that such words share: "these allegations" and "the allegations" are of any two charges."""
BRIEFED = 0.25
"""Likeness from which unnamed officials of one office, at one time and with one act and modality,
were at one briefing; a typed proposition in common will do too."""
COPIED = 0.6
"""Share of a sentence's runs of five words that stand in the other's, for a copied text."""


@dataclass(frozen=True, slots=True)
class Shared:
    """Two statements of one origin, and why."""

    source: str
    target: str
    reason: str
    score: float


class Origins:
    """Finds which statements go back to one utterance or text."""

    def __init__(
        self,
        statements: Iterable[Statement],
        texts: Mapping[str, str],
        actors: Mapping[str, Actor],
        published: Mapping[str, str],
        events: frozenset[str] = frozenset(),
        passages: Passages | None = None,
    ) -> None:
        ordered = sorted(statements, key=lambda s: s.id)
        known = passages if passages is not None else Passages(texts)
        self.told = [compared(s, known, actors, published, events) for s in ordered]
        self.weights = Weights(t.stems for t in self.told)

    def shared(self, *, across: bool = False) -> list[Shared]:
        """Return the pairs of one origin, sorted, each with its best reason.

        With `across` only those of two articles.
        """
        found: dict[tuple[str, str], Shared] = {}
        rules = (
            self._copies(),
            self._quotations(across),
            self._utterances(across),
            self._briefings(),
        )
        for pairs in rules:
            for one, other, reason, score in pairs:
                if across and one.statement.article == other.statement.article:
                    continue
                if _is_denied(one.statement) != _is_denied(other.statement) and (
                    letters(one.content) == letters(other.content)
                ):
                    continue
                pair = (one.statement.id, other.statement.id)
                pair = (min(pair), max(pair))
                if pair not in found and pair[0] != pair[1]:
                    found[pair] = Shared(*pair, reason, round(score, 2))
        return [found[k] for k in sorted(found)]

    def _copies(self) -> Iterator[tuple[ComparedStatement, ComparedStatement, str, float]]:
        """Yield statements in one article's sentence that stands in another's."""
        long = [t for t in self.told if len(t.sentence) > 3]
        for one, other in sharing_pairs(long, lambda t: t.within, lambda p: p.fives, across=True):
            if not one_voice(one, other):
                continue
            least = min(len(one.sentence), len(other.sentence))
            if least < WHOLE and not same_speakers(one, other):
                continue
            share = len(one.sentence & other.sentence) / least
            same = self.weights.alike(one.stems, other.stems)
            if share >= COPIED and same >= NEAR:
                yield one, other, "the same text in two articles", share

    def _quotations(
        self, across: bool
    ) -> Iterator[tuple[ComparedStatement, ComparedStatement, str, float]]:
        """Yield statements that share quoted words, whoever the papers call the speaker."""
        quoted = [t for t in self.told if t.statement.quotation is not Quotation.INDIRECT]
        pairs = sharing_pairs(quoted, lambda t: t.said, lambda p: runs(p.words), across=across)
        for one, other in pairs:
            told = one_voice(one, other) or one_body(one, other)
            if told and one_time(one, other):
                yield one, other, "the same words are quoted", 1.0

    def _utterances(
        self, across: bool
    ) -> Iterator[tuple[ComparedStatement, ComparedStatement, str, float]]:
        """Yield what one speaker said on one day in nearly the same words.

        With `across` only where two articles tell it.
        """
        by_speaker: defaultdict[tuple[str, ...], list[ComparedStatement]] = defaultdict(list)
        for one in self.told:
            if one.statement.speakers:
                by_speaker[speakers(one)].append(one)
        for same in by_speaker.values():
            if across and len({t.statement.article for t in same}) == 1:
                continue
            plain = {t.statement.id: letters(t.content) for t in same} if len(same) > 1 else {}
            for one, other in near_pairs(same):
                if plain[one.statement.id] == plain[other.statement.id]:
                    yield one, other, "the same speaker in the same words", 1.0
                elif one_time(one, other):
                    common = len(one.stems.keys() & other.stems.keys())
                    score = self.weights.alike(one.stems, other.stems) if common >= LEAST else 0
                    if score >= NEAR:
                        yield one, other, "the same speaker, day and nearly the same words", score

    def _briefings(self) -> Iterator[tuple[ComparedStatement, ComparedStatement, str, float]]:
        """Yield what unnamed officials of one office say in two papers on a day that may be one."""
        by_office: defaultdict[str, list[ComparedStatement]] = defaultdict(list)
        for one in self.told:
            who = one.speaker
            if who is None or who.named or not who.role or who.type.value != "role":
                continue
            if is_official(who):
                by_office[who.role].append(one)
        for same in by_office.values():
            for one, other in near_pairs(same):
                if not one_office(one, other):
                    continue
                score = self.weights.alike(one.stems, other.stems)
                common = not set(one.events).isdisjoint(other.events)
                put = (one.statement.act, one.statement.modality)
                if put == (other.statement.act, other.statement.modality) and (
                    common or score >= BRIEFED
                ):
                    reason = "unnamed officials of one office, at one time, to one effect"
                    yield one, other, reason, max(score, BRIEFED)


def events_with_parties(propositions: Iterable[Proposition]) -> frozenset[str]:
    """Return the propositions that tell an event with its parties."""
    return frozenset(p.id for p in propositions if p.roles)


def with_origins(
    statements: Iterable[Statement],
    texts: Mapping[str, str],
    actors: Mapping[str, Actor] | None = None,
    published: Mapping[str, str] | None = None,
    propositions: Iterable[Proposition] = (),
    passages: Passages | None = None,
) -> tuple[Statement, ...]:
    """Return the statements with the utterance or text that each goes back to.

    `actors` by id tell who is unnamed, `published` the dates of the articles (EDTF), `propositions`
    which of those claimed are events, `passages` of the texts what was read of them already.
    """
    events = events_with_parties(propositions)
    given = tuple(statements)
    own = {s.id: _own(s, texts[s.article]) for s in given}
    parent = {o: o for o in own.values()}

    def root(name: str) -> str:
        while parent[name] != name:
            parent[name] = parent[parent[name]]  # the way is halved for the next who asks
            name = parent[name]
        return name

    found = Origins(given, texts, actors or {}, published or {}, events, passages)
    for pair in found.shared():
        ends = sorted((root(own[pair.source]), root(own[pair.target])))
        parent[ends[1]] = ends[0]
    return tuple(replace(s, origin=root(own[s.id])) for s in given)


def _own(statement: Statement, text: str) -> str:
    """Return the origin of a statement by itself: its speakers with the letters of its content.

    "Denied that the dam is safe" is another utterance than "said that the dam is safe".
    """
    content = letters("".join(s.of(text) for s in statement.content))
    denied = ("denied",) if _is_denied(statement) else ()
    if statement.voice is Voice.ARTICLE:
        return key_id("o", statement.article, content, *denied)
    return key_id("o", *sorted(p.actor for p in statement.speakers), content, *denied)


def _is_denied(statement: Statement) -> bool:
    return statement.polarity is Polarity.NEG
