"""The line that a government takes: one side's officials say the same again, in other papers.

They speak on other days or under other names, so that no single utterance stands behind both
(`kg.link.origins`); what the second says is no second source either.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.extract.lexicon import words
from kg.link.likeness import runs
from kg.link.statement_comparison import near_pairs, sharing_pairs
from kg.model import ActorType, Link, LinkKind, Modality, Voice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.link.likeness import Weights
    from kg.link.statement_comparison import ComparedStatement
    from kg.model import Actor

WORDED = 0.45
"""Likeness from which two contents are one in nearly the same words."""
SHARED = 0.3
"""Likeness from which three runs of four words in common make a phrase of the side's."""
CLAIMED = 0.25
"""Likeness that is enough where both put one event as considered, demanded or intended."""
DAYS = 14
"""Days after which a side that says it again says it anew."""
_MONTH = 31
"""Days of a time that is told so loosely that it tells nothing."""
_FEW, _RUN, _RUNS = 3, 4, 3
_PUT = frozenset({Modality.CONSIDERED, Modality.OBLIGATION, Modality.INTENDED, Modality.FUTURE})


def government_lines(
    told: Iterable[ComparedStatement], weights: Weights, actors: Mapping[str, Actor]
) -> Iterator[Link]:
    """Yield a link between what one side's officials say in two articles to one effect."""
    sides: defaultdict[str, list[ComparedStatement]] = defaultdict(list)
    for one in told:
        side = _side(one, actors)
        if side is not None:
            sides[side].append(one)
    for side in sorted(sides):
        for one, other in _pairs(sides[side]):
            mine, theirs = one.statement, other.statement
            put = (mine.polarity, mine.modality) == (theirs.polarity, theirs.modality)
            if mine.article == theirs.article or not put or not _near_in_time(one, other):
                continue
            likeness = weights.alike(one.stems, other.stems)
            reason = _reason(one, other, likeness)
            if reason is not None:
                common = sorted(set(one.events) & set(other.events))
                yield Link(
                    kind=LinkKind.RESTATES,
                    source=mine.id,
                    target=theirs.id,
                    proposition=next(iter(common), None),
                    reason=reason,
                    score=round(likeness, 2),
                )


def _pairs(same: list[ComparedStatement]) -> Iterator[tuple[ComparedStatement, ComparedStatement]]:
    """Yield the pairs of a side with three words in a row, or an event, in common."""
    found = {}
    by_event: defaultdict[str, list[ComparedStatement]] = defaultdict(list)
    for one in same:
        for event in one.events:
            by_event[event].append(one)
    of_one_event = (pair for event in sorted(by_event) for pair in near_pairs(by_event[event]))
    in_words = sharing_pairs(same, lambda t: t.said, lambda p: runs(p.words, _FEW))
    for one, other in (*in_words, *of_one_event):
        ends = sorted((one, other), key=lambda t: t.statement.id)
        found[ends[0].statement.id, ends[1].statement.id] = (ends[0], ends[1])
    yield from (found[k] for k in sorted(found))


def _reason(one: ComparedStatement, other: ComparedStatement, likeness: float) -> str | None:
    if likeness >= WORDED:
        return "one side, in nearly the same words"
    if likeness >= SHARED and len(runs(one.words, _RUN) & runs(other.words, _RUN)) >= _RUNS:
        return "one side, in part in the same words"
    common = not set(one.events).isdisjoint(other.events)
    if common and likeness >= CLAIMED and one.statement.modality in _PUT:
        return "one side, of one event, to one effect"
    return None


def _side(one: ComparedStatement, actors: Mapping[str, Actor]) -> str | None:
    """Return the state for which all speakers speak; None for anybody else."""
    said = one.statement
    speakers = [actors[p.actor] for p in said.speakers if p.actor in actors]
    if said.voice is Voice.ARTICLE or not speakers or not all(map(_is_official, speakers)):
        return None
    states = {a.country for a in speakers}
    return states.pop() if len(states) == 1 else None


def _is_official(actor: Actor) -> bool:
    state = actor.type in (ActorType.COUNTRY, ActorType.ORGAN)
    role = actor.role or ""
    last = role.split(" ")[-1]
    office = not {role, last}.isdisjoint(words("officials") | words("speakers_for_states"))
    return state or office


def _near_in_time(one: ComparedStatement, other: ComparedStatement) -> bool:
    if one.when is None or other.when is None:
        return False
    loose = max(one.when.days, other.when.days) > _MONTH
    return not loose and one.when.between(other.when) <= DAYS
