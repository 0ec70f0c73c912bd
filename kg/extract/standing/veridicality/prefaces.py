"""What only leads up to a claim: "I must say that", "we want to stress that", "it is worth noting".

Such a preface ("hedged performative") puts no duty, wish or chance of its own: the claim is what
its "that" clause says. What one tells of one's own speaking beside a claim is none either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.clause_structure import is_finite, is_negated, modals
from kg.extract.grammar.complementation import finite_complements
from kg.extract.grammar.dependents import (
    active_subject,
    adverbs,
    attribute,
    clauses_on_noun,
    complement_clauses,
    direct_object,
    finite_complement,
    is_introduced_by,
    open_complement,
    own_subject,
    passive_subject,
    possessor,
    predicative_adjective,
)
from kg.extract.grammar.verb_forms import is_be, predicate_verb, with_particle
from kg.extract.lexicon import words
from kg.parse.token_memo import once_per_token

if TYPE_CHECKING:
    from kg.model import Token
    from kg.parse import ParsedArticle


@once_per_token
def claim_led_up_to(parsed: ParsedArticle, head: Token) -> Token | None:
    """Return the main verb of the claim that a predicate only leads up to, None where it does not.

    "We have to admit that the dam | leaks |"; "He has to admit that it leaks" is told of him.
    """
    if is_negated(parsed, head):
        return None
    viewed = _own_view(parsed, head)
    if viewed is not None:
        return viewed
    saying = _saying(parsed, head)
    if saying is None or is_negated(parsed, saying):
        return None
    claim = finite_complement(parsed, saying)
    return claim if claim is not None and claim.i > saying.i else None


def is_led_up_to(parsed: ParsedArticle, clause: Token) -> bool:
    """Tell whether a complement clause is the claim of a preface, so that it stands as its own
    words put it.
    """
    above = parsed.head(clause)
    if _is_plea(parsed, above):
        return is_finite(parsed, clause)
    further = (above, parsed.head(above), predicate_verb(parsed, parsed.head(above)))
    return any(claim_led_up_to(parsed, head) == clause for head in further)


def _own_view(parsed: ParsedArticle, head: Token) -> Token | None:
    """Return the claim that "it is my view that" or "my view is that" opens, None where none."""
    noun = attribute(parsed, head) if is_be(head) and _is_impersonal(parsed, head) else None
    if noun is None or noun.lemma not in words("own_views"):
        return None
    whose = possessor(parsed, noun)
    own = words("first_person_singular") | words("first_person_plural")
    if whose is None or whose.text.casefold() not in own:
        return None
    clauses = (*clauses_on_noun(parsed, noun), *finite_complements(parsed, head))
    told = (c for c in clauses if c.i > noun.i and is_introduced_by(parsed, c, "that"))
    return next(told, None)


def _saying(parsed: ParsedArticle, head: Token) -> Token | None:
    """Return the verb of saying in a preface: the head, or the infinitive that it leads up to."""
    if _introduces(parsed, head):
        it = passive_subject(parsed, head)
        impersonal = it is not None and it.text.casefold() == "it"
        return head if impersonal or _is_speakers(parsed, head) else None
    if is_be(head) and _is_impersonal(parsed, head):
        told = predicative_adjective(parsed, head) or attribute(parsed, head)
        if told is None or told.lemma not in words("worth_introducing"):
            return None
        return _first_introducing(parsed, head, told)
    if head.lemma not in words("leading_up"):
        return None
    let = head.lemma == "let" and head.tag == "VB" and active_subject(parsed, head) is None
    return _first_introducing(parsed, head) if let or _is_speakers(parsed, head) else None


def _first_introducing(parsed: ParsedArticle, *holders: Token) -> Token | None:
    """Return the plain form among the complements of some words that introduces a claim."""
    for holder in holders:
        for verb in (open_complement(parsed, holder), finite_complement(parsed, holder)):
            if verb is not None and verb.tag in ("VB", "VBG") and _introduces(parsed, verb):
                return verb
    return None


def _introduces(parsed: ParsedArticle, verb: Token) -> bool:
    both = {verb.lemma, with_particle(parsed, verb)}
    return verb.pos == "VERB" and not both.isdisjoint(words("introducing"))


def _is_speakers(parsed: ParsedArticle, verb: Token) -> bool:
    own = active_subject(parsed, verb)
    return own is not None and own.text.casefold() in words("first_person")


def _is_impersonal(parsed: ParsedArticle, verb: Token) -> bool:
    own = own_subject(parsed, verb)
    return own is not None and own.text.casefold() == "it"


def claims_among(parsed: ParsedArticle, heads: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return the main predicates that claim something, without those that stand only beside them.

    "Perhaps I missed it, but it | fell |", "I would like to comment, but it | fell |", "correct me
    if I'm wrong, but it | fell |", "let me be clear: it | fell |". Where nothing else is claimed
    they are returned as they are.
    """
    found: list[Token] = []
    for head in heads:
        found += _claims_joined(parsed, head) if is_beside_claims(parsed, head) else [head]
    return tuple(dict.fromkeys(found)) or heads


@once_per_token
def is_beside_claims(parsed: ParsedArticle, head: Token) -> bool:
    """Tell whether a clause claims nothing: it tells of speaking, asks leave, grants an error."""
    doubt = _is_own_doubt(parsed, head)
    beside = doubt or _tells_of_speaking(parsed, head) or _is_plea(parsed, head)
    return beside or _calls_attention(parsed, head)


def _claims_joined(parsed: ParsedArticle, head: Token) -> list[Token]:
    """Return the finite clauses that are joined to a preface, or that parsers hang on it."""
    joined = (*parsed.conjuncts(head), *finite_complements(parsed, head))
    return [c for c in joined if c.i > head.i and is_finite(parsed, c)]


def _opens_claim(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether a plain form announces a claim: "let me | be clear |", "let me | say |"."""
    told = predicative_adjective(parsed, verb) if is_be(verb) else None
    plain = told is not None and told.lemma in words("plain_speaking")
    return verb.tag == "VB" and (plain or _introduces(parsed, verb))


def _is_own_doubt(parsed: ParsedArticle, head: Token) -> bool:
    """Tell whether one only grants that one may have it wrong: "perhaps I missed it"."""
    own = active_subject(parsed, head)
    if own is None or own.text.casefold() != "i" or is_negated(parsed, head):
        return False
    told = predicative_adjective(parsed, head) if is_be(head) else None
    wrong = told is not None and told.lemma in words("being_wrong")
    hedged = any(a.lemma in words("possible") for a in adverbs(parsed, head))
    may = not words("possibility_modals").isdisjoint(modals(parsed, head))
    return (wrong or head.lemma in words("own_errors")) and (hedged or may)


def _tells_of_speaking(parsed: ParsedArticle, head: Token) -> bool:
    """Tell whether one says only that one will or will not speak: "I would not like to comment"."""
    if not _is_speakers(parsed, head) or head.lemma not in words("leading_up"):
        return False
    goal = open_complement(parsed, head)
    if goal is None or goal.lemma not in words("speaking_at_all"):
        return False
    return finite_complement(parsed, goal) is None


def _calls_attention(parsed: ParsedArticle, head: Token) -> bool:
    """Tell whether a plain form only calls for a hearing: "| Look here |. We are happy"."""
    if head.lemma not in words("attention_calls") or head.tag not in ("VB", "VBP"):
        return False
    if active_subject(parsed, head) is not None or direct_object(parsed, head) is not None:
        return False
    after = parsed.lemma_after(head)
    return after in _AFTER_CALLS and finite_complement(parsed, head) is None


_AFTER_CALLS = (",", ".", "!", ":", "here")


def _is_plea(parsed: ParsedArticle, head: Token) -> bool:
    """Tell whether a plain form only asks the hearer for leave or trust: "believe me, it fell"."""
    if head.lemma not in words("pleas_before_claims") or head.tag not in ("VB", "VBP"):
        return False
    announced = (_opens_claim(parsed, c) for c in complement_clauses(parsed, head))
    if active_subject(parsed, head) is not None or (head.lemma == "let" and not any(announced)):
        return False  # "our side let us down", "let us leave"
    after = parsed.tokens[head.i + 1 : head.i + 2]
    return any(t.text.casefold() in words("first_person_objects") for t in after)
