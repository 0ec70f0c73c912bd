"""Whose "a senior official" is: the organ's told of before, where something shows that it goes on.

An official without a name may be anybody's: of "Chad's ministry knew of no raid. Chadian soldiers
burnt a village, officials told the Times" the officials are more likely the other side's. He
belongs where the passage's officials do only if the text goes on with them, and nobody else's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.actors.coreference.counted_states import REACH
from kg.extract.grammar import possible_speakers as agents
from kg.extract.grammar.clause_structure import modals
from kg.extract.grammar.dependents import adverbs, direct_object, has_determiner
from kg.extract.grammar.functions import is_preposition
from kg.extract.grammar.governors import verb_of_subject
from kg.extract.grammar.noun_dependents import is_inside_phrase, words_after, words_before
from kg.extract.grammar.noun_phrases import country_of, organ_of, owner
from kg.extract.lexicon import words
from kg.extract.noun_kinds import noun_kinds
from kg.model import ActorType

if TYPE_CHECKING:
    from kg.extract.actors.resolver import Resolver
    from kg.model import Actor, Token
    from kg.parse import ParsedArticle


def place_of_official(identities: Resolver, head: Token) -> str | None:
    """Return where "a senior official" belongs: the one place of the passage's officials.

    Of several organs of one state it is the state.
    """
    parsed = identities.parsed
    bare = all(c.text.casefold() in words("undescribing") for c in words_before(parsed, head))
    if not bare or any(is_preposition(c) for c in words_after(parsed, head)):
        return None
    first = parsed.parse.sentences[max(0, head.sent - REACH)][0]
    places: dict[str, Actor] = {}
    for token in parsed.tokens[first : head.i]:
        for actor in _officials(identities, token):
            above = identities.book.actors[actor]
            if above.type is not ActorType.ORGAN and above.affiliation is not None:
                above = identities.book.actors[above.affiliation]
            if above.type in (ActorType.ORGAN, ActorType.COUNTRY):
                places[above.id] = above
    states = {a.country for a in places.values()}
    state = next(iter(states)) if len(states) == 1 else None
    if state is None or not _goes_on(parsed, head, state) or _tells_of_forces(parsed, head, state):
        return None
    return next(iter(places)) if len(places) == 1 else identities.book.state(state)


def _officials(identities: Resolver, token: Token) -> tuple[str, ...]:
    """Return the organ, government or official that a noun of the passage names."""
    if token.pos not in ("NOUN", "PROPN") or is_inside_phrase(token):
        return ()
    role = agents.role_of(identities.parsed, token)
    name = identities.facts.people.name_at(token)
    if name is not None:
        role = identities.facts.people.facts(name).role
    governing = organ_of(identities.parsed, token) is not None or token.lemma == "government"
    if governing or role in words("officials") or role in ("president", "prime minister"):
        return identities.resolve(token)
    return ()


def _goes_on(parsed: ParsedArticle, head: Token, state: str) -> bool:
    """Tell whether a sentence goes on with the officials of a state told of before.

    By "the official", by saying more ("a senior official | added |"), by deciding something, or by
    what the state itself could or will do. Who tells a paper something is a source of its own.
    """
    verb = verb_of_subject(parsed, head)
    if verb is not None:
        heard = direct_object(parsed, verb)
        if heard is not None and heard.ent == "ORG":
            return False
        if verb.lemma in words("saying_more") | words("deciding"):
            return True
        if any(a.lemma in words("going_on_telling") for a in adverbs(parsed, verb)):
            return True
    return has_determiner(parsed, head, "the", "these", "those") or _is_planned(parsed, head, state)


def _is_planned(parsed: ParsedArticle, head: Token, state: str) -> bool:
    """Tell whether a sentence tells what a state itself could or will do: "| Chad | may wait"."""
    return any(
        verb is not None and modals(parsed, verb) and _is_of(parsed, t, state)
        for t in parsed.tokens[slice(*parsed.sentence(head))]
        for verb in (verb_of_subject(parsed, t),)
    )


def _is_of(parsed: ParsedArticle, name: Token, state: str) -> bool:
    country = country_of(parsed, name)
    return country is not None and country.alpha3 == state


def _tells_of_forces(parsed: ParsedArticle, head: Token, state: str) -> bool:
    """Tell whether a sentence names the forces of a state as one that tells of another does.

    Its own officials would rather say "our soldiers": "| Chadian soldiers | burnt it".
    """
    for token in parsed.tokens[slice(*parsed.sentence(head))]:
        if token.pos != "NOUN" or not noun_kinds().get(token.lemma, frozenset()) & _FORCES:
            continue
        country = owner(parsed, token)
        if country is not None and country.alpha3 == state:
            return True
    return False


_FORCES = frozenset({"troops", "police"})
"""Kinds of nouns for those who bear arms for a state."""
