"""What one side said, told by two papers within days: in other words, and of no claim in common.

How alike two tellings are is weighed by what is rare in the two articles themselves: what they are
both about says nothing, what only these two sentences say does. Both the sentences and the contents
must be alike; of two charges against one side the sentences alone.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from functools import cache
from typing import TYPE_CHECKING

from kg.extract.lexicon import words as listed
from kg.link.likeness import stems, words
from kg.model import Act, Link, LinkKind, Modality, Voice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from kg.link.reasons import Reasons
    from kg.link.speaker_sides import SpeakerSides
    from kg.link.statement_comparison import ComparedStatement
    from kg.model import Actor

ALIKE = 0.15
"""Likeness of both sentence and content from which two tellings of one side are of one thing: of
74 such pairs in fourteen articles on two events 71 were."""
CHARGED = 0.05
"""Likeness of the sentences that is enough for two charges of one side against one other."""
CORROBORATED = 0.15
"""Likeness of the sentences from which two sides make one charge against a third."""
DAYS = 3
"""Days between two tellings of one utterance or stand: papers follow each other so closely."""
_WEIGHED = frozenset({Modality.CONSIDERED, Modality.POSSIBLE, Modality.QUESTION})
"""What is weighed or asked in one paper is not what is said to be so in the other."""
_LOOSE = 7
"""Days of a time that is told too loosely to tell which day it was."""
_SHARED = 3
"""Stems that two tellings share at least: two words in common are a phrase."""
_MANY, _OFTEN = 1000, 50
"""Of so many statements a stem that one in fifty has is a common word, or the whole collection's
topic, and tells nothing of two."""
MOST = 60
"""Later statements of a side that one is compared with."""


class Retellings:
    """Compares what one side says in two articles within days."""

    def __init__(
        self, told: Iterable[ComparedStatement], sides: SpeakerSides, actors: Mapping[str, Actor]
    ) -> None:
        self._sides = sides
        self._actors = actors
        self._told = [t for t in told if t.statement.voice is not Voice.ARTICLE]
        self._common = self._common_stems()
        self._names: dict[tuple[str, ...], frozenset[str]] = {}
        self._sentences = {t.statement.id: self._sentence(t) for t in self._told}
        self._contents = {t.statement.id: frozenset(t.stems) - self._common for t in self._told}
        self._counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._sizes: Counter[str] = Counter()
        for one in self._told:
            name, article = one.statement.id, one.statement.article
            self._counts[article].update(self._sentences[name] | self._contents[name])
            self._sizes[article] += 1

    def _common_stems(self) -> frozenset[str]:
        """Return the stems that tell nothing here: of function words, and of many statements."""
        if len(self._told) < _MANY:
            return _function_words()
        counts: Counter[str] = Counter()
        for one in self._told:
            counts.update(one.stems.keys())
        often = (s for s, n in counts.items() if n * _OFTEN > len(self._told))
        return _function_words().union(often)

    def _sentence(self, one: ComparedStatement) -> frozenset[str]:
        """Return the stems of a statement's sentence without its speakers' names and offices."""
        names = self._stems_of_names(tuple(p.actor for p in one.statement.speakers))
        return frozenset(one.within.stems) - names - self._common

    def _stems_of_names(self, speakers: tuple[str, ...]) -> frozenset[str]:
        known = self._names.get(speakers)
        if known is None:
            some = [self._actors[name] for name in speakers if name in self._actors]
            names = " ".join(" ".join((a.label, *a.aliases, a.role or "")) for a in some)
            known = self._names[speakers] = frozenset(stems(words(names)))
        return known

    def links(self, reasons: Reasons) -> Iterator[Link]:
        """Yield a link for each pair of tellings of one side, and of charges of two sides."""
        for one, other in self._pairs(lambda t: self._sides.of(t.statement)):
            found = self._found(one, other)
            if found is not None:
                yield self._link(LinkKind.RESTATES, one, other, *found, reasons)
        for one, other in self._pairs(lambda t: self._sides.aimed_at(t.statement), _is_charge):
            mine, theirs = one.statement, other.statement
            one_origin = bool(mine.origin) and mine.origin == theirs.origin
            if one_origin or self._sides.one(mine, theirs) or self._sides.may_be_one(mine, theirs):
                continue
            alike = self._alike(self._sentences, one, other)
            if alike >= CORROBORATED and all(map(self._is_known, (one, other))):
                why = "another side makes the same charge"
                score = round(min(1, 0.6 + alike), 2)
                yield self._link(LinkKind.CORROBORATES, one, other, why, score, reasons)

    def _link(
        self,
        kind: LinkKind,
        one: ComparedStatement,
        other: ComparedStatement,
        why: str,
        score: float,
        reasons: Reasons,
    ) -> Link:
        common = sorted(set(one.events) & set(other.events))
        return Link(
            kind=kind,
            source=one.statement.id,
            target=other.statement.id,
            proposition=next(iter(common), None),
            reason=reasons.put(why, one.statement, other.statement),
            score=score,
        )

    def _is_known(self, one: ComparedStatement) -> bool:
        """Tell whether an article names the speakers: an unnamed one may be of the other side."""
        speakers = [self._actors.get(p.actor) for p in one.statement.speakers]
        return bool(speakers) and all(a is not None and (a.named or a.country) for a in speakers)

    def _pairs(
        self,
        by: Callable[[ComparedStatement], frozenset[str]],
        kind: Callable[[ComparedStatement], bool] = lambda _: True,
    ) -> Iterator[tuple[ComparedStatement, ComparedStatement]]:
        """Yield the pairs of two articles within days that have something in common, each once."""
        groups: defaultdict[str, list[ComparedStatement]] = defaultdict(list)
        for one in self._told:
            if one.when is not None and one.when.days <= _LOOSE and kind(one):
                for name in by(one):
                    groups[name].append(one)
        seen = set()
        for name in sorted(groups):
            same = sorted(groups[name], key=_day)
            for k, one in enumerate(same):
                for other in same[k + 1 : k + 1 + MOST]:
                    if one.when and other.when and one.when.between(other.when) > DAYS:
                        break
                    ends = sorted((one, other), key=lambda t: t.statement.id)
                    pair = (ends[0].statement.id, ends[1].statement.id)
                    if one.statement.article != other.statement.article and pair not in seen:
                        seen.add(pair)
                        yield ends[0], ends[1]

    def _found(self, one: ComparedStatement, other: ComparedStatement) -> tuple[str, float] | None:
        """Return why two tellings are of one thing, and how sure; None where they are not."""
        mine, theirs = one.statement, other.statement
        weighed = (mine.modality in _WEIGHED) is (theirs.modality in _WEIGHED)
        if mine.polarity is not theirs.polarity or not weighed or self._sides.another(mine, theirs):
            return None
        alike = self._alike(self._sentences, one, other)
        if mine.act is theirs.act is Act.ACCUSE and alike >= CHARGED and self._one_aim(one, other):
            return "one side makes its charge again, in another paper", round(
                min(1, 0.7 + alike), 2
            )
        if alike < ALIKE:
            return None
        content = self._alike(self._contents, one, other)
        if content < ALIKE:
            return None
        return "one side says it in another paper, in like words", round(
            min(1, 0.6 + (alike + content) / 2), 2
        )

    def _one_aim(self, one: ComparedStatement, other: ComparedStatement) -> bool:
        aims = [self._sides.aimed_at(t.statement) for t in (one, other)]
        return not aims[0].isdisjoint(aims[1])

    def _alike(
        self,
        stems_of: Mapping[str, frozenset[str]],
        one: ComparedStatement,
        other: ComparedStatement,
    ) -> float:
        """Return the cosine of two statements' stems, weighed by rarity in their two articles."""
        mine, theirs = stems_of[one.statement.id], stems_of[other.statement.id]
        shared = mine & theirs
        if len(shared) < min(_SHARED, len(mine), len(theirs)) or not shared:
            return 0.0
        here, there = one.statement.article, other.statement.article
        count, counts = self._counts[here], self._counts[there]
        size = self._sizes[here] + self._sizes[there]

        def weight(stem: str) -> float:
            return max(0.0, math.log((size + 1) / (count[stem] + counts[stem] + 0.5))) ** 2

        both = math.fsum(weight(s) for s in shared)
        all_of = [math.fsum(weight(s) for s in told) for told in (mine, theirs)]
        return both / math.sqrt(all_of[0] * all_of[1]) if both else 0.0


def _is_charge(one: ComparedStatement) -> bool:
    return one.statement.act is Act.ACCUSE


def _day(one: ComparedStatement) -> tuple[str, str]:
    return one.when.last if one.when is not None else "", one.statement.id


@cache
def _function_words() -> frozenset[str]:
    """Return the stems of words that say nothing of what a text is about."""
    lists = ("question_words", "future_modals", "possibility_modals", "obligation_modals")
    return frozenset(stems(w for name in lists for w in listed(name)))
