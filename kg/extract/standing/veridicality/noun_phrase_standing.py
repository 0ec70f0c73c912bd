"""What a noun phrase says of the event that it names: "no withdrawal", "the alleged transfer"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.lexicon import words
from kg.extract.standing.veridicality.clause_polarity import COUNTED
from kg.extract.standing.veridicality.clause_standing import ClauseStanding
from kg.model import Certainty, Modality, Polarity

if TYPE_CHECKING:
    from kg.model import Token
    from kg.parse import ParsedArticle

_MODIFIERS = ("amod", "compound", "advmod", "nmod")


def noun_phrase_standing(parsed: ParsedArticle, noun: Token) -> ClauseStanding:
    """Return what the phrase of an event noun says of it."""
    polarity, modality, certainty, hedge = Polarity.POS, Modality.REALIS, Certainty.CERTAIN, None
    for child in parsed.children[noun.i]:
        if child.dep in ("det", "neg", "preconj") and child.lemma in words("negative_determiners"):
            polarity = polarity if _counted(parsed, noun) else Polarity.NEG
        if child.dep == "det" and child.lemma == "any":
            modality = Modality.POSSIBLE
        if child.dep not in _MODIFIERS:
            continue
        form = child.text.casefold()  # of "attempted" the lemma is the verb's
        if form in words("alleging_adjectives"):
            certainty, hedge = Certainty.PROBABLE, child
        elif form in words("possible_adjectives"):
            modality, certainty = Modality.POSSIBLE, Certainty.POSSIBLE
        elif form in words("planned_adjectives"):
            modality, certainty = Modality.INTENDED, Certainty.UNSPECIFIED
        elif form in words("failed_adjectives"):
            polarity = Polarity.NEG
    return ClauseStanding(polarity=polarity, modality=modality, certainty=certainty, hedge=hedge)


def _counted(parsed: ParsedArticle, noun: Token) -> bool:
    """Tell whether the "no" of a phrase already negates the clause that it stands in."""
    return noun.dep in COUNTED and parsed.head(noun).pos in ("VERB", "AUX")


def is_definite(parsed: ParsedArticle, noun: Token) -> bool:
    """Tell whether a phrase points at an event as known: "the raid", "Chad's raid"."""
    noun = parsed.first_conjunct(noun)
    return any(
        c.dep == "poss" or (c.dep == "det" and c.lemma in words("definite_determiners"))
        for c in parsed.children[noun.i]
    )
