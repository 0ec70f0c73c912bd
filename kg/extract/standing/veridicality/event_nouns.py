"""What governs an event noun: "prevented the attack", "in case of attack", "talks on a truce"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.clause_structure import modals
from kg.extract.grammar.dependents import attribute, has_determiner, predicative_adjective
from kg.extract.grammar.functions import (
    is_active_subject,
    is_apposition,
    is_attribute,
    is_conjunct,
    is_object,
    is_object_predicative,
    is_passive_subject,
    is_prepositional_clause,
    is_prepositional_object,
)
from kg.extract.grammar.governors import (
    preposition_before,
    verb_of_active_subject,
    verb_of_direct_object,
)
from kg.extract.grammar.negative_words import is_instead_of, is_none, phrase_negators
from kg.extract.grammar.noun_phrases import is_definite
from kg.extract.grammar.subordinate_clauses import is_contingency
from kg.extract.grammar.verb_forms import is_be, predicate_verb, with_particle
from kg.extract.lexicon import lexicon, words
from kg.extract.standing.veridicality.embedding import (
    CONDITION,
    DENIED,
    HYPOTHESIS,
    IMPLIED,
    OPEN,
    PRESUPPOSED,
    UNSETTLED,
    Embedding,
)
from kg.extract.standing.veridicality.implication_signatures import linkers, look_up
from kg.model import Act

if TYPE_CHECKING:
    from kg.extract.standing.veridicality.implication_signatures import Signature
    from kg.model import Token
    from kg.parse import ParsedArticle


def event_noun_embedding(parsed: ParsedArticle, noun: Token) -> Embedding | None:
    """Return what governs an event noun; None where nothing bears on it."""
    bearer = _bearer(parsed, noun)
    if bearer is None:
        return None
    noun, above = bearer, parsed.head(bearer)
    if is_object(noun) or is_passive_subject(noun) or is_object_predicative(noun):
        return _object(parsed, noun, above)
    if is_active_subject(noun):
        return _subject(parsed, noun, above)
    if is_prepositional_object(noun) or is_prepositional_clause(noun):
        return _after_preposition(parsed, noun, above)
    if noun.i < above.i and above.pos == "NOUN":  # "the attack plan", "the attack's planning"
        return _owned(parsed, above, "of", "to")
    if is_attribute(noun) or is_apposition(noun):
        return Embedding(predicate_verb(parsed, above), None)
    return None


def _bearer(parsed: ParsedArticle, noun: Token) -> Token | None:
    """Return the noun in whose place an event noun stands: the first of those joined, the series of
    "a series of attacks"; None where the first of those joined is the root."""
    while True:
        if is_conjunct(noun):
            first = parsed.first_conjunct(noun)
            if first.i == noun.i or first.head == first.i:
                return None
            noun = first
        measure = _measure(parsed, noun)
        if measure is None:
            return noun
        noun = measure


def _measure(parsed: ParsedArticle, noun: Token) -> Token | None:
    """Return the "series" of "a series of attacks", which stands as they do."""
    preposition = parsed.head(noun)
    above = parsed.head(preposition)
    after = is_prepositional_object(noun) or is_prepositional_clause(noun)
    partitive = after and preposition.lemma == "of" and above.lemma in words("partitives")
    if not partitive or above.i == preposition.i or _contingent(parsed, preposition) is not None:
        return None
    return above if _linked(preposition, above) is None else None


def _contingent(parsed: ParsedArticle, preposition: Token) -> Token | None:
    """Return the preposition before the noun above, where they make a condition: "in case of"."""
    above = parsed.head(preposition)
    opener = preposition_before(parsed, above) if preposition.lemma == "of" else None
    return opener if opener is not None and is_contingency(parsed, opener, above) else None


def _linked(preposition: Token, above: Token) -> Signature | None:
    """Return what a word says of the event after its preposition, or the preposition itself."""
    word = preposition.lemma
    pos = {"NOUN": "N", "PROPN": "N", "ADJ": "A"}.get(above.pos, "V")
    found = look_up(above.lemma, pos, "prep:to" if word == "to" else word)
    return found or linkers("prepositions").get(word)


def _object(parsed: ParsedArticle, noun: Token, verb: Token) -> Embedding:
    found = look_up(with_particle(parsed, verb), "V", "noun") or look_up(verb.lemma, "V", "noun")
    if (found is None or found.report) and is_definite(parsed, noun):
        found = PRESUPPOSED  # "the leak was not reported": there was one
    if found is not None and found.factive and phrase_negators(parsed, noun):
        found = IMPLIED  # "we saw no attack": none is taken for granted
    return Embedding(verb, found or IMPLIED)


def _subject(parsed: ParsedArticle, noun: Token, verb: Token) -> Embedding:
    told = predicative_adjective(parsed, verb) if is_be(verb) else None
    if told is not None and told.lemma in words("event_prospects"):
        return Embedding(verb, look_up(told.lemma, "A", "that", "to"))  # "the attack is possible"
    if verb.lemma in words("occurring") and told is None and attribute(parsed, verb) is None:
        return Embedding(verb, IMPLIED)
    if has_determiner(parsed, noun, "any") and is_be(verb):
        return Embedding(verb, HYPOTHESIS)  # "any raid is a crime": one that may never be
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
    if is_instead_of(parsed, preposition):
        return Embedding(predicate_verb(parsed, above), DENIED)
    opener = _contingent(parsed, preposition)
    if opener is not None:
        return Embedding(predicate_verb(parsed, parsed.head(opener)), CONDITION)
    found = _linked(preposition, above)
    if is_knowledge_denied(parsed, above):
        return Embedding(above, OPEN)  # "denied any knowledge of the raid"
    if above.lemma in words("signs_sought") and is_none(parsed, above):
        found = DENIED if above.lemma in words("own_records") else OPEN  # "no record of a sale"
        return Embedding(above, found)
    if found is None and has_determiner(parsed, noun, "any"):
        found = IMPLIED  # "would not leave them in any doubt": they are in none
    if found is None and noun.lemma in words("ways_one_is_in"):
        found = IMPLIED  # "is not in the habit of it"
    if found is None and _is_any_part(parsed, above):
        found = HYPOTHESIS
    if found is None:
        found = PRESUPPOSED if is_definite(parsed, noun) else None
    return Embedding(predicate_verb(parsed, above), found)


def is_knowledge_denied(parsed: ParsedArticle, noun: Token) -> bool:
    """Tell whether somebody denies that he knows: what he did not know of may or may not be so.

    Who denies "any knowledge or | involvement | in it" denies the deed as his.
    """
    return denies_knowing(parsed, noun) and not is_part_too(parsed, parsed.first_conjunct(noun))


def denies_knowing(parsed: ParsedArticle, noun: Token) -> bool:
    """Tell whether a noun is the knowledge that somebody denies: "denied any | knowledge |"."""
    first = parsed.first_conjunct(noun)
    if first.lemma not in words("own_knowledge"):
        return False
    verb = verb_of_direct_object(parsed, first)
    cue = lexicon().verbs.get(verb.lemma) if verb is not None else None
    return cue is not None and cue.act is Act.DENY


def is_part_too(parsed: ParsedArticle, knowledge: Token) -> bool:
    """Tell whether a part in a deed is joined to knowing of it: "knowledge of or a part in"."""
    return any(c.lemma in words("taking_part") for c in parsed.conjuncts(knowledge))


def _is_any_part(parsed: ParsedArticle, part: Token) -> bool:
    """Tell whether a part is judged that anybody may have: "any role in it | is a crime"."""
    be = verb_of_active_subject(parsed, part)
    judged = be is not None and is_be(be) and part.lemma in words("taking_part")
    return judged and has_determiner(parsed, part, "any")
