"""A statement with what is compared of it, and whether two may be one person's at one time."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, combinations
from typing import TYPE_CHECKING

from kg.extract.lexicon import words as listed
from kg.ids import key_id
from kg.link.dates import Window, window
from kg.link.likeness import runs, stems, words
from kg.model import ActorType

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from kg.model import Actor, Span, Statement

MOST = 40
"""Statements of a group that are compared in pairs; of a larger one each with the next few."""


@dataclass(frozen=True)
class Passage:
    """Words of an article, with what is compared of them."""

    text: str

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words."""
        return words(self.text)

    @cached_property
    def stems(self) -> Counter[str]:
        """Their stems."""
        return stems(self.words)

    @cached_property
    def fives(self) -> set[tuple[str, ...]]:
        """Every run of five of its words."""
        return runs(self.words, 5)


class Passages:
    """The passages of articles, each read once however many statements it has, and how often they
    are compared; `texts` are by article."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts
        self._known: dict[tuple[str, tuple[Span, ...]], Passage] = {}

    def of(self, article: str, spans: tuple[Span, ...]) -> Passage:
        """Return the words at some places of an article."""
        known = self._known.get((article, spans))
        if known is None:
            text = self._texts[article]
            known = self._known[article, spans] = Passage(" ".join([s.of(text) for s in spans]))
        return known


@dataclass(frozen=True, slots=True)
class ComparedStatement:
    """A statement with what is compared of it: its content, and the sentence that it stands in."""

    statement: Statement
    said: Passage
    within: Passage
    when: Window | None
    speaker: Actor | None
    events: tuple[str, ...]

    @property
    def content(self) -> str:
        """The words said."""
        return self.said.text

    @property
    def words(self) -> tuple[str, ...]:
        """The words of its content."""
        return self.said.words

    @property
    def stems(self) -> Counter[str]:
        """Their stems."""
        return self.said.stems

    @property
    def sentence(self) -> set[tuple[str, ...]]:
        """Every run of five words of its sentence."""
        return self.within.fives


def compared(
    statement: Statement,
    passages: Passages,
    actors: Mapping[str, Actor],
    published: Mapping[str, str],
    events: frozenset[str],
) -> ComparedStatement:
    """Return a statement with what is compared of it; `events` are the typed propositions."""
    alone = statement.speakers[0].actor if len(statement.speakers) == 1 else ""
    home = statement.article
    return ComparedStatement(
        statement=statement,
        said=passages.of(home, statement.content),
        within=passages.of(home, (statement.evidence,)),
        when=window(statement, published.get(statement.article)),
        speaker=actors.get(alone),
        events=tuple(p for p in statement.propositions if p in events),
    )


def letters(text: str) -> str:
    """Return a text without marks, blanks and capitals."""
    return re.sub(r"[^\w]+", "", text.casefold())


def speakers(one: ComparedStatement) -> tuple[str, ...]:
    """Return who says it, in order of their ids."""
    return tuple(sorted(p.actor for p in one.statement.speakers))


def same_speakers(one: ComparedStatement, other: ComparedStatement) -> bool:
    """Tell whether the same actors say both."""
    return speakers(one) == speakers(other)


def one_voice(one: ComparedStatement, other: ComparedStatement) -> bool:
    """Tell whether two quotations may be one person's: two whom papers name are two people.

    A government's phrase comes from many mouths; an official whom one paper names may be unnamed
    in another, if nothing that is told of them differs.
    """
    if same_speakers(one, other):
        return True
    mine, theirs = one.speaker, other.speaker
    if mine is None or theirs is None or (mine.named and theirs.named):
        return False
    return len({mine.country, theirs.country} - {None}) < 2


def one_body(one: ComparedStatement, other: ComparedStatement) -> bool:
    """Tell whether two quotations may be one body's, whom papers call by other names.

    "The federation", its letters and its president give one statement. Two bodies that nothing in
    their names joins, or a body and a person, only where they share a whole long sentence.
    """
    mine, theirs = one.speaker, other.speaker
    if mine is None or theirs is None or len({mine.country, theirs.country} - {None}) > 1:
        return False
    bodies = [a for a in (mine, theirs) if a.type in _BODIES]
    if not bodies:
        return False
    if len(bodies) > 1 and may_be_one_body(mine, theirs):
        return True
    if mine.id in (theirs.affiliation, *theirs.members) or theirs.id == mine.affiliation:
        return True
    return not runs(one.words, LONG).isdisjoint(runs(other.words, LONG))


LONG = 14
"""Words in a row that no two speakers choose alike, though papers give them other names."""
_BODIES = frozenset({ActorType.ORGANISATION, ActorType.ORGAN})


def may_be_one_body(one: Actor, other: Actor) -> bool:
    """Tell whether the names of two bodies may be one's: letters of it, or its noun alone."""
    mine, theirs = (
        {n for a in (actor.label, *actor.aliases) if (n := _name_words(a))}
        for actor in (one, other)
    )
    return any(_is_short_for(a, b) or _is_short_for(b, a) for a in mine for b in theirs)


def _is_short_for(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Tell whether a name is another's letters, or its end: "the rowing federation"."""
    letters_of = "".join(w[0] for w in long)
    if len(short) == 1 and len(long) > 1 and short[0] == letters_of:
        return True
    return long[-len(short) :] == short


def _name_words(name: str) -> tuple[str, ...]:
    return tuple(w.removesuffix("'s") for w in words(name) if w not in listed("not_in_letters"))


def one_time(one: ComparedStatement, other: ComparedStatement) -> bool:
    """Tell whether both may have been said on one day."""
    return one.when is not None and other.when is not None and one.when.meets(other.when)


def one_office(one: ComparedStatement, other: ComparedStatement) -> bool:
    """Tell whether two unnamed officials may belong to one office: nothing that is told differs."""
    mine, theirs = one.speaker, other.speaker
    if mine is None or theirs is None:
        return False
    if one.statement.article == other.statement.article or not one_time(one, other):
        return False
    countries = {mine.country, theirs.country} - {None}
    bodies = {a.affiliation for a in (mine, theirs) if a.affiliation != _state(a)} - {None}
    return len(bodies) < 2 and len(countries) < 2


def _state(actor: Actor) -> str | None:
    """Return the id of an official's state: one paper names his office, another only that."""
    return key_id("a", "country", actor.country) if actor.country else None


def near_pairs(
    same: list[ComparedStatement],
) -> Iterator[tuple[ComparedStatement, ComparedStatement]]:
    """Yield the pairs of a group; of a large one each with the next few by date."""
    if len(same) <= MOST:
        yield from combinations(same, 2)
        return
    ordered = sorted(same, key=lambda t: (t.when.first if t.when else "", t.statement.id))
    for k, one in enumerate(ordered):
        yield from ((one, other) for other in ordered[k + 1 : k + 9])


def sharing_pairs(
    told: list[ComparedStatement],
    passage: Callable[[ComparedStatement], Passage],
    features: Callable[[Passage], set[tuple[str, ...]]],
    *,
    across: bool = False,
) -> Iterator[tuple[ComparedStatement, ComparedStatement]]:
    """Yield the pairs whose passages share a run of words, by an index and not by comparing all.

    A run that many texts have is a phrase, and tells nothing. With `across` only the pairs of two
    articles.
    """
    places: defaultdict[int, list[int]] = defaultdict(list)
    for k, one in enumerate(told):
        places[id(passage(one))].append(k)  # `told` holds the passages
    index: defaultdict[tuple[str, ...], list[list[int]]] = defaultdict(list)
    for mine in places.values():
        for run in features(passage(told[mine[0]])):
            index[run].append(mine)
    seen: set[tuple[int, int]] = set()
    for having in index.values():
        if len(having) == 1 and (across or len(having[0]) == 1):
            continue
        if sum(map(len, having)) <= MOST:
            seen.update(combinations(sorted(chain.from_iterable(having)), 2))
    for i, j in sorted(seen):
        one, other = told[i], told[j]
        if not across or one.statement.article != other.statement.article:
            yield one, other
