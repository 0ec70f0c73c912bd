"""Claims that the sentence itself calls false: "to say that Chad paid | is a lie", "the idea that".

In: a predicate or event noun in what a claim says. Out: what rejects the claim; of a saying that is
only talked of ("saying so is irresponsible") that it is left open. Who rejects a claim never makes
it, in whatever act he does so and however long he goes on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.clause_structure import is_negated
from kg.extract.grammar.dependents import (
    active_subject,
    attribute,
    direct_object,
    has_determiner,
    is_infinitive,
    own_subject,
    predicative_adjective,
)
from kg.extract.grammar.functions import (
    is_active_subject,
    is_adverbial_clause,
    is_clausal_subject,
    is_clause_on_noun,
    is_finite_complement,
    is_open_complement,
)
from kg.extract.grammar.governors import owner_of_phrase
from kg.extract.grammar.verb_forms import is_be, predicate_verb
from kg.extract.lexicon import words
from kg.extract.standing.veridicality.embedding import DENIED, OPEN, Embedding
from kg.extract.standing.veridicality.implication_signatures import look_up, signature

if TYPE_CHECKING:
    from kg.model import Token
    from kg.parse import ParsedArticle

REJECTED = signature("-", "unspecified")


def rejected_claim(parsed: ParsedArticle, token: Token) -> Embedding | None:
    """Return what rejects the claim that a predicate or an event noun stands in; else None."""
    claim = owner_of_phrase(parsed, token, *words("topics_of_claims"))
    if is_clause_on_noun(token):
        claim = parsed.head(token)
        if _is_label(parsed, token, claim):  # "it is | a fabrication | that it paid"
            return Embedding(predicate_verb(parsed, claim), REJECTED)
    if claim is not None and claim.lemma in words("denied_claims") and is_active_subject(claim):
        return _rejecting(parsed, parsed.head(claim), words("falsehoods"))
    said = parsed.head(token)
    if not is_finite_complement(token) or said.lemma not in words("saying_so"):
        return None
    verb = _of_saying(parsed, said)
    if verb is None:
        return None
    false = (words("falsehoods") | words("misleading")) - words("wrongs")
    rejected = _rejecting(parsed, verb, false)
    left_open = None if is_open_complement(said) else Embedding(verb, OPEN)
    return rejected or left_open


def is_rejected(parsed: ParsedArticle, token: Token) -> bool:
    """Tell whether a predicate stands in a claim that the sentence calls false."""
    above = (token, *parsed.ancestors(token))
    bound = (rejected_claim(parsed, t) for t in above)
    return any(b is not None and b.signature is not OPEN for b in bound)


def _is_label(parsed: ParsedArticle, clause: Token, noun: Token) -> bool:
    """Tell whether a noun says of a whole clause after it what a claim like it is: a lie."""
    found = look_up(noun.lemma, "N", "that")
    if found is None or found.holds != REJECTED.holds:
        return False
    be, own = parsed.head(noun), own_subject(parsed, clause)
    it = active_subject(parsed, be) if is_be(be) and attribute(parsed, be) is noun else None
    if it is None or it.text.casefold() != "it" or is_negated(parsed, be):
        return False
    opener = parsed.tokens[parsed.left(clause)]
    return opener.lemma == "that" and own is not None and own is not opener


def _of_saying(parsed: ParsedArticle, said: Token) -> Token | None:
    """Return the verb whose subject a saying is, by nobody: "| to say | that he left is", "it is
    wrong | to say |"; None of one that somebody does."""
    if own_subject(parsed, said) is not None:
        return None
    first = parsed.first_conjunct(said)
    verb = parsed.head(first)
    if is_clausal_subject(first):
        return verb
    before = first.i < verb.i and own_subject(parsed, verb) is None
    if is_adverbial_clause(first) and is_infinitive(parsed, first) and before:
        return verb if verb.tag != "VB" else None  # "to say so, call the office"
    above = predicate_verb(parsed, verb)
    it = active_subject(parsed, above) if is_be(above) else None
    late = is_open_complement(first) and it is not None and it.text.casefold() in ("it", "that")
    return above if late else None


def _rejecting(parsed: ParsedArticle, verb: Token, labels: frozenset[str]) -> Embedding | None:
    """Return a verb that says of its subject, or of what "it" stands for, that it is false.

    `labels` are the words that say so: a claim that is wrong is false, to say a thing may be wrong
    although it is so.
    """
    denied = is_negated(parsed, verb)
    if verb.lemma in words("misrepresenting"):
        return None if denied else Embedding(verb, REJECTED)
    if not is_be(verb):
        thing = direct_object(parsed, verb)
        if thing is None or thing.lemma not in words("truths"):
            return None
        none = denied or has_determiner(parsed, thing, "no")
        return Embedding(verb, DENIED) if none or verb.lemma == "lack" else None
    told = predicative_adjective(parsed, verb) or attribute(parsed, verb)
    if told is not None and told.lemma in labels:
        return None if denied else Embedding(verb, REJECTED)
    true = told is not None and told.lemma in words("truthful")
    return Embedding(verb, DENIED) if denied and true else None
