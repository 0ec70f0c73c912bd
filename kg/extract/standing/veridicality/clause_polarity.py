"""What negates a clause, and how far: "no troops", "not until", "neither … nor", "nearly"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.lexicon import words
from kg.model import Polarity

if TYPE_CHECKING:
    from kg.model import Token
    from kg.parse import ParsedArticle


def clause_polarity(parsed: ParsedArticle, verb: Token, helper: Token) -> Polarity:
    """Return whether a clause is negated; `helper` is the verb whose auxiliaries it shares."""
    negations = negators(parsed, verb) + _almost(parsed, verb)
    if helper is not verb and not negations:
        links = {c.lemma for v in parsed.conjuncts(helper) for c in parsed.all(v, "cc")}
        shared = negators(parsed, helper)
        if shared and "but" not in links:
            return Polarity.NEG if links & words("alternatives") else Polarity.UNSPECIFIED
    if len(negations) == 1 and _not_all(parsed, verb, negations[0]):
        return Polarity.UNSPECIFIED
    if not negations and _not_every(parsed, verb):
        return Polarity.UNSPECIFIED
    return Polarity.NEG if len(negations) % 2 else Polarity.POS


def negators(parsed: ParsedArticle, verb: Token) -> list[Token]:
    """Return the words of a verb's clause that negate it."""
    found = []
    for child in parsed.children[verb.i]:
        if child.dep == "neg" or child.text.casefold() in words("contracted_not"):
            if not _only(parsed, child):
                found.append(child)
        elif _is_never(parsed, child):
            found.append(child)
        elif child.dep in COUNTED:
            found += _negative_phrase(parsed, child)
        elif child.dep == "prep" and child.i < verb.i:  # "at no time", "under no circumstances"
            inner = parsed.child(child, "pobj")
            found += _negative_phrase(parsed, inner) if inner is not None else []
    found += _misplaced(parsed, verb)
    either = [t for t in found if t.lemma in words("correlative_negatives")]
    return [t for t in found if t not in either[1:]] or _neither(parsed, verb)


def _misplaced(parsed: ParsedArticle, verb: Token) -> list[Token]:
    """Return the "not" of "is likely not yet leaving", which a parser takes for an adjunct's."""
    told = parsed.child(verb, "acomp")
    if told is None or told.lemma != "likely":
        return []
    bare = [c for c in parsed.all(verb, "advcl") if c.tag == "VBG" and c.i > told.i]
    below = [n for c in bare if parsed.left(c) == told.i + 1 for n in parsed.all(c, "neg")]
    return [n for n in below if not _only(parsed, n)]


def _neither(parsed: ParsedArticle, verb: Token) -> list[Token]:
    """Return the "neither" of "neither confirmed nor denied", for both."""
    first = parsed.first_conjunct(verb)
    own = parsed.child(first, "nsubj", "nsubjpass") or first
    linked = (c for v in dict.fromkeys((first, verb, own)) for c in parsed.children[v.i])
    return [c for c in linked if c.lemma in words("correlative_negatives") and c.dep != "advmod"][
        :1
    ]


def _almost(parsed: ParsedArticle, verb: Token) -> list[Token]:
    """Return "nearly" of "nearly broke the record": it did not."""
    if verb.tag not in ("VBD", "VBN"):
        return []
    return [
        c
        for c in parsed.all(verb, "advmod")
        if c.lemma in words("approximators") and c.i == verb.i - 1
    ]


def _is_never(parsed: ParsedArticle, child: Token) -> bool:
    if child.lemma in words("no_longer"):
        return _before(parsed, child) == "no"
    return child.dep in ("advmod", "preconj", "cc") and child.lemma in words("negative_adverbs")


COUNTED = ("nsubj", "nsubjpass", "dobj", "attr", "expl", "dative")
"""Dependents whose "no" negates the clause: "sent no troops"."""


def _negative_phrase(parsed: ParsedArticle, noun: Token) -> list[Token]:
    if noun.lemma in words("negative_pronouns") or noun.text.casefold() == "no one":
        return [noun]
    for det in parsed.all(noun, "det", "neg", "preconj"):
        rest = parsed.tokens[noun.i + 1 : noun.i + 3]  # "no magic, only patience"
        instead = (
            len(rest) == 2
            and rest[0].text in (",", ";")
            and rest[1].lemma in words("instead_of_none")
        )
        if det.lemma in words("negative_determiners") and noun.lemma not in words("no_negation"):
            return [] if instead else [det]
    return []


def _only(parsed: ParsedArticle, negation: Token) -> bool:
    """Tell whether "not" stands in "not only", "not just", "whether or not"."""
    if parsed.tokens[negation.i - 1].lemma == "or" and negation.i > 1:
        return parsed.tokens[negation.i - 2].lemma == "whether"
    after = parsed.lemma_after(negation)
    return after in words("not_only")


def _not_all(parsed: ParsedArticle, verb: Token, negation: Token) -> bool:
    """Tell whether only a part is negated: "not all left", "not because", "not necessarily"."""
    after = parsed.lemma_after(negation)
    if after in words("part_negated"):
        return True
    if any(c.lemma == "until" and c.i > negation.i for c in parsed.all(verb, "prep")):
        return True  # "did not close until March": then it did
    return any(
        m.lemma in words("circumstance_negated") and c.i > verb.i and _before(parsed, m) != ","
        for c in parsed.all(verb, "advcl")
        for m in parsed.all(c, "mark")
    )


def _not_every(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether the subject is "not all troops"."""
    own = parsed.child(verb, "nsubj", "nsubjpass")
    if own is None:
        return False
    first = parsed.tokens[parsed.left(own)]
    return first.lemma == "not" and not _only(parsed, first)


def _before(parsed: ParsedArticle, token: Token) -> str:
    return parsed.tokens[token.i - 1].lemma if token.i else ""
