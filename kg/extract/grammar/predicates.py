"""Which word predicates: the verb over an adjective or noun, the predicate over any other word.

In: a parsed article and a word. Out: the verb that carries its predicate, or what tells how a
predicate is joined to another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.complementation import verbs_above
from kg.extract.grammar.governors import owner_of_clause, preposition_before_clause
from kg.extract.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.model import Token
    from kg.parse import ParsedArticle


def copula_of(parsed: ParsedArticle, word: Token) -> Token:
    """Return the verb over a predicative adjective; any other word is returned as it is."""
    return parsed.head(word) if word.dep == "acomp" else word


def predicate_above(parsed: ParsedArticle, word: Token) -> Token | None:
    """Return the nearest verb or auxiliary above a word."""
    return next(verbs_above(parsed, word), None)


def has_correlative(parsed: ParsedArticle, verb: Token, lemma: str) -> bool:
    """Tell whether a word like "neither" stands before a verb that is joined to another."""
    return lemma in [c.lemma for c in parsed.all(verb, "preconj", "cc", "advmod")]


def helped_gerund(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return the gerund after a word that the parser took for its auxiliary: "mulling selling"."""
    head = parsed.head(verb)
    return head if verb.dep == "aux" and head.tag == "VBG" and head.i > verb.i else None


def subject_or_expletive(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return a verb's active subject, be it an "it" or "there" that stands for nothing."""
    return parsed.child(verb, "nsubj", "expl")


def what_follows(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return the first of a verb's complement clauses, direct objects and adverbial clauses."""
    return parsed.child(verb, "xcomp", "dobj", "ccomp", "advcl")


def is_passive_participle(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether a participle has the auxiliary of the passive."""
    return parsed.child(verb, "auxpass") is not None


def clauses_after(parsed: ParsedArticle, verb: Token) -> Sequence[Token]:
    """Return the verbs of a verb's finite complements and adverbial clauses."""
    return parsed.all(verb, "ccomp", "advcl")


def charging_verb(parsed: ParsedArticle, deed: Token) -> Token | None:
    """Return the verb of a charge that a deed's clause stands under: "| blamed | Mali for leaving".

    None where the clause is under none.
    """
    link = preposition_before_clause(parsed, parsed.first_conjunct(deed))
    verb = owner_of_clause(parsed, parsed.first_conjunct(deed))
    if link is None or verb is None or verb.pos != "VERB":
        return None
    return verb if f"{verb.lemma} {link.lemma}" in words("charging_with") else None
