"""What governs an event noun: "prevented the attack", "in case of attack", "talks on a truce"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.clause_structure import modals
from kg.extract.lexicon import words
from kg.extract.standing.veridicality.clause_standing import predicate_verb
from kg.extract.standing.veridicality.embedding import (
    CONDITION,
    DENIED,
    HYPOTHESIS,
    IMPLIED,
    PRESUPPOSED,
    UNSETTLED,
    Embedding,
)
from kg.extract.standing.veridicality.noun_phrase_standing import is_definite
from kg.extract.standing.veridicality.signatures import linkers, look_up
from kg.extract.standing.veridicality.verb_forms import is_be

if TYPE_CHECKING:
    from kg.model import Token
    from kg.parse import ParsedArticle


def event_noun_embedding(parsed: ParsedArticle, noun: Token) -> Embedding | None:
    """Return what governs an event noun; None where nothing bears on it."""
    if noun.dep == "conj":
        first = parsed.first_conjunct(noun)
        return (
            event_noun_embedding(parsed, first)
            if first.i != noun.i and first.head != first.i
            else None
        )
    above = parsed.head(noun)
    if noun.dep in ("dobj", "nsubjpass", "dative", "oprd"):
        return _object(parsed, noun, above)
    if noun.dep == "nsubj":
        return _subject(parsed, noun, above)
    if noun.dep in ("pobj", "pcomp"):
        return _after_preposition(parsed, noun, above)
    if noun.dep in ("compound", "nmod") and above.pos == "NOUN":
        return _owned(parsed, above, "of", "to")
    if noun.dep in ("attr", "appos"):
        return Embedding(predicate_verb(parsed, above), None)
    return None


def is_instead(parsed: ParsedArticle, preposition: Token) -> bool:
    """Tell whether a preposition is that of "instead of"."""
    return any(c.lemma == "instead" for c in parsed.children[preposition.i])


def _object(parsed: ParsedArticle, noun: Token, verb: Token) -> Embedding:
    particle = parsed.child(verb, "prt")
    word = f"{verb.lemma} {particle.lemma}" if particle is not None else verb.lemma
    found = look_up(word, "V", "noun") or look_up(verb.lemma, "V", "noun")
    if found is None and is_definite(parsed, noun):
        found = PRESUPPOSED
    return Embedding(verb, found or IMPLIED)


def _subject(parsed: ParsedArticle, noun: Token, verb: Token) -> Embedding:
    told = parsed.child(verb, "acomp") if is_be(verb) else None
    if told is not None and told.lemma in words("event_prospects"):
        return Embedding(verb, look_up(told.lemma, "A", "that", "to"))  # "the attack is possible"
    if verb.lemma in words("occurring") and told is None and parsed.child(verb, "attr") is None:
        return Embedding(verb, IMPLIED)
    if not is_definite(parsed, noun):
        return Embedding(verb, None)
    forms = set(modals(parsed, verb))
    if "would" in forms:  # "its withdrawal would help": it has not begun
        return Embedding(verb, HYPOTHESIS)
    return Embedding(verb, UNSETTLED if forms & words("possibility_modals") else PRESUPPOSED)


def _owned(parsed: ParsedArticle, above: Token, *frames: str) -> Embedding | None:
    found = look_up(above.lemma, "N", *frames)
    return Embedding(above, found) if found is not None else None


def _after_preposition(parsed: ParsedArticle, noun: Token, preposition: Token) -> Embedding | None:
    above = parsed.head(preposition)
    if above.i == preposition.i:
        return None
    word = preposition.lemma
    if word == "of" and is_instead(parsed, preposition):
        return Embedding(predicate_verb(parsed, above), DENIED)
    if word == "of" and above.lemma in words("contingencies"):
        outer = parsed.head(above)
        return Embedding(predicate_verb(parsed, parsed.head(outer)), CONDITION)
    pos = {"NOUN": "N", "PROPN": "N", "ADJ": "A"}.get(above.pos, "V")
    found = look_up(above.lemma, pos, "prep:to" if word == "to" else word)
    found = found or linkers("prepositions").get(word)
    if found is None and word == "of" and above.lemma in words("partitives"):
        return event_noun_embedding(
            parsed, above
        )  # "a series of attacks" stands as the series does
    if found is None:
        found = PRESUPPOSED if is_definite(parsed, noun) else None
    return Embedding(predicate_verb(parsed, above), found)
