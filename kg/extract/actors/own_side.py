"""Whose side a speaker is on: his state, his body, the government he is of, the team he plays in.

In: a speaker and an actor. Out: whether the actor is of his side. A speaker is more often about
others than about his own side; but a player's "we" is his team, of whom a match is told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.clauses import clause_index
from kg.extract.grammar.dependents import possessor
from kg.extract.lexicon import words
from kg.extract.noun_kinds import noun_kinds
from kg.model import ActorType, Direction, Participant

if TYPE_CHECKING:
    from kg.extract.actors.identities import Identities
    from kg.extract.report_candidate import ReportCandidate
    from kg.model import Statement, Token
    from kg.parse import ParsedArticle


def is_own_side(actor: str, speakers: tuple[str, ...], identities: Identities) -> bool:
    """Tell whether an actor is a speaker's own state, body or members, or has him for one.

    Two of one state are not of one side: a minister may accuse a judge, a party or an envoy.
    """
    actors = identities.actors
    mine = actors[actor]
    for name in speakers:
        speaker = actors[name]
        states = ActorType.COUNTRY in (mine.type, speaker.type)
        if states and mine.country is not None and mine.country == speaker.country:
            return True
        if speaker.affiliation == actor or mine.affiliation == name or name in mine.members:
            return True
    return False


def governs(speakers: tuple[str, ...], actor: str, noun: Token, identities: Identities) -> bool:
    """Tell whether a speaker by name holds an office of a state that a noun tells of, his own.

    "The government will wait," a minister says of nobody else. A member may say it of others,
    and an unnamed official tells by it of whom he speaks.
    """
    actors, state = identities.actors, identities.actors[actor]
    government = noun.lemma in ("administration", "government")
    public = government or state.type in (ActorType.COUNTRY, ActorType.ORGAN)
    for speaker in (actors[s] for s in speakers):
        official = speaker.named and speaker.role in words("speaking_for_states")
        same = state.country is not None and state.country == speaker.country
        if official and public and (same or government):
            return True
    return False


def own_team(
    parsed: ParsedArticle, found: ReportCandidate, statement: Statement, identities: Identities
) -> tuple[Participant, ...]:
    """Return the team that a player or coach tells of as his: "we did not bat well", "his side".

    An official's "we" is whoever speaks; a match is told of a team, by whoever plays in it.
    """
    if len(statement.speakers) != 1:
        return ()
    speaker = identities.actors[statement.speakers[0].actor]
    if speaker.affiliation is None or not _plays(speaker.role):
        return ()
    index = clause_index(parsed)
    for head in found.content.heads:
        clause = index.at(head)
        who = parsed.tokens[clause.subject.head] if clause is not None and clause.subject else None
        if who is not None and _is_of_team(parsed, who):
            return (Participant(actor=speaker.affiliation, how=Direction.ABOUT),)
    return ()


def _plays(role: str | None) -> bool:
    """Tell whether somebody is of a team by what he is: "captain", "striker", "coach"."""
    last = role.split()[-1] if role else ""
    return last in words("of_a_team") or "athlete" in noun_kinds().get(last, ())


def _is_of_team(parsed: ParsedArticle, who: Token) -> bool:
    """Tell whether a subject is a speaker's team or some of it: "we", "they", "our top four"."""
    if who.text.casefold() in words("first_person_plural") | {"they"}:
        return True
    owner = possessor(parsed, who)
    if owner is None or owner.pos not in ("PRON", "DET"):
        return False
    ours = owner.text.casefold() in words("first_person_plural")
    return ours or "team" in noun_kinds().get(who.lemma, ())
