"""Which word governs a predicate, and what it does to the predicate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.clause_structure import modals
from kg.extract.grammar.dependents import (
    active_subject,
    adverbs,
    coordinators,
    direct_object,
    has_determiner,
    is_infinitive,
    own_subject,
    predicative_adjective,
    subordinators,
)
from kg.extract.grammar.functions import (
    is_active_subject,
    is_adverbial_clause,
    is_clausal_subject,
    is_clause_on_noun,
    is_complement_clause,
    is_conjunct,
    is_direct_object,
    is_embedded_clause,
    is_main,
    is_prepositional_clause,
    is_prepositional_object,
)
from kg.extract.grammar.governors import verb_of_direct_object
from kg.extract.grammar.negative_words import (
    is_denied_identity,
    is_instead_of,
    is_none,
    negators,
    phrase_negators,
)
from kg.extract.grammar.noun_complements import has_relative_pronoun
from kg.extract.grammar.noun_phrases import is_definite
from kg.extract.grammar.verb_forms import Tense, predicate_verb, tense, with_particle
from kg.extract.lexicon import lexicon, words
from kg.extract.standing.veridicality.adverbial_clauses import adverbial_embedding
from kg.extract.standing.veridicality.complement_clauses import (
    complement_embedding,
    frames_of,
    noun_embedding,
)
from kg.extract.standing.veridicality.embedding import (
    DENIED,
    FUTURE,
    HYPOTHESIS,
    IMPLIED,
    OPEN,
    POSSIBLE,
    REPORT,
    UNSETTLED,
    Embedding,
)
from kg.extract.standing.veridicality.event_nouns import (
    event_noun_embedding,
    is_knowledge_denied,
)
from kg.extract.standing.veridicality.gerund_subjects import presupposed_gerund
from kg.extract.standing.veridicality.implication_signatures import linkers, look_up
from kg.extract.standing.veridicality.quoted_words import is_said, quoted_embedding
from kg.extract.standing.veridicality.rejected_claims import rejected_claim
from kg.model import Act

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.extract.standing.veridicality.implication_signatures import Signature
    from kg.model import Token
    from kg.parse import ParsedArticle


def embedding_of(parsed: ParsedArticle, token: Token) -> Embedding | None:
    """Return what governs a predicate; None where nothing bears on it, as on most roots."""
    quoted = quoted_embedding(parsed, token) if is_main(token) or is_said(parsed, token) else None
    if token.head == token.i or quoted is not None:
        return quoted
    rejected = rejected_claim(parsed, token)
    if rejected is not None:
        return rejected
    if _is_or_else(parsed, token):
        return Embedding(parsed.head(token), OPEN)
    if token.pos in ("NOUN", "PROPN", "PRON") and not is_embedded_clause(token):
        return event_noun_embedding(parsed, token)
    rule = next((rule for applies, rule in _RULES if applies(token)), None)
    bound = presupposed_gerund(parsed, token) or (rule(parsed, token) if rule else None)
    if bound is not None and _is_called_mistaken(parsed, bound):
        return Embedding(bound.governor, DENIED)
    if bound is not None and _is_of_few(parsed, bound):
        return Embedding(bound.governor, OPEN)
    return bound


def _is_or_else(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether a verb tells what comes of not doing so: "told to sign or else | lose | it"."""
    before = [t.lemma for t in parsed.tokens[max(0, verb.i - _NEAR) : verb.i]]
    return "else" in before and "or" in before[: before.index("else")][-1:]


_NEAR = 4
"""Words before a verb in which "or else" stands: "or else | they would be | fined"."""


def _is_of_few(parsed: ParsedArticle, bound: Embedding) -> bool:
    """Tell whether hardly anybody says or thinks a thing: "| few | believed that he left"."""
    rule, own = bound.signature, active_subject(parsed, bound.governor)
    if rule is None or rule.factive or own is None:
        return False
    few = own.lemma in words("scarcely_any") and not has_determiner(parsed, own, "a")
    return few or (own.pos == "NOUN" and is_none(parsed, own) and not phrase_negators(parsed, own))


def _is_called_mistaken(parsed: ParsedArticle, bound: Embedding) -> bool:
    """Tell whether what is charged or told is called untrue: "was wrongly accused | of lying |"."""
    verb, cue = bound.governor, lexicon().verbs.get(bound.governor.lemma)
    told = cue is not None and cue.act in _TOLD and bound.signature is not None
    return told and any(a.lemma in words("mistaken") for a in adverbs(parsed, verb))


_TOLD = frozenset({Act.ACCUSE, Act.STATE})
"""Acts whose content is false where they were done wrongly."""


def _conjunct(parsed: ParsedArticle, verb: Token) -> Embedding | None:
    """A later conjunct is governed by what governs the first."""
    first = parsed.first_conjunct(verb)
    if any(c.lemma == "than" and c.i < verb.i for c in coordinators(parsed, parsed.head(verb))):
        return Embedding(first, DENIED)  # "sold it rather than close it"
    if is_main(first) or first.head == first.i:
        return None
    if tense(parsed, verb) in (Tense.PAST, Tense.PRESENT) and is_infinitive(parsed, first):
        return None
    if first.pos in ("NOUN", "PROPN") and verb.pos in ("VERB", "AUX"):
        return None
    return embedding_of(parsed, first)


def _of_noun_clause(parsed: ParsedArticle, verb: Token) -> Embedding | None:
    """`the plan to leave`, `the first to leave`, `troops sent to Chad`, `a plan that would …`.

    What is told of a noun stands by itself where it has a tense of its own or the noun is known;
    of a thing that is only planned ("build a bridge linking …") it is planned too, and of none
    ("saw no document showing that …") it is left open.
    """
    noun = parsed.head(verb)
    if noun.pos in ("VERB", "AUX"):
        return complement_embedding(parsed, verb)
    frames = frames_of(parsed, verb, noun)
    if is_infinitive(parsed, verb):
        ranked = {t.lemma for t in parsed.tokens[parsed.left(noun) : noun.i + 1]}
        if ranked & words("ranked"):
            return Embedding(noun, None)
        return noun_embedding(parsed, noun, frames)
    if is_clause_on_noun(verb) and subordinators(parsed, verb):
        return noun_embedding(parsed, noun, frames)
    if is_none(parsed, noun) and not is_active_subject(noun):
        holds = look_up(noun.lemma, "N", "that", "no-that") is not None
        whole = own_subject(parsed, verb) is not None and not has_relative_pronoun(parsed, verb)
        if holds and whole:  # "no proof | he left |"
            return noun_embedding(parsed, noun, frames)
        if phrase_negators(parsed, noun):
            return Embedding(noun, OPEN)
    if is_denied_identity(parsed, noun) and noun.lemma in words("causes"):
        return None  # "it is not the reason | we lost |": that they lost is taken for granted
    if is_denied_identity(parsed, noun):
        return Embedding(parsed.head(noun), IMPLIED)
    if _is_any_denied(parsed, noun):
        return Embedding(noun, OPEN)  # "has not proposed anything | that would hurt them |"
    if _is_bare_content(parsed, verb, noun):
        return Embedding(parsed.head(noun), REPORT)  # "do not get the sense | she is tired |"
    settled = tense(parsed, verb) in (Tense.PAST, Tense.FUTURE)
    if settled or noun.pos == "PROPN" or is_definite(parsed, noun):
        return None
    return Embedding(noun, None)


def _is_any_denied(parsed: ParsedArticle, noun: Token) -> bool:
    """Tell whether a noun is any of which there is none: "has not sold | anything |"."""
    whole = noun.lemma in words("any_pronouns") or has_determiner(parsed, noun, "any")
    above = verb_of_direct_object(parsed, noun)
    return whole and above is not None and bool(negators(parsed, above))


def _is_bare_content(parsed: ParsedArticle, verb: Token, noun: Token) -> bool:
    """Tell whether a clause without "that" is what a noun holds: "the sense | she is tired |".

    It lacks nothing; of "the sense he made" the noun is the object.
    """
    if look_up(noun.lemma, "N", "that") is None and noun.lemma not in words("own_views"):
        return False
    whole = own_subject(parsed, verb) is not None and not has_relative_pronoun(parsed, verb)
    whole = whole and is_direct_object(noun)
    full = direct_object(parsed, verb) or predicative_adjective(parsed, verb)
    return whole and full is not None


def _after_preposition(parsed: ParsedArticle, verb: Token) -> Embedding | None:
    """`prevented from leaving`, `talk about leaving`, `without leaving`."""
    preposition = parsed.head(verb)
    above = parsed.head(preposition)
    if preposition.pos not in ("ADP", "SCONJ", "ADV") or above.i == preposition.i:
        return None
    word = preposition.lemma
    if is_instead_of(parsed, preposition):
        return Embedding(predicate_verb(parsed, above), DENIED)
    if above.lemma == "than":  # "more at home in selling than | in | mending": only compared
        return Embedding(predicate_verb(parsed, parsed.head(above)), OPEN)
    if word == "to" and above.lemma == "addition":  # "in addition to | selling arms": it did both
        return Embedding(above, None)
    tried = _attempt_above(parsed, above) if word == "by" and verb.tag == "VBG" else None
    if tried is not None:
        return Embedding(tried, None)
    if is_knowledge_denied(parsed, above):
        return Embedding(above, OPEN)  # "denied any knowledge of what was done"
    pos = {"NOUN": "N", "PROPN": "N", "ADJ": "A", "ADV": "A"}.get(above.pos, "V")
    named = "prep:to" if word == "to" else word
    if word == "before" and tense(parsed, predicate_verb(parsed, above)) is not Tense.PAST:
        return Embedding(predicate_verb(parsed, above), FUTURE)
    found = look_up(above.lemma, pos, f"{word}-ing", named)
    found = found or _of_verb_with_adverb(parsed, preposition, named)
    accused = verb_of_direct_object(parsed, above) if found is None and verb.tag == "VBG" else None
    if accused is not None:  # "accusing the guards | of beating", hung on the object
        asked = look_up(accused.lemma, "V", f"{word}-ing", named)
        if asked is not None:
            return Embedding(accused, asked)
    found = found or linkers("prepositions").get(word)
    ahead = word in words("prospective_prepositions") or (word == "for" and pos != "V")
    if found is None and ahead and verb.tag == "VBG":
        found = POSSIBLE  # "a place for resting", "worried about losing", "opposed to selling"
    return Embedding(predicate_verb(parsed, above), found)


def _attempt_above(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return the attempt whose means are told: "| tried | to hide it by burning the file".

    What one tries by is done, and stands as the trying does.
    """
    above = parsed.head(verb)
    tries = above.lemma in words("conative") and is_infinitive(parsed, verb)
    return above if tries else None


def _of_verb_with_adverb(parsed: ParsedArticle, preposition: Token, frame: str) -> Signature | None:
    """Return the rule of a verb and the adverb that makes one word of it: "looks forward | to"."""
    if preposition.i < 2:
        return None
    verb, adverb = parsed.tokens[preposition.i - 2 : preposition.i]
    return look_up(f"{verb.lemma} {adverb.lemma}", "V", frame) if verb.pos == "VERB" else None


def _subject_clause(parsed: ParsedArticle, verb: Token) -> Embedding | None:
    above = parsed.head(verb)
    if is_infinitive(parsed, verb):
        return Embedding(above, HYPOTHESIS)
    if subordinators(parsed, verb):
        return complement_embedding(parsed, verb)
    if verb.tag == "VBG":  # "sending troops is a mistake": nobody says that it was done
        if "would" in modals(parsed, above):
            return Embedding(above, HYPOTHESIS)
        if tense(parsed, above) is Tense.PRESENT:
            return Embedding(above, UNSETTLED)
    return Embedding(above, None)


def _gerund(parsed: ParsedArticle, verb: Token) -> Embedding | None:
    """A gerund in an object's place."""
    above = parsed.head(verb)
    if verb.tag != "VBG":
        return None
    found = look_up(with_particle(parsed, above), "V", "ing", "noun")
    return Embedding(above, found or IMPLIED)


_RULES: tuple[
    tuple[Callable[[Token], bool], Callable[[ParsedArticle, Token], Embedding | None]], ...
] = (
    (is_conjunct, _conjunct),
    (is_complement_clause, complement_embedding),
    (is_adverbial_clause, adverbial_embedding),
    (is_clause_on_noun, _of_noun_clause),
    (is_prepositional_clause, _after_preposition),
    (is_prepositional_object, _after_preposition),
    (is_clausal_subject, _subject_clause),
    (is_direct_object, _gerund),
)
"""What a predicate is in its clause, and the rule that reads what governs it there."""
