"""Claims that the sentence itself calls false: "to say that Chad paid | is a lie", "the idea that".

In: a predicate or event noun in what a claim says. Out: what rejects the claim; of a saying that is
only talked of ("saying so is irresponsible") that it is left open. Who rejects a claim never makes
it, in whatever act he does so and however long he goes on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.clauses import Relation, clause_index
from kg.extract.grammar.clause_structure import is_negated
from kg.extract.grammar.dependents import (
    active_subject,
    attribute,
    attributives,
    direct_object,
    has_determiner,
    is_infinitive,
    nouns_after,
    own_subject,
    predicative_adjective,
    subordinators,
)
from kg.extract.grammar.functions import (
    is_adverbial_clause,
    is_clausal_subject,
    is_open_complement,
)
from kg.extract.grammar.governors import (
    noun_of_clause,
    owner_of_phrase,
    verb_of_active_subject,
    verb_of_complement,
    with_governors,
)
from kg.extract.grammar.verb_forms import is_be, predicate_verb
from kg.extract.lexicon import words
from kg.extract.standing.veridicality.embedding import DENIED, OPEN, Embedding
from kg.extract.standing.veridicality.implication_signatures import look_up, signature
from kg.parse.token_memo import once_per_token

if TYPE_CHECKING:
    from kg.model import Token
    from kg.parse import ParsedArticle

REJECTED = signature("-", "unspecified")


def rejected_claim(parsed: ParsedArticle, token: Token) -> Embedding | None:
    """Return what rejects the claim that a predicate or an event noun stands in; else None."""
    called = _called_false(parsed, token)
    if called is not None:
        return called
    claim = owner_of_phrase(parsed, token, *words("topics_of_claims"))
    noun = noun_of_clause(parsed, token)
    if noun is not None:
        claim = noun
        ruling = _ruling_out(parsed, noun)
        if ruling is not None:
            return Embedding(noun, OPEN if is_negated(parsed, ruling) else REJECTED)
        if _is_label(parsed, token, claim):  # "it is | a fabrication | that it paid"
            return Embedding(predicate_verb(parsed, claim), REJECTED)
    known = words("denied_claims")
    if noun is not None and is_what_is_said(parsed, token):  # "her | comment | that she left"
        known |= words("reported_claims")
    told = verb_of_active_subject(parsed, claim) if claim is not None else None
    if claim is not None and told is not None and claim.lemma in known:
        return _rejecting(parsed, told, words("falsehoods"))
    said = verb_of_complement(parsed, token)
    if said is None or said.lemma not in words("saying_so"):
        return None
    if _is_taken_back(parsed, said):
        return Embedding(said, OPEN)
    verb = _of_saying(parsed, said)
    if verb is None:
        return None
    false = (words("falsehoods") | words("misleading")) - words("wrongs")
    rejected = _rejecting(parsed, verb, false)
    left_open = None if is_open_complement(said) else Embedding(verb, OPEN)
    return rejected or left_open


def is_what_is_said(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether a clause on a noun is what it says: "the comment | that she left |".

    Not one that tells which comment it is: "the comment | that she made |".
    """
    clause = clause_index(parsed).at(verb)
    return (
        clause is not None
        and clause.governor is not None
        and clause.governor.relation in (Relation.COMPLEMENT, Relation.APPOSITION)
    )


def _is_taken_back(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether somebody no longer says a thing: "regretted | saying | so", "apologised for it".

    It was said once, and what was said then is asserted no more.
    """
    above = parsed.head(verb)
    if verb.tag != "VBG" or verb.lemma not in words("saying_so"):
        return False
    return (parsed.head(above) if above.lemma == "for" else above).lemma in words("taking_back")


@once_per_token
def _called_false(parsed: ParsedArticle, verb: Token) -> Embedding | None:
    """Return what calls a clause false that a label opens: "“false reports” | that he left |".

    "So-called evidence that" leaves it open, and so do denials: they are somebody's word, and not
    that of who tells of them. A label stands right before "that".
    """
    mark = next((m for m in subordinators(parsed, verb) if m.text.casefold() == "that"), None)
    if mark is None or mark.i == 0 or mark.i > verb.i:
        return None
    noun = parsed.tokens[mark.i - 1]
    if noun.pos == "PUNCT" and noun.text in _MARKS and noun.i > 0:
        noun = parsed.tokens[noun.i - 1]
    if noun.pos not in ("NOUN", "PROPN") or noun.sent != verb.sent:
        return None
    if noun.lemma in words("denial_nouns"):
        return Embedding(noun, OPEN)  # "weeks of denials | that it was involved |"
    before = [t for t in attributives(parsed, noun) if t.i >= noun.i - _LABEL]
    if any(t.text.casefold() == "so" for t in parsed.tokens[max(0, noun.i - _LABEL) : noun.i]):
        named = "".join([t.text for t in parsed.tokens[max(0, noun.i - _LABEL) : noun.i]])
        return Embedding(noun, OPEN) if "so-called" in named.casefold() else None
    above = parsed.head(noun)
    bound = is_be(above) or is_negated(parsed, above)  # "it is | a lie | that", "it is no lie that"
    if bound or (not any(before) and noun.tag != "NNS"):
        return None
    false = noun.lemma in words("lies") or any(t.lemma in words("falsehoods") for t in before)
    labels = words("labels_of_claims") | words("reported_claims")
    return Embedding(noun, REJECTED) if false and noun.lemma in labels else None


_MARKS = frozenset({"”", '"', "’", "''", "'"})
_LABEL = 4
"""Words before a noun among which what it is called stands: "completely and utterly false"."""


def called_false_above(parsed: ParsedArticle, token: Token) -> Embedding | None:
    """Return what a label says of the clause in which a predicate stands, however far above."""
    bound = (_called_false(parsed, t) for t in with_governors(parsed, token))
    return next((b for b in bound if b is not None), None)


def is_rejected(parsed: ParsedArticle, token: Token) -> bool:
    """Tell whether a predicate stands in a claim that the sentence calls false."""
    above = with_governors(parsed, token)
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


def _ruling_out(parsed: ParsedArticle, noun: Token) -> Token | None:
    """Return the "is" by which a thing is ruled out: "it | is | out of the question that"."""
    out = owner_of_phrase(parsed, noun, "of") if noun.lemma == "question" else None
    be = parsed.head(out) if out is not None and out.lemma == "out" else None
    return be if be is not None and is_be(be) else None


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
    if any(t.lemma in words("truths") for t in nouns_after(parsed, verb, "without")):
        return None if denied else Embedding(verb, REJECTED)  # "are wholly without foundation"
    if told is not None and told.lemma in labels:
        return None if denied else Embedding(verb, REJECTED)
    true = told is not None and told.lemma in words("truthful")
    return Embedding(verb, DENIED) if denied and true else None
