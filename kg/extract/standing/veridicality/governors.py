"""Which word governs a predicate, and what it does to the predicate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.clause_structure import modals
from kg.extract.lexicon import words
from kg.extract.standing.veridicality.adverbials import adverbial
from kg.extract.standing.veridicality.complements import complement, frames_of, of_noun
from kg.extract.standing.veridicality.forms import is_infinitive, tense, with_particle
from kg.extract.standing.veridicality.link import (
    DENIED,
    FUTURE,
    HYPOTHESIS,
    IMPLIED,
    POSSIBLE,
    UNSETTLED,
    Link,
)
from kg.extract.standing.veridicality.nominals import is_instead, nominal
from kg.extract.standing.veridicality.own import carrier
from kg.extract.standing.veridicality.phrase import is_definite
from kg.extract.standing.veridicality.prompted import prompted
from kg.extract.standing.veridicality.signatures import linkers, look_up
from kg.extract.standing.veridicality.standing import Tense

if TYPE_CHECKING:
    from kg.model import Token
    from kg.parse import ParsedArticle


def link(parsed: ParsedArticle, token: Token) -> Link | None:
    """Return what governs a predicate; None at a root and where nothing bears on it."""
    if token.head == token.i:
        return None
    if token.pos in ("NOUN", "PROPN", "PRON") and token.dep not in _CLAUSAL:
        return nominal(parsed, token)
    rule = _RULES.get(token.dep)
    return prompted(parsed, token) or (rule(parsed, token) if rule is not None else None)


_CLAUSAL = ("ccomp", "xcomp", "advcl", "relcl", "acl")


def _conjunct(parsed: ParsedArticle, verb: Token) -> Link | None:
    """A later conjunct is governed by what governs the first."""
    first = parsed.first_conjunct(verb)
    if any(c.lemma == "than" and c.i < verb.i for c in parsed.all(parsed.head(verb), "cc")):
        return Link(first, DENIED)  # "sold it rather than close it"
    if first.dep == "ROOT" or first.head == first.i:
        return None
    if verb.tag in ("VBD", "VBZ", "VBP") and is_infinitive(parsed, first):
        return None
    if first.pos in ("NOUN", "PROPN") and verb.pos in ("VERB", "AUX"):
        return None
    return link(parsed, first)


def _of_noun_clause(parsed: ParsedArticle, verb: Token) -> Link | None:
    """`the plan to leave`, `the first to leave`, `troops sent to Chad`, `a plan that would …`.

    What is told of a noun stands by itself where it has a tense of its own or the noun is known;
    of a thing that is only planned ("build a bridge linking …") it is planned too.
    """
    noun = parsed.head(verb)
    if noun.pos in ("VERB", "AUX"):
        return complement(parsed, verb)
    frames = frames_of(parsed, verb, noun)
    if is_infinitive(parsed, verb):
        ranked = {t.lemma for t in parsed.tokens[parsed.left(noun) : noun.i + 1]}
        if ranked & words("ranked"):
            return Link(noun, None)
        return of_noun(parsed, noun, frames)
    if verb.dep in ("acl", "relcl") and parsed.child(verb, "mark") is not None:
        return of_noun(parsed, noun, frames)
    settled = tense(parsed, verb) in (Tense.PAST, Tense.FUTURE)
    if settled or noun.pos == "PROPN" or is_definite(parsed, noun):
        return None
    return Link(noun, None)


def _after_preposition(parsed: ParsedArticle, verb: Token) -> Link | None:
    """`prevented from leaving`, `talk about leaving`, `without leaving`."""
    preposition = parsed.head(verb)
    above = parsed.head(preposition)
    if preposition.pos not in ("ADP", "SCONJ", "ADV") or above.i == preposition.i:
        return None
    word = preposition.lemma
    if word == "of" and is_instead(parsed, preposition):
        return Link(carrier(parsed, above), DENIED)
    if word == "to" and above.lemma == "addition":  # "in addition to | selling arms": it did both
        return Link(above, None)
    pos = {"NOUN": "N", "PROPN": "N", "ADJ": "A", "ADV": "A"}.get(above.pos, "V")
    named = "prep:to" if word == "to" else word
    if word == "before" and tense(parsed, carrier(parsed, above)) is not Tense.PAST:
        return Link(carrier(parsed, above), FUTURE)
    found = look_up(above.lemma, pos, f"{word}-ing", named) or linkers("prepositions").get(word)
    ahead = word in ("about", "into", "to", "toward", "towards") or (word == "for" and pos != "V")
    if found is None and ahead and verb.tag == "VBG":
        found = POSSIBLE  # "a place for resting", "worried about losing", "opposed to selling"
    return Link(carrier(parsed, above), found)


def _subject_clause(parsed: ParsedArticle, verb: Token) -> Link | None:
    above = parsed.head(verb)
    if is_infinitive(parsed, verb):
        return Link(above, HYPOTHESIS)
    if parsed.child(verb, "mark"):
        return complement(parsed, verb)
    if verb.tag == "VBG":  # "sending troops is a mistake": nobody says that it was done
        if "would" in modals(parsed, above):
            return Link(above, HYPOTHESIS)
        if tense(parsed, above) is Tense.PRESENT:
            return Link(above, UNSETTLED)
    return Link(above, None)


def _gerund(parsed: ParsedArticle, verb: Token) -> Link | None:
    """A gerund in an object's place."""
    above = parsed.head(verb)
    if verb.tag != "VBG":
        return None
    found = look_up(with_particle(parsed, above), "V", "ing", "noun")
    return Link(above, found or IMPLIED)


_RULES = {
    "conj": _conjunct,
    "ccomp": complement,
    "xcomp": complement,
    "advcl": adverbial,
    "acl": _of_noun_clause,
    "relcl": _of_noun_clause,
    "amod": _of_noun_clause,
    "pcomp": _after_preposition,
    "pobj": _after_preposition,
    "csubj": _subject_clause,
    "csubjpass": _subject_clause,
    "dobj": _gerund,
}
