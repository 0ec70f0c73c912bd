"""What governs an event noun: "prevented the attack", "in case of attack", "talks on a truce"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.clause_structure import modals
from kg.extract.grammar.dependents import attribute, predicative_adjective
from kg.extract.grammar.functions import (
    is_active_subject,
    is_apposition,
    is_attribute,
    is_conjunct,
    is_noun_before_noun,
    is_object,
    is_object_predicative,
    is_passive_subject,
    is_prepositional_clause,
    is_prepositional_object,
)
from kg.extract.grammar.governors import preposition_before
from kg.extract.grammar.negative_words import is_instead_of
from kg.extract.grammar.noun_phrases import is_definite
from kg.extract.grammar.subordinate_clauses import is_contingency
from kg.extract.grammar.verb_forms import is_be, predicate_verb, with_particle
from kg.extract.lexicon import words
from kg.extract.standing.veridicality.embedding import (
    CONDITION,
    DENIED,
    HYPOTHESIS,
    IMPLIED,
    PRESUPPOSED,
    UNSETTLED,
    Embedding,
)
from kg.extract.standing.veridicality.signatures import linkers, look_up

if TYPE_CHECKING:
    from kg.model import Token
    from kg.parse import ParsedArticle


def event_noun_embedding(parsed: ParsedArticle, noun: Token) -> Embedding | None:
    """Return what governs an event noun; None where nothing bears on it."""
    if is_conjunct(noun):
        first = parsed.first_conjunct(noun)
        apart = first.i != noun.i and first.head != first.i
        return event_noun_embedding(parsed, first) if apart else None
    above = parsed.head(noun)
    if is_object(noun) or is_passive_subject(noun) or is_object_predicative(noun):
        return _object(parsed, noun, above)
    if is_active_subject(noun):
        return _subject(parsed, noun, above)
    if is_prepositional_object(noun) or is_prepositional_clause(noun):
        return _after_preposition(parsed, noun, above)
    if is_noun_before_noun(noun) and above.pos == "NOUN":
        return _owned(parsed, above, "of", "to")
    if is_attribute(noun) or is_apposition(noun):
        return Embedding(predicate_verb(parsed, above), None)
    return None


def _object(parsed: ParsedArticle, noun: Token, verb: Token) -> Embedding:
    found = look_up(with_particle(parsed, verb), "V", "noun") or look_up(verb.lemma, "V", "noun")
    if (found is None or found.report) and is_definite(parsed, noun):
        found = PRESUPPOSED  # "the leak was not reported": there was one
    return Embedding(verb, found or IMPLIED)


def _subject(parsed: ParsedArticle, noun: Token, verb: Token) -> Embedding:
    told = predicative_adjective(parsed, verb) if is_be(verb) else None
    if told is not None and told.lemma in words("event_prospects"):
        return Embedding(verb, look_up(told.lemma, "A", "that", "to"))  # "the attack is possible"
    if verb.lemma in words("occurring") and told is None and attribute(parsed, verb) is None:
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
    if is_instead_of(parsed, preposition):
        return Embedding(predicate_verb(parsed, above), DENIED)
    opener = preposition_before(parsed, above) if word == "of" else None
    if opener is not None and is_contingency(parsed, opener, above):
        return Embedding(predicate_verb(parsed, parsed.head(opener)), CONDITION)
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
