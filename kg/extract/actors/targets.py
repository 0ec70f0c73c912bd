"""At whom an act is directed, or whom its content is chiefly about: two actors at most.

First whom the cue itself names ("urged X", "accused X of"), then in the content its subject, who
gives or does what is condemned, who is to get something, its objects, and any other actor there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.actors.aimed_targets import aimed_at
from kg.extract.grammar.dependents import (
    active_subject,
    appositions,
    direct_object,
    has_determiner,
    objects_of,
)
from kg.extract.grammar.functions import (
    is_active_subject,
    is_attributive_noun,
    is_conjunct,
    is_direct_object,
    is_object,
    is_possessor,
    is_prepositional_object,
)
from kg.extract.grammar.governors import noun_of_relative, owner_of_phrase
from kg.extract.grammar.impersonal_pronouns import thing_before
from kg.extract.grammar.noun_dependents import subjects
from kg.extract.grammar.noun_phrases import country_of, extent, organ_of
from kg.extract.grammar.possible_speakers import is_agent, is_document, is_role
from kg.extract.lexicon import lexicon, words
from kg.model import Act, Direction, Participant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.actors.identities import Identities
    from kg.extract.report_candidate import ReportCandidate
    from kg.model import Token
    from kg.parse import ParsedArticle

LIMIT = 2
_PATIENT_IS_TARGET = frozenset(
    {Act.DEMAND, Act.ACCUSE, Act.CONDEMN, Act.PRAISE, Act.ASK, Act.THREATEN, Act.PROPOSE}
)
_JUDGING = frozenset({Act.CONDEMN, Act.PRAISE})
"""Acts whose object, where it is somebody, is whom they are done to: "condemned | the mayor |"."""
_DIRECTED = frozenset({Act.WARN, Act.ASK, Act.DEMAND, Act.THREATEN, Act.PROPOSE})
_ABOUT_DOER = frozenset({Act.CONDEMN, Act.ACCUSE, Act.DENY, Act.CONFIRM, Act.DECLINE, Act.REFUSE})


def targets(
    parsed: ParsedArticle,
    found: ReportCandidate,
    act: Act,
    speakers: tuple[str, ...],
    identities: Identities,
) -> tuple[Participant, ...]:
    """Return whom the act is directed at or its content is chiefly about, best first."""
    at = aimed_at(parsed, found, act)

    def how(token: Token, actor: str) -> Direction:
        named = token.i in at or any(
            actor in identities.resolved_before(parsed.tokens[i]) for i in at
        )
        own_side = named and is_own_side(actor, speakers, identities)
        return Direction.AT if named and not own_side else Direction.ABOUT

    chosen: list[Participant] = []
    seen = set(speakers)
    own = {identities.actors[s].country for s in speakers} - {None}
    patient = found.content.patient
    judged = found.act in _PATIENT_IS_TARGET or found.rule == "court-act"
    if patient is not None and judged and patient.pos != "PRON":
        done_to = tuple(
            Participant(
                actor=a, span=extent(parsed, patient, coordinated=False), how=how(patient, a)
            )
            for a in identities.resolve(patient)
            if a not in speakers
        )
        if done_to and _is_party(parsed, patient, found):
            return done_to[:LIMIT]
    heard = found.content.addressee
    warned = found.act is Act.WARN and found.content.frame == "of-phrase"
    heard = patient if heard is None and warned else heard
    first = [heard] if heard is not None and found.act in _DIRECTED else []
    first += _foremost(parsed, found)
    others = list(_others(parsed, found))
    for token in (*first, *_foreign_first(others, own, identities)):
        if not _is_party(parsed, token, found):
            continue
        for actor in identities.resolve(token):
            if actor not in seen:
                seen.add(actor)
                span = extent(parsed, token, coordinated=False)
                chosen.append(Participant(actor=actor, span=span, how=how(token, actor)))
        if len(chosen) >= LIMIT:
            break
    return tuple(chosen[:LIMIT])


def is_own_side(actor: str, speakers: tuple[str, ...], identities: Identities) -> bool:
    """Tell whether an actor is of a speaker's own state, body or members, or has him for one."""
    actors = identities.actors
    mine = actors[actor]
    for name in speakers:
        speaker = actors[name]
        if mine.country is not None and mine.country == speaker.country:
            return True
        if speaker.affiliation == actor or mine.affiliation == name or name in mine.members:
            return True
    return False


def _is_party(parsed: ParsedArticle, token: Token, found: ReportCandidate) -> bool:
    """Tell whether a noun in the content is somebody rather than something ("the alliance")."""
    if is_document(token) or (is_possessor(token) and _is_named_beside(parsed, parsed.head(token))):
        return False
    named = token.i in parsed.entity_at or token.pos in ("PROPN", "PRON")
    official = is_role(parsed, token) or organ_of(parsed, token) is not None
    plural = token.tag in ("NNS", "NNPS")
    return (
        named
        or official
        or plural
        or token.lemma == "government"
        or token in (found.content.patient, found.content.addressee)
    )


def _foreign_first(
    tokens: list[Token], own: set[str | None], identities: Identities
) -> list[Token]:
    """Put the speaker's own side last: a speaker is more often about others."""

    def is_own(token: Token) -> bool:
        actors = [identities.actors[a] for a in identities.resolve(token)]
        return bool(actors) and all(a.country in own for a in actors)

    return sorted(tokens, key=is_own)


def inherits(parsed: ParsedArticle, found: ReportCandidate) -> bool:
    """Tell whether the content only points at an event told before: "this troop movement"."""
    patient = found.content.patient
    for token in (patient, *found.content.heads):
        if token is None:
            continue
        for noun in (token, *subjects(parsed, token)):
            if noun.lemma not in words("event_pointers"):
                continue
            if any(_names(parsed, t) or t.tag == "PRP$" for t in parsed.subtree(noun)):
                return False
            if has_determiner(parsed, noun, "the", "this", "these", "that", "such"):
                return True
    return False


def _foremost(parsed: ParsedArticle, found: ReportCandidate) -> Iterator[Token]:
    for head in found.content.heads:  # "We condemn X": the act done by saying it
        cue = lexicon().verbs.get(head.lemma)
        noun = direct_object(parsed, head) if cue and cue.act in _PATIENT_IS_TARGET else None
        doer = active_subject(parsed, head)
        doer = None if doer is None or thing_before(parsed, doer) else doer
        if noun is not None and doer is not None and is_agent(parsed, doer):
            yield from _actors_in(parsed, noun)
    if found.content.patient is not None and found.act in _PATIENT_IS_TARGET:
        yield from _actors_in(parsed, found.content.patient)
    heads = found.content.heads
    if found.act in _JUDGING and found.content.frame != "clause":
        yield from (h for h in heads if h.pos == "NOUN" and is_agent(parsed, h))
    if found.content.frame in ("infinitive", "gerund") or not heads:
        yield from _recipients(parsed, _in_names(parsed, found))
    if found.act in _ABOUT_DOER:
        yield from _doers(parsed, heads)
    defined = noun_of_relative(parsed, found.verb) if found.verb is not None else None
    if defined is not None:
        yield from _actors_in(parsed, defined)
    for head in heads[:1]:
        for child in subjects(parsed, head):
            yield from _actors_in(parsed, thing_before(parsed, child) or child)


def _others(parsed: ParsedArticle, found: ReportCandidate) -> Iterator[Token]:
    named = [t for t in _in_names(parsed, found) if _names(parsed, t)]
    yield from _recipients(parsed, named)
    named = [t for t in named if not _is_scene(parsed, t)]
    yield from (t for t in named if _is_argument(t))
    yield from named


def _in_names(parsed: ParsedArticle, found: ReportCandidate) -> list[Token]:
    """Return the words of a content that belong to names."""
    inside = (t for s in found.content.spans for t in parsed.within(s))
    return [t for t in inside if t.i in parsed.entity_at]


def _is_argument(token: Token) -> bool:
    """Tell whether a name is a participant of what is told, no adjective or part of a name."""
    part = is_active_subject(token) or is_direct_object(token) or is_prepositional_object(token)
    return part or is_possessor(token) or is_conjunct(token)


def _actors_in(parsed: ParsedArticle, token: Token) -> Iterator[Token]:
    """Yield the phrase's head and the actors that own or modify it: "Seoul's assertions"."""
    yield token
    for part in parsed.subtree(token):
        if part.i != token.i and _names(parsed, part):
            yield part


def _is_named_beside(parsed: ParsedArticle, noun: Token) -> bool:
    """Tell whether a noun is told by name: "Lee's predecessor, | Otto Krag |", who is not Lee."""
    return any(_names(parsed, t) for t in appositions(parsed, noun))


def _doers(parsed: ParsedArticle, heads: tuple[Token, ...]) -> Iterator[Token]:
    """Yield who does what a noun tells: its possessor, "from X", "by X", its adjective."""
    for head in heads:
        for child in parsed.children[head.i]:
            official = is_role(parsed, child) or organ_of(parsed, child) is not None
            if is_possessor(child) and (_names(parsed, child) or official):
                yield child
            if child.lemma in ("from", "by"):
                yield from objects_of(parsed, child)


def _recipients(parsed: ParsedArticle, inside: list[Token]) -> Iterator[Token]:
    """Yield who is to get what is given: "to Ukraine", "providing Ukraine with"."""
    for token in inside:
        if not _names(parsed, token):
            continue
        above = parsed.head(token) if is_object(token) else owner_of_phrase(parsed, token, "to")
        if above is not None and above.lemma in words("giving_targets"):
            yield token


def _names(parsed: ParsedArticle, token: Token) -> bool:
    """Tell whether a token heads a name, or is the adjective of a state."""
    entity = parsed.entity_at.get(token.i)
    if entity is None or (token.i != entity.last - 1 and token.pos != "ADJ"):
        return False
    if _is_in_longer_name(parsed, token):
        return False
    if entity.label in ("GPE", "PERSON", "ORG"):
        return True
    return entity.label == "NORP" and country_of(parsed, token) is not None


def _is_in_longer_name(parsed: ParsedArticle, token: Token) -> bool:
    """Tell whether a name only opens the name of a thing: "the | Paris | Agreement".

    Before a person's name it stands for itself: "| Chad | President Ann Lee".
    """
    above = parsed.head(token)
    part = is_attributive_noun(token) and above.pos == "PROPN" and above.i > token.i
    entity = parsed.entity_at.get(above.i) if part else None
    return part and (entity is None or entity.label not in ("PERSON", "GPE"))


def _is_scene(parsed: ParsedArticle, token: Token) -> bool:
    """Tell whether a place is only where something is told to be: "met in | Chad |".

    So is a house where somebody speaks: "your conduct in this | House |".
    """
    entity = parsed.entity_at.get(token.i)
    place = entity is not None and entity.label in ("GPE", "FAC")
    place = place or token.lemma.casefold() in words("debating_houses")
    return place and owner_of_phrase(parsed, token, *words("scene_prepositions")) is not None
