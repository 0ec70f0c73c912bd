"""Put one field of a statement right, and what its claims say because of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kg.corrections.claims_in_words import claim_in_words
from kg.corrections.first_person import spoken_by
from kg.corrections.parties_by_name import actor_of, participant, source_kind
from kg.ids import statement_id
from kg.model import (
    AGAINST,
    Act,
    Dated,
    Direction,
    Effect,
    Polarity,
    Source,
    acts_that,
    without_stand,
)
from kg.model.replace import replace
from kg.resolve.renaming import renamed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from kg.corrections.new_values import Party
    from kg.model import Article, Extraction, Modality, Participant, Span, Stance, Statement

_DECLINING = acts_that(Effect.DECLINES)


def with_statement(found: Extraction, said: Statement) -> Extraction:
    """Return an extraction with another reading of a statement that it has, known by its id."""
    statements = tuple(said if s.id == said.id else s for s in found.statements)
    return replace(found, statements=statements)


def reject(found: Extraction, said: Statement, _: None, __: Article) -> Extraction:
    """Take a statement out; what only it claimed goes with it."""
    claims = (
        replace(p, stances=tuple(s for s in p.stances if s.statement != said.id))
        for p in found.propositions
    )
    own = {p.id for p in found.propositions if {s.statement for s in p.stances} == {said.id}}
    statements = tuple(
        replace(s, via=tuple(v for v in s.via if v != said.id))
        for s in found.statements
        if s.id != said.id
    )
    held = {
        f.proposition for p in found.propositions if p.id not in own for _, r in p.roles for f in r
    }
    kept = tuple(p for p in claims if p.id not in own or p.id in held)
    return replace(found, statements=statements, propositions=kept)


def act(found: Extraction, said: Statement, value: Act, _: Article) -> Extraction:
    """Set the act, and the polarity where the act decides it."""
    polarity = said.polarity
    if value in AGAINST:
        polarity = Polarity.NEG
    elif said.act in AGAINST:
        polarity = Polarity.POS
    return _restood(found, said, replace(said, act=value, polarity=polarity, plover=None))


def polarity(found: Extraction, said: Statement, value: Polarity, _: Article) -> Extraction:
    """Set the stand towards the content."""
    return _restood(found, said, replace(said, polarity=value))


def modality(found: Extraction, said: Statement, value: Modality, _: Article) -> Extraction:
    """Set how the content is put."""
    return _restood(found, said, replace(said, modality=value))


def _restood(found: Extraction, before: Statement, after: Statement) -> Extraction:
    """Return the extraction with a statement's stands on its claims turned as itself was."""
    claims = tuple(
        replace(
            p,
            stances=tuple(
                _turned(s, before, after) if s.statement == before.id else s for s in p.stances
            ),
        )
        for p in found.propositions
    )
    return with_statement(replace(found, propositions=claims), after)


def _turned(stance: Stance, before: Statement, after: Statement) -> Stance:
    if stance.presupposed:
        return stance
    if after.act in _DECLINING or after.polarity is Polarity.UNSPECIFIED:
        return without_stand(stance)
    opened = before.act in _DECLINING or stance.polarity is Polarity.UNSPECIFIED
    if (opened and before.polarity is not after.polarity) or before.act in _DECLINING:
        return replace(stance, polarity=after.polarity, modality=after.modality)
    polarity = stance.polarity
    if before.polarity is not after.polarity and polarity is not Polarity.UNSPECIFIED:
        polarity = Polarity.POS if polarity is Polarity.NEG else Polarity.NEG
    modality = after.modality if stance.modality is before.modality else stance.modality
    return replace(stance, polarity=polarity, modality=modality)


def said_on(found: Extraction, said: Statement, value: str | None, _: Article) -> Extraction:
    """Set the day of the utterance, or none."""
    day = Dated(value, "a person's word") if value is not None else None
    return with_statement(found, replace(said, said_on=day, said_within=None))


def conditions(
    found: Extraction, said: Statement, value: tuple[Span, ...], _: Article
) -> Extraction:
    """Set the places of conditions; what an old one supposed goes with it."""
    ties = tuple(a for a in said.antecedents if any(a.span.overlaps(c) for c in value))
    return with_statement(found, replace(said, conditions=value, antecedents=ties))


def content(
    found: Extraction, said: Statement, value: tuple[Span, ...], article: Article
) -> Extraction:
    """Set the places of what is said. Claims told outside them are no longer this statement's.

    Where no claim is left the words are the claim. The statement's id is made of its places.
    """

    def inside(stance: Stance, trigger: Span) -> bool:
        place = stance.trigger or trigger
        return any(c.overlaps(place) for c in (*value, *said.conditions))

    claims = tuple(
        replace(
            p,
            stances=tuple(s for s in p.stances if s.statement != said.id or inside(s, p.trigger)),
        )
        for p in found.propositions
    )
    ends = [
        *(s.start for s in value),
        *(s.end for s in value),
        said.evidence.start,
        said.evidence.end,
    ]
    evidence = type(said.evidence)(min(ends), max(ends))
    left = tuple(p.id for p in claims if any(s.statement == said.id for s in p.stances))
    kept = tuple(p for p in said.propositions if p in left)
    new = replace(said, content=value, evidence=evidence, propositions=kept)
    claims = tuple(p for p in claims if p.stances or p.id not in said.propositions)
    found = with_statement(replace(found, propositions=claims), new)
    if not kept:
        found = claim_in_words(found, new, article)
    return renamed(found, {said.id: statement_id(article.sha256, said.cue, value)})


def speaker(
    found: Extraction, said: Statement, value: tuple[Party, ...], article: Article
) -> Extraction:
    """Set who speaks; what "we" claims there is then theirs. Nobody: the article tells none."""
    actors = [actor_of(p, found, article.sha256) for p in value]
    parts = tuple(
        replace(participant(a, p, said.speakers, article.text, said.evidence), how=None)
        for a, p in zip(actors, value, strict=True)
    )
    found = _with_actors(found, actors)
    old, new = {p.actor for p in said.speakers}, [a.id for a in actors]
    if len(new) == 1:
        found = spoken_by(found, said, actors[0], article.text)
        said = next(s for s in found.statements if s.id == said.id)
    will = tuple(dict.fromkeys(a for w in said.whose_will for a in (new if w in old else [w])))
    kept = {s.speaker: s for s in said.sources}
    sources = tuple(kept.get(a.id) or Source(speaker=a.id, kind=source_kind(a)) for a in actors)
    told = replace(said, speakers=parts, unresolved=(), sources=sources, whose_will=will)
    return with_statement(found, told)


def target(
    found: Extraction, said: Statement, value: tuple[Party, ...], article: Article
) -> Extraction:
    """Set at whom the act is aimed or whom the content is about; nobody, if none."""
    actors = [actor_of(p, found, article.sha256) for p in value]
    parts = tuple(
        participant(a, p, said.targets, article.text, said.evidence)
        for a, p in zip(actors, value, strict=True)
    )
    parts = tuple(p if p.how is not None else replace(p, how=Direction.ABOUT) for p in parts)
    return with_statement(_with_actors(found, actors), replace(said, targets=parts))


def _with_actors(found: Extraction, actors: Sequence[Any]) -> Extraction:
    known = {a.id: a for a in found.actors} | {a.id: a for a in actors}
    return replace(found, actors=tuple(known[name] for name in sorted(known)))


FIELDS: Mapping[str, Callable[[Extraction, Statement, Any, Article], Extraction]] = {
    "act": act,
    "polarity": polarity,
    "modality": modality,
    "speaker": speaker,
    "target": target,
    "conditions": conditions,
    "said_on": said_on,
    "content": content,
}
"""How each field of a statement is set."""


def as_read(found: Extraction, said: Statement, field: str) -> str:
    """Return what a field of a statement holds, as the JSON that a correction would give it."""
    names = {a.id: a.label for a in found.actors}

    def labels(parts: Sequence[Participant]) -> list[object]:
        return [names.get(p.actor, p.actor) for p in parts]

    held: dict[str, object] = {
        "act": said.act.value,
        "polarity": said.polarity.value,
        "modality": said.modality.value,
        "speaker": labels(said.speakers),
        "target": [{"label": names.get(p.actor, p.actor), "how": p.how} for p in said.targets],
        "conditions": [[s.start, s.end] for s in said.conditions],
        "said_on": said.said_on.value if said.said_on else None,
        "content": [[s.start, s.end] for s in said.content],
    }
    return json.dumps(held[field], ensure_ascii=False, sort_keys=True)
