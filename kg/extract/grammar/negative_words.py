"""The words that negate a clause: "not", "never", "no troops", "neither … nor", "no longer"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.clause_structure import modals
from kg.extract.grammar.dependents import (
    adjectives_and_determiners,
    adverbial_clauses,
    coordinators,
    has_determiner,
    own_subject,
    prepositions,
    subordinators,
)
from kg.extract.lexicon import words
from kg.parse.token_memo import once_per_token
from kg.parse.word_index import stands_among

if TYPE_CHECKING:
    from kg.model import Token
    from kg.parse import ParsedArticle

_COUNTED = ("nsubj", "nsubjpass", "dobj", "attr", "expl", "dative")
"""Dependents whose "no" negates the clause: "sent no troops"."""


@once_per_token
def negators(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Return the words of a verb's clause that negate it."""
    found, told = [], set[str]()
    for child in parsed.children[verb.i]:
        if child.dep == "neg" or child.text.casefold() in words("contracted_not"):
            if not is_focusing(parsed, child):
                found.append(child)
        elif _is_never(parsed, verb, child):
            found.append(child)
        elif child.dep in _COUNTED and child.dep not in told:
            told.add(child.dep)  # "no clerks and no sailors", taken for two subjects
            found += negative_phrase(parsed, child)
        elif child.dep == "prep" and child.i < verb.i:  # "at no time", "under no circumstances"
            inner = parsed.child(child, "pobj")
            found += negative_phrase(parsed, inner) if inner is not None else []
    found += _misplaced(parsed, verb) + _on_auxiliary(parsed, verb)
    either = [t for t in found if t.lemma in words("correlative_negatives")]
    return tuple([t for t in found if t not in either[1:]] or _neither(parsed, verb))


def approximators(parsed: ParsedArticle, verb: Token) -> list[Token]:
    """Return "nearly" of "nearly broke the record": it did not."""
    if verb.tag not in ("VBD", "VBN"):
        return []
    near = [c for c in parsed.all(verb, "advmod") if c.i == verb.i - 1]
    return [c for c in near if c.lemma in words("approximators")]


def is_focusing(parsed: ParsedArticle, negation: Token) -> bool:
    """Tell whether "not" stands in "not only", "not just", "whether or not"."""
    if _lemma_before(parsed, negation) == "or" and negation.i > 1:
        return parsed.tokens[negation.i - 2].lemma == "whether"
    return parsed.lemma_after(negation) in words("not_only")


def negates_part(parsed: ParsedArticle, verb: Token, negation: Token) -> bool:
    """Tell whether only a part is negated: "not all left", "not because", "not necessarily"."""
    if parsed.lemma_after(negation) in words("part_negated"):
        return True
    if negated_manner(parsed, verb) is not None:
        return True
    if any(c.i > negation.i for c in prepositions(parsed, verb, "until")):
        return True  # "did not close until March": then it did
    if not words("possibility_modals").isdisjoint(modals(parsed, verb)):
        return False  # "cannot comment because he has not seen it": he does not
    return any(
        m.lemma in words("circumstance_negated")
        and c.i > verb.i
        and _lemma_before(parsed, m) != ","
        for c in adverbial_clauses(parsed, verb)
        for m in subordinators(parsed, c)
    )


def negated_manner(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return the adverb of manner that a "not" before it denies: "did not randomly arrest"."""
    for adverb in parsed.all(verb, "advmod"):
        manner = adverb.lemma in words("negated_manners") and adverb.i < verb.i
        if manner and parsed.tokens[adverb.i - 1].lemma in words("verb_negators"):
            return adverb
    return None


def subject_negated_in_part(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether the subject is "not all troops"."""
    own = own_subject(parsed, verb)
    if own is None:
        return False
    first = parsed.tokens[parsed.left(own)]
    return first.lemma == "not" and not is_focusing(parsed, first)


def coordinating_words(parsed: ParsedArticle, verb: Token) -> set[str]:
    """Return the lemmas of the words that join a verb's coordination: "and", "but", "nor"."""
    return {c.lemma for v in parsed.conjuncts(verb) for c in coordinators(parsed, v)}


def phrase_negators(parsed: ParsedArticle, noun: Token) -> list[Token]:
    """Return the "no" and "neither" of a noun phrase."""
    found = parsed.all(noun, "det", "neg", "preconj")
    return [d for d in found if d.lemma in words("negative_determiners")]


def is_none(parsed: ParsedArticle, noun: Token) -> bool:
    """Tell whether a noun stands for none or next to none: "no evidence", "little proof"."""
    if phrase_negators(parsed, noun):
        return True
    few = any(m.lemma in words("scarcely_any") for m in adjectives_and_determiners(parsed, noun))
    return few and not has_determiner(parsed, noun, *words("articles_and_possessives"))


def finds_none(parsed: ParsedArticle, verb: Token, noun: Token) -> bool:
    """Tell whether a verb has none of its object: "found no sign", "did not find any evidence"."""
    sought = noun.lemma in words("signs_sought") and bool(negators(parsed, verb))
    return is_none(parsed, noun) or sought


def negates_clause_too(parsed: ParsedArticle, noun: Token) -> bool:
    """Tell whether the "no" of a phrase already negates the clause that it stands in."""
    return noun.dep in _COUNTED and parsed.head(noun).pos in ("VERB", "AUX")


def is_denied_identity(parsed: ParsedArticle, noun: Token) -> bool:
    """Tell whether a noun is what "it" is not: "it was not | the mayor | who sold the park".

    What the cleft's clause tells is not so of that noun (Huddleston and Pullum 2002, 16 §9).
    """
    be = parsed.head(noun)
    own = own_subject(parsed, be)
    it = own is not None and own.text.casefold() == "it"
    return noun.dep == "attr" and be.lemma == "be" and it and bool(negators(parsed, be))


def is_instead_of(parsed: ParsedArticle, preposition: Token) -> bool:
    """Tell whether a preposition is that of "instead of"."""
    instead = any(c.lemma == "instead" for c in parsed.children[preposition.i])
    return preposition.lemma == "of" and instead


def _on_auxiliary(parsed: ParsedArticle, verb: Token) -> list[Token]:
    """Return the "n’t" of "didn’t go" and the "never" of "never will go" hung on the auxiliary."""
    below = (c for a in parsed.all(verb, "aux", "auxpass") for c in parsed.children[a.i])
    return [c for c in below if c.text.casefold() in words("hung_on_auxiliaries")]


def _misplaced(parsed: ParsedArticle, verb: Token) -> list[Token]:
    """Return the "not" of "is likely not yet leaving", which a parser takes for an adjunct's."""
    told = parsed.child(verb, "acomp")
    if told is None or told.lemma != "likely":
        return []
    bare = [c for c in parsed.all(verb, "advcl") if c.tag == "VBG" and c.i > told.i]
    below = [n for c in bare if parsed.left(c) == told.i + 1 for n in parsed.all(c, "neg")]
    return [n for n in below if not is_focusing(parsed, n)]


def _neither(parsed: ParsedArticle, verb: Token) -> list[Token]:
    """Return the "neither" of "neither confirmed nor denied", for both."""
    if not stands_among(parsed, words("correlative_negatives"), *parsed.sentence(verb)):
        return []
    first = parsed.first_conjunct(verb)
    own = own_subject(parsed, first) or first
    linked = (c for v in dict.fromkeys((first, verb, own)) for c in parsed.children[v.i])
    either = (c for c in linked if c.lemma in words("correlative_negatives"))
    return [c for c in either if c.dep != "advmod"][:1]


def _is_never(parsed: ParsedArticle, verb: Token, child: Token) -> bool:
    if child.lemma in words("no_longer"):
        return _lemma_before(parsed, child) == "no"
    if child.dep == "cc" and child.i > verb.i:
        return False  # "was not charged nor convicted": of the next verb
    return child.dep in ("advmod", "preconj", "cc") and child.lemma in words("negative_adverbs")


def negative_phrase(parsed: ParsedArticle, noun: Token) -> list[Token]:
    """Return what negates a noun, and so the clause whose argument it is."""
    if noun.lemma in words("negative_pronouns") or noun.text.casefold() == "no one":
        return [noun]
    found = phrase_negators(parsed, noun) or _not_one(parsed, noun)
    if not found or noun.lemma in words("no_negation"):
        return []
    rest = parsed.tokens[noun.i + 1 : noun.i + 3]  # "no magic, only patience"
    broken = len(rest) == 2 and rest[0].text in (",", ";")
    return [] if broken and rest[1].lemma in words("instead_of_none") else found[:1]


def _not_one(parsed: ParsedArticle, noun: Token) -> list[Token]:
    """Return the "not" of "not a single soldier", which is "no soldier"."""
    first = parsed.tokens[parsed.left(noun)]
    one = parsed.lemma_after(first) in words("one_at_all")
    return [first] if one and first.lemma == "not" and first.i < noun.i else []


def _lemma_before(parsed: ParsedArticle, token: Token) -> str:
    return parsed.tokens[token.i - 1].lemma if token.i else ""
