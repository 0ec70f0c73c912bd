"""What a noun phrase says of the event that it names: "no withdrawal", "the alleged transfer"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.dependents import has_determiner, noun_modifiers
from kg.extract.grammar.negative_words import negates_clause_too, phrase_negators
from kg.extract.lexicon import words
from kg.extract.standing.veridicality.clause_standing import ClauseStanding
from kg.extract.standing.veridicality.event_nouns import denies_knowing
from kg.model import Certainty, Modality, Polarity

if TYPE_CHECKING:
    from kg.model import Token
    from kg.parse import ParsedArticle


def noun_phrase_standing(parsed: ParsedArticle, noun: Token) -> ClauseStanding:
    """Return what the phrase of an event noun says of it."""
    polarity, modality, certainty, hedge = Polarity.POS, Modality.REALIS, Certainty.CERTAIN, None
    if phrase_negators(parsed, noun) and not negates_clause_too(parsed, noun):
        polarity = Polarity.NEG
    if has_determiner(parsed, noun, "any") and not denies_knowing(parsed, noun):
        modality = Modality.POSSIBLE
    for modifier in noun_modifiers(parsed, noun):
        form = modifier.text.casefold()  # of "attempted" the lemma is the verb's
        if form in words("alleging_adjectives"):
            certainty, hedge = Certainty.PROBABLE, modifier
        elif form in words("possible_adjectives"):
            modality, certainty = Modality.POSSIBLE, Certainty.POSSIBLE
        elif form in words("planned_adjectives"):
            modality, certainty = Modality.INTENDED, Certainty.UNSPECIFIED
        elif form in words("failed_adjectives"):
            polarity = Polarity.NEG
    return ClauseStanding(polarity=polarity, modality=modality, certainty=certainty, hedge=hedge)
