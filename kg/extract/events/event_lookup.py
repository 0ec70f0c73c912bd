"""Events told in a stretch of text: verbs and nouns of the lexicon, with who and what takes part.

Every event has a class; `send` with troops to a state is one class whether the text says deploys,
dispatched, or "the troop dispatch". Roles are read from the tree: of verbs in `event_clauses`, of
nouns in `event_nouns`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.event_lexicon import Kind, kinds, themes, triggers, verb_lemma
from kg.extract.events.event_mention import Event
from kg.extract.events.noun_events import governing_verb, noun_event
from kg.extract.events.participants import noun_lemma
from kg.extract.events.verb_events import verb_event
from kg.extract.grammar.dependents import active_subject, direct_object, patient
from kg.extract.grammar.functions import (
    is_adnominal_clause,
    is_attributive,
)
from kg.extract.grammar.governors import verb_of_any_complement, verb_of_infinitive
from kg.extract.lexicon import words

if TYPE_CHECKING:
    from kg.model import Token
    from kg.parse import ParsedArticle

__all__ = ["Event", "Kind", "event_at", "kinds", "themes"]


def event_at(parsed: ParsedArticle, token: Token) -> Event | None:
    """Return the event that a word tells, or None.

    A verb that only carries a noun ("held talks") tells the noun's event, whose word is the noun.
    """
    if token.pos not in ("VERB", "AUX") and (noun_lemma(parsed, token), "N") not in triggers():
        return None  # most words
    key = ("event", token.i)
    if key not in parsed.memory:
        parsed.memory[key] = _event_at(parsed, token)
    found: Event | None = parsed.memory[key]
    return found


def _event_at(parsed: ParsedArticle, token: Token) -> Event | None:
    if token.pos in ("VERB", "AUX"):
        lemma = verb_lemma(token)
        if (lemma, "V") not in triggers() and lemma not in words("doing"):
            return None  # most verbs
        above = verb_of_infinitive(parsed, token)
        if above is not None and above.lemma == "fail" and verb_event(parsed, above) is not None:
            return None  # "failed to reach agreement" is one event
        if token.dep in ("amod", "compound") or _only_helped(parsed, token):
            return None  # "wounded families", "helped to transport troops"
        if is_adnominal_clause(token) and token.tag == "VBN" and _tells(parsed, parsed.head(token)):
            return None  # "talks held by": the noun tells it
        if (lemma, "V") in triggers():
            found = verb_event(parsed, token)
            if found is not None:
                return found
        if lemma in words("doing"):
            done = patient(parsed, token)
            return noun_event(parsed, done) if done is not None and _tells(parsed, done) else None
        return None
    return (
        noun_event(parsed, token) if _tells(parsed, token) and not _told_by(parsed, token) else None
    )


def _tells(parsed: ParsedArticle, noun: Token) -> bool:
    """Tell whether a noun is of the lexicon and heads a phrase of its own."""
    if noun.pos not in ("NOUN", "PROPN") or (noun_lemma(parsed, noun), "N") not in triggers():
        return False
    if is_attributive(noun):
        return False
    entity = parsed.entity_at.get(noun.i)
    return entity is None or entity.label not in ("PERSON", "ORG", "GPE")


def _told_by(parsed: ParsedArticle, noun: Token) -> bool:
    """Tell whether a verb with this object is the event already: "lifted the blockade"."""
    verb = governing_verb(parsed, noun)
    if verb is None or (verb_lemma(verb), "V") not in triggers():
        return False
    found = verb_event(parsed, verb)
    return found is not None and found.consumes(noun)


def _only_helped(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether the subject only helped to do it, whoever did it."""
    above = verb_of_any_complement(parsed, verb)
    if above is None or above.lemma not in ("help", "assist"):
        return False
    return direct_object(parsed, above) is None and active_subject(parsed, verb) is None
