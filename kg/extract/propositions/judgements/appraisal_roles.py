"""Who is threatened by what is judged a threat, and what is judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.events.participant_roles import Party, parties
from kg.extract.grammar.dependents import (
    attributive_adjectives,
    direct_objects,
    objects_of,
    possessor,
    prepositional_phrases,
    prepositions_and_datives,
    sort_modifiers,
)
from kg.extract.grammar.functions import is_nominal_subject
from kg.extract.grammar.governors import noun_of_relative, relative_above
from kg.extract.grammar.noun_phrases import extent, name_of
from kg.extract.lexicon import words
from kg.gazetteer.names import fold
from kg.model import ActorType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.actors.identities import Identities
    from kg.extract.propositions.article_events import ArticleEvents
    from kg.extract.propositions.resolved_events import ResolvedEvent
    from kg.model import Token
    from kg.parse import ParsedArticle

_DEEP = ("prep", "pobj", "pcomp", "acl", "compound")
_STEPS = 3


def threatened_parties(
    parsed: ParsedArticle, word: Token, head: Token, identities: Identities
) -> tuple[Party, ...]:
    """Return who is threatened, each once; empty where it is not told."""
    found: dict[str, Party] = {}
    for noun in _places(parsed, word, head):
        for party in _party(parsed, noun, identities):
            found.setdefault(party.key, party)
    return tuple(found.values())


def _party(parsed: ParsedArticle, noun: Token, identities: Identities) -> tuple[Party, ...]:
    """Return whom a noun is or belongs to; of people by their words, the whole phrase."""
    everybody = _everybody(parsed, noun)
    if everybody is not None:
        return (everybody,)
    told = parties(parsed, (_side(parsed, noun),), identities, stands_for=True, things=None)
    known = [p for p in told if p.actor is not None and not _is_described(identities, p)]
    owner = possessor(parsed, noun)
    if known or not told or (owner is not None and owner.pos == "PRON"):
        return tuple(known)
    words = name_of(parsed, noun)
    return (Party(key=fold(words), label=words, span=extent(parsed, noun)),)


def _is_described(identities: Identities, party: Party) -> bool:
    actor = identities.actors[party.actor or ""]
    return actor.type is ActorType.GROUP and actor.country is None


def _side(parsed: ParsedArticle, noun: Token) -> Token:
    """Return "our" of "our country", which is the speaker's."""
    owner = possessor(parsed, noun)
    ours = owner is not None and owner.text.casefold() in ("our", "my")
    return owner if ours and owner is not None else noun


def _places(parsed: ParsedArticle, word: Token, head: Token) -> Iterator[Token]:
    """Yield the nouns after "to", or the object of "threatens"; joined ones each."""
    if word.pos == "VERB":
        for noun in direct_objects(parsed, word):
            yield from parsed.conjuncts(noun)
        return
    if any(c.lemma in words("worldwide") for c in attributive_adjectives(parsed, word)):
        yield word
    holders = dict.fromkeys((word, head))
    preps = [p for h in holders for p in prepositions_and_datives(parsed, h) if p.i > word.i]
    preps += [c for p in preps for c in parsed.conjuncts(p) if c is not p]
    before = words("endangered_prepositions")
    for prep in dict.fromkeys(preps):
        if prep.lemma in before:
            for noun in objects_of(parsed, prep):
                yield from (t for t in parsed.conjuncts(noun) if t.i >= noun.i)
                inner = [p for p in prepositional_phrases(parsed, noun) if p.lemma in before]
                yield from (n for p in inner for n in objects_of(parsed, p))


def _everybody(parsed: ParsedArticle, noun: Token) -> Party | None:
    """Return the whole world as a party: "the international community", "global security"."""
    wide = any(c.lemma in words("worldwide") for c in sort_modifiers(parsed, noun))
    if possessor(parsed, noun) is not None or not (wide or noun.lemma == "world"):
        return None
    return Party(key="world", label="the international community", span=extent(parsed, noun))


def appraised_event(
    parsed: ParsedArticle, theme: Token, telling: ArticleEvents
) -> ResolvedEvent | None:
    """Return the event that a phrase is, is told of, or takes up: "it", "the move"."""
    if theme.pos == "PRON":
        return _before(parsed, theme, telling)
    level = [theme]
    for _ in range(_STEPS):
        for token in level:
            frame = telling.at(token)
            if frame is not None and frame.enough:
                return frame
        level = [c for t in level for c in parsed.children[t.i] if c.dep in _DEEP]
    return None


def _before(parsed: ParsedArticle, pronoun: Token, telling: ArticleEvents) -> ResolvedEvent | None:
    """Return the event that is the subject of the clause before: "the raid …, adding it threatens".

    Only where no actor is nearer.
    """
    if pronoun.text.casefold() not in {"which", *words("claim_pronouns")}:
        return None
    if pronoun.tag == "WDT":
        clause = relative_above(parsed, pronoun)
        noun = noun_of_relative(parsed, clause) if clause is not None else None
        return telling.at(noun) if noun is not None else None
    start = parsed.sentence(pronoun)[0]
    first = parsed.sentence(parsed.tokens[start - 1])[0] if start else start
    subjects = [t for t in parsed.tokens[first : pronoun.i] if is_nominal_subject(t)]
    for subject in reversed(subjects):
        frame = telling.at(subject)
        if frame is not None and frame.enough:
            return frame
        if parsed.head(subject).lemma not in words("plain_reporting") and subject.pos != "PRON":
            return None
    return None
